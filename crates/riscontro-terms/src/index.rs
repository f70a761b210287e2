//! The look-up of a termbase's terms in tokens.

use riscontro_core::{ConceptId, LangTag, PartOfSpeech, SegmentId, Span, Term, TermHit, Termbase, Token, View};
use riscontro_lang::{Inflection, Language, PhraseIndex, ResolvedWords, Tokeniser, fold};

use crate::forms::forms_of;

/// The terms to look for on one side of a pair, with all their forms.
#[derive(Debug)]
pub struct TermIndex {
    own: PhraseIndex<Form>,
    foreign: PhraseIndex<Form>,
}

/// The term that a form belongs to.
#[derive(Debug, Clone, Copy)]
struct Form {
    concept: ConceptId,
    term: u16,
    last_vowel: LastVowel,
}

/// Whether a word of the form may end in an accented letter. Forms are folded, so that `citta'` is found; but `scavò` (he dug) is
/// no `scavo`.
#[derive(Debug, Clone, Copy, PartialEq)]
enum LastVowel {
    /// Its lemma has one, or is a verb.
    MayBeAccented,
    /// No word of its lemma ends so.
    Plain,
}

impl TermIndex {
    /// Builds the index for a side in `language`.
    ///
    /// `foreign` is the language of the other side when its terms are looked for too, as renderings left untranslated: only
    /// those that are no allowed term of the side's own language, and with the forms of their own language.
    #[must_use]
    pub fn new(termbase: &Termbase, language: &Language, tag: LangTag, foreign: Option<(&Language, LangTag)>) -> Self {
        let tokeniser = Tokeniser::new(language);
        let own = entries(termbase, language, |_, term| term.lang.primary() == tag.primary());
        let foreign = foreign.map_or_else(Vec::new, |(other, other_tag)| {
            entries(termbase, other, |terms, term| {
                let same = |own: &Term| own.lang.primary() == tag.primary() && fold(&own.text) == fold(&term.text);
                term.lang.primary() == other_tag.primary() && term.status.is_allowed() && !terms.iter().any(same)
            })
        });
        let borrowed = |entries: &Vec<(String, Form)>| {
            PhraseIndex::new(&tokeniser, entries.iter().map(|(form, value)| (form.as_str(), *value)))
        };
        TermIndex { own: borrowed(&own), foreign: borrowed(&foreign) }
    }

    /// Returns the terms found, sorted by segment, then span; a form of two concepts is two hits on one span.
    #[must_use]
    pub fn hits(&self, view: View<'_>) -> Vec<TermHit> {
        let mut hits = Vec::new();
        for index in [&self.own, &self.foreign] {
            let words = index.resolve(view.folds);
            for at in 0..view.segments.len() {
                let segment = SegmentId(u32::try_from(at).expect("fewer segments than bytes of a document"));
                let tokens = view.tokens_of(at);
                hits_in(index, &words, view.text, tokens, |span, form| {
                    hits.push(TermHit { span, segment, concept: form.concept, term: form.term });
                });
            }
        }
        hits.sort_by_key(|hit| (hit.segment, hit.span, hit.concept, hit.term));
        hits
    }
}

/// Hands each term of one segment to `take`. What lies inside a longer term is silent; terms that merely overlap are both there.
fn hits_in(
    index: &PhraseIndex<Form>,
    words: &ResolvedWords,
    text: &str,
    tokens: &[Token],
    mut take: impl FnMut(Span, &Form),
) {
    let mut reached = 0;
    for at in 0..tokens.len() {
        let Some(found) = index.longest(words, &tokens[at..]).filter(|found| at + found.len > reached) else {
            continue;
        };
        let matched = &tokens[at..at + found.len];
        let is_accented = matched.iter().any(|token| ends_accented(token.span.of(text)));
        let mut last = None;
        for form in found.values {
            // Several forms of one concept may read alike (a preferred and a forbidden one): the first counts.
            let fits = !is_accented || form.last_vowel == LastVowel::MayBeAccented;
            if fits && last != Some(form.concept) {
                take(matched[0].span.cover(matched[found.len - 1].span), form);
                last = Some(form.concept);
                reached = at + found.len;
            }
        }
    }
}

