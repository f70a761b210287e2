//! What the user adds to what the program knows of the languages: dictionaries and word vectors.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use riscontro_core::{LangTag, LexiconEntry, PairError, PartOfSpeech};
use riscontro_formats::Languages;
use riscontro_lang::Language;
use riscontro_lexicon::vectors::{LinkTable, VectorTable};
use riscontro_lexicon::{Bilingual, LexiconRow, Linker, PairVectors, Reading, USUAL_WEIGHT};

use crate::error::EngineError;
use crate::lexicon_file::read_lexicon_file;
use crate::load::shown;

/// Stands for a file where nothing of the program's own is wanted.
const NOTHING: &str = "none";

/// Whether a path is the word for nothing.
pub(crate) fn is_nothing(path: &Path) -> bool {
    path == Path::new(NOTHING)
}

/// The dictionaries and vectors of a run, by the names that flags and configuration give them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct KnowledgeFiles {
    /// Dictionaries; `none` turns off those of the program.
    pub(crate) lexica: Vec<PathBuf>,
    /// A folder of word vectors; `none` turns off those of the program.
    pub(crate) vectors: Option<PathBuf>,
}

/// The same, read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Knowledge {
    own_lexica: Own,
    lexica: Vec<Arc<[LexiconEntry]>>,
    own_vectors: Own,
    vectors: Option<PathBuf>,
    /// The direction that the dictionaries lead in, where it is known.
    direction: Option<Languages>,
}

/// Whether what the program holds itself is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Own {
    #[default]
    Used,
    Unused,
}

impl KnowledgeFiles {
    /// Reads the dictionaries; vectors are read when their languages are known.
    ///
    /// # Errors
    ///
    /// When a dictionary cannot be read; the error names file and line.
    pub(crate) fn load(
        &self,
        direction: Option<Languages>,
        warnings: &mut Vec<String>,
    ) -> Result<Knowledge, EngineError> {
        if let Some(folder) = self.vectors.as_ref().filter(|path| !is_nothing(path) && !path.is_dir()) {
            return Err(EngineError::input(format!("{}: no folder of word vectors", shown(folder))));
        }
        let own = |is_unused| if is_unused { Own::Unused } else { Own::Used };
        let files = self.lexica.iter().filter(|path| !is_nothing(path));
        let read = |path: &PathBuf| read_lexicon_file(path, direction, warnings).map(Arc::<[LexiconEntry]>::from);
        let lexica = files.map(read).collect::<Result<_, _>>()?;
        Ok(Knowledge {
            own_lexica: own(self.lexica.iter().any(|path| is_nothing(path))),
            lexica,
            own_vectors: own(self.vectors.as_deref().is_some_and(is_nothing)),
            vectors: self.vectors.clone().filter(|path| !is_nothing(path)),
            direction,
        })
    }
}

