//! Case files of one language: splitting, values, names.

use crate::error::CaseError;
use crate::lines::{Line, plain_lines};

/// Text and the sentences it must be split into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitCase {
    /// The number of its first line, from 1.
    pub line: usize,
    /// The sentences of each paragraph; never empty.
    pub paragraphs: Vec<Vec<String>>,
}

impl SplitCase {
    /// The text to split: sentences joined by one space, paragraphs by a line break.
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|sentences| sentences.join(" ")).collect::<Vec<_>>().join("\n")
    }

    /// The sentences, whatever their paragraph.
    #[must_use]
    pub fn sentences(&self) -> Vec<&str> {
        self.paragraphs.iter().flatten().map(String::as_str).collect()
    }
}

/// Reads a `split.txt`: a case is a run of lines, one sentence each; `¶` alone on a line is a paragraph break.
///
/// # Errors
///
/// When a line is indented, a paragraph is empty or the file has no case.
pub fn split_cases(path: &str, text: &str) -> Result<Vec<SplitCase>, CaseError> {
    let lines: Vec<_> = plain_lines(path, text)?.into_iter().filter(|line| !line.text.starts_with('#')).collect();
    if let Some(line) = lines.iter().find(|line| line.text.starts_with(' ')) {
        return Err(CaseError::at(path, line.number, "a sentence begins at the line's begin"));
    }
    let runs = lines.split(|line| line.text.is_empty()).filter(|run| !run.is_empty());
    let cases = runs.map(|run| split_case(path, run)).collect::<Result<Vec<_>, _>>()?;
    not_empty(path, cases)
}

fn split_case(path: &str, run: &[Line<'_>]) -> Result<SplitCase, CaseError> {
    let line = run[0].number;
    let paragraphs: Vec<Vec<_>> = run
        .split(|line| line.text == "¶")
        .map(|sentences| sentences.iter().map(|line| line.text.to_owned()).collect())
        .collect();
    if paragraphs.iter().any(Vec::is_empty) {
        return Err(CaseError::at(path, line, "a paragraph break stands between two sentences"));
    }
    Ok(SplitCase { line, paragraphs })
}

/// A value and its spellings, or spellings that have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueCase {
    /// The number of its first line, from 1.
    pub line: usize,
    /// The value as the JSON-lines contract writes it; `None` when no required mention may be found.
    pub value: Option<String>,
    /// The spellings; never none.
    pub spellings: Vec<Spelling>,
}

/// One way to write a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The number of its line, from 1.
    pub line: usize,
    /// The text.
    pub text: String,
}

/// Reads a `numbers.txt` or `dates.txt`: a value (or `!`) at the line's begin, its spellings below, indented by two spaces.
///
/// # Errors
///
/// When a spelling has no value, a value has no spelling, or the file has no case.
pub fn value_cases(path: &str, text: &str) -> Result<Vec<ValueCase>, CaseError> {
    let cases = headed(path, text)?.into_iter().map(|(head, below)| {
        if below.is_empty() {
            return Err(CaseError::at(path, head.number, "a value has its spellings below, indented by two spaces"));
        }
        let spelling = |line: Line<'_>| Spelling { line: line.number, text: line.text.to_owned() };
        let value = (head.text != "!").then(|| head.text.to_owned());
        Ok(ValueCase { line: head.number, value, spellings: below.into_iter().map(spelling).collect() })
    });
    not_empty(path, cases.collect::<Result<Vec<_>, _>>()?)
}

/// A text and the names that must be found in it, exactly these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameCase {
    /// The number of its first line, from 1.
    pub line: usize,
    /// The text.
    pub text: String,
    /// The names in text order; maybe none.
    pub names: Vec<NamedMention>,
}

/// A name as it stands in the text, and what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedMention {
    /// The name.
    pub name: String,
    /// The pivot id; `None` where no table knows the name.
    pub pivot: Option<String>,
}

/// Reads a `names.txt`: a text at the line's begin, below it `  name | pivot` for each name, `-` for no pivot.
///
/// # Errors
///
/// When a name has no text above, no bar, or does not stand in its text; when the file has no case.
pub fn name_cases(path: &str, text: &str) -> Result<Vec<NameCase>, CaseError> {
    let cases = headed(path, text)?.into_iter().map(|(head, below)| {
        let names = below.into_iter().map(|line| named(path, line, head.text)).collect::<Result<Vec<_>, _>>()?;
        Ok(NameCase { line: head.number, text: head.text.to_owned(), names })
    });
    not_empty(path, cases.collect::<Result<Vec<_>, _>>()?)
}

