//! `percent-sum`: the shares of one whole come to more than 100 %.

use riscontro_core::value::{Exact, Number};
use riscontro_core::{Group, Pair, Parts, RuleId, RuleMeta, Severity, Side, Value, Whole};

use super::draft::{NoOptions, listed};
use crate::plain::plain;
use crate::rule::{Rule, Sink};
use crate::slip::{Slip, report_slips, some_add_up, sum};

/// Above this the percentages are hardly shares of one thing, whatever the words seem to say.
const MOST: i64 = 150;

/// ## What it does
/// Reports three or more percentages that a sentence lists as the shares of one
/// whole and that come to clearly more than 100, on the side where they stand; once
/// on the source where both sides say so.
///
/// They count as shares where the words say so (`composto da`, `il restante 15 %`,
/// `of the vote` with a name before each share) or where each stands with its noun
/// alone (`60% cotton, 25% wool and 20% silk`); not where rates or years are
/// compared, nor where some of them make a hundred by themselves. A hundred may be
/// passed by one, and by half of one for each share, since shares are rounded;
/// beyond 150 they are hardly shares of one thing. This rule is off by default:
/// `--select consistency` or its own name turns it on.
///
/// ## Why it matters
/// One of the figures is wrong, and no comparison with the other language can say
/// so when it was copied faithfully.
///
/// ## Example
/// it: Tessuto: **60%** cotone, **25%** lana e **20%** seta.
/// en: Fabric: **60%** cotton, **25%** wool and **20%** silk.
///
/// ## Options
/// None.
pub(super) struct PercentSum;

impl Rule for PercentSum {
    const META: RuleMeta = RuleMeta {
        id: RuleId("percent-sum"),
        group: Group::Consistency,
        severity: Severity::Note,
        summary: "the shares of one whole come to more than 100 %",
        page: include_str!("percent_sum.rs"),
        on_by_default: false,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        PercentSum
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        report_slips(pair, slips, sink);
    }
}

fn slips(side: &Side) -> Vec<Slip> {
    let shares = side.parts.iter().filter(|parts| parts.whole == Whole::Hundred);
    shares.filter_map(|parts| slip(side, parts)).collect()
}

fn slip(side: &Side, parts: &Parts) -> Option<Slip> {
    let shares = parts.parts.iter().map(|id| percentage(side.mention(*id).value()));
    let shares: Vec<Exact> = shares.collect::<Option<_>>()?;
    let hundred = Exact::integer(100);
    let half_each = Exact::HALF.checked_mul(Exact::integer(i64::try_from(shares.len()).ok()?))?;
    let margin = half_each.max(Exact::ONE);
    let (least, most) = (hundred.checked_add(margin.negated())?, hundred.checked_add(margin)?);
    let total = sum(shares.iter().copied())?;
    let is_over = total > most && total <= Exact::integer(MOST) && shares.iter().all(|share| *share < hundred);
    // `60 % said yes; of the remaining 40 % …`
    let has_whole = some_add_up(&shares, 2, |sum| least <= sum && sum <= most)?;
    let (span, value, names) = listed(side, &parts.parts);
    (is_over && !has_whole).then(|| Slip {
        segment: parts.segment,
        span,
        value,
        message: format!("{names} add up to {}", plain(&Value::Percent(Number::new(total, 0)))),
    })
}

fn percentage(value: &Value) -> Option<Exact> {
    if let Value::Percent(number) = value { Some(number.value()) } else { None }
}
