//! Lines with their numbers, and where they stand in runs.

use crate::error::CaseError;

/// A line and its number, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    pub(crate) number: usize,
    pub(crate) text: &'t str,
}

/// The lines of a file, checked for what no case file may hold: carriage returns, tabs and white space at a line's end.
pub(crate) fn plain_lines<'t>(path: &str, text: &'t str) -> Result<Vec<Line<'t>>, CaseError> {
    let lines: Vec<_> = (1..).zip(text.split('\n')).map(|(number, text)| Line { number, text }).collect();
    for line in &lines {
        if line.text.contains(['\r', '\t']) {
            return Err(CaseError::at(
                path,
                line.number,
                "write spaces and plain line ends, no tab or carriage return",
            ));
        }
        if line.text.trim_end() != line.text {
            return Err(CaseError::at(path, line.number, "take away the white space at the end of the line"));
        }
    }
    Ok(lines)
}

/// Rows of tab-separated cells without comments and empty lines; every row has between `least` and `most` cells.
pub(crate) fn table_rows<'t>(
    path: &str,
    text: &'t str,
    (least, most): (usize, usize),
) -> Result<Vec<(usize, Vec<&'t str>)>, CaseError> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let cells: Vec<_> = line.split('\t').collect();
            if (least..=most).contains(&cells.len()) {
                return Ok((number, cells));
            }
            let wanted = if least == most { least.to_string() } else { format!("{least} to {most}") };
            let message = format!("a row has {wanted} cells separated by tabs, this one has {}", cells.len());
            Err(CaseError::at(path, number, message))
        })
        .collect()
}
