//! The people whom a document names in full: what either of their names stands for alone.

use std::collections::HashMap;

use riscontro_core::value::{NameKey, NameKind};

use super::{is_name, key};
use crate::beads::Matching;

/// Which given name belongs to which surname, where no two people of the document share either.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    surnames: HashMap<&'a str, Option<&'a str>>,
    given_names: HashMap<&'a str, Option<&'a str>>,
}

impl<'a> People<'a> {
    /// Reads the full names of both sides.
    pub(super) fn of(matching: &Matching<'a>) -> Self {
        let mut people = People::default();
        let mentions = matching.source.mentions.iter().chain(&matching.target.mentions);
        for name in mentions.filter(|mention| is_name(mention)).filter_map(key) {
            if let (NameKind::Person, [given, .., surname]) = (name.kind, &name.words[..]) {
                note(&mut people.surnames, given, surname);
                note(&mut people.given_names, surname, given);
            }
        }
        people
    }

    /// Whether one name is the given name and the other the surname of the same person: `Dame Helen`, *Ashworth*.
    pub(super) fn are_one(&self, name: &NameKey, other: &NameKey) -> bool {
        match (&name.words[..], &other.words[..]) {
            ([name], [other]) => self.is_of(name, other) || self.is_of(other, name),
            _ => false,
        }
    }

    fn is_of(&self, given: &str, surname: &str) -> bool {
        self.surnames.get(given) == Some(&Some(surname)) && self.given_names.get(surname) == Some(&Some(given))
    }
}

/// Notes that `other` goes with `word`; none does when another did before.
fn note<'a>(names: &mut HashMap<&'a str, Option<&'a str>>, word: &'a str, other: &'a str) {
    let known = names.entry(word).or_insert(Some(other));
    if *known != Some(other) {
        *known = None;
    }
}
