//! The rows of a table to concepts, whatever kind of file the table stands in.

use riscontro_core::{
    Concept, ConceptRemarks, Defect, DefectKind, Gender, LetterCase, PartOfSpeech, Raw, Span, Term, TermRemarks,
    TermStatus,
};

use super::concepts::{self, Concepts};
use super::header::{Column, Header, List, Said};
use super::languages::is_known_language;
use super::settle::{refuse_unread_statuses, settle};
use super::words::{case_named, in_one_line, is_untidy, kept_part_of_speech, status_named};
use crate::Languages;
use crate::error::{FormatError, Kind};

/// Of the rows of a list fewer than one in so many may be malformed.
const MOST_MALFORMED: usize = 10;

/// More words than these before a full stop are a sentence.
const LONGEST_TERM: usize = 2;

/// No more rows than these are passed over in search of a header.
const MOST_TITLES: usize = 8;

/// A row of a table; the line counts from 1, and is that of the row in a sheet.
pub(crate) struct Row {
    pub(crate) cells: Vec<String>,
    pub(crate) line: u32,
    pub(crate) span: Span<Raw>,
}

impl Row {
    /// A row that stands nowhere.
    pub(crate) fn without_place(cells: Vec<String>) -> Self {
        Row { cells, line: 0, span: Span::new(0, 0) }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }
}

/// The concepts of a table whose first row names the columns, or of a list of two columns in the languages of the run.
pub(crate) fn read_rows(
    mut rows: impl Iterator<Item = Result<Row, FormatError>>,
    languages: Option<Languages>,
    defects: &mut Vec<Defect>,
) -> Result<Vec<Concept>, FormatError> {
    let Some(names) = rows.next().transpose()? else {
        return Err(FormatError::at_line(Kind::TermColumns { found: "nothing".to_owned() }, 1));
    };
    let cells: Vec<_> = names.cells.iter().map(String::as_str).collect();
    let in_header = |kind| FormatError::at_line(kind, names.line);
    let parsed = Header::parse(&cells, languages);
    let rest = rows.collect::<Result<Vec<_>, _>>()?;
    let list = || List::of(&cells).filter(|_| is_list(&names, &rest));
    let (mut header, is_unnamed) = match parsed {
        Err(kind @ Kind::TermColumns { .. }) => match (list(), languages) {
            (Some(list), Some(languages)) => (Header::of_list(&list, &cells, languages), !list.is_named),
            (Some(_), None) => return Err(in_header(Kind::ListLanguages)),
            (None, _) => return Err(in_header(kind)),
        },
        parsed => (parsed.map_err(in_header)?, false),
    };
    let rows = rest;
    if is_unnamed {
        let [source, target] = [header.languages[0], header.languages[1]];
        let message = format!(
            "line {}: no column is named; the first is read as `{source}`, the second as `{target}`: name them to be sure",
            names.line
        );
        defects.push(Defect { kind: DefectKind::Language, message, span: names.span });
        let mut table = Table { places: Places::of(&header), header, concepts: Concepts::default(), defects };
        table.take(&names);
        rows.iter().for_each(|row| table.take(row));
        return Ok(table.concepts.finish(table.defects));
    }
    settle(&mut header, &rows);
    refuse_unread_statuses(&header, &names, &rows).map_err(in_header)?;
    defects.extend(unread(&header, &names));
    defects.extend(unknown_languages(&header, &names));
    let places = Places::of(&header);
    let mut table = Table { header, places, concepts: Concepts::default(), defects };
    for row in rows {
        table.take(&row);
    }
    Ok(table.concepts.finish(table.defects))
}

/// Whether the rows of a table of which no language is named are terms with a translation each, and no prose: a few of them may be
/// malformed, but they are short and end in no full stop.
fn is_list(first: &Row, rest: &[Row]) -> bool {
    let is_pair = |row: &&Row| {
        let is_prose = |cell: &&String| cell.trim().ends_with('.') && cell.split_whitespace().count() > LONGEST_TERM;
        row.filled() <= 2 && !row.cells.iter().any(|cell| is_prose(&cell))
    };
    let rows = || std::iter::once(first).chain(rest);
    rows().filter(is_pair).count() * MOST_MALFORMED > rows().count() * (MOST_MALFORMED - 1)
}

