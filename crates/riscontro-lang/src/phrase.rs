//! Forms of tables found in tokens: one or several words, longest first.
//!
//! A form is tokenised as running text is, so the table and the text can never be cut differently. The words of the tables
//! are resolved against a side once (one hash a distinct word, however many tables share the vocabulary), after which
//! looking at a token costs two array accesses, and most tokens begin no form.

use std::collections::{BTreeMap, HashMap};

use riscontro_core::{FoldedId, Folds, Span, Token, TokenClass};
use smallvec::SmallVec;

use crate::hash::TableHash;
use crate::tokenise::Tokeniser;

/// The words of one or several tables, numbered.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: HashMap<Box<str>, u32, TableHash>,
}

/// Forms of a table as paths of words, each with a value; the words are numbers of a [`Vocabulary`].
#[derive(Debug)]
pub struct Phrases<V> {
    /// For each word, the node to which it leads from the start, or [`NONE`].
    heads: Vec<u32>,
    /// From a node and a word to the next node, sorted; node 0 is the start.
    steps: Vec<((u32, u32), u32)>,
    /// For each node, the forms that end there.
    ends: Vec<Vec<(Box<[FormCase]>, V)>>,
}

/// An index of forms with a vocabulary of its own.
#[derive(Debug)]
pub struct PhraseIndex<V> {
    vocabulary: Vocabulary,
    phrases: Phrases<V>,
}

/// What a token must look like to be the word of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormCase {
    Any,
    Initial,
    All,
}

/// The words of a [`Vocabulary`] among the folded forms of one side: a word for each folded id.
#[derive(Debug)]
pub struct ResolvedWords(Vec<u32>);

const NONE: u32 = u32::MAX;

impl ResolvedWords {
    /// The number of the word with this folded form, when some table has it.
    #[must_use]
    pub fn word(&self, id: FoldedId) -> Option<u32> {
        self.0.get(id.0 as usize).copied().filter(|word| *word != NONE)
    }
}

/// A form found at the beginning of a run of tokens.
#[derive(Debug)]
pub struct PhraseMatch<'i, V> {
    /// How many tokens it takes.
    pub len: usize,
    /// The values of the form, in table order; never empty.
    pub values: Vec<&'i V>,
}

/// The values of a form, in table order.
pub type PhraseValues<'i, V> = SmallVec<[&'i V; 4]>;

impl Vocabulary {
    /// Resolves the words of this vocabulary among `folds`.
    #[must_use]
    pub fn resolve(&self, folds: &Folds) -> ResolvedWords {
        let ids = 0..u32::try_from(folds.len()).expect("fewer forms than bytes of a document");
        ResolvedWords(ids.map(|id| self.word(folds.form(FoldedId(id))).unwrap_or(NONE)).collect())
    }

    /// The number of `form`, already folded.
    #[must_use]
    pub fn word(&self, form: &str) -> Option<u32> {
        self.words.get(form).copied()
    }

    /// How many words there are; their numbers are dense from 0.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The number of `form`, already folded, which is added when it is new.
    pub fn add(&mut self, form: &str) -> u32 {
        let fresh = narrow(self.words.len());
        *self.words.entry(form.into()).or_insert(fresh)
    }
}

impl<V> Phrases<V> {
    /// Builds the paths of `forms`, whose words are added to `vocabulary`; a form that has no token is left out. One
    /// form may stand several times.
    pub fn new<'f>(
        vocabulary: &mut Vocabulary,
        tokeniser: &Tokeniser,
        forms: impl IntoIterator<Item = (&'f str, V)>,
    ) -> Self {
        let mut steps = BTreeMap::new();
        let mut ends = vec![Vec::new()];
        let mut tokens = Vec::new();
        for (form, value) in forms {
            let mut folds = Folds::default();
            tokens.clear();
            tokeniser.tokenise_span(form, Span::from_range(0..form.len()), &mut folds, &mut tokens);
            let mut node = 0;
            for token in &tokens {
                let word = vocabulary.add(folds.form(token.folded));
                node = *steps.entry((node, word)).or_insert_with(|| {
                    ends.push(Vec::new());
                    narrow(ends.len() - 1)
                });
            }
            if node != 0 {
                ends[node as usize].push((tokens.iter().map(|token| FormCase::of(token.class)).collect(), value));
            }
        }
        let mut heads = vec![NONE; vocabulary.len()];
        for ((_, word), next) in steps.range((0, 0)..(1, 0)) {
            heads[*word as usize] = *next;
        }
        Phrases { heads, steps: steps.into_iter().collect(), ends }
    }

