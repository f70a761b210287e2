//! `number-order`: two numbers changed places.

use riscontro_core::{
    Cause, Crossed, Draft, Group, Joined, Mark, MentionKind, Pair, RuleId, RuleMeta, Severity, SideName, Span, Value,
};

use super::draft::{NoOptions, joined_draft, quoted};
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports two numbers that both stand in the target, each where the other belongs: the words that answer one another
/// stand beside the wrong number, or the two make one expression (`19 of his 29 matches`), or each stands with the day or the name
/// of the other (`on Monday at 11 and Tuesday at 9` for `lunedì alle 9 e martedì alle 11`, `Bianchi won 41%, Rossi 37%` for `Rossi
/// al 41%, Bianchi al 37%`). A result the other way round (`2-1`
/// and `1-2`) is reported too, unless a defeat is told, where Italian may give the score of the side it speaks of and
/// English gives the winner's first; where the target says who won, it is a note, and so are all where three results or more are
/// the other way round: the translation gives them from the other side. Another order of clauses is no finding.
///
/// ## Why it matters
/// Every figure is there, so that whoever counts them off sees nothing.
///
/// ## Example
/// it: I feriti sono **540**, i dispersi **29**.
/// en: There are **29** injured and **540** missing.
///
/// ## Options
/// None.
pub(super) struct NumberOrder;

/// So many results the other way round are no slip.
const MANY_TURNED: usize = 3;

impl Rule for NumberOrder {
    const META: RuleMeta = RuleMeta {
        id: RuleId("number-order"),
        group: Group::Numbers,
        severity: Severity::Warning,
        summary: "two numbers changed places",
        page: include_str!("number_order.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NumberOrder
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        let turned = || pair.counterparts.joined.iter().filter(|joined| joined.cause == Some(Cause::Order));
        let is_result = |joined: &&Joined| matches!(pair.source.mention(joined.source).value(), Value::Score(..));
        let tells_other_side = turned().filter(is_result).count() >= MANY_TURNED;
        for joined in turned() {
            let mut draft = joined_draft(pair, joined);
            if joined.agreement.is_acceptable() || (tells_other_side && is_result(&joined)) {
                (draft.severity, draft.expected) = (Some(Severity::Note), None);
            }
            sink.report(draft);
        }
        for crossed in pair.counterparts.crossed.iter().filter(|crossed| !is_of_names(pair, crossed)) {
            sink.report(crossed_draft(pair, crossed));
        }
    }
}

/// Whether two names changed places, and no figures.
pub(super) fn is_of_names(pair: &Pair, crossed: &Crossed) -> bool {
    pair.source.mention(crossed.first.0).kind == MentionKind::Name
}

/// A draft that marks all from the first of the two to the second on both sides.
pub(super) fn crossed_draft(pair: &Pair, crossed: &Crossed) -> Draft {
    let (first, second) = (crossed.first, crossed.second);
    let names = [first.0, second.0].map(|id| quoted(&pair.source, pair.source.mention(id)));
    let span = |side: SideName, a, b| -> Span {
        let side = if side == SideName::Source { &pair.source } else { &pair.target };
        side.mention(a).span.cover(side.mention(b).span)
    };
    let whole = |span| Some(Mark { span, value: None });
    let message = format!("{} and {} changed places", names[0], names[1]);
    Draft {
        source: whole(span(SideName::Source, first.0, second.0)),
        target: whole(span(SideName::Target, second.1, first.1)),
        cause: Some(Cause::Order),
        ..Draft::new(crossed.bead, message)
    }
}
