//! Forms of tables found in tokens: one or several words, longest first.
//!
//! A form is tokenised as running text is, so the table and the text can never be cut differently. The words of the tables
//! are resolved against a side once (no distinct word is hashed twice, however many tables share the vocabulary), after which
//! looking at a token costs two array accesses, and most tokens begin no form.

use std::ops::Range;

use riscontro_core::{Folds, Token, TokenClass};

use crate::paths::{Bundle, Paths};
use crate::tokenise::Tokeniser;
use crate::vocabulary::{NONE, ResolvedWords, Vocabulary};

/// Forms of a table as paths of words, each with a value; the words are numbers of a [`Vocabulary`].
#[derive(Debug)]
pub struct Phrases<V> {
    /// For each word, the node to which it leads from the start, or [`NONE`].
    heads: Vec<u32>,
    /// The nodes, the start first; one more at the end.
    nodes: Vec<Node>,
    /// The steps from each node, by node and word.
    steps: Vec<Step>,
    /// The forms that end at each node, by node, then in table order.
    ends: Vec<End<V>>,
}

/// A place on the path of some form: where its own entries begin; they go on to where those of the next node begin.
#[derive(Debug, Clone, Copy)]
struct Node {
    step: u32,
    end: u32,
}

/// From a node by a word to the next node.
#[derive(Debug, Clone, Copy)]
struct Step {
    word: u32,
    node: u32,
}

/// A form that ends at a node.
#[derive(Debug)]
pub(crate) struct End<V> {
    /// What its tokens must look like.
    pub(crate) cases: FormCases,
    pub(crate) value: V,
}

/// An index of forms with a vocabulary of its own.
#[derive(Debug)]
pub struct PhraseIndex<V> {
    vocabulary: Vocabulary,
    pub(crate) phrases: Phrases<V>,
}

/// What the tokens of a text must look like to be a form: two bits for each of the first [`FormCases::MOST`], the first the
/// lowest; further ones may be in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FormCases(u64);

/// The values of a form that is written in the case of the text, in table order; never empty.
#[derive(Debug)]
pub struct PhraseValues<'i, V> {
    ends: &'i [End<V>],
    /// A bit for each of `ends` that the case of the text admits.
    fits: u64,
}

/// No more rows of one form are told apart by [`PhraseValues`]; the tables have a handful.
const MOST_VALUES: usize = 64;

impl<'i, V> PhraseValues<'i, V> {
    /// The values, in table order.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = &'i V> + use<'i, V> {
        let fits = self.fits;
        self.ends
            .iter()
            .take(MOST_VALUES)
            .enumerate()
            .filter(move |(at, _)| fits >> at & 1 == 1)
            .map(|(_, end)| &end.value)
    }

    /// The first value.
    #[must_use]
    #[inline]
    pub fn first(&self) -> &'i V {
        &self.ends[self.fits.trailing_zeros() as usize].value
    }

    /// Whether `value` is among them.
    #[must_use]
    #[inline]
    pub fn contains(&self, value: &V) -> bool
    where
        V: PartialEq,
    {
        self.iter().any(|other| other == value)
    }
}

/// How the forms that have one first word begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// The word.
    pub word: u32,
    /// Whether it is a form by itself.
    pub is_form: bool,
    /// Whether one of the forms may begin in lower case.
    pub in_lower_case: bool,
    /// The words that follow it in the forms of several.
    pub seconds: Vec<u32>,
}

impl<V> Phrases<V> {
    /// Builds the paths of `forms`, whose words are added to `vocabulary`; a form that has no token is left out. One
    /// form may stand several times.
    pub fn new<'f>(
        vocabulary: &mut Vocabulary,
        tokeniser: &Tokeniser,
        forms: impl IntoIterator<Item = (&'f str, V)>,
    ) -> Self {
        let mut paths = Paths::default();
        for (form, value) in forms {
            paths.add(vocabulary, tokeniser, form, value);
        }
        Phrases::of(paths, vocabulary)
    }

