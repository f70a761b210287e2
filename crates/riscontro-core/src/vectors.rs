//! Segments as vectors: what a segment means, as a point in a space in which both languages live.
//!
//! Lexicon makes them of static word vectors, or a user brings them from a sentence encoder; align compares them. Only
//! directions matter: whoever compares takes the cosine, so rows need no unit length.

/// Why numbers are no segment vectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VectorsError {
    /// The numbers do not fill whole rows.
    #[error("{values} numbers do not fill rows of {width}")]
    Ragged {
        /// How many numbers there are.
        values: usize,
        /// How many a row has.
        width: usize,
    },
    /// A number is infinite or none at all.
    #[error("row {row} holds a number that is not finite at column {column}")]
    NotFinite {
        /// The row, from 0.
        row: usize,
        /// The column, from 0.
        column: usize,
    },
}

/// One vector a segment, all of one width; row `i` belongs to segment `i`.
///
/// A row of zeros says that nothing is known of its segment.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentVectors {
    width: usize,
    values: Vec<f32>,
}

impl SegmentVectors {
    /// Returns the vectors whose rows of `width` numbers stand one after the other in `values`.
    ///
    /// # Errors
    ///
    /// When the last row is not whole, `width` is 0 while there are numbers, or a number is not finite.
    pub fn new(width: usize, values: Vec<f32>) -> Result<Self, VectorsError> {
        let is_whole = if width == 0 { values.is_empty() } else { values.len().is_multiple_of(width) };
        if !is_whole {
            return Err(VectorsError::Ragged { values: values.len(), width });
        }
        match values.iter().position(|value| !value.is_finite()) {
            Some(at) => Err(VectorsError::NotFinite { row: at / width, column: at % width }),
            None => Ok(SegmentVectors { width, values }),
        }
    }

    /// How many numbers a row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.values.len().checked_div(self.width).unwrap_or(0)
    }

    /// The vector of segment `at`.
    ///
    /// # Panics
    ///
    /// When there is no such row.
    #[must_use]
    pub fn row(&self, at: u32) -> &[f32] {
        let at = at as usize * self.width;
        &self.values[at..at + self.width]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_in_order() {
        let vectors = SegmentVectors::new(2, vec![1.0, 2.0, 3.0, 4.0]).unwrap();
        assert_eq!((vectors.rows(), vectors.width(), vectors.row(1)), (2, 2, &[3.0, 4.0][..]));
        assert_eq!(SegmentVectors::new(0, Vec::new()).unwrap().rows(), 0);
    }

    #[test]
    fn garbage_is_refused_with_its_place() {
        assert_eq!(SegmentVectors::new(2, vec![0.0; 3]), Err(VectorsError::Ragged { values: 3, width: 2 }));
        assert_eq!(SegmentVectors::new(0, vec![0.0]), Err(VectorsError::Ragged { values: 1, width: 0 }));
        let with_nan = vec![0.0, 1.0, 2.0, f32::NAN];
        assert_eq!(SegmentVectors::new(2, with_nan), Err(VectorsError::NotFinite { row: 1, column: 1 }));
    }
}
