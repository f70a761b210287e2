//! The tables of one language, made into look-ups once.
//!
//! Every table has an index of its own, since a word may begin a longer form in one of them and stand alone in another
//! (`anni` begins `anni luce`, counts years and opens a decade); only what may follow a number (units, units of time,
//! currencies, percent) shares one, so that the longest form wins there. A row that is not understood is left out; a test
//! over all languages makes sure that there is none.

use std::collections::HashSet;

use riscontro_core::value::{Bound, ClockTime, CurrencySet, Exact, TimeUnit, UnitId};

use riscontro_core::{Demand, Folds};
use riscontro_lang::{Language, NumeralNoun, Phrases, ResolvedWords, Tokeniser, Vocabulary, fold};

use crate::facts::{Facts, FactsTable, Words};
use crate::glue::Glue;
use crate::letters::Letters;
use crate::round::Round;
use crate::rows::{
    clock_word, comparator, feast, glue, named, number_word, period, range_word, relative, round, rows, signs, units,
};
use crate::starts::Starts;

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

/// What a number may count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Unit {
    /// Percent, and how many of it the word is worth: a tenth for `per mille`.
    Percent(Exact),
    /// Percentage points, and how many of them: a hundredth for `punti base`.
    Points(Exact),
    /// Currencies, and how many of them: a hundredth for `centesimi`.
    Money(CurrencySet, Exact),
    Measure(UnitId),
    /// Nothing more than the number, beside what else the word may mean: `two cups`.
    Count,
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
    /// Whether the form has an accent of its own: `févr.`, `Jänner`.
    pub(crate) is_accented: bool,
}

/// A form that bounds a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Comparator {
    pub(crate) bound: Bound,
    pub(crate) position: Position,
    pub(crate) force: Force,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    Before,
    After,
}

/// How surely a form bounds the number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Force {
    Sure,
    /// Of a length or a time it may say the way or the span itself: `over six years`, `fino a 18 metri`.
    Through,
    /// It may say something else: `superare due avversari`.
    Maybe,
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
    /// A cue of hours that run to twenty-four: `ore`.
    FormalCue,
    WeakCue,
    /// The article of an hour, which cues one with minutes: `le sette e mezza`.
    HourArticle,
    AfterCue,
    /// The same, which behind a bare number may count something: `10 italiane`.
    Zone,
    Am,
    Pm,
    /// Of the night, late or early.
    Night,
    /// The half of the day behind the name of a day: `Friday morning`.
    DayAm,
    DayPm,
    MinutesPast,
    MinutesTo,
    /// Before an hour, of which it is half past: `half nine`.
    HalfPast,
    /// The zero before minutes below ten: `nine oh five`.
    MinutesZero,
    HourPlus,
    HourMinus,
    /// Behind an hour, maybe before its minutes: `18 h 30`, `18 Uhr`.
    HourMark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RangeWord {
    Open,
    /// Opens a range, whose ends no plain `and` joins.
    From,
    Join,
    To,
    Score,
    Dash,
}

impl RangeWord {
    /// Whether it opens a range and joins nothing.
    pub(crate) fn opens(self) -> bool {
        matches!(self, RangeWord::Open | RangeWord::From)
    }
}

/// A numeral in one word that no table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Composed {
    None,
    Cardinal(i64),
    Ordinal(u32),
    Noun(NumeralNoun),
}

/// The look-ups of one language; all tables share one vocabulary, whose first words are theirs.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) language: Language,
    pub(crate) numbers: Phrases<NumberWord>,
    pub(crate) glue: Phrases<Glue>,
    pub(crate) idioms: Phrases<()>,
    pub(crate) units: Phrases<Unit>,
    pub(crate) months: Phrases<Named>,
    pub(crate) weekdays: Phrases<Named>,
    /// Days of a name: month and day.
    pub(crate) feasts: Phrases<(u8, u8)>,
    pub(crate) rounds: Phrases<Round>,
    pub(crate) relative: Phrases<(TimeUnit, i8)>,
    pub(crate) comparators: Phrases<Comparator>,
    pub(crate) periods: Phrases<Period>,
    pub(crate) clock: Phrases<ClockWord>,
    pub(crate) ranges: Phrases<RangeWord>,
    /// What is known of each word of the vocabulary, those of other tables included.
    facts: FactsTable,
    plural_endings: Vec<String>,
    verb_endings: Vec<String>,
    /// The small words of one letter.
    pub(crate) letters: Letters,
    /// Whether ranks end in letters behind their Roman number: `XIXe`.
    pub(crate) has_letter_ranks: bool,
}

