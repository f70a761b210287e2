//! Borders that no bead crosses: lines that begin with a delimiter.
//!
//! The number of borders has to be the same on both sides. What lies between two of them is a stretch; each stretch is
//! aligned as if it were a pair of its own, and the beads are put one after the other. So a chapter that was left out, or
//! an aligner that loses its way, spoils one stretch and not the rest.

use std::ops::Range;

use riscontro_core::{
    Alignment, Bead, Document, Folds, LineIndex, Mention, PairError, SegmentId, Side, TermHit, Token,
};
use riscontro_formats::Delimited;

/// How many places of borders a message names.
const NAMED: usize = 8;

/// A line that begins with the delimiter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Border {
    /// The byte of the raw text at which it begins, white space left out.
    raw: u32,
    /// The index of the first segment behind it; the number of segments where none is.
    segment: u32,
}

/// Aligns stretch by stretch what `align` aligns as a whole.
///
/// # Errors
///
/// When the sides have unequal numbers of borders; the error names both and where they stand.
pub(crate) fn aligned_within(
    source: &Side,
    target: &Side,
    delimiter: &str,
    align: impl Fn(&Side, &Side) -> Alignment,
) -> Result<Alignment, PairError> {
    let (from, to) = (borders(source, delimiter), borders(target, delimiter));
    if from.len() != to.len() {
        return Err(unequal((source, &from), (target, &to), delimiter));
    }
    if from.is_empty() {
        return Ok(align(source, target));
    }
    let mut beads = Vec::new();
    for (own, other) in stretches(&from, source).zip(stretches(&to, target)) {
        let found = align(&stretch(source, &own), &stretch(target, &other));
        beads.extend(found.beads().iter().map(|bead| moved_by(bead, own.start, other.start)));
    }
    let (source_len, target_len) = (len(source), len(target));
    Ok(Alignment::new(beads, source_len, target_len).expect("the stretches tile both sides, and beads their stretch"))
}

/// Whether neither document has a line that begins with `delimiter`.
pub(crate) fn is_borderless(source: &Document, target: &Document, delimiter: &str) -> bool {
    [source, target].iter().all(|document| places(document, delimiter).next().is_none())
}

fn len(side: &Side) -> u32 {
    u32::try_from(side.segments.len()).expect("fewer segments than bytes")
}

/// Where in the raw text the lines begin that begin with `delimiter`.
fn places<'a>(document: &'a Document, delimiter: &'a str) -> impl Iterator<Item = u32> + 'a {
    let mut next = 0;
    document.raw.split_inclusive(['\n', '\r']).filter_map(move |line| {
        let start = next + (line.len() - line.trim_start().len());
        next += line.len();
        let is_border = Delimited::of(line, Some(delimiter)) != Delimited::No;
        is_border.then(|| u32::try_from(start).expect("a document has at most 4 GiB"))
    })
}

fn borders(side: &Side, delimiter: &str) -> Vec<Border> {
    let mut segment = 0;
    let border = |raw| {
        let is_before = |at: usize| side.document.to_raw(side.segments[at].span).start() < raw;
        while segment < side.segments.len() && is_before(segment) {
            segment += 1;
        }
        Border { raw, segment: u32::try_from(segment).expect("fewer segments than bytes") }
    };
    places(&side.document, delimiter).map(border).collect()
}

/// The segments before the first border, between two, and behind the last; each may be none.
fn stretches<'a>(borders: &'a [Border], side: &Side) -> impl Iterator<Item = Range<u32>> + 'a {
    let starts = std::iter::once(0).chain(borders.iter().map(|border| border.segment));
    starts.zip(borders.iter().map(|border| border.segment).chain([len(side)])).map(|(start, end)| start..end)
}

