//! `jsonl`: one JSON object a pair, `{"id","beads":[{"source":[0],"target":[0,1],"confidence":0.97},…]}`.
//!
//! A bead that moved also has `"moved":true`.

use std::io::{self, Write};

use riscontro_core::Bead;
use serde::Serialize;

use super::{AlignedPair, AlignmentFormat, AlignmentReport};
use crate::record::rounded;

pub(crate) const FORMAT: AlignmentFormat = AlignmentFormat {
    id: "jsonl",
    summary: "one JSON object a pair, beads as segment numbers, for pipelines",
    make: |_| Box::new(JsonLines),
};

struct JsonLines;

#[derive(Serialize)]
struct PairRecord<'a> {
    id: &'a str,
    beads: Vec<BeadRecord>,
}

#[derive(Serialize)]
struct BeadRecord {
    source: Vec<u32>,
    target: Vec<u32>,
    confidence: f64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    moved: bool,
}

impl From<&Bead> for BeadRecord {
    fn from(bead: &Bead) -> Self {
        BeadRecord {
            source: bead.source.clone().collect(),
            target: bead.target.clone().collect(),
            confidence: rounded(bead.confidence),
            moved: bead.moved,
        }
    }
}

impl AlignmentReport for JsonLines {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut dyn Write) -> io::Result<()> {
        let beads = pair.alignment.beads().iter().map(BeadRecord::from).collect();
        serde_json::to_writer(&mut *out, &PairRecord { id: pair.id, beads })?;
        writeln!(out)
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
