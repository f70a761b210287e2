//! Findings and alignments to bytes.
