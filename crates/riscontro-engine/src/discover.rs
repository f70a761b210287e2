//! Which files are pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use riscontro_core::LangTag;
use riscontro_formats::{FORMATS, ReaderKind};

use crate::load::shown;

/// Two files to compare, and what their names say of their languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairSpec {
    /// The original.
    pub source: PathBuf,
    /// The translation.
    pub target: PathBuf,
    /// The language in the source's name.
    pub source_lang: Option<LangTag>,
    /// The language in the target's name.
    pub target_lang: Option<LangTag>,
}

/// What the arguments name.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Two files, two trees, or any number of folders.
    pub paths: Vec<PathBuf>,
    /// A list of pairs: a name for messages, and its text (source TAB target, a line each).
    pub list: Option<(String, String)>,
    /// The language of the sources; tells siblings `name.it.md` and `name.en.md` apart.
    pub from: Option<LangTag>,
    /// The language of the targets.
    pub to: Option<LangTag>,
}

/// What was found, in the order of the arguments, then of the paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discovered {
    /// The pairs.
    pub pairs: Vec<PairSpec>,
    /// Files of a folder that look like one side of a pair and have no other.
    pub unpaired: Vec<PathBuf>,
    /// What cannot be used, each with its remedy; the rest goes on.
    pub errors: Vec<String>,
}

/// Finds the pairs that `inputs` name.
#[must_use]
pub fn discover(inputs: &Inputs) -> Discovered {
    let mut found = Discovered::default();
    if let Some((name, list)) = &inputs.list {
        read_list(name, list, &mut found);
    }
    match &inputs.paths[..] {
        [source, target] if source.is_dir() && target.is_dir() => trees(source, target, &mut found),
        [source, target] if !source.is_dir() && !target.is_dir() => found.pairs.push(named(source, target)),
        paths => {
            for path in paths {
                if path.is_dir() {
                    folder(path, inputs, &mut found);
                } else if path.exists() {
                    let remedy = "give SOURCE TARGET, two folders, or one folder that holds pairs";
                    found.errors.push(format!("{}: a single file is no pair: {remedy}", shown(path)));
                } else {
                    found.errors.push(format!("{}: no such file or folder", shown(path)));
                }
            }
        }
    }
    let is_empty = found.pairs.is_empty() && found.unpaired.is_empty() && found.errors.is_empty();
    if is_empty && !inputs.paths.is_empty() {
        let paths: Vec<_> = inputs.paths.iter().map(|path| shown(path)).collect();
        found.errors.push(format!(
            "{}: no pair found: expected `source.<lang>.<ext>` beside `target.<lang>.<ext>`, or `<name>.<lang>.<ext>` siblings with `--from` and `--to`",
            paths.join(", ")
        ));
    }
    found
}

fn named(source: &Path, target: &Path) -> PairSpec {
    PairSpec {
        source: source.to_path_buf(),
        target: target.to_path_buf(),
        source_lang: lang_of_name(source),
        target_lang: lang_of_name(target),
    }
}

/// The language that a file's name says: the tag before its extension (`report.it.md`), else the nearest folder that is a tag
/// of a language riscontro knows (`docs/en/report.md`).
pub(crate) fn lang_of_name(path: &Path) -> Option<LangTag> {
    let parts = name_parts(path);
    let known = |name: &str| {
        let tag: LangTag = name.parse().ok()?;
        riscontro_lang::find(riscontro_lang::LANGUAGES, tag).map(|_| tag)
    };
    let of_folder = || {
        let folders = path.parent()?.components().rev();
        folders.filter_map(|part| part.as_os_str().to_str()).find_map(known)
    };
    parts.map(|parts| parts.lang).or_else(of_folder)
}

/// `report.it.md` as its stem, tag and extension.
struct NameParts {
    stem: String,
    lang: LangTag,
    extension: String,
}

fn name_parts(path: &Path) -> Option<NameParts> {
    let name = path.file_name()?.to_str()?;
    let (rest, extension) = name.rsplit_once('.')?;
    let (stem, tag) = rest.rsplit_once('.')?;
    // A file name such as `notes.old.txt` has no tag; one that is a tag of some language does.
    let lang: LangTag = tag.parse().ok()?;
    (lang.primary().len() == 2).then(|| NameParts { stem: stem.to_owned(), lang, extension: extension.to_owned() })
}

fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("").to_lowercase();
    let mut documents = FORMATS.iter().filter(|format| format.reader.kind() == ReaderKind::Document);
    documents.any(|format| format.extensions.contains(&extension.as_str()))
}

/// The document files below a folder, sorted; hidden and git-ignored ones left out.
fn files(root: &Path, errors: &mut Vec<String>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(root).require_git(false).sort_by_file_path(std::cmp::Ord::cmp).build() {
        match entry {
            Ok(entry) if entry.path().is_file() && is_document(entry.path()) => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => errors.push(error.to_string()),
        }
    }
    files
}

