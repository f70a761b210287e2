//! Tables: `source<TAB>target[<TAB>part of speech][<TAB>weight]`.
//!
//! The first line is a header when it says `source` and `target`, or names the languages of the run. A third cell that is a
//! number is the weight. A fifth one is how many beads a row was learnt from, as `riscontro learn` writes it for people; it is
//! passed over.

use riscontro_core::{LexiconEntry, PartOfSpeech};

use super::{Fault, Line, lines, part_of_speech};
use crate::Languages;
use crate::columns::Order;
use crate::error::FormatError;

pub(super) fn read(text: &str, languages: Option<Languages>) -> Result<Vec<LexiconEntry>, FormatError> {
    let mut lines = lines(text).filter(|line| !line.text.starts_with('#')).peekable();
    let header = lines.peek().and_then(|line| Order::of_header(line.text, languages));
    if header.is_some() {
        lines.next();
    }
    let order = header.unwrap_or(Order::SourceFirst);
    lines.map(|line| entry(line, order)).collect()
}

fn entry(line: Line<'_>, order: Order) -> Result<LexiconEntry, FormatError> {
    let cells: Vec<_> = line.text.split('\t').map(str::trim).collect();
    let [first, second, rest @ ..] = &cells[..] else { return Err(line.fault(Fault::Cells(cells.len()))) };
    let entry = match order {
        Order::SourceFirst => line.entry(first, second)?,
        Order::TargetFirst => line.entry(second, first)?,
    };
    let (words, weight) = match rest {
        [] => ("", ""),
        [one] if one.parse::<f32>().is_ok() => ("", *one),
        [one] => (*one, ""),
        [words, weight] => (*words, *weight),
        [words, weight, beads] if beads.parse::<u64>().is_ok() => (*words, *weight),
        _ => return Err(line.fault(Fault::Cells(cells.len()))),
    };
    Ok(LexiconEntry { part_of_speech: part_of_speech_of(line, words)?, weight: weight_of(line, weight)?, ..entry })
}

fn part_of_speech_of(line: Line<'_>, cell: &str) -> Result<Option<PartOfSpeech>, FormatError> {
    if cell.is_empty() {
        return Ok(None);
    }
    part_of_speech(cell).map(Some).ok_or_else(|| line.fault(Fault::PartOfSpeech(cell.to_owned())))
}

fn weight_of(line: Line<'_>, cell: &str) -> Result<Option<f32>, FormatError> {
    if cell.is_empty() {
        return Ok(None);
    }
    let weight = cell.parse().ok().filter(|weight: &f32| *weight > 0.0 && *weight <= 1.0);
    weight.map(Some).ok_or_else(|| line.fault(Fault::Weight(cell.to_owned())))
}
