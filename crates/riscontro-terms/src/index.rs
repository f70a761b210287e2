//! The look-up of a termbase's terms in tokens.

use std::borrow::Cow;
use std::collections::HashSet;

use riscontro_core::{
    ConceptId, LangTag, LetterCase, PartOfSpeech, SegmentId, Span, Term, TermHit, Termbase, Token, View,
};
use riscontro_lang::{Between, Inflection, Language, PhraseIndex, ResolvedWords, Tokeniser, fold};

use crate::forms::term_forms;
use crate::parts_of_speech::PartsOfSpeech;
use crate::words::TermWords;

/// The terms to look for on one side of a pair, with all their forms.
#[derive(Debug)]
pub struct TermIndex {
    own: Terms,
    foreign: Terms,
}

/// Terms of one language.
#[derive(Debug)]
struct Terms {
    forms: PhraseIndex<Form>,
    words: TermWords,
}

/// The term that a form belongs to.
#[derive(Debug, Clone, Copy)]
struct Form {
    concept: ConceptId,
    term: u16,
    last_vowel: LastVowel,
    as_verb: AsVerb,
    capitals: Capitals,
}

/// Which words of a form begin with a capital, where the termbase says that they count.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Capitals {
    /// They do not count.
    Any,
    /// A bit a word of the term, the first lowest; the words beyond the last bit have none.
    AsWritten(u32),
}

impl Capitals {
    /// Those of `term`.
    fn of(term: &Term) -> Self {
        match term.case {
            LetterCase::Any => Capitals::Any,
            LetterCase::AsWritten => Capitals::AsWritten(initials([&*term.text].into_iter())),
        }
    }

    /// Whether `words`, what stands in the text, have them; the first word of a segment may have one too many.
    fn allow<'t>(self, words: impl Iterator<Item = &'t str>, begins_segment: bool) -> bool {
        let Capitals::AsWritten(wanted) = self else { return true };
        let found = initials(words);
        found == wanted || (begins_segment && found == wanted | 1)
    }
}

/// A bit for each word of `texts` that begins with a capital.
fn initials<'w>(texts: impl Iterator<Item = &'w str>) -> u32 {
    let words = texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let words = words.filter(|word| !word.is_empty()).take(32);
    (0..).zip(words).filter(|(_, word)| word.starts_with(char::is_uppercase)).fold(0, |bits, (at, _)| bits | 1 << at)
}

/// What becomes of a form that is a verb where it stands (`si sono rifugiati`).
#[derive(Debug, Clone, Copy, PartialEq)]
enum AsVerb {
    /// It is none of the term.
    Silent,
    /// It counts: the term is a verb, or a rendering that is allowed, since translators change the part of speech.
    Counts,
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
        // A target is searched for the other language's terms as well.
        let side = if foreign.is_some() { Searched::Target } else { Searched::Source };
        let is_own = |term: &Term| term.lang.primary() == tag.primary();
        let own = entries(termbase, language, side, |terms| terms.iter().map(is_own).collect());
        // Put in order before the forms of the other language are written out: those of a large termbase take room.
        let own = indexed(&tokeniser, own, TermWords::new(language));
        let foreign_words = foreign.map_or_else(TermWords::default, |(other, _)| TermWords::new(other));
        let everyday = foreign.map_or_else(HashSet::new, |_| everyday_words(language));
        let foreign = foreign.map_or_else(Vec::new, |(other, other_tag)| {
            entries(termbase, other, side, |terms| {
                let own: HashSet<String> =
                    terms.iter().filter(|term| is_own(term)).map(|own| fold(&own.text)).collect();
                let is_foreign = |term: &Term| term.lang.primary() == other_tag.primary() && term.status.is_allowed();
                let is_told =
                    |term: &Term| !everyday.contains(&*term.text.to_lowercase()) && !own.contains(&fold(&term.text));
                terms.iter().map(|term| is_foreign(term) && is_told(term)).collect()
            })
        });
        TermIndex { own, foreign: indexed(&tokeniser, foreign, foreign_words) }
    }

    /// Returns the terms found, sorted by segment, then span; a form of two concepts is two hits on one span.
    #[must_use]
    pub fn hits(&self, view: View<'_>) -> Vec<TermHit> {
        let mut hits = Vec::new();
        for terms in [&self.own, &self.foreign] {
            terms.hits(view, |segment, span, form| {
                hits.push(TermHit { span, segment, concept: form.concept, term: form.term });
            });
        }
        hits.sort_by_key(|hit| (hit.segment, hit.span, hit.concept, hit.term));
        hits
    }
}

impl Terms {
    /// Hands each term of a text to `take`, segment by segment.
    fn hits(&self, view: View<'_>, mut take: impl FnMut(SegmentId, Span, &Form)) {
        let words = self.forms.resolve_as(view.folds, self.words.bare());
        for at in 0..view.segments.len() {
            let segment = SegmentId(u32::try_from(at).expect("fewer segments than bytes of a document"));
            self.hits_in(view, &words, view.tokens_of(at), |span, form| take(segment, span, form));
        }
    }

