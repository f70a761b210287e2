//! The tables of one language, made into look-ups once.
//!
//! Every table has an index of its own, since a word may begin a longer form in one of them and stand alone in another
//! (`anni` begins `anni luce`, counts years and opens a decade); only what may follow a number (units, units of time,
//! currencies, percent) shares one, so that the longest form wins there. A row that is not understood is left out; a test
//! over all languages makes sure that there is none.

use riscontro_core::value::{Bound, ClockTime, CurrencySet, Exact, TimeUnit, UnitId};

use riscontro_core::{Demand, FoldedId, Folds};
use riscontro_lang::{Language, Phrases, ResolvedWords, Tokeniser, Vocabulary, fold};

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
    /// Optional, and no part of a longer number.
    Article,
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
    ShareDirect,
    AgeBefore,
    AgeAfter,
    OrdinalSuffix,
    DecadeSuffix,
    AgeSuffix,
    MonthCue,
    NumeralCue,
    Not,
    NoNumber,
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

/// Whether a mention may begin with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begins {
    No,
    /// A unit or currency: with a capital or as a symbol before its number, or as a long word that holds one (`decennio`).
    Unit,
    /// Only when what follows the small word that begins here may begin one: `a`, `between`, `meno`.
    Prefix,
    Yes,
}

/// The look-ups of one language; all tables share one vocabulary, so that a word of the text is hashed once.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) language: Language,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) numbers: Phrases<NumberWord>,
    pub(crate) glue: Phrases<Glue>,
    pub(crate) idioms: Phrases<()>,
    pub(crate) units: Phrases<Unit>,
    pub(crate) months: Phrases<Named>,
    pub(crate) weekdays: Phrases<Named>,
    pub(crate) comparators: Phrases<(Bound, Position)>,
    pub(crate) periods: Phrases<Period>,
    pub(crate) clock: Phrases<ClockWord>,
    pub(crate) ranges: Phrases<RangeWord>,
    /// For each word of the vocabulary, whether a mention may begin with it.
    begins: Vec<Begins>,
    /// For each word of the vocabulary, whether it is a function word.
    stop: Vec<bool>,
    plural_endings: Vec<String>,
}

/// What the words of one side are in a [`Lexicon`]; every vector is indexed by folded form.
#[derive(Debug)]
pub(crate) struct Words {
    /// The words of the vocabulary.
    pub(crate) known: ResolvedWords,
    pub(crate) facts: Vec<Facts>,
}

/// What a word is by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    pub(crate) begins: Begins,
    pub(crate) composed: Composed,
    pub(crate) is_stop: bool,
}

impl Lexicon {
    pub(crate) fn new(language: &Language, tokeniser: &Tokeniser) -> Self {
        let endings = language.glue.rows::<2>().filter(|[_, kind]| *kind == "plural-ending");
        let mut words = Vocabulary::default();
        let idiom = |[_, kind]: [&str; 2]| (kind == "idiom").then_some(());
        let mut lexicon = Lexicon {
            language: *language,
            numbers: Phrases::new(&mut words, tokeniser, rows(language.number_words.rows(), number_word)),
            glue: Phrases::new(&mut words, tokeniser, rows(language.glue.rows(), |[_, kind]| glue(kind))),
            idioms: Phrases::new(&mut words, tokeniser, rows(language.glue.rows(), idiom)),
            units: Phrases::new(&mut words, tokeniser, units(language)),
            months: Phrases::new(&mut words, tokeniser, rows(language.months.rows(), named)),
            weekdays: Phrases::new(&mut words, tokeniser, rows(language.weekdays.rows(), named)),
            comparators: Phrases::new(&mut words, tokeniser, rows(language.comparators.rows(), comparator)),
            periods: Phrases::new(&mut words, tokeniser, rows(language.periods.rows(), period)),
            clock: Phrases::new(&mut words, tokeniser, rows(language.clock.rows(), clock_word)),
            ranges: Phrases::new(&mut words, tokeniser, rows(language.ranges.rows(), |[_, kind]| range_word(kind))),
            begins: Vec::new(),
            stop: Vec::new(),
            plural_endings: endings.map(|[ending, _]| ending.to_owned()).collect(),
            vocabulary: words,
        };
        let stop: Vec<u32> = language.stopwords.rows::<1>().map(|[word]| lexicon.vocabulary.add(&fold(word))).collect();
        lexicon.stop = vec![false; lexicon.vocabulary.len()];
        for word in stop {
            lexicon.stop[word as usize] = true;
        }
        let words = 0..u32::try_from(lexicon.vocabulary.len()).expect("fewer words than bytes of the tables");
        lexicon.begins = words.map(|word| lexicon.begins(word)).collect();
        lexicon
    }

    fn begins(&self, word: u32) -> Begins {
        let is_time = self.clock.values_from(word).any(|word| matches!(word, ClockWord::Word(_)));
        let is_named = self.months.begins_with(word) || self.weekdays.begins_with(word);
        let is_small = || {
            self.glue.values_from(word).any(|glue| matches!(glue, Glue::One | Glue::Minus))
                || self.ranges.values_from(word).any(|range| *range == RangeWord::Open)
        };
        if is_time || is_named || self.numbers.begins_with(word) || self.periods.begins_with(word) {
            Begins::Yes
        } else if is_small() {
            Begins::Prefix
        } else if self.units.begins_with(word) {
            Begins::Unit
        } else {
            Begins::No
        }
    }

    pub(crate) fn resolve(&self, folds: &Folds) -> Words {
        let known = self.vocabulary.resolve(folds);
        let ids = (0..u32::try_from(folds.len()).expect("fewer forms than bytes of a document")).map(FoldedId);
        let facts = ids.map(|id| self.facts(folds.form(id), known.word(id))).collect();
        Words { known, facts }
    }

    fn facts(&self, form: &str, word: Option<u32>) -> Facts {
        let composed = self.composed(form);
        let begins = match word.map(|word| self.begins[word as usize]) {
            _ if composed != Composed::None => Begins::Yes,
            Some(begins) => begins,
            None => Begins::No,
        };
        Facts { begins, composed, is_stop: word.is_some_and(|word| self.stop[word as usize]) }
    }

    /// Whether `word`, in lower case, ends as plurals do.
    pub(crate) fn is_plural(&self, word: &str) -> bool {
        word.len() > 3 && self.plural_endings.iter().any(|ending| word.ends_with(ending))
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
