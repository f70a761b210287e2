//! `riscontro rules` and `riscontro explain`.

use std::io::Write;

use anyhow::bail;
use riscontro_engine::{nearest, page, rules};

use crate::exit::Exit;
use crate::output::terminal_width;

/// Lists the rules, a line each.
pub(crate) fn list() -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    let width = rules().iter().map(|meta| meta.id.as_str().len()).max().unwrap_or(0);
    let group = rules().iter().map(|meta| meta.group.as_str().len()).max().unwrap_or(0);
    let columns = usize::from(terminal_width());
    for meta in rules() {
        let line = format!("{:width$}  {:group$}  {:7}  {}", meta.id, meta.group, meta.severity, meta.summary);
        // A rule keeps its line where something reads them line by line.
        let indent = " ".repeat(width + group + SEVERITY + 6);
        let fits = columns == 0 || columns <= indent.len() + LEAST;
        let options = whole_words(columns).subsequent_indent(&indent);
        if fits { writeln!(out, "{line}")? } else { writeln!(out, "{}", textwrap::fill(&line, options))? }
    }
    Ok(Exit::Clean)
}

/// The width of the longest severity, `warning`.
const SEVERITY: usize = 7;

/// Columns that a summary needs beside the others to be worth a wrap.
const LEAST: usize = 20;

/// Columns of a page that no terminal shows.
const USUAL_WIDTH: usize = 80;

/// Prints the page of a rule.
pub(crate) fn explain(rule: &str) -> anyhow::Result<Exit> {
    let rules = rules();
    let Some(meta) = rules.iter().find(|meta| meta.id.as_str() == rule) else {
        let near = nearest(rule, rules.iter().map(|meta| meta.id.as_str()));
        let hint = near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
        bail!("unknown rule `{rule}`{hint}; `riscontro rules` lists them");
    };
    let width = match usize::from(terminal_width()) {
        0 => USUAL_WIDTH,
        width => width.min(USUAL_WIDTH),
    };
    write!(anstream::stdout().lock(), "{}", wrapped(&page(meta), width))?;
    Ok(Exit::Clean)
}

/// A page with its paragraphs filled to `width` columns; headings and the sentences of examples keep their lines.
fn wrapped(page: &str, width: usize) -> String {
    let mut out = String::with_capacity(page.len());
    let mut paragraph = String::new();
    for line in page.lines() {
        let is_sentence = line.find(": ").is_some_and(|colon| colon == 2);
        if line.is_empty() || line.starts_with('#') || is_sentence || line.starts_with("- ") {
            fill(&paragraph, "", width, &mut out);
            paragraph.clear();
            fill(line, "    ", width, &mut out);
            if line.is_empty() {
                out.push('\n');
            }
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
    }
    fill(&paragraph, "", width, &mut out);
    out
}

/// Appends `text` in lines of `width` columns, all but the first behind `indent`.
fn fill(text: &str, indent: &str, width: usize, out: &mut String) {
    if !text.is_empty() {
        out.push_str(&textwrap::fill(text, whole_words(width).subsequent_indent(indent)));
        out.push('\n');
    }
}

/// Lines of so many columns; a flag such as `--corpus-consistency` is not parted at its hyphens.
fn whole_words<'a>(columns: usize) -> textwrap::Options<'a> {
    textwrap::Options::new(columns).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_filled_and_examples_keep_their_lines() {
        let page =
            "# rule\n\n## What it does\nOne two three\nfour five.\n\n## Example\nit: Uno due tre quattro.\nen: One.\n";
        let filled = "# rule\n\n## What it does\nOne two three four\nfive.\n\n## Example\nit: Uno due tre\n    quattro.\nen: One.\n";
        assert_eq!(wrapped(page, 18), filled);
        assert_eq!(wrapped("With `--corpus-consistency` texts\n", 24), "With\n`--corpus-consistency`\ntexts\n");
    }

    #[test]
    fn no_page_is_wider_than_a_terminal() {
        for meta in rules() {
            let page = wrapped(&page(&meta), USUAL_WIDTH);
            assert!(page.lines().all(|line| line.chars().count() <= USUAL_WIDTH), "{page}");
        }
    }
}