    /// Builds the look-up of `paths`, whose words are those of `vocabulary`.
    #[must_use]
    pub fn of(mut paths: Paths<V>, vocabulary: &Vocabulary) -> Self {
        paths.sort();
        let mut phrases = Phrases {
            heads: vec![NONE; vocabulary.len()],
            nodes: Vec::new(),
            steps: Vec::new(),
            ends: Vec::with_capacity(paths.len()),
        };
        // Node by node, those nearer to the start first, so that the steps of each lie together.
        let mut bundles = vec![Bundle { paths: 0..paths.len(), depth: 0 }];
        while let Some(Bundle { paths: bundle, depth }) = bundles.get_mut(phrases.nodes.len()) {
            let (bundle, depth) = (bundle.clone(), *depth);
            phrases.nodes.push(phrases.next_node());
            let mut at = bundle.start;
            while at < bundle.end {
                let Some(word) = paths.word(at, depth) else {
                    phrases.ends.extend(paths.take_end(at));
                    at += 1;
                    continue;
                };
                let len = (at..bundle.end).take_while(|at| paths.word(*at, depth) == Some(word)).count();
                phrases.steps.push(Step { word, node: narrow(bundles.len()) });
                bundles.push(Bundle { paths: at..at + len, depth: depth + 1 });
                at += len;
            }
        }
        phrases.nodes.push(phrases.next_node());
        for at in phrases.steps_from(0) {
            let step = phrases.steps[at];
            phrases.heads[step.word as usize] = step.node;
        }
        phrases
    }

    /// A node whose entries come next.
    fn next_node(&self) -> Node {
        Node { step: narrow(self.steps.len()), end: narrow(self.ends.len()) }
    }

    /// Where the steps from a node lie.
    #[inline]
    fn steps_from(&self, node: u32) -> Range<usize> {
        let node = node as usize;
        self.nodes[node].step as usize..self.nodes[node + 1].step as usize
    }

    /// Whether no form goes on from a node.
    pub(crate) fn is_last(&self, node: u32) -> bool {
        self.steps_from(node).is_empty()
    }

    /// The forms that end at a node.
    #[inline]
    pub(crate) fn ends_at(&self, node: u32) -> &[End<V>] {
        let node = node as usize;
        &self.ends[self.nodes[node].end as usize..self.nodes[node + 1].end as usize]
    }

    /// How the forms begin, by the first word of them.
    pub fn beginnings(&self) -> impl Iterator<Item = Beginning> {
        self.steps[self.steps_from(0)].iter().map(|step| self.beginning(*step))
    }

    fn beginning(&self, Step { word, node }: Step) -> Beginning {
        let seconds: Vec<u32> = self.steps[self.steps_from(node)].iter().map(|step| step.word).collect();
        let (mut nodes, mut in_lower_case) = (vec![node], false);
        while let Some(node) = nodes.pop() {
            in_lower_case |= self.ends_at(node).iter().any(|end| end.cases.begin_in_any_case());
            nodes.extend(self.steps[self.steps_from(node)].iter().map(|step| step.node));
        }
        Beginning { word, is_form: !self.ends_at(node).is_empty(), in_lower_case, seconds }
    }

    /// The values of every form that begins with `word`, each with the second word of the form, if it has one.
    pub fn values_by_second(&self, word: u32) -> impl Iterator<Item = (Option<u32>, &V)> {
        let mut nodes: Vec<(Option<u32>, u32)> = self.head(word).map(|node| (None, node)).into_iter().collect();
        let mut at = 0;
        while let Some((second, node)) = nodes.get(at).copied() {
            let steps = &self.steps[self.steps_from(node)];
            nodes.extend(steps.iter().map(|step| (second.or(Some(step.word)), step.node)));
            at += 1;
        }
        let ends = |(second, node)| self.ends_at(node).iter().map(move |end| (second, &end.value));
        nodes.into_iter().flat_map(ends)
    }

    /// The values of all forms, each with the last word of the form.
    pub fn values_by_last(&self) -> impl Iterator<Item = (u32, &V)> {
        self.steps.iter().flat_map(|step| self.ends_at(step.node).iter().map(|end| (step.word, &end.value)))
    }

    /// The longest form that begins at the first of `tokens`, by its number of tokens and its values.
    #[must_use]
    #[inline]
    pub fn longest(&self, words: &ResolvedWords, tokens: &[Token]) -> Option<(usize, PhraseValues<'_, V>)> {
        let head = self.head(words.0[tokens.first()?.folded.0 as usize])?;
        let token = |at: usize| (words.0[tokens[at].folded.0 as usize], tokens[at].class);
        let (len, node) = self.walk(head, tokens.len(), token)?;
        Some((len, self.values(node, token)))
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
        let token = |at: usize| match at.checked_sub(1) {
            None => (head, class),
            Some(at) => (words.0[tokens[at].folded.0 as usize], tokens[at].class),
        };
        let (len, node) = self.walk(self.head(head)?, tokens.len() + 1, token)?;
        Some((len, self.values(node, token)))
    }

    #[inline]
    pub(crate) fn head(&self, word: u32) -> Option<u32> {
        self.heads.get(word as usize).copied().filter(|node| *node != NONE)
    }

    pub(crate) fn step(&self, node: u32, word: u32) -> Option<u32> {
        let steps = &self.steps[self.steps_from(node)];
        let at = steps.binary_search_by_key(&word, |step| step.word).ok()?;
        Some(steps[at].node)
    }

