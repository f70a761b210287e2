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
        [source, target] if source.is_dir() && target.is_dir() => two_folders(source, target, inputs, &mut found),
        [source, target] if !source.is_dir() && !target.is_dir() => pair("", source, target, &mut found),
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

/// The pair of two files that were named, unless they are one; `origin` is where they were named.
fn pair(origin: &str, source: &Path, target: &Path, found: &mut Discovered) {
    if is_same(source, target) {
        found.errors.push(format!("{origin}{}: source and target are the same file", shown(source)));
    } else {
        found.pairs.push(named(source, target));
    }
}

/// Whether two paths lead to one file or folder.
fn is_same(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    one == other || whole(one).is_some_and(|one| Some(one) == whole(other))
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

/// The document files below a folder, sorted; hidden and git-ignored ones left out. A link that leads nowhere is one too,
/// so that it is missed aloud.
fn files(root: &Path, errors: &mut Vec<String>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let is_file = |path: &Path| path.is_file() || (path.is_symlink() && !path.exists());
    for entry in WalkBuilder::new(root).require_git(false).sort_by_file_path(std::cmp::Ord::cmp).build() {
        match entry {
            Ok(entry) if is_document(entry.path()) && is_file(entry.path()) => {
                let path = entry.into_path();
                files.push(path.strip_prefix(".").map(Path::to_path_buf).unwrap_or(path));
            }
            Ok(_) => {}
            Err(error) => errors.push(error.to_string()),
        }
    }
    files
}

/// The path of a file in its tree without the language tag in its name: what both sides of a pair share.
fn key(root: &Path, path: &Path) -> PathBuf {
    let relative = path.strip_prefix(root).unwrap_or(path);
    match name_parts(path) {
        Some(parts) => relative.with_file_name(format!("{}.{}", parts.stem, parts.extension)),
        None => relative.to_path_buf(),
    }
}

/// Files by their key, those of one key sorted.
fn by_key(root: &Path, errors: &mut Vec<String>) -> BTreeMap<PathBuf, Vec<PathBuf>> {
    let mut keys: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in files(root, errors) {
        keys.entry(key(root, &path)).or_default().push(path);
    }
    keys
}

/// Whether a folder holds both sides of a pair: siblings, or `source` beside `target`.
fn holds_pairs(keys: &BTreeMap<PathBuf, Vec<PathBuf>>) -> bool {
    keys.iter().any(|(key, paths)| {
        let stem = key.file_stem().unwrap_or_default();
        paths.len() > 1 || stem == "source" && keys.contains_key(&key.with_file_name(with_stem(key, "target")))
    })
}

fn with_stem(path: &Path, stem: &str) -> String {
    path.extension().map_or_else(|| stem.to_owned(), |extension| format!("{stem}.{}", extension.to_string_lossy()))
}

/// Two trees with the same relative paths, the language tag in a name aside; or two folders that each hold their pairs.
fn two_folders(source: &Path, target: &Path, inputs: &Inputs, found: &mut Discovered) {
    if is_same(source, target) {
        return folder(source, inputs, found);
    }
    let mut errors = Vec::new();
    let (sources, mut targets) = (by_key(source, &mut errors), by_key(target, &mut errors));
    if holds_pairs(&sources) && holds_pairs(&targets) {
        folder(source, inputs, found);
        return folder(target, inputs, found);
    }
    found.errors.extend(errors);
    for (key, paths) in sources {
        let mut others = targets.remove(&key).unwrap_or_default();
        keep_language(&mut others, inputs.to);
        match &paths[..] {
            _ if others.is_empty() => found.unpaired.extend(paths),
            [path] => found.pairs.extend(others.iter().map(|other| named(path, other))),
            _ => found.errors.push(several_sources(&paths)),
        }
    }
    found.unpaired.extend(targets.into_values().flatten());
}

/// Of several versions of one file, keeps those in `lang` when any is.
fn keep_language(paths: &mut Vec<PathBuf>, lang: Option<LangTag>) {
    let is_wanted = |path: &PathBuf| is_in(lang, lang_of_name(path));
    if paths.len() > 1 && paths.iter().any(is_wanted) {
        paths.retain(is_wanted);
    }
}

fn is_in(wanted: Option<LangTag>, lang: Option<LangTag>) -> bool {
    wanted.zip(lang).is_some_and(|(wanted, lang)| wanted.primary() == lang.primary())
}

fn several_sources(paths: &[PathBuf]) -> String {
    let names: Vec<_> = paths.iter().map(|path| shown(path)).collect();
    format!("{}: more than one source for the same target: keep one", names.join(", "))
}

/// The pairs inside one folder: `source.<lang>` beside `target.<lang>`, else siblings told apart by `--from` and `--to`.
fn folder(root: &Path, inputs: &Inputs, found: &mut Discovered) {
    let mut groups: BTreeMap<(PathBuf, String), Vec<(NameParts, PathBuf)>> = BTreeMap::new();
    for path in files(root, &mut found.errors) {
        let parent = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        if let Some(parts) = name_parts(&path) {
            let stem = if matches!(parts.stem.as_str(), "source" | "target") { ROLES } else { &parts.stem };
            groups.entry((parent, stem.to_owned())).or_default().push((parts, path));
        }
    }
    let mut undirected = Vec::new();
    for ((_, stem), members) in groups {
        match &stem[..] {
            ROLES => roles(members, inputs, found),
            _ if is_undirected(&members, inputs) => undirected.extend(members),
            _ => siblings(members, inputs, found),
        }
    }
    if !undirected.is_empty() {
        found.errors.push(which_is_the_source(root, &undirected));
    }
}

/// The group of `source.<lang>.<ext>` and `target.<lang>.<ext>`; no stem has a `|` on every system.
const ROLES: &str = "source|target";

/// Whether nothing tells which sibling is the source; of two, the language of one tells.
fn is_undirected(members: &[(NameParts, PathBuf)], inputs: &Inputs) -> bool {
    let enough = if inputs.to.is_some() { 2 } else { 1 };
    inputs.from.is_none() && members.len() > enough
}

/// One error for all the siblings of a folder: the remedy is one flag for all.
fn which_is_the_source(root: &Path, members: &[(NameParts, PathBuf)]) -> String {
    let tags: BTreeSet<_> = members.iter().map(|(parts, _)| format!("`--from {}`", parts.lang)).collect();
    let tags: Vec<_> = tags.into_iter().collect();
    let (files, first) = (members.len(), shown(&members[0].1));
    format!(
        "{}: which language is the source? say {} ({files} files, {first} the first)",
        shown(root),
        tags.join(" or ")
    )
}

fn roles(members: Vec<(NameParts, PathBuf)>, inputs: &Inputs, found: &mut Discovered) {
    let (sources, targets): (Vec<_>, Vec<_>) = members.into_iter().partition(|(parts, _)| parts.stem == "source");
    let paths = |members: Vec<(NameParts, PathBuf)>| members.into_iter().map(|(_, path)| path).collect::<Vec<_>>();
    let (sources, mut targets) = (paths(sources), paths(targets));
    keep_language(&mut targets, inputs.to);
    match (&sources[..], &targets[..]) {
        ([], _) | (_, []) => found.unpaired.extend(sources.into_iter().chain(targets)),
        ([source], targets) => found.pairs.extend(targets.iter().map(|target| named(source, target))),
        _ => found.errors.push(several_sources(&sources)),
    }
}

/// Siblings of one name where at least one language of the run is known.
fn siblings(members: Vec<(NameParts, PathBuf)>, inputs: &Inputs, found: &mut Discovered) {
    let lang = |at: usize| Some(members[at].0.lang);
    let mut all = 0..members.len();
    let source = match inputs.from {
        Some(_) => all.find(|at| is_in(inputs.from, lang(*at))),
        None if members.len() == 2 => all.find(|at| !is_in(inputs.to, lang(*at))),
        None => None,
    };
    let is_target = |at: &usize| Some(*at) != source && (inputs.to.is_none() || is_in(inputs.to, lang(*at)));
    let targets: Vec<usize> = (0..members.len()).filter(is_target).collect();
    match source {
        Some(source) if !targets.is_empty() => {
            found.pairs.extend(targets.into_iter().map(|at| named(&members[source].1, &members[at].1)));
        }
        // Of a name that the run is about, one side is here and the other is not.
        _ if source.is_some() || !targets.is_empty() => {
            let alone = source.into_iter().chain(targets);
            found.unpaired.extend(alone.map(|at| members[at].1.clone()));
        }
        _ => {}
    }
}

/// A list of pairs: source TAB target, a line each; empty lines and `#` comments aside. Paths are relative to the working folder.
fn read_list(name: &str, list: &str, found: &mut Discovered) {
    for (number, line) in (1..).zip(list.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
    {
        match line.split('\t').collect::<Vec<_>>()[..] {
            [source, target] if !source.is_empty() && !target.is_empty() => {
                pair(&format!("{name}:{number}: "), Path::new(source), Path::new(target), found);
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
