//! `riscontro terms usage`.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use riscontro_core::PairError;
use riscontro_engine::{Checker, PairedOutcome, RenderingCount, TermUsage, Told, UsageCounter};
use serde::Serialize;
use textwrap::core::display_width;

use super::csv::write_row;
use super::pairs::{Pair, Pairs};
use crate::console::{Console, Talk};
use crate::exit::Exit;
use crate::input_args::InputArguments;

#[derive(Debug, Args)]
pub(crate) struct UsageArguments {
    #[command(flatten)]
    pub(crate) input: InputArguments,
    /// A glossary, instead of those of the configuration; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) glossary: Vec<PathBuf>,
    /// Write a table to read, CSV, or one JSON object a term
    #[arg(long, value_enum, default_value_t = UsageOutput::Text, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) output_format: UsageOutput,
    /// Say nothing on standard error but errors
    #[arg(long, short, help_heading = "Output")]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum UsageOutput {
    Text,
    Csv,
    Jsonl,
}

pub(crate) fn run(arguments: &UsageArguments) -> anyhow::Result<Exit> {
    let mut console = Console::new(if arguments.quiet { Talk::Errors } else { Talk::All });
    let mut counter = UsageCounter::default();
    let pairs = Pairs { input: &arguments.input, glossary: &arguments.glossary, told: Told::Nothing, command: "usage" };
    let take = |outcome: PairedOutcome, console: &mut Console| {
        console.warn(&outcome.warnings);
        match &outcome.result {
            Ok(pair) => counter.add(pair),
            Err(error) => console.error(&error.to_string()),
        }
    };
    let fault = |name: &str, message: String| PairedOutcome {
        id: name.into(),
        warnings: Vec::new(),
        result: Err(PairError::new(message)),
    };
    let work = |checker: &Checker, pair: Pair<'_>| match pair {
        Pair::Files(spec) => checker.match_files(spec),
        Pair::Passage(text) => checker.match_text(text),
    };
    let used = pairs.each(&mut console, work, fault, take)?;
    if used.iter().all(|checker| checker.termbase().concepts.is_empty()) {
        console.warn(&["no term to count: name a glossary with `--glossary` or in the configuration".to_owned()]);
    }
    used.iter().for_each(|checker| console.warn(checker.warnings()));
    let usages = counter.usages();
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    match arguments.output_format {
        UsageOutput::Text => write_table(&usages, &mut out)?,
        UsageOutput::Csv => write_csv(&usages, &mut out)?,
        UsageOutput::Jsonl => write_jsonl(&usages, &mut out)?,
    }
    out.flush()?;
    Ok(console.exit())
}

/// The share of a rendering in percent, rounded.
fn share(rendering: &RenderingCount, usage: &TermUsage) -> u32 {
    (100 * rendering.count + usage.occurrences / 2) / usage.occurrences.max(1)
}

/// Widths of the columns that are cut: the table fits 80 columns.
const TERM_WIDTH: usize = 24;
const RENDERING_WIDTH: usize = 26;

fn write_table(usages: &[TermUsage], out: &mut dyn Write) -> io::Result<()> {
    let mut direction = None;
    for usage in usages {
        let own = (usage.from.primary(), usage.to.primary());
        if direction != Some(own) {
            let gap = if direction.is_some() { "\n" } else { "" };
            writeln!(out, "{gap}{} -> {}", usage.from, usage.to)?;
            let [term, rendering] = [fitted("term", TERM_WIDTH), fitted("rendering", RENDERING_WIDTH)];
            writeln!(out, "{term} times  {rendering} {:12} {:>5}", "status", "share")?;
            direction = Some(own);
        }
        for (at, rendering) in usage.renderings.iter().enumerate() {
            let term = if at == 0 { fitted(&usage.term, TERM_WIDTH) } else { fitted("", TERM_WIDTH) };
            let text = if rendering.text.is_empty() { "-" } else { &rendering.text };
            let text = fitted(text, RENDERING_WIDTH);
            let (status, share) = (rendering.rendering.as_str(), share(rendering, usage));
            writeln!(out, "{term} {:5}  {text} {status:12} {share:4}%", rendering.count)?;
        }
    }
    Ok(())
}

/// The text in so many columns, cut with `…` or filled with spaces.
fn fitted(text: &str, width: usize) -> String {
    let mut fitted = String::new();
    let is_cut = display_width(text) > width;
    let room = if is_cut { width - 1 } else { width };
    for letter in text.chars() {
        if display_width(&fitted) + display_width(letter.encode_utf8(&mut [0; 4])) > room {
            break;
        }
        fitted.push(letter);
    }
    if is_cut {
        fitted.push('…');
    }
    let missing = width.saturating_sub(display_width(&fitted));
    fitted + &" ".repeat(missing)
}

fn write_csv(usages: &[TermUsage], out: &mut dyn Write) -> io::Result<()> {
    let header = ["from", "to", "concept", "term", "occurrences", "documents", "rendering", "status", "count", "share"];
    write_row(out, header)?;
    for usage in usages {
        for rendering in &usage.renderings {
            let share = f64::from(rendering.count) / f64::from(usage.occurrences.max(1));
            let numbers = [usage.occurrences, usage.documents, rendering.count].map(|number| number.to_string());
            let [occurrences, documents, count] = &numbers;
            let (text, status) = (&rendering.text, rendering.rendering.as_str());
            let cells: [&str; 10] = [
                usage.from.as_str(),
                usage.to.as_str(),
                &usage.concept,
                &usage.term,
                occurrences,
                documents,
                text,
                status,
                count,
                &format!("{share:.3}"),
            ];
            write_row(out, cells)?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct UsageLine<'u> {
    from: &'u str,
    to: &'u str,
    concept: &'u str,
    term: &'u str,
    occurrences: u32,
    documents: u32,
    renderings: Vec<RenderingObject<'u>>,
}

#[derive(Serialize)]
struct RenderingObject<'u> {
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'u str,
    status: &'u str,
    count: u32,
}

fn write_jsonl(usages: &[TermUsage], out: &mut dyn Write) -> io::Result<()> {
    for usage in usages {
        let rendering = |rendering: &'_ RenderingCount| (rendering.rendering.as_str(), rendering.count);
        let renderings = usage.renderings.iter().map(|one| {
            let (status, count) = rendering(one);
            RenderingObject { text: &one.text, status, count }
        });
        let line = UsageLine {
            from: usage.from.as_str(),
            to: usage.to.as_str(),
            concept: &usage.concept,
            term: &usage.term,
            occurrences: usage.occurrences,
            documents: usage.documents,
            renderings: renderings.collect(),
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_cell_has_its_width_whatever_its_text() {
        assert_eq!(fitted("dazio", 7), "dazio  ");
        assert_eq!(fitted("legge di bilancio", 7), "legge …");
        assert_eq!(fitted("è già", 7), "è già  ");
    }
}
