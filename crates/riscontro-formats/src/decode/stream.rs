//! The same decoding bit by bit, for texts of any size.
//!
//! What needs a look ahead (which encoding, and for others the language and the layout) looks at the first [`BEGINNING`]
//! bytes, which are kept; what comes after them must be valid in the encoding that they showed.

use std::io::{self, Chain, Cursor, ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_16BE, UTF_16LE};
use riscontro_core::LangTag;

use super::{Chosen, Decoded, Extent, choose, strict};
use crate::error::{FormatError, Kind};

/// How many bytes of a text that is read bit by bit are looked at before it is read, 2 MiB.
///
/// A text that ends within them is decoded exactly as [`decode`](super::decode) decodes it whole.
pub const BEGINNING: usize = 2 << 20;

/// How many bytes are read at once.
const STEP: usize = 128 << 10;

/// The beginning of a text and where the rest comes from.
#[derive(Debug)]
pub struct Beginning<R> {
    bytes: Vec<u8>,
    rest: R,
    extent: Extent,
}

impl<R: Read> Beginning<R> {
    /// Reads the first [`BEGINNING`] bytes, or all there are.
    ///
    /// # Errors
    ///
    /// As the reader.
    pub fn read(reader: R) -> io::Result<Self> {
        Beginning::of_len(reader, BEGINNING)
    }

    pub(crate) fn of_len(mut reader: R, len: usize) -> io::Result<Self> {
        let mut bytes = Vec::new();
        // One byte more tells whether the text is over.
        reader.by_ref().take(len as u64 + 1).read_to_end(&mut bytes)?;
        let extent = if bytes.len() > len { Extent::Beginning } else { Extent::Whole };
        Ok(Beginning { bytes, rest: reader, extent })
    }

    /// The bytes, as they are stored.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether the text has no more than this.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.extent == Extent::Whole
    }

    /// The text of the beginning, under the rules of [`decode`](super::decode); a character that is cut is left out.
    ///
    /// # Errors
    ///
    /// As [`decode`](super::decode).
    pub fn decode(&self, label: Option<&str>, lang: Option<LangTag>) -> Result<Decoded, FormatError> {
        let Chosen { encoding, mark_len, defect } = choose(&self.bytes, label, lang, self.extent)?;
        let text = match self.extent {
            Extent::Whole => strict(encoding, &self.bytes, mark_len)?.into(),
            Extent::Beginning => {
                let mut text = String::new();
                BitDecoder::new(encoding, mark_len).decode(&self.bytes[mark_len..], More::ToCome, &mut text)?;
                text.into()
            }
        };
        Ok(Decoded { text, defects: defect.into_iter().collect() })
    }

    /// The whole text, to be decoded as it is read, with what [`Beginning::decode`] found out.
    pub(crate) fn into_text(self, label: Option<&str>, lang: Option<LangTag>) -> Result<DecodedText<R>, FormatError> {
        let Chosen { encoding, mark_len, .. } = choose(&self.bytes, label, lang, self.extent)?;
        let mut beginning = Cursor::new(self.bytes);
        beginning.set_position(mark_len as u64);
        let decoder = BitDecoder::new(encoding, mark_len);
        Ok(DecodedText { source: beginning.chain(self.rest), decoder, step: vec![0; STEP] })
    }
}

/// Whether a text goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum More {
    ToCome,
    Over,
}

/// A text that is decoded as it is read.
#[derive(Debug)]
pub(crate) struct DecodedText<R> {
    source: Chain<Cursor<Vec<u8>>, R>,
    decoder: BitDecoder,
    step: Vec<u8>,
}

impl<R: Read> DecodedText<R> {
    /// Appends the next piece to `text`; after an error, what stood before the fault.
    pub(crate) fn read_on(&mut self, text: &mut String) -> Result<More, FormatError> {
        let read = loop {
            match self.source.read(&mut self.step) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read.map_err(|error| FormatError::new(Kind::Unread(error.to_string())))?,
            }
        };
        let more = if read == 0 { More::Over } else { More::ToCome };
        self.decoder.decode(&self.step[..read], more, text)?;
        Ok(more)
    }

    /// How many bytes of the file were read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.decoder.read
    }

    #[cfg(test)]
    pub(crate) fn with_step(mut self, len: usize) -> Self {
        self.step = vec![0; len];
        self
    }
}

/// A decoder that knows where in the file it is.
struct BitDecoder {
    encoding: &'static Encoding,
    decoder: Decoder,
    /// Bytes of the file so far, its mark included.
    read: u64,
    mark_len: u64,
}

impl std::fmt::Debug for BitDecoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BitDecoder").field("encoding", &self.encoding).field("read", &self.read).finish_non_exhaustive()
    }
}

impl BitDecoder {
    fn new(encoding: &'static Encoding, mark_len: usize) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        BitDecoder { encoding, decoder, read: mark_len as u64, mark_len: mark_len as u64 }
    }

    /// Appends the text of the next `bytes`; what precedes a fault is appended too.
    fn decode(&mut self, bytes: &[u8], more: More, text: &mut String) -> Result<(), FormatError> {
        let (before, start) = (text.len(), self.read);
        let decoded = self.decode_valid(bytes, more, text);
        if let Some(at) = text[before..].find('\0') {
            text.truncate(before + at);
            return Err(FormatError::at_far_byte(Kind::Binary, self.nul_place(bytes, start)));
        }
        decoded
    }

    fn decode_valid(&mut self, bytes: &[u8], more: More, text: &mut String) -> Result<(), FormatError> {
        let mut rest = bytes;
        loop {
            let room = self.decoder.max_utf8_buffer_length_without_replacement(rest.len());
            text.reserve(room.unwrap_or(rest.len()));
            let (result, read) = self.decoder.decode_to_string_without_replacement(rest, text, more == More::Over);
            self.read += read as u64;
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(len, after) => {
                    let place = self.read.saturating_sub(u64::from(len) + u64::from(after));
                    return Err(FormatError::at_far_byte(Kind::Undecodable { encoding: self.encoding.name() }, place));
                }
            }
        }
    }

    /// Where the first NUL of `bytes` stands in the file; `start` is where they begin. As in `first_nul`, but the bytes
    /// may begin in the middle of a character.
    fn nul_place(&self, bytes: &[u8], start: u64) -> u64 {
        let is_utf16 = self.encoding == UTF_16LE || self.encoding == UTF_16BE;
        let is_whole = |at: usize| (start + at as u64 - self.mark_len).is_multiple_of(2);
        let is_nul = |at: usize| bytes[at] == 0 && (!is_utf16 || is_whole(at) && bytes.get(at + 1) == Some(&0));
        // A unit of UTF-16 that was cut began one byte earlier.
        (0..bytes.len()).find(|at| is_nul(*at)).map_or(start.saturating_sub(1), |at| start + at as u64)
    }
}
