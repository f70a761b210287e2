//! Pairs of files, and files that are aligned already, looked at in parallel and taken in order.

use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use riscontro_core::LangTag;
use riscontro_engine::{
    Batch, BitextPassages, Checker, Checkers, EngineError, LANGUAGES, Overrides, PairSpec, TextPair, Told, discover,
};

use crate::args::threads;
use crate::console::Console;
use crate::input_args::{InputArguments, InputFormat};

/// What is done with each pair.
pub(crate) struct Pairs<'a> {
    /// Which pairs.
    pub(crate) input: &'a InputArguments,
    /// The glossaries, instead of those of the configuration.
    pub(crate) glossary: &'a [PathBuf],
    /// Which words that answer one another the work needs.
    pub(crate) told: Told,
    /// The command, for messages.
    pub(crate) command: &'static str,
}

/// A pair.
pub(crate) enum Pair<'a> {
    /// Two files, to be aligned.
    Files(&'a PairSpec),
    /// A passage of a file that is aligned already.
    Passage(&'a TextPair),
}

enum Job {
    Files(Arc<Checker>, PairSpec),
    Passage(Arc<Checker>, TextPair),
    /// What could not be read, and why.
    Failed(String, String),
}

impl Pairs<'_> {
    /// Calls `work` with each pair on some thread, and `take` with what comes of it in the order of the pairs; `fault` makes the
    /// answer for a pair, by its name, that could not be looked at, and says why. Returns the checkers that were used.
    pub(crate) fn each<T: Send>(
        &self,
        console: &mut Console,
        work: impl Fn(&Checker, Pair<'_>) -> T + Sync,
        fault: impl Fn(&str, String) -> T + Sync,
        take: impl FnMut(T, &mut Console),
    ) -> anyhow::Result<Vec<Arc<Checker>>> {
        if self.input.input_format == InputFormat::Jsonl {
            bail!("`terms {}` reads files: give pairs, folders, TMX or TSV files", self.command);
        }
        self.input.refuse_unclear("read")?;
        let overrides = Overrides { glossary: self.glossary.to_vec(), told: self.told, ..self.input.overrides() };
        let checkers = Checkers::new(LANGUAGES, overrides, self.input.config.clone());
        match self.input.bitexts("read")? {
            None => {
                let jobs = self.files(&checkers, console)?;
                let used = jobs.iter().map(|(checker, _)| Arc::clone(checker)).collect();
                console.expect(jobs.len());
                let jobs = jobs.into_iter().map(|(checker, spec)| Job::Files(checker, spec));
                self.run(jobs, (work, fault, take), console)?;
                Ok(used)
            }
            Some(direction) => {
                let files: Vec<_> = self
                    .input
                    .paths
                    .iter()
                    .map(|path| Ok((path, checkers.for_file(path, Some(direction))?)))
                    .collect::<Result<_, EngineError>>()?;
                let skipped = RefCell::new(Vec::new());
                let jobs = files.iter().flat_map(|(path, checker)| passages(path, checker, direction, &skipped));
                self.run(jobs, (work, fault, take), console)?;
                console.warn(&skipped.into_inner());
                Ok(files.into_iter().map(|(_, checker)| checker).collect())
            }
        }
    }

    /// The pairs of files that the arguments name.
    fn files(&self, checkers: &Checkers, console: &mut Console) -> anyhow::Result<Vec<(Arc<Checker>, PairSpec)>> {
        let found = discover(&self.input.inputs()?);
        self.input.refuse_vectors_of_many(found.pairs.len())?;
        console.errors(&found.errors);
        let jobs = found.pairs.into_iter().map(|spec| Ok((checkers.for_pair(&spec)?, spec)));
        Ok(jobs.collect::<Result<Vec<_>, EngineError>>()?)
    }

    fn run<T: Send>(
        &self,
        jobs: impl Iterator<Item = Job>,
        (work, fault, mut take): (
            impl Fn(&Checker, Pair<'_>) -> T + Sync,
            impl Fn(&str, String) -> T + Sync,
            impl FnMut(T, &mut Console),
        ),
        console: &mut Console,
    ) -> anyhow::Result<()> {
        let batch = Batch::new(threads(self.input.threads))?;
        let progress = console.progress();
        let work = |job: &Job| {
            let outcome = match job {
                Job::Files(checker, spec) => work(checker, Pair::Files(spec)),
                Job::Passage(checker, text) => work(checker, Pair::Passage(text)),
                Job::Failed(name, message) => fault(name, message.clone()),
            };
            progress.inc(1);
            outcome
        };
        let on_panic = |job: &Job, message: String| {
            let name = match job {
                Job::Files(_, spec) => spec.source.display().to_string(),
                Job::Passage(_, text) => text.id.clone(),
                Job::Failed(name, _) => name.clone(),
            };
            fault(&name, format!("{name}: not read, by a fault of riscontro: {message}; please report it"))
        };
        batch.run_chunks(jobs, work, on_panic, |outcomes| -> io::Result<()> {
            outcomes.into_iter().for_each(|outcome| take(outcome, console));
            Ok(())
        })?;
        console.finish();
        Ok(())
    }
}

/// The passages of a file that is aligned already, read as they are asked for; what was passed over goes to `skipped` at its end.
fn passages<'a>(
    path: &'a Path,
    checker: &'a Arc<Checker>,
    (from, to): (LangTag, LangTag),
    skipped: &'a RefCell<Vec<String>>,
) -> impl Iterator<Item = Job> + 'a {
    let failed = |error: EngineError| Job::Failed(path.display().to_string(), error.to_string());
    let (opened, refused) = match BitextPassages::open(path, from, to) {
        Ok(opened) => (Some(opened), None),
        Err(error) => (None, Some(failed(error))),
    };
    let mut opened = opened;
    let read = std::iter::from_fn(move || {
        let passages = opened.as_mut()?;
        let Some(passage) = passages.next() else {
            let (first, count) = passages.skipped();
            let more = count - first.len() as u64;
            skipped.borrow_mut().extend(first);
            if more > 0 {
                skipped.borrow_mut().push(format!("{}: {more} more units were passed over", path.display()));
            }
            opened = None;
            return None;
        };
        Some(match passage {
            Ok(text) => Job::Passage(Arc::clone(checker), text),
            Err(error) => failed(error),
        })
    });
    refused.into_iter().chain(read)
}
