//! Verbs with pronouns behind them (`arrestandolo`), found by their hosts.

use riscontro_core::{FoldedId, Folds};
use riscontro_lang::{EncliticEndings, EncliticSet, Vocabulary};

use crate::language_terms::Form;

/// The hosts of a language's terms, by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    entries: Vec<HostEntry>,
    endings: EncliticEndings,
}

/// A form of a term that pronouns of a set may stand behind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HostEntry {
    /// Its number in the vocabulary of the terms.
    pub(crate) host: u32,
    pub(crate) set: EncliticSet,
    pub(crate) form: Form,
}

/// The words of a text that are hosts with pronouns, sorted by their folded form, then as forms that are written alike.
#[derive(Debug, Default)]
pub(crate) struct HostWords {
    words: Vec<(FoldedId, Form)>,
    /// For each folded form, whether it is one of them; empty where none is.
    are_hosts: Vec<bool>,
}

impl Hosts {
    pub(crate) fn new(mut entries: Vec<HostEntry>, endings: EncliticEndings) -> Self {
        entries.sort_by_key(|entry| (entry.host, entry.form.rank()));
        Hosts { entries, endings }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Looks through the words of a text, but for those that `is_other` says to be other words.
    pub(crate) fn among(
        &self,
        folds: &Folds,
        vocabulary: &Vocabulary,
        is_other: impl Fn(FoldedId) -> bool,
    ) -> HostWords {
        let mut found = HostWords::default();
        if self.is_empty() {
            return found;
        }
        let ids = (0..u32::try_from(folds.len()).expect("folded forms are numbered by 32 bits")).map(FoldedId);
        for id in ids {
            let word = folds.form(id);
            for (host, sets) in self.endings.splits(word) {
                let entries = vocabulary.word(host).map_or(&[][..], |host| self.of(host));
                let admitted = entries.iter().filter(|entry| sets.has(entry.set));
                found.words.extend(admitted.map(|entry| (id, entry.form)));
            }
            if found.words.last().is_some_and(|(last, _)| *last == id) && is_other(id) {
                found.words.retain(|(found, _)| *found != id);
            }
        }
        found.words.sort_by_key(|(id, form)| (*id, form.rank()));
        found.words.dedup();
        found.mark(folds.len());
        found
    }

    fn of(&self, host: u32) -> &[HostEntry] {
        let start = self.entries.partition_point(|entry| entry.host < host);
        let len = self.entries[start..].partition_point(|entry| entry.host == host);
        &self.entries[start..start + len]
    }
}

impl HostWords {
    fn mark(&mut self, folds: usize) {
        if !self.words.is_empty() {
            self.are_hosts = vec![false; folds];
            for (id, _) in &self.words {
                self.are_hosts[id.0 as usize] = true;
            }
        }
    }

    /// The terms that a word is a form of, as host with pronouns.
    pub(crate) fn of(&self, word: FoldedId) -> &[(FoldedId, Form)] {
        if !self.are_hosts.get(word.0 as usize).is_some_and(|is_host| *is_host) {
            return &[];
        }
        let start = self.words.partition_point(|(id, _)| *id < word);
        let len = self.words[start..].partition_point(|(id, _)| *id == word);
        &self.words[start..start + len]
    }
}
