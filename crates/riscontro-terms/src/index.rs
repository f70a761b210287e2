//! The look-up of a termbase's terms in tokens.

use std::collections::HashSet;
use std::sync::Arc;

use riscontro_core::{ConceptId, FoldedId, LangTag, SegmentId, Span, Term, TermHit, Termbase, Token, View, WordHash};
use riscontro_lang::{Between, Language, LooseMatch, ResolvedWords, fold};

use crate::hosts::HostWords;
use crate::language_terms::{Form, LanguageTerms};
use crate::matched::Matched;
use crate::parted::Parted;
use crate::words::Gaps;

/// The terms to look for on one side of a pair.
#[derive(Debug)]
pub struct TermIndex {
    own: Arc<LanguageTerms>,
    /// On a target, those of the source, as renderings left untranslated.
    foreign: Option<Foreign>,
}

/// Terms of the language of the other side.
#[derive(Debug)]
struct Foreign {
    terms: Arc<LanguageTerms>,
    /// Those that tell nothing where they stand.
    untold: HashSet<(ConceptId, u16), WordHash>,
}

/// What becomes of a form that is a verb where it stands (`si sono rifugiati`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum AsVerb {
    /// It is none of a term that is no verb.
    Silent,
    /// It counts as a rendering that is allowed, since translators change the part of speech.
    MayRender,
}

/// A text with its words looked up in the terms of a language.
pub(crate) struct Search<'s> {
    pub(crate) terms: &'s LanguageTerms,
    pub(crate) view: View<'s>,
    pub(crate) words: ResolvedWords,
    /// The words that count as others inside a term, sorted; alone they are none of it (`dal` is no `dà`).
    bare: Vec<FoldedId>,
    hosts: HostWords,
    /// The words of the text that are verbs of several words with pronouns.
    parted_hosts: HostWords,
    /// For each folded form, whether it is the first word of a verb before whose other words an object may stand; empty where none is.
    first_words: Vec<bool>,
    gaps: Gaps,
    pub(crate) as_verb: AsVerb,
}

impl TermIndex {
    /// The terms of a source, whose language those of `own` are.
    #[must_use]
    pub fn of_source(own: Arc<LanguageTerms>) -> Self {
        TermIndex { own, foreign: None }
    }

    /// The terms of a target in `language`, whose language those of `own` are.
    ///
    /// `source` are the terms of the source's language, which goes by the tag `source_tag`: they are looked for too, as renderings
    /// left untranslated, but for those that the target's language has as well.
    #[must_use]
    pub fn of_target(
        termbase: &Termbase,
        own: Arc<LanguageTerms>,
        (language, tag): (&Language, LangTag),
        (source, source_tag): (Arc<LanguageTerms>, LangTag),
    ) -> Self {
        let untold = untold(termbase, (language, tag), source_tag);
        TermIndex { own, foreign: Some(Foreign { terms: source, untold }) }
    }

    /// Returns the terms found, sorted by segment, then span; a form of two concepts is two hits on one span.
    #[must_use]
    pub fn hits(&self, view: View<'_>) -> Vec<TermHit> {
        let mut hits = Vec::new();
        if self.is_empty() {
            return hits;
        }
        let mut take = |segment, span, form: &Form| {
            hits.push(TermHit { span, segment, concept: form.concept, term: form.term });
        };
        let as_verb = if self.foreign.is_some() { AsVerb::MayRender } else { AsVerb::Silent };
        Search::new(&self.own, view, as_verb).run(|_| true, &mut take);
        if let Some(foreign) = &self.foreign {
            let is_told =
                |form: &Form| form.status.is_allowed() && !foreign.untold.contains(&(form.concept, form.term));
            Search::new(&foreign.terms, view, as_verb).run(is_told, &mut take);
        }
        hits.sort_by_key(|hit| (hit.segment, hit.span, hit.concept, hit.term));
        hits
    }

    /// Whether there is no term to look for.
    fn is_empty(&self) -> bool {
        self.own.is_empty() && self.foreign.as_ref().is_none_or(|foreign| foreign.terms.is_empty())
    }
}

impl<'s> Search<'s> {
    fn new(terms: &'s LanguageTerms, view: View<'s>, as_verb: AsVerb) -> Self {
        let mut words = terms.forms.resolve_as(view.folds, terms.words.bare());
        if let Some(stems) = &terms.stems {
            words.prefer(view.folds, |word| stems.find(word, terms.forms.vocabulary()));
        }
        let mut bare: Vec<_> = terms.words.bare().filter_map(|(form, _)| view.folds.get(form)).collect();
        bare.sort_unstable();
        let is_bare = |word: FoldedId| bare.binary_search(&word).is_ok();
        let hosts = terms.hosts.among(view.folds, terms.forms.vocabulary(), is_bare);
        let parted_hosts = terms.parted.hosts_among(view.folds, terms.forms.vocabulary(), is_bare);
        let first_words = terms.parted.first_words(&words);
        Search { terms, view, words, bare, hosts, parted_hosts, first_words, gaps: Gaps::of(view.folds), as_verb }
    }

