//! Tables: source, tab, target, whatever follows.
//!
//! The first line is a header when it says `source` and `target`, or names the languages of the run, in either order. A
//! field in quotation marks is read as in CSV, as `riscontro align` writes one that begins with such a mark.

use std::borrow::Cow;
use std::io::{BufRead, Read};

use super::{BitextUnit, Fault, Skipped, Why, in_one_line};
use crate::Languages;
use crate::columns::Order;
use crate::error::FormatError;
use crate::utf8::Utf8Reader;

#[derive(Debug)]
pub(super) struct Table<R> {
    text: Utf8Reader<R>,
    languages: Languages,
    /// Told by the first line.
    order: Option<Order>,
    line: String,
    has_rows: bool,
}

impl<R: Read> Table<R> {
    pub(super) fn new(text: Utf8Reader<R>, languages: Languages) -> Self {
        Table { text, languages, order: None, line: String::new(), has_rows: false }
    }

    pub(super) fn next(&mut self, skipped: &mut Skipped) -> Result<Option<BitextUnit>, FormatError> {
        loop {
            let number = self.text.line();
            self.line.clear();
            let read = self.text.read_line(&mut self.line);
            if read.expect("the reader gives UTF-8 and never fails") == 0 {
                let ended = if self.has_rows { Ok(None) } else { Err(FormatError::new(Fault::NoRow.into())) };
                return self.text.fault().map_or(ended, Err);
            }
            if self.line.trim().is_empty() || self.is_header() {
                continue;
            }
            let mut cells = self.line.split('\t');
            let (Some(first), Some(second)) = (cells.next(), cells.next()) else {
                skipped.add(number, Why::OneColumn);
                continue;
            };
            self.has_rows = true;
            let [first, second] = [first, second].map(|cell| in_one_line(&unquoted(cell.trim())));
            let turned = self.order == Some(Order::TargetFirst);
            let (source, target) = if turned { (second, first) } else { (first, second) };
            if !source.is_empty() && !target.is_empty() {
                return Ok(Some(BitextUnit { source, target, line: number }));
            }
        }
    }

    /// Whether the line in hand is the header; only the first can be.
    fn is_header(&mut self) -> bool {
        if self.order.is_some() {
            return false;
        }
        let order = Order::of_header(&self.line, Some(self.languages));
        self.order = Some(order.unwrap_or(Order::SourceFirst));
        order.is_some()
    }
}

/// A cell without the quotation marks round it, when it is quoted as a whole.
fn unquoted(cell: &str) -> Cow<'_, str> {
    let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    match inner {
        // A lone mark inside ends the quotation before its time: then the marks belong to the text.
        Some(inner) if !inner.replace("\"\"", "").contains('"') => inner.replace("\"\"", "\"").into(),
        _ => cell.into(),
    }
}
