//! Tokens to mentions: numbers, dates, money, measures, names; and values back to text.
//!
//! Extraction reads tokens and tables, never another language's words: the two sides meet at values. It comes before
//! alignment, since mentions are the anchors of the aligner.
//!
//! # Decisions
//!
//! * A language says whether tens and units are one word (`Language::tens`): where they are, a rank behind tens is none of
//!   theirs (`trenta secondi`).
//! * The grammar of numbers is code, the words are tables: a language adds rows, not functions. Reading is by hand and from
//!   left to right, without backtracking over more than one mention, so its time is linear in the text.
//! * A mention has every reading that the words allow (`5 pounds` is money or weight, `alle 5` is morning, evening or just
//!   a number); which one was meant is seen when the other side is there.
//! * The span of a mention covers the number, its scale, unit and currency, not the word that bounds it (`oltre`).

mod bearers;
mod bound;
mod clock;
mod clock_half;
mod clock_mark;
mod clock_minutes;
mod clock_span;
mod code;
mod compound;
mod counted;
mod cues;
mod cut;
mod date;
mod date_digits;
mod dateline;
mod digits;
mod elapsed;
mod facts;
mod found;
mod fraction;
mod further;
mod glue;
mod hundredths;
mod letters;
mod lexicon;
mod lone;
mod memo;
mod name;
mod number_words;
mod numbers;
mod numeral;
mod ordinal;
mod overlap;
mod parts;
mod percent_left;
mod period;
mod phone;
mod play;
mod quantity;
mod range;
mod range_ends;
mod reader;
mod rough;
mod round;
mod rows;
mod scientific;
mod short_year;
mod starts;
mod unit_noun;
mod write;
mod year_beside;

use riscontro_core::value::{NameKind, PivotId};
use riscontro_core::{Bearer, Cue, Demand, Mention, Parts, SegmentId, Span, Tells, Value};
use riscontro_lang::{Language, NumberFormat, ResolvedWords, Tokeniser, Vocabulary};

pub use name::{WrittenName, write_name};
pub use riscontro_core::View;
pub use write::write;

use bearers::BearersReader;
use cues::CuesReader;
use facts::Words;
use lexicon::Lexicon;
use memo::Memo;
use name::{Comparable, NameReader};
use parts::PartsReader;
use reader::{Formats, Reader};

/// About so many words the tables of a language have.
const WORDS: usize = 25_000;

/// A name that the user lists, beside those of the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnName {
    /// As it stands in texts of the language, with its capitals.
    pub form: String,
    /// What it names, by an id that the other language has as well.
    pub entity: PivotId,
    /// What kind of thing that is.
    pub kind: NameKind,
}

/// Finds the mentions of texts in one language.
#[derive(Debug)]
pub struct Extractor {
    /// The words of all tables: a word of the text is looked up once.
    vocabulary: Vocabulary,
    /// The first of them, which are those of `lexicon`: a tenth, which stays in the nearest cache.
    number_words: Vocabulary,
    lexicon: Lexicon,
    formats: Formats,
    names: NameReader,
    parts: PartsReader,
    bearers: BearersReader,
    cues: CuesReader,
    asked: Asked,
}

/// Of which numbers a text may be asked for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// All of them.
    All,
    /// Those in digits, and dates: number words are not known well enough.
    DigitsAndDates,
    /// Those in digits.
    Digits,
}

impl Asked {
    /// What both languages of a pair know.
    fn of(languages: [&Language; 2]) -> Asked {
        let all = |knows: fn(&Language) -> bool| languages.into_iter().all(knows);
        match (all(Language::reads_values), all(|language| !language.months.is_empty())) {
            (true, _) => Asked::All,
            (false, true) => Asked::DigitsAndDates,
            (false, false) => Asked::Digits,
        }
    }

    fn includes(self, text: &str, mention: &Mention) -> bool {
        let has_digits = || mention.span.of(text).bytes().any(|letter| letter.is_ascii_digit());
        match self {
            Asked::All => true,
            Asked::DigitsAndDates => has_digits() || matches!(mention.value(), Value::Date(_)),
            Asked::Digits => has_digits(),
        }
    }
}