    /// Hands each term of the text that `accepts` to `take`, segment by segment.
    fn run(&self, accepts: impl Fn(&Form) -> bool, take: &mut impl FnMut(SegmentId, Span, &Form)) {
        for at in 0..self.view.segments.len() {
            let segment = SegmentId(u32::try_from(at).expect("fewer segments than bytes of a document"));
            self.run_in(self.view.tokens_of(at), &accepts, |span, form| take(segment, span, form));
        }
    }

    /// What the token `at` of a segment is between two words of a term.
    pub(crate) fn between(&self, tokens: &[Token], at: usize) -> Between {
        match self.terms.words.between(self.view, &self.gaps, tokens, at) {
            Between::No if self.as_verb == AsVerb::MayRender && self.terms.words.is_joined(self.view, tokens, at) => {
                Between::Gap
            }
            between => between,
        }
    }

    /// Whether the token `at` of a segment may stand between two words of a term, by itself.
    pub(crate) fn is_gap(&self, tokens: &[Token], at: usize) -> bool {
        tokens.get(at).is_some_and(|token| self.terms.words.is_gap(self.view.folds.form(token.folded)))
    }

    /// The verbs of several words that begin with the token `at` of a segment, with something else between the first and the others.
    fn parted(&self, tokens: &[Token], at: usize, accepts: &impl Fn(&Form) -> bool) -> Vec<Parted> {
        if self.terms.parted.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Parted> = self.terms.parted.behind_pronouns(self, &self.parted_hosts, tokens, at).collect();
        if self.first_words.get(tokens[at].folded.0 as usize).is_some_and(|is_first| *is_first) {
            found.extend(self.terms.parted.behind_object(self, tokens, at));
        }
        found.retain(|parted| {
            accepts(&parted.form) && Matched::with_tail(self, tokens, at, parted.tail.clone()).fits(&parted.form)
        });
        found.sort_by_key(|parted| (std::cmp::Reverse(parted.tail.len()), parted.form.rank()));
        found.dedup_by_key(|parted| parted.form.concept);
        found
    }

    /// Hands each term of one segment to `take`. What lies inside a longer term is silent; terms that merely overlap are both
    /// there.
    fn run_in(&self, tokens: &[Token], accepts: &impl Fn(&Form) -> bool, mut take: impl FnMut(Span, &Form)) {
        let mut reached = 0;
        // What belongs to a verb that stands apart from it, and is silent too; the object between them is not.
        let mut tail = 0..0;
        for at in 0..tokens.len() {
            let between = |gap: usize| self.between(tokens, at + gap);
            let found = self.terms.forms.longest_over(&self.words, &tokens[at..], between, accepts);
            if found.as_ref().is_none_or(|found| found.len == 1) {
                let parted = self.parted(tokens, at, accepts);
                if let Some(longest) =
                    parted.first().map(|parted| parted.tail.clone()).filter(|tail| tail.end > reached)
                {
                    for parted in parted.iter().filter(|parted| parted.tail == longest) {
                        take(tokens[at].span.cover(tokens[longest.end - 1].span), &parted.form);
                    }
                    tail = longest;
                    continue;
                }
            }
            let hosts = self.hosts.of(tokens[at].folded);
            let len = found.as_ref().map_or(usize::from(!hosts.is_empty()), |found| found.len);
            let is_bare = len == 1 && self.bare.binary_search(&tokens[at].folded).is_ok();
            if len == 0 || is_bare || at + len <= reached || (tail.contains(&at) && at + len <= tail.end) {
                continue;
            }
            let matched = Matched::new(self, tokens, at, len);
            let mut last = None;
            let take_fitting = |form: &Form| {
                // Several forms of one concept may read alike (a preferred and a forbidden one): the first counts.
                if last != Some(form.concept) && accepts(form) && matched.fits(form) {
                    take(tokens[at].span.cover(tokens[at + len - 1].span), form);
                    last = Some(form.concept);
                    reached = at + len;
                }
            };
            match found {
                Some(found) if len > 1 || hosts.is_empty() => found.values().for_each(take_fitting),
                found => both(found, hosts).iter().for_each(take_fitting),
            }
        }
    }
}

/// The terms of which a word is a form, by itself and with pronouns, as forms that are written alike.
fn both(found: Option<LooseMatch<'_, '_, Form>>, hosts: &[(FoldedId, Form)]) -> Vec<Form> {
    let mut forms: Vec<Form> = hosts.iter().map(|(_, form)| *form).collect();
    forms.extend(found.iter().flat_map(LooseMatch::values));
    forms.sort_by_key(Form::rank);
    forms
}

