//! Where reports go: standard output or files, several at once.
//!
//! A form of several files ([`Wants::Prefix`]) writes to files that share a prefix, which are made when they are asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anyhow::bail;
use riscontro_core::Severity;
use riscontro_report::{Files, Notes, ReportOptions};

use crate::console::Console;

/// The reports of a run and the streams they write to.
///
/// A stream that fails is given up, and said; the others go on. A pipe that its reader closed is given up in silence.
pub(crate) struct Outputs<R: ?Sized> {
    outputs: Vec<Output<R>>,
}

struct Output<R: ?Sized> {
    format: String,
    report: Box<R>,
    name: String,
    /// None once it failed.
    stream: Option<Stream>,
}

/// What a format writes to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wants {
    /// One stream.
    Stream,
    /// Files that share a prefix; tells the endings that their names seem to have.
    Prefix(fn(&str) -> bool),
}

/// A format that is known, and what it writes to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KnownFormat {
    pub(crate) id: &'static str,
    pub(crate) wants: Wants,
}

/// An output that was asked for: `FORMAT` or `FORMAT=FILE`.
struct Wanted<'a> {
    format: &'a str,
    /// None for standard output.
    file: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    fn parse(argument: &'a str) -> Self {
        let (format, file) = argument.split_once('=').map_or((argument, None), |(format, file)| (format, Some(file)));
        Wanted { format, file: file.filter(|file| *file != "-") }
    }

    fn open(&self, known: &[KnownFormat], taken: &BTreeSet<String>) -> io::Result<Stream> {
        match (wants(known, self.format), self.file) {
            (Some(Wants::Prefix(_)), Some(prefix)) => Ok(Stream::Files(PrefixedFiles::new(prefix, taken.clone()))),
            (_, None) => Ok(Stream::One(BufWriter::new(Box::new(anstream::stdout())))),
            (_, Some(file)) => Ok(Stream::One(open_file(file)?)),
        }
    }
}

fn open_file(path: &str) -> io::Result<BufWriter<Box<dyn Write>>> {
    Ok(BufWriter::new(Box::new(AutoStream::new(File::create(path)?, ColorChoice::Never))))
}

fn wants(known: &[KnownFormat], id: &str) -> Option<Wants> {
    known.iter().find(|format| format.id == id).map(|format| format.wants)
}

/// What an output writes to.
pub(crate) enum Stream {
    One(BufWriter<Box<dyn Write>>),
    Files(PrefixedFiles),
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Stream::One(stream) => stream.write(bytes),
            Stream::Files(_) => Err(io::Error::other("several files have no stream")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Stream::One(stream) => stream.flush(),
            Stream::Files(files) => files.open.values_mut().try_for_each(Write::flush),
        }
    }
}

/// Files that share a prefix, made when they are asked for.
pub(crate) struct PrefixedFiles {
    prefix: String,
    /// The files of the other outputs.
    taken: BTreeSet<String>,
    open: BTreeMap<String, BufWriter<Box<dyn Write>>>,
}

impl PrefixedFiles {
    fn new(prefix: &str, taken: BTreeSet<String>) -> Self {
        PrefixedFiles { prefix: prefix.to_owned(), taken, open: BTreeMap::new() }
    }

    /// Makes the file with this ending, unless another output has it: not every ending is known before the texts are read.
    fn make(&self, ending: &str) -> io::Result<BufWriter<Box<dyn Write>>> {
        let path = format!("{}{ending}", self.prefix);
        if self.taken.contains(&path) {
            let message = format!("`{path}` is the file of another output format: give each a file of its own");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        open_file(&path)
    }
}

impl Files for PrefixedFiles {
    fn name(&self) -> &str {
        Path::new(&self.prefix).file_name().and_then(|name| name.to_str()).unwrap_or("")
    }

    fn file(&mut self, ending: &str) -> io::Result<&mut dyn Write> {
        if !self.open.contains_key(ending) {
            self.open.insert(ending.to_owned(), self.make(ending)?);
        }
        Ok(self.open.get_mut(ending).expect("just made"))
    }

    fn close(&mut self) -> io::Result<()> {
        self.open.values_mut().try_for_each(Write::flush)?;
        self.open.clear();
        Ok(())
    }
}

impl<R: ?Sized> Outputs<R> {
    /// Opens the outputs named `FORMAT` or `FORMAT=FILE`; a file that cannot be opened is said, and the others are opened.
    pub(crate) fn open(
        arguments: &[String],
        notes: Notes,
        known: &[KnownFormat],
        make: impl Fn(&str, &ReportOptions) -> Option<Box<R>>,
        console: &mut Console,
    ) -> anyhow::Result<Self> {
        let wanted: Vec<_> = arguments.iter().map(|argument| Wanted::parse(argument)).collect();
        refuse_unclear(&wanted, known)?;
        refuse_shared_files(&wanted, known)?;
        let taken = wanted.iter().filter_map(|wanted| wanted.file).map(str::to_owned).collect();
        let mut outputs = Vec::new();
        for wanted in wanted {
            let width = if wanted.file.is_none() { terminal_width() } else { 0 };
            let options = ReportOptions { width, notes, min_severity: Severity::Note };
            let report = make(wanted.format, &options).expect("only known formats are left");
            let name = wanted.file.unwrap_or("standard output").to_owned();
            match wanted.open(known, &taken) {
                Ok(stream) => {
                    let stream = Some(stream);
                    outputs.push(Output { format: wanted.format.to_owned(), report, name, stream });
                }
                Err(error) => console.error(&unwritable(&name, &error)),
            }
        }
        Ok(Outputs { outputs })
    }

