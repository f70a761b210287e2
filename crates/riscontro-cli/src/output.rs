//! Where reports go: standard output or files, several at once.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anyhow::bail;
use riscontro_core::Severity;
use riscontro_report::{Notes, ReportOptions};

/// A report and the stream it writes to.
pub(crate) struct Output<R: ?Sized> {
    pub(crate) report: Box<R>,
    stream: Stream,
    name: String,
}

enum Stream {
    Standard(BufWriter<Box<dyn Write>>),
    File(BufWriter<AutoStream<File>>),
    /// It failed before: the others go on.
    Broken,
}

impl<R: ?Sized> Output<R> {
    /// Lets the report write; a file that fails is said once and given up, standard output that fails is an error.
    pub(crate) fn write(
        &mut self,
        write: impl FnOnce(&mut R, &mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Written> {
        let result = match &mut self.stream {
            Stream::Standard(stream) => return write(&mut self.report, stream).map(|()| Written::Whole),
            Stream::File(stream) => write(&mut self.report, stream),
            Stream::Broken => return Ok(Written::Whole),
        };
        self.survive(result)
    }

    /// Writes what is buffered.
    pub(crate) fn flush(&mut self) -> io::Result<Written> {
        let result = match &mut self.stream {
            Stream::Standard(stream) => return stream.flush().map(|()| Written::Whole),
            Stream::File(stream) => stream.flush(),
            Stream::Broken => return Ok(Written::Whole),
        };
        self.survive(result)
    }

    fn survive(&mut self, result: io::Result<()>) -> io::Result<Written> {
        let Err(error) = result else { return Ok(Written::Whole) };
        anstream::eprintln!("error: {}: cannot be written: {error}", self.name);
        self.stream = Stream::Broken;
        Ok(Written::Failed)
    }
}

/// Whether an output took what it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(crate) enum Written {
    Whole,
    Failed,
}

/// Opens the outputs named `FORMAT` or `FORMAT=FILE`. A file that cannot be opened is an error message in `failed`; the
/// others are opened all the same.
pub(crate) fn outputs<R: ?Sized>(
    wanted: &[String],
    notes: Notes,
    known: &[&str],
    make: impl Fn(&str, &ReportOptions) -> Option<Box<R>>,
    failed: &mut Vec<String>,
) -> anyhow::Result<Vec<Output<R>>> {
    let mut outputs = Vec::new();
    let mut uses_standard = false;
    for wanted in wanted {
        let (format, file) =
            wanted.split_once('=').map_or((wanted.as_str(), None), |(format, file)| (format, Some(file)));
        let is_standard = file.is_none_or(|file| file == "-");
        let width = if is_standard { terminal_width() } else { 0 };
        let Some(report) = make(format, &ReportOptions { width, notes, min_severity: Severity::Note }) else {
            let near = riscontro_engine::nearest(format, known.iter().copied());
            let hint = near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
            bail!("unknown output format `{format}`{hint}: expected {}", known.join(", "));
        };
        if is_standard {
            if uses_standard {
                bail!("two output formats for standard output: give one of them a file, as in `{format}=FILE`");
            }
            uses_standard = true;
            let stream: Box<dyn Write> = Box::new(anstream::stdout());
            outputs.push(Output {
                report,
                stream: Stream::Standard(BufWriter::new(stream)),
                name: "standard output".into(),
            });
            continue;
        }
        let name = file.unwrap_or_default().to_owned();
        match File::create(&name) {
            Ok(file) => {
                let stream = Stream::File(BufWriter::new(AutoStream::new(file, ColorChoice::Never)));
                outputs.push(Output { report, stream, name });
            }
            Err(error) => failed.push(format!("{name}: cannot be written: {error}")),
        }
    }
    Ok(outputs)
}

/// The width of the terminal on standard output; 0 when it is none.
fn terminal_width() -> u16 {
    if !io::stdout().is_terminal() {
        return 0;
    }
    terminal_size::terminal_size().map_or(80, |(terminal_size::Width(width), _)| width)
}
