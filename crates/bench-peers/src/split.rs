//! Splitters on the same paragraphs: `cargo xtask bench split`.

use std::path::PathBuf;

use clap::Args;

use crate::table::{Measured, Subject};
use crate::texts::{self, Side};
use crate::{measure, peers};

/// What is compared.
pub(crate) const SUBJECT: Subject = Subject {
    counted: "sentences",
    reference: peers::REFERENCE,
    short: "icu",
    notes: "x icu: how many times as fast as icu_segmenter.
Every splitter gets one paragraph a call and gives places, not copies; building it is not counted.
The articles are repeated to 4 MB; one of them is in Latin-1 and was decoded beforehand.
srx runs on 30 rules of ours: the usual files have hundreds, and are slower. icu_segmenter has no data of its own for
the sentences of Italian or English; its state machine is the newer engine, which the crate calls unstable. naive is no
splitter but the ceiling: a search for . ? ! before white space and no small letter.
",
};

/// Which texts are split besides those that are always.
#[derive(Debug, Args)]
pub(crate) struct Texts {
    /// Time this UTF-8 file too, its paragraphs as blank lines part them.
    #[arg(long, value_name = "FILE", requires = "lang")]
    text: Option<PathBuf>,
    /// The language of that file.
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<Side>,
}

/// Splits every text for at least so many `seconds` with each splitter.
pub(crate) fn measured(texts: &Texts, seconds: f64) -> anyhow::Result<Vec<Measured>> {
    let mut measured = Vec::new();
    for text in texts::all(texts.text.as_deref().zip(texts.lang))? {
        // One line of progress: the whole takes a minute or more.
        eprintln!("{} …", text.title());
        let peers = peers::all(text.side)?;
        let figures = measure::figures(&peers, &text.paragraphs, seconds);
        let (megabytes, marks) = (text.bytes() as f64 / 1e6, text.marks_per_megabyte());
        let about = format!("{megabytes:.1} MB, {marks} marks . ? ! a MB");
        measured.push(Measured { name: text.title(), about, figures });
    }
    Ok(measured)
}
