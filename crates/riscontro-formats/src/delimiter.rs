//! Lines that part a text into stretches.

/// What a line has to do with a delimiter; white space at the ends of the line does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimited {
    /// Nothing.
    No,
    /// It is the delimiter and nothing more: a border, and no text (`.EOA`).
    Whole,
    /// It begins with the delimiter and goes on: a border, and the first line behind it (`# Chapter one`).
    Begun,
}

impl Delimited {
    /// What `line` has to do with `delimiter`; nothing where there is none.
    #[must_use]
    pub fn of(line: &str, delimiter: Option<&str>) -> Self {
        match delimiter {
            Some(delimiter) if line.trim() == delimiter.trim() => Delimited::Whole,
            Some(delimiter) if line.trim_start().starts_with(delimiter) => Delimited::Begun,
            _ => Delimited::No,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_the_delimiter_or_begins_with_it() {
        for (line, delimiter, expected) in [
            (" .EOA\r", ".EOA", Delimited::Whole),
            ("#", "# ", Delimited::Whole),
            ("# Uno", "# ", Delimited::Begun),
            ("## Uno", "# ", Delimited::No),
            ("\t<chapter id=\"2\">", "<chapter", Delimited::Begun),
            ("fine .EOA", ".EOA", Delimited::No),
            ("", ".EOA", Delimited::No),
        ] {
            assert_eq!(Delimited::of(line, Some(delimiter)), expected, "{line:?}");
        }
        assert_eq!(Delimited::of("", None), Delimited::No);
    }
}