impl Lexicon {
    /// Builds the look-ups of `language`, whose words are added to `words`.
    pub(crate) fn new(language: &Language, tokeniser: &Tokeniser, words: &mut Vocabulary) -> Self {
        let endings = |of: &'static str| {
            let rows = language.glue.rows::<2>().filter(move |[_, kind]| *kind == of);
            rows.map(|[ending, _]| ending.to_owned()).collect()
        };
        let idiom = |[_, kind]: [&str; 2]| (kind == "idiom").then_some(());
        let lexicon = Lexicon {
            language: *language,
            numbers: Phrases::new(words, tokeniser, rows(language.number_words.rows(), number_word)),
            glue: Phrases::new(words, tokeniser, rows(language.glue.rows(), |[_, kind]| glue(kind))),
            idioms: Phrases::new(words, tokeniser, rows(language.glue.rows(), idiom)),
            units: Phrases::new(words, tokeniser, units(language).chain(signs(language))),
            months: Phrases::new(words, tokeniser, rows(language.months.rows(), named)),
            weekdays: Phrases::new(words, tokeniser, rows(language.weekdays.rows(), named)),
            feasts: Phrases::new(words, tokeniser, rows(language.feasts.rows(), feast)),
            rounds: Phrases::new(words, tokeniser, rows(language.rounds.rows(), round)),
            relative: Phrases::new(words, tokeniser, rows(language.relative.rows(), relative)),
            comparators: Phrases::new(words, tokeniser, rows(language.comparators.rows(), comparator)),
            periods: Phrases::new(words, tokeniser, rows(language.periods.rows(), period)),
            clock: Phrases::new(words, tokeniser, rows(language.clock.rows(), clock_word)),
            ranges: Phrases::new(words, tokeniser, rows(language.ranges.rows(), |[_, kind]| range_word(kind))),
            facts: FactsTable::new(std::iter::empty()),
            plural_endings: endings("plural-ending"),
            verb_endings: endings("verb-ending"),
            letters: Letters::new(language),
            has_letter_ranks: language.glue.rows().any(|row| row == ["e", "ordinal-suffix"]),
        };
        for [word] in language.stopwords.rows::<1>() {
            words.add(&fold(word));
        }
        lexicon
    }

    /// Notes what is known of the words of all tables, once they all are in `words`.
    pub(crate) fn note_facts(&mut self, words: &Vocabulary) {
        let stop: HashSet<String> = self.language.stopwords.rows::<1>().map(|[word]| fold(word)).collect();
        let ends = self.ends(words.forms().count());
        let facts = (0..).zip(&ends).zip(words.forms()).map(|((word, ends), form)| {
            (self.facts_of(word, *ends, stop.contains(form)), self.composed(form) != Composed::None)
        });
        self.facts = FactsTable::new(facts);
    }

    /// What ends with each word of the vocabulary, of the forms that are sought before a number.
    fn ends(&self, words: usize) -> Vec<Starts> {
        let mut ends = vec![Starts::NOTHING; words];
        let mut note = |word: u32, starts: Starts| {
            let known = &mut ends[word as usize];
            *known = known.or(starts);
        };
        self.glue.values_by_last().for_each(|(word, glue)| note(word, Starts::of_glue(*glue)));
        self.clock.values_by_last().for_each(|(word, clock)| note(word, Starts::of_clock(*clock)));
        self.comparators.values_by_last().for_each(|(word, _)| note(word, Starts::BOUND));
        ends
    }

    fn facts_of(&self, word: u32, ends: Starts, is_stop: bool) -> Facts {
        let mut forms = Vec::new();
        forms.extend(of_kind(&self.units, word, Starts::UNIT));
        forms.extend(of_kind(&self.months, word, Starts::MONTH));
        forms.extend(of_kind(&self.weekdays, word, Starts::WEEKDAY));
        forms.extend(of_kind(&self.feasts, word, Starts::FEAST));
        forms.extend(of_kind(&self.rounds, word, Starts::ROUND));
        forms.extend(of_kind(&self.relative, word, Starts::RELATIVE));
        forms.extend(of_kind(&self.periods, word, Starts::PERIOD));
        forms.extend(of_kind(&self.idioms, word, Starts::IDIOM));
        forms.extend(of_kind(&self.comparators, word, Starts::BOUND));
        forms.extend(by_second(&self.glue, word, |glue| Starts::of_glue(*glue)));
        forms.extend(by_second(&self.numbers, word, |number| Starts::of_number(number.kind)));
        forms.extend(by_second(&self.clock, word, |word| Starts::of_clock(*word)));
        forms.extend(by_second(&self.ranges, word, |word| Starts::of_range(*word)));
        let is_article = self.numbers.values_by_second(word).any(|(second, number)| {
            second.is_none() && number.kind == NumberKind::Cardinal(1) && number.weight == Weight::Article
        });
        Facts::new(&forms, ends, (is_article, is_stop))
    }

    pub(crate) fn resolve<'a>(&'a self, folds: &Folds, known: &'a ResolvedWords) -> Words<'a> {
        self.facts.resolve(folds, known, |form| self.composed(form))
    }

    /// Whether a word behind a number must be a verb, for no noun of several ends so: `24 arrivano`.
    pub(crate) fn is_verb(&self, word: &str) -> bool {
        word.len() > 3 && self.verb_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether `word`, in lower case, ends as plurals do.
    pub(crate) fn is_plural(&self, word: &str) -> bool {
        word.len() > 3 && self.plural_endings.iter().any(|ending| word.ends_with(ending))
    }

    fn composed(&self, form: &str) -> Composed {
        if form.len() < 5 {
            return Composed::None;
        }
        // Hardly any word is one: what little is to be asked beside comes behind.
        let numeral = self.numeral(form);
        if numeral != Composed::None && form.is_ascii() { numeral } else { Composed::None }
    }

    #[inline]
    fn numeral(&self, form: &str) -> Composed {
        if let Some(value) = self.language.split_compound.and_then(|split| split(form)) {
            return Composed::Cardinal(value);
        }
        let rank = self.language.split_ordinal.and_then(|split| split(form));
        if let Some(rank) = rank.and_then(|rank| u32::try_from(rank).ok()) {
            return Composed::Ordinal(rank);
        }
        self.language.numeral_noun.and_then(|noun| noun(form)).map_or(Composed::None, Composed::Noun)
    }
}

/// The forms of a table that begin with a word: the second word of each, if any, and what it is.
fn by_second<V>(
    forms: &Phrases<V>,
    word: u32,
    starts: impl Fn(&V) -> Starts,
) -> impl Iterator<Item = (Option<u32>, Starts)> {
    forms.values_by_second(word).map(move |(second, value)| (second, starts(value)))
}

/// The same of a table whose forms are all of one kind.
fn of_kind<V>(forms: &Phrases<V>, word: u32, starts: Starts) -> impl Iterator<Item = (Option<u32>, Starts)> {
    by_second(forms, word, move |_| starts)
}
