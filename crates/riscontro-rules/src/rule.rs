//! What a rule is, and how one enters the registry.

use riscontro_core::{Draft, Pair, RuleMeta};
use serde::de::DeserializeOwned;

/// A check.
///
/// Rules are immutable and shared between threads. What a pair leaves for the end of a run will join this trait with the
/// first rule that compares pairs with one another.
pub trait Rule: Sized + Send + Sync + 'static {
    /// What is said of it outside its file.
    const META: RuleMeta;
    /// The keys of its table in the configuration, `[rules.<id>]`.
    type Options: DeserializeOwned + Default;

    /// Returns the rule with these options.
    fn new(options: Self::Options) -> Self;

    /// Reports what is wrong in one pair.
    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>);
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
    check: Box<Check>,
}

type Check = dyn Fn(&Pair, &mut Sink<'_>) + Send + Sync;

impl ActiveRule {
    /// What is said of the rule.
    #[must_use]
    pub fn meta(&self) -> &RuleMeta {
        &self.meta
    }

    /// Appends what the rule says of `pair` to `drafts`.
    pub fn check_pair(&self, pair: &Pair, drafts: &mut Vec<(RuleMeta, Draft)>) {
        (self.check)(pair, &mut Sink { drafts, meta: self.meta });
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
        RuleEntry { meta: R::META, build: build::<R> }
    }

    /// Builds the rule with the options of its table in the configuration, maybe empty.
    ///
    /// # Errors
    ///
    /// When a key is unknown or has a value of the wrong type.
    pub fn build(&self, options: toml::Table) -> Result<ActiveRule, OptionsError> {
        (self.build)(options)
    }
}

fn build<R: Rule>(options: toml::Table) -> Result<ActiveRule, OptionsError> {
    let options =
        options.try_into::<R::Options>().map_err(|error| OptionsError { message: error.message().to_owned() })?;
    let rule = R::new(options);
    Ok(ActiveRule { meta: R::META, check: Box::new(move |pair, sink| rule.check_pair(pair, sink)) })
}
