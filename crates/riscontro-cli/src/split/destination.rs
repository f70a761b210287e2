//! Where answers go: all to standard output, or each to a file of its own in one folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::form::Form;
use crate::output::unwritable;
use crate::single::{NamedInput, NamedText};

/// Where the answers of a run go.
pub(crate) enum Outputs {
    Standard(Destination),
    /// The files of a folder and the one that is open.
    Folder(Folder, Option<Destination>),
}

impl Outputs {
    /// Standard output, or a file for each of `texts` in `folder`.
    ///
    /// # Errors
    ///
    /// As [`Folder::new`], and when standard output fails.
    pub(crate) fn new(form: Form, folder: Option<&Path>, texts: &[NamedText]) -> anyhow::Result<Self> {
        Ok(match folder {
            Some(folder) => Outputs::Folder(Folder::new(folder, texts, form)?, None),
            None => Outputs::Standard(Destination::standard(form)?),
        })
    }

    /// The output for the text of that index.
    ///
    /// # Errors
    ///
    /// When its file cannot be made.
    pub(crate) fn of_text(&mut self, index: usize) -> anyhow::Result<&mut Destination> {
        Ok(match self {
            Outputs::Standard(out) => out,
            Outputs::Folder(folder, open) => open.insert(folder.open(index)?),
        })
    }
}

/// An open output; an error of writing names it.
pub(crate) struct Destination {
    name: String,
    out: BufWriter<Box<dyn Write>>,
}

impl Destination {
    /// Standard output, begun.
    pub(crate) fn standard(form: Form) -> anyhow::Result<Self> {
        // Not the stream that takes colours out: a corpus is passed on as it is, and there are no colours.
        let out: Box<dyn Write> = Box::new(io::stdout().lock());
        Destination::begun(form, "standard output".to_owned(), out)
    }

    fn file(form: Form, path: &Path) -> anyhow::Result<Self> {
        let name = path.display().to_string();
        match File::create(path) {
            Ok(file) => Destination::begun(form, name, Box::new(file)),
            Err(error) => Err(anyhow!(unwritable(&name, &error))),
        }
    }

    fn begun(form: Form, name: String, out: Box<dyn Write>) -> anyhow::Result<Self> {
        let mut destination = Destination { name, out: BufWriter::with_capacity(64 << 10, out) };
        destination.write(|out| form.write_header(out))?;
        Ok(destination)
    }

    /// Writes.
    ///
    /// # Errors
    ///
    /// When the output fails: the run is over, for what is missing could not be told later. A closed pipe stays an
    /// [`io::Error`], which ends the run quietly.
    pub(crate) fn write<T>(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> anyhow::Result<T> {
        write(&mut self.out).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => error.into(),
            _ => anyhow!(unwritable(&self.name, &error)),
        })
    }

    pub(crate) fn flush(&mut self) -> anyhow::Result<()> {
        self.write(|out| out.flush())
    }
}

/// The files of a folder, one for each text.
pub(crate) struct Folder {
    form: Form,
    paths: Vec<PathBuf>,
}

impl Folder {
    /// Makes the folder and names the file of each text, in their order.
    ///
    /// A file is named as its text, with the extension of the form behind unless it has it already.
    ///
    /// # Errors
    ///
    /// When two texts would share a file, a text would be overwritten or has no name, or the folder cannot be made.
    pub(crate) fn new(folder: &Path, texts: &[NamedText], form: Form) -> anyhow::Result<Self> {
        let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
        let mut paths = Vec::with_capacity(texts.len());
        for text in texts {
            let NamedInput::File(input) = &text.input else {
                bail!("`--output-dir` needs files: standard input has no name");
            };
            let path = folder.join(file_name(input, form)?);
            if let Some(other) = taken.insert(path.clone(), input) {
                if other == input.as_path() {
                    bail!("`{}` is named twice", input.display());
                }
                let (other, input) = (other.display(), input.display());
                bail!(
                    "`{other}` and `{input}` would both be written to `{}`: split them into two folders",
                    path.display()
                );
            }
            paths.push(path);
        }
        refuse_overwriting(&paths, texts)?;
        fs::create_dir_all(folder).map_err(|error| anyhow!(unwritable(&folder.display().to_string(), &error)))?;
        Ok(Folder { form, paths })
    }

    fn open(&self, index: usize) -> anyhow::Result<Destination> {
        Destination::file(self.form, &self.paths[index])
    }
}

fn file_name(input: &Path, form: Form) -> anyhow::Result<PathBuf> {
    let Some(name) = input.file_name() else { bail!("{}: is a folder, not a file", input.display()) };
    let mut name = name.to_owned();
    if input.extension().is_none_or(|extension| extension != form.extension()) {
        name.push(".");
        name.push(form.extension());
    }
    Ok(name.into())
}

fn refuse_overwriting(paths: &[PathBuf], texts: &[NamedText]) -> anyhow::Result<()> {
    let texts = texts.iter().filter_map(|text| match &text.input {
        NamedInput::File(path) => Some((fs::canonicalize(path).ok()?, path)),
        NamedInput::Standard => None,
    });
    let texts: BTreeMap<_, _> = texts.collect();
    for path in paths {
        if let Some(text) = fs::canonicalize(path).ok().and_then(|path| texts.get(&path)) {
            bail!("`{}` would be overwritten: name another folder with `--output-dir`", text.display());
        }
    }
    Ok(())
}
