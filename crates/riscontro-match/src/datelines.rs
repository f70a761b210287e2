//! Where and when a report was written, which translators leave out: `ROMA, 23 OTT -`.

use riscontro_core::{Mention, SideName, Span, Tells};

use crate::beads::Matching;

/// Covers the open mentions of the kind `pick` in the dateline of one side of a bead, where the other side has none.
pub(crate) fn cover(matching: &mut Matching<'_>, bead: usize, pick: fn(&Mention) -> bool) {
    let told = [dateline(matching, bead, SideName::Source), dateline(matching, bead, SideName::Target)];
    let (name, span) = match told {
        [Some(span), None] => (SideName::Source, span),
        [None, Some(span)] => (SideName::Target, span),
        _ => return,
    };
    let (side, open) = match name {
        SideName::Source => (matching.source, matching.open_source(bead, pick)),
        SideName::Target => (matching.target, matching.open_target(bead, pick)),
    };
    for id in open.into_iter().filter(|id| span.contains(side.mention(*id).span)) {
        matching.cover(name, id);
    }
}

fn dateline(matching: &Matching<'_>, bead: usize, name: SideName) -> Option<Span> {
    let segments = &matching.bead(bead).bead;
    let cues = match name {
        SideName::Source => matching.source.cues_in(segments.source.clone()),
        SideName::Target => matching.target.cues_in(segments.target.clone()),
    };
    cues.iter().find(|cue| cue.tells == Tells::Dateline).map(|cue| cue.span)
}