/// What was read of a document.
#[derive(Debug)]
pub struct Extracted {
    /// The mentions, sorted by segment, then span.
    pub mentions: Vec<Mention>,
    /// Those that are said to be the parts of a whole, in text order of the segments.
    pub parts: Vec<Parts>,
    /// Common nouns that may stand for the name of a team, by segment and span.
    pub bearers: Vec<Bearer>,
    /// Words that tell what a name or figure beside them is, by segment and span.
    pub cues: Vec<Cue>,
}

impl Extractor {
    /// Builds the look-ups of `language`; `other` is the number format of the side it is compared with, in which a number
    /// may have been left.
    ///
    /// Of a language whose words are not all read ([`Language::reads_values`]) only numbers, dates and the names of countries and
    /// cities are used: its words, collected for the splitter, are too few to tell other names by. Numbers in words are then
    /// optional, as they are beside such a language ([`Extractor::with_names`]).
    #[must_use]
    pub fn new(language: &Language, other: &NumberFormat, tokeniser: &Tokeniser) -> Self {
        Extractor::build((language, *other, Asked::of([language; 2])), tokeniser, (&Comparable::ALL, &[]))
    }

    /// The same as [`Extractor::new`] beside the language `other`, with further names as the user lists them. Of the tables
    /// only names are used that `other` has as well.
    #[must_use]
    pub fn with_names(language: &Language, other: &Language, tokeniser: &Tokeniser, own: &[OwnName]) -> Self {
        let of_both = (language, other.number_format, Asked::of([language, other]));
        Extractor::build(of_both, tokeniser, (&Comparable::with(other), own))
    }

    fn build(
        (language, other, asked): (&Language, NumberFormat, Asked),
        tokeniser: &Tokeniser,
        (comparable, own): (&Comparable, &[OwnName]),
    ) -> Self {
        let formats = Formats { own: language.number_format, other };
        let (words, room) =
            if language.reads_values() { (*language, WORDS) } else { (language.with_names_and_numbers(), 0) };
        let words = &words;
        let mut vocabulary = Vocabulary::with_room_for(room);
        let mut lexicon = Lexicon::new(words, tokeniser, &mut vocabulary);
        let number_words = vocabulary.copy();
        let names = NameReader::new((words, comparable, own), tokeniser, &mut vocabulary);
        let parts = PartsReader::new(words, tokeniser, &mut vocabulary);
        let bearers = BearersReader::new(words, tokeniser, &mut vocabulary);
        let cues = CuesReader::new(words, tokeniser, &mut vocabulary);
        vocabulary.seal();
        lexicon.note_facts(&vocabulary);
        Extractor { vocabulary, number_words, lexicon, formats, names, parts, bearers, cues, asked }
    }

    /// Returns the mentions of a document, sorted by segment, then span. Numbers do not overlap, nor do names; a number may lie
    /// in a name (`il 5 Stelle`), and a name in a share (`due italiani su tre`).
    ///
    /// Spans are bytes of the text. Empty when nothing in it has a value.
    #[must_use]
    pub fn extract(&self, view: View<'_>) -> Vec<Mention> {
        self.read(view).mentions
    }

    /// Returns the mentions of a document as [`Extractor::extract`] does, and which of them are said to be parts of a whole.
    #[must_use]
    pub fn read(&self, view: View<'_>) -> Extracted {
        let known = self.vocabulary.resolve(view.folds);
        let words = self.lexicon.resolve(view.folds, &known);
        let numbers = self.read_numbers(view, &words, true);
        let names = self.read_names(view, &known);
        let mentions = overlap::merge(view.text, self.lexicon.language.capitals, numbers, names);
        let parts = self.parts.read(view, (&self.lexicon, &words), &mentions);
        let bearers = self.bearers.read(view, &known);
        let mut cues = self.cues.read(view, &known);
        add_datelines(view, &mentions, &mut cues);
        Extracted { mentions, parts, bearers, cues }
    }

