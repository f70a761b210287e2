//! What may begin at a word: of each table the kinds of its forms that begin with it, and what its letters are.
//!
//! A reader looks at a place only when what it reads can begin there, which is one bit of a set; of ten words nine begin
//! nothing. What must begin where stands beside the readers in [`Reader::best`](crate::reader::Reader).

use riscontro_core::TokenClass;

use crate::glue::Glue;
use crate::lexicon::{ClockWord, NumberKind, RangeWord};

/// A set of beginnings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Starts(u128);

/// Where the bits of the kinds of one table begin, and how many there are.
const GLUE: (u32, u32) = (0, 64);
const NUMBER: (u32, u32) = (64, 10);
const CLOCK: (u32, u32) = (74, 19);
const RANGE: (u32, u32) = (93, 6);
/// Where the other bits begin.
const OTHERS: u32 = 99;

impl Starts {
    /// Everything.
    pub(crate) const ALL: Starts = Starts(u128::MAX);
    /// Nothing.
    pub(crate) const NOTHING: Starts = Starts(0);
    /// A number word of any kind.
    pub(crate) const NUMBER: Starts = Starts::all(NUMBER);
    /// A word of the clock of any kind.
    pub(crate) const CLOCK: Starts = Starts::all(CLOCK);
    /// A word of ranges of any kind.
    pub(crate) const RANGE: Starts = Starts::all(RANGE);
    /// What a number may count.
    pub(crate) const UNIT: Starts = Starts::bit(OTHERS);
    /// A month.
    pub(crate) const MONTH: Starts = Starts::bit(OTHERS + 1);
    /// A day of the week.
    pub(crate) const WEEKDAY: Starts = Starts::bit(OTHERS + 2);
    /// A word of periods.
    pub(crate) const PERIOD: Starts = Starts::bit(OTHERS + 3);
    /// A set phrase in which a number counts nothing.
    pub(crate) const IDIOM: Starts = Starts::bit(OTHERS + 4);
    /// A word that bounds a number.
    pub(crate) const BOUND: Starts = Starts::bit(OTHERS + 5);
    /// A numeral in one word that no table lists.
    pub(crate) const COMPOSED: Starts = Starts::bit(OTHERS + 6);
    /// Digits, maybe with letters.
    pub(crate) const DIGITS: Starts = Starts::bit(OTHERS + 7);
    /// A day of a name, which falls on the same date each year.
    pub(crate) const FEAST: Starts = Starts::bit(OTHERS + 11);
    /// A time as seen from the text.
    pub(crate) const RELATIVE: Starts = Starts::bit(OTHERS + 12);
    /// A round of a tournament.
    pub(crate) const ROUND: Starts = Starts::bit(OTHERS + 13);
    /// A punctuation mark.
    pub(crate) const MARK: Starts = Starts::bit(OTHERS + 8);
    /// Capitals throughout.
    pub(crate) const UPPER: Starts = Starts::bit(OTHERS + 9);
    /// One capital, at the beginning.
    pub(crate) const CAPITAL: Starts = Starts::bit(OTHERS + 10);

    /// A number or rank, in digits or words: a sign, a minus or an article may stand before it.
    pub(crate) const AMOUNT: Starts = Self::DIGITS
        .or(Self::NUMBER)
        .or(Self::COMPOSED)
        .or(Self::of_glue(Glue::One))
        .or(Self::of_glue(Glue::Minus))
        .or(Self::MARK);
    /// A number with what it counts, which may come first.
    pub(crate) const QUANTITY: Starts = Self::AMOUNT.or(Self::UNIT);
    /// A number word with a value of its own.
    pub(crate) const CARDINAL: Starts = Self::of_number(NumberKind::Cardinal(0));
    /// A scale.
    pub(crate) const SCALE: Starts = Self::of_number(NumberKind::Scale(0));
    /// The name of a fraction.
    pub(crate) const FRACTION: Starts = Self::of_number(NumberKind::Fraction(riscontro_core::value::Exact::ONE));
    /// A half.
    pub(crate) const HALF: Starts = Self::of_number(NumberKind::Half);
    /// A time of day in one word or phrase: `noon`.
    pub(crate) const TIME: Starts = Starts::bit(CLOCK.0);
    /// A time of day, its hour or minutes first.
    pub(crate) const HOUR: Starts = Self::AMOUNT.or(Self::TIME).or(Self::of_clock(ClockWord::HalfPast));
    /// A rank.
    pub(crate) const ORDINAL: Starts = Self::of_number(NumberKind::Ordinal(0));

