//! The tables of one language, made into look-ups once.
//!
//! Every table has an index of its own, since a word may begin a longer form in one of them and stand alone in another
//! (`anni` begins `anni luce`, counts years and opens a decade); only what may follow a number (units, units of time,
//! currencies, percent) shares one, so that the longest form wins there. A row that is not understood is left out; a test
//! over all languages makes sure that there is none.

use std::collections::HashSet;

use riscontro_core::value::{Bound, ClockTime, CurrencySet, Exact, TimeUnit, UnitId};

use riscontro_core::{Demand, FoldedId, Folds};
use riscontro_lang::{Language, PhraseIndex, ResolvedWords, Tokeniser, fold};

use crate::rows::{clock_word, comparator, glue, named, number_word, period, range_word, rows, units};

/// What a number word is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum NumberKind {
    Cardinal(i64),
    Scale(i64),
    /// A scale only when it is written on to digits or after a currency sign: `$5m`.
    ScaleSuffix(i64),
    Ordinal(u32),
    Fraction(Exact),
    Half,
    About(i64),
    Magnitude(i8),
    Multiplier(Exact),
    Both(i64),
}

/// How much a number word asks for an answer by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Required,
    Optional,
    /// Required only after a word that cues a number, or before a plural noun.
    BeforePlural,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct NumberWord {
    pub(crate) kind: NumberKind,
    pub(crate) weight: Weight,
}

/// Small words, endings and set phrases around numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glue {
    And,
    Minus,
    Point,
    Of,
    One,
    Definite,
    Vague,
    Share,
    AgeBefore,
    AgeAfter,
    OrdinalSuffix,
    DecadeSuffix,
    AgeSuffix,
    MonthCue,
    NumeralCue,
}

/// What a number may count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Unit {
    Percent,
    Points,
    Money(CurrencySet),
    Measure(UnitId),
    /// A unit of time and how many of it the word is worth.
    Time(TimeUnit, Exact),
}

/// A form with the number it names, and whether it asks for an answer by itself: months and days of the week.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named {
    pub(crate) number: u8,
    pub(crate) demand: Demand,
    /// Whether it is written in full, in the usual form.
    pub(crate) is_full: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    Before,
    After,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Period {
    DecadeCue,
    Decade(i16),
    Century(i16),
    CenturyCue,
    Era(i16),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClockWord {
    Word(ClockTime),
    Cue,
    WeakCue,
    AfterCue,
    Am,
    Pm,
    MinutesPast,
    MinutesTo,
    HourPlus,
    HourMinus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RangeWord {
    Open,
    Join,
    To,
    Score,
    Dash,
}

/// A numeral in one word that no table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Composed {
    None,
    Cardinal(i64),
    Ordinal(u32),
    Age(i64),
}

/// The look-ups of one language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) language: Language,
    pub(crate) numbers: PhraseIndex<NumberWord>,
    pub(crate) glue: PhraseIndex<Glue>,
    pub(crate) idioms: PhraseIndex<()>,
    pub(crate) units: PhraseIndex<Unit>,
    pub(crate) months: PhraseIndex<Named>,
    pub(crate) weekdays: PhraseIndex<Named>,
    pub(crate) comparators: PhraseIndex<(Bound, Position)>,
    pub(crate) periods: PhraseIndex<Period>,
    pub(crate) clock: PhraseIndex<ClockWord>,
    pub(crate) ranges: PhraseIndex<RangeWord>,
    stopwords: HashSet<String>,
    plural_endings: Vec<String>,
}

/// What the words of one side are in a [`Lexicon`]; every vector is indexed by folded form.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) numbers: ResolvedWords,
    pub(crate) glue: ResolvedWords,
    pub(crate) idioms: ResolvedWords,
    pub(crate) units: ResolvedWords,
    pub(crate) months: ResolvedWords,
    pub(crate) weekdays: ResolvedWords,
    pub(crate) comparators: ResolvedWords,
    pub(crate) periods: ResolvedWords,
    pub(crate) clock: ResolvedWords,
    pub(crate) ranges: ResolvedWords,
    pub(crate) composed: Vec<Composed>,
    /// Whether some table but that of comparators and idioms has the word, or it is a numeral.
    pub(crate) live: Vec<bool>,
    pub(crate) stop: Vec<bool>,
    pub(crate) plural: Vec<bool>,
}

