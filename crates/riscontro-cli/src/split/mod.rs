//! `riscontro split`.
//!
//! Texts are opened in parallel, by groups whose beginnings fit memory. A text that ends within its beginning is split right
//! there; a longer one is split when its turn to be written comes, its passages in parallel. So neither many texts nor large
//! ones fill memory, and the order of the output is that of the arguments whatever the number of threads.

mod destination;
mod form;

use std::io;
use std::path::Path;

use riscontro_core::PairError;
use riscontro_engine::{Batch, Checker, SingleText, TextPassage, TextSize, TextStream};

use crate::args::{SplitArguments, SplitOutput, Unit, threads};
use crate::console::{Console, Talk};
use crate::exit::Exit;
use crate::input_args::InputFormat;
use crate::single::{NamedInput, NamedText, STANDARD_INPUT, checkers, named_texts, panicked};
use crate::stream::{self, BadLine, error_message};
use destination::{Destination, Outputs};
use form::{Answer, Form, Gaps, WrittenOut};

/// How many bytes of texts are in memory at once when texts are opened, but that the first of a group may have any size.
const GROUP_BYTES: u64 = 16 << 20;
/// How many files are opened at once.
const GROUP_FILES: usize = 256;

pub(crate) fn run(arguments: &SplitArguments) -> anyhow::Result<Exit> {
    arguments.refuse_unclear()?;
    let (checkers, batch) = (checkers(&arguments.texts), Batch::new(threads(arguments.texts.threads))?);
    let mut session = Session {
        form: form(arguments),
        console: Console::new(if arguments.quiet { Talk::Errors } else { Talk::All }),
        progress: Progress::default(),
        failed: 0,
    };
    let ended = if arguments.texts.input_format == InputFormat::Jsonl {
        session.split_records(&batch, &*checkers.for_folder(Path::new("."), None)?)
    } else {
        let texts = named_texts(&arguments.texts, &checkers)?;
        session.split_texts(&batch, &texts, arguments.output_dir.as_deref())
    };
    session.console.finish();
    session.say_failed();
    ended.map(|()| session.console.exit())
}

fn form(arguments: &SplitArguments) -> Form {
    match arguments.output_format {
        SplitOutput::Text if arguments.output_dir.is_some() => Form::Text(Gaps::BlankLine),
        SplitOutput::Text => Form::Text(Gaps::None),
        SplitOutput::Jsonl => Form::Jsonl(arguments.unit.unwrap_or(Unit::Byte)),
        SplitOutput::Tsv => Form::Tsv,
    }
}

/// A text after it was opened.
enum Opened {
    /// Split already.
    Short(Short),
    /// To be read on.
    Long(Box<TextStream>),
    Refused(PairError),
}

impl Opened {
    /// Whether it has an answer in that form: no file is made for a text that cannot be read, unless to say why.
    fn is_answered(&self, form: Form) -> bool {
        matches!(form, Form::Jsonl(_)) || !matches!(self, Opened::Refused(_))
    }
}

/// A text that was split in one piece of work.
struct Short {
    passages: Vec<WrittenOut>,
    warnings: Vec<String>,
    error: Option<PairError>,
}

fn short(form: Form, mut text: TextStream) -> Opened {
    let mut passages = Vec::new();
    let mut error = None;
    for passage in &mut text {
        match passage.and_then(|passage| Ok(form.write_out(&passage.split()?, passage.bytes_read()))) {
            Ok(passage) => passages.push(passage),
            Err(fault) => {
                error = Some(fault);
                break;
            }
        }
    }
    Opened::Short(Short { passages, warnings: text.take_warnings(), error })
}

fn open(form: Form, text: &NamedText) -> Opened {
    let stream = match &text.input {
        NamedInput::File(path) => text.checker.stream_file(path),
        NamedInput::Standard => text.checker.stream_reader(STANDARD_INPUT, io::stdin()),
    };
    match stream {
        Ok(stream) if stream.is_short() => short(form, stream),
        Ok(stream) => Opened::Long(Box::new(stream)),
        Err(error) => Opened::Refused(error),
    }
}

