//! What a format cannot say, collected while a termbase is written.

use std::collections::HashSet;

use riscontro_core::Concept;

/// How many messages of one kind are given in full.
const SHOWN: usize = 5;

/// What the output could not say, for the user.
#[derive(Debug, Default)]
pub(crate) struct Unsaid {
    messages: Vec<String>,
    /// Kinds of message, how many there were of each, in the order of the first.
    kinds: Vec<(&'static str, usize)>,
}

impl Unsaid {
    /// Adds a message; of each kind only the first few are shown, and the others counted.
    pub(crate) fn add(&mut self, kind: &'static str, message: String) {
        let at = self.kinds.iter().position(|(known, _)| *known == kind).unwrap_or_else(|| {
            self.kinds.push((kind, 0));
            self.kinds.len() - 1
        });
        self.kinds[at].1 += 1;
        if self.kinds[at].1 <= SHOWN {
            self.messages.push(message);
        }
    }

    pub(crate) fn into_messages(self) -> Vec<String> {
        let mut messages = self.messages;
        let more = self.kinds.iter().filter(|(_, count)| *count > SHOWN);
        messages.extend(more.map(|(kind, count)| format!("and {} more {kind}", count - SHOWN)));
        messages
    }
}

/// An id for each concept that no other has: a later concept of a taken id gets a number behind it.
pub(crate) fn unique_ids(concepts: &[Concept], unsaid: &mut Unsaid) -> Vec<String> {
    let mut taken: HashSet<String> = concepts.iter().map(|concept| concept.id.to_string()).collect();
    let mut given: HashSet<String> = HashSet::new();
    let mut ids = Vec::with_capacity(concepts.len());
    for concept in concepts {
        let mut id = concept.id.to_string();
        let mut number = 2;
        while !given.insert(id.clone()) {
            let next = format!("{}-{number}", concept.id);
            number += 1;
            if taken.insert(next.clone()) {
                id = next;
            }
        }
        if *id != *concept.id {
            unsaid.add("ids", format!("two concepts have the id `{}`: the later one is written as `{id}`", concept.id));
        }
        ids.push(id);
    }
    ids
}
