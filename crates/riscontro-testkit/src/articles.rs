//! What is known of an article pair: its beads and the errors planted in it.

use std::ops::Range;

use crate::error::CaseError;
use crate::lines::table_rows;

/// An error that was planted in an article, or a finding that is known to be false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedRow {
    /// The number of its line, from 1.
    pub line: usize,
    /// The id of the rule, maybe of one that does not exist yet.
    pub rule: String,
    /// The words in the source; empty where the error has no place there.
    pub source: String,
    /// The words in the target; empty where the error has no place there.
    pub target: String,
    /// What is wrong, in words.
    pub note: String,
    /// Whether the rules are known to fail on it.
    pub standing: Standing,
}

/// What the rules are known to do with a row; its optional fifth cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Planted, and found: no fifth cell.
    Planted,
    /// Planted, and not found: `missed`.
    Missed,
    /// Not planted, and found: `false alarm`.
    FalseAlarm,
}

/// Reads an `expected.tsv`: rule, source, target, note, and maybe `missed` or `false alarm`.
///
/// # Errors
///
/// When a row has another number of cells, a malformed rule, no place on either side, or an unknown last cell.
pub fn expected_rows(path: &str, text: &str) -> Result<Vec<ExpectedRow>, CaseError> {
    let rows = table_rows(path, text, (4, 5))?.into_iter().map(|(line, cells)| {
        let standing = match cells.get(4) {
            None => Standing::Planted,
            Some(&"missed") => Standing::Missed,
            Some(&"false alarm") => Standing::FalseAlarm,
            Some(other) => {
                let message = format!("the fifth cell is `missed` or `false alarm`, not `{other}`");
                return Err(CaseError::at(path, line, message));
            }
        };
        if !cells[0].bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') || cells[0].is_empty() {
            return Err(CaseError::at(path, line, format_args!("`{}` is no rule id", cells[0])));
        }
        if cells[1].is_empty() && cells[2].is_empty() {
            return Err(CaseError::at(path, line, "an error has its words in the source, the target or both"));
        }
        let [rule, source, target, note] = [0, 1, 2, 3].map(|at| cells[at].to_owned());
        Ok(ExpectedRow { line, rule, source, target, note, standing })
    });
    rows.collect()
}

/// A gold bead of an article: which segments translate which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldRow {
    /// The number of its line, from 1.
    pub line: usize,
    /// The indices of its source segments, from 0; maybe none.
    pub source: Range<u32>,
    /// The indices of its target segments, from 0; maybe none.
    pub target: Range<u32>,
    /// How its first source segment begins; empty when it has none.
    pub source_begins: String,
    /// How its first target segment begins; empty when it has none.
    pub target_begins: String,
}

/// Reads a `gold.tsv`: source and target segments (`3`, `3-5` or nothing, from 1), then the first words of each.
///
/// The rows are in source order, and together name every segment of both sides once.
///
/// # Errors
///
/// When a row is malformed or names no segment, or a segment is left out or named twice.
pub fn gold_rows(path: &str, text: &str) -> Result<Vec<GoldRow>, CaseError> {
    let rows = table_rows(path, text, (4, 4))?.into_iter().map(|(line, cells)| {
        let range = |cell: &str| segments(cell).map_err(|message| CaseError::at(path, line, message));
        let row = GoldRow {
            line,
            source: range(cells[0])?,
            target: range(cells[1])?,
            source_begins: cells[2].to_owned(),
            target_begins: cells[3].to_owned(),
        };
        if row.source.is_empty() && row.target.is_empty() {
            return Err(CaseError::at(path, line, "a bead has segments on one side at least"));
        }
        if row.source.is_empty() != row.source_begins.is_empty()
            || row.target.is_empty() != row.target_begins.is_empty()
        {
            return Err(CaseError::at(path, line, "the first words stand where there are segments, and only there"));
        }
        Ok(row)
    });
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    tiles(path, &rows, |row| &row.source, "source")?;
    let mut by_target: Vec<_> = rows.clone();
    by_target.sort_by_key(|row| row.target.start);
    tiles(path, &by_target, |row| &row.target, "target")?;
    Ok(rows)
}

/// Reads `3`, `3-5` or nothing.
fn segments(cell: &str) -> Result<Range<u32>, String> {
    if cell.is_empty() {
        return Ok(0..0);
    }
    let (first, last) = cell.split_once('-').unwrap_or((cell, cell));
    match (first.parse::<u32>(), last.parse::<u32>()) {
        (Ok(first), Ok(last)) if 1 <= first && first <= last => Ok(first - 1..last),
        _ => Err(format!("expected a segment number such as `3`, a range such as `3-5`, or nothing, not `{cell}`")),
    }
}

fn tiles(path: &str, rows: &[GoldRow], range: fn(&GoldRow) -> &Range<u32>, side: &str) -> Result<(), CaseError> {
    let mut next = 0;
    for row in rows.iter().filter(|row| !range(row).is_empty()) {
        if range(row).start != next {
            let message = format!("expected {side} segment {} here: each is named once, in order", next + 1);
            return Err(CaseError::at(path, row.line, message));
        }
        next = range(row).end;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planted_errors_are_read_with_their_standing() {
        let text =
            "# rule\tsource\ttarget\tnote\nnumber-mismatch\t97\t79\tswapped\nsegment-added\t\tOh.\tadded\tmissed\n";
        let rows = expected_rows("expected.tsv", text).unwrap();
        assert_eq!((rows[0].line, rows[0].standing), (2, Standing::Planted));
        assert_eq!((rows[1].source.as_str(), rows[1].standing), ("", Standing::Missed));
    }

    #[test]
    fn beads_tile_both_sides_though_a_paragraph_moved() {
        let text = "# source\ttarget\n1\t3\tA\tC\n2-3\t1\tB\tA\n\t2\t\tB\n";
        let rows = gold_rows("gold.tsv", text).unwrap();
        assert_eq!((rows[0].source.clone(), rows[0].target.clone()), (0..1, 2..3));
        assert_eq!((rows[1].source.clone(), rows[2].source.is_empty()), (1..3, true));
    }

    #[test]
    fn malformed_rows_are_errors_with_their_line() {
        let expected = |text| expected_rows("f", text).unwrap_err().to_string();
        let gold = |text| gold_rows("f", text).unwrap_err().to_string();
        for (error, wanted) in [
            (expected("number-mismatch\t97\t79\n"), "f:1: a row has 4 to 5 cells"),
            (expected("number-mismatch\t97\t79\tx\tfound\n"), "f:1: the fifth cell"),
            (expected("Number\t97\t79\tx\n"), "f:1: `Number` is no rule id"),
            (expected("number-missing\t\t\tx\n"), "f:1: an error has its words"),
            (gold("1\t1\tA\n"), "f:1: a row has 4 cells"),
            (gold("0\t1\tA\tA\n"), "f:1: expected a segment number"),
            (gold("2-1\t1\tA\tA\n"), "f:1: expected a segment number"),
            (gold("\t\t\t\n"), "f:1: a bead has segments"),
            (gold("1\t\tA\tA\n"), "f:1: the first words stand"),
            (gold("1\t1\tA\tA\n3\t2\tC\tB\n"), "f:2: expected source segment 2"),
            (gold("1\t1\tA\tA\n2\t1\tB\tA\n"), "f:2: expected target segment 2"),
        ] {
            assert!(error.starts_with(wanted), "{error}");
        }
    }
}