    /// Lets every report write.
    ///
    /// # Errors
    ///
    /// When the last stream that was left is a pipe that its reader closed: nobody listens any more.
    pub(crate) fn write(
        &mut self,
        console: &mut Console,
        mut write: impl FnMut(&mut R, &mut Stream) -> io::Result<()>,
    ) -> io::Result<()> {
        self.each(console, |output| match &mut output.stream {
            Some(stream) => write(&mut output.report, stream),
            None => Ok(()),
        })
    }

    /// Writes a line beside the reports of one format; `false` when there is none.
    ///
    /// # Errors
    ///
    /// As [`Outputs::write`].
    pub(crate) fn line(&mut self, console: &mut Console, format: &str, line: &str) -> io::Result<bool> {
        self.each(console, |output| match &mut output.stream {
            Some(stream) if output.format == format => writeln!(stream, "{line}"),
            _ => Ok(()),
        })?;
        Ok(self.outputs.iter().any(|output| output.format == format))
    }

    /// Writes what is buffered.
    ///
    /// # Errors
    ///
    /// As [`Outputs::write`].
    pub(crate) fn flush(&mut self, console: &mut Console) -> io::Result<()> {
        self.each(console, |output| output.stream.as_mut().map_or(Ok(()), Write::flush))
    }

    fn each(&mut self, console: &mut Console, mut act: impl FnMut(&mut Output<R>) -> io::Result<()>) -> io::Result<()> {
        let mut closed = None;
        for output in &mut self.outputs {
            let Err(error) = act(output) else { continue };
            output.stream = None;
            match error.kind() {
                io::ErrorKind::BrokenPipe => closed = Some(error),
                _ => console.error(&unwritable(&output.name, &error)),
            }
        }
        closed.filter(|_| self.outputs.iter().all(|output| output.stream.is_none())).map_or(Ok(()), Err)
    }
}

/// Refuses unknown formats, and two outputs into one stream.
fn refuse_unclear(wanted: &[Wanted<'_>], known: &[KnownFormat]) -> anyhow::Result<()> {
    let mut seen = BTreeSet::new();
    for Wanted { format, file } in wanted {
        let Some(wants) = wants(known, format) else { bail!("{}", unknown(format, known)) };
        if file.is_some_and(str::is_empty) {
            bail!("`--output-format {format}=` names no file");
        }
        if matches!(wants, Wants::Prefix(_)) && file.is_none_or(|prefix| prefix.ends_with(['/', '\\'])) {
            bail!("`{format}` writes several files: give the beginning of their names, as in `{format}=corpus`");
        }
        match file {
            _ if seen.insert(file) => {}
            None => bail!("two output formats for standard output: give one of them a file, as in `{format}=FILE`"),
            Some(file) => bail!("two output formats for `{file}`: give each a file of its own"),
        }
    }
    Ok(())
}

/// Refuses a file that a form of several files writes, too, as far as its name tells.
fn refuse_shared_files(wanted: &[Wanted<'_>], known: &[KnownFormat]) -> anyhow::Result<()> {
    for Wanted { format, file: prefix } in wanted {
        let (Some(Wants::Prefix(is_ending)), Some(prefix)) = (wants(known, format), prefix) else { continue };
        let is_shared = |file: &&str| file.strip_prefix(prefix).is_some_and(is_ending);
        if let Some(file) = wanted.iter().filter_map(|wanted| wanted.file).find(is_shared) {
            bail!(
                "two output formats for `{file}`: it is one of the files of `{format}={prefix}`; give each files of its own"
            );
        }
    }
    Ok(())
}

fn unknown(format: &str, known: &[KnownFormat]) -> String {
    let ids: Vec<_> = known.iter().map(|format| format.id).collect();
    let near = riscontro_engine::nearest(format, ids.iter().copied());
    let hint = near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
    format!("unknown output format `{format}`{hint}: expected {}", ids.join(", "))
}

/// Why an output fails, with its name.
pub(crate) fn unwritable(name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("{name}: cannot be written: no such folder"),
        io::ErrorKind::PermissionDenied => format!("{name}: cannot be written: permission denied"),
        io::ErrorKind::IsADirectory => format!("{name}: cannot be written: it is a folder"),
        io::ErrorKind::AlreadyExists => format!("{name}: cannot be written: it is a file, not a folder"),
        io::ErrorKind::StorageFull => format!("{name}: cannot be written: no space left"),
        _ => format!("{name}: cannot be written: {error}"),
    }
}

/// The width of the terminal on standard output; 0 when it is none.
pub(crate) fn terminal_width() -> u16 {
    if !io::stdout().is_terminal() {
        return 0;
    }
    terminal_size::terminal_size().map_or(80, |(terminal_size::Width(width), _)| width)
}
