//! Cardinal numbers, in digits or words, with their scale: what stands before a unit.

use std::borrow::Cow;

use riscontro_core::value::{Exact, Number};
use riscontro_core::{Demand, Locale, TokenClass};

use crate::digits::{self, Reading, ReadingList};
use crate::glue::Glue;
use crate::number_words::Phrase;
use crate::reader::{At, Reader};

/// How many groups of three digits may follow the first one: what is longer fits no value.
const MOST_GROUPS: usize = 6;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// In digits without any mark: their value and how many there are.
    Bare(u32, usize),
    Digits,
    Words,
}

/// A number before any unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Amount {
    pub(crate) end: At,
    /// The values it may have, the likeliest first; never empty.
    pub(crate) readings: ReadingList,
    pub(crate) demand: Demand,
    pub(crate) nature: Nature,
    /// The scale it was multiplied by; 1 when there was none.
    pub(crate) scale: Exact,
}

impl Amount {
    pub(crate) fn of(end: At, number: Number, demand: Demand) -> Self {
        let reading = Reading { number, locale: Locale::Own, weight: 100 };
        Amount { end, readings: ReadingList::one(reading), demand, nature: Nature::Words, scale: Exact::ONE }
    }

    pub(crate) fn number(&self) -> Number {
        self.readings.first().expect("an amount has a reading").number
    }

    /// The value when it is a whole number.
    pub(crate) fn integer(&self) -> Option<i64> {
        self.number().value().to_integer()
    }

    pub(crate) fn is_scaled(&self) -> bool {
        self.scale != Exact::ONE
    }

    /// The year that it may be.
    pub(crate) fn year(&self) -> Option<i16> {
        match self.nature {
            Nature::Bare(value, 4) if (1000..=2100).contains(&value) && !self.is_scaled() => i16::try_from(value).ok(),
            _ => None,
        }
    }

    /// All readings times `factor`; those that do not fit are left out.
    pub(crate) fn times(mut self, factor: Exact) -> Self {
        let scaled = |reading: Reading| Some(Reading { number: reading.number.scaled(factor)?, ..reading });
        self.readings = self.readings.mapped(scaled);
        self.scale = self.scale.checked_mul(factor).unwrap_or(self.scale);
        self
    }

    /// All readings plus `part`.
    pub(crate) fn plus(mut self, part: Exact) -> Self {
        self.readings = self.readings.mapped(|reading| {
            let Some(value) = reading.number.value().checked_add(part) else { return Some(reading) };
            let resolution = value.as_decimal().map_or(0, |(_, exponent)| exponent.min(reading.number.resolution()));
            Some(Reading { number: Number::new(value, resolution), ..reading })
        });
        self
    }
}

