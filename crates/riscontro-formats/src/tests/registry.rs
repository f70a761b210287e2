//! The registry is complete and in order.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{FORMATS, ReaderKind, format_for};

/// Modules of this crate that are no formats.
const SHARED: &[&str] = &[
    "bitext",
    "builder",
    "columns",
    "decode",
    "delimiter",
    "error",
    "glossary",
    "gold",
    "lexicon",
    "lib",
    "npy",
    "packed",
    "segments",
    "srx",
    "tests",
    "utf8",
    "workbook",
    "write_termbase",
    "xml_encoding",
    "xml_text",
];

/// The folder of a format's small files.
pub(super) fn corpora(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/formats").join(id)
}

#[test]
fn ids_are_sorted_unique_and_kebab_case() {
    let ids: Vec<_> = FORMATS.iter().map(|format| format.id).collect();
    assert!(ids.is_sorted_by(|one, next| one < next), "sort FORMATS by id, each id once: {ids:?}");
    for id in ids {
        assert!(id.chars().all(|char| char.is_ascii_lowercase() || char == '-'), "write `{id}` in kebab-case");
    }
}

#[test]
fn each_format_has_its_folder_of_files() {
    for format in FORMATS {
        for part in ["ok", "bad"] {
            let folder = corpora(format.id).join(part);
            assert!(folder.is_dir(), "add corpora/formats/{}/{part}/", format.id);
        }
    }
}

#[test]
fn each_module_is_registered() {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap();
        let id = module.replace('_', "-");
        let is_known = SHARED.contains(&module) || FORMATS.iter().any(|format| format.id == id);
        assert!(is_known, "add {module}::FORMAT to FORMATS, or {module} to SHARED when it is no format");
    }
}

#[test]
fn the_extension_decides_in_any_case() {
    let id = |path, kind| format_for(path, "", kind).unwrap().id;
    assert_eq!(id("articles/source.it.MD", ReaderKind::Document), "markdown");
    assert_eq!(id("source.it.txt", ReaderKind::Document), "text");
    assert_eq!(id("terms.TSV", ReaderKind::Termbase), "csv-terms");
}

#[test]
fn a_document_of_an_unknown_extension_is_text_and_a_glossary_is_refused() {
    assert_eq!(format_for("a.b/README", "", ReaderKind::Document).unwrap().id, "text");
    assert_eq!(format_for("notes.log", "# x", ReaderKind::Document).unwrap().id, "text");
    let refused = format_for("terms.docx", "", ReaderKind::Termbase).unwrap_err().in_file("terms.docx");
    assert_eq!(
        refused,
        "terms.docx: no glossary format is known to have the extension `docx`: expected one of `csv`, `tsv`, `tab`, `txt`, \
         `ods`, `tbx`, `xml`, `martif`, `tmx`, `xlsx`, `xlsm`"
    );
}

#[test]
fn a_glossary_of_an_unknown_extension_is_told_by_its_beginning() {
    for (beginning, id) in [
        ("it,en\nmolo,pier\n", "csv-terms"),
        ("<?xml version=\"1.0\"?>\n<martif type=\"TBX\">", "tbx"),
        ("\u{fffd}\u{fffd}<\0t\0b\0x\0 \0", "tbx"),
        ("PK\u{3}\u{4}\u{14}\0[Content_Types].xml, ;", "xlsx"),
        ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
    ] {
        assert_eq!(format_for("terms.data", beginning, ReaderKind::Termbase).unwrap().id, id, "{beginning}");
    }
}
