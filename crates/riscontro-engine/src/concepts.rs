//! What a configuration says of single concepts of its glossaries.

use std::collections::{BTreeMap, BTreeSet};

use riscontro_core::{Draft, RuleMeta, Severity, Termbase};

use crate::config::{ConceptTable, GlossaryTable};

/// What is said of one concept, by the name that the configuration gives it: its id, or one of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConceptRule {
    name: String,
    ignored: Ignored,
    severity: Option<Severity>,
}

/// Which rules do not speak of a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ignored {
    All,
    Named(Vec<String>),
}

/// What is said of the concepts of a termbase, by id.
#[derive(Debug, Default)]
pub(crate) struct ConceptRules {
    by_id: BTreeMap<Box<str>, ConceptRule>,
}

impl ConceptRule {
    /// What `[glossary]` says; an error is a message without the file. `known` refuses names that are no rule or group.
    pub(crate) fn read(
        table: &GlossaryTable,
        known: impl Fn(&str) -> Result<String, String>,
    ) -> Result<Vec<ConceptRule>, String> {
        let ignored = table
            .ignore
            .iter()
            .map(|name| Ok(ConceptRule { name: name.clone(), ignored: Ignored::All, severity: None }));
        let of_tables = table.concepts.iter().map(|(name, ConceptTable { ignore, severity })| {
            let in_table = |message| format!("`[glossary.concepts.\"{name}\"]`: {message}");
            let names = ignore.iter().map(|rule| known(rule).map_err(in_table)).collect::<Result<_, _>>()?;
            let severity = severity.as_deref().map(|word| {
                let expected = format!("`severity` is `{word}`: expected `note` or `warning` or `error`");
                word.parse::<Severity>().map_err(|_| in_table(expected))
            });
            Ok(ConceptRule { name: name.clone(), ignored: Ignored::Named(names), severity: severity.transpose()? })
        });
        ignored.chain(of_tables).collect()
    }
}

impl ConceptRules {
    /// Finds the concepts of `rules` in `termbase`; a name that no concept has goes to `warnings`.
    pub(crate) fn new(rules: &[ConceptRule], termbase: &Termbase, warnings: &mut Vec<String>) -> Self {
        let mut by_id = BTreeMap::new();
        if rules.is_empty() {
            return ConceptRules { by_id };
        }
        let mut found = BTreeSet::new();
        for concept in &termbase.concepts {
            let is_named = |name: &str| *concept.id == *name || concept.terms.iter().any(|term| *term.text == *name);
            for (at, rule) in rules.iter().enumerate().filter(|(_, rule)| is_named(&rule.name)) {
                found.insert(at);
                by_id.entry(concept.id.clone()).or_insert_with(|| rule.clone());
            }
        }
        let missing = rules.iter().enumerate().filter(|(at, _)| !found.contains(at));
        warnings.extend(missing.map(|(_, rule)| {
            format!(
                "`[glossary]` in the configuration names `{}`, which is no concept and no term of the glossaries",
                rule.name
            )
        }));
        ConceptRules { by_id }
    }

    /// Whether a draft of the rule `meta` is kept, with the severity that is given set; false for what is ignored.
    pub(crate) fn keeps(&self, meta: &RuleMeta, draft: &mut Draft) -> bool {
        let Some(rule) = draft.concept.as_ref().and_then(|id| self.by_id.get(id)) else { return true };
        draft.severity = rule.severity.or(draft.severity);
        !rule.ignores(meta)
    }
}

impl ConceptRule {
    fn ignores(&self, meta: &RuleMeta) -> bool {
        match &self.ignored {
            Ignored::All => true,
            Ignored::Named(names) => names.iter().any(|name| name == meta.id.as_str() || name == meta.group.as_str()),
        }
    }
}
