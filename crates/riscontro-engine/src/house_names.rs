//! The names of a house: how it renders them, and what it never writes.
//!
//! A table of tab-separated columns, its first line naming them: a column for each language, and where wanted `forbidden it`,
//! `forbidden en` (renderings never to be written), `kind` (country, place, org, person, work) and `note`, which is for
//! people. Several forms in a cell stand apart by ` | `, the agreed one first; an empty cell of a language says that the
//! name is not translated.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use riscontro_core::LangTag;
use riscontro_core::value::{NameKind, PivotId};
use riscontro_extract::OwnName;

use crate::error::EngineError;
use crate::load::{read_plain_text, shown};
use crate::nearest::hint;

/// Stands before the number of a name among those of a run, in the id of what it names.
const AGREED: &str = "own-";
/// The same in the id of what it must not be called.
const FORBIDDEN: &str = "not-";

/// What a name without a kind is: an institution, a brand.
const USUAL_KIND: NameKind = NameKind::Organisation;

const KINDS: [(&str, NameKind); 5] = [
    ("country", NameKind::Country),
    ("place", NameKind::Place),
    ("org", NameKind::Organisation),
    ("person", NameKind::Person),
    ("work", NameKind::Work),
];

/// The names of all files of a run.
#[derive(Debug, Default)]
pub(crate) struct HouseNames {
    files: Vec<PathBuf>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    kind: NameKind,
    agreed: Vec<(LangTag, Vec<String>)>,
    forbidden: Vec<(LangTag, Vec<String>)>,
}

impl HouseNames {
    /// Reads `files`.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, a column is unknown, a row has too many cells or no form, a form stands for two names, or is
    /// both agreed and forbidden; the error names file and line.
    pub(crate) fn load(files: &[PathBuf]) -> Result<Self, EngineError> {
        let mut names = HouseNames { files: files.to_vec(), rows: Vec::new() };
        let mut places = BTreeMap::new();
        for file in files {
            let text = read_plain_text(file)?;
            names.read(file, &text, &mut places)?;
        }
        Ok(names)
    }

    /// The files, which tell one list of a run from another.
    pub(crate) fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// The names as texts in `lang` have them, those that are forbidden there included.
    pub(crate) fn of(&self, lang: LangTag) -> Vec<OwnName> {
        let mut names = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            let mut add = |start: &str, forms: &[(LangTag, Vec<String>)]| {
                let own = forms.iter().filter(|(tag, _)| tag.primary() == lang.primary()).flat_map(|(_, forms)| forms);
                let entity = PivotId::new(&format!("{start}{number}"));
                names.extend(own.map(|form| OwnName { form: form.clone(), entity: entity.clone(), kind: row.kind }));
            };
            add(AGREED, &row.agreed);
            add(FORBIDDEN, &row.forbidden);
        }
        names
    }

    /// How texts in `lang` should write what `entity` names.
    pub(crate) fn agreed(&self, entity: &PivotId, lang: LangTag) -> Option<&str> {
        let row = self.rows.get(entity.as_str().strip_prefix(AGREED)?.parse::<usize>().ok()?)?;
        let (_, forms) = row.agreed.iter().find(|(tag, _)| tag.primary() == lang.primary())?;
        forms.first().map(String::as_str)
    }

    fn read(&mut self, file: &Path, text: &str, places: &mut Places) -> Result<(), EngineError> {
        let refuse =
            |number: usize, message: String| EngineError::input(format!("{}:{number}: {message}", shown(file)));
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let mut columns: Option<Vec<Column>> = None;
        for (number, line) in lines {
            let in_line = |message| refuse(number, message);
            match &columns {
                None => columns = Some(header(line).map_err(in_line)?),
                Some(columns) => {
                    let row = row(columns, line).map_err(in_line)?;
                    note_forms(&row, &format!("{}:{number}", shown(file)), places).map_err(in_line)?;
                    self.rows.push(row);
                }
            }
        }
        Ok(())
    }
}

/// Where each form of each language was first seen.
type Places = BTreeMap<(LangTag, String), String>;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Agreed(LangTag),
    Forbidden(LangTag),
    Kind,
    Note,
}

fn header(line: &str) -> Result<Vec<Column>, String> {
    let columns = line.split('\t').map(|cell| column(cell.trim())).collect::<Result<Vec<_>, _>>()?;
    let languages = columns.iter().filter(|column| matches!(column, Column::Agreed(_))).count();
    if languages < 2 {
        return Err("the first line names the columns, two languages at least, parted by tabs: `it`, `en`".to_owned());
    }
    match columns.iter().enumerate().find(|(at, column)| columns[..*at].contains(column)) {
        Some((at, _)) => Err(format!("column {} stands there twice", at + 1)),
        None => Ok(columns),
    }
}