/// A side that has only the given segments, counted from 0.
fn stretch(side: &Side, segments: &Range<u32>) -> Side {
    let at = |segment: u32| side.token_starts[segment as usize] as usize;
    let (first, range) = (side.token_starts[segments.start as usize], segments.start as usize..segments.end as usize);
    let mut folds = Folds::default();
    let own = |token: &Token| Token { folded: folds.intern(side.folds.form(token.folded)), ..*token };
    let tokens = side.tokens[at(segments.start)..at(segments.end)].iter().map(own).collect();
    let back = |segment: SegmentId| SegmentId(segment.0 - segments.start);
    let mentions = side.mentions_in(segments.clone());
    let mentions = &side.mentions[mentions.start as usize..mentions.end as usize];
    let terms = &side.terms[side.terms_in(segments.clone())];
    Side {
        document: side.document.clone(),
        reads_names: side.reads_names,
        segments: side.segments[range.clone()].to_vec(),
        tokens,
        token_starts: side.token_starts[range.start..=range.end].iter().map(|start| start - first).collect(),
        folds,
        mentions: mentions.iter().map(|of| Mention { segment: back(of.segment), ..of.clone() }).collect(),
        terms: terms.iter().map(|hit| TermHit { segment: back(hit.segment), ..*hit }).collect(),
        // Only matching and rules read these, and they read the whole side.
        bearers: Vec::new(),
        cues: Vec::new(),
        parts: Vec::new(),
        stray_stops: Vec::new(),
    }
}

fn moved_by(bead: &Bead, source: u32, target: u32) -> Bead {
    let shifted = |range: &Range<u32>, by: u32| range.start + by..range.end + by;
    Bead { source: shifted(&bead.source, source), target: shifted(&bead.target, target), ..bead.clone() }
}

fn unequal(from: (&Side, &[Border]), to: (&Side, &[Border]), delimiter: &str) -> PairError {
    let (from, to) = (counted(from.0, from.1), counted(to.0, to.1));
    let remedy = "each border needs its counterpart: mend the files or leave the delimiter out";
    PairError::new(format!("unequal numbers of lines that begin with `{delimiter}`: {from} and {to}; {remedy}"))
}

/// `3 in a.it.txt (lines 1, 40, 97)`.
fn counted(side: &Side, borders: &[Border]) -> String {
    let raw = &side.document.raw;
    let index = LineIndex::new(raw);
    let mut lines: Vec<_> =
        borders.iter().take(NAMED).map(|border| index.line_column(raw, border.raw).line.to_string()).collect();
    if borders.len() > NAMED {
        lines.push("…".to_owned());
    }
    let lines = match lines.len() {
        0 => String::new(),
        1 => format!(" (line {})", lines[0]),
        _ => format!(" (lines {})", lines.join(", ")),
    };
    format!("{} in `{}`{lines}", borders.len(), side.document.path)
}

#[cfg(test)]
mod tests {
    use riscontro_lang::LANGUAGES;

    use super::*;
    use crate::config::Config;
    use crate::settings::{Overrides, Settings};
    use crate::text::{SideText, SingleText, TextPair};
    use crate::{Checker, SplitDocument};

    const DELIMITER: &str = "<chapter>";

    fn checker() -> Checker {
        let overrides = Overrides { delimiter: Some(DELIMITER.to_owned()), ..Overrides::default() };
        Checker::new(LANGUAGES, Settings::new(&Config::default(), &overrides).unwrap(), None).unwrap()
    }

    fn pair(source: SideText, target: SideText) -> TextPair {
        let (source_lang, target_lang) = ("it".parse().unwrap(), "en".parse().unwrap());
        TextPair { id: "libro".to_owned(), source_lang, target_lang, source, target, is_aligned: false, vectors: None }
    }

    fn raw(text: &str) -> SideText {
        SideText::Raw(text.to_owned())
    }

    /// The segments of a bead on both sides.
    type Sides = (Range<u32>, Range<u32>);

    fn shapes(pair: &TextPair) -> Result<Vec<Sides>, String> {
        let found = checker().align_text(pair).result.map_err(|error| error.to_string())?;
        Ok(found.alignment.beads().iter().map(|bead| (bead.source.clone(), bead.target.clone())).collect())
    }

