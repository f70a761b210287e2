//! `jsonl`: one JSON object a pair, `{"id","beads":[{"source":[0],"target":[0,1],"confidence":0.97},…]}`.
//!
//! A bead that moved also has `"moved":true`. Where evidence was asked for, every bead has `"evidence":[{"source":"Londra",
//! "target":"London","kind":"name","weight":1.0},…]`.

use std::io::{self, Write};

use riscontro_core::{Bead, Evidence};
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
    beads: Vec<BeadRecord<'a>>,
}

#[derive(Serialize)]
struct BeadRecord<'a> {
    source: Vec<u32>,
    target: Vec<u32>,
    confidence: f64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    moved: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<EvidenceRecord<'a>>>,
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    source: &'a str,
    target: &'a str,
    kind: &'static str,
    weight: f64,
}

impl<'a> BeadRecord<'a> {
    fn new(bead: &Bead, at: usize, pair: &AlignedPair<'a>) -> Self {
        let record = |evidence: &Evidence| EvidenceRecord {
            source: evidence.source.of(pair.source.text),
            target: evidence.target.of(pair.target.text),
            kind: evidence.kind.as_str(),
            weight: rounded(evidence.weight),
        };
        BeadRecord {
            source: bead.source.clone().collect(),
            target: bead.target.clone().collect(),
            confidence: rounded(bead.confidence),
            moved: bead.moved,
            evidence: pair.evidence.map(|_| pair.evidence_of(at).iter().map(record).collect()),
        }
    }
}

impl AlignmentReport for JsonLines {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn pair(&mut self, pair: &AlignedPair<'_>, out: &mut dyn Write) -> io::Result<()> {
        let beads =
            pair.alignment.beads().iter().enumerate().map(|(at, bead)| BeadRecord::new(bead, at, pair)).collect();
        serde_json::to_writer(&mut *out, &PairRecord { id: pair.id, beads })?;
        writeln!(out)
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
