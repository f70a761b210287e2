//! Learning a lexicon from text that is aligned.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use riscontro_core::{Folds, LangTag, Segment, Side, Span, Token, TokenClass, WordHash};
use riscontro_formats::{Bitext, Languages, unpacked};
use riscontro_lang::{Language, Tokeniser, find};
use riscontro_lexicon::{LearnOptions, ParallelText, learn};

use crate::check::AlignedSides;
use crate::error::EngineError;
use crate::load::shown;

/// Beads of lower confidence teach nothing.
const LEAST_CONFIDENCE: f32 = 0.7;
/// Nor do beads of more segments: too many words stand together in them by chance.
const MOST_SEGMENTS: u32 = 4;
/// How many translations of one word are written, the surest.
const MOST_OF_ONE: usize = 6;

/// Two forms that the text shows to translate one another.
#[derive(Debug, Clone, PartialEq)]
pub struct LearntPair {
    /// The source form, in lower case unless it was never seen so.
    pub source: Box<str>,
    /// The target form.
    pub target: Box<str>,
    /// How sure the pair is, above 0 and below 1.
    pub weight: f32,
    /// In how many beads both stand.
    pub count: u32,
}

/// What was read of a file of aligned text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaughtBy {
    /// Units that were read.
    pub units: u64,
    /// Why units were passed over; of many, the first.
    pub skipped: Vec<String>,
    /// How many were.
    pub skipped_count: u64,
}

/// Collects aligned text and learns from it.
#[derive(Debug)]
pub struct LexiconLearner {
    direction: Languages,
    source: Words,
    target: Words,
    text: ParallelText,
}

impl LexiconLearner {
    /// Returns a learner that has read nothing yet.
    #[must_use]
    pub fn new(languages: &[&'static Language], source: LangTag, target: LangTag) -> Self {
        let words = |tag| Words::new(find(languages, tag).unwrap_or(&Language::NEUTRAL));
        let direction = Languages { source, target };
        LexiconLearner { direction, source: words(source), target: words(target), text: ParallelText::default() }
    }

    /// How many beads were read.
    #[must_use]
    pub fn beads(&self) -> u32 {
        self.text.beads()
    }

    /// Reads a text and its translation: a segment each, or a few.
    pub fn add(&mut self, source: &str, target: &str) {
        let (from, to) = (self.source.of_text(source), self.target.of_text(target));
        self.text.push(from, to);
    }

    /// Reads the beads of two documents that are surely right.
    pub fn add_sides(&mut self, sides: &AlignedSides) {
        for bead in sides.alignment.beads() {
            let (source, target) = bead.shape();
            let is_sure = bead.is_matched() && bead.confidence >= LEAST_CONFIDENCE;
            if is_sure && source + target <= MOST_SEGMENTS {
                let from = self.source.of_segments(&sides.source, bead.source.clone());
                let to = self.target.of_segments(&sides.target, bead.target.clone());
                self.text.push(from, to);
            }
        }
    }

    /// Reads a file of aligned text, TMX or tab-separated, unit by unit.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or has no text in the languages; the error names it. What was read before is kept.
    pub fn add_bitext(&mut self, path: &Path) -> Result<TaughtBy, EngineError> {
        let name = shown(path);
        let refuse = |error: std::io::Error| EngineError::input(format!("{name}: {error}"));
        let input = unpacked(BufReader::new(File::open(path).map_err(refuse)?)).map_err(refuse)?;
        let in_file = |error: riscontro_formats::FormatError| EngineError::input(error.in_file(&name));
        let mut bitext = Bitext::read(&name, input, self.direction).map_err(in_file)?;
        let mut units = 0;
        for unit in &mut bitext {
            let unit = unit.map_err(in_file)?;
            self.add(&unit.source, &unit.target);
            units += 1;
        }
        let skipped = bitext.skipped().iter().map(|unit| unit.in_file(&name)).collect();
        Ok(TaughtBy { units, skipped, skipped_count: bitext.skipped_count() })
    }

    /// Returns what the text shows, by source form, the surest translation first.
    #[must_use]
    pub fn learn(&self, options: LearnOptions) -> Vec<LearntPair> {
        let mut pairs: Vec<LearntPair> = learn(&self.text, options)
            .into_iter()
            .map(|link| LearntPair {
                source: self.source.written(link.source),
                target: self.target.written(link.target),
                weight: link.weight,
                count: link.count,
            })
            .collect();
        pairs.sort_by(|a, b| {
            a.source.cmp(&b.source).then(b.weight.total_cmp(&a.weight)).then_with(|| a.target.cmp(&b.target))
        });
        let of_one = |pairs: &[LearntPair]| pairs.iter().take(MOST_OF_ONE).cloned().collect::<Vec<_>>();
        pairs.chunk_by(|a, b| a.source == b.source).flat_map(of_one).collect()
    }
}

/// The words of one side, numbered, with the spelling in which each is written down.
#[derive(Debug)]
struct Words {
    tokeniser: Tokeniser,
    numbers: HashMap<Box<str>, u32, WordHash>,
    written: Vec<Spelling>,
}

/// How a word was seen first, or first in lower case.
#[derive(Debug)]
struct Spelling {
    text: Box<str>,
    is_lower: bool,
}

impl Words {
    fn new(language: &'static Language) -> Self {
        Words { tokeniser: Tokeniser::new(language), numbers: HashMap::default(), written: Vec::new() }
    }

