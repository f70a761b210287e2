//! What a rule is, and how one enters the registry.

use std::sync::Arc;

use riscontro_core::{Draft, Pair, RecordDraft, RuleMeta, Severity, SpellingCount};
use serde::de::DeserializeOwned;

/// A check.
///
/// Rules are immutable and shared between threads.
pub trait Rule: Sized + Send + Sync + 'static {
    /// What is said of it outside its file.
    const META: RuleMeta;
    /// Whether it reads [`Pair::phrases`], which are only looked for where some rule does.
    const READS_PHRASES: bool = false;
    /// The keys of its table in the configuration, `[rules.<id>]`.
    type Options: DeserializeOwned + Default;

    /// Returns the rule with these options.
    fn new(options: Self::Options) -> Self;

    /// Reports what is wrong in one pair.
    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>);

    /// Returns how the pair writes what other pairs of the run may write otherwise, each key once; asked only where pairs are
    /// to be compared.
    fn record(&self, _pair: &Pair) -> Vec<RecordDraft> {
        Vec::new()
    }

    /// Returns which of the spellings of one key are odd, at the end of a run; `spellings` are two or more, in the order in
    /// which the run met them. Options take no part: pairs of one run may have different ones.
    fn compare(_spellings: &[SpellingCount<'_>], _key: &str) -> Vec<Odd> {
        Vec::new()
    }
}

/// A spelling that is not that of the other pairs of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// Its index among those compared.
    pub index: usize,
    /// What is said of it; lower case, no full stop.
    pub message: String,
    /// The severity, where it is not that of its draft.
    pub severity: Option<Severity>,
    /// What is to stand in its place, where that can be said.
    pub replacement: Option<Box<str>>,
}

impl Odd {
    /// Returns the spelling at `index` with what is said of it.
    #[must_use]
    pub fn new(index: usize, message: String) -> Self {
        Odd { index, message, severity: None, replacement: None }
    }
}

/// Where a rule writes its drafts.
#[derive(Debug)]
pub struct Sink<'s> {
    drafts: &'s mut Vec<(RuleMeta, Draft)>,
    meta: RuleMeta,
}

impl Sink<'_> {
    /// Takes a draft.
    pub fn report(&mut self, draft: Draft) {
        self.drafts.push((self.meta, draft));
    }
}

/// A rule with its options, ready to run.
pub struct ActiveRule {
    meta: RuleMeta,
    reads_phrases: bool,
    check: Box<Check>,
    record: Box<Record>,
}

type Check = dyn Fn(&Pair, &mut Sink<'_>) + Send + Sync;
type Record = dyn Fn(&Pair) -> Vec<RecordDraft> + Send + Sync;
type Compare = fn(&[SpellingCount<'_>], &str) -> Vec<Odd>;

impl ActiveRule {
    /// What is said of the rule.
    #[must_use]
    pub fn meta(&self) -> &RuleMeta {
        &self.meta
    }

    /// Whether it reads [`Pair::phrases`].
    #[must_use]
    pub fn reads_phrases(&self) -> bool {
        self.reads_phrases
    }

    /// Appends what the rule says of `pair` to `drafts`.
    pub fn check_pair(&self, pair: &Pair, drafts: &mut Vec<(RuleMeta, Draft)>) {
        (self.check)(pair, &mut Sink { drafts, meta: self.meta });
    }

    /// What the rule records of `pair` for the end of the run, as [`Rule::record`].
    #[must_use]
    pub fn record(&self, pair: &Pair) -> Vec<RecordDraft> {
        (self.record)(pair)
    }
}

impl std::fmt::Debug for ActiveRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ActiveRule").field(&self.meta.id).finish()
    }
}

/// A line of the registry: a rule's metadata, and how to build it.
#[derive(Debug, Clone, Copy)]
pub struct RuleEntry {
    /// What is said of the rule.
    pub meta: RuleMeta,
    build: fn(toml::Table) -> Result<ActiveRule, OptionsError>,
    compare: Compare,
}

/// Why the options of a rule were refused; says the key and the known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct OptionsError {
    message: String,
}

impl RuleEntry {
    /// Returns the entry of rule `R`.
    #[must_use]
    pub const fn of<R: Rule>() -> Self {
        RuleEntry { meta: R::META, build: build::<R>, compare: R::compare }
    }

    /// Builds the rule with the options of its table in the configuration, maybe empty.
    ///
    /// # Errors
    ///
    /// When a key is unknown or has a value of the wrong type.
    pub fn build(&self, options: toml::Table) -> Result<ActiveRule, OptionsError> {
        (self.build)(options)
    }

    /// Which of the spellings of `key` are odd, as [`Rule::compare`].
    #[must_use]
    pub fn compare(&self, spellings: &[SpellingCount<'_>], key: &str) -> Vec<Odd> {
        (self.compare)(spellings, key)
    }
}

fn build<R: Rule>(options: toml::Table) -> Result<ActiveRule, OptionsError> {
    let options =
        options.try_into::<R::Options>().map_err(|error| OptionsError { message: error.message().to_owned() })?;
    let rule = Arc::new(R::new(options));
    let recording = Arc::clone(&rule);
    let check = Box::new(move |pair: &Pair, sink: &mut Sink<'_>| rule.check_pair(pair, sink));
    let record = Box::new(move |pair: &Pair| recording.record(pair));
    Ok(ActiveRule { meta: R::META, reads_phrases: R::READS_PHRASES, check, record })
}
