//! `riscontro split`.

use std::io::Write;

use riscontro_core::{PairError, Span};
use riscontro_engine::{Checker, SplitDocument};

use crate::args::{SingleArguments, SingleOutput};
use crate::exit::Exit;
use crate::mentions::{Analysed, each_text};

pub(crate) fn run(arguments: &SingleArguments) -> anyhow::Result<Exit> {
    each_text(
        arguments,
        |checker: &Checker, text| match text {
            Analysed::Text(text) => checker.split_text(text).map(|split| (text.id.clone(), split)),
            Analysed::File(path) => checker.split_file(path).map(|split| (path.display().to_string(), split)),
        },
        |(_, split)| split.warnings.as_slice(),
        |out, (id, split)| write(out, id, split, arguments.output_format),
    )
}

fn write(out: &mut dyn Write, id: &str, split: &SplitDocument, format: SingleOutput) -> std::io::Result<()> {
    let spans = || split.segments.iter().map(|segment| segment.span);
    match format {
        SingleOutput::Text => spans().try_for_each(|span: Span| {
            let words: Vec<_> = span.of(&split.document.text).split_whitespace().collect();
            writeln!(out, "{}", words.join(" "))
        }),
        SingleOutput::Jsonl => {
            let raw: Vec<_> =
                spans().map(|span| split.document.to_raw(span)).map(|raw| [raw.start(), raw.end()]).collect();
            writeln!(out, "{}", serde_json::json!({ "id": id, "unit": "byte", "spans": raw }))
        }
    }
}

/// One line that says why a text has no answer.
pub(crate) fn error_line(id: &str, error: &PairError) -> String {
    serde_json::json!({ "id": id, "error": error.to_string() }).to_string()
}