fn open_record(form: Form, checker: &Checker, record: &Result<SingleText, BadLine>) -> (String, Opened) {
    match record {
        Err(bad) => (bad.id.clone(), Opened::Refused(PairError::new(bad.message.clone()))),
        Ok(text) => (
            text.id.clone(),
            match checker.stream_text(text) {
                Ok(stream) => short(form, stream),
                Err(error) => Opened::Refused(error),
            },
        ),
    }
}

/// How far a run is, in bytes.
#[derive(Default)]
struct Progress {
    /// Of the texts that are finished.
    done: u64,
    /// None when it cannot be known.
    total: Option<u64>,
}

/// What ends the reading of a long text early.
enum Halt {
    /// The text itself.
    Text(PairError),
    /// The output.
    Output(anyhow::Error),
}

/// The state of a run.
struct Session {
    form: Form,
    console: Console,
    progress: Progress,
    /// How many records say an error.
    failed: usize,
}

impl Session {
    /// Says how many records say an error: who reads only standard error should know why the run failed.
    fn say_failed(&mut self) {
        match self.failed {
            0 => {}
            1 => self.console.error("1 text could not be split: its record has an `error`"),
            count => self.console.error(&format!("{count} texts could not be split: their records have an `error`")),
        }
    }

    fn split_records(&mut self, batch: &Batch, checker: &Checker) -> anyhow::Result<()> {
        let form = self.form;
        let mut out = Destination::standard(form)?;
        let records = stream::records(io::stdin().lock(), stream::text);
        let work = |record: &_| open_record(form, checker, record);
        let on_panic = |record: &Result<SingleText, BadLine>, message: String| {
            let name = record.as_ref().map_or_else(|bad| &bad.id, |text| &text.id);
            (name.clone(), Opened::Refused(panicked(name, &message)))
        };
        batch.run_chunks(records, work, on_panic, |answers| {
            for (name, opened) in answers {
                self.answer(batch, &name, opened, &mut out)?;
            }
            out.flush()
        })
    }

    fn split_texts(&mut self, batch: &Batch, texts: &[NamedText], folder: Option<&Path>) -> anyhow::Result<()> {
        let form = self.form;
        let mut outputs = Outputs::new(form, folder, texts)?;
        let sizes: Vec<_> = texts.iter().map(size).collect();
        self.progress.total = sizes.iter().map(|size| size.bytes).sum();
        // Shown from here on, so that its speed counts the first texts too.
        self.console.advance(0, self.progress.total);
        let mut index = 0;
        for len in group_lengths(&sizes) {
            let group = &texts[index..index + len];
            let on_panic = |text: &&NamedText, message: String| Opened::Refused(panicked(&text.input.name(), &message));
            batch.run_chunks(
                group.iter(),
                |text| open(form, text),
                on_panic,
                |answers| -> anyhow::Result<()> {
                    for opened in answers {
                        let name = texts[index].input.name();
                        if opened.is_answered(form) {
                            let out = outputs.of_text(index)?;
                            self.answer(batch, &name, opened, out)?;
                            out.flush()?;
                        } else if let Opened::Refused(error) = opened {
                            self.console.progress().suspend(|| self.said(&name, &error));
                        }
                        self.progress.done += sizes[index].bytes.unwrap_or(0);
                        self.console.advance(self.progress.done, self.progress.total);
                        index += 1;
                    }
                    Ok(())
                },
            )?;
        }
        Ok(())
    }

    /// Writes the answer to one text.
    fn answer(&mut self, batch: &Batch, name: &str, opened: Opened, out: &mut Destination) -> anyhow::Result<()> {
        let (form, progress) = (self.form, self.console.progress());
        match opened {
            Opened::Long(text) => self.read_on(batch, name, *text, out),
            Opened::Short(Short { passages, warnings, error }) => progress.suspend(|| {
                self.console.warn(&warnings);
                let mut answer = out.write(|out| Answer::begin(form, name, out))?;
                passages.iter().try_for_each(|passage| out.write(|out| answer.passage(passage, out)))?;
                self.end(name, answer, error.as_ref(), out)
            }),
            Opened::Refused(error) => progress.suspend(|| {
                out.write(|out| Answer::refuse(form, name, &error, out))?;
                self.said_behind(name, &error, out)
            }),
        }
    }

