//! The tables of one language, made into look-ups once.
//!
//! Every table has an index of its own, since a word may begin a longer form in one of them and stand alone in another
//! (`anni` begins `anni luce`, counts years and opens a decade); only what may follow a number (units, units of time,
//! currencies, percent) shares one, so that the longest form wins there. A row that is not understood is left out; a test
//! over all languages makes sure that there is none.

use riscontro_core::value::{Bound, ClockTime, CurrencySet, Exact, TimeUnit, UnitId};

use riscontro_core::{Demand, FoldedId, Folds, Token, TokenClass};
use riscontro_lang::{Language, NumeralNoun, Phrases, ResolvedWords, Tokeniser, Vocabulary, fold};

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
    /// For each word of the vocabulary what is known of it.
    known: Vec<Facts>,
    /// For each word of the vocabulary, those of other tables included, whether it is a numeral in one word.
    composed: Vec<bool>,
    plural_endings: Vec<String>,
    verb_endings: Vec<String>,
    /// The small words of one letter.
    pub(crate) letters: Letters,
    /// Whether ranks end in letters behind their Roman number: `XIXe`.
    pub(crate) has_letter_ranks: bool,
}

/// What the words of one side are in a [`Lexicon`].
#[derive(Debug)]
pub(crate) struct Words<'a> {
    /// The words of the vocabulary.
    pub(crate) known: &'a ResolvedWords,
    /// By folded form.
    pub(crate) facts: Vec<Facts>,
    /// The numerals in one word, sorted by folded form: few texts have any.
    composed: Vec<(FoldedId, Composed)>,
}

/// What a word is by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    /// What may begin with it.
    pub(crate) starts: Starts,
    pub(crate) begins: Begins,
    /// What may begin with it when no form of several words does.
    alone: Begins,
    /// A bit for each word that may come second in a form with which a mention may begin; several words share one.
    seconds: u64,
    /// Whether it is a function word.
    pub(crate) is_stop: bool,
}

impl Facts {
    /// What may begin with the word when `next`, a word of the vocabulary, comes behind it.
    #[inline]
    pub(crate) fn begins_before(&self, next: Option<u32>) -> Begins {
        let is_second = self.seconds != 0 && next.is_some_and(|word| self.seconds & second_bit(word) != 0);
        if is_second { self.begins } else { self.alone }
    }
}

/// The bit of a word among those that may come second.
fn second_bit(word: u32) -> u64 {
    1 << (word % u64::BITS)
}

/// A word of no table.
const UNKNOWN: Facts =
    Facts { begins: Begins::No, alone: Begins::No, seconds: 0, starts: Starts::NOTHING, is_stop: false };

impl Words<'_> {
    /// What begins somewhere among `tokens`. In a word written on to digits anything may begin.
    pub(crate) fn present(&self, tokens: &[Token]) -> Starts {
        let starts = tokens.iter().map(|token| match token.class {
            TokenClass::Alphanumeric => Starts::ALL,
            _ => self.facts[token.folded.0 as usize].starts,
        });
        starts.collect()
    }

    /// The numeral that a word is.
    pub(crate) fn composed(&self, word: FoldedId) -> Composed {
        if !self.facts[word.0 as usize].starts.has(Starts::COMPOSED) {
            return Composed::None;
        }
        let at = self.composed.binary_search_by_key(&word, |(word, _)| *word);
        at.map_or(Composed::None, |at| self.composed[at].1)
    }
}