    fn written(&self, word: u32) -> Box<str> {
        self.written[word as usize].text.clone()
    }

    fn of_text(&mut self, text: &str) -> Vec<u32> {
        let mut folds = Folds::default();
        let segments = [Segment { span: Span::from_range(0..text.len()), block: 0 }];
        let tokens = self.tokeniser.tokenise(text, &segments, &mut folds).tokens;
        self.numbers_of(text, &folds, &tokens)
    }

    fn of_segments(&mut self, side: &Side, segments: std::ops::Range<u32>) -> Vec<u32> {
        let (start, end) = (side.token_starts[segments.start as usize], side.token_starts[segments.end as usize]);
        self.numbers_of(&side.document.text, &side.folds, &side.tokens[start as usize..end as usize])
    }

    fn numbers_of(&mut self, text: &str, folds: &Folds, tokens: &[Token]) -> Vec<u32> {
        let words = tokens.iter().filter(|token| token.class.is_word());
        words.map(|token| self.number(folds.form(token.folded), token.span.of(text), token.class)).collect()
    }

    fn number(&mut self, folded: &str, text: &str, class: TokenClass) -> u32 {
        let is_lower = class == TokenClass::Lower;
        if let Some(&number) = self.numbers.get(folded) {
            let known = &mut self.written[number as usize];
            if is_lower && !known.is_lower {
                *known = Spelling { text: text.into(), is_lower };
            }
            return number;
        }
        let number = u32::try_from(self.written.len()).expect("fewer than 2^32 forms");
        self.numbers.insert(folded.into(), number);
        self.written.push(Spelling { text: text.into(), is_lower });
        number
    }
}

#[cfg(test)]
mod tests {
    use riscontro_lang::LANGUAGES;

    use super::*;

    fn learner() -> LexiconLearner {
        LexiconLearner::new(LANGUAGES, LangTag::new("it"), LangTag::new("en"))
    }

    #[test]
    fn forms_that_stand_together_are_written_with_their_spelling() {
        let mut learner = learner();
        for (source, target) in [
            ("La città dorme.", "The town sleeps."),
            ("Città vuota.", "Empty town."),
            ("Il porto dorme.", "The harbour sleeps."),
            ("Il porto è vuoto.", "The harbour is empty."),
            ("Una città lontana.", "A distant town."),
            ("Un porto lontano.", "A distant harbour."),
        ] {
            learner.add(source, target);
        }
        let pairs = learner.learn(LearnOptions::default());
        let best = |source: &str| pairs.iter().find(|pair| &*pair.source == source).map(|pair| &*pair.target);
        assert_eq!((best("città"), best("porto"), best("dorme")), (Some("town"), Some("harbour"), Some("sleeps")));
        assert!(pairs.is_sorted_by(|a, b| a.source <= b.source));
    }

    #[test]
    fn nothing_read_teaches_nothing() {
        assert!(learner().learn(LearnOptions::default()).is_empty());
        let error = learner().add_bitext(Path::new("missing.tmx")).unwrap_err().to_string();
        assert!(error.contains("missing.tmx"), "{error}");
    }
}
