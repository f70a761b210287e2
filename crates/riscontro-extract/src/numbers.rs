//! The pass over a segment: what may begin here, and which of it is taken.
//!
//! Every reader looks at a place; the longest mention wins, at one length the first in the order below, from the most to
//! the least specific. Reading goes on after it, so mentions never overlap.

use riscontro_core::value::{Bound, ClockTime, Exact, Number, TimeUnit};
use riscontro_core::{Demand, Mention, MentionKind, Reading, SegmentId, Span, TokenClass, Value};

use riscontro_lang::Head;

use crate::compound;
use crate::found::{Found, List, one, own};
use crate::glue::Glue;
use crate::lexicon::ClockWord;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// From this power of ten on, the last digit written is that of a million (`1,25 milioni`), a scale that a later number may
/// leave out; a thousand it never does.
const LEAST_RESOLUTION: i8 = 4;

/// How many small words stand between a number and the word that compares it: `contro i circa 30`.
const MOST_SMALL: usize = 2;

/// The longest list of mentions so far, of those that begin at one place.
#[derive(Debug)]
struct Best {
    /// What may begin at the place.
    starts: Starts,
    list: Option<List>,
    end: Option<At>,
}

/// No garment has a larger size.
const LARGEST_SIZE: i64 = 70;

/// Letters of a unit that is written out, at least: `metri`, `etti`, and no `kg`.
const LEAST_LETTERS: u32 = 4;

impl Best {
    fn at(starts: Starts) -> Best {
        Best { starts, list: None, end: None }
    }

    /// Takes what `read` finds if it is longer; it is asked only where one of `possible` begins, without which it finds nothing.
    #[inline]
    fn one(&mut self, possible: Starts, read: impl FnOnce() -> Option<Found>) {
        if self.starts.has(possible)
            && let Some(found) = read()
            && found.is_sound()
            && self.end < Some(found.end)
        {
            self.end = Some(found.end);
            self.list = Some(one(found));
        }
    }

    /// The same of mentions that are read together.
    #[inline]
    fn list(&mut self, possible: Starts, read: impl FnOnce() -> Option<List>) {
        if self.starts.has(possible)
            && let Some(list) = read()
        {
            let end = list.last().map(|found| found.end);
            if list.iter().all(Found::is_sound) && self.end < end {
                (self.list, self.end) = (Some(list), end);
            }
        }
    }
}

/// So many mentions back stands the number of those before whom another one is told (`due sono morti e un terzo è grave`).
const FARTHEST_OTHERS: usize = 32;

