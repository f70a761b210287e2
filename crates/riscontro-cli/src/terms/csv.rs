//! Rows of CSV (RFC 4180), with line feeds.

use std::io::{self, Write};

/// Writes one row; a cell is quoted where it must be.
pub(crate) fn write_row<'c>(out: &mut dyn Write, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            write!(out, ",")?;
        }
        let is_plain = !cell.contains(['"', ',', '\n', '\r']) && cell.trim() == cell;
        if is_plain { write!(out, "{cell}")? } else { write!(out, "\"{}\"", cell.replace('"', "\"\""))? }
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        super::write_row(&mut out, ["run-off", "", "said \"no\"", "a, b", " x"]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "run-off,,\"said \"\"no\"\"\",\"a, b\",\" x\"\n");
    }
}