impl Words {
    fn is_live(&self, id: usize) -> bool {
        let tables = [
            &self.numbers,
            &self.glue,
            &self.units,
            &self.months,
            &self.weekdays,
            &self.periods,
            &self.clock,
            &self.ranges,
        ];
        self.composed[id] != Composed::None || tables.into_iter().any(|words| words.knows(id))
    }
}

impl Lexicon {
    pub(crate) fn new(language: &Language, tokeniser: &Tokeniser) -> Self {
        let endings = language.glue.rows::<2>().filter(|[_, kind]| *kind == "plural-ending");
        Lexicon {
            language: *language,
            numbers: PhraseIndex::new(tokeniser, rows(language.number_words.rows(), number_word)),
            glue: PhraseIndex::new(tokeniser, rows(language.glue.rows(), |[_, kind]| glue(kind))),
            idioms: PhraseIndex::new(
                tokeniser,
                rows(language.glue.rows(), |[_, kind]| (kind == "idiom").then_some(())),
            ),
            units: PhraseIndex::new(tokeniser, units(language)),
            months: PhraseIndex::new(tokeniser, rows(language.months.rows(), named)),
            weekdays: PhraseIndex::new(tokeniser, rows(language.weekdays.rows(), named)),
            comparators: PhraseIndex::new(tokeniser, rows(language.comparators.rows(), comparator)),
            periods: PhraseIndex::new(tokeniser, rows(language.periods.rows(), period)),
            clock: PhraseIndex::new(tokeniser, rows(language.clock.rows(), clock_word)),
            ranges: PhraseIndex::new(tokeniser, rows(language.ranges.rows(), |[_, kind]| range_word(kind))),
            stopwords: language.stopwords.rows::<1>().map(|[word]| fold(word)).collect(),
            plural_endings: endings.map(|[ending, _]| ending.to_owned()).collect(),
        }
    }

    pub(crate) fn resolve(&self, folds: &Folds) -> Words {
        let forms = || {
            let ids = 0..u32::try_from(folds.len()).expect("fewer forms than bytes of a document");
            ids.map(|id| folds.form(FoldedId(id)))
        };
        let is_plural = |form: &str| self.plural_endings.iter().any(|ending| form.len() > 3 && form.ends_with(ending));
        let mut words = Words {
            numbers: self.numbers.resolve(folds),
            glue: self.glue.resolve(folds),
            idioms: self.idioms.resolve(folds),
            units: self.units.resolve(folds),
            months: self.months.resolve(folds),
            weekdays: self.weekdays.resolve(folds),
            comparators: self.comparators.resolve(folds),
            periods: self.periods.resolve(folds),
            clock: self.clock.resolve(folds),
            ranges: self.ranges.resolve(folds),
            composed: forms().map(|form| self.composed(form)).collect(),
            live: Vec::new(),
            stop: forms().map(|form| self.stopwords.contains(form)).collect(),
            plural: forms().map(is_plural).collect(),
        };
        words.live = (0..words.composed.len()).map(|id| words.is_live(id)).collect();
        words
    }

    fn composed(&self, form: &str) -> Composed {
        if form.len() < 5 || !form.is_ascii() {
            return Composed::None;
        }
        if let Some(value) = (self.language.split_compound)(form) {
            return Composed::Cardinal(value);
        }
        if let Some(rank) = (self.language.split_ordinal)(form).and_then(|rank| u32::try_from(rank).ok()) {
            return Composed::Ordinal(rank);
        }
        (self.language.age_noun)(form).map_or(Composed::None, Composed::Age)
    }
}
