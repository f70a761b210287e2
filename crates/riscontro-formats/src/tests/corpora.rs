//! Every file of `corpora/formats` gives what `expected.tsv` beside it says.
//!
//! A line of `expected.tsv` is the name of a file and one thing it gives, parted by TABs: a block (kind, text), a term
//! (concept, language, status, text, and what is said of it), what is said of a concept, a defect, a remark or an error. Files
//! in `ok` give no defect and no error, those in `bad` one at least. Line breaks inside a text are written `\n`.

use std::fs;
use std::path::Path;

use riscontro_core::{ConceptRemarks, Defect, LangTag, LetterCase, Term, TermRemarks};

use super::registry::corpora;
use crate::{FORMATS, Format, FormatError, Reader, SourceFile, decode};

#[test]
fn every_file_gives_what_is_expected_of_it() {
    for format in FORMATS {
        for part in ["ok", "bad"] {
            let folder = corpora(format.id).join(part);
            let expected = fs::read_to_string(folder.join("expected.tsv")).expect("each folder has its expected.tsv");
            assert_eq!(given(format, &folder), expected, "corpora/formats/{}/{part}/expected.tsv", format.id);
        }
    }
}

#[test]
fn faults_stand_in_bad_and_nowhere_else() {
    for format in FORMATS {
        for (part, is_bad) in [("ok", false), ("bad", true)] {
            for name in names(&corpora(format.id).join(part)) {
                let lines = outcome(format, &corpora(format.id).join(part).join(&name));
                let has_fault = lines.iter().any(|line| line.starts_with("error\t") || line.starts_with("defect\t"));
                assert_eq!(has_fault, is_bad, "corpora/formats/{}/{part}/{name}", format.id);
            }
        }
    }
}

fn given(format: &Format, folder: &Path) -> String {
    let lines = |name: String| {
        let lines = outcome(format, &folder.join(&name));
        lines.into_iter().map(move |line| format!("{name}\t{}\n", line.replace('\n', "\\n")))
    };
    names(folder).into_iter().flat_map(lines).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != "expected.tsv");
    names.sort();
    names
}

fn outcome(format: &Format, path: &Path) -> Vec<String> {
    let bytes = fs::read(path).unwrap();
    let read = match format.reader {
        Reader::Document(_) => document_lines(format, &bytes),
        Reader::Termbase(_) => term_lines(format, &bytes),
    };
    read.unwrap_or_else(|error| vec![format!("error\t{error}")])
}

fn document_lines(format: &Format, bytes: &[u8]) -> Result<Vec<String>, FormatError> {
    let Reader::Document(read) = format.reader else { return Ok(Vec::new()) };
    let decoded = decode(bytes, None, Some(LangTag::new("it")))?;
    let mut defects = decoded.defects;
    let document = read(&SourceFile::new("file", decoded.text), LangTag::new("it"), &mut defects)?;
    let blocks = document.blocks.iter().map(|block| format!("{:?}\t{}", block.kind, block.span.of(&document.text)));
    let mut lines: Vec<_> = defects.iter().map(|defect| format!("defect\t{}", defect.message)).collect();
    lines.extend(blocks);
    Ok(lines)
}

/// A term with all that is said of it.
fn term_line(term: &Term) -> String {
    let mut line = format!("{}\t{:?}\t{}", term.lang, term.status, term.text);
    line.extend(term.part_of_speech.map(|read| format!("\t{read:?}")));
    line.extend(term.gender.map(|read| format!("\t{read:?}")));
    if term.case == LetterCase::AsWritten {
        line.push_str("\tas written");
    }
    if let Some(TermRemarks { part_of_speech, definition, note }) = term.remarks.as_deref() {
        line.push_str(&said([("pos", part_of_speech), ("definition", definition), ("note", note)]));
    }
    line
}

/// What is said, each under its name.
fn said(remarks: [(&str, &str); 3]) -> String {
    remarks.iter().filter(|(_, said)| !said.is_empty()).map(|(name, said)| format!("\t{name} {said}")).collect()
}

fn term_lines(format: &Format, bytes: &[u8]) -> Result<Vec<String>, FormatError> {
    let Reader::Termbase(read) = format.reader else { return Ok(Vec::new()) };
    let mut defects = Vec::new();
    let termbase = read(&mut &bytes[..], None, &mut defects)?;
    let word = |defect: &Defect| if defect.kind.is_remark() { "remark" } else { "defect" };
    let mut lines: Vec<_> = defects.iter().map(|defect| format!("{}\t{}", word(defect), defect.message)).collect();
    for concept in &termbase.concepts {
        if let Some(ConceptRemarks { domain, definition, note }) = concept.remarks.as_deref() {
            let said = said([("domain", domain), ("definition", definition), ("note", note)]);
            lines.push(format!("{}{said}", concept.id));
        }
        lines.extend(concept.terms.iter().map(|term| format!("{}\t{}", concept.id, term_line(term))));
    }
    Ok(lines)
}
