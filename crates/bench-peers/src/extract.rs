//! Extraction beside text2num, which reads cardinals, ranks and decimals in words: `cargo xtask bench extract`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::rc::Rc;

use riscontro_core::{Folds, Segment, Span, Token};
use riscontro_extract::{Extractor, View};
use riscontro_lang::{Language, Tokeniser};
use riscontro_segment::{SplitOptions, Splitter};
use riscontro_testkit::ProseKind;
use text2num::{Language as Interpreter, find_numbers, replace_numbers_in_text};

use crate::measure::{self, Item, Peer};
use crate::table::{Measured, Subject};
use crate::texts::{self, Side};

/// About so many bytes a document has: a longer article.
const DOCUMENT_BYTES: usize = 8_000;

/// What is compared.
pub(crate) const SUBJECT: Subject = Subject {
    counted: "found",
    reference: TEXT2NUM,
    short: "text2num",
    notes: "x text2num: how many times as fast as text2num on the whole text.
Every program gets one document of about 8 kB a call; building it is not counted. riscontro reads numbers, dates, hours,
money, measures and names, all readings of each; text2num reads cardinals, ranks and decimals in words, and writes the
text anew with digits (whole text: the count is of documents that it changed) or gives places (words that are ready).
Ready tokens, segments and words were made beforehand, for each program its own.
",
};

const TEXT2NUM: &str = "text2num, whole text";

/// Extracts from every text for at least so many `seconds` with each program.
pub(crate) fn measured(seconds: f64) -> anyhow::Result<Vec<Measured>> {
    let mut measured = Vec::new();
    for side in Side::BOTH {
        let news = texts::made_up(side, ProseKind::News, "made-up news")?.paragraphs;
        let plain = without_numbers(&news, side.language()?);
        for (name, paragraphs) in [("made-up news", &news), ("the same without numbers", &plain)] {
            let name = format!("{}, {name}", side.name());
            eprintln!("{name} …");
            let documents = documents(paragraphs, side)?;
            let bytes: usize = documents.iter().map(Item::bytes).sum();
            let about = format!("{:.1} MB in {} documents", bytes as f64 / 1e6, documents.len());
            let figures = measure::figures(&peers(side)?, &documents, seconds);
            measured.push(Measured { name, about, figures });
        }
    }
    Ok(measured)
}

/// An article, cut up beforehand for those who begin with its parts.
struct Document {
    text: String,
    segments: Vec<Segment>,
    tokens: Vec<Token>,
    token_starts: Vec<u32>,
    folds: Folds,
    words: Vec<Word>,
}

impl Item for Document {
    fn bytes(&self) -> usize {
        self.text.len()
    }
}

/// A word as text2num takes it.
struct Word {
    text: String,
    lower: String,
}

impl text2num::Token for &Word {
    fn text(&self) -> Cow<'_, str> {
        self.text.as_str().into()
    }

    fn text_lowercase(&self) -> Cow<'_, str> {
        self.lower.as_str().into()
    }
}

fn peers(side: Side) -> anyhow::Result<Vec<Peer<Document>>> {
    let language = side.language()?;
    let tokeniser = Tokeniser::new(language);
    let extractor = Rc::new(Extractor::new(language, &language.number_format, &tokeniser));
    let from_tokens = Rc::clone(&extractor);
    let interpreter = || match side {
        Side::Italian => Interpreter::italian(),
        Side::English => Interpreter::english(),
    };
    let (whole, ready) = (interpreter(), interpreter());
    Ok(vec![
        Peer::new("riscontro, ready tokens", move |document: &Document| {
            let Document { text, segments, tokens, token_starts, folds, .. } = document;
            black_box(from_tokens.extract(View { text, segments, tokens, token_starts, folds })).len()
        }),
        Peer::new("riscontro, whole segments", move |document: &Document| {
            let Document { text, segments, .. } = document;
            let mut folds = Folds::default();
            let tokenised = tokeniser.tokenise(text, segments, &mut folds);
            let (tokens, token_starts) = (&tokenised.tokens, &tokenised.starts);
            black_box(extractor.extract(View { text, segments, tokens, token_starts, folds: &folds })).len()
        }),
        Peer::new("text2num, ready words", move |document: &Document| {
            black_box(find_numbers(document.words.iter(), &ready, 0.0)).len()
        }),
        Peer::new(TEXT2NUM, move |document: &Document| {
            let replaced = black_box(replace_numbers_in_text(&document.text, &whole, 0.0));
            usize::from(replaced != document.text)
        }),
    ])
}

/// Joins paragraphs into documents and cuts those into segments, tokens and words.
fn documents(paragraphs: &[String], side: Side) -> anyhow::Result<Vec<Document>> {
    let language = side.language()?;
    let (splitter, tokeniser) = (Splitter::new(language, SplitOptions::default()), Tokeniser::new(language));
    let mut texts = vec![String::new()];
    for paragraph in paragraphs {
        let last = texts.last_mut().expect("it began with one");
        if last.len() < DOCUMENT_BYTES {
            *last += paragraph;
            *last += "\n";
        } else {
            texts.push(format!("{paragraph}\n"));
        }
    }
    Ok(texts.into_iter().map(|text| document(text, &splitter, &tokeniser)).collect())
}

fn document(text: String, splitter: &Splitter, tokeniser: &Tokeniser) -> Document {
    let mut segments = Vec::new();
    let mut start = 0;
    for (block, paragraph) in (0..).zip(text.split_inclusive('\n')) {
        let spans = splitter.spans(paragraph.trim_end());
        let inside = |span: Span| Span::from_range(start + span.range().start..start + span.range().end);
        segments.extend(spans.map(|span| Segment { span: inside(span), block }));
        start += paragraph.len();
    }
    let mut folds = Folds::default();
    let tokenised = tokeniser.tokenise(&text, &segments, &mut folds);
    let words = tokenised.tokens.iter().map(|token| token.span.of(&text));
    let words = words.map(|word| Word { text: word.to_owned(), lower: word.to_lowercase() }).collect();
    let (tokens, token_starts) = (tokenised.tokens, tokenised.starts);
    Document { text, segments, tokens, token_starts, folds, words }
}

/// The paragraphs without the words that have digits or are number words; articles stay.
fn without_numbers(paragraphs: &[String], language: &Language) -> Vec<String> {
    let rows = language.number_words.rows::<3>().filter(|[_, _, value]| *value != "1");
    let forms: BTreeSet<&str> = rows.map(|[form, _, _]| form).collect();
    let is_number = |word: &str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        word.bytes().any(|byte| byte.is_ascii_digit()) || bare.split(['\'', '’', '-']).any(|part| forms.contains(part))
    };
    let kept = |paragraph: &String| paragraph.split(' ').filter(|word| !is_number(word)).collect::<Vec<_>>().join(" ");
    paragraphs.iter().map(kept).filter(|paragraph| !paragraph.is_empty()).collect()
}
