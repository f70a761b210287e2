//! The tables of names that were written by hand, which generated ones meet and never contradict.

use std::collections::{BTreeMap, BTreeSet};

use riscontro_lang::{LANGUAGES, Language, fold};

use super::cldr::Named;

/// The languages of which tables were written by hand.
pub(super) const WRITTEN: [&str; 2] = ["en", "it"];

/// The hand-written exonyms of all languages.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// By language the ids of each folded form, whatever they name.
    forms: BTreeMap<&'static str, BTreeMap<String, BTreeSet<&'static str>>>,
    /// The kind of each id.
    kinds: BTreeMap<&'static str, &'static str>,
}

impl Own {
    /// Reads the tables.
    pub(super) fn read() -> Self {
        let mut own = Own::default();
        for language in LANGUAGES {
            let forms = own.forms.entry(language.tag.as_str()).or_default();
            for [form, id, kind] in language.exonyms.rows::<3>() {
                forms.entry(fold(form)).or_default().insert(id);
                own.kinds.insert(id, kind);
            }
        }
        own
    }

    /// Whether a table of `lang` has `form`, in whatever sense.
    pub(super) fn has(&self, lang: &str, form: &str) -> bool {
        self.forms.get(lang).is_some_and(|forms| forms.contains_key(&fold(form)))
    }

    /// What kind of thing `id` is, if a table has it.
    pub(super) fn kind(&self, id: &str) -> Option<&'static str> {
        self.kinds.get(id).copied()
    }

    /// The countries and places that `form` names in a language with hand-written tables.
    pub(super) fn places(&self, lang: &str, form: &str) -> BTreeSet<&'static str> {
        let ids = self.forms.get(lang).and_then(|forms| forms.get(&fold(form))).into_iter().flatten();
        ids.copied().filter(|id| matches!(self.kinds.get(id), Some(&("country" | "place")))).collect()
    }

    /// The id that the tables have for `named`: the only one of its forms in both languages, or in either, of those that may
    /// be meant.
    pub(super) fn id(&self, named: &Named, may_be: impl Fn(&str) -> bool) -> Met {
        let [one, other] = WRITTEN.map(|lang| self.ids_in(lang, named));
        let all: BTreeSet<&'static str> = one.union(&other).copied().collect();
        let meant = |ids: &mut dyn Iterator<Item = &&'static str>| {
            let mut ids = ids.copied().filter(|id| may_be(id));
            ids.next().filter(|_| ids.next().is_none())
        };
        match meant(&mut one.intersection(&other)).or_else(|| meant(&mut all.iter())) {
            Some(id) => Met::Known(id),
            None if all.is_empty() => Met::Unknown,
            None => Met::Doubtful,
        }
    }

    /// The ids of all forms of `named` in a language, whatever they name.
    fn ids_in(&self, lang: &str, named: &Named) -> BTreeSet<&'static str> {
        let forms = named.forms.get(lang).into_iter().flatten();
        forms.filter_map(|form| self.forms.get(lang)?.get(&fold(form))).flatten().copied().collect()
    }
}

/// What the tables know of a name of CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    /// The id of the same thing.
    Known(&'static str),
    /// No form of it.
    Unknown,
    /// Forms of it for other things.
    Doubtful,
}

/// The words of a language that a capital does not make a name.
pub(super) fn ordinary_words(language: &Language) -> impl Iterator<Item = &'static str> {
    let Language { stopwords, common_words, titles, particles, months, weekdays, .. } = *language;
    let tables = [stopwords, common_words, titles, particles, months, weekdays];
    tables.into_iter().flat_map(|table| table.rows::<1>()).map(|[word]| word)
}

/// The language with `tag`.
pub(super) fn language(tag: &str) -> &'static Language {
    LANGUAGES.iter().find(|language| language.tag.as_str() == tag).expect("a language that has a folder")
}