/// The forms of the wanted terms, each with its concept and its place there; preferred before admitted before forbidden,
/// so that a form which is both allowed and forbidden counts as allowed.
fn entries(termbase: &Termbase, language: &Language, wanted: impl Fn(&[Term], &Term) -> bool) -> Vec<(String, Form)> {
    let inflection = Inflection::new(language);
    let mut entries = Vec::new();
    for (concept, id) in termbase.concepts.iter().zip((0..).map(ConceptId)) {
        let mut terms: Vec<_> =
            (0_u16..).zip(&concept.terms).filter(|(_, term)| wanted(&concept.terms, term)).collect();
        terms.sort_by_key(|(_, term)| term.status);
        for (at, term) in terms {
            let may_be_accented =
                term.part_of_speech == Some(PartOfSpeech::Verb) || term.text.split_whitespace().any(ends_accented);
            let last_vowel = if may_be_accented { LastVowel::MayBeAccented } else { LastVowel::Plain };
            let form = Form { concept: id, term: at, last_vowel };
            entries.extend(forms_of(term, &inflection).into_iter().map(|text| (text, form)));
        }
    }
    entries
}

/// Whether the last letter of a word has an accent.
fn ends_accented(word: &str) -> bool {
    word.chars().next_back().is_some_and(|letter| {
        letter.is_alphabetic() && !letter.is_ascii() && fold(letter.encode_utf8(&mut [0; 4])).is_ascii()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use riscontro_core::{Concept, Folds, Segment, TermStatus};
    use riscontro_lang::LANGUAGES;

    const IT: LangTag = LangTag::new("it");
    const EN: LangTag = LangTag::new("en");

    fn termbase() -> Termbase {
        let term = |lang, text: &str, status| Term { lang, text: text.into(), status, part_of_speech: None };
        let concept = |it: &str, en: &str, bad: &str| Concept {
            id: it.into(),
            terms: vec![
                term(IT, it, TermStatus::Preferred),
                term(EN, en, TermStatus::Preferred),
                term(EN, bad, TermStatus::Forbidden),
            ],
        };
        Termbase {
            concepts: vec![
                concept("esercito", "army", "exercise"),
                concept("parco eolico", "wind farm", "eolic park"),
                concept("PIL", "GDP", "PIB"),
            ],
        }
    }

    fn found(text: &str, tag: LangTag, foreign: Option<LangTag>) -> Vec<String> {
        found_in(&termbase(), text, tag, foreign)
    }

    fn found_in(termbase: &Termbase, text: &str, tag: LangTag, foreign: Option<LangTag>) -> Vec<String> {
        let language = |tag| riscontro_lang::find(LANGUAGES, tag).unwrap();
        let segments = [Segment { span: Span::from_range(0..text.len()), block: 0 }];
        let mut folds = Folds::default();
        let tokenised = Tokeniser::new(language(tag)).tokenise(text, &segments, &mut folds);
        let index = TermIndex::new(termbase, language(tag), tag, foreign.map(|tag| (language(tag), tag)));
        let view = View {
            text,
            segments: &segments,
            tokens: &tokenised.tokens,
            token_starts: &tokenised.starts,
            folds: &folds,
        };
        index.hits(view).iter().map(|hit| hit.span.of(text).to_owned()).collect()
    }

    #[test]
    fn inflected_and_elided_terms_are_found() {
        assert_eq!(
            found("Gli eserciti e i Parchi eolici dell'esercito", IT, None),
            ["eserciti", "Parchi eolici", "esercito"]
        );
        assert_eq!(
            found("Wind farms near the army’s base; eolic parks", EN, None),
            ["Wind farms", "army", "eolic parks"]
        );
    }

    #[test]
    fn an_accent_at_the_end_is_another_word() {
        let term =
            |text: &str| Term { lang: IT, text: text.into(), status: TermStatus::Preferred, part_of_speech: None };
        let concept = |text: &str| Concept { id: text.into(), terms: vec![term(text)] };
        let termbase = Termbase { concepts: ["scavo", "città"].map(concept).to_vec() };
        assert_eq!(
            found_in(&termbase, "Scavò nella città e nella citta'. Lo scavo", IT, None),
            ["città", "citta", "scavo"]
        );
    }

    #[test]
    fn acronyms_are_whole_and_in_capitals() {
        assert_eq!(found("il PIL e la pila, un pil", IT, None), ["PIL"]);
    }

    #[test]
    fn source_terms_are_found_in_the_target_when_asked_for() {
        assert_eq!(found("the esercito and the army", EN, Some(IT)), ["esercito", "army"]);
        assert_eq!(found("the esercito and the army", EN, None), ["army"]);
    }
}
