//! `name-added`: a name of the target has no counterpart in the source.

use riscontro_core::value::{NameKind, Value};
use riscontro_core::{
    Draft, Fate, Group, MentionId, MentionKind, Pair, RuleId, RuleMeta, Severity, SideName, Token, TokenClass,
};

use super::draft::{NoOptions, mark, unanswered_names, words};
use super::name_missing::may_be_paraphrased;
use crate::homes::is_home;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a name of the target that nothing in the source asks for. A place or an
/// institution that the source does not say near by is a warning, any other name a note:
/// translators rightly write the name for a pronoun. A note, too, is the country whose
/// language the source is in: `la Cassazione` is Italy's highest court; a place right
/// behind or before a name that has its counterpart: `Ginza in Tokyo` and `Rome's
/// Ciampino` tell readers where it is; an institution of which the source says a word with
/// a capital (`the European Parliament` for `il Parlamento`); what stands in a
/// compound (`the EU-funded plan`); and one for which the source has a noun of a team (`i
/// padroni di casa`).
///
/// ## Why it matters
/// A name that was not there may be a name in the wrong sentence.
///
/// ## Example
/// it: La delegazione è partita lunedì.
/// en: The delegation left **Ankara** on Monday.
///
/// ## Options
/// None.
pub(super) struct NameAdded;

/// Whether a name of the source in this bead has no counterpart: the added one may stand in its place.
fn has_unanswered(pair: &Pair, bead: u32) -> bool {
    let segments = pair.alignment.beads()[bead as usize].source.clone();
    let ids = pair.source.mentions_in(segments);
    let is_left = |at: &u32| matches!(pair.counterparts.source[*at as usize], Fate::Left | Fate::Near);
    ids.filter(is_left).any(|at| pair.source.mention(MentionId(at)).kind == MentionKind::Name)
}

/// Words of the languages above that set two places beside one another: the second says nothing of the first.
const JOINERS: [&str; 15] =
    ["and", "but", "e", "ed", "en", "et", "nor", "né", "o", "od", "oder", "of", "or", "ou", "und"];

/// Letters of the preposition that may stand between a name and the place that says where it is, at most.
const LONGEST_PREPOSITION: usize = 3;

/// How many words there are in `in the province of`.
const LONGEST_WHERE: usize = 4;

/// Whether a place stands in the genitive right before an answered name: `Rome's Ciampino airport`.
fn stands_before(pair: &Pair, id: MentionId) -> bool {
    let side = &pair.target;
    let place = side.mention(id);
    let is_place = matches!(place.value(), Value::Name(key) if matches!(key.kind, NameKind::Place | NameKind::Country));
    let tokens = side.tokens_of(place.segment);
    let end = tokens.partition_point(|token| token.span.start() < place.span.end());
    let Some([genitive, first]) = tokens.get(end..end + 2) else { return false };
    let next = side.mentions.get(id.index() + 1).filter(|next| next.span.start() == first.span.start());
    is_place
        && genitive.class == TokenClass::Possessive
        && next.is_some_and(|next| next.kind == MentionKind::Name)
        && matches!(pair.counterparts.target[id.index() + 1], Fate::Paired { .. })
}

/// Whether a place tells where the answered name is that stands before it, with a preposition or a comma between them.
fn says_where(pair: &Pair, id: MentionId) -> bool {
    let side = &pair.target;
    let place = side.mention(id);
    let is_place = matches!(place.value(), Value::Name(key) if matches!(key.kind, NameKind::Place | NameKind::Country));
    let mut ids = side.mentions_in(place.segment.0..place.segment.0 + 1);
    let before = |at: u32| {
        let name = side.mention(MentionId(at));
        let is_answered = matches!(pair.counterparts.target[at as usize], Fate::Paired { .. });
        name.kind == MentionKind::Name && is_answered && name.span.end() <= place.span.start()
    };
    let Some(name) = ids.rfind(|at| is_place && before(*at)) else { return false };
    let tokens = side.tokens_of(place.segment);
    let first = tokens.partition_point(|token| token.span.start() < side.mention(MentionId(name)).span.end());
    let end = tokens.partition_point(|token| token.span.start() < place.span.start());
    let between = &tokens[first..end];
    let is_preposition = |token: &Token| {
        let word = side.text(token.span);
        token.class == TokenClass::Lower && word.len() <= LONGEST_PREPOSITION && !JOINERS.contains(&word)
    };
    let is_small =
        |token: &Token| token.class == TokenClass::Lower && side.text(token.span).len() <= LONGEST_PREPOSITION;
    let is_comma = |token: &Token| matches!(side.text(token.span), "," | "(");
    match between {
        [one] => is_comma(one) || is_preposition(one),
        [comma, word] => is_comma(comma) && is_preposition(word),
        // `Fabriano, in the Marche region`, `Battipaglia, in the province of Salerno`
        [comma, words @ .., last] if words.len() < LONGEST_WHERE => {
            let is_lower = |token: &Token| token.class == TokenClass::Lower;
            is_comma(comma) && words.first().is_some_and(is_preposition) && words.iter().all(is_lower) && is_small(last)
        }
        _ => false,
    }
}

impl Rule for NameAdded {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-added"),
        group: Group::Names,
        severity: Severity::Warning,
        summary: "a name of the target has no counterpart in the source",
        page: include_str!("name_added.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameAdded
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for open in unanswered_names(pair, SideName::Target) {
            let mention = pair.target.mention(open.id);
            let message = format!("`{}` is not in the source", words(&pair.target, mention));
            let is_note = open.fate == Fate::Near
                || may_be_paraphrased(mention)
                || is_home(mention, pair.source.document.lang)
                || pair.target.heads_compound(mention)
                || (!has_unanswered(pair, open.bead) && (says_where(pair, open.id) || stands_before(pair, open.id)));
            let severity = is_note.then_some(Severity::Note);
            sink.report(Draft { target: Some(mark(mention)), severity, ..Draft::new(open.bead, message) });
        }
    }
}