/// The allowed terms of the source's language that tell nothing on a target: its concept allows them in the target's language too, or
/// every text of that language may have them (`media`, `sale` and `fine` are English, and no Italian left in it).
fn untold(
    termbase: &Termbase,
    (language, tag): (&Language, LangTag),
    source_tag: LangTag,
) -> HashSet<(ConceptId, u16), WordHash> {
    let tables = [language.common_words, language.stopwords];
    let everyday: HashSet<&str> = tables.iter().flat_map(|table| table.rows::<1>()).map(|[word]| word).collect();
    let mut untold = HashSet::default();
    for (concept, id) in termbase.concepts.iter().zip((0..).map(ConceptId)) {
        let in_tag = |term: &&Term, tag: LangTag| term.lang.primary() == tag.primary();
        let is_everyday = |term: &Term| everyday.contains(&*term.text.to_lowercase());
        let is_own = |term: &Term| {
            let own = || concept.terms.iter().filter(|own| in_tag(own, tag));
            own().any(|own| own.status.is_allowed() && read_alike(&own.text, &term.text))
        };
        let foreign =
            (0..).zip(&concept.terms).filter(|(_, term)| in_tag(term, source_tag) && term.status.is_allowed());
        untold.extend(foreign.filter(|(_, term)| is_everyday(term) || is_own(term)).map(|(at, _)| (id, at)));
    }
    untold
}

fn read_alike(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() { one.eq_ignore_ascii_case(other) } else { fold(one) == fold(other) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use riscontro_core::{Concept, Folds, LetterCase, PartOfSpeech, Segment, TermStatus};
    use riscontro_lang::{LANGUAGES, Spelling, Tokeniser};

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
        found_as(Spelling::EveryCountry, termbase, text, tag, foreign)
    }

    fn found_as(
        spelling: Spelling,
        termbase: &Termbase,
        text: &str,
        tag: LangTag,
        foreign: Option<LangTag>,
    ) -> Vec<String> {
        let language = |tag| riscontro_lang::find(LANGUAGES, tag).unwrap();
        let segments = [Segment { span: Span::from_range(0..text.len()), block: 0 }];
        let mut folds = Folds::default();
        let tokenised = Tokeniser::new(language(tag)).tokenise(text, &segments, &mut folds);
        let terms = |tag| Arc::new(LanguageTerms::new(termbase, language(tag), tag, spelling));
        let index = match foreign {
            None => TermIndex::of_source(terms(tag)),
            Some(other) => TermIndex::of_target(termbase, terms(tag), (language(tag), tag), (terms(other), other)),
        };
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

    #[test]
    fn verbs_are_found_with_their_pronouns_and_with_no_other_ending() {
        let verb = |text: &str| {
            let term = Term::new(IT, text, TermStatus::Preferred);
            Concept::new(text, vec![term.with_part_of_speech(Some(PartOfSpeech::Verb))])
        };
        let mut concepts: Vec<_> = ["arrestare", "dare", "fare luce", "generare"].map(verb).to_vec();
        concepts.push(Concept::new("dallo", vec![Term::new(IT, "fallo", TermStatus::Preferred)]));
        let text = "Potevano arrestarlo, arrestatosi, dargliela; dammi luce. Farne luce, un fallo. I generali, gli arrestatori";
        let found = found_in(&Termbase { concepts }, text, IT, None);
        assert_eq!(found, ["arrestarlo", "arrestatosi", "dargliela", "dammi", "Farne luce", "fallo"]);
    }

    #[test]
    fn a_language_without_paradigms_is_searched_by_stems() {
        let lang = |tag: &'static str, texts: &[&str], text: &str| {
            let tag = LangTag::new(tag);
            let concept = |text: &&str| Concept::new(*text, vec![Term::new(tag, *text, TermStatus::Preferred)]);
            found_in(&Termbase { concepts: texts.iter().map(concept).collect() }, text, tag, None)
        };
        let german = "Die Verhandlungen, das Handelsabkommen, der Gipfel der NATO; nato";
        assert_eq!(lang("de", &["Verhandlung", "NATO", "Gipfel"], german), ["Verhandlungen", "Gipfel", "NATO"]);
        let french = "Les accords commerciaux et un désaccord commercial";
        assert_eq!(lang("fr", &["accord commercial"], french), ["accords commerciaux"]);
        assert_eq!(lang("es", &["elección"], "Las elecciones; eligió"), ["elecciones"]);
    }

    #[test]
    fn other_spellings_are_found_only_where_they_are_one_term() {
        let concept = |text: &str| Concept::new(text, vec![Term::new(EN, text, TermStatus::Preferred)]);
        let termbase = Termbase { concepts: ["defence minister", "ceasefire"].map(concept).to_vec() };
        let text = "The defense ministers and the defence minister: a cease-fire, a cease fire, a ceasefire";
        assert_eq!(
            found_as(Spelling::EveryCountry, &termbase, text, EN, None),
            ["defense ministers", "defence minister", "cease-fire", "cease fire", "ceasefire"]
        );
        assert_eq!(found_as(Spelling::AsGiven, &termbase, text, EN, None), ["defence minister", "ceasefire"]);
    }
}
