//! The words of one side: folded forms, and values in the place of the tokens that state them.

use std::collections::{HashMap, HashSet};

use riscontro_core::WordHash;
use riscontro_lang::{LANGUAGES, Language, find, fold};

use riscontro_core::{
    Demand, FoldedId, LangTag, Mention, MentionKind, Reading, SegmentId, SegmentWords, Side, Span, TokenClass, Value,
};

/// The function words of a language, folded; none of one that has no table of them.
pub(crate) type FunctionWords = HashSet<Box<str>, WordHash>;

/// Reads the function words of a language.
pub(crate) fn function_words(lang: LangTag) -> FunctionWords {
    let language = find(LANGUAGES, lang).unwrap_or(&Language::NEUTRAL);
    language.stopwords.rows::<1>().map(|[word]| fold(word).into_boxed_str()).collect()
}

/// What a word is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Word<'s> {
    /// A folded form, with its number on its side; `is_lower` when it was seen in lower case, so that it is hardly a name.
    Form { id: FoldedId, text: &'s str, is_lower: bool },
    /// A number, date or known name.
    Value(&'s Mention),
}

impl<'s> Word<'s> {
    /// The folded form by which the word can be found on the other side.
    pub(crate) fn text(&self) -> Option<&'s str> {
        match self {
            Word::Form { text, .. } => Some(text),
            Word::Value(mention) => match mention.value() {
                Value::Name(name) if name.words.len() == 1 => Some(&name.words[0]),
                _ => None,
            },
        }
    }

    /// The words of a name; none of anything else.
    pub(crate) fn words_of_name(&self) -> &'s [Box<str>] {
        match self {
            Word::Form { .. } => &[],
            Word::Value(mention) => match mention.value() {
                Value::Name(name) => &name.words,
                _ => &[],
            },
        }
    }

    /// What a value may mean; nothing for a form.
    pub(crate) fn readings(&self) -> &'s [Reading] {
        match self {
            Word::Form { .. } => &[],
            Word::Value(mention) => &mention.readings,
        }
    }

    pub(crate) fn is_lower(&self) -> bool {
        matches!(self, Word::Form { is_lower: true, .. })
    }
}

/// The words of one side, numbered in order of first appearance.
#[derive(Debug)]
pub(crate) struct Vocabulary<'s> {
    pub(crate) words: Vec<Word<'s>>,
    pub(crate) segments: SegmentWords,
    /// Where each word of `segments` stands in the text, place by place.
    pub(crate) spans: Vec<Span>,
}

/// Reads the words of `side`.
///
/// Tokens under a required number, date or entity give way to one word for its value; other names stay the words they
/// consist of, because half a name is evidence too. Punctuation, clitics and symbols are no words. With [`Tokens::Bare`] every
/// word stands for itself, and numbers are left out.
pub(crate) fn vocabulary<'s>(side: &'s Side, function_words: &FunctionWords, tokens: Tokens) -> Vocabulary<'s> {
    let by_form = vec![None; side.folds.len()];
    let words = Vec::with_capacity(side.folds.len());
    let mut reader = Reader { side, tokens, words, by_form, by_value: HashMap::default() };
    let (mut ids, mut spans) = (Vec::with_capacity(side.tokens.len()), Vec::with_capacity(side.tokens.len()));
    let (mut starts, mut lengths) =
        (Vec::with_capacity(side.segments.len() + 1), Vec::with_capacity(side.segments.len()));
    starts.push(0);
    for (at, segment) in (0_u32..).zip(&side.segments) {
        reader.read(SegmentId(at), |word, span| {
            ids.push(word);
            spans.push(span);
        });
        starts.push(narrow(ids.len()));
        lengths.push(narrow(written_letters(side.text(segment.span))));
    }
    let masses = masses(&starts, &ids, &reader.words, function_words);
    let segments = SegmentWords::new(starts, ids, masses, lengths).expect("each word was numbered when it was read");
    Vocabulary { words: reader.words, segments, spans }
}

/// How many characters of `text` are no white space.
fn written_letters(text: &str) -> usize {
    // White space that is not ASCII begins with one of these bytes, as little else does.
    if text.bytes().any(|byte| matches!(byte, 0xc2 | 0xe1 | 0xe2 | 0xe3)) {
        return text.chars().filter(|letter| !letter.is_whitespace()).count();
    }
    // Bytes that carry on a character are less than -64 when they have a sign.
    text.bytes().filter(|byte| byte.cast_signed() >= -64 && !matches!(byte, b' ' | b'\t'..=b'\r')).count()
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).expect("documents over 4 GiB are refused when read")
}

/// What stands for what in a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tokens {
    /// A value stands for the tokens that state it.
    Valued,
    /// Each word stands for itself.
    Bare,
}

/// By what words are the same on one side.
#[derive(PartialEq, Eq, Hash)]
enum Identity<'s> {
    Entity(&'s str),
    Values(Vec<&'s Value>),
}

struct Reader<'s> {
    side: &'s Side,
    tokens: Tokens,
    words: Vec<Word<'s>>,
    by_form: Vec<Option<u32>>,
    by_value: HashMap<Identity<'s>, u32, WordHash>,
}

