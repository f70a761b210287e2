//! Forms of tables found in tokens: one or several words, longest first.
//!
//! A form is tokenised as running text is, so the table and the text can never be cut differently. The words of the index
//! are resolved against a side once ([`PhraseIndex::resolve`]: one hash a distinct word), after which looking at a
//! token costs an array access, and most tokens begin no form.

use std::collections::HashMap;

use riscontro_core::{Folds, Span, Token, TokenClass};

use crate::tokenise::Tokeniser;

/// An index of forms, each with a value.
#[derive(Debug)]
pub struct PhraseIndex<V> {
    words: HashMap<String, u32>,
    /// From a node and a word to the next node; node 0 is the start.
    edges: HashMap<(u32, u32), u32>,
    /// For each node, the forms that end there.
    ends: Vec<Vec<(Box<[FormCase]>, V)>>,
}

/// What a token must look like to be the word of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormCase {
    Any,
    Initial,
    All,
}

/// The words of an index among the folded forms of one side: an index of [`PhraseIndex`] for each folded id.
#[derive(Debug)]
pub struct ResolvedWords(Vec<u32>);

const NO_WORD: u32 = u32::MAX;

impl ResolvedWords {
    /// Whether the folded form numbered `id` is a word of some form of the index.
    #[must_use]
    pub fn knows(&self, id: usize) -> bool {
        self.0.get(id).is_some_and(|word| *word != NO_WORD)
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

impl<V> PhraseIndex<V> {
    /// Builds the index of `forms`; a form that has no token is left out. One form may stand several times.
    pub fn new<'f>(tokeniser: &Tokeniser, forms: impl IntoIterator<Item = (&'f str, V)>) -> Self {
        let mut index = PhraseIndex { words: HashMap::new(), edges: HashMap::new(), ends: vec![Vec::new()] };
        let mut tokens = Vec::new();
        for (form, value) in forms {
            let mut folds = Folds::default();
            tokens.clear();
            tokeniser.tokenise_span(form, Span::from_range(0..form.len()), &mut folds, &mut tokens);
            let mut node = 0;
            for token in &tokens {
                node = index.next_or_new(node, folds.form(token.folded));
            }
            if node != 0 {
                index.ends[node as usize].push((tokens.iter().map(|token| FormCase::of(token.class)).collect(), value));
            }
        }
        index
    }

    fn next_or_new(&mut self, node: u32, word: &str) -> u32 {
        let fresh = u32::try_from(self.words.len()).expect("fewer words than bytes of the tables");
        let word = *self.words.entry(word.to_owned()).or_insert(fresh);
        let fresh = u32::try_from(self.ends.len()).expect("fewer nodes than bytes of the tables");
        let next = *self.edges.entry((node, word)).or_insert(fresh);
        if next == fresh {
            self.ends.push(Vec::new());
        }
        next
    }

    /// Resolves the words of this index among `folds`.
    #[must_use]
    pub fn resolve(&self, folds: &Folds) -> ResolvedWords {
        let ids = 0..u32::try_from(folds.len()).expect("fewer forms than bytes of a document");
        let word = |id| self.words.get(folds.form(riscontro_core::FoldedId(id))).copied();
        ResolvedWords(ids.map(|id| word(id).unwrap_or(NO_WORD)).collect())
    }

    /// The longest form that begins at the first of `tokens`.
    #[must_use]
    pub fn longest<'i>(&'i self, words: &ResolvedWords, tokens: &[Token]) -> Option<PhraseMatch<'i, V>> {
        self.walk(tokens.len(), |at| (words.0[tokens[at].folded.0 as usize], tokens[at].class))
    }

    /// The longest form whose first word is `head`, already folded, of class `class`, and whose further words begin
    /// `tokens`: for what is written in one piece with a number (`138km / h`). The length counts the head.
    #[must_use]
    pub fn longest_after<'i>(
        &'i self,
        (head, class): (&str, TokenClass),
        words: &ResolvedWords,
        tokens: &[Token],
    ) -> Option<PhraseMatch<'i, V>> {
        let head = *self.words.get(head)?;
        self.walk(tokens.len() + 1, |at| match at.checked_sub(1) {
            None => (head, class),
            Some(at) => (words.0[tokens[at].folded.0 as usize], tokens[at].class),
        })
    }

    fn walk(&self, len: usize, token: impl Fn(usize) -> (u32, TokenClass)) -> Option<PhraseMatch<'_, V>> {
        let mut best = None;
        let mut node = 0;
        for at in 0..len {
            let (word, _) = token(at);
            let Some(next) = (word != NO_WORD).then(|| self.edges.get(&(node, word))).flatten() else { break };
            node = *next;
            let fits = |cases: &[FormCase]| cases.iter().enumerate().all(|(at, case)| case.admits(token(at).1));
            let values: Vec<&V> =
                self.ends[node as usize].iter().filter(|(cases, _)| fits(cases)).map(|(_, value)| value).collect();
            if !values.is_empty() {
                best = Some(PhraseMatch { len: at + 1, values });
            }
        }
        best
    }
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
