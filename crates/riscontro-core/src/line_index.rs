//! Byte offsets to lines and columns.

/// A 1-based line and a 1-based column counted in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// The line, from 1; `\n`, `\r\n` and a lone `\r` end one.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
}

/// Where each line of a string begins.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Builds the index of `text` in one pass over its bytes.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        LineIndex { starts }
    }

    /// The line and column of byte `offset` of `text`, the string that this index was built from.
    ///
    /// An offset past the end gives the place after the last character. Costs the length of the line.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let end = (offset as usize).min(text.len());
        let chars = text.get(start..end).map_or(0, |head| head.chars().count());
        LineColumn {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(chars + 1).unwrap_or(u32::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_every_line_end_counts_once() {
        let text = "è una\r\nprova\rdi\nrighe";
        let index = LineIndex::new(text);
        let at = |needle: &str| {
            let place = index.line_column(text, u32::try_from(text.find(needle).unwrap()).unwrap());
            (place.line, place.column)
        };
        assert_eq!(at("una"), (1, 3));
        assert_eq!(at("prova"), (2, 1));
        assert_eq!(at("di"), (3, 1));
        assert_eq!(at("righe"), (4, 1));
    }
}