/// Whether a row is meant for the header of a glossary; it may be malformed still.
pub(crate) fn names_languages(row: &Row, languages: Option<Languages>) -> bool {
    let cells: Vec<_> = row.cells.iter().map(String::as_str).collect();
    !matches!(Header::parse(&cells, languages), Err(Kind::TermColumns { .. }))
}

/// How many rows stand above the header of a glossary, a title and the like: each has fewer filled cells than the header. None where no
/// header follows a few such rows.
pub(crate) fn titles_above(rows: &[Row], languages: Option<Languages>) -> usize {
    let header = rows.iter().take(MOST_TITLES + 1).position(|row| names_languages(row, languages)).unwrap_or(0);
    let are_titles = rows[..header].iter().all(|row| row.filled() < rows[header].filled());
    if are_titles { header } else { 0 }
}

/// The columns that are read as terms of a language that has no name.
fn unknown_languages(header: &Header, names: &Row) -> Vec<Defect> {
    let columns = header.columns.iter().zip(&names.cells);
    let unknown =
        columns.filter(|(column, _)| matches!(column, Column::Terms { lang, .. } if !is_known_language(*lang)));
    let message = |name: &str| {
        format!("line {}: the column `{}` is taken for terms in a language of this name", names.line, name.trim())
    };
    let defect = |name: &str| Defect { kind: DefectKind::Language, message: message(name), span: names.span };
    unknown.map(|(_, name)| defect(name)).collect()
}

/// The columns that are only for the reader of the table.
fn unread(header: &Header, names: &Row) -> Option<Defect> {
    let others = header.columns.iter().zip(&names.cells).filter(|(column, _)| **column == Column::Other);
    let others: Vec<_> = others.map(|(_, name)| format!("`{}`", name.trim())).filter(|name| name != "``").collect();
    let message = format!("line {}: what stands under {} is not kept", names.line, others.join(", "));
    (!others.is_empty()).then_some(Defect { kind: DefectKind::Unread, message, span: names.span })
}

/// Where the cells stand that say something: looked up once, and not once a row.
struct Places {
    id: Option<usize>,
    /// Of the row.
    row: [Option<usize>; Said::COUNT],
    /// Of its terms in a language alone, in the order of the languages of the header.
    languages: Vec<[Option<usize>; Said::COUNT]>,
}

impl Places {
    fn of(header: &Header) -> Self {
        let about = |lang| Said::ALL.map(|said| header.position(Column::About { said, lang }));
        let languages = header.languages.iter().map(|lang| about(Some(*lang))).collect();
        Places { id: header.position(Column::Id), row: about(None), languages }
    }
}

/// The table half-way through its rows.
struct Table<'a> {
    header: Header,
    places: Places,
    concepts: Concepts,
    defects: &'a mut Vec<Defect>,
}

