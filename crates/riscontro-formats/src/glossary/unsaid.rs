//! What a format cannot say, collected while a termbase is written.

use std::borrow::Cow;
use std::cell::OnceCell;
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
pub(crate) fn unique_ids<'c>(concepts: &'c [Concept], unsaid: &mut Unsaid) -> Vec<Cow<'c, str>> {
    let mut given: HashSet<Cow<'c, str>> = HashSet::with_capacity(concepts.len());
    // Asked for only where two concepts have one id.
    let taken: OnceCell<HashSet<&str>> = OnceCell::new();
    let is_taken = |id: &str| taken.get_or_init(|| concepts.iter().map(|concept| &*concept.id).collect()).contains(id);
    let mut ids = Vec::with_capacity(concepts.len());
    for concept in concepts {
        let mut id = Cow::Borrowed(&*concept.id);
        if given.contains(&id) {
            let numbered = (2..).map(|number| Cow::Owned(format!("{}-{number}", concept.id)));
            let free = numbered.into_iter().find(|next| !is_taken(next) && !given.contains(next));
            id = free.expect("some number is free");
            unsaid.add("ids", format!("two concepts have the id `{}`: the later one is written as `{id}`", concept.id));
        }
        given.insert(id.clone());
        ids.push(id);
    }
    ids
}
