//! Byte offsets to lines and columns.
//!
//! A line may be as long as the file, and a column counts characters: so characters are counted once, at fixed steps, and
//! a look-up counts only from the last step on.

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
    /// The characters before byte 0, [`STEP`], twice [`STEP`] and so on.
    chars_before: Vec<u32>,
}

const STEP: usize = 1024;

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
        let mut chars = 0;
        let counted = bytes.chunks(STEP).map(|chunk| {
            chars += chars_starting_in(chunk);
            chars
        });
        LineIndex { starts, chars_before: std::iter::once(0).chain(counted).collect() }
    }

    /// The line and column of byte `offset` of `text`, the string that this index was built from.
    ///
    /// An offset past the end gives the place after the last character. Costs the logarithm of the number of lines.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let chars = self.chars_to(text, offset) - self.chars_to(text, self.starts[line - 1]);
        LineColumn { line: u32::try_from(line).unwrap_or(u32::MAX), column: chars + 1 }
    }

    /// The characters that begin before byte `offset`.
    fn chars_to(&self, text: &str, offset: u32) -> u32 {
        let end = (offset as usize).min(text.len());
        let step = end / STEP;
        self.chars_before[step] + chars_starting_in(&text.as_bytes()[step * STEP..end])
    }
}

/// The characters whose first byte is one of `bytes`; the other bytes of UTF-8 begin with the bits `10`.
fn chars_starting_in(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(byte & 0b1100_0000 != 0b1000_0000)).sum()
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

    #[test]
    fn columns_of_a_long_line_count_every_character_before() {
        let text = format!("riga\n{}", "perché ".repeat(2000));
        let index = LineIndex::new(&text);
        for (column, (at, _)) in (1..).zip(text.char_indices().skip(5)) {
            let place = index.line_column(&text, u32::try_from(at).unwrap());
            assert_eq!((place.line, place.column), (2, column));
        }
        assert_eq!(index.line_column(&text, u32::MAX).column, 14_001);
    }
}