    const fn bit(at: u32) -> Starts {
        Starts(1 << at)
    }

    const fn all((first, len): (u32, u32)) -> Starts {
        Starts(((1 << len) - 1) << first)
    }

    /// A small word of this kind.
    pub(crate) const fn of_glue(glue: Glue) -> Starts {
        Starts::bit(GLUE.0 + glue as u32)
    }

    /// A number word of this kind, whatever its value.
    pub(crate) const fn of_number(kind: NumberKind) -> Starts {
        let kind = match kind {
            NumberKind::Cardinal(_) => 0,
            NumberKind::Scale(_) => 1,
            NumberKind::ScaleSuffix(_) => 2,
            NumberKind::Ordinal(_) => 3,
            NumberKind::Fraction(_) => 4,
            NumberKind::Half => 5,
            NumberKind::About(_) => 6,
            NumberKind::Magnitude(_) => 7,
            NumberKind::Multiplier(_) => 8,
            NumberKind::Both(_) => 9,
        };
        Starts::bit(NUMBER.0 + kind)
    }

    /// A word of the clock of this kind, whatever its time.
    pub(crate) const fn of_clock(word: ClockWord) -> Starts {
        let kind = match word {
            ClockWord::Word(_) => 0,
            ClockWord::Cue => 1,
            ClockWord::WeakCue => 2,
            ClockWord::AfterCue => 3,
            ClockWord::Am => 4,
            ClockWord::Pm => 5,
            ClockWord::MinutesPast => 6,
            ClockWord::MinutesTo => 7,
            ClockWord::HourPlus => 8,
            ClockWord::HourMinus => 9,
            ClockWord::FormalCue => 10,
            ClockWord::DayAm => 11,
            ClockWord::DayPm => 12,
            ClockWord::Night => 13,
            ClockWord::HalfPast => 14,
            ClockWord::MinutesZero => 15,
            ClockWord::HourArticle => 16,
            ClockWord::Zone => 17,
            ClockWord::HourMark => 18,
        };
        Starts::bit(CLOCK.0 + kind)
    }

    /// A word of ranges of this kind.
    pub(crate) const fn of_range(word: RangeWord) -> Starts {
        Starts::bit(RANGE.0 + word as u32)
    }

    /// What has either.
    pub(crate) const fn or(self, other: Starts) -> Starts {
        Starts(self.0 | other.0)
    }

    /// Whether any of `starts` is among them.
    pub(crate) const fn has(self, starts: Starts) -> bool {
        self.0 & starts.0 != 0
    }

    /// What the looks of a token alone make possible.
    pub(crate) const fn of_class(class: TokenClass) -> Starts {
        match class {
            TokenClass::Number | TokenClass::Alphanumeric => Starts::DIGITS,
            TokenClass::Punctuation | TokenClass::Possessive => Starts::MARK,
            // `XIXe`
            TokenClass::Upper | TokenClass::Mixed => Starts::UPPER,
            TokenClass::Capitalised => Starts::CAPITAL,
            _ => Starts::NOTHING,
        }
    }
}

impl FromIterator<Starts> for Starts {
    fn from_iter<I: IntoIterator<Item = Starts>>(all: I) -> Starts {
        all.into_iter().fold(Starts::NOTHING, Starts::or)
    }
}
