//! Extraction beside text2num, which reads cardinals, ranks and decimals in words: `cargo xtask bench extract`.

use std::borrow::Cow;
use std::hint::black_box;
use std::rc::Rc;

use riscontro_core::{Folds, Segment, Span, Token};
use riscontro_extract::{Extractor, View};
use riscontro_lang::Tokeniser;
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
Ready tokens, segments and words were made beforehand, for each program its own; numbers and names alone are of ready tokens.
",
};

const TEXT2NUM: &str = "text2num, whole text";

/// Extracts from every text for at least so many `seconds` with each program.
pub(crate) fn measured(seconds: f64) -> anyhow::Result<Vec<Measured>> {
    let mut measured = Vec::new();
    for side in Side::BOTH {
        let articles = texts::articles(side)?.paragraphs;
        let news = texts::made_up(side, ProseKind::News, "made-up news")?.paragraphs;
        let plain = without_numbers(&news, side)?;
        let silent = sentences_without_numbers(&articles, side)?;
        let named = [
            ("articles of the corpus", &articles),
            ("their sentences without numbers", &silent),
            ("made-up news", &news),
            ("the same without numbers", &plain),
        ];
        for (name, paragraphs) in named {
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

impl Document {
    fn view(&self) -> View<'_> {
        let Document { text, segments, tokens, token_starts, folds, .. } = self;
        View { text, segments, tokens, token_starts, folds }
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
    let (from_tokens, numbers, names) = (Rc::clone(&extractor), Rc::clone(&extractor), Rc::clone(&extractor));
    let interpreter = || match side {
        Side::Italian => Interpreter::italian(),
        Side::English => Interpreter::english(),
    };
    let (whole, ready) = (interpreter(), interpreter());
    Ok(vec![
        Peer::new("riscontro, ready tokens", move |document: &Document| {
            black_box(from_tokens.extract(document.view())).len()
        }),
        Peer::new("riscontro, numbers alone", move |document: &Document| {
            black_box(numbers.numbers(document.view())).len()
        }),
        Peer::new("riscontro, names alone", move |document: &Document| black_box(names.names(document.view())).len()),
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

/// The sentences in which the extractor reads no number of any kind, date or hour, as they stand.
fn sentences_without_numbers(paragraphs: &[String], side: Side) -> anyhow::Result<Vec<String>> {
    let language = side.language()?;
    let extractor = Extractor::new(language, &language.number_format, &Tokeniser::new(language));
    let mut kept = Vec::new();
    for document in documents(paragraphs, side)? {
        let mentions = extractor.numbers(document.view());
        let mut with_numbers = mentions.iter().map(|mention| mention.segment.index()).peekable();
        for (at, segment) in document.segments.iter().enumerate() {
            if with_numbers.peek() != Some(&at) {
                kept.push(segment.span.of(&document.text).to_owned());
            }
            while with_numbers.next_if_eq(&at).is_some() {}
        }
    }
    Ok(kept)
}

/// The paragraphs without the words in which the extractor reads a number of any kind, a date or an hour, read again until there is
/// none; articles stay.
fn without_numbers(paragraphs: &[String], side: Side) -> anyhow::Result<Vec<String>> {
    let language = side.language()?;
    let extractor = Extractor::new(language, &language.number_format, &Tokeniser::new(language));
    let mut plain = paragraphs.to_vec();
    loop {
        let documents = documents(&plain, side)?;
        let mut left = 0;
        let mut kept = Vec::new();
        for document in &documents {
            let mut text = document.text.clone();
            let mentions = extractor.numbers(document.view());
            left += mentions.len();
            mentions.iter().rev().for_each(|mention| text.replace_range(mention.span.range(), ""));
            kept.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
        }
        plain = kept;
        if left == 0 {
            return Ok(plain);
        }
    }
}
