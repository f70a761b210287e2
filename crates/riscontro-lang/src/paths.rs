//! The forms of a table on their way to become [`Phrases`](crate::Phrases).

use std::ops::Range;

use riscontro_core::{Span, Token};

use crate::phrase::{End, FormCases};
use crate::tokenise::Tokeniser;
use crate::vocabulary::Vocabulary;

/// Forms as words of a [`Vocabulary`], in the order in which they were added.
#[derive(Debug)]
pub struct Paths<V> {
    words: Vec<u32>,
    forms: Vec<Path<V>>,
    /// Room for the tokens of one form and for its letters, used again and again.
    tokens: Vec<Token>,
    buffer: String,
}

#[derive(Debug)]
struct Path<V> {
    /// The first two words in one number, which tells most paths apart.
    head: u64,
    start: u32,
    len: u32,
    /// Taken when its node is made.
    end: Option<End<V>>,
}

/// The paths of one node, in order of their words: they agree in as many words as the node is deep.
pub(crate) struct Bundle {
    pub(crate) paths: Range<usize>,
    pub(crate) depth: usize,
}

/// Words of the shortest name that needs no capital but its first.
const SHORTEST_TITLE: usize = 3;

impl<V> Default for Paths<V> {
    fn default() -> Self {
        Paths { words: Vec::new(), forms: Vec::new(), tokens: Vec::new(), buffer: String::new() }
    }
}

impl<V> Paths<V> {
    /// Adds a form by its text, whose words are added to `vocabulary`; one that has no token is left out.
    pub fn add(&mut self, vocabulary: &mut Vocabulary, tokeniser: &Tokeniser, form: &str, value: V) {
        let start = self.words.len();
        self.tokenise(vocabulary, tokeniser, form);
        self.words.extend(self.tokens.iter().map(|token| token.folded.0));
        self.add_path(start, End { cases: FormCases::of(&self.tokens), value });
    }

    /// Adds a name by its text, of which a text may write the first word alone with a capital when it has three or more: `Human rights
    /// watch`.
    pub fn add_title(&mut self, vocabulary: &mut Vocabulary, tokeniser: &Tokeniser, form: &str, value: V) {
        let start = self.words.len();
        self.tokenise(vocabulary, tokeniser, form);
        self.words.extend(self.tokens.iter().map(|token| token.folded.0));
        let cases = FormCases::of(&self.tokens);
        let cases = if self.tokens.len() < SHORTEST_TITLE { cases } else { cases.of_first_word() };
        self.add_path(start, End { cases, value });
    }

    /// Adds a form by its text, of which each folded word stands for the word of the number that `instead` gives, if it gives one.
    pub fn add_with(
        &mut self,
        vocabulary: &mut Vocabulary,
        tokeniser: &Tokeniser,
        form: &str,
        value: V,
        instead: impl Fn(&str, &mut Vocabulary) -> Option<u32>,
    ) {
        let start = self.words.len();
        self.tokenise(vocabulary, tokeniser, form);
        for token in &self.tokens {
            let word = vocabulary.form(token.folded.0).to_owned();
            self.words.push(instead(&word, vocabulary).unwrap_or(token.folded.0));
        }
        self.add_path(start, End { cases: FormCases::of(&self.tokens), value });
    }

    fn tokenise(&mut self, vocabulary: &mut Vocabulary, tokeniser: &Tokeniser, form: &str) {
        self.tokens.clear();
        let out = (&mut vocabulary.words, &mut self.tokens);
        tokeniser.scan(form, Span::from_range(0..form.len()), out, &mut self.buffer);
    }

    /// Adds a form by the numbers of its words, in any case; one without words is left out.
    pub fn add_words(&mut self, words: impl IntoIterator<Item = u32>, value: V) {
        let start = self.words.len();
        self.words.extend(words);
        self.add_path(start, End { cases: FormCases::ANY, value });
    }

    fn add_path(&mut self, start: usize, end: End<V>) {
        let Some(first) = self.words.get(start) else { return };
        let second = self.words.get(start + 1).map_or(0, |word| u64::from(*word) + 1);
        let narrow = |index: usize| u32::try_from(index).expect("forms have fewer words than 32 bits can number");
        let (head, len) = (u64::from(*first) << 32 | second, narrow(self.words.len() - start));
        self.forms.push(Path { head, start: narrow(start), len, end: Some(end) });
    }

    /// Puts the forms in the order of their words; those of the same words stay as they were added.
    pub(crate) fn sort(&mut self) {
        let words = &self.words;
        let rest = |path: &Path<V>| &words[path.words()];
        self.forms.sort_by(|one, other| one.head.cmp(&other.head).then_with(|| rest(one).cmp(rest(other))));
    }

    /// How many forms there are.
    pub(crate) fn len(&self) -> usize {
        self.forms.len()
    }

    /// The word of the path at `at` behind its first `depth` ones.
    pub(crate) fn word(&self, at: usize, depth: usize) -> Option<u32> {
        let path = &self.forms[at];
        (depth < path.len as usize).then(|| self.words[path.start as usize + depth])
    }

    /// Takes the end of the path at `at`.
    pub(crate) fn take_end(&mut self, at: usize) -> Option<End<V>> {
        self.forms[at].end.take()
    }
}

impl<V> Path<V> {
    fn words(&self) -> Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}
