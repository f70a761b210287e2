//! A termbase as a table that the reader gives back as it was.
//!
//! A concept is as many rows as it has terms in the language it has most of; its id holds them together. What is said of
//! terms stands in columns of their language, which are left out where they would be empty.

use std::collections::BTreeMap;
use std::io::Write;

use riscontro_core::{Concept, ConceptRemarks, Gender, LangTag, LetterCase, Term, TermStatus, Termbase};

use crate::error::{FormatError, Kind};
use crate::glossary::{Unsaid, column_tag, part_of_speech_word, unique_ids};

/// A column of the table, and what it holds of a concept or of a term.
enum Column {
    Id,
    Concept(&'static str, OfConcept),
    Term(LangTag, &'static str, OfTerm),
}

type OfConcept = fn(&ConceptRemarks) -> &str;
type OfTerm = fn(&Term) -> &str;

const OF_CONCEPTS: &[(&str, OfConcept)] = &[
    ("domain", |remarks| &remarks.domain),
    ("definition", |remarks| &remarks.definition),
    ("note", |remarks| &remarks.note),
];

const OF_TERMS: &[(&str, OfTerm)] = &[
    ("", |term| &term.text),
    ("_status", |term| if term.status == TermStatus::Preferred { "" } else { term.status.as_str() }),
    ("_pos", |term| {
        part_of_speech_word(term.part_of_speech, term.remarks.as_ref().map_or("", |remarks| &remarks.part_of_speech))
    }),
    ("_gender", |term| term.gender.map_or("", gender)),
    ("_case", |term| if term.case == LetterCase::AsWritten { "yes" } else { "" }),
    ("_definition", |term| term.remarks.as_ref().map_or("", |remarks| &remarks.definition)),
    ("_note", |term| term.remarks.as_ref().map_or("", |remarks| &remarks.note)),
];

fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Masculine => "m",
        Gender::Feminine => "f",
        Gender::Neuter => "n",
        Gender::Other => "other",
    }
}

/// Writes a termbase with cells parted by `separator`, and returns what the table cannot say.
pub(crate) fn write(termbase: &Termbase, separator: u8, out: &mut dyn Write) -> Result<Vec<String>, FormatError> {
    let mut table = csv::WriterBuilder::new().delimiter(separator).from_writer(out);
    let unwritten = |error: csv::Error| FormatError::new(Kind::Unwritten(error.to_string()));
    let unsaid = each_row(termbase, |cells| table.write_record(cells).map_err(unwritten))?;
    table.flush().map_err(|error| FormatError::new(Kind::Unwritten(error.to_string())))?;
    Ok(unsaid)
}

/// Hands the rows of a termbase as a table to `take`, the header first, and returns what the table cannot say.
pub(crate) fn each_row(
    termbase: &Termbase,
    mut take: impl FnMut(&[&str]) -> Result<(), FormatError>,
) -> Result<Vec<String>, FormatError> {
    let mut unsaid = Unsaid::default();
    let ids = unique_ids(&termbase.concepts, &mut unsaid);
    let columns = columns(termbase, &mut unsaid);
    let names: Vec<String> = columns.iter().map(name).collect();
    take(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    for (concept, id) in termbase.concepts.iter().zip(&ids) {
        let held = held(concept, &columns, &mut unsaid);
        for at in 0..held.values().map(Vec::len).max().unwrap_or(0) {
            let cells: Vec<&str> = columns.iter().map(|column| cell(column, concept, &held, id, at)).collect();
            take(&cells)?;
        }
    }
    Ok(unsaid.into_messages())
}

fn columns(termbase: &Termbase, unsaid: &mut Unsaid) -> Vec<Column> {
    let mut columns = vec![Column::Id];
    let remarks = || termbase.concepts.iter().filter_map(|concept| concept.remarks.as_deref());
    for (name, part) in OF_CONCEPTS {
        if remarks().any(|remarks| !part(remarks).is_empty()) {
            columns.push(Column::Concept(name, *part));
        }
    }
    let terms = || termbase.concepts.iter().flat_map(|concept| &concept.terms);
    let mut languages: Vec<LangTag> = Vec::new();
    for term in terms() {
        if !languages.contains(&term.lang) {
            languages.push(term.lang);
        }
    }
    for lang in languages {
        if column_tag(lang).is_none() {
            unsaid.add("languages", format!("no column can be named `{lang}`: its terms are left out"));
            continue;
        }
        for (suffix, part) in OF_TERMS {
            if suffix.is_empty() || terms().any(|term| term.lang == lang && !part(term).is_empty()) {
                columns.push(Column::Term(lang, suffix, *part));
            }
        }
    }
    columns
}

fn name(column: &Column) -> String {
    match column {
        Column::Id => "id".to_owned(),
        Column::Concept(name, _) => (*name).to_owned(),
        Column::Term(lang, suffix, _) => format!("{}{suffix}", column_tag(*lang).unwrap_or_default()),
    }
}

/// The terms of a concept that cells can hold, by language.
type Held<'a> = BTreeMap<LangTag, Vec<&'a Term>>;

fn held<'a>(concept: &'a Concept, columns: &[Column], unsaid: &mut Unsaid) -> Held<'a> {
    let has_column = |lang| columns.iter().any(|column| matches!(column, Column::Term(own, ..) if *own == lang));
    let mut held = Held::new();
    for term in &concept.terms {
        if term.text.contains('|') {
            unsaid.add("terms with `|`", format!("`{}` is left out: `|` parts terms in a table", term.text));
        } else if has_column(term.lang) {
            held.entry(term.lang).or_default().push(term);
        }
    }
    held
}

/// A cell of the row `at` of a concept, from 0.
fn cell<'a>(column: &Column, concept: &'a Concept, held: &Held<'a>, id: &'a str, at: usize) -> &'a str {
    match column {
        Column::Id => id,
        Column::Concept(_, part) if at == 0 => concept.remarks.as_deref().map_or("", part),
        Column::Concept(..) => "",
        Column::Term(lang, _, part) => held.get(lang).and_then(|terms| terms.get(at)).map_or("", |term| part(term)),
    }
}
