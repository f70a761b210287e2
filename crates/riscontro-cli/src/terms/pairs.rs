//! Pairs of files, looked at in parallel and taken in order.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;
use riscontro_engine::{Batch, Checker, Checkers, EngineError, LANGUAGES, Overrides, PairSpec, discover};

use crate::args::threads;
use crate::console::Console;
use crate::input_args::{InputArguments, InputFormat};

/// What is done with each pair.
pub(crate) struct Pairs<'a> {
    /// Which pairs.
    pub(crate) input: &'a InputArguments,
    /// The glossaries, instead of those of the configuration.
    pub(crate) glossary: &'a [PathBuf],
    /// The command, for messages.
    pub(crate) command: &'static str,
}

struct Job {
    spec: PairSpec,
    checker: Arc<Checker>,
}

impl Pairs<'_> {
    /// Calls `work` with each pair on some thread, and `take` with what comes of it in the order of the pairs; `fault` is for a pair
    /// at which `work` broke off.
    pub(crate) fn each<T: Send>(
        &self,
        console: &mut Console,
        work: impl Fn(&Checker, &PairSpec) -> T + Sync,
        fault: impl Fn(&PairSpec, String) -> T + Sync,
        mut take: impl FnMut(T, &mut Console),
    ) -> anyhow::Result<Vec<Arc<Checker>>> {
        if self.input.input_format == InputFormat::Jsonl {
            bail!("`terms {}` reads files: give pairs or folders", self.command);
        }
        self.input.refuse_unclear("read")?;
        let overrides = Overrides { glossary: self.glossary.to_vec(), ..self.input.overrides() };
        let checkers = Checkers::new(LANGUAGES, overrides, self.input.config.clone());
        let batch = Batch::new(threads(self.input.threads))?;
        let found = discover(&self.input.inputs()?);
        self.input.refuse_vectors_of_many(found.pairs.len())?;
        console.errors(&found.errors);
        let jobs = found.pairs.into_iter().map(|spec| Ok(Job { checker: checkers.for_pair(&spec)?, spec }));
        let jobs = jobs.collect::<Result<Vec<_>, EngineError>>()?;
        let used: Vec<_> = jobs.iter().map(|job| Arc::clone(&job.checker)).collect();
        console.expect(jobs.len());
        let progress = console.progress();
        let work = |job: &Job| {
            let outcome = work(&job.checker, &job.spec);
            progress.inc(1);
            outcome
        };
        let fault = |job: &Job, message: String| fault(&job.spec, message);
        batch.run_chunks(jobs.into_iter(), work, fault, |outcomes| -> io::Result<()> {
            outcomes.into_iter().for_each(|outcome| take(outcome, console));
            Ok(())
        })?;
        console.finish();
        Ok(used)
    }
}

/// What is said of a pair at which the program broke off.
pub(crate) fn broken_off(spec: &PairSpec, message: &str) -> String {
    let name = spec.source.display();
    format!("{name}: not read, by a fault of riscontro: {message}; please report it")
}