    /// Hands each term of one segment to `take`. What lies inside a longer term is silent; terms that merely overlap are both
    /// there.
    fn hits_in(&self, view: View<'_>, words: &ResolvedWords, tokens: &[Token], mut take: impl FnMut(Span, &Form)) {
        let mut reached = 0;
        for at in 0..tokens.len() {
            let between = |gap: usize| self.words.between(view, tokens, at + gap);
            let found = self.forms.longest_over(words, &tokens[at..], between);
            let Some(found) = found.filter(|found| at + found.len > reached) else { continue };
            let matched = &tokens[at..at + found.len];
            // What stands between the words of a term says nothing of them: `accordo già raggiunto`.
            let is_own = |place: usize| place == 0 || place + 1 == found.len || between(place) == Between::No;
            let is_accented = |place: usize| is_own(place) && ends_accented(matched[place].span.of(view.text));
            let is_accented = (0..found.len).any(is_accented);
            let is_verb = found.len == 1 && self.words.is_verb(view, tokens, at);
            let mut last = None;
            for form in found.values {
                // Several forms of one concept may read alike (a preferred and a forbidden one): the first counts.
                let own = (0..found.len).filter(|place| is_own(*place));
                let fits = (!is_accented || form.last_vowel == LastVowel::MayBeAccented)
                    && (!is_verb || form.as_verb == AsVerb::Counts)
                    && form.capitals.allow(own.map(|place| matched[place].span.of(view.text)), at == 0);
                if fits && last != Some(form.concept) {
                    take(matched[0].span.cover(matched[found.len - 1].span), form);
                    last = Some(form.concept);
                    reached = at + found.len;
                }
            }
        }
    }
}

/// Which side of a pair is searched.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Searched {
    Source,
    Target,
}

/// The forms in order, articulated prepositions as bare ones.
fn indexed(tokeniser: &Tokeniser, mut entries: Vec<(String, Form)>, words: TermWords) -> Terms {
    for (form, _) in &mut entries {
        if let Cow::Owned(bared) = words.bared(form) {
            *form = bared;
        }
    }
    let forms = entries.iter().map(|(form, value)| (form.as_str(), *value));
    Terms { forms: PhraseIndex::new(tokeniser, forms), words }
}

/// Words that every text of a language may have: `media`, `sale` and `fine` are English, and no Italian left in it.
fn everyday_words(language: &Language) -> HashSet<&'static str> {
    let tables = [language.common_words, language.stopwords];
    tables.iter().flat_map(|table| table.rows::<1>()).map(|[word]| word).collect()
}

/// The forms of the wanted terms, of which `wanted` tells for each concept, each with its concept and its place there; preferred before admitted before forbidden,
/// so that a form which is both allowed and forbidden counts as allowed.
fn entries(
    termbase: &Termbase,
    language: &Language,
    side: Searched,
    wanted: impl Fn(&[Term]) -> Vec<bool>,
) -> Vec<(String, Form)> {
    let inflection = Inflection::new(language);
    let parts_of_speech = PartsOfSpeech::new(termbase);
    let mut entries = Vec::new();
    for (concept, id) in termbase.concepts.iter().zip((0..).map(ConceptId)) {
        let parts: Vec<_> = parts_of_speech.of(concept);
        let wanted = wanted(&concept.terms);
        let terms = (0_u16..).zip(&concept.terms).zip(wanted).filter(|(_, is_wanted)| *is_wanted);
        let mut terms: Vec<_> = terms.map(|(term, _)| term).collect();
        terms.sort_by_key(|(_, term)| term.status);
        for (at, term) in terms {
            let part_of_speech = parts[usize::from(at)];
            let may_be_accented =
                part_of_speech == Some(PartOfSpeech::Verb) || term.text.split_whitespace().any(ends_accented);
            let last_vowel = if may_be_accented { LastVowel::MayBeAccented } else { LastVowel::Plain };
            let is_verb = part_of_speech == Some(PartOfSpeech::Verb);
            let counts = is_verb || (side == Searched::Target && term.status.is_allowed());
            let as_verb = if counts { AsVerb::Counts } else { AsVerb::Silent };
            let form = Form { concept: id, term: at, last_vowel, as_verb, capitals: Capitals::of(term) };
            let mut forms = term_forms(&term.text, part_of_speech, &inflection);
            if is_verb && term.part_of_speech.is_none() && inflection.behind_infinitive_mark(&term.text).is_none() {
                // That it is a verb was guessed by an ending, which nouns have too (`carattere`).
                forms.extend(term_forms(&term.text, Some(PartOfSpeech::Noun), &inflection));
            }
            entries.extend(forms.into_iter().map(|text| (text, form)));
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
        let concept = |it: &str, en: &str, bad: &str| {
            let terms = vec![
                Term::new(IT, it, TermStatus::Preferred),
                Term::new(EN, en, TermStatus::Preferred),
                Term::new(EN, bad, TermStatus::Forbidden),
            ];
            Concept::new(it, terms)
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
    fn capitals_count_where_the_termbase_says_so() {
        let term = |text: &str, case| Term { case, ..Term::new(IT, text, TermStatus::Preferred) };
        let concept = |text: &str, case| Concept::new(text, vec![term(text, case)]);
        let strict = ["Camera", "Consiglio dell'Unione"].map(|text| concept(text, LetterCase::AsWritten));
        let termbase = Termbase { concepts: strict.into_iter().chain([concept("polo", LetterCase::Any)]).collect() };
        let text = "La Camera e il Polo. Una camera per due. il consiglio dell'unione e il Consiglio dell'Unione";
        assert_eq!(found_in(&termbase, text, IT, None), ["Camera", "Polo", "Consiglio dell'Unione"]);
        let lower = Termbase { concepts: vec![concept("camera", LetterCase::AsWritten)] };
        assert_eq!(found_in(&lower, "Camera con vista. La Camera, una camera", IT, None), ["Camera", "camera"]);
    }

    #[test]
    fn an_accent_at_the_end_is_another_word() {
        let concept = |text: &str| Concept::new(text, vec![Term::new(IT, text, TermStatus::Preferred)]);
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
