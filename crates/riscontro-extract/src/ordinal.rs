//! Ordinals: `44th`, `il terzo governo`, `two hundred and first`.

use riscontro_core::value::{Dimension, Number, TimeUnit};
use riscontro_core::{Demand, TokenClass, Value};
use riscontro_lang::Tens;

use crate::found::{Found, own};
use crate::glue::Glue;
use crate::lexicon::{Composed, NumberKind, Unit, Weight};
use crate::number_words::room;
use crate::numeral::Nature;
use crate::reader::{At, Reader};
use crate::starts::Starts;

/// The weight of a rank that stands before no noun.
const DOUBTFUL: u8 = 60;

/// A rank and where it ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ordinal {
    pub(crate) rank: u32,
    pub(crate) end: At,
    pub(crate) demand: Demand,
}

impl Reader<'_> {
    /// The ordinal at `at`, in digits or words.
    pub(crate) fn ordinal(&self, at: At) -> Option<Ordinal> {
        let read = || match self.class(at)? {
            TokenClass::Number | TokenClass::Alphanumeric => self.ordinal_in_digits(at),
            class if class.is_word() => self.ordinal_word(at).or_else(|| self.ordinal_phrase(at)),
            _ => None,
        };
        self.memo.ordinals.at(at, read)
    }

    /// `44th`, `12ª`, `44 °`, `1.º`, `44esimo`.
    fn ordinal_in_digits(&self, at: At) -> Option<Ordinal> {
        if !self.is_present(Starts::of_glue(Glue::OrdinalSuffix)) {
            return None;
        }
        let rest = self.rest(at);
        let (rank, len) = self.grouped(rest)?;
        let suffix = if len == rest.len() {
            // A sign apart from the digits is an ordinal mark only when it stands close to them.
            let next = self.is_mark(at.next(), ".").then(|| at.next().next());
            let next = next.filter(|sign| self.is_mark(*sign, "º") || self.is_mark(*sign, "ª"));
            Some(next.unwrap_or(at.next())).filter(|next| self.is_joined(*next) && !self.is_degree(*next))?
        } else {
            At { token: at.token, skip: u32::try_from(len).ok()? }
        };
        let end = self.glue(suffix, Glue::OrdinalSuffix)?;
        // `Exit 4A`
        if self.rest(suffix).bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        // `16st` are stones and no rank.
        let last = match self.rest(suffix) {
            "st" => Some(1),
            "nd" => Some(2),
            "rd" => Some(3),
            _ => None,
        };
        if last.is_some_and(|last| rank % 10 != last || rank / 10 % 10 == 1) {
            return None;
        }
        Some(Ordinal { rank, end, demand: Demand::Required })
    }

    /// The number that begins `text`, in digits that marks may group (`27.914°`), and its length.
    fn grouped(&self, text: &str) -> Option<(u32, usize)> {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let mut len = digits(text);
        let mut rank: u32 = text[..len].parse().ok()?;
        let mark = text[len..].chars().next().filter(|mark| self.formats.own.groups.contains(mark) && len <= 3);
        while let Some(group) = mark.and_then(|mark| text[len..].strip_prefix(mark)).filter(|group| digits(group) == 3)
        {
            rank = rank.checked_mul(1000)?.checked_add(group[..3].parse().ok()?)?;
            len = text.len() - group.len() + 3;
        }
        Some((rank, len))
    }

    /// `° C`: the sign of a unit that names its scale.
    fn is_degree(&self, at: At) -> bool {
        self.units(at).is_some_and(|(end, _)| end > at.next())
    }

    pub(crate) fn ordinal_word(&self, at: At) -> Option<Ordinal> {
        let listed = self.number_word((at, Starts::ORDINAL), |word| match word.kind {
            NumberKind::Ordinal(rank) => Some((rank, word.weight)),
            _ => None,
        });
        if let Some((end, (rank, weight))) = listed {
            let demand = match weight {
                Weight::Required => Demand::Required,
                _ => Demand::Optional,
            };
            return Some(Ordinal { rank, end, demand });
        }
        match self.composed(at) {
            Composed::Ordinal(rank) => Some(Ordinal { rank, end: at.next(), demand: Demand::Required }),
            _ => None,
        }
    }

    /// `twenty-third`, `two hundred and first`, `two thousandth`.
    fn ordinal_phrase(&self, at: At) -> Option<Ordinal> {
        if !self.is_present(Starts::ORDINAL.or(Starts::COMPOSED)) {
            return None;
        }
        let (value, end) = match self.amount(at) {
            Some(amount) if amount.nature == Nature::Words => (amount.integer()?, amount.end),
            // `the hundred and fiftieth`: a bare scale before an ordinal.
            None => self.scale(at).map(|(end, scale)| (scale, end))?,
            _ => return None,
        };
        let after_and = self.glue(end, Glue::And).filter(|_| room(value) >= 100);
        let start = after_and.or_else(|| self.past_hyphen(end)).unwrap_or(end);
        // `trenta secondi` are no rank where thirty-second is one word.
        if room(value) == 10 && start == end && self.lexicon.language.tens == Tens::Joined {
            return None;
        }
        let last = self.ordinal_word(start)?;
        // `cinque centesimi` are hundredths, where five-hundredth is one word.
        if start == end && last.rank >= 100 && self.lexicon.language.tens == Tens::Joined {
            return None;
        }
        let rank = i64::from(last.rank);
        // Of `five thousand three hundredth` the three alone is multiplied.
        let lower = value % if rank == 100 { 1000 } else { rank.max(1) * 1000 };
        let total = match rank {
            100 | 1000 | 1_000_000 | 1_000_000_000 if after_and.is_none() && (2..rank).contains(&lower) => {
                lower.checked_mul(rank)?.checked_add(value - lower)?
            }
            _ if rank < room(value) => value.checked_add(rank)?,
            _ => return None,
        };
        Some(Ordinal { rank: u32::try_from(total).ok()?, end: last.end, demand: Demand::Required })
    }

    /// An ordinal that is no date, century or fraction.
    pub(crate) fn plain_ordinal(&self, at: At) -> Option<Found> {
        let Ordinal { rank, end, demand } = self.ordinal(at)?;
        let mut found = Found::new(at, end, Value::Ordinal(rank), demand);
        let before_name = rank > 2 && self.class(end) == Some(TokenClass::Capitalised);
        if !self.is_content(end) && !before_name {
            // `secondo la TASS`, `prima della riunione`: without a noun it may be no rank at all.
            found.readings[0].weight = DOUBTFUL;
        }
        // `al 32° chilometro`
        let lengths = self.units(end).into_iter().flat_map(|(_, units)| units.iter().copied().collect::<Vec<_>>());
        for unit in lengths.filter(|unit| matches!(unit, Unit::Measure(unit) if unit.dimension() == Dimension::Length))
        {
            found =
                unit.of(Number::integer(i64::from(rank))).into_iter().fold(found, |found, length| found.or(length, 5));
        }
        if let Some(part) = self.fraction(at).filter(|part| part.end == end) {
            found = part.readings.into_iter().fold(found, |found, reading| found.or(reading.value, 30));
        }
        // `the richest tenth`
        let follows_adjective = at.token.checked_sub(1).is_some_and(|before| self.is_content(At::start(before)));
        let is_part = |fraction: At| follows_adjective && rank > 2 && fraction == end;
        if let Some((_, (part, _))) = self.fraction_word(at).filter(|(fraction, _)| is_part(*fraction)) {
            let resolution = part.as_decimal().map_or(-18, |(_, exponent)| exponent);
            found = found.or(Value::Number(Number::new(part, resolution)), 5);
        }
        let noun = self.past_hyphen(end).unwrap_or(end);
        if rank > 1 && self.glue(noun, Glue::Floor).is_some() {
            found = found.or(Value::Ordinal(rank - 1), 5);
        }
        if self.glue(end, Glue::Anniversary).is_some() {
            // The eighteenth birthday is the day on which one is eighteen.
            let years = Number::integer(i64::from(rank));
            found = found.or(Value::Duration { amount: years, unit: TimeUnit::Year }, 30);
        }
        // `26°` is a rank or a temperature; `un terzo` is read by `fraction`, a lone `terzo` is no part.
        if self.rest(at).bytes().all(|byte| byte.is_ascii_digit())
            && let Some((_, units)) = self.units(at.next())
        {
            let amount = self.amount(at)?;
            found.readings.extend(units.iter().filter_map(|unit| Some(own(unit.of(amount.number())?, 40))));
        }
        Some(found)
    }
}