impl<'s> Reader<'s> {
    fn read(&mut self, segment: SegmentId, mut found: impl FnMut(u32, Span)) {
        let range = self.side.mentions_in(segment.0..segment.0 + 1);
        let mentions = &self.side.mentions[range.start as usize..range.end as usize];
        let mut covered = 0;
        let is_valued = self.tokens == Tokens::Valued;
        let mut mentions = mentions.iter().filter(|mention| is_valued && identity(mention).is_some()).peekable();
        for token in self.side.tokens_of(segment) {
            while let Some(mention) = mentions.next_if(|mention| mention.span.start() <= token.span.start()) {
                covered = mention.span.end().max(covered);
                found(self.value(mention), mention.span);
            }
            let is_number = matches!(token.class, TokenClass::Number | TokenClass::Alphanumeric);
            let is_word = token.class.is_word() || (is_number && is_valued);
            if token.span.start() >= covered && (is_word || token.class == TokenClass::Verbatim) {
                found(self.form(token.folded, token.class), token.span);
            }
        }
        for mention in mentions {
            found(self.value(mention), mention.span);
        }
    }

    fn form(&mut self, folded: FoldedId, class: TokenClass) -> u32 {
        let slot = &mut self.by_form[folded.0 as usize];
        let id = *slot.get_or_insert_with(|| {
            self.words.push(Word::Form { id: folded, text: self.side.folds.form(folded), is_lower: false });
            narrow(self.words.len() - 1)
        });
        if let Word::Form { is_lower, .. } = &mut self.words[id as usize] {
            *is_lower |= class == TokenClass::Lower;
        }
        id
    }

    fn value(&mut self, mention: &'s Mention) -> u32 {
        let words = &mut self.words;
        let identity = identity(mention).expect("only such mentions are taken");
        *self.by_value.entry(identity).or_insert_with(|| {
            words.push(Word::Value(mention));
            narrow(words.len() - 1)
        })
    }
}

/// What makes a mention a word of its own; `None` when its tokens are to stand for it.
fn identity(mention: &Mention) -> Option<Identity<'_>> {
    if mention.demand == Demand::Optional {
        return None;
    }
    match (mention.kind, mention.value()) {
        (MentionKind::Name, Value::Name(name)) => name.entities.first().map(|id| Identity::Entity(id.as_str())),
        (MentionKind::Name, _) => None,
        _ => Some(Identity::Values(mention.readings.iter().map(|reading| &reading.value).collect())),
    }
}

/// What a word in lower case of 0, 1, 2, 3, 4 letters tells, as a share of what a longer one does: the shortest words are
/// function words in any language (Zipf's law of abbreviation), and a short document is too small to show how common they are.
const SHORT_WORDS: [f64; 5] = [0.2, 0.2, 0.3, 0.5, 0.8];

/// What a function word tells, as a share of what a content word of its length does: `il` and `the` stand in any two sentences,
/// whatever they say.
const FUNCTION_WORDS: f64 = 0.6;

/// What a number or date tells, as a share of what a long word does: a translation keeps it, and one that is missing on the
/// other side speaks against a pair more than any word.
const NUMBERS: f64 = 2.0;

/// The inverse document frequency of each word: what one of few segments has tells more than what all have.
fn masses(starts: &[u32], ids: &[u32], words: &[Word<'_>], function_words: &FunctionWords) -> Vec<f32> {
    let mut last = vec![usize::MAX; words.len()];
    let mut frequencies = vec![0_u32; words.len()];
    for (segment, range) in starts.windows(2).enumerate() {
        for word in &ids[range[0] as usize..range[1] as usize] {
            if std::mem::replace(&mut last[*word as usize], segment) != segment {
                frequencies[*word as usize] += 1;
            }
        }
    }
    let segments = f64::from(narrow(starts.len()));
    #[expect(clippy::cast_possible_truncation, reason = "a logarithm of a count")]
    let mass = |(frequency, word): (u32, &Word<'_>)| {
        (share(word, function_words) * (segments / f64::from(frequency.max(1))).ln()) as f32
    };
    frequencies.into_iter().zip(words).map(mass).collect()
}

/// How many letters a word has; of longer ones than [`SHORT_WORDS`] holds, at least as many as that.
fn few_letters(text: &str) -> usize {
    // No letter takes more than four bytes.
    if text.len() > 4 * SHORT_WORDS.len() { SHORT_WORDS.len() } else { text.chars().count() }
}

fn share(word: &Word<'_>, function_words: &FunctionWords) -> f64 {
    match word {
        Word::Form { text, is_lower: true, .. } => {
            let by_length = SHORT_WORDS.get(few_letters(text)).copied().unwrap_or(1.0);
            if function_words.contains(*text) { by_length * FUNCTION_WORDS } else { by_length }
        }
        Word::Value(mention) if mention.kind != MentionKind::Name => NUMBERS,
        _ => 1.0,
    }
}