    /// Whether some form begins with `word`.
    #[must_use]
    pub fn begins_with(&self, word: u32) -> bool {
        self.head(word).is_some()
    }

    /// The values of every form that begins with `word`, by node.
    pub fn values_from(&self, word: u32) -> impl Iterator<Item = &V> {
        let reached = |from: u32| {
            let mut nodes = vec![from];
            let mut at = 0;
            while let Some(node) = nodes.get(at).copied() {
                let first = self.steps.partition_point(|((from, _), _)| *from < node);
                let next = self.steps[first..].iter().take_while(|((from, _), _)| *from == node);
                nodes.extend(next.map(|(_, next)| *next));
                at += 1;
            }
            nodes
        };
        let nodes = self.head(word).map(reached).unwrap_or_default();
        nodes.into_iter().flat_map(|node| self.ends[node as usize].iter().map(|(_, value)| value))
    }

    /// The longest form that begins at the first of `tokens`, by its number of tokens and its values.
    #[must_use]
    pub fn longest(&self, words: &ResolvedWords, tokens: &[Token]) -> Option<(usize, PhraseValues<'_, V>)> {
        self.walk(tokens.len(), |at| (words.0[tokens[at].folded.0 as usize], tokens[at].class))
    }

    /// The longest form whose first word is `head`, of class `class`, and whose further words begin `tokens`: for what
    /// is written in one piece with a number (`138km / h`). The length counts the head.
    #[must_use]
    pub fn longest_after(
        &self,
        (head, class): (u32, TokenClass),
        words: &ResolvedWords,
        tokens: &[Token],
    ) -> Option<(usize, PhraseValues<'_, V>)> {
        self.walk(tokens.len() + 1, |at| match at.checked_sub(1) {
            None => (head, class),
            Some(at) => (words.0[tokens[at].folded.0 as usize], tokens[at].class),
        })
    }

    fn head(&self, word: u32) -> Option<u32> {
        self.heads.get(word as usize).copied().filter(|node| *node != NONE)
    }

    fn step(&self, node: u32, word: u32) -> Option<u32> {
        let at = self.steps.binary_search_by_key(&(node, word), |(from, _)| *from).ok()?;
        Some(self.steps[at].1)
    }

    fn walk(&self, len: usize, token: impl Fn(usize) -> (u32, TokenClass)) -> Option<(usize, PhraseValues<'_, V>)> {
        if len == 0 {
            return None;
        }
        let fits = |cases: &[FormCase]| cases.iter().enumerate().all(|(at, case)| case.admits(token(at).1));
        let mut node = self.head(token(0).0)?;
        let mut best = None;
        for at in 1..=len {
            if self.ends[node as usize].iter().any(|(cases, _)| fits(cases)) {
                best = Some((at, node));
            }
            match (at < len).then(|| self.step(node, token(at).0)).flatten() {
                Some(next) => node = next,
                None => break,
            }
        }
        let (len, node) = best?;
        let values = self.ends[node as usize].iter().filter(|(cases, _)| fits(cases)).map(|(_, value)| value);
        Some((len, values.collect()))
    }
}

impl<V> PhraseIndex<V> {
    /// Builds the index of `forms`; a form that has no token is left out. One form may stand several times.
    pub fn new<'f>(tokeniser: &Tokeniser, forms: impl IntoIterator<Item = (&'f str, V)>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let phrases = Phrases::new(&mut vocabulary, tokeniser, forms);
        PhraseIndex { vocabulary, phrases }
    }

    /// Resolves the words of this index among `folds`.
    #[must_use]
    pub fn resolve(&self, folds: &Folds) -> ResolvedWords {
        self.vocabulary.resolve(folds)
    }

    /// The longest form that begins at the first of `tokens`.
    #[must_use]
    pub fn longest<'i>(&'i self, words: &ResolvedWords, tokens: &[Token]) -> Option<PhraseMatch<'i, V>> {
        let (len, values) = self.phrases.longest(words, tokens)?;
        Some(PhraseMatch { len, values: values.into_vec() })
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("fewer words and nodes than bytes of the tables")
}

impl FormCase {
    fn of(class: TokenClass) -> Self {
        match class {
            TokenClass::Upper => FormCase::All,
            TokenClass::Capitalised | TokenClass::Mixed => FormCase::Initial,
            _ => FormCase::Any,
        }
    }

    fn admits(self, class: TokenClass) -> bool {
        match self {
            FormCase::Any => true,
            FormCase::Initial => class.is_capitalised() || class == TokenClass::Alphanumeric,
            FormCase::All => class == TokenClass::Upper,
        }
    }
}
