//! Dictionaries that the user names.

use std::path::{Path, PathBuf};

use riscontro_core::LexiconEntry;
use riscontro_formats::{FormatError, Languages, dictd_text, is_dictd, read_dictd, read_lexicon};

use crate::error::EngineError;
use crate::load::{read_bytes, shown};

/// Reads a bilingual dictionary; what was read past goes to `warnings`.
///
/// A dictionary of dictd is two files, of which either may be named: the other has the same name with another ending.
///
/// # Errors
///
/// When a file cannot be read, or has a line that its form does not know; the error names the file and the line.
pub(crate) fn read_lexicon_file(
    path: &Path,
    languages: Option<Languages>,
    warnings: &mut Vec<String>,
) -> Result<Vec<LexiconEntry>, EngineError> {
    let name = shown(path);
    let in_file = |name: &str, error: &FormatError| EngineError::input(error.in_file(name));
    if !is_dictd(&name) {
        return read_lexicon(&name, &read_bytes(path)?, languages).map_err(|error| in_file(&name, &error));
    }
    let (index_path, text_path) = dictd_files(path)?;
    let (index_name, text_name) = (shown(&index_path), shown(&text_path));
    let index = read_bytes(&index_path)?;
    let text = dictd_text(read_bytes(&text_path)?).map_err(|error| in_file(&text_name, &error))?;
    let mut defects = Vec::new();
    let entries = read_dictd(&index, &text, &mut defects).map_err(|error| in_file(&index_name, &error))?;
    warnings.extend(defects.iter().map(|defect| format!("{index_name}: {}", defect.message)));
    Ok(entries)
}

/// The index and the text of a dictd dictionary, one of which is `path`.
fn dictd_files(path: &Path) -> Result<(PathBuf, PathBuf), EngineError> {
    let unpacked =
        if path.extension().is_some_and(|extension| extension == "dz") { path.with_extension("") } else { path.into() };
    let index = unpacked.with_extension("index");
    let texts = [unpacked.with_extension("dict.dz"), unpacked.with_extension("dict")];
    let missing = |what: &str, wanted: &Path| {
        let name = shown(path);
        EngineError::input(format!("{name}: its {what} `{}` is not beside it", shown(wanted)))
    };
    let named = (path != index).then(|| path.to_path_buf());
    let text = named.or_else(|| texts.iter().find(|text| text.is_file()).cloned());
    let text = text.ok_or_else(|| missing("dictionary", &texts[0]))?;
    if index.is_file() { Ok((index, text)) } else { Err(missing("index", &index)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_file_of_a_dictd_dictionary_names_both() {
        let folder = std::env::temp_dir().join(format!("riscontro-lexicon-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = |name: &str| folder.join(name);
        let read =
            |name: &str| read_lexicon_file(&file(name), None, &mut Vec::new()).map_err(|error| error.to_string());
        let alone = read("it-en.index").unwrap_err();
        assert!(alone.contains("its dictionary `") && alone.contains("it-en.dict.dz` is not beside it"), "{alone}");
        std::fs::write(file("it-en.dict"), "porto\nharbour\n").unwrap();
        let alone = read("it-en.dict").unwrap_err();
        assert!(alone.contains("its index `"), "{alone}");
        std::fs::write(file("it-en.index"), "porto\tA\tO\n").unwrap();
        for name in ["it-en.dict", "it-en.index"] {
            let entries = read(name).unwrap();
            assert_eq!((&*entries[0].source, &*entries[0].target), ("porto", "harbour"));
        }
        std::fs::write(file("it-en.index"), "porto\tA\t?\n").unwrap();
        assert!(read("it-en.dict").unwrap_err().contains("it-en.index:1: expected"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
