//! How the terms of a glossary are rendered over many pairs.

use std::collections::BTreeMap;

use riscontro_core::{Concept, LangTag, Pair, TermFate, TermStatus, TermVerdict};

/// How a rendering stands to the glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rendering {
    /// An agreed one: preferred or admitted.
    Allowed(TermStatus),
    /// One that the glossary forbids.
    Forbidden,
    /// The source term itself.
    Untranslated,
    /// The term of another concept.
    OtherTerm,
    /// None that the glossary knows.
    Unknown,
}

impl Rendering {
    /// The word that reports write.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Rendering::Allowed(TermStatus::Preferred) => "preferred",
            Rendering::Allowed(_) => "admitted",
            Rendering::Forbidden => "forbidden",
            Rendering::Untranslated => "untranslated",
            Rendering::OtherTerm => "other term",
            Rendering::Unknown => "none found",
        }
    }
}

/// A term of the glossary and what it became in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermUsage {
    /// The language of the sources.
    pub from: LangTag,
    /// The language of the targets.
    pub to: LangTag,
    /// The id of the concept.
    pub concept: Box<str>,
    /// The source's preferred term, whichever synonym the texts have.
    pub term: Box<str>,
    /// How often it stands in beads that were sure enough to judge.
    pub occurrences: u32,
    /// In how many documents.
    pub documents: u32,
    /// What it became, the most frequent first; each with its term as the glossary writes it, empty where none was found.
    pub renderings: Vec<RenderingCount>,
}

/// A rendering and how often it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderingCount {
    /// As the glossary writes it; empty for [`Rendering::Unknown`].
    pub text: Box<str>,
    /// How it stands to the glossary.
    pub rendering: Rendering,
    /// How often it was found.
    pub count: u32,
}

/// Direction and concept.
type Key = ((Box<str>, Box<str>), Box<str>);

#[derive(Debug, Default)]
struct Counted {
    languages: Option<(LangTag, LangTag)>,
    term: Box<str>,
    documents: u32,
    renderings: BTreeMap<(Box<str>, Rendering), u32>,
}

/// Counts renderings pair by pair.
#[derive(Debug, Default)]
pub struct UsageCounter {
    counted: BTreeMap<Key, Counted>,
}

impl UsageCounter {
    /// Counts the terms of a pair. The preferred term of a language asks for a rendering, as in `check`; of one that is
    /// only admitted the renderings that the termbase has are counted.
    pub fn add(&mut self, pair: &Pair) {
        let (from, to) = (pair.source.document.lang, pair.target.document.lang);
        let mut seen = std::collections::BTreeSet::new();
        for fate in &pair.counterparts.terms {
            let hit = &pair.source.terms[fate.source as usize];
            let concept = pair.termbase.concept(hit.concept);
            let key = ((from.primary().into(), to.primary().into()), concept.id.clone());
            let counted = self.counted.entry(key).or_default();
            counted.languages.get_or_insert((from, to));
            let said = &concept.terms[usize::from(hit.term)];
            counted.term = concept.preferred(from).unwrap_or(said).text.clone();
            counted.documents += u32::from(seen.insert(hit.concept));
            *counted.renderings.entry(rendering(pair, concept, fate)).or_default() += 1;
        }
    }

    /// What was counted, by direction, then the most frequent terms first.
    #[must_use]
    pub fn usages(self) -> Vec<TermUsage> {
        let usage = |((_, concept), counted): (Key, Counted)| {
            let (from, to) = counted.languages?;
            let renderings = counted.renderings.into_iter();
            let mut renderings: Vec<_> =
                renderings.map(|((text, rendering), count)| RenderingCount { text, rendering, count }).collect();
            renderings.sort_by(|a, b| {
                b.count.cmp(&a.count).then_with(|| (a.rendering, &a.text).cmp(&(b.rendering, &b.text)))
            });
            let occurrences = renderings.iter().map(|rendering| rendering.count).sum();
            Some(TermUsage {
                from,
                to,
                concept,
                term: counted.term,
                occurrences,
                documents: counted.documents,
                renderings,
            })
        };
        let mut usages: Vec<_> = self.counted.into_iter().filter_map(usage).collect();
        let direction = |usage: &TermUsage| (usage.from.primary().to_owned(), usage.to.primary().to_owned());
        usages.sort_by(|a, b| {
            direction(a).cmp(&direction(b)).then(b.occurrences.cmp(&a.occurrences)).then_with(|| a.term.cmp(&b.term))
        });
        usages
    }
}

fn rendering(pair: &Pair, concept: &Concept, fate: &TermFate) -> (Box<str>, Rendering) {
    let term_of = |hit: u32| {
        let hit = &pair.target.terms[hit as usize];
        &pair.termbase.concept(hit.concept).terms[usize::from(hit.term)]
    };
    match (fate.verdict, fate.rendering) {
        (_, Some(hit)) => (term_of(hit).text.clone(), Rendering::Allowed(term_of(hit).status)),
        // A term said twice and rendered once: a pronoun, most likely.
        (TermVerdict::Rendered | TermVerdict::Missing(_), None) => ("".into(), Rendering::Unknown),
        (TermVerdict::Forbidden(hit), None) => (term_of(hit).text.clone(), Rendering::Forbidden),
        (TermVerdict::Replaced(hit), None) => (term_of(hit).text.clone(), Rendering::OtherTerm),
        (TermVerdict::Untranslated(_), None) => {
            let said = pair.source.terms[fate.source as usize].term;
            (concept.terms[usize::from(said)].text.clone(), Rendering::Untranslated)
        }
    }
}