impl Reader<'_> {
    /// The number at `at`, without what it counts.
    pub(crate) fn amount(&self, at: At) -> Option<Amount> {
        self.memo.amounts.at(at, || self.signed(at))
    }

    fn signed(&self, at: At) -> Option<Amount> {
        if let Some(after) = self.minus(at) {
            let positive = self.unsigned(after)?;
            return Some(negated(positive));
        }
        self.unsigned(at)
    }

    /// The end of a minus sign or word at `at`, before a number.
    fn minus(&self, at: At) -> Option<At> {
        if self.is_mark(at, "-") || self.is_mark(at, "\u{2013}") {
            let in_brackets = || at.token.checked_sub(1).is_some_and(|before| self.is_mark(At::start(before), "("));
            let stands_free = at.token == 0 || !self.is_joined(at) || in_brackets();
            return (stands_free && self.is_joined(at.next())).then(|| at.next());
        }
        // `più o meno 30` is no negative number.
        self.glue(at, Glue::Minus).filter(|after| self.bound_before(*after).is_none())
    }

    fn unsigned(&self, at: At) -> Option<Amount> {
        let base = self.in_digits(at).or_else(|| self.bare_decimals(at));
        let base = base.or_else(|| self.half_of_scale(at)).or_else(|| self.in_words(at))?;
        let base = match self.power_of_ten(base.end) {
            Some((end, power)) => Amount { end, nature: Nature::Digits, ..base.times(power) },
            None => self.with_spoken_decimals(base),
        };
        let amount = self.with_fraction(self.scaled(base));
        (!amount.readings.is_empty()).then_some(amount)
    }

    /// The number written in digits at `at`, without scale.
    pub(crate) fn in_digits(&self, at: At) -> Option<Amount> {
        let class = self.class(at)?;
        if !matches!(class, TokenClass::Number | TokenClass::Alphanumeric) {
            return None;
        }
        self.memo.digits.at(at, || self.read_digits(at, class))
    }

    fn read_digits(&self, at: At, class: TokenClass) -> Option<Amount> {
        let rest = self.rest(at);
        let len = rest.find(|letter: char| !is_digit_or_mark(letter)).unwrap_or(rest.len());
        let digits = rest[..len].trim_end_matches(|letter: char| !letter.is_ascii_digit());
        if !digits.starts_with(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        let (end, text) = match class {
            // `17:30` is no number.
            TokenClass::Number if len < rest.len() => return None,
            TokenClass::Number => self.spaced_groups(at, digits),
            _ => (At { token: at.token, skip: u32::try_from(digits.len()).ok()? }, Cow::Borrowed(digits)),
        };
        let nature = match digits.parse() {
            Ok(value) if text == digits && digits.len() < 9 => Nature::Bare(value, digits.len()),
            _ => Nature::Digits,
        };
        let readings = digits::read(&text, &self.formats);
        (!readings.is_empty()).then_some(Amount { end, readings, demand: Demand::Required, nature, scale: Exact::ONE })
    }

    /// `.08`; two digits or three may be hundredths of an inch, which other languages say without the point (`.45`, `calibro 45`).
    pub(crate) fn bare_decimals(&self, at: At) -> Option<Amount> {
        let mut mark = [0; 4];
        let mark = self.formats.own.decimal.encode_utf8(&mut mark);
        let stands_free = self.is_mark(at, mark)
            && self.is_joined(at.next())
            && (at.token == 0 || !self.is_joined(at) || self.is_sign(at));
        let mut amount = self.in_digits(at.next()).filter(|_| stands_free)?;
        let Nature::Bare(digits, len) = amount.nature else { return None };
        let places = i32::try_from(len).ok()?.checked_neg()?;
        let number = Number::new(Exact::decimal(i64::from(digits), places)?, i8::try_from(places).ok()?);
        let reading = |number, weight| Reading { number, locale: Locale::Own, weight };
        // `a .22 rifle`, `.45-calibre`, `.357 Magnum`
        let is_weapon = self.has_before(at, Glue::One)
            || self.is_mark(amount.end, "-")
            || self.class(amount.end) == Some(TokenClass::Capitalised);
        let is_bare = matches!(len, 2 | 3) && digits >= 10 && is_weapon && self.units(amount.end).is_none();
        let calibre = is_bare.then(|| Number::integer(i64::from(digits)));
        amount.readings = ReadingList::two(reading(number, 100), calibre.map(|number| reading(number, 20)));
        Some(Amount { nature: Nature::Digits, ..amount })
    }

    /// Whether a minus sign stands before `at`.
    fn is_sign(&self, at: At) -> bool {
        at.token.checked_sub(1).is_some_and(|before| self.is_mark(At::start(before), "-"))
    }

    /// `1.5e13`, `2e+14`: the power of ten written on to digits that end at `at`.
    fn power_of_ten(&self, at: At) -> Option<(At, Exact)> {
        let power = self.rest(at).strip_prefix(['e', 'E']).filter(|_| !at.is_whole())?;
        let signed = self.is_mark(at.next(), "+") && self.is_joined(at.next()) && self.is_joined(at.next().next());
        let (end, power) = match power {
            "" if signed => (At::start(at.token + 3), self.rest(At::start(at.token + 2))),
            _ => (at.next(), power),
        };
        let power = power.parse().ok().filter(|power| *power <= 18)?;
        Some((end, Exact::decimal(1, power)?))
    }

    /// Joins groups of three digits that plain spaces separate: `10 000`.
    fn spaced_groups<'t>(&self, at: At, digits: &'t str) -> (At, Cow<'t, str>) {
        let mut text = Cow::Borrowed(digits);
        let mut end = at.next();
        let groups = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if digits.len() > 3 || !groups(digits) || digits.starts_with('0') {
            return (end, text);
        }
        while let Some(token) = self.token(end).filter(|_| end.token - at.token <= MOST_GROUPS) {
            let gap = self.tokens[end.token - 1].span.end() as usize..token.span.start() as usize;
            let group = self.rest(end);
            // `7 412,35`: decimals stand behind the last group where a space is what parts groups; elsewhere `On May 7 412.5 tonnes`
            // are two numbers.
            let has_spaces = self.formats.own.groups.first().is_some_and(|mark| mark.is_whitespace());
            // `EUR 3 450 000.00`, as European institutions write in English
            let has_spaces = has_spaces || end.token - at.token > 1;
            let parted = group.split_once(self.formats.own.decimal).filter(|_| has_spaces);
            let (whole, decimals) = parted.unwrap_or((group, ""));
            let is_group = whole.len() == 3 && groups(whole) && groups(decimals);
            if token.class != TokenClass::Number || !is_group || &self.text[gap] != " " {
                break;
            }
            let text = text.to_mut();
            text.push(' ');
            text.push_str(group);
            end = end.next();
            if whole.len() < group.len() {
                break;
            }
        }
        (end, text)
    }

    /// `half a million`, `mezzo milione`, `half-a-million`, `half-billion`.
    fn half_of_scale(&self, at: At) -> Option<Amount> {
        let past_hyphen = |at: At| self.past_hyphen(at).unwrap_or(at);
        let after = past_hyphen(self.half(at)?);
        let after = self.past(after, Glue::Of);
        let after = past_hyphen(self.past(after, Glue::One));
        self.scale(after)?;
        Some(Amount::of(after, Number::new(Exact::HALF, -1), Demand::Required))
    }

    /// `two point five`, `zero virgola centododici`.
    fn with_spoken_decimals(&self, amount: Amount) -> Amount {
        let (Some(start), Some(whole)) = (self.glue(amount.end, Glue::Point), amount.integer()) else { return amount };
        let mut decimals = String::new();
        let mut end = start;
        while let Some(next) = self.phrase(end).filter(|next| decimals.is_empty() || next.value < 10) {
            decimals += &next.value.to_string();
            end = next.end;
        }
        if let Nature::Bare(value, _) = self.in_digits(start).map_or(Nature::Words, |digits| digits.nature) {
            decimals = value.to_string();
            end = start.next();
        }
        let number = || {
            let value = Exact::parse_plain(&format!("{whole}.{decimals}"))?;
            Some(Number::new(value, i8::try_from(decimals.len()).ok()?.checked_neg()?))
        };
        match number().filter(|_| !decimals.is_empty()) {
            Some(number) => Amount::of(end, number, Demand::Required),
            None => amount,
        }
    }

    /// The scales after digits, a half or spoken decimals: `1,5 milioni`, `30mila`, `$5m`.
    pub(crate) fn scaled(&self, mut amount: Amount) -> Amount {
        loop {
            let found = self.scale(amount.end).or_else(|| self.scale(self.past_hyphen(amount.end)?));
            let Some((end, scale)) = found.filter(|(_, scale)| *scale != 100 || self.takes_hundred(&amount)) else {
                break;
            };
            let before = amount;
            amount = amount.times(Exact::integer(scale));
            if amount.readings.is_empty() {
                return before;
            }
            (amount.end, amount.demand) = (end, Demand::Required);
            amount = self.with_lower_group(amount, scale);
        }
        amount
    }

    /// `3 hundred`, `twelve hundred`
    fn takes_hundred(&self, amount: &Amount) -> bool {
        amount.number().value() < Exact::integer(1000)
    }

    /// `2 milioni e 300 mila`: what follows digits with a scale.
    fn with_lower_group(&self, amount: Amount, scale: i64) -> Amount {
        // `7,18 milioni, 64mila in meno`: decimals of a scale have told what is below it.
        let is_whole = amount.number().value().to_integer().is_some_and(|sum| sum % scale == 0);
        let lower = if scale < 1000 {
            self.and_digits(amount.end)
        } else if !is_whole {
            None
        } else {
            // `8,5 miliardi e diciassette morti`: a small number that counts something is no part of the sum.
            let is_heads =
                |phrase: &Phrase| phrase.value < 100 && self.is_content(phrase.end) && self.units(phrase.end).is_none();
            self.next_group(amount.end, scale).filter(|next| next.1.is_some() || !is_heads(&next.0)).map(|next| next.0)
        };
        match lower {
            Some(phrase) => {
                let mut sum = amount.plus(Exact::integer(phrase.value));
                sum.end = phrase.end;
                sum
            }
            None => amount,
        }
    }
}

fn negated(mut amount: Amount) -> Amount {
    amount.readings = amount.readings.mapped(|reading| {
        let number = Number::new(reading.number.value().negated(), reading.number.resolution());
        Some(Reading { number, ..reading })
    });
    if amount.nature != Nature::Words {
        amount.nature = Nature::Digits;
    }
    amount
}

fn is_digit_or_mark(letter: char) -> bool {
    letter.is_ascii_digit()
        || matches!(letter, '.' | ',' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ' ')
}
