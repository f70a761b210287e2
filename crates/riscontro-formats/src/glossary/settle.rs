//! What the cells of a column tell of it where its name does not.

use riscontro_core::Gender;

use super::header::{Column, Header, Said};
use super::languages::is_known_language;
use super::table::Row;
use super::words::{is_plain_status, status_named};
use crate::error::Kind;

/// Settles the columns that may say something of terms by their cells in `rows`; one that says it second, or does not, is for the
/// reader of the table.
pub(super) fn settle(header: &mut Header, rows: &[Row]) {
    for at in 0..header.columns.len() {
        let Column::Maybe { said, lang } = header.columns[at] else { continue };
        let about = Column::About { said, lang };
        let is_free = header.position(about).is_none();
        let says = match said {
            // A misspelt status is a fault of its row, and makes no other column of this one.
            Said::Status => mostly_statuses(rows, at),
            Said::Gender => filled(rows, at).all(|cell| Gender::parse(cell).is_some()),
            _ => true,
        };
        header.columns[at] = if is_free && says { about } else { Column::Other };
    }
}

/// Whether more than half of the filled cells of a column are words for a status, so that the others are meant for one.
fn mostly_statuses(rows: &[Row], at: usize) -> bool {
    let (all, known) = filled(rows, at)
        .fold((0_usize, 0_usize), |(all, known), cell| (all + 1, known + usize::from(status_named(cell).is_some())));
    known * 2 > all
}

/// Refuses a column that is not read and holds statuses alone, in a table without another: its forbidden terms would be preferred.
///
/// # Errors
///
/// The column by its name, else by its number from 1.
pub(super) fn refuse_unread_statuses(header: &Header, names: &Row, rows: &[Row]) -> Result<(), Kind> {
    if header.columns.iter().any(|column| matches!(column, Column::About { said: Said::Status, .. })) {
        return Ok(());
    }
    let is_unread = |column: &Column| match column {
        Column::Other => true,
        Column::Terms { lang, .. } => !is_known_language(*lang),
        _ => false,
    };
    let holds_statuses =
        |at: usize| filled(rows, at).all(|cell| status_named(cell).is_some()) && filled(rows, at).any(is_plain_status);
    match (0..header.columns.len()).find(|at| is_unread(&header.columns[*at]) && holds_statuses(*at)) {
        None => Ok(()),
        Some(at) => {
            let name = names.cells.get(at).map_or("", |name| name.trim());
            let column = if name.is_empty() { (at + 1).to_string() } else { format!("`{name}`") };
            Err(Kind::StatusColumn { column })
        }
    }
}

/// The cells of a column that are not empty.
fn filled(rows: &[Row], at: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}
