//! What stands above the header of a table: the line of Excel that names the separator, comments, and rows of a title.

use super::{reader_of, separator_of};
use crate::Languages;
use crate::glossary::{Row, names_languages, titles_above};

/// Where the header begins, and what parts its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Prelude {
    /// The byte of the text.
    pub(super) header: usize,
    pub(super) separator: u8,
}

impl Prelude {
    pub(super) fn of(text: &str, languages: Option<Languages>) -> Self {
        let (mut header, mut named) = (0, None);
        for line in text.split_inclusive(['\n', '\r']) {
            let bare = line.trim_end_matches(['\n', '\r']);
            match separator_named(bare) {
                Some(separator) if named.is_none() => named = Some(separator),
                _ if is_comment(bare, languages) || bare.trim().is_empty() => {}
                _ => break,
            }
            header += line.len();
        }
        let below = Prelude::below_titles(&text[header..], named, languages);
        let separator = named.unwrap_or_else(|| separator_of(&text[header..]));
        below.map_or(Prelude { header, separator }, |below| Prelude { header: header + below.header, ..below })
    }

    /// The header of `text` where it stands below a title: the title says nothing of what parts the cells.
    fn below_titles(text: &str, named: Option<u8>, languages: Option<Languages>) -> Option<Self> {
        let mut header = 0;
        for line in text.split_inclusive('\n').take(MOST_LINES) {
            let separator = named.unwrap_or_else(|| separator_of(line));
            let of_line = first_rows(line, separator);
            if !line.trim().is_empty() && of_line.first().is_some_and(|row| names_languages(row, languages)) {
                let rows = first_rows(&text[..header + line.len()], separator);
                let is_header = titles_above(&rows, languages) + 1 == rows.len();
                return is_header.then_some(Prelude { header, separator });
            }
            header += line.len();
        }
        None
    }
}

/// A header stands among the first lines, blank ones counted.
const MOST_LINES: usize = 16;

/// The rows of the beginning of a table; none where they cannot be read.
fn first_rows(text: &str, separator: u8) -> Vec<Row> {
    let records = reader_of(text, separator).into_records().map_while(Result::ok);
    let rows = records.map(|cells| Row::without_place(cells.iter().map(str::to_owned).collect()));
    rows.filter(|row| !row.is_blank()).collect()
}

/// The separator of a line such as `sep=;`, which Excel reads and does not show; other programs quote it.
fn separator_named(line: &str) -> Option<u8> {
    let line = line.strip_prefix('"').and_then(|open| open.strip_suffix('"')).unwrap_or(line);
    let (key, value) = line.split_once('=')?;
    let &[separator] = value.as_bytes() else { return None };
    let parts_cells = (separator.is_ascii_punctuation() && separator != b'"') || separator == b'\t';
    (key.trim().eq_ignore_ascii_case("sep") && parts_cells).then_some(separator)
}

/// Whether a line is a comment; a header may begin with `#` for the number of a row.
fn is_comment(line: &str, languages: Option<Languages>) -> bool {
    line.starts_with('#') && !is_numbered_header(line, languages)
}

/// Whether a line names languages behind a first cell of one word.
fn is_numbered_header(line: &str, languages: Option<Languages>) -> bool {
    let cells: Vec<_> = line.split(char::from(separator_of(line))).map(|cell| cell.trim().to_owned()).collect();
    let is_one_word = cells.first().is_some_and(|cell| !cell.contains(char::is_whitespace));
    is_one_word && names_languages(&Row::without_place(cells), languages)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> (&str, char) {
        let Prelude { header, separator } = Prelude::of(text, None);
        (&text[header..], char::from(separator))
    }

    #[test]
    fn the_line_of_excel_names_the_separator() {
        for line in ["sep=;\r\n", "SEP=;\n", "\"sep=;\"\n", "sep=;\n\n# a comment\n"] {
            assert_eq!(header(&format!("{line}it,a;en\n")), ("it,a;en\n", ';'));
        }
        assert_eq!(header("sep=\t\nit\ten\n"), ("it\ten\n", '\t'));
        for text in ["sep=a\n", "it,sep=;\n", "sep;en\n"] {
            assert_eq!(header(text).0, text);
        }
    }

    #[test]
    fn a_title_above_the_header_is_passed_over() {
        for title in [
            "Glossario cliente X;;\n",
            "Glossario cliente X\n",
            "Glossario, cliente X\n;;\n\n",
            "\"Glossario; cliente X\";;\r\nRevisione 3;2024;\r\n",
            "Titolo su due righe:\nuno\n",
        ] {
            assert_eq!(
                header(&format!("{title}it;en;note\nporto;port;\n")),
                ("it;en;note\nporto;port;\n", ';'),
                "{title}"
            );
        }
        assert_eq!(header("Glossario; ultima versione\nit\ten\tnote\n"), ("it\ten\tnote\n", '\t'));
        for text in ["porto;port\nnave;ship\nit;en\n", "Glossario cliente X;;\nporto;port;x\n", "porto\n"] {
            assert_eq!(header(text).0, text);
        }
    }

    #[test]
    fn comments_above_the_header_are_passed_over() {
        assert_eq!(header("# Glossario; 2024, di casa\n#\n#it,en\nit,en\n"), ("it,en\n", ','));
        for text in ["#,it,en\n", "# ;it;en\n", "#id,it,en\n", "it,en\n#metoo,#metoo\n", "", "\u{feff}#"] {
            assert_eq!(header(text).0, text);
        }
    }
}