impl Table<'_> {
    fn take(&mut self, row: &Row) {
        if row.is_blank() {
            return;
        }
        let columns = self.header.columns.len();
        if row.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
            let cells = row.cells.len();
            self.note(
                DefectKind::Row,
                row,
                &format!(
                    "{cells} cells under a header of {columns}; put quotation marks around a cell that holds the separator"
                ),
            );
            return;
        }
        let terms = match self.terms_of(row) {
            Ok(terms) => terms,
            Err(fault) => return self.note(DefectKind::Status, row, &fault.to_string()),
        };
        let said = |said: Said| in_one_line(cell(row, self.places.row[said as usize])).into();
        let remarks =
            ConceptRemarks { domain: said(Said::Domain), definition: said(Said::Definition), note: said(Said::Note) };
        let id = cell(row, self.places.id);
        self.concepts.add(concepts::Row { id, terms, remarks, line: row.line, span: row.span }, self.defects);
    }

    /// The terms of a row, by language in the order of the header, then by column.
    fn terms_of(&mut self, row: &Row) -> Result<Vec<Term>, Kind> {
        let mut terms = Vec::new();
        for at in 0..self.header.languages.len() {
            let lang = self.header.languages[at];
            let model = self.model(row, at)?;
            for (column, cell) in self.header.columns.iter().zip(&row.cells) {
                let Column::Terms { lang: own, status } = *column else { continue };
                if own != lang {
                    continue;
                }
                if cell.trim().contains(['\n', '\r']) {
                    let message = format!(
                        "line {}: a line break inside `{}`, which was read as one term",
                        row.line,
                        in_one_line(cell)
                    );
                    self.defects.push(Defect { kind: DefectKind::LineBreak, message, span: row.span });
                } else if is_untidy(cell) {
                    let message = format!("line {}: white space behind or twice inside `{}`", row.line, cell.trim());
                    self.defects.push(Defect { kind: DefectKind::Untidy, message, span: row.span });
                }
                let texts = cell.split('|').map(in_one_line).filter(|text| !text.is_empty());
                let status = status.unwrap_or(model.status);
                terms.extend(texts.map(|text| Term { text: text.into(), status, ..model.clone() }));
            }
        }
        Ok(terms)
    }

    /// What a row says of its terms in a language, by its number in the header, as a term without text.
    fn model(&mut self, row: &Row, lang: usize) -> Result<Term, Kind> {
        let status = self.status_of(row, lang)?;
        let written = self.about(row, Said::PartOfSpeech, lang);
        let remarks = TermRemarks {
            part_of_speech: kept_part_of_speech(written).into(),
            definition: in_one_line(self.own(row, Said::Definition, lang)).into(),
            note: in_one_line(self.own(row, Said::Note, lang)).into(),
        };
        let part_of_speech = PartOfSpeech::parse(written);
        let (gender, case) = (self.about(row, Said::Gender, lang), self.about(row, Said::Case, lang));
        let read = (Gender::parse(gender), case_named(case));
        if read.0.is_none() && !gender.is_empty() {
            let message = format!("unknown gender `{gender}`, which is passed over: expected `m`, `f`, `n` or `other`");
            self.note(DefectKind::Row, row, &message);
        }
        if read.1.is_none() {
            let message =
                format!("unknown case `{case}`, which is passed over: expected `yes` where capitals count, or `no`");
            self.note(DefectKind::Row, row, &message);
        }
        Ok(Term {
            part_of_speech,
            gender: read.0,
            case: read.1.unwrap_or(LetterCase::Any),
            line: row.line,
            remarks: (remarks != TermRemarks::default()).then(|| Box::new(remarks)),
            ..Term::new(self.header.languages[lang], "", status)
        })
    }

    fn note(&mut self, kind: DefectKind, row: &Row, message: &str) {
        let message = format!("line {}: {message}", row.line);
        // What is said of all terms of a row is read once a language.
        if !self.defects.iter().rev().take(4).any(|known| known.message == message) {
            self.defects.push(Defect { kind, message, span: row.span });
        }
    }

    /// What a row says of its terms in one language alone.
    fn own<'a>(&self, row: &'a Row, said: Said, lang: usize) -> &'a str {
        cell(row, self.places.languages[lang][said as usize])
    }

    /// The same, or what it says of all its terms.
    fn about<'a>(&self, row: &'a Row, said: Said, lang: usize) -> &'a str {
        match self.own(row, said, lang) {
            "" => cell(row, self.places.row[said as usize]),
            own => own,
        }
    }

    /// The status of a row's terms; without a column of the language, `status` speaks of the last one.
    fn status_of(&self, row: &Row, lang: usize) -> Result<TermStatus, Kind> {
        let own = self.own(row, Said::Status, lang);
        let is_last = lang + 1 == self.header.languages.len();
        let cell = if own.is_empty() && is_last { self.about(row, Said::Status, lang) } else { own };
        status_named(cell).ok_or_else(|| Kind::Status { status: cell.to_owned() })
    }
}

/// A cell, trimmed; empty without its column.
fn cell(row: &Row, at: Option<usize>) -> &str {
    at.and_then(|at| row.cells.get(at)).map_or("", |cell| cell.trim())
}