    /// Splits a long text, lot by lot.
    fn read_on(
        &mut self,
        batch: &Batch,
        name: &str,
        mut text: TextStream,
        out: &mut Destination,
    ) -> anyhow::Result<()> {
        let (form, done, total) = (self.form, self.progress.done, self.progress.total);
        self.console.progress().suspend(|| self.console.warn(&text.take_warnings()));
        let mut answer = out.write(|out| Answer::begin(form, name, out))?;
        let work = |passage: &Result<TextPassage, PairError>| match passage {
            Ok(passage) => Ok(form.write_out(&passage.split()?, passage.bytes_read())),
            Err(error) => Err(error.clone()),
        };
        let on_panic = |_: &_, message: String| Err(panicked(name, &message));
        let ended = batch.run_ahead(&mut text, work, on_panic, |lot| {
            let read = self.console.progress().suspend(|| write_lot(lot, &mut answer, out))?;
            self.console.advance(done + read, total);
            Ok(())
        });
        let error = match ended {
            Ok(()) => None,
            Err(Halt::Text(error)) => Some(error),
            Err(Halt::Output(error)) => return Err(error),
        };
        self.console.progress().suspend(|| {
            self.console.warn(&text.take_warnings());
            self.end(name, answer, error.as_ref(), out)
        })
    }

    fn end(
        &mut self,
        name: &str,
        answer: Answer,
        error: Option<&PairError>,
        out: &mut Destination,
    ) -> anyhow::Result<()> {
        out.write(|out| answer.end(error, out))?;
        error.map_or(Ok(()), |error| self.said_behind(name, error, out))
    }

    /// Says an error behind all that was written before it, for those who read both outputs as one.
    fn said_behind(&mut self, name: &str, error: &PairError, out: &mut Destination) -> anyhow::Result<()> {
        out.flush()?;
        self.said(name, error);
        Ok(())
    }

    /// Says an error, unless the answer does.
    fn said(&mut self, name: &str, error: &PairError) {
        match self.form {
            Form::Jsonl(_) => {
                self.console.raise(Exit::Failed);
                self.failed += 1;
            }
            Form::Text(_) | Form::Tsv => self.console.error(&error_message(name, error)),
        }
    }
}

/// Writes some passages and returns how many bytes of the file were read for them.
fn write_lot(lot: Vec<Result<WrittenOut, PairError>>, answer: &mut Answer, out: &mut Destination) -> Result<u64, Halt> {
    let mut bytes_read = 0;
    for passage in lot {
        let passage = passage.map_err(Halt::Text)?;
        out.write(|out| answer.passage(&passage, out)).map_err(Halt::Output)?;
        bytes_read = passage.bytes_read;
    }
    out.flush().map_err(Halt::Output)?;
    Ok(bytes_read)
}

fn size(text: &NamedText) -> TextSize {
    match &text.input {
        NamedInput::File(path) => TextSize::of_file(path),
        NamedInput::Standard => TextSize::UNKNOWN,
    }
}

/// How many texts are opened together, group by group.
fn group_lengths(sizes: &[TextSize]) -> Vec<usize> {
    let mut lengths = Vec::new();
    let (mut len, mut bytes) = (0, 0);
    for size in sizes {
        if len > 0 && (len == GROUP_FILES || bytes + size.opened > GROUP_BYTES) {
            lengths.push(len);
            (len, bytes) = (0, 0);
        }
        len += 1;
        bytes += size.opened;
    }
    lengths.extend(Some(len).filter(|len| *len > 0));
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_bounded_by_files_and_by_bytes() {
        let sizes = |opened: u64, count| vec![TextSize { bytes: Some(opened), opened }; count];
        assert_eq!(group_lengths(&sizes(1, 600)), [256, 256, 88]);
        assert_eq!(group_lengths(&sizes(2 << 20, 17)), [8, 8, 1]);
        assert_eq!(group_lengths(&sizes(1 << 30, 2)), [1, 1]);
        assert_eq!(group_lengths(&[]), [0_usize; 0]);
    }
}
