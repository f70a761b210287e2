//! `riscontro terms convert`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, ValueEnum};
use riscontro_engine::{GlossaryFormat, Languages, convert_glossary};

use super::lint::number_of;
use crate::console::{Console, Talk};
use crate::exit::Exit;
use crate::output::unwritable;

pub(super) const EXAMPLES: &str = "\
Examples:
  riscontro terms convert glossary.csv glossary.tbx                   TBX of 2019, style DCA
  riscontro terms convert glossary.csv glossary.tbx --edition 2008    TBX of 2008 (MARTIF)
  riscontro terms convert glossary.tbx glossary.xlsx                  a workbook, and back; .ods too
  riscontro terms convert house.xlsx - --to tsv                       a workbook to standard output

What the new format cannot say is named in a warning.

Exit code: 0 the whole glossary was written, 1 rows of it were left out, 2 it was not written.";

#[derive(Debug, Args)]
pub(crate) struct ConvertArguments {
    /// The glossary: CSV, TSV, TBX, TMX, XLSX, ODS
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The file to write; `-` is standard output
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// The format of IN [default: from its extension, else its beginning]
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Option<InputFormat>,
    /// The format of OUT [default: from its extension]
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Option<OutputFormat>,
    /// The edition of ISO 30042 that TBX is written in [default: 2019]
    #[arg(long, value_enum, value_name = "YEAR")]
    edition: Option<Edition>,
    /// The languages of columns called `source` and `target`, or of a list of two columns, such as `it,en`
    #[arg(long, value_name = "LANGS", value_parser = super::languages)]
    languages: Option<Languages>,
    /// Say nothing on standard error but errors
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    Csv,
    Tsv,
    Tbx,
    Tmx,
    Xlsx,
    Ods,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    Csv,
    Tsv,
    Tbx,
    Tmx,
    Xlsx,
    Ods,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Edition {
    #[value(name = "2008")]
    First,
    #[value(name = "2019")]
    Second,
}

pub(super) fn run(arguments: &ConvertArguments) -> anyhow::Result<Exit> {
    let mut console = Console::new(if arguments.quiet { Talk::Errors } else { Talk::All });
    let to = written_format(arguments)?;
    let is_standard_output = arguments.output == Path::new("-");
    if !is_standard_output && is_same_file(&arguments.input, &arguments.output) {
        bail!("`{}` would be overwritten by itself: give another file to write", arguments.output.display());
    }
    let from = arguments.from.map(InputFormat::glossary_format);
    let converted = convert_glossary(&arguments.input, from, to, arguments.languages)?;
    console.warn(&converted.warnings);
    if converted.left_out > 0 {
        console.raise(Exit::Findings);
    }
    if is_standard_output {
        std::io::stdout().lock().write_all(&converted.bytes)?;
        return Ok(console.exit());
    }
    let name = arguments.output.display().to_string();
    if let Err(error) = fs::write(&arguments.output, &converted.bytes) {
        bail!("{}", unwritable(&name, &error));
    }
    console.say(&format!("{} written to {name}", number_of(converted.concepts, "concept")));
    Ok(console.exit())
}

/// The format to write: as it is named, else as the extension says.
fn written_format(arguments: &ConvertArguments) -> anyhow::Result<GlossaryFormat> {
    let extension = arguments.output.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    let named = arguments.to.or(match extension.to_ascii_lowercase().as_str() {
        "csv" => Some(OutputFormat::Csv),
        "tsv" | "tab" => Some(OutputFormat::Tsv),
        "tbx" | "martif" | "xml" => Some(OutputFormat::Tbx),
        "tmx" => Some(OutputFormat::Tmx),
        "xlsx" => Some(OutputFormat::Xlsx),
        "ods" => Some(OutputFormat::Ods),
        "xlsm" => bail!("workbooks with macros are read and not written: write .xlsx, which opens there"),
        _ => None,
    });
    match (named, arguments.edition) {
        (Some(OutputFormat::Tbx), Some(Edition::First)) => Ok(GlossaryFormat::Tbx2008),
        (Some(OutputFormat::Tbx), _) => Ok(GlossaryFormat::Tbx2019),
        (Some(_), Some(_)) => bail!("`--edition` goes with TBX only"),
        (Some(OutputFormat::Csv), None) => Ok(GlossaryFormat::Csv),
        (Some(OutputFormat::Tsv), None) => Ok(GlossaryFormat::Tsv),
        (Some(OutputFormat::Xlsx), None) => Ok(GlossaryFormat::Xlsx),
        (Some(OutputFormat::Ods), None) => Ok(GlossaryFormat::Ods),
        (Some(OutputFormat::Tmx), None) => Ok(GlossaryFormat::Tmx),
        (None, _) => bail!(
            "`{}` does not tell the format to write: end it in .csv, .tsv, .tbx, .tmx, .xlsx or .ods, or give `--to`",
            arguments.output.display()
        ),
    }
}

impl InputFormat {
    fn glossary_format(self) -> GlossaryFormat {
        match self {
            InputFormat::Csv => GlossaryFormat::Csv,
            InputFormat::Tsv => GlossaryFormat::Tsv,
            InputFormat::Tbx => GlossaryFormat::Tbx2019,
            InputFormat::Tmx => GlossaryFormat::Tmx,
            InputFormat::Xlsx => GlossaryFormat::Xlsx,
            InputFormat::Ods => GlossaryFormat::Ods,
        }
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let full = |path: &Path| fs::canonicalize(path).ok();
    full(one).is_some_and(|one| Some(one) == full(other))
}
