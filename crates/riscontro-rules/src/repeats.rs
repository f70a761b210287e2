//! Segments that are repeated on one side, with what stands beside them on the other.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use riscontro_core::{Draft, Mark, Pair, SideName, Span};

use crate::rule::Sink;

/// Shorter segments (`Sì, certo.`) are repeated by chance.
const FEWEST_WORDS: usize = 3;
/// Longer ones are cut in messages.
const MOST_LETTERS: usize = 60;

/// A bead: its texts, and where they stand.
#[derive(Debug, Clone, Copy)]
struct Place {
    source: Span,
    target: Span,
    bead: u32,
}

/// The beads of a document by their text on one side, then by that on the other.
pub(crate) struct Repeats<'p> {
    pair: &'p Pair,
    side: SideName,
    by_text: BTreeMap<String, BTreeMap<String, Vec<Place>>>,
}

impl<'p> Repeats<'p> {
    /// The beads of `pair` that are sure enough, by their text on `side`.
    pub(crate) fn of(pair: &'p Pair, side: SideName) -> Self {
        let mut by_text: BTreeMap<String, BTreeMap<String, Vec<Place>>> = BTreeMap::new();
        for (bead, at) in pair.beads().iter().zip(0_u32..) {
            let spans = pair.source.span_of(bead.source.clone()).zip(pair.target.span_of(bead.target.clone()));
            let Some((source, target)) = spans.filter(|_| bead.confidence >= pair.min_confidence) else { continue };
            let (from, to) = (plain(pair.source.text(source)), plain(pair.target.text(target)));
            let (own, other) = if side == SideName::Source { (from, to) } else { (to, from) };
            if own.split(' ').count() >= FEWEST_WORDS && !other.is_empty() {
                by_text.entry(own).or_default().entry(other).or_default().push(Place { source, target, bead: at });
            }
        }
        Repeats { pair, side, by_text }
    }

    /// Reports each place where the other side is not as it usually is; `message` says so of its usual text.
    pub(crate) fn report(&self, message: impl Fn(&str) -> String, sink: &mut Sink<'_>) {
        for others in self.by_text.values().filter(|others| others.len() > 1) {
            // The one that is used most, or the first.
            let rank = |places: &&Vec<Place>| (places.len(), Reverse(places[0].bead));
            let Some(usual) = others.values().max_by_key(rank).map(|places| places[0]) else { continue };
            for places in others.values().filter(|places| places[0].bead != usual.bead) {
                places.iter().for_each(|place| sink.report(self.draft(*place, usual, &message)));
            }
        }
    }

    fn draft(&self, place: Place, usual: Place, message: impl Fn(&str) -> String) -> Draft {
        let (other, span, text) = match self.side {
            SideName::Source => (SideName::Target, usual.target, self.pair.target.text(usual.target)),
            SideName::Target => (SideName::Source, usual.source, self.pair.source.text(usual.source)),
        };
        let mark = |span| Some(Mark { span, value: None });
        Draft {
            source: mark(place.source),
            target: mark(place.target),
            elsewhere: Some((other, span)),
            ..Draft::new(place.bead, message(&cut(text)))
        }
    }
}

/// The words of a text without capitals and without the marks at its end.
fn plain(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

/// The text on one line, cut where it is long.
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