/// Two trees with the same relative paths, the language tag in a name aside.
fn trees(source: &Path, target: &Path, found: &mut Discovered) {
    let key = |root: &Path, path: &Path| {
        let relative = path.strip_prefix(root).unwrap_or(path);
        match name_parts(path) {
            Some(parts) => relative.with_file_name(format!("{}.{}", parts.stem, parts.extension)),
            None => relative.to_path_buf(),
        }
    };
    let mut targets: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for path in files(target, &mut found.errors) {
        targets.insert(key(target, &path), path);
    }
    for path in files(source, &mut found.errors) {
        match targets.remove(&key(source, &path)) {
            Some(other) => found.pairs.push(named(&path, &other)),
            None => found.unpaired.push(path),
        }
    }
    found.unpaired.extend(targets.into_values());
}

/// The pairs inside one folder: `source.<lang>` beside `target.<lang>`, else siblings told apart by `--from` and `--to`.
fn folder(root: &Path, inputs: &Inputs, found: &mut Discovered) {
    let mut groups: BTreeMap<(PathBuf, String), Vec<(NameParts, PathBuf)>> = BTreeMap::new();
    for path in files(root, &mut found.errors) {
        let parent = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        if let Some(parts) = name_parts(&path) {
            let stem = if matches!(parts.stem.as_str(), "source" | "target") { "source|target" } else { &parts.stem };
            groups.entry((parent, stem.to_owned())).or_default().push((parts, path));
        }
    }
    for ((_, stem), members) in groups {
        if stem == "source|target" { roles(members, found) } else { siblings(members, inputs, found) }
    }
}

fn roles(members: Vec<(NameParts, PathBuf)>, found: &mut Discovered) {
    let (sources, targets): (Vec<_>, Vec<_>) = members.into_iter().partition(|(parts, _)| parts.stem == "source");
    match (&sources[..], &targets[..]) {
        ([(_, source)], targets) if !targets.is_empty() => {
            found.pairs.extend(targets.iter().map(|(_, target)| named(source, target)));
        }
        ([], _) | (_, []) => found.unpaired.extend(sources.into_iter().chain(targets).map(|(_, path)| path)),
        _ => {
            let names: Vec<_> = sources.iter().map(|(_, path)| shown(path)).collect();
            found.errors.push(format!("{}: more than one source in a folder: keep one", names.join(", ")));
        }
    }
}

fn siblings(members: Vec<(NameParts, PathBuf)>, inputs: &Inputs, found: &mut Discovered) {
    let is = |tag: Option<LangTag>, parts: &NameParts| tag.is_some_and(|tag| tag.primary() == parts.lang.primary());
    if members.len() == 1 {
        found.unpaired.extend(members.into_iter().map(|(_, path)| path));
        return;
    }
    let source = match (inputs.from, inputs.to) {
        (Some(_), _) => members.iter().position(|(parts, _)| is(inputs.from, parts)),
        (None, Some(_)) if members.len() == 2 => members.iter().position(|(parts, _)| !is(inputs.to, parts)),
        _ => None,
    };
    let Some(source) = source else {
        let tags: BTreeSet<_> = members.iter().map(|(parts, _)| parts.lang.to_string()).collect();
        let tags = tags.into_iter().collect::<Vec<_>>().join("` or `");
        let remedy = format!("name the source's language: `--from {tags}`");
        found.errors.push(format!("{}: which sibling is the source? {remedy}", shown(&members[0].1)));
        return;
    };
    let wanted = |parts: &NameParts| inputs.to.is_none() || is(inputs.to, parts);
    for (at, (parts, path)) in members.iter().enumerate() {
        if at != source && wanted(parts) {
            found.pairs.push(named(&members[source].1, path));
        }
    }
}

/// A list of pairs: source TAB target, a line each; empty lines and `#` comments aside. Paths are relative to the working folder.
fn read_list(name: &str, list: &str, found: &mut Discovered) {
    for (number, line) in (1..).zip(list.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
    {
        match line.split('\t').collect::<Vec<_>>()[..] {
            [source, target] if !source.is_empty() && !target.is_empty() => {
                found.pairs.push(named(Path::new(source), Path::new(target)));
            }
            _ => found.errors.push(format!("{name}:{number}: expected `SOURCE<TAB>TARGET`, found `{line}`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_its_language_before_its_extension() {
        let lang = |path: &str| lang_of_name(Path::new(path)).map(|tag| tag.to_string());
        assert_eq!(lang("a/report.it.md").as_deref(), Some("it"));
        assert_eq!(lang("docs/en/report.md").as_deref(), Some("en"));
        assert_eq!(lang("docs/zz/report.md"), None);
        assert_eq!(lang("a/notes.old.txt"), None);
        assert_eq!(lang("report.md"), None);
    }

    #[test]
    fn a_list_names_its_bad_lines() {
        let mut found = Discovered::default();
        read_list("pairs.tsv", "# pairs\na.it.txt\ta.en.txt\nb.it.txt\n", &mut found);
        assert_eq!(found.pairs.len(), 1);
        assert_eq!(found.errors, ["pairs.tsv:3: expected `SOURCE<TAB>TARGET`, found `b.it.txt`"]);
    }

    #[test]
    fn a_missing_folder_is_an_error_with_its_name() {
        let found = discover(&Inputs { paths: vec!["no/such/folder".into()], ..Inputs::default() });
        assert_eq!(found.errors, ["no/such/folder: no such file or folder"]);
    }
}