fn column(name: &str) -> Result<Column, String> {
    match name {
        "kind" => return Ok(Column::Kind),
        "note" => return Ok(Column::Note),
        _ => {}
    }
    let (lang, column): (&str, fn(LangTag) -> Column) = match name.strip_prefix("forbidden ") {
        Some(lang) => (lang, Column::Forbidden),
        None => (name, Column::Agreed),
    };
    // A language is two or three letters, maybe with its country: a longer word is a slip.
    let is_tag = lang.split('-').next().is_some_and(|primary| (2..=3).contains(&primary.len()));
    let tag = is_tag.then(|| lang.parse().ok()).flatten();
    tag.map(column).ok_or_else(|| {
        let known = ["kind", "note", "forbidden it", "forbidden en"];
        format!(
            "`{name}` is no column: expected a language, `forbidden` and a language, `kind` or `note`{}",
            hint(name, known)
        )
    })
}

fn row(columns: &[Column], line: &str) -> Result<Row, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() > columns.len() {
        return Err(format!("{} cells for {} columns", cells.len(), columns.len()));
    }
    let mut row = Row { kind: USUAL_KIND, agreed: Vec::new(), forbidden: Vec::new() };
    let filled = cells.into_iter().map(str::trim).chain(std::iter::repeat(""));
    for (column, cell) in columns.iter().zip(filled) {
        match column {
            Column::Agreed(lang) => row.agreed.push((*lang, forms(cell))),
            Column::Forbidden(lang) => row.forbidden.push((*lang, forms(cell))),
            Column::Kind if !cell.is_empty() => row.kind = kind(cell)?,
            Column::Kind | Column::Note => {}
        }
    }
    // What one language leaves out is written as in the other.
    let Some(kept) = row.agreed.iter().map(|(_, forms)| forms).find(|forms| !forms.is_empty()).cloned() else {
        return Err("a row without a name: write it in one language at least".to_owned());
    };
    for (_, forms) in row.agreed.iter_mut().filter(|(_, forms)| forms.is_empty()) {
        forms.clone_from(&kept);
    }
    Ok(row)
}

fn forms(cell: &str) -> Vec<String> {
    cell.split('|').map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned).collect()
}

fn kind(name: &str) -> Result<NameKind, String> {
    let found = KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
    let known = KINDS.map(|(known, _)| known);
    found.ok_or_else(|| format!("`{name}` is no kind: expected {}{}", known.join(", "), hint(name, known)))
}

/// Notes the forms of a row; each stands for one name only, and is agreed or forbidden.
fn note_forms(row: &Row, place: &str, places: &mut Places) -> Result<(), String> {
    for (lang, form) in row.agreed.iter().flat_map(|(lang, forms)| forms.iter().map(move |form| (*lang, form))) {
        if let Some(first) = places.insert((lang, form.clone()), place.to_owned()) {
            return Err(format!("`{form}` stands in {first} already: write all its renderings in one row"));
        }
        let is_forbidden = row.forbidden.iter().any(|(tag, forms)| *tag == lang && forms.contains(form));
        if is_forbidden {
            return Err(format!("`{form}` is agreed and forbidden: strike it out in one of the two columns"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<HouseNames, String> {
        let mut names = HouseNames::default();
        let read = names.read(Path::new("names.tsv"), text, &mut BTreeMap::new());
        read.map(|()| names).map_err(|error| error.to_string())
    }

    #[test]
    fn names_are_read_with_their_renderings() {
        let names = read("it\ten\tforbidden en\tnote\nKiev\tKyiv\tKiev\tstyle book\n# ours\nBanca Rovere\t\n").unwrap();
        let english = names.of("en".parse().unwrap());
        let told: Vec<String> = english.iter().map(|name| format!("{} {}", name.form, name.entity)).collect();
        assert_eq!(told, ["Kyiv own-0", "Kiev not-0", "Banca Rovere own-1"]);
        assert_eq!(names.agreed(&PivotId::new("own-0"), "en".parse().unwrap()), Some("Kyiv"));
        assert_eq!(names.agreed(&PivotId::new("ua-kyiv"), "en".parse().unwrap()), None);
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_line_and_a_remedy() {
        for (text, error) in [
            ("Kiev\tKyiv\n", "names.tsv:1: `Kiev` is no column"),
            ("it\tnote\n", "names.tsv:1: the first line names the columns, two languages at least"),
            ("it\ten\tnoet\n", "(did you mean `note`?)"),
            ("it\ten\ten\n", "names.tsv:1: column 3 stands there twice"),
            ("it\ten\nA\tB\tC\n", "names.tsv:2: 3 cells for 2 columns"),
            ("it\ten\tkind\n\t\tplace\n", "names.tsv:2: a row without a name"),
            ("it\ten\tkind\nA\tB\tplcae\n", "(did you mean `place`?)"),
            ("it\ten\nKiev\tKyiv\n\nKiev\tKiev\n", "names.tsv:4: `Kiev` stands in names.tsv:2 already"),
            ("it\ten\tforbidden en\nKiev\tKyiv\tKyiv\n", "names.tsv:2: `Kyiv` is agreed and forbidden"),
        ] {
            let told = read(text).unwrap_err();
            assert!(told.contains(error), "{told}");
        }
    }
}
