//! Verbs that begin a sentence and look like names.
//!
//! Unknown words at the beginning of a sentence are taken for names, as a guess. Most of the wrong ones are verbs, since these
//! have more forms than any table lists: commands, infinitives, participles, the first person. They are told by their endings
//! ([`VerbForms`]), and the less the ending tells the more must be told by the next word: `Draghi` and `Amato` are forms of
//! verbs too.

use std::collections::HashSet;

use riscontro_core::{TokenClass, WordHash};
use riscontro_lang::{Inflection, Language, VerbForms, WordClass, fold};

use super::lookups::Traits;
use super::passage::Passage;

/// What is known of verbs at the beginning of a sentence; built when the first unknown word stands there.
#[derive(Debug)]
pub(super) struct Openings {
    inflection: Inflection,
    verbs: VerbForms,
    /// Articles that are no pronouns as well: behind a verb, not behind its subject (`Renzi lo sa`).
    articles: HashSet<String, WordHash>,
    conjunctions: HashSet<String, WordHash>,
}

/// An ending of so many bytes makes a verb of a word, whatever follows: `leggeremo`, `mescolando`.
const SURE_ENDING: usize = 4;

/// So long an ending makes a verb of a word before a preposition or an adverb: `fondato nel`, `mescolate con`.
const LIKELY_ENDING: usize = 3;

impl Openings {
    pub(super) fn new(language: &Language) -> Self {
        let inflection = Inflection::new(language);
        let rows = |wanted: &'static str| {
            let rows = language.paradigms.rows::<3>().filter(move |[class, ..]| *class == wanted);
            rows.flat_map(|[.., forms]| forms.split(' '))
        };
        let pronouns: HashSet<&str> = rows("enclitic").collect();
        let articles = rows("article").filter(|article| !pronouns.contains(article)).map(fold).collect();
        let joins = language.glue.rows::<2>().filter(|[_, kind]| matches!(*kind, "and" | "or"));
        let verbs = VerbForms::new(language, &inflection);
        Openings { inflection, verbs, articles, conjunctions: joins.map(|[form, _]| fold(form)).collect() }
    }

    /// Whether the word at `at`, which begins a sentence of `passage` and is in no table, is a verb.
    pub(super) fn is_verb(&self, passage: &Passage<'_>, at: usize) -> bool {
        let token = passage.tokens[at];
        let form = passage.words.form(token.folded);
        if token.class != TokenClass::Capitalised || passage.is_mark(at + 1, "-") {
            return false;
        }
        let Some(ending_len) = self.verbs.ending_len(form) else { return false };
        // No name but `Niccolò` ends in an accent: `Posò la valigia`.
        let has_accent = passage.written(at).chars().next_back().is_some_and(|last| !last.is_ascii());
        has_accent
            || ending_len >= SURE_ENDING
            || self.is_article(passage, at + 1)
            || (ending_len >= LIKELY_ENDING && self.follows_verb(passage, at + 1))
    }

    /// Whether a preposition, an adverb or an object stands at `at`: a subject has a verb behind it.
    fn follows_verb(&self, passage: &Passage<'_>, at: usize) -> bool {
        let Some(token) = passage.tokens.get(at) else { return false };
        if !matches!(token.class, TokenClass::Lower | TokenClass::Elision) {
            return false;
        }
        let form = passage.words.form(token.folded);
        if passage.traits(at).has(Traits::ARTICLE) {
            return self.is_noun(passage, at + 1);
        }
        let is_preposition = self.inflection.is_joint(form) && !self.conjunctions.contains(form);
        is_preposition || self.inflection.guess(form) == WordClass::Invariable
    }

    /// Whether the word at `at` is one of content and no verb, so that what stands before it is no pronoun: `Seminate le carote`.
    fn is_noun(&self, passage: &Passage<'_>, at: usize) -> bool {
        passage.tokens.get(at).is_some_and(|token| {
            token.class == TokenClass::Lower
                && !passage.traits(at).has(Traits::STOP)
                && self.verbs.ending_len(passage.words.form(token.folded)).is_none()
        })
    }

    /// Whether an article that is nothing else stands at `at`.
    pub(super) fn is_article(&self, passage: &Passage<'_>, at: usize) -> bool {
        let Some(token) = passage.tokens.get(at) else { return false };
        match token.class {
            TokenClass::Lower => {
                passage.traits(at).has(Traits::INDEFINITE) || self.articles.contains(passage.words.form(token.folded))
            }
            TokenClass::Elision => passage.traits(at).has(Traits::INDEFINITE),
            _ => false,
        }
    }
}
