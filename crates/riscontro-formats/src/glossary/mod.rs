//! What the formats of glossaries share: the columns of a table, the words of statuses, rows and entries to concepts.
//!
//! A message about a row begins with its place, `line 5: ` or `` sheet `Terms`, row 5: ``; [`split_place`] takes it off for
//! those who show it apart.

mod concepts;
mod header;
mod languages;
mod settle;
mod table;
mod unsaid;
mod words;

pub(crate) use concepts::{Accepted, Accepts, joined, one_sided_at};
pub(crate) use header::column_tag;
pub(crate) use table::{Row, names_languages, read_rows, titles_above};
pub(crate) use unsaid::{Unsaid, unique_ids};
pub(crate) use words::{in_one_line, is_untidy, kept_part_of_speech, language_tag, part_of_speech_word, status_named};

use riscontro_core::{Concept, Defect, DefectKind, Raw, Span, Termbase};

/// The place that a defect of a glossary names, and the rest of its message.
///
/// The number is that of the line, or of the row of a sheet, from 1; none where the whole file is meant.
#[must_use]
pub fn split_place(message: &str) -> (Option<u32>, &str) {
    let numbered = |start: usize| {
        let (number, rest) = message[start..].split_once(": ")?;
        Some((number.parse().ok()?, rest))
    };
    let start = match message.strip_prefix("sheet `").and_then(|rest| rest.find("`, row ")) {
        Some(at) => Some("sheet `".len() + at + "`, row ".len()),
        None => message.starts_with("line ").then_some("line ".len()),
    };
    start.and_then(numbered).map_or((None, message), |(line, rest)| (Some(line), rest))
}

/// The termbase of these concepts; one without any is a defect.
pub(crate) fn termbase_of(concepts: Vec<Concept>, span: Span<Raw>, defects: &mut Vec<Defect>) -> Termbase {
    if concepts.is_empty() {
        let message = "the glossary has no terms".to_owned();
        defects.push(Defect { kind: DefectKind::Empty, message, span });
    }
    Termbase { concepts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_taken_off_its_message() {
        for (message, expected) in [
            ("line 5: two terms", (Some(5), "two terms")),
            ("sheet `A: b`, row 17: two: terms", (Some(17), "two: terms")),
            ("the glossary has no terms", (None, "the glossary has no terms")),
            ("line up: all", (None, "line up: all")),
        ] {
            assert_eq!(split_place(message), expected);
        }
    }
}