fn named(path: &str, line: Line<'_>, text: &str) -> Result<NamedMention, CaseError> {
    let Some((name, pivot)) = line.text.split_once(" | ").filter(|(_, pivot)| !pivot.contains(' ')) else {
        return Err(CaseError::at(
            path,
            line.number,
            "expected `  name | pivot`, or `-` for a name that no table knows",
        ));
    };
    if !text.contains(name) {
        return Err(CaseError::at(path, line.number, format_args!("`{name}` does not stand in the text above")));
    }
    Ok(NamedMention { name: name.to_owned(), pivot: (pivot != "-").then(|| pivot.to_owned()) })
}

/// Lines at the line's begin, each with the lines below it that are indented by two spaces (taken away); comments and
/// blank lines are left out.
fn headed<'t>(path: &str, text: &'t str) -> Result<Vec<(Line<'t>, Vec<Line<'t>>)>, CaseError> {
    let mut heads: Vec<(Line<'t>, Vec<Line<'t>>)> = Vec::new();
    for line in plain_lines(path, text)? {
        if line.text.is_empty() || line.text.starts_with('#') {
            continue;
        }
        match (line.text.strip_prefix("  "), heads.last_mut()) {
            (Some(text), Some((_, below))) if !text.starts_with(' ') => below.push(Line { text, ..line }),
            (None, _) if !line.text.starts_with(' ') => heads.push((line, Vec::new())),
            _ => {
                return Err(CaseError::at(
                    path,
                    line.number,
                    "indent by two spaces, below a line that is not indented",
                ));
            }
        }
    }
    Ok(heads)
}

fn not_empty<T>(path: &str, cases: Vec<T>) -> Result<Vec<T>, CaseError> {
    if cases.is_empty() { Err(CaseError::of_file(path, "the file has no case")) } else { Ok(cases) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_joined_by_spaces_and_paragraphs_by_line_breaks() {
        let cases = split_cases("split.txt", "# Titles.\n\nUno.\nDue.\n¶\nTre.\n\nQuattro.\n").unwrap();
        assert_eq!(cases.len(), 2);
        assert_eq!((cases[0].line, cases[0].text()), (3, "Uno. Due.\nTre.".to_owned()));
        assert_eq!(cases[0].sentences(), ["Uno.", "Due.", "Tre."]);
    }

    #[test]
    fn values_own_the_spellings_below_them() {
        let cases = value_cases("numbers.txt", "14\n  quattordici\n  14\n# Silent.\n!\n  un cane\n").unwrap();
        assert_eq!((cases[0].value.as_deref(), cases[0].spellings.len()), (Some("14"), 2));
        assert_eq!((cases[1].value.as_deref(), cases[1].spellings[0].line), (None, 6));
    }

    #[test]
    fn names_stand_in_their_text() {
        let cases =
            name_cases("names.txt", "Da Roma è partito Rossi.\n  Roma | it-rome\n  Rossi | -\nPiove.\n").unwrap();
        assert_eq!(cases[0].names[0].pivot.as_deref(), Some("it-rome"));
        assert_eq!(cases[0].names[1].pivot, None);
        assert!(cases[1].names.is_empty());
    }

    #[test]
    fn malformed_files_are_errors() {
        let message = |result: Result<usize, CaseError>| result.unwrap_err().to_string();
        let split = |text| message(split_cases("f", text).map(|cases| cases.len()));
        let value = |text| message(value_cases("f", text).map(|cases| cases.len()));
        let name = |text| message(name_cases("f", text).map(|cases| cases.len()));
        for (error, wanted) in [
            (split(""), "f: the file has no case"),
            (split("Uno.\n Due.\n"), "f:2: a sentence begins"),
            (split("Uno.\n¶\n"), "f:1: a paragraph break"),
            (value("  14\n"), "f:1: indent by two spaces"),
            (value("14\n   14\n"), "f:2: indent by two spaces"),
            (value("14\n15\n  15\n"), "f:1: a value has its spellings"),
            (value("14\n\t14\n"), "f:2: write spaces"),
            (name("Roma\n  Roma it-rome\n"), "f:2: expected `  name | pivot`"),
            (name("Roma\n  Milano | it-milan\n"), "f:2: `Milano` does not stand"),
        ] {
            assert!(error.starts_with(wanted), "{error}");
        }
    }
}