impl Lexicon {
    /// Builds the look-ups of `language`, whose words are added to `words`.
    pub(crate) fn new(language: &Language, tokeniser: &Tokeniser, words: &mut Vocabulary) -> Self {
        let endings = |of: &'static str| {
            let rows = language.glue.rows::<2>().filter(move |[_, kind]| *kind == of);
            rows.map(|[ending, _]| ending.to_owned()).collect()
        };
        let idiom = |[_, kind]: [&str; 2]| (kind == "idiom").then_some(());
        let mut lexicon = Lexicon {
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
            known: Vec::new(),
            composed: Vec::new(),
            plural_endings: endings("plural-ending"),
            verb_endings: endings("verb-ending"),
            letters: Letters::new(language),
            has_letter_ranks: language.glue.rows().any(|row| row == ["e", "ordinal-suffix"]),
        };
        let stop: Vec<u32> = language.stopwords.rows::<1>().map(|[word]| words.add(&fold(word))).collect();
        let all = 0..u32::try_from(words.len()).expect("fewer words than bytes of the tables");
        lexicon.known = all.map(|word| lexicon.known(word)).collect();
        for word in stop {
            lexicon.known[word as usize].is_stop = true;
        }
        lexicon
    }

    fn known(&self, word: u32) -> Facts {
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
        let all = |is_wanted: &dyn Fn(Option<u32>) -> bool| -> Starts {
            forms.iter().filter(|(second, _)| is_wanted(*second)).map(|(_, starts)| *starts).collect()
        };
        let starts = all(&|_| true);
        let seconds = forms.iter().filter(|(_, starts)| begins(*starts) != Begins::No).map(|(second, _)| *second);
        Facts {
            starts,
            begins: begins(starts),
            alone: begins(all(&|second| second.is_none())),
            seconds: seconds.flatten().fold(0, |seconds, word| seconds | second_bit(word)),
            is_stop: false,
        }
    }

    /// Notes which of the words of all tables are numerals in one word, so that no text has to ask again.
    pub(crate) fn note_composed(&mut self, words: &Vocabulary) {
        self.composed = words.forms().map(|form| self.composed(form) != Composed::None).collect();
    }

    pub(crate) fn resolve<'a>(&self, folds: &Folds, known: &'a ResolvedWords) -> Words<'a> {
        // The words behind those of the lexicon are of other tables.
        let fact = |word: Option<u32>| self.known.get(word? as usize).copied();
        let mut facts: Vec<Facts> = known.words().map(|word| fact(word).unwrap_or(UNKNOWN)).collect();
        let mut composed = Vec::new();
        for ((id, word), facts) in (0..).map(FoldedId).zip(known.words()).zip(&mut facts) {
            let is_plain = word.and_then(|word| self.composed.get(word as usize)) == Some(&false);
            let found = if is_plain { Composed::None } else { self.composed(folds.form(id)) };
            if found != Composed::None {
                composed.push((id, found));
                (facts.begins, facts.alone) = (Begins::Yes, Begins::Yes);
                facts.starts = facts.starts.or(Starts::COMPOSED);
            }
        }
        Words { known, facts, composed }
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
        if form.len() < 5 || !form.is_ascii() {
            return Composed::None;
        }
        if let Some(value) = (self.language.split_compound)(form) {
            return Composed::Cardinal(value);
        }
        if let Some(rank) = (self.language.split_ordinal)(form).and_then(|rank| u32::try_from(rank).ok()) {
            return Composed::Ordinal(rank);
        }
        (self.language.numeral_noun)(form).map_or(Composed::None, Composed::Noun)
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

/// Whether a mention may begin with a word from which `starts` begins.
fn begins(starts: Starts) -> Begins {
    let named =
        Starts::MONTH.or(Starts::WEEKDAY).or(Starts::PERIOD).or(Starts::FEAST).or(Starts::RELATIVE).or(Starts::ROUND);
    let opens = Starts::of_range(RangeWord::Open).or(Starts::of_range(RangeWord::From));
    let small = Starts::of_glue(Glue::One).or(Starts::of_glue(Glue::Minus)).or(opens);
    let years = Starts::of_glue(Glue::YearBefore).or(Starts::of_glue(Glue::YearAfter));
    let years = years.or(Starts::of_glue(Glue::AsMany));
    if starts.has(Starts::NUMBER.or(Starts::TIME).or(named).or(years)) {
        Begins::Yes
    } else if starts.has(small) {
        Begins::Prefix
    } else if starts.has(Starts::UNIT) {
        Begins::Unit
    } else {
        Begins::No
    }
}
