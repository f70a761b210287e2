//! Files packed with gzip, as corpora and dictionaries are handed round.
//!
//! Source: RFC 1952; dictzip is gzip with an extra field.

use std::io::{self, BufRead, Read};

use flate2::bufread::MultiGzDecoder;

/// How packed files begin.
const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Whether these are the first bytes of a packed file.
pub(crate) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// Returns what a file holds, unpacked where it is packed, whatever its name is.
///
/// # Errors
///
/// When its beginning cannot be read. What is wrong with the packing comes as an error of the reader that is returned.
pub fn unpacked<'r>(mut input: impl BufRead + 'r) -> io::Result<Box<dyn Read + 'r>> {
    // A pipe may give a single byte at first; such a file is taken for what it is.
    Ok(if is_packed(input.fill_buf()?) { Box::new(MultiGzDecoder::new(input)) } else { Box::new(input) })
}
