//! Forms of a lemma, generated from the language's paradigms.

use crate::fold::fold;
use crate::language::Language;

/// The class by which a word is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// A noun.
    Noun,
    /// A word that agrees with the noun before it; inflected as a noun where the language has no such class.
    Modifier,
    /// A verb.
    Verb,
}

/// Writes out the forms of lemmas.
#[derive(Debug, Clone)]
pub struct Inflection {
    rows: Vec<(WordClass, &'static str, &'static str)>,
}

impl Inflection {
    /// Reads the paradigms of `language`, the longest endings first.
    #[must_use]
    pub fn new(language: &Language) -> Self {
        let class = |name| match name {
            "adj" => WordClass::Modifier,
            "v" => WordClass::Verb,
            _ => WordClass::Noun,
        };
        let mut rows: Vec<_> =
            language.paradigms.rows::<3>().map(|[name, ending, endings]| (class(name), ending, endings)).collect();
        rows.sort_by_key(|(_, ending, _)| std::cmp::Reverse(ending.len()));
        Inflection { rows }
    }

    /// The forms of `lemma`, folded, the lemma itself first; only the lemma when no paradigm fits.
    ///
    /// A word of one or two letters is left as it is.
    #[must_use]
    pub fn forms(&self, lemma: &str, class: WordClass) -> Vec<String> {
        let folded = fold(lemma);
        let mut forms = vec![folded.clone()];
        if folded.chars().count() < 3 {
            return forms;
        }
        let fitting = |class: WordClass| {
            self.rows.iter().find(|(row, ending, _)| {
                *row == class && folded.len() > ending.len().min(2) && folded.ends_with(ending)
            })
        };
        let row = fitting(class).or_else(|| (class == WordClass::Modifier).then(|| fitting(WordClass::Noun)).flatten());
        if let Some((_, ending, endings)) = row {
            let stem = &folded[..folded.len() - ending.len()];
            forms
                .extend(endings.split(' ').filter(|ending| !ending.is_empty()).map(|ending| format!("{stem}{ending}")));
        }
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LANGUAGES;

    fn forms(tag: &str, lemma: &str, class: WordClass) -> String {
        let language = LANGUAGES.iter().find(|language| language.tag.as_str() == tag).unwrap();
        Inflection::new(language).forms(lemma, class).join(" ")
    }

    #[test]
    fn nouns_take_their_plurals() {
        assert_eq!(forms("it", "partito", WordClass::Noun), "partito partiti");
        assert_eq!(forms("it", "uomo", WordClass::Noun), "uomo uomini");
        assert_eq!(forms("it", "banca", WordClass::Noun), "banca banche");
        assert_eq!(forms("it", "sfollato", WordClass::Noun), "sfollato sfollati");
        assert_eq!(forms("en", "party", WordClass::Noun), "party parties");
        assert_eq!(forms("en", "survey", WordClass::Noun), "survey surveys");
        assert_eq!(forms("en", "spokesman", WordClass::Noun), "spokesman spokesmen");
    }

    #[test]
    fn modifiers_agree_and_verbs_conjugate() {
        assert_eq!(forms("it", "rosso", WordClass::Modifier), "rosso rossa rosse rossi");
        assert_eq!(forms("en", "nuclear", WordClass::Modifier), "nuclear nuclears");
        assert!(forms("it", "arrestare", WordClass::Verb).contains("arrestati"));
        assert!(forms("en", "withdraw", WordClass::Verb).contains("withdrew"));
        assert_eq!(forms("it", "in", WordClass::Noun), "in");
    }
}
