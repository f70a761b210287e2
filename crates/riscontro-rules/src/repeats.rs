//! Segments that are repeated on one side, with what stands beside them on the other.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use riscontro_core::{Draft, Mark, Pair, RecordDraft, SideName, Span, SpellingCount};

use crate::rule::{Odd, Sink};

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

/// What stands beside one text, with its places.
type Others = BTreeMap<String, Vec<Place>>;

/// The beads of a document by their text on one side, then by that on the other.
pub(crate) struct Repeats<'p> {
    pair: &'p Pair,
    side: SideName,
    by_text: BTreeMap<String, Others>,
}

impl<'p> Repeats<'p> {
    /// The beads of `pair` that are sure enough, by their text on `side`.
    pub(crate) fn of(pair: &'p Pair, side: SideName) -> Self {
        let mut by_text: BTreeMap<String, Others> = BTreeMap::new();
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
            let Some((_, usual)) = usual(others) else { continue };
            for places in others.values().filter(|places| places[0].bead != usual.bead) {
                places.iter().for_each(|place| sink.report(self.draft(*place, usual, &message)));
            }
        }
    }

    /// Records for each text what mostly stands beside it, for the comparison with other pairs; `message` names none of them.
    pub(crate) fn records(&self, message: &str) -> Vec<RecordDraft> {
        let side = if self.side == SideName::Source { SideName::Target } else { SideName::Source };
        let record = |(text, others): (&String, _)| {
            let (other, place) = usual(others)?;
            Some(RecordDraft {
                key: format!("{}\t{text}", side.as_str()),
                spelling: other.to_owned(),
                draft: draft(place, message.to_owned()),
            })
        };
        self.by_text.iter().filter_map(record).collect()
    }

    fn draft(&self, place: Place, usual: Place, message: impl Fn(&str) -> String) -> Draft {
        let (other, span, text) = match self.side {
            SideName::Source => (SideName::Target, usual.target, self.pair.target.text(usual.target)),
            SideName::Target => (SideName::Source, usual.source, self.pair.source.text(usual.source)),
        };
        Draft { elsewhere: Some((other, span)), ..draft(place, message(&cut(text))) }
    }
}

/// What is used most of all that stands beside a text, or else the first.
fn usual(others: &Others) -> Option<(&str, Place)> {
    let rank = |(_, places): &(&String, &Vec<Place>)| (places.len(), Reverse(places[0].bead));
    others.iter().max_by_key(rank).map(|(other, places)| (other.as_str(), places[0]))
}

fn draft(place: Place, message: String) -> Draft {
    let mark = |span| Some(Mark { span, value: None });
    Draft { source: mark(place.source), target: mark(place.target), ..Draft::new(place.bead, message) }
}

/// Which texts of a run have beside one text what most others have not; of those used alike often the first is the usual one.
/// `message` says so of the usual text, and of how many others have it and where.
pub(crate) fn odd(counts: &[SpellingCount<'_>], message: impl Fn(&str, &str) -> String) -> Vec<Odd> {
    // Of equal ones the first that the run met.
    let Some(usual) = counts.iter().rev().max_by_key(|count| count.pairs) else { return Vec::new() };
    let odd = counts.iter().enumerate().filter(|(_, count)| count.spelling != usual.spelling);
    odd.map(|(index, _)| Odd::new(index, message(&cut(usual.words), &texts(usual)))).collect()
}

/// How many other texts of a run have a spelling, and the first of them.
pub(crate) fn texts(usual: &SpellingCount<'_>) -> String {
    let texts = if usual.pairs == 1 { "another text".to_owned() } else { format!("{} other texts", usual.pairs) };
    format!("{texts}, first in {}", usual.place)
}

/// The words of a text without capitals and without the marks at its end.
fn plain(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

/// The text on one line.
pub(crate) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text on one line, cut where it is long.
fn cut(text: &str) -> String {
    let line = on_one_line(text);
    match line.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
