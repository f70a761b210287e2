//! `riscontro learn`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use anyhow::{Context, bail};
use riscontro_core::{LangTag, PairError};
use riscontro_engine::{
    AlignedOutcome, Batch, Checker, Checkers, EngineError, LANGUAGES, LearntPair, LexiconLearner, PairSpec, discover,
};

use crate::args::{LearnArguments, threads};
use crate::console::{Console, Talk};
use crate::exit::Exit;
use crate::input_args::InputFormat;
use crate::output::unwritable;

pub(crate) fn run(arguments: &LearnArguments) -> anyhow::Result<Exit> {
    if arguments.input.input_format == InputFormat::Jsonl {
        bail!("`learn` reads files: give pairs, folders, TMX or TSV files");
    }
    arguments.input.refuse_unclear("learn from")?;
    let mut console = Console::new(if arguments.quiet { Talk::Errors } else { Talk::All });
    let aligned = arguments.input.bitexts("learn from")?;
    let learner = match aligned {
        None => from_pairs(arguments, &mut console)?,
        Some(direction) => from_bitexts(arguments, direction, &mut console)?,
    };
    // A lexicon that is there is not given up for one without a word.
    let Some(learner) = learner.filter(|learner| learner.beads() > 0) else {
        console.warn(&["no text to learn from: no lexicon is written".to_owned()]);
        return Ok(console.exit());
    };
    let pairs = learner.learn(arguments.options());
    write(arguments, &learner, &pairs)?;
    let (words, beads) =
        (counted(pairs.len(), "pair"), counted(usize::try_from(learner.beads()).unwrap_or(usize::MAX), "bead"));
    console.say(&format!("{words} of words learnt from {beads}"));
    Ok(console.exit())
}

/// Learns from files that are aligned; the rest of a file that breaks off is not read, the others are.
fn from_bitexts(
    arguments: &LearnArguments,
    (from, to): (LangTag, LangTag),
    console: &mut Console,
) -> anyhow::Result<Option<LexiconLearner>> {
    let mut learner = LexiconLearner::new(LANGUAGES, from, to);
    for path in &arguments.input.paths {
        match learner.add_bitext(path) {
            Err(error) => console.error(&error.to_string()),
            Ok(read) => {
                console.warn(&read.skipped);
                let more = read.skipped_count - read.skipped.len() as u64;
                if more > 0 {
                    console.warn(&[format!("{}: {more} more units were passed over", path.display())]);
                }
            }
        }
    }
    Ok(Some(learner))
}

struct Job {
    spec: PairSpec,
    checker: Arc<Checker>,
}

/// Learns from documents, aligned first; all in the direction of the first.
fn from_pairs(arguments: &LearnArguments, console: &mut Console) -> anyhow::Result<Option<LexiconLearner>> {
    let checkers = Checkers::new(LANGUAGES, arguments.input.overrides(), arguments.input.config.clone());
    let batch = Batch::new(threads(arguments.input.threads))?;
    let found = discover(&arguments.input.inputs()?);
    arguments.input.refuse_vectors_of_many(found.pairs.len())?;
    console.errors(&found.errors);
    let jobs = found.pairs.into_iter().map(|spec| Ok(Job { checker: checkers.for_pair(&spec)?, spec }));
    let jobs = jobs.collect::<Result<Vec<_>, EngineError>>()?;
    console.expect(jobs.len());
    let progress = console.progress();
    let work = |job: &Job| {
        let outcome = job.checker.align_files(&job.spec);
        progress.inc(1);
        outcome
    };
    let mut learner: Option<(LexiconLearner, (LangTag, LangTag))> = None;
    batch.run_chunks(jobs.into_iter(), work, panicked, |outcomes| -> io::Result<()> {
        outcomes.iter().for_each(|outcome| take(outcome, &mut learner, console));
        Ok(())
    })?;
    console.finish();
    Ok(learner.map(|(learner, _)| learner))
}

fn take(outcome: &AlignedOutcome, learner: &mut Option<(LexiconLearner, (LangTag, LangTag))>, console: &mut Console) {
    console.warn(&outcome.warnings);
    let sides = match &outcome.result {
        Ok(sides) => sides,
        Err(error) => return console.error(&error.to_string()),
    };
    let own = (sides.source.document.lang, sides.target.document.lang);
    let (learner, direction) = learner.get_or_insert_with(|| (LexiconLearner::new(LANGUAGES, own.0, own.1), own));
    let primary = |(source, target): (LangTag, LangTag)| (source.primary().to_owned(), target.primary().to_owned());
    if primary(own) == primary(*direction) {
        learner.add_sides(sides);
    } else {
        let (source, target) = direction;
        let message = "passed over: one lexicon leads from one language to one other";
        console.warn(&[format!("{}: {} to {}, not {source} to {target}: {message}", outcome.id, own.0, own.1)]);
    }
}

fn panicked(job: &Job, message: String) -> AlignedOutcome {
    let name = job.spec.source.display().to_string();
    let message = format!("{name}: not aligned, by a fault of riscontro: {message}; please report it");
    AlignedOutcome { id: name.into(), warnings: Vec::new(), result: Err(PairError::new(message)) }
}

/// Writes the table that `--lexicon` reads.
fn write(arguments: &LearnArguments, learner: &LexiconLearner, pairs: &[LearntPair]) -> anyhow::Result<()> {
    let put = |out: &mut dyn Write| -> io::Result<()> {
        writeln!(
            out,
            "# learnt from {}: source, target, part of speech, weight, beads of both",
            counted(usize::try_from(learner.beads()).unwrap_or(usize::MAX), "bead")
        )?;
        for LearntPair { source, target, weight, count } in pairs {
            writeln!(out, "{source}\t{target}\tform\t{weight:.3}\t{count}")?;
        }
        out.flush()
    };
    match &arguments.output {
        None => put(&mut io::stdout().lock()).map_err(Into::into),
        Some(path) => {
            let name = path.display().to_string();
            let file = File::create(path).map_err(|error| anyhow::anyhow!(unwritable(&name, &error)))?;
            put(&mut BufWriter::new(file)).with_context(|| name)
        }
    }
}

/// `1 bead`, `2 beads`.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