    /// The longest form on the path that begins with the step to `node`: how many tokens it takes, and where it ends.
    fn walk(&self, mut node: u32, len: usize, token: impl Fn(usize) -> (u32, TokenClass)) -> Option<(usize, u32)> {
        let mut best = None;
        for at in 1..=len {
            if self.ends_at(node).iter().any(|end| end.fits(&token)) {
                best = Some((at, node));
            }
            match (at < len).then(|| self.step(node, token(at).0)).flatten() {
                Some(next) => node = next,
                None => break,
            }
        }
        best
    }

    fn values(&self, node: u32, token: impl Fn(usize) -> (u32, TokenClass)) -> PhraseValues<'_, V> {
        let ends = self.ends_at(node);
        let bits = ends.iter().take(MOST_VALUES).enumerate().map(|(at, end)| u64::from(end.fits(&token)) << at);
        PhraseValues { ends, fits: bits.fold(0, |fits, bit| fits | bit) }
    }
}

impl<V> End<V> {
    /// Whether the tokens of the form are written as it asks.
    #[inline]
    pub(crate) fn fits(&self, token: &impl Fn(usize) -> (u32, TokenClass)) -> bool {
        self.cases.admit(|at| token(at).1)
    }
}

impl<V> PhraseIndex<V> {
    /// Builds the index of `forms`; a form that has no token is left out. One form may stand several times.
    pub fn new<'f>(tokeniser: &Tokeniser, forms: impl IntoIterator<Item = (&'f str, V)>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let phrases = Phrases::new(&mut vocabulary, tokeniser, forms);
        PhraseIndex { vocabulary, phrases }
    }

    /// Builds the index of `paths`, whose words are those of `vocabulary`.
    #[must_use]
    pub fn of(paths: Paths<V>, vocabulary: Vocabulary) -> Self {
        let phrases = Phrases::of(paths, &vocabulary);
        PhraseIndex { vocabulary, phrases }
    }

    /// Whether there is no form.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phrases.ends.is_empty()
    }

    /// The words of the forms.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Resolves the words of this index among `folds`.
    #[must_use]
    pub fn resolve(&self, folds: &Folds) -> ResolvedWords {
        self.vocabulary.resolve(folds)
    }

    /// Resolves the words of this index among `folds`, each of the first of `equal` as the second: `del` as `di`.
    ///
    /// Both are folded forms.
    #[must_use]
    pub fn resolve_as<'e>(&self, folds: &Folds, equal: impl IntoIterator<Item = (&'e str, &'e str)>) -> ResolvedWords {
        let mut words = self.vocabulary.resolve(folds);
        for (form, other) in equal {
            if let Some(id) = folds.get(form) {
                words.set(id, self.vocabulary.word(other));
            }
        }
        words
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("fewer words and nodes than bytes of the tables")
}

impl FormCases {
    /// Any case.
    pub(crate) const ANY: FormCases = FormCases(0);

    /// Of so many tokens the cases are kept; no form of the tables has half as many.
    const MOST: usize = 32;

    const INITIAL: u64 = 1;
    const ALL: u64 = 2;

    /// What the tokens of the form look like themselves.
    pub(crate) fn of(form: &[Token]) -> Self {
        let of_token = |token: &Token| match token.class {
            TokenClass::Upper => FormCases::ALL,
            TokenClass::Capitalised | TokenClass::Mixed => FormCases::INITIAL,
            _ => 0,
        };
        let kept = form.iter().take(FormCases::MOST).enumerate();
        FormCases(kept.fold(0, |cases, (at, token)| cases | of_token(token) << (2 * at)))
    }

    /// The same, but of the words behind the first only those in capitals throughout keep their case.
    pub(crate) fn of_first_word(self) -> Self {
        let all_initial = u64::MAX / 3 * FormCases::INITIAL;
        let in_capitals = self.0 & (all_initial << 1);
        FormCases(self.0 & 3 | in_capitals)
    }

    /// Whether the first token may be in lower case.
    fn begin_in_any_case(self) -> bool {
        self.0 & 3 == 0
    }

    /// Whether the tokens of a text, of the class that `class` gives for each place, look so.
    #[inline]
    pub(crate) fn admit(self, class: impl Fn(usize) -> TokenClass) -> bool {
        let (mut rest, mut at) = (self.0, 0);
        while rest != 0 {
            let is_admitted = match rest & 3 {
                0 => true,
                FormCases::INITIAL => class(at).is_capitalised() || class(at) == TokenClass::Alphanumeric,
                _ => class(at) == TokenClass::Upper,
            };
            if !is_admitted {
                return false;
            }
            (rest, at) = (rest >> 2, at + 1);
        }
        true
    }
}
