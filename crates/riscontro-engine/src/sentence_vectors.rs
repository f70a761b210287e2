//! Sentence vectors that the user brings: one file a side, one row a segment.

use std::path::{Path, PathBuf};

use riscontro_core::{PairError, SegmentVectors, Side};
use riscontro_formats::sentence_vectors;

use crate::load::{read_bytes, shown};

/// The `.npy` files of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VectorFiles {
    /// The vectors of the source's segments.
    pub source: PathBuf,
    /// The vectors of the target's segments.
    pub target: PathBuf,
}

impl VectorFiles {
    /// Reads both files for the two sides.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or is no array of vectors, has not one row a segment, or the two differ in width: vectors of
    /// other texts or of two encoders would give an alignment that looks like one.
    pub(crate) fn read(&self, source: &Side, target: &Side) -> Result<[SegmentVectors; 2], PairError> {
        let vectors = [read(&self.source)?, read(&self.target)?];
        let rows = vectors.each_ref().map(SegmentVectors::rows);
        if rows != [source.segments.len(), target.segments.len()] {
            return Err(PairError::new(self.wrong_rows(rows, source, target)));
        }
        let [from, to] = vectors.each_ref().map(SegmentVectors::width);
        if from != to && rows.iter().all(|rows| *rows > 0) {
            return Err(PairError::new(format!(
                "`{}` has vectors of {from} numbers and `{}` of {to}: one encoder must make both",
                self.source.display(),
                self.target.display()
            )));
        }
        Ok(vectors)
    }

    fn wrong_rows(&self, [from, to]: [usize; 2], source: &Side, target: &Side) -> String {
        format!(
            "`{}` has {from} rows for {} segments of `{}`, and `{}` has {to} for {} of `{}`: one row a segment is needed, in \
             their order (`riscontro split` writes the segments; `--segmented` takes files that are split)",
            self.source.display(),
            source.segments.len(),
            source.document.path,
            self.target.display(),
            target.segments.len(),
            target.document.path
        )
    }
}

fn read(path: &Path) -> Result<SegmentVectors, PairError> {
    let bytes = read_bytes(path).map_err(|error| PairError::new(error.to_string()))?;
    sentence_vectors(&bytes).map_err(|error| PairError::new(error.in_file(&shown(path))))
}
