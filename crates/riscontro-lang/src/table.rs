//! Tables: sorted text that a translator can correct without knowing Rust.

/// A table: lines of tab-separated cells, `#` comments, held as the text of its file.
///
/// Tables are `Copy` and cost nothing until they are read. A test over all languages checks order, uniqueness, NFC,
/// columns and line ends.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    text: &'static str,
}

impl Table {
    /// A table without rows.
    pub const EMPTY: Table = Table { text: "" };

    /// Returns the table written in `text`.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Table { text }
    }

    /// The file as it is, with its comments.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.text
    }

    /// The rows, in file order; comments and empty lines are no rows. Missing cells are empty, further ones are not seen.
    pub fn rows<const COLUMNS: usize>(self) -> impl Iterator<Item = [&'static str; COLUMNS]> {
        self.text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
            let mut cells = line.split('\t');
            std::array::from_fn(|_| cells.next().unwrap_or(""))
        })
    }

    /// Whether the table has no row.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.rows::<1>().next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_no_rows_and_missing_cells_are_empty() {
        let table = Table::new("# form, value\nsei\t6\toptional\nsette\t7\n");
        assert_eq!(table.rows::<3>().collect::<Vec<_>>(), [["sei", "6", "optional"], ["sette", "7", ""]]);
        assert!(Table::EMPTY.is_empty());
    }
}
