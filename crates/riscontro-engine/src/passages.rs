//! Texts of any size, split passage by passage.
//!
//! A [`TextStream`] reads: it gives the passages of a text in order, and only it goes back to the file. A [`TextPassage`]
//! is split by itself, on any thread, so that a caller reads on one thread, splits on many and writes in order. Plain text
//! is a stream of small passages; a format whose markup may reach across the whole file is read whole, as one passage.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use riscontro_core::{Document, LangTag, PairError, Segment};
use riscontro_formats::{BEGINNING, Beginning, Passage, Passages, Place, ReaderKind, format_for};

use crate::check::{Checker, PairTools};
use crate::discover::lang_of_name;
use crate::error::EngineError;
use crate::load::{LanguageFlag, Loaded, load_bytes, reason, settled_language, shown};
use crate::settings::Aligned;
use crate::text::{SingleText, raw_document};

/// Where the text of a stream comes from.
type Source = Box<dyn Read + Send>;

/// A text that is being read, passage by passage; an error is its last item.
pub struct TextStream {
    name: Arc<str>,
    lang: LangTag,
    tools: Arc<PairTools>,
    rest: Rest,
    /// Whether everything is in memory already.
    is_short: bool,
    warnings: Vec<String>,
}

enum Rest {
    Passages(Box<Passages<Source>>),
    /// A document that was read whole; none once it was given.
    Document(Option<Arc<Document>>),
}

/// How large a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextSize {
    /// Its bytes, where they are known.
    pub bytes: Option<u64>,
    /// How many bytes of it are in memory once it was opened.
    pub opened: u64,
}

impl TextSize {
    /// That of a pipe.
    pub const UNKNOWN: TextSize = TextSize { bytes: None, opened: BEGINNING as u64 };

    /// That of a file; one that cannot be read has none.
    #[must_use]
    pub fn of_file(path: &Path) -> Self {
        match path.metadata() {
            Err(_) => TextSize { bytes: Some(0), opened: 0 },
            Ok(data) if data.is_dir() => TextSize { bytes: Some(0), opened: 0 },
            Ok(data) if !data.is_file() => TextSize::UNKNOWN,
            Ok(data) => {
                let opened = if is_streamed(&shown(path)) { data.len().min(BEGINNING as u64) } else { data.len() };
                TextSize { bytes: Some(data.len()), opened }
            }
        }
    }
}

/// Whether the text of that name is read passage by passage.
fn is_streamed(name: &str) -> bool {
    format_for(name, "", ReaderKind::Document).is_ok_and(|format| format.is_plain_text())
}

/// A run of whole paragraphs of a text, ready to be split.
pub struct TextPassage {
    lang: LangTag,
    tools: Arc<PairTools>,
    body: Body,
}

enum Body {
    Passage(Passage),
    Document(Arc<Document>),
}

/// A passage and its segments.
#[derive(Debug)]
pub struct SplitPassage {
    /// The passage as a document of its own: its offsets count from [`SplitPassage::start`].
    pub document: Arc<Document>,
    /// The segments, in text order, maybe none; no segment reaches into another passage.
    pub segments: Vec<Segment>,
    /// Where the passage begins in the text of the file.
    pub start: Place,
}

/// Where a segment stands in the text of its file: the decoded file without byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedSegment {
    /// The segment.
    pub segment: Segment,
    /// Its first byte and character.
    pub start: Place,
    /// One past its last byte and character.
    pub end: Place,
}

impl TextPassage {
    /// Splits the passage.
    ///
    /// # Errors
    ///
    /// When the rules of an SRX file cannot split it.
    pub fn split(&self) -> Result<SplitPassage, PairError> {
        let (document, start) = match &self.body {
            Body::Passage(passage) => (Arc::new(passage.document(self.lang)), passage.start),
            Body::Document(document) => (Arc::clone(document), Place::default()),
        };
        Ok(SplitPassage { segments: self.tools.source.split(&document)?, document, start })
    }

    /// How many bytes of the file had been read when the passage was given.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        match &self.body {
            Body::Passage(passage) => passage.bytes_read,
            Body::Document(document) => document.raw.len() as u64,
        }
    }
}