    #[test]
    fn no_bead_crosses_a_border() {
        // Without the borders the only sentence about 1987 would find its like in the other chapter.
        let source = "Il treno parte.\n<chapter>\nNel 1987 morirono 14 persone.\n<chapter>\nFine.";
        let target = "The train leaves.\nIn 1987, 14 people died.\n<chapter>\n<chapter>\nThe end.";
        let found = shapes(&pair(raw(source), raw(target))).unwrap();
        let border = |at: u32, range: &Range<u32>| range.end <= at || range.start >= at;
        assert!(found.iter().all(|(from, to)| border(1, from) && border(2, from) && border(2, to)), "{found:?}");
        assert!(found.iter().all(|(from, to)| *from != (1..2) || to.is_empty()), "the chapter has no text: {found:?}");
    }

    #[test]
    fn segments_that_came_ready_keep_their_numbers() {
        let lines = |lines: &[&str]| SideText::Segments(lines.iter().map(|line| (*line).to_owned()).collect());
        let source = lines(&["Uno.", "<chapter>", "Il 3 maggio piove."]);
        let target = lines(&["One.", "<chapter>", "It rains on 3 May."]);
        let expected: Vec<_> = (0..3).map(|at| (at..at + 1, at..at + 1)).collect();
        assert_eq!(shapes(&pair(source, target)), Ok(expected));
    }

    #[test]
    fn unequal_numbers_are_an_error_with_both_and_their_places() {
        let error = shapes(&pair(raw("<chapter>\nUno.\n\n<chapter>\nDue."), raw("<chapter>\nOne."))).unwrap_err();
        assert!(error.contains("2 in `[libro source]` (lines 1, 4) and 1 in `[libro target]` (line 1);"), "{error}");
        let many = "<chapter>\n".repeat(12);
        let error = shapes(&pair(raw("Uno."), raw(&many))).unwrap_err();
        assert!(error.contains("0 in `[libro source]` and 12 in"), "{error}");
        assert!(error.contains("(lines 1, 2, 3, 4, 5, 6, 7, 8, …)"), "{error}");
    }

    #[test]
    fn a_stretch_is_the_side_of_its_text_alone() {
        let checker = checker();
        let side = |text: &str| {
            let text = SingleText { id: "x".to_owned(), lang: "it".parse().unwrap(), text: text.to_owned() };
            checker.side_of_text(&text).unwrap().0
        };
        let chapters = ["Roma, 3 maggio 1987.", "Londra non risponde. Parigi tace.", "Morirono 14 persone a Genova."];
        let whole = side(&chapters.join("\n"));
        let words = |side: &Side| -> Vec<String> {
            side.tokens.iter().map(|token| side.folds.form(token.folded).to_owned()).collect()
        };
        let mentions = |side: &Side| -> Vec<(SegmentId, String)> {
            side.mentions.iter().map(|of| (of.segment, side.text(of.span).to_owned())).collect()
        };
        for (chapter, segments) in chapters.iter().zip([0..1, 1..3, 3..4]) {
            let (part, alone) = (stretch(&whole, &segments), side(chapter));
            assert_eq!(words(&part), words(&alone));
            assert_eq!(mentions(&part), mentions(&alone));
            assert_eq!(part.token_starts, alone.token_starts);
        }
    }

    #[test]
    fn what_is_split_is_not_split_again() {
        let settings = Settings::new(
            &Config::default(),
            &Overrides { aligned: crate::Aligned::Segmented, ..Overrides::default() },
        );
        let checker = Checker::new(LANGUAGES, settings.unwrap(), None).unwrap();
        let bytes = "Uno. Due.\r\nTre.\n\nQuattro.\n".as_bytes();
        let file = crate::SingleFile::Bytes { name: "a.it.txt", bytes };
        let SplitDocument { document, segments, .. } = checker.split_file(file).unwrap();
        let found: Vec<_> = segments.iter().map(|segment| (segment.block, segment.span.of(&document.text))).collect();
        assert_eq!(found, [(0, "Uno. Due."), (0, "Tre."), (1, "Quattro.")]);
    }
}
