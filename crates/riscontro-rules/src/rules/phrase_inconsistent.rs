//! `phrase-inconsistent`: one phrase of the source is rendered in two ways.

use std::collections::BTreeMap;

use riscontro_core::{
    Draft, Group, Mark, Pair, PhraseUse, RecordDraft, RuleId, RuleMeta, Severity, SideName, SpellingCount,
};

use super::draft::SeverityOption;
use crate::repeats::{odd, on_one_line};
use crate::rule::{Odd, Rule, Sink};

/// ## What it does
/// Notes where a phrase that the source repeats is rendered by other words than elsewhere in
/// the document. No glossary is needed: a phrase is two content words or more (`autorità di
/// bacino`), and its rendering is told by the dictionary, word by word. It must be rendered
/// alike twice at least, and more often than otherwise; inflection says nothing. Names,
/// numbers and terms of the glossary have checks of their own. Ordinary adjectives and verbs
/// make no phrase (`nuova versione`, `hard disk`), and a rendering in one word (`database`)
/// or one that the dictionary cannot tell is not compared.
/// With `--corpus-consistency` texts are compared with one another too, when all have been
/// read: each counts once, with the rendering that it uses twice at least.
///
/// ## Why it matters
/// In a manual or a contract two names are two things.
///
/// ## Example
/// it: Il quadro elettrico è chiuso. ¶ Il quadro elettrico è a sinistra. ¶ Aprite il **quadro elettrico**.
/// en: The electrical panel is closed. ¶ The electrical panel is on the left. ¶ Open the **electrical board**.
///
/// ## Options
/// `severity` (`note`, `warning` or `error`; default `note`): how grave a mixture is.
pub(super) struct PhraseInconsistent {
    options: SeverityOption,
}

/// A rendering is usual when it is used so often.
const FEWEST_OF_USUAL: usize = 2;

/// Of roots that begin with so many letters alike it is not said that they are two.
const ALIKE: usize = 4;

impl Rule for PhraseInconsistent {
    const META: RuleMeta = RuleMeta {
        id: RuleId("phrase-inconsistent"),
        group: Group::Consistency,
        severity: Severity::Note,
        summary: "one phrase of the source is rendered in two ways",
        page: include_str!("phrase_inconsistent.rs"),
        on_by_default: true,
    };
    const READS_PHRASES: bool = true;
    type Options = SeverityOption;

    fn new(options: SeverityOption) -> Self {
        PhraseInconsistent { options }
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for renderings in by_phrase(pair).values() {
            let Some(usual) = usual(renderings) else { continue };
            let rare = renderings.values().filter(|uses| uses.len() < usual.len());
            for use_ in rare.flatten() {
                let [here, there] = [use_, usual[0]].map(|use_| on_one_line(pair.target.text(use_.target)));
                let message = format!("`{}` is rendered `{here}` here and `{there}` elsewhere", wording(pair, use_));
                let elsewhere = Some((SideName::Target, usual[0].target));
                sink.report(Draft { elsewhere, ..self.draft(use_, message) });
            }
        }
    }

    fn record(&self, pair: &Pair) -> Vec<RecordDraft> {
        let record = |(phrase, renderings): (&&str, &Renderings<'_>)| {
            let use_ = usual(renderings)?[0];
            let message = "this phrase is rendered otherwise in other texts".to_owned();
            Some(RecordDraft {
                key: format!("{}\t{phrase}", SideName::Target.as_str()),
                spelling: use_.rendering.to_string(),
                draft: self.draft(use_, message),
            })
        };
        by_phrase(pair).iter().filter_map(record).collect()
    }

    fn compare(renderings: &[SpellingCount<'_>], _key: &str) -> Vec<Odd> {
        let mut odd = odd(renderings, |usual, texts| format!("this phrase is rendered `{usual}` in {texts}"));
        let usual = renderings.iter().find(|one| odd.iter().all(|odd| renderings[odd.index].spelling != one.spelling));
        odd.retain(|odd| usual.is_some_and(|usual| !begin_alike(usual.spelling, renderings[odd.index].spelling)));
        odd
    }
}

impl PhraseInconsistent {
    fn draft(&self, use_: &PhraseUse, message: String) -> Draft {
        let mark = |span| Some(Mark { span, value: None });
        Draft {
            source: mark(use_.source),
            target: mark(use_.target),
            severity: self.options.severity,
            ..Draft::new(use_.bead, message)
        }
    }
}

/// The uses of a phrase by what renders it, each in text order.
type Renderings<'p> = BTreeMap<&'p str, Vec<&'p PhraseUse>>;

fn by_phrase(pair: &Pair) -> BTreeMap<&str, Renderings<'_>> {
    let mut phrases: BTreeMap<&str, Renderings<'_>> = BTreeMap::new();
    for use_ in &pair.phrases {
        phrases.entry(&use_.phrase).or_default().entry(&use_.rendering).or_default().push(use_);
    }
    phrases
}

/// The uses of the rendering that is used most, if it is used often enough; of equal ones there is none.
fn usual<'r, 'p>(renderings: &'r Renderings<'p>) -> Option<&'r [&'p PhraseUse]> {
    let most = renderings.values().map(Vec::len).max().filter(|most| *most >= FEWEST_OF_USUAL)?;
    let mut usual = renderings.values().filter(|uses| uses.len() == most);
    let (first, next) = (usual.next()?, usual.next());
    next.is_none().then_some(first)
}

/// Whether the roots of two renderings begin alike one by one, so that they may be those of one.
fn begin_alike(one: &str, other: &str) -> bool {
    let begins =
        |(one, other): (&str, &str)| one.chars().zip(other.chars()).take(ALIKE).all(|(one, other)| one == other);
    one.split(' ').count() == other.split(' ').count() && one.split(' ').zip(other.split(' ')).all(begins)
}

fn wording(pair: &Pair, use_: &PhraseUse) -> String {
    on_one_line(pair.source.text(use_.source))
}