impl Knowledge {
    /// The linker of a direction, with all that is known of it.
    ///
    /// # Errors
    ///
    /// When a file of word vectors cannot be used; the error names it.
    pub(crate) fn linker(
        &self,
        (source, source_tag): (&'static Language, LangTag),
        (target, target_tag): (&'static Language, LangTag),
        warnings: &mut Vec<String>,
    ) -> Result<Linker, PairError> {
        let mut linker = Linker::new(source_tag, target_tag);
        if self.own_lexica == Own::Used
            && let Some((lexicon, reading)) = riscontro_lexicon::built_in(source_tag, target_tag)
        {
            linker = linker.with_lexicon(Arc::new(lexicon), reading);
        }
        for entries in &self.lexica {
            let is_backward = self.direction.is_some_and(|direction| {
                direction.source.primary() == target_tag.primary() && direction.target.primary() == source_tag.primary()
            });
            let (lexicon, reading) = if is_backward {
                (Bilingual::new(rows(entries), target, source), Reading::Backward)
            } else {
                (Bilingual::new(rows(entries), source, target), Reading::Forward)
            };
            linker = linker.with_lexicon(Arc::new(lexicon), reading);
        }
        let vectors = self.pair_vectors(source_tag, target_tag, warnings)?;
        Ok(vectors.into_iter().fold(linker, Linker::with_vectors))
    }

    fn pair_vectors(
        &self,
        source: LangTag,
        target: LangTag,
        warnings: &mut Vec<String>,
    ) -> Result<Option<PairVectors>, PairError> {
        let tables = [self.table(source)?, self.table(target)?];
        if let Some(folder) = &self.vectors {
            let missing = [source, target].into_iter().zip(&tables).filter(|(_, table)| table.is_none());
            warnings.extend(missing.map(|(tag, _)| {
                format!("{}: no `{}.vectors`: aligned without word vectors", shown(folder), tag.primary())
            }));
        }
        let [Some(from), Some(to)] = tables else { return Ok(None) };
        if from.space() != to.space() {
            return Err(PairError::new(format!(
                "the word vectors of `{source}` and `{target}` are of different spaces: make both with one run of \
                 `cargo xtask vectors`"
            )));
        }
        let links = self.links(&from, &to)?.map(Arc::new);
        let vectors = PairVectors::new(Arc::new(from), Arc::new(to), links);
        Ok(Some(vectors.expect("the links were compared with the tables when they were read")))
    }

    /// The vectors of a language: those of the folder, else those of the program.
    fn table(&self, lang: LangTag) -> Result<Option<VectorTable>, PairError> {
        let path = self.vectors.as_ref().map(|folder| folder.join(format!("{}.vectors", lang.primary())));
        if let Some((path, bytes)) = path.and_then(present).transpose()? {
            let refuse = |reason: String| PairError::new(format!("{}: {reason}", shown(&path)));
            let table = VectorTable::from_bytes(bytes.into()).map_err(|error| refuse(error.to_string()))?;
            if table.lang().primary() != lang.primary() {
                let held = table.lang();
                return Err(refuse(format!("holds words of `{held}`: name the file `{}.vectors`", held.primary())));
            }
            return Ok(Some(table));
        }
        Ok(if self.own_vectors == Own::Used { VectorTable::built_in(lang) } else { None })
    }

    /// The links between two tables: those of the folder, else those of the program where they belong to the tables.
    fn links(&self, source: &VectorTable, target: &VectorTable) -> Result<Option<LinkTable>, PairError> {
        let (from, to) = (source.lang(), target.lang());
        let name = |from: LangTag, to: LangTag| format!("{}-{}.links", from.primary(), to.primary());
        let folder = self.vectors.iter();
        let mut paths = folder.flat_map(|folder| [name(from, to), name(to, from)].map(|name| folder.join(name)));
        if let Some((path, bytes)) = paths.find_map(present).transpose()? {
            let refuse = |reason: String| PairError::new(format!("{}: {reason}", shown(&path)));
            let links = LinkTable::from_bytes(bytes.into()).map_err(|error| refuse(error.to_string()))?;
            let is_forward = links.source_lang().primary() == from.primary();
            let links = if is_forward { links } else { links.reversed() };
            links.check(source, target).map_err(|error| refuse(error.to_string()))?;
            return Ok(Some(links));
        }
        let own = if self.own_vectors == Own::Used { LinkTable::built_in(from, to) } else { None };
        Ok(own.filter(|links| links.check(source, target).is_ok()))
    }
}

/// The bytes of a file; `None` when there is none.
fn present(path: PathBuf) -> Option<Result<(PathBuf, Vec<u8>), PairError>> {
    match fs::read(&path) {
        Ok(bytes) => Some(Ok((path, bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(PairError::new(format!("{}: {error}", shown(&path))))),
    }
}

fn rows(entries: &[LexiconEntry]) -> impl Iterator<Item = LexiconRow<'_>> {
    entries.iter().map(|entry| LexiconRow {
        source: &entry.source,
        target: &entry.target,
        part_of_speech: entry.part_of_speech.map(PartOfSpeech::as_str),
        weight: entry.weight.unwrap_or(USUAL_WEIGHT),
    })
}
