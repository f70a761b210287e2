//! Which rules are worth trying on a text.
//!
//! A rule file has hundreds of exceptions, nearly all of them one abbreviation each, and a paragraph holds two or three. What a rule's
//! `before` may end with is a handful of literals for nearly all of them, so one pass of one automaton over the paragraph tells which
//! rules can match at which places; only those are tried.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;
use regex_syntax::hir::literal::{ExtractKind, Extractor};

/// The endings of all rules.
#[derive(Debug)]
pub(super) struct Filter {
    /// Nothing when no rule has a literal ending.
    automaton: Option<AhoCorasick>,
    /// The rules that have each ending.
    rules: Vec<Vec<usize>>,
    /// The rules that may end in anything.
    open: Vec<usize>,
}

/// A place at which some rules may match.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'f> {
    pub(super) place: usize,
    /// Indices of rules.
    pub(super) rules: &'f [usize],
}

impl Filter {
    /// The filter of rules whose `before` matches no more than these patterns, in the order of the rules.
    pub(super) fn new(patterns: impl Iterator<Item = String>) -> Self {
        let mut endings: BTreeMap<Vec<u8>, Vec<usize>> = BTreeMap::new();
        let mut open = Vec::new();
        for (rule, pattern) in patterns.enumerate() {
            match endings_of(&pattern) {
                Some(literals) => {
                    for literal in literals {
                        endings.entry(literal).or_default().push(rule);
                    }
                }
                None => open.push(rule),
            }
        }
        let automaton = AhoCorasick::new(endings.keys()).ok();
        if automaton.is_none() {
            // Too many endings for an automaton: every rule is tried.
            open.extend(endings.into_values().flatten());
            return Filter { automaton, rules: Vec::new(), open };
        }
        Filter { automaton, rules: endings.into_values().collect(), open }
    }

    /// Rules that may match anywhere.
    pub(super) fn open(&self) -> &[usize] {
        &self.open
    }

    /// The places of `text` where rules that end in literals may match.
    pub(super) fn hits(&self, text: &str) -> Vec<Hit<'_>> {
        let found = self.automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(text));
        found.map(|found| Hit { place: found.end(), rules: &self.rules[found.pattern().as_usize()] }).collect()
    }
}

/// The literals that a match of `pattern` ends in; nothing if it may end in anything.
fn endings_of(pattern: &str) -> Option<Vec<Vec<u8>>> {
    let hir = regex_syntax::Parser::new().parse(pattern).ok()?;
    let mut extractor = Extractor::new();
    extractor.kind(ExtractKind::Suffix).limit_class(40).limit_total(200).limit_literal_len(16);
    let endings = extractor.extract(&hir);
    let literals = endings.literals()?;
    let is_open = literals.iter().any(|literal| literal.as_bytes().is_empty());
    (!is_open).then(|| literals.iter().map(|literal| literal.as_bytes().to_vec()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endings(pattern: &str) -> Option<Vec<String>> {
        let literals = endings_of(pattern)?;
        Some(literals.into_iter().map(|literal| String::from_utf8_lossy(&literal).into_owned()).collect())
    }

    #[test]
    fn abbreviations_end_in_literals_and_open_patterns_in_anything() {
        assert_eq!(endings(r"\b(?:art|dott)\."), Some(vec!["art.".to_owned(), "dott.".to_owned()]));
        assert_eq!(endings(r"[.?!]+"), Some(["!", ".", "?"].map(str::to_owned).to_vec()));
        assert_eq!(endings(r""), None);
        assert_eq!(endings(r"(?:ab)?"), None);
        assert_eq!(endings(r"x.*"), None);
    }

    #[test]
    fn a_hit_names_the_rules_that_share_an_ending() {
        let filter = Filter::new([r"art\.", r"\.", r"\p{L}"].map(str::to_owned).into_iter());
        let hits: Vec<_> = filter.hits("art.").iter().map(|hit| (hit.place, hit.rules.to_vec())).collect();
        assert_eq!(hits, [(4, vec![0]), (4, vec![1])]);
        assert_eq!(filter.open(), [2]);
    }
}