    /// Returns the numbers, dates, hours, sums of money and measures of a document alone, as [`Extractor::extract`] sorts them.
    ///
    /// A number in a name is among them (`il 5 Stelle`), as is one that a name would take over there.
    #[must_use]
    pub fn numbers(&self, view: View<'_>) -> Vec<Mention> {
        let known = self.number_words.resolve(view.folds);
        self.read_numbers(view, &self.lexicon.resolve(view.folds, &known), true)
    }

    /// Returns the names of a document alone, as [`Extractor::extract`] sorts them.
    #[must_use]
    pub fn names(&self, view: View<'_>) -> Vec<Mention> {
        self.read_names(view, &self.vocabulary.resolve(view.folds))
    }

    /// Returns the names of a document as they are written, sorted by segment, then span, not overlapping: the whole of each name
    /// among `mentions`, which are what [`Extractor::extract`] returned for it, and those that titles alone make.
    ///
    /// `University of North Carolina` is the whole of `North Carolina`, by which it is compared, and `Hudson` that of `fiume
    /// Hudson`; `Ministro della Difesa` is compared with nothing. A whole reaches into no other mention. Takes time in proportion to the text.
    #[must_use]
    pub fn written_names(&self, view: View<'_>, mentions: &[Mention]) -> Vec<WrittenName> {
        let known = self.vocabulary.resolve(view.folds);
        self.names.written(view, (&self.vocabulary, &known), mentions)
    }

    fn read_names(&self, view: View<'_>, known: &ResolvedWords) -> Vec<Mention> {
        let mut names = Vec::new();
        self.names.read(view, (&self.vocabulary, known), &mut names);
        in_text_order(&mut names);
        names
    }

    fn read_numbers(&self, view: View<'_>, words: &Words<'_>, takes_short_ways: bool) -> Vec<Mention> {
        let mut numbers = Vec::new();
        let memo = Memo::default();
        for (at, _) in view.segments.iter().enumerate() {
            let tokens = view.tokens_of(at);
            if words.are_silent(tokens) {
                continue;
            }
            memo.clear();
            let (present, has_digits) = words.present(tokens);
            let reader = Reader {
                lexicon: &self.lexicon,
                vocabulary: &self.vocabulary,
                words,
                text: view.text,
                tokens,
                present,
                has_digits,
                formats: self.formats,
                memo: &memo,
                takes_short_ways,
            };
            let segment = SegmentId(u32::try_from(at).expect("fewer segments than bytes of a document"));
            reader.read_into(segment, &mut numbers);
        }
        in_text_order(&mut numbers);
        for number in &mut numbers {
            if !self.asked.includes(view.text, number) {
                number.demand = Demand::Optional;
            }
        }
        numbers
    }
}

/// Adds the datelines of the segments that have mentions in one.
fn add_datelines(view: View<'_>, mentions: &[Mention], cues: &mut Vec<Cue>) {
    let before = cues.len();
    let mut rest = mentions;
    while let Some(first) = rest.first() {
        let segment = first.segment;
        let (here, behind) = rest.split_at(rest.partition_point(|mention| mention.segment == segment));
        rest = behind;
        let tokens = view.tokens_of(segment.index());
        let found = dateline::dateline(view.text, tokens);
        let Some(end) = tokens[..found.len].last().map(|last| last.span.end()) else { continue };
        // `SIRIA, 300 - 400 morti` counts no days.
        let is_counted = |mention: &Mention| !matches!(mention.value(), Value::Name(_) | Value::Date(_));
        let mut said = here.iter().take_while(|mention| mention.span.start() < end);
        if found.has_agency || !said.any(is_counted) {
            let span = Span::new(tokens[0].span.start(), end);
            cues.push(Cue { segment, span, tells: Tells::Dateline });
        }
    }
    if cues.len() > before {
        cues.sort_by_key(|cue| (cue.segment, cue.span.start()));
    }
}

fn in_text_order(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.segment, mention.span.start(), mention.span.end()));
}
