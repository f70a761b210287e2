//! JSON lines: a record a document.

use std::collections::BTreeSet;

use riscontro_core::GoldBead;
use serde::Deserialize;

use super::{Fault, GoldDocument, GoldRow, Line};
use crate::error::FormatError;

#[derive(Deserialize)]
struct Record {
    id: serde_json::Value,
    beads: Option<Vec<Bead>>,
    gold: Option<Vec<(Vec<u32>, Vec<u32>)>>,
    alignments: Option<Vec<(Vec<u32>, Vec<u32>)>>,
}

#[derive(Deserialize)]
struct Bead {
    source: Vec<u32>,
    target: Vec<u32>,
}

pub(super) fn read<'t>(lines: impl Iterator<Item = Line<'t>>) -> Result<Vec<GoldDocument>, FormatError> {
    let mut seen = BTreeSet::new();
    let mut documents = Vec::new();
    for line in lines {
        let document = document(line)?;
        if !seen.insert(document.id.clone()) {
            return Err(line.fault(Fault::Repeated(document.id.unwrap_or_default().into())));
        }
        documents.push(document);
    }
    Ok(documents)
}

fn document(line: Line<'_>) -> Result<GoldDocument, FormatError> {
    let record: Record = serde_json::from_str(line.text).map_err(|error| {
        // The line that the parser names is always its first.
        let message = error.to_string().replace(" at line 1 column", " at column");
        line.fault(Fault::Json(message))
    })?;
    let beads = record.beads.map(|beads| beads.into_iter().map(|bead| (bead.source, bead.target)).collect());
    let beads: Vec<_> = beads.or(record.gold).or(record.alignments).ok_or_else(|| line.fault(Fault::NoBeads))?;
    let row = |(source, target)| GoldRow { bead: GoldBead::new(source, target), line: line.number };
    let id = record.id.as_str().map_or_else(|| record.id.to_string(), str::to_owned);
    let rows = beads.into_iter().map(row).collect();
    Ok(GoldDocument { id: Some(id.into()), rows, segments: None, line: line.number })
}
