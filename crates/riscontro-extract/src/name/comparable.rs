//! Which names of the tables mean something to the language beside.
//!
//! Matching takes it that what one language names every language names: a form of a table that stands unchanged on the other
//! side was left untranslated. Of a language with a short list of countries and cities that is true of these alone, so beside
//! it the others are read as names that no table knows.

use std::collections::HashSet;

use riscontro_lang::Language;

/// The names that a language beside has a form for.
#[derive(Debug, Default)]
pub(crate) struct Comparable {
    /// The ids, where they are few; `None` for all.
    ids: Option<HashSet<&'static str>>,
    has_demonyms: bool,
}

impl Comparable {
    /// All names: the language beside has tables of all kinds, or is not known.
    pub(crate) const ALL: Comparable = Comparable { ids: None, has_demonyms: true };

    /// The names that `other` has; all when its table of exonyms was written by hand.
    pub(crate) fn with(other: &Language) -> Self {
        if !other.exonyms.is_empty() {
            return Comparable::ALL;
        }
        let ids = other.names().map(|[_, id, _]| id).collect();
        Comparable { ids: Some(ids), has_demonyms: !other.demonyms.is_empty() }
    }

    /// The rows of `language` that are left: form, pivot id and kind, of demonyms too.
    pub(super) fn rows(&self, language: &Language) -> impl Iterator<Item = [&'static str; 3]> {
        let demonyms = language.demonyms.rows::<2>().filter(|_| self.has_demonyms);
        let rows = language.names().chain(demonyms.map(|[form, id]| [form, id, "demonym"]));
        rows.filter(|[_, id, _]| self.ids.as_ref().is_none_or(|ids| ids.contains(id)))
    }
}
