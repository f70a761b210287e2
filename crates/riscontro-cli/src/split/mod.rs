//! `riscontro split`.

use std::io::{self, Write};

use riscontro_core::{PairError, Span};
use riscontro_engine::{Checker, SplitDocument};
use serde::Serialize;

use crate::args::{SingleArguments, SingleOutput};
use crate::exit::Exit;
use crate::single::{Analysed, Answer, Single, each_text};

pub(crate) fn run(arguments: &SingleArguments) -> anyhow::Result<Exit> {
    each_text(arguments, &Split { format: arguments.output_format })
}

struct Split {
    format: SingleOutput,
}

/// The answer of the JSON-lines contract.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    unit: &'static str,
    spans: Vec<[u32; 2]>,
}

impl Single for Split {
    type Found = SplitDocument;

    fn look(&self, checker: &Checker, text: Analysed<'_>) -> Result<Answer<SplitDocument>, PairError> {
        let mut found = match text {
            Analysed::Text(text) => checker.split_text(text),
            Analysed::File(file) => checker.split_file(file),
        }?;
        let warnings = std::mem::take(&mut found.warnings);
        Ok(Answer { found, warnings })
    }

    fn write(&self, out: &mut dyn Write, id: &str, found: &SplitDocument) -> io::Result<()> {
        let spans = || found.segments.iter().map(|segment| segment.span);
        match self.format {
            SingleOutput::Text => spans().try_for_each(|span: Span| {
                let words: Vec<_> = span.of(&found.document.text).split_whitespace().collect();
                writeln!(out, "{}", words.join(" "))
            }),
            SingleOutput::Jsonl => {
                let raw = spans().map(|span| found.document.to_raw(span)).map(|raw| [raw.start(), raw.end()]);
                let record = Record { id, unit: "byte", spans: raw.collect() };
                serde_json::to_writer(&mut *out, &record)?;
                writeln!(out)
            }
        }
    }
}
