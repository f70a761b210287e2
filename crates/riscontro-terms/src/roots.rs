//! Roots of words, for texts whose words no glossary has: what its forms have in common.
//!
//! A root finds the uses of a phrase, whose other words must agree as well, and says which renderings are alike; it is never what
//! a term is found by. A root is a form without the vowels and the `h`, `s` and `y` at its end (`politiche`, `politica`; `taxes`,
//! `tax`); two words are taken for forms of one when they begin alike, or when the paradigms say so (`man`, `men`).

use std::sync::OnceLock;

use riscontro_core::{FoldedId, Folds};
use riscontro_lang::{Inflection, Language, WordClass};

/// A root has at least so many bytes, or all of a shorter word.
const SHORTEST: usize = 3;
/// Words that begin with so many letters alike are taken for forms of one.
const ALIKE: usize = 4;

/// The roots of one side, numbered.
#[derive(Debug)]
pub(crate) struct Roots<'f> {
    folds: &'f Folds,
    /// By form; none where it was not asked for yet.
    of_form: Vec<Option<u32>>,
    roots: Folds,
}

impl<'f> Roots<'f> {
    pub(crate) fn of(folds: &'f Folds) -> Self {
        Roots { folds, of_form: vec![None; folds.len()], roots: Folds::default() }
    }

    /// The number of the root of a form.
    pub(crate) fn root(&mut self, form: FoldedId) -> u32 {
        let (folds, roots) = (self.folds, &mut self.roots);
        *self.of_form[form.0 as usize].get_or_insert_with(|| roots.intern(root(folds.form(form))).0)
    }

    /// Roots by their numbers, as one text.
    pub(crate) fn written(&self, roots: &[u32]) -> Box<str> {
        let roots = roots.iter().map(|root| self.roots.form(FoldedId(*root)));
        roots.collect::<Vec<_>>().join(" ").into()
    }

    /// The roots of some forms, sorted, as one text.
    pub(crate) fn joined<'a>(forms: impl Iterator<Item = &'a str>) -> Box<str> {
        let mut roots: Vec<&str> = forms.map(root).collect();
        roots.sort_unstable();
        roots.join(" ").into()
    }
}

/// The root of a folded form.
pub(crate) fn root(form: &str) -> &str {
    let root = form.trim_end_matches(['a', 'e', 'h', 'i', 'o', 's', 'u', 'y']);
    if root.len() < SHORTEST { form.get(..SHORTEST).unwrap_or(form) } else { root }
}

/// Which words of a language are forms of one.
#[derive(Debug)]
pub(crate) struct Kinship {
    language: &'static Language,
    /// Read when first asked.
    inflection: OnceLock<Inflection>,
}

impl Kinship {
    pub(crate) fn new(language: &'static Language) -> Self {
        Kinship { language, inflection: OnceLock::new() }
    }

    /// Whether two folded words are forms of one, or begin as if they were.
    pub(crate) fn joins(&self, one: &str, other: &str) -> bool {
        let alike = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
        one == other
            || alike >= ALIKE
            || root(one) == root(other)
            || (alike > 0 && (self.is_form(one, other) || self.is_form(other, one)))
    }

    /// Whether a word looks like the lemma of a verb.
    pub(crate) fn looks_like_verb(&self, word: &str) -> bool {
        self.inflection().guess(word) == WordClass::Verb
    }

    fn inflection(&self) -> &Inflection {
        self.inflection.get_or_init(|| Inflection::new(self.language))
    }

    fn is_form(&self, form: &str, lemma: &str) -> bool {
        let inflection = self.inflection();
        let classes = [WordClass::Noun, WordClass::Adjective, WordClass::Verb];
        classes.iter().any(|class| inflection.forms(lemma, *class).iter().any(|one| one == form))
    }
}

#[cfg(test)]
mod tests {
    use riscontro_lang::{LANGUAGES, find};

    use super::*;

    #[test]
    fn a_root_is_what_the_forms_of_a_word_share() {
        for [one, other] in [["politica", "politiche"], ["tax", "taxes"], ["policy", "policies"], ["dati", "dato"]] {
            assert_eq!(root(one), root(other));
        }
        assert_eq!([root("eu"), root("è"), root("assise"), root("usa")], ["eu", "è", "ass", "usa"]);
    }

    #[test]
    fn forms_of_one_word_are_kin_and_others_are_not() {
        let kinship = Kinship::new(find(LANGUAGES, "en".parse().unwrap()).unwrap());
        for [one, other] in [["man", "men"], ["took", "take"], ["newer", "new"], ["tax", "taxes"]] {
            assert!(kinship.joins(one, other), "{one} {other}");
        }
        for [one, other] in [["bank", "base"], ["man", "manager"], ["foot", "feed"], ["operator", "opera"]] {
            assert_eq!(kinship.joins(one, other), one == "operator", "{one} {other}");
        }
    }
}
