//! Where the corpora lie and what is in them; every list is sorted by path.

use std::path::{Path, PathBuf};

use crate::error::CaseError;

/// An article pair of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The folder of its pair of languages, such as `it-en`.
    pub pair: String,
    /// The name of its folder.
    pub slug: String,
    /// `source.<lang>.<ext>`.
    pub source: PathBuf,
    /// `target.<lang>.<ext>`.
    pub target: PathBuf,
    /// Its beads.
    pub gold: PathBuf,
    /// The errors planted in it; none for a clean translation.
    pub expected: Option<PathBuf>,
}

/// The folder `corpora` above or beside `manifest_dir`, the folder of a package of this workspace.
///
/// # Errors
///
/// When there is none.
pub fn corpora_root(manifest_dir: &str) -> Result<PathBuf, CaseError> {
    let above = Path::new(manifest_dir).ancestors().map(|folder| folder.join("corpora"));
    above.into_iter().find(|folder| folder.is_dir()).ok_or_else(|| {
        CaseError::of_file(manifest_dir, "no folder `corpora` here or above; run the tests inside the repository")
    })
}

/// The rules' case files: `corpora/<pair>/cases/<rule-id>.txt`, and those of the genres: `corpora/<pair>/genres/<genre>.txt`.
///
/// # Errors
///
/// When a folder cannot be read or holds something else.
pub fn rule_case_files(corpora: &Path) -> Result<Vec<PathBuf>, CaseError> {
    let mut files = Vec::new();
    let pairs = entries(corpora)?.into_iter();
    let folders = pairs.flat_map(|pair| ["cases", "genres"].map(|folder| pair.join(folder)));
    for folder in folders.filter(|folder| folder.is_dir()) {
        for file in entries(&folder)? {
            if file.extension().is_none_or(|extension| extension != "txt") {
                return Err(fault(&file, "a folder of cases holds `<rule-id>.txt` files only"));
            }
            files.push(file);
        }
    }
    Ok(files)
}

/// The articles: `corpora/<pair>/articles/<slug>/`.
///
/// # Errors
///
/// When a folder cannot be read, or an article lacks its source, target or beads or has two of them.
pub fn articles(corpora: &Path) -> Result<Vec<Article>, CaseError> {
    let mut articles = Vec::new();
    for pair in entries(corpora)?.into_iter().filter(|pair| pair.join("articles").is_dir()) {
        for slug in entries(&pair.join("articles"))?.into_iter().filter(|entry| entry.is_dir()) {
            articles.push(article(&name(&pair), &slug)?);
        }
    }
    Ok(articles)
}

fn article(pair: &str, folder: &Path) -> Result<Article, CaseError> {
    let files = entries(folder)?;
    let named = |start: &str| files.iter().filter(|file| name(file).starts_with(start)).cloned().collect::<Vec<_>>();
    let one = |start: &str| match &named(start)[..] {
        [file] => Ok(file.clone()),
        found => Err(fault(folder, &format!("an article has one file `{start}…`, this one has {}", found.len()))),
    };
    Ok(Article {
        pair: pair.to_owned(),
        slug: name(folder),
        source: one("source.")?,
        target: one("target.")?,
        gold: one("gold.tsv")?,
        expected: named("expected.tsv").pop(),
    })
}

/// The text of a file of the corpora.
///
/// # Errors
///
/// When it cannot be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String, CaseError> {
    std::fs::read_to_string(path).map_err(|error| fault(path, &format!("cannot be read: {error}")))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, CaseError> {
    let unreadable = |error: std::io::Error| fault(folder, &format!("cannot be read: {error}"));
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn fault(path: &Path, message: &str) -> CaseError {
    CaseError::of_file(&path.display().to_string(), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_articles_of_the_corpus_are_found_with_their_files() {
        let root = corpora_root(env!("CARGO_MANIFEST_DIR")).unwrap();
        let articles = articles(&root).unwrap();
        assert!(articles.len() >= 14, "{}", articles.len());
        assert!(articles.windows(2).all(|pair| pair[0].source < pair[1].source));
        assert!(articles.iter().any(|article| article.expected.is_some()));
    }

    #[test]
    fn a_folder_without_corpora_is_an_error() {
        assert!(corpora_root("/").unwrap_err().to_string().contains("no folder `corpora`"));
    }
}
