//! One side of a finding as it is shown: its path, its place, the text around it and the marked part.

use std::ops::Range;

use riscontro_core::{Excerpt, Finding, Location, PairOutcome, RelatedLocation, SideName};

use super::cells::clean;

/// One side of a finding.
pub(crate) struct SideView<'a> {
    path: String,
    place: Option<(u32, u32)>,
    /// The text of the bead; the marked words alone where the finding carries no more.
    pub(crate) excerpt: Option<&'a str>,
    /// The marked bytes of `excerpt`, at least one character.
    pub(crate) mark: Option<Range<usize>>,
}

impl<'a> SideView<'a> {
    /// Returns the `side` of `finding`, one of those of `outcome`.
    pub(crate) fn new(outcome: &PairOutcome, finding: &'a Finding, side: SideName) -> Self {
        let (path, location) = match side {
            SideName::Source => (&outcome.source, finding.source.as_ref()),
            SideName::Target => (&outcome.target, finding.target.as_ref()),
        };
        let related = finding.related.iter().find(|related| related.side == side);
        let (excerpt, mark) = excerpt_and_mark(location, related.map(|related| &related.excerpt));
        SideView {
            path: if path.is_empty() { format!("[{} {}]", outcome.id, side.as_str()) } else { path.to_string() },
            place: place(location, related),
            excerpt,
            mark,
        }
    }

    /// Whether the finding says anything about this side.
    pub(crate) fn has_place(&self) -> bool {
        self.place.is_some()
    }

    /// `path:line:column`, or the path alone where there is no place.
    pub(crate) fn label(&self) -> String {
        let path = clean(&self.path);
        match self.place {
            Some((line, column)) => format!("{path}:{line}:{column}"),
            None => path,
        }
    }
}

/// Whether the finding has no place on either side: the id of the pair then says what it is about.
pub(crate) fn is_about_pair(finding: &Finding) -> bool {
    finding.source.is_none() && finding.target.is_none() && finding.related.is_empty()
}

fn place(location: Option<&Location>, related: Option<&RelatedLocation>) -> Option<(u32, u32)> {
    let marked = location.map(|location| (location.line, location.column));
    marked.or_else(|| related.map(|related| (related.line, related.column)))
}

/// The text to show and the part of it to mark; a mark that does not lie in the excerpt is shown by itself.
fn excerpt_and_mark<'a>(
    location: Option<&'a Location>,
    excerpt: Option<&'a Excerpt>,
) -> (Option<&'a str>, Option<Range<usize>>) {
    let text = excerpt.map(|excerpt| &*excerpt.text);
    let Some(location) = location else {
        return (text, None);
    };
    match excerpt.and_then(|excerpt| range_in(excerpt, location)) {
        Some(range) => (text, Some(range)),
        None if location.marked.is_empty() => (text, None),
        None => (Some(&location.marked), Some(0..location.marked.len())),
    }
}

/// The marked bytes of the excerpt; an empty mark takes the character after it, or the last one.
fn range_in(excerpt: &Excerpt, location: &Location) -> Option<Range<usize>> {
    let start = location.text.start().checked_sub(excerpt.start)? as usize;
    let end = start + location.text.len() as usize;
    excerpt.text.get(start..end)?;
    if start < end {
        return Some(start..end);
    }
    let next = excerpt.text[start..].chars().next().map(|c| start..start + c.len_utf8());
    next.or_else(|| excerpt.text.char_indices().next_back().map(|(at, c)| at..at + c.len_utf8()))
}