impl SplitPassage {
    /// The segments with their places in the file's text, in order.
    ///
    /// Characters are counted once over the passage, from segment to segment.
    pub fn placed(&self) -> impl Iterator<Item = PlacedSegment> {
        let mut reached = Reached { byte: 0, char: 0 };
        self.segments.iter().map(move |segment| {
            let raw = self.document.to_raw(segment.span);
            let start = reached.move_to(&self.document.raw, raw.start());
            let end = reached.move_to(&self.document.raw, raw.end());
            let place = |at: Reached| Place {
                byte: self.start.byte + u64::from(at.byte),
                char: self.start.char + u64::from(at.char),
            };
            PlacedSegment { segment: *segment, start: place(start), end: place(end) }
        })
    }
}

/// A place within a passage.
#[derive(Clone, Copy)]
struct Reached {
    byte: u32,
    char: u32,
}

impl Reached {
    fn move_to(&mut self, raw: &str, byte: u32) -> Self {
        // Two segments never share raw bytes, but the second may begin where the first one does, in replaced text.
        if byte < self.byte {
            *self = Reached { byte: 0, char: 0 };
        }
        let chars = raw[self.byte as usize..byte as usize].chars().count();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "there are no more characters than bytes, which fit a span"
        )]
        let char = self.char + chars as u32;
        *self = Reached { byte, char };
        *self
    }
}

impl TextStream {
    /// What messages call the text.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether everything is in memory already, because the text ends within its first two mebibytes or was read whole.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.is_short
    }

    /// What was noticed and not yet said, each under the text's name; at the end, that the text is empty.
    pub fn take_warnings(&mut self) -> Vec<String> {
        std::mem::take(&mut self.warnings)
    }

    fn note(&mut self, from: usize) {
        if let Rest::Passages(passages) = &self.rest {
            let new = passages.defects().iter().skip(from);
            self.warnings.extend(new.map(|defect| format!("{}: {}", self.name, defect.message)));
        }
    }

    fn next_body(&mut self) -> Option<Result<Body, PairError>> {
        match &mut self.rest {
            Rest::Document(document) => document.take().map(|document| Ok(Body::Document(document))),
            Rest::Passages(passages) => {
                let noted = passages.defects().len();
                let next = passages.next();
                let name = &self.name;
                let next = next.map(|next| next.map_err(|error| PairError::new(error.in_file(name))));
                self.note(noted);
                next.map(|next| next.map(Body::Passage))
            }
        }
    }
}

impl Iterator for TextStream {
    type Item = Result<TextPassage, PairError>;

    fn next(&mut self) -> Option<Self::Item> {
        let body = self.next_body()?;
        Some(body.map(|body| TextPassage { lang: self.lang, tools: Arc::clone(&self.tools), body }))
    }
}

impl Checker {
    /// Opens a file to be split passage by passage; plain text may have any size.
    ///
    /// Encoding, language and layout are told by its first two mebibytes.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened, or its beginning cannot be decoded; a format other than plain text also when anything
    /// behind it cannot be read. When an SRX file has no rules for its language.
    pub fn stream_file(&self, path: &Path) -> Result<TextStream, PairError> {
        let name = shown(path);
        let file = File::open(path).map_err(|error| unread(&name, &error))?;
        self.stream(name, Box::new(file), self.settings.from.or(lang_of_name(path)))
    }

    /// The same of what a reader gives, such as standard input; `name` is what messages call it.
    ///
    /// # Errors
    ///
    /// As [`Checker::stream_file`].
    pub fn stream_reader(&self, name: &str, reader: impl Read + Send + 'static) -> Result<TextStream, PairError> {
        self.stream(name.to_owned(), Box::new(reader), self.settings.from)
    }

    /// The same of a text that is in memory: one passage.
    ///
    /// # Errors
    ///
    /// When the text is over 4 GiB, or an SRX file has no rules for its language.
    pub fn stream_text(&self, text: &SingleText) -> Result<TextStream, PairError> {
        let document = raw_document(&text.id, text.lang, &text.text)?;
        self.stream_of(document.path.clone(), text.lang, whole(document), Vec::new())
    }