impl Reader<'_> {
    /// Appends the mentions of this segment, in text order.
    pub(crate) fn read_into(&self, segment: SegmentId, out: &mut Vec<Mention>) {
        let mut at = At::start(0);
        // Set phrases are sought where a number was found alone: up to there, which end farthest.
        let (mut idioms_from, mut idiom_end) = (at, at);
        let mut last_scale = 0;
        let mut last_end = None;
        loop {
            at = self.skip_dull(at);
            if at.token >= self.tokens.len() {
                break;
            }
            if let Some(mut article) = self.lone_article(at).filter(|_| last_scale == 0 && self.takes_short_ways) {
                let bound = self.bind(&mut article);
                at = article.end;
                last_end = Some(at);
                out.push(self.mention(segment, article, bound));
                continue;
            }
            let is_live = self.is_live(at) && self.glue(at, Glue::NoNumber).is_none();
            let relative = || self.relative(at).map(one);
            let told =
                || self.as_many(at, segment, out).or_else(|| self.year_beside(at, segment, out)).or_else(relative);
            let taken = if is_live { self.best(at).or_else(told) } else { None };
            let Some(list) = taken else {
                at = at.next();
                continue;
            };
            at = list.last().map_or(at.next(), |found| found.end);
            for mut found in list {
                let bound = self.bind(&mut found);
                self.maybe_negative(&mut found, segment, out);
                last_scale = self.echo(&mut found, last_scale);
                self.maybe_percent(&mut found, segment, out);
                self.maybe_hour(&mut found);
                self.maybe_share(&mut found);
                self.maybe_parts(&mut found);
                self.maybe_another(&mut found, segment, out);
                self.maybe_distance(&mut found);
                self.add_further(&mut found, segment, out);
                if found.demand == Demand::Required {
                    idiom_end = idiom_end.max(self.idioms_end(idioms_from, found.start));
                    idioms_from = found.end;
                    // What reaches past the phrase counts something else: `the one` ends inside `the one million`.
                    let is_small = found.end <= idiom_end
                        || self.is_unstressed(&found)
                        || self.is_footnote(&found)
                        || self.is_of_name_of_size(&found)
                        || self.is_garment_size(&found);
                    if is_small {
                        found.demand = Demand::Optional;
                    }
                }
                let (start, end) = (found.start, found.end);
                let follows = |last: At| {
                    last == start || self.glue(last, Glue::And) == Some(start) || self.is_listed_part(last, start, end)
                };
                out.push(self.mention(segment, found, bound));
                self.maybe_of_whole(out, last_end, (start, end));
                if let Some(last) = last_end.filter(|last| follows(*last)) {
                    compound::join_last(out, self.are_parts(last, end));
                }
                last_end = Some(end);
            }
        }
    }

    /// Where that set phrase ends which ends farthest of those that begin from `from` to `to`; the start when there is none.
    fn idioms_end(&self, from: At, to: At) -> At {
        if !self.is_present(Starts::IDIOM) {
            return At::start(0);
        }
        let places = (from.token..=to.token).map(At::start).filter(|at| self.starts(*at).has(Starts::IDIOM));
        places.filter_map(|at| self.idiom(at)).max().unwrap_or(At::start(0))
    }

    /// Gives a small number in words the scale of the number before it as a further reading (`dei 20 milioni, cinque
    /// serviranno`), and returns the scale that the next number may leave out: a power of ten, 0 for none.
    fn echo(&self, found: &mut Found, scale: i8) -> i8 {
        /// Marks the scale of a range, which only a number takes that counts nothing.
        const OF_RANGE: i8 = 64;
        let amount = match &found.readings[0].value {
            Value::Number(number)
            | Value::Money { amount: number, .. }
            | Value::Measure { amount: number, .. }
            | Value::Duration { amount: number, .. } => *number,
            // `fra 2,4 e 2,8 miliardi, dai circa tre di prima`
            Value::Range(ends) => match &ends.1 {
                Value::Number(number) | Value::Money { amount: number, .. }
                    if number.resolution() >= LEAST_RESOLUTION =>
                {
                    return OF_RANGE + number.resolution().saturating_add(2) / 3 * 3;
                }
                _ => return scale,
            },
            _ => return scale,
        };
        if amount.resolution() >= LEAST_RESOLUTION {
            return amount.resolution().saturating_add(2) / 3 * 3;
        }
        let (is_of_range, scale) = (scale >= OF_RANGE, scale % OF_RANGE);
        // `20 milioni, cinque serviranno`, but `20 milioni e cinque cavalli`
        let is_word =
            !is_of_range && self.class(found.start).is_some_and(TokenClass::is_word) && !self.is_plural(found.end);
        // `13,8 miliardi di anni, il Sole 4,6`: figures that count nothing themselves.
        // Towns are not counted in decimals: `7,6 milioni: 3,2 Cagliari, 1,2 Alghero`.
        let is_name = self.class(found.end) == Some(TokenClass::Capitalised) && amount.resolution() >= 0;
        // `38 milioni: 24 arrivano dalla Regione`
        let is_behind_mark =
            || found.start.token.checked_sub(1).is_some_and(|at| self.tokens[at].class == TokenClass::Punctuation);
        let counts = self.is_content(found.end) && !(self.lexicon.is_verb(self.rest(found.end)) && is_behind_mark());
        let is_elliptic = !counts && !is_name;
        let is_compared = self.is_compared(found.start);
        let is_elliptic = is_elliptic || (is_compared && self.glue(found.end, Glue::Stated).is_some());
        let least_scaled = if is_compared { 10_000 } else { 1000 };
        let is_small = amount.value() >= Exact::ONE && amount.value() < Exact::integer(least_scaled);
        let factor = Exact::decimal(1, i32::from(scale)).filter(|_| scale > 0 && (is_word || is_elliptic) && is_small);
        if let (Value::Number(number), Some(factor)) = (&found.readings[0].value, factor)
            && let Some(scaled) = number.scaled(factor)
        {
            found.readings.push(own(Value::Number(scaled), 5));
        }
        scale
    }

    /// Gives an amount in brackets (`(1.204)` in a balance) or beside a word for below (`1.85 m below ground`) its negative as
    /// a further reading: the other side may write it with a minus.
    fn maybe_negative(&self, found: &mut Found, segment: SegmentId, before: &[Mention]) {
        // Before a number the same words bound it: `below 5 °C`.
        let is_percent = matches!(found.readings[0].value, Value::Percent(_));
        let falls = || {
            is_percent
                && (self.has_before(found.start, Glue::Falling)
                    || self.is_gapped(found.start, before.last().filter(|last| last.segment == segment)))
        };
        let is_below_zero = self.glue(found.end, Glue::BelowZero).is_some();
        let is_below = || is_below_zero || self.glue(found.end, Glue::Below).is_some() || falls();
        if !self.is_bracketed(found) && !is_below() {
            return;
        }
        let negative = |number: Number| Number::new(number.value().negated(), number.resolution());
        let value = match &found.readings[0].value {
            Value::Number(number) => Value::Number(negative(*number)),
            Value::Percent(number) => Value::Percent(negative(*number)),
            Value::Money { amount, currencies } => Value::Money { amount: negative(*amount), currencies: *currencies },
            Value::Measure { amount, unit } => Value::Measure { amount: negative(*amount), unit: *unit },
            _ => return,
        };
        if is_below_zero {
            // `12 gradi sotto zero` are nothing else.
            found.readings.clear();
        }
        found.readings.push(own(value, 5));
    }

    /// Whether the number at `at` falls as `last` before it does, with nothing but names and small words between them: `Eni lost 0.6% and
    /// Banca del Ticino 1.1%`.
    fn is_gapped(&self, at: At, last: Option<&Mention>) -> bool {
        let falls = |reading: &Reading| matches!(reading.value, Value::Percent(number) if number.value() < Exact::ZERO);
        let Some(last) = last.filter(|last| last.readings.iter().skip(1).any(falls)) else { return false };
        let between = (0..at.token).rev().map(At::start);
        let mut between = between.take_while(|at| self.tokens[at.token].span.start() >= last.span.end());
        // `Popolare del Ticino` is a name in English, too.
        let is_of_name = |at: At| {
            let is_capital = |at: At| self.class(at).is_some_and(TokenClass::is_capitalised);
            is_capital(at.next()) && at.token.checked_sub(1).is_some_and(|before| is_capital(At::start(before)))
        };
        between.all(|at| !self.is_mark(at, ".") && (!self.is_content(at) || is_of_name(at)))
    }

    /// Whether it stands in brackets alone.
    pub(crate) fn is_bracketed(&self, found: &Found) -> bool {
        let before = found.start.token.checked_sub(1).map(At::start);
        before.is_some_and(|at| self.is_mark(at, "(")) && self.is_mark(found.end, ")")
    }

    /// Whether a sign stands before the number: `Londra -0,7`, `Parigi +0,2`.
    pub(crate) fn is_signed(&self, found: &Found, number: Number) -> bool {
        let sign = found.start.token.checked_sub(1).map(|before| self.rest(At::start(before)));
        number.value() < Exact::ZERO || sign == Some("+") || self.rest(found.start).starts_with('+')
    }

    /// Whether the number is one that another is compared with, which may leave out what both count: `contro i circa 30 attuali`,
    /// `up from 12`.
    pub(crate) fn is_compared(&self, at: At) -> bool {
        if !self.is_present(Starts::of_glue(Glue::Compared)) {
            return false;
        }
        let is_small = |at: At| {
            self.token(at).is_some_and(|token| self.facts(token).is_stop) || self.starts(at).has(Starts::BOUND)
        };
        let before = (0..=MOST_SMALL).map_while(|back| at.token.checked_sub(back).map(At::start));
        before.take_while(|from| *from == at || is_small(*from)).any(|from| self.has_before(from, Glue::Compared))
    }

    /// Whether it is the sign of a footnote, a small number in brackets behind a word: `video (1) e due anni (2).`
    fn is_footnote(&self, found: &Found) -> bool {
        let Some(open) = found.start.token.checked_sub(1).map(At::start).filter(|open| self.is_mark(*open, "(")) else {
            return false;
        };
        let before = open.token.checked_sub(1).map(At::start);
        let is_small = matches!(&found.readings[0].value, Value::Number(number)
            if number.value().to_integer().is_some_and(|value| (1..10).contains(&value)));
        let follows_word = before.is_some_and(|before| self.class(before).is_some_and(TokenClass::is_word));
        is_small && follows_word && self.is_mark(found.end, ")") && self.is_number(found.start)
    }

    /// Whether it is the size of a garment (`taglia 42`, *size 10*), which each country counts its own way: right behind the word for it,
    /// or behind another one (`taglia 46 o 48`). Where adjectives stand behind their noun, it counts nothing (`taglia 30 posti`).
    fn is_garment_size(&self, found: &Found) -> bool {
        if !self.is_present(Starts::of_glue(Glue::Size).or(Starts::of_glue(Glue::SizeBehind))) {
            return false;
        }
        let is_small = |value: &Value| matches!(value, Value::Number(number) if number.value().to_integer().is_some_and(|size| (0..=LARGEST_SIZE).contains(&size)));
        // `taglia 44, 129 euro`: the unit of a neighbour is none of its own.
        let is_one_token = || {
            let digits = self.rest(found.start);
            let is_bare = found.end == found.start.next() && self.class(found.start) == Some(TokenClass::Number);
            is_bare && digits.parse::<i64>().is_ok_and(|size| size <= LARGEST_SIZE)
        };
        let is_size = match &found.readings[0].value {
            Value::Range(ends) => is_small(&ends.0) && is_small(&ends.1),
            value => is_small(value) || is_one_token(),
        };
        let counts = self.lexicon.language.head == Head::First && self.is_content(found.end);
        let is_listed = || {
            let Some(first) = found.start.token.checked_sub(2).map(At::start) else { return false };
            let joins = Starts::of_glue(Glue::And).or(Starts::of_glue(Glue::Or)).or(Starts::RANGE);
            self.starts(first.next()).has(joins) && self.is_number(first) && self.has_before(first, Glue::Size)
        };
        let is_told = || self.has_before(found.start, Glue::Size) || self.glue(found.end, Glue::SizeBehind).is_some();
        is_size && !counts && (is_told() || is_listed())
    }

    /// Gives a bare `14.35` the time of day as a further reading, where the dot is no decimal mark (`il treno delle 14.35`).
    fn maybe_hour(&self, found: &mut Found) {
        if matches!(found.readings[0].value, Value::Duration { unit: TimeUnit::Hour | TimeUnit::Minute, .. }) {
            found.readings.extend(self.time_of_hours(found.start, found.end));
        }
        if matches!(found.readings[0].value, Value::Duration { unit: TimeUnit::Hour, .. }) {
            // `by 1800 hours`
            let digits = self.rest(found.start);
            let is_plain = digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit());
            let parts = is_plain
                .then(|| digits.split_at(2))
                .and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
            let time = parts.and_then(|(hour, minute)| ClockTime::new(hour, minute));
            found.readings.extend(time.map(|time| own(Value::Clock(time), 20)));
            return;
        }
        let is_number = matches!(found.readings[0].value, Value::Number(number) if number.bound() == Bound::Exactly);
        // Where the dot is a decimal mark only a train is told by its hour: `the 7.52 from Reading`.
        let is_led =
            || self.has_before(found.start, Glue::Definite) || self.has_cue(found.start, ClockWord::HourArticle);
        if !is_number || (self.formats.own.decimal == '.' && !is_led()) {
            return;
        }
        let text = self.span(found.start, found.end).of(self.text);
        let Some((hour, minute)) = text.split_once('.').filter(|(hour, minute)| hour.len() <= 2 && minute.len() == 2)
        else {
            return;
        };
        if let (Ok(hour), Ok(minute)) = (hour.parse(), minute.parse())
            && let Some(time) = ClockTime::new(hour, minute)
        {
            found.readings.push(own(Value::Clock(time), 5));
        }
    }

    /// Lets a part in words that is told of nothing ask for no answer behind the number of those before it: `due sono morti e un terzo è
    /// grave`, `two died and a third was injured`.
    fn maybe_another(&self, found: &mut Found, segment: SegmentId, before: &[Mention]) {
        let Value::Number(part) = found.readings[0].value else { return };
        let others =
            before.iter().rev().take(FARTHEST_OTHERS).take_while(|mention| mention.segment == segment).find_map(
                |mention| {
                    if let Value::Number(count) = mention.value() { count.value().to_integer() } else { None }
                },
            );
        let is_next = others.is_some_and(|count| count > 1 && Exact::ratio(1, count + 1) == Some(part.value()));
        if is_next && self.glue(found.end, Glue::Of).is_none() {
            found.demand = Demand::Optional;
        }
    }

    /// Gives `18/22` the share as a further reading, whatever else it may be: the other side may say *18 of 22*.
    fn maybe_share(&self, found: &mut Found) {
        let text = self.span(found.start, found.end).of(self.text);
        let Some((part, whole)) = text.split_once('/') else { return };
        if let (Ok(part), Ok(whole)) = (part.parse(), whole.parse())
            && (1..whole).contains(&part)
        {
            found.readings.push(own(Value::Share { part, whole }, 5));
        }
    }

    /// Gives a bare number made negative by a word the number itself as a further reading: `a meno due dalla vetta` is two behind.
    fn maybe_distance(&self, found: &mut Found) {
        let Value::Number(number) = found.readings[0].value else { return };
        let is_word = self.class(found.start).is_some_and(TokenClass::is_word);
        if is_word && number.value() < Exact::ZERO {
            let positive = Number::new(number.value().negated(), number.resolution()).with_bound(number.bound());
            found.readings.push(own(Value::Number(positive), 5));
        }
    }

    /// `five hours, 12 minutes and 40 seconds`: a comma parts a length of time where more of it follows.
    fn is_listed_part(&self, last: At, start: At, end: At) -> bool {
        let next = || self.glue(end, Glue::And).is_some_and(|next| self.amount(next).is_some());
        self.is_mark(last, ",") && last.next() == start && next()
    }

    /// Whether measures that end here may be two parts of one: their units are written out and count nothing that follows, for
    /// `1 kg e 500 g` are two sizes, and `5 chili e 200 grammi di burro` two things.
    fn are_parts(&self, large_end: At, small_end: At) -> bool {
        let is_written_out = |end: At| {
            let unit = end.token.checked_sub(1).and_then(|token| self.token(At::start(token)));
            unit.is_some_and(|unit| unit.span.end() - unit.span.start() >= LEAST_LETTERS)
        };
        is_written_out(large_end) && is_written_out(small_end) && self.glue(small_end, Glue::Of).is_none()
    }

    fn mention(&self, segment: SegmentId, found: Found, bound: Option<Span>) -> Mention {
        let Found { start, end, readings, demand } = found;
        Mention {
            kind: MentionKind::of(&readings[0].value),
            span: self.span(start, end),
            bound,
            segment,
            readings,
            demand,
            is_compared: self.is_compared(start),
        }
    }

    /// The longest of what begins at `at`: of each reader first what must begin there, so that it can find anything.
    fn best(&self, at: At) -> Option<List> {
        let mut best = Best::at(self.starts(at));
        best.list(Starts::AMOUNT.or(Starts::RANGE), || self.days(at));
        best.list(Starts::MONTH, || self.days_after_month(at));
        best.one(Starts::DIGITS, || self.phone(at));
        best.one(Starts::DIGITS, || self.added_minute(at));
        best.one(Starts::DIGITS, || self.digit_date(at));
        let dates = Starts::AMOUNT.or(Starts::MONTH).or(Starts::WEEKDAY).or(Starts::FEAST);
        best.one(dates, || self.date(at));
        best.one(Starts::DIGITS, || self.elapsed(at));
        best.one(Starts::DIGITS, || self.scientific(at));
        best.list(Starts::DIGITS.or(Starts::NUMBER).or(Starts::RANGE), || self.clock_range(at));
        best.one(Starts::HOUR, || self.clock(at));
        best.list(Starts::PERIOD, || self.decades(at));
        best.one(Starts::MARK, || self.short_year(at));
        best.one(Starts::DIGITS.or(Starts::MARK), || self.decade_in_digits(at));
        best.list(Starts::AMOUNT.or(Starts::PERIOD).or(Starts::UPPER).or(Starts::CAPITAL), || self.centuries(at));
        best.one(Starts::QUANTITY.or(Starts::RANGE), || self.range(at));
        best.list(Starts::QUANTITY, || self.list(at));
        best.one(Starts::AMOUNT, || self.share(at));
        best.one(Starts::ROUND, || self.round(at));
        best.one(Starts::AMOUNT, || self.plain_ordinal(at));
        best.one(Starts::AMOUNT, || self.fraction(at));
        best.one(Starts::NUMBER, || self.magnitude(at));
        best.one(Starts::QUANTITY, || self.counted(at));
        best.one(Starts::NUMBER.or(Starts::MARK), || self.half_of_unit(at));
        best.one(Starts::of_glue(Glue::One).or(Starts::UNIT), || self.time_noun(at));
        best.one(Starts::of_glue(Glue::One), || self.noun_and_half(at));
        best.one(Starts::COMPOSED, || self.numeral_noun(at));
        best.one(Starts::SCALE, || self.lone_scale(at));
        best.one(Starts::NUMBER, || self.other_number_word(at));
        best.one(Starts::UPPER, || self.roman_number(at));
        best.one(Starts::DIGITS.or(Starts::UPPER).or(Starts::CAPITAL), || self.code(at));
        best.list
    }

    /// Whether a number is one that translators drop: a two after its article (`i due Paesi`), a group of which one was named (`one of
    /// the three`, *uno di loro*), a word inside a name.
    fn is_unstressed(&self, found: &Found) -> bool {
        let two = Value::Number(Number::new(Exact::integer(2), 0));
        let known_two = found.readings[0].value == two && self.has_before(found.start, Glue::Definite);
        known_two || self.is_known_group(found) || self.is_inside_name(found)
    }

    /// `one of the three`, with no word for what they are.
    fn is_known_group(&self, found: &Found) -> bool {
        let is_word = self.class(found.start).is_some_and(TokenClass::is_word);
        let counts = self.is_content(found.end) || self.class(found.end).is_some_and(TokenClass::is_capitalised);
        is_word && !counts && self.has_before(found.start, Glue::OneOf)
    }

    /// Whether a number word has a capital beside another (`Seven Sisters`), or alone and counts nothing.
    fn is_inside_name(&self, found: &Found) -> bool {
        let capital = |at: At| self.class(at) == Some(TokenClass::Capitalised);
        let is_word = matches!(found.readings[0].value, Value::Number(_) | Value::Ordinal(_) | Value::Multiplier(_));
        let before = found.start.token > 1 && capital(At::start(found.start.token - 1));
        // `vive a Cento`
        let is_alone = || {
            let is_lower = |at: At| self.class(at) == Some(TokenClass::Lower);
            found.end == found.start.next() && !self.is_content(found.end) && is_lower(At::start(found.start.token - 1))
        };
        is_word && found.start.token > 0 && capital(found.start) && (before || capital(found.end) || is_alone())
    }
}
