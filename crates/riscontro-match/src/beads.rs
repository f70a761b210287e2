//! The state of a matching: the fates so far, and the mentions of each bead.

use riscontro_core::{
    Agreement, Alignment, Bead, Cause, Fate, Joined, Mention, MentionId, Side, SideName, Span, Token,
};

/// What is known while mentions are matched; a fate is `None` until it is settled.
pub(crate) struct Matching<'a> {
    pub(crate) source: &'a Side,
    pub(crate) target: &'a Side,
    pub(crate) source_fates: Vec<Option<Fate>>,
    pub(crate) target_fates: Vec<Option<Fate>>,
    pub(crate) joined: Vec<Joined>,
    beads: Vec<MatchedBead<'a>>,
}

/// A bead and its mentions.
pub(crate) struct MatchedBead<'a> {
    pub(crate) bead: &'a Bead,
    pub(crate) source: std::ops::Range<u32>,
    pub(crate) target: std::ops::Range<u32>,
    /// Whether both sides have segments and the bead is trusted.
    pub(crate) is_judged: bool,
}

/// How two mentions are told to belong together.
pub(crate) struct Link {
    pub(crate) agreement: Agreement,
    pub(crate) cause: Option<Cause>,
}

impl<'a> Matching<'a> {
    pub(crate) fn new(source: &'a Side, target: &'a Side, alignment: &'a Alignment, min_confidence: f32) -> Self {
        let beads = alignment
            .beads()
            .iter()
            .map(|bead| MatchedBead {
                bead,
                source: source.mentions_in(bead.source.clone()),
                target: target.mentions_in(bead.target.clone()),
                is_judged: bead.is_matched() && bead.confidence >= min_confidence,
            })
            .collect();
        Matching {
            source,
            target,
            source_fates: vec![None; source.mentions.len()],
            target_fates: vec![None; target.mentions.len()],
            joined: Vec::new(),
            beads,
        }
    }

    pub(crate) fn bead_count(&self) -> usize {
        self.beads.len()
    }

    pub(crate) fn bead(&self, at: usize) -> &MatchedBead<'a> {
        &self.beads[at]
    }

    /// The unsettled source mentions of a bead that `wanted` takes.
    pub(crate) fn open_source(&self, bead: usize, wanted: impl Fn(&Mention) -> bool) -> Vec<MentionId> {
        open(self.beads[bead].source.clone(), self.source, &self.source_fates, wanted)
    }

    /// The unsettled target mentions of a bead that `wanted` takes.
    pub(crate) fn open_target(&self, bead: usize, wanted: impl Fn(&Mention) -> bool) -> Vec<MentionId> {
        open(self.beads[bead].target.clone(), self.target, &self.target_fates, wanted)
    }

    /// Settles two mentions as belonging together: paired when nothing is wrong with it, else joined.
    pub(crate) fn settle(&mut self, source: MentionId, target: MentionId, link: Link, bead: usize) {
        if link.cause.is_none() && link.agreement.is_acceptable() {
            self.source_fates[source.index()] = Some(Fate::Paired { with: target, agreement: link.agreement });
            self.target_fates[target.index()] = Some(Fate::Paired { with: source, agreement: link.agreement });
            return;
        }
        let bead = u32::try_from(bead).expect("fewer beads than segments");
        self.joined.push(Joined { source, target, agreement: link.agreement, cause: link.cause, bead });
        // The index is filled in once all are known and sorted.
        self.source_fates[source.index()] = Some(Fate::Joined(u32::MAX));
        self.target_fates[target.index()] = Some(Fate::Joined(u32::MAX));
    }

    /// Lets a mention of one side ask for nothing.
    pub(crate) fn cover(&mut self, side: SideName, mention: MentionId) {
        match side {
            SideName::Source => self.cover_source(mention),
            SideName::Target => self.cover_target(mention),
        }
    }

    /// What became of the mentions of one side.
    pub(crate) fn fates(&self, side: SideName) -> &[Option<Fate>] {
        match side {
            SideName::Source => &self.source_fates,
            SideName::Target => &self.target_fates,
        }
    }

    pub(crate) fn cover_source(&mut self, mention: MentionId) {
        self.source_fates[mention.index()] = Some(Fate::Covered);
    }

    pub(crate) fn cover_target(&mut self, mention: MentionId) {
        self.target_fates[mention.index()] = Some(Fate::Covered);
    }

    pub(crate) fn set_source_near(&mut self, mention: MentionId) {
        self.source_fates[mention.index()] = Some(Fate::Near);
    }

    pub(crate) fn set_target_near(&mut self, mention: MentionId) {
        self.target_fates[mention.index()] = Some(Fate::Near);
    }
}

fn open(
    range: std::ops::Range<u32>,
    side: &Side,
    fates: &[Option<Fate>],
    wanted: impl Fn(&Mention) -> bool,
) -> Vec<MentionId> {
    range.map(MentionId).filter(|id| fates[id.index()].is_none() && wanted(side.mention(*id))).collect()
}

/// How far apart two places are along their beads, 0 to 100.
pub(crate) fn distance(place: usize, count: usize, other: usize, other_count: usize) -> i32 {
    let share = |place: usize, count: usize| i32::try_from((2 * place + 1) * 50 / count.max(1)).unwrap_or(100);
    (share(place, count) - share(other, other_count)).abs()
}

/// How many mentions are looked at for one of the other side: more stand in a table in one segment, which keeps its order.
const WINDOW: u32 = 256;

/// The mentions of `range` that stand about where the one at `place` among `count` stands: all of a range that is not very
/// long, so that a very long segment takes no more time for each mention than a long one.
pub(crate) fn near(range: std::ops::Range<u32>, place: u32, count: u32) -> std::ops::Range<u32> {
    let len = range.end - range.start;
    if len <= WINDOW {
        return range;
    }
    let share = u64::from(place) * u64::from(len) / u64::from(count.max(1));
    let centre = range.start + u32::try_from(share).unwrap_or(len).min(len);
    let start = centre.saturating_sub(WINDOW / 2).clamp(range.start, range.end - WINDOW);
    start..start + WINDOW
}

/// How many tokens stand between two spans of a side, in whichever order they come.
pub(crate) fn tokens_between(side: &Side, a: Span, b: Span) -> usize {
    between(side, a, b).len()
}

/// The tokens between two spans of a side.
pub(crate) fn between(side: &Side, a: Span, b: Span) -> &[Token] {
    let (left, right) = if a.start() <= b.start() { (a, b) } else { (b, a) };
    let first = side.tokens.partition_point(|token| token.span.start() < left.end());
    let end = side.tokens.partition_point(|token| token.span.start() < right.start());
    &side.tokens[first..end.max(first)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_of_a_very_long_range_is_looked_for_about_its_own_place() {
        assert_eq!(near(5..9, 3, 4), 5..9);
        for (place, count) in [(0, 4000), (1999, 4000), (3999, 4000), (0, 1), (7, 8)] {
            let window = near(100..4100, place, count);
            assert_eq!(window.len(), WINDOW as usize, "{place} of {count}");
            assert!(100 <= window.start && window.end <= 4100, "{window:?}");
            let own = 100 + place * (4000 / count);
            assert!(window.contains(&own), "{own} is not in {window:?}");
        }
    }

    #[test]
    fn the_windows_of_a_range_twice_as_long_hold_twice_as_many_mentions() {
        let looked_at = |len: u32| (0..len).map(|place| near(0..len, place, len).len()).sum::<usize>();
        assert_eq!(looked_at(8000), 2 * looked_at(4000));
    }
}