    fn stream(&self, name: String, mut source: Source, lang: Option<LangTag>) -> Result<TextStream, PairError> {
        let flag = LanguageFlag("--lang");
        let told = |error: EngineError| PairError::new(error.to_string());
        if !is_streamed(&name) || self.settings.aligned == Aligned::ByLine {
            let mut bytes = Vec::new();
            source.read_to_end(&mut bytes).map_err(|error| unread(&name, &error))?;
            let loaded = load_bytes(&name, &bytes, lang, flag, &self.settings).map_err(told)?.with_defects_said();
            let Loaded { document, warnings, .. } = loaded;
            return self.stream_of(name.into(), document.lang, whole(document), warnings);
        }
        let beginning = Beginning::read(source).map_err(|error| unread(&name, &error))?;
        let is_short = beginning.is_whole();
        let label = self.settings.encoding.as_deref();
        let mut warnings = Vec::new();
        let text = || beginning.decode(label, None).map(|decoded| decoded.text);
        let lang = settled_language(&name, lang, text, flag, &mut warnings).map_err(told)?;
        let passages = Passages::new(name.as_str(), beginning, label, Some(lang), self.settings.paragraphs);
        let passages = passages.map_err(|error| PairError::new(error.in_file(&name)))?;
        let mut stream = self.stream_of(name.into(), lang, Rest::Passages(Box::new(passages)), warnings)?;
        stream.note(0);
        Ok(TextStream { is_short, ..stream })
    }

    fn stream_of(
        &self,
        name: Arc<str>,
        lang: LangTag,
        rest: Rest,
        mut warnings: Vec<String>,
    ) -> Result<TextStream, PairError> {
        let tools = self.tools((lang, lang))?;
        warnings.extend(tools.split_warnings.iter().cloned());
        Ok(TextStream { name, lang, tools, rest, is_short: true, warnings })
    }
}

fn whole(document: Document) -> Rest {
    Rest::Document(Some(Arc::new(document)))
}

fn unread(name: &str, error: &std::io::Error) -> PairError {
    let remedy = if error.kind() == ErrorKind::IsADirectory { ": name its files, as in `folder/*`" } else { "" };
    PairError::new(format!("{name}: {}{remedy}", reason(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::settings::{Overrides, Settings};
    use crate::single::SingleFile;

    fn checker() -> Checker {
        let overrides = Overrides { from: Some(LangTag::new("it")), ..Overrides::default() };
        let settings = Settings::new(&Config::default(), &overrides).unwrap();
        Checker::new(riscontro_lang::LANGUAGES, settings, None).unwrap()
    }

    #[test]
    fn the_segments_of_the_passages_are_those_of_the_text_read_whole() {
        let checker = checker();
        let paragraph = "Il 3 maggio il sig. Rossi partì per Londra. Tornò dopo 12 giorni, e nessuno lo sapeva.\n\n";
        for count in [0, 1, 40_000] {
            let text = paragraph.repeat(count);
            let file = SingleFile::Bytes { name: "a.txt", bytes: text.as_bytes() };
            let whole = checker.split_file(file).unwrap();
            let expected: Vec<_> = whole.segments.iter().map(|segment| segment.span.of(&whole.document.text)).collect();
            let mut stream = checker.stream_reader("a.txt", std::io::Cursor::new(text.clone().into_bytes())).unwrap();
            let mut found = Vec::new();
            for passage in &mut stream {
                let split = passage.unwrap().split().unwrap();
                for PlacedSegment { segment, start, end } in split.placed() {
                    let bytes = usize::try_from(start.byte).unwrap()..usize::try_from(end.byte).unwrap();
                    assert_eq!(&text[bytes.clone()], segment.span.of(&split.document.text));
                    assert_eq!(end.char - start.char, text[bytes].chars().count() as u64);
                    found.push(segment.span.of(&split.document.text).to_owned());
                }
            }
            assert!(found == expected, "{count} paragraphs");
            assert_eq!(stream.take_warnings(), whole.warnings);
        }
    }

    #[test]
    fn a_record_is_one_passage() {
        let text = SingleText { id: "7".to_owned(), lang: LangTag::new("it"), text: "È qui. Riapre.".to_owned() };
        let mut stream = checker().stream_text(&text).unwrap();
        assert!(stream.is_short() && stream.name() == "7");
        let split = stream.next().unwrap().unwrap().split().unwrap();
        let places: Vec<_> = split.placed().map(|placed| (placed.start.byte, placed.start.char)).collect();
        assert_eq!(places, [(0, 0), (8, 7)]);
        assert!(stream.next().is_none());
    }
}
