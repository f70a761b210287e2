//! What both kinds of file have in common: the bytes, held or borrowed, the header and the checksum.
//!
//! All numbers are little-endian. A header is the mark of the kind (4 bytes), the version (2), two zero bytes, the length
//! of the whole file (8) and the checksum of everything after it (8); what follows belongs to the kind. Whatever is read
//! after [`open`] has passed was written by [`seal`], or forged.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use riscontro_core::LangTag;

use super::error::VectorsErrorKind;

/// The version of both formats.
const VERSION: u16 = 1;
/// Bytes of the header.
pub(super) const HEADER: usize = 24;
/// Bytes in which a language tag is written, zeros after it.
const TAG: usize = 16;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A table of word vectors.
    Vectors,
    /// Links between the words of two tables.
    Links,
}

impl Kind {
    fn mark(self) -> [u8; 4] {
        match self {
            Kind::Vectors => *b"RVEC",
            Kind::Links => *b"RLNK",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Kind::Vectors => "word vectors",
            Kind::Links => "word links",
        })
    }
}

/// Bytes of the program itself or of a file, or a part of them; cloning copies none.
#[derive(Clone)]
pub(super) enum Bytes {
    Static(&'static [u8]),
    Shared { all: Arc<Vec<u8>>, part: Range<usize> },
}

impl Bytes {
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Self {
        match bytes {
            Cow::Borrowed(bytes) => Bytes::Static(bytes),
            Cow::Owned(bytes) => Bytes::Shared { part: 0..bytes.len(), all: Arc::new(bytes) },
        }
    }

    /// The bytes of `range`, which must lie inside.
    fn part(&self, range: Range<usize>) -> Self {
        match self {
            Bytes::Static(bytes) => Bytes::Static(&bytes[range]),
            Bytes::Shared { all, part } => {
                Bytes::Shared { all: Arc::clone(all), part: part.start + range.start..part.start + range.end }
            }
        }
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Bytes::Static(bytes) => bytes,
            Bytes::Shared { all, part } => &all[part.clone()],
        }
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} bytes", self.as_ref().len())
    }
}

/// Reads a file from its front; every length is checked.
pub(super) struct Cursor {
    bytes: Bytes,
    at: usize,
}

impl Cursor {
    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<Bytes, VectorsErrorKind> {
        let len = self.bytes.as_ref().len();
        let end = self.at.checked_add(count).filter(|end| *end <= len);
        let end = end.ok_or(VectorsErrorKind::Malformed("a part reaches beyond the end"))?;
        let part = self.bytes.part(self.at..end);
        self.at = end;
        Ok(part)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], VectorsErrorKind> {
        let bytes = self.take(N)?;
        Ok(bytes.as_ref().try_into().expect("take returns so many bytes"))
    }

    pub(super) fn u16(&mut self) -> Result<u16, VectorsErrorKind> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, VectorsErrorKind> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64, VectorsErrorKind> {
        self.array().map(u64::from_le_bytes)
    }

    pub(super) fn f32(&mut self) -> Result<f32, VectorsErrorKind> {
        self.array().map(f32::from_le_bytes)
    }

    pub(super) fn tag(&mut self) -> Result<LangTag, VectorsErrorKind> {
        let bytes: [u8; TAG] = self.array()?;
        let text = std::str::from_utf8(&bytes).unwrap_or("").trim_end_matches('\0');
        text.parse().map_err(|_| VectorsErrorKind::Malformed("the language is no tag"))
    }

    /// The bytes that were not taken yet.
    pub(super) fn rest(&self) -> usize {
        self.bytes.as_ref().len() - self.at
    }
}

/// Checks header, length and checksum; the cursor returned stands after the header.
pub(super) fn open(bytes: Cow<'static, [u8]>, kind: Kind) -> Result<Cursor, VectorsErrorKind> {
    let len = bytes.len();
    if bytes.get(..4) != Some(&kind.mark()[..]) {
        return Err(VectorsErrorKind::NotOurs(kind));
    }
    if len < HEADER {
        return Err(VectorsErrorKind::Length { expected: HEADER as u64, found: len as u64 });
    }
    let mut cursor = Cursor { bytes: Bytes::new(bytes), at: 4 };
    let version = cursor.u16()?;
    if version != VERSION {
        return Err(VectorsErrorKind::Version { found: version, read: VERSION });
    }
    cursor.u16()?;
    let expected = cursor.u64()?;
    if expected != len as u64 {
        return Err(VectorsErrorKind::Length { expected, found: len as u64 });
    }
    let checksum = cursor.u64()?;
    if checksum != digest(&cursor.bytes.as_ref()[HEADER..]) {
        return Err(VectorsErrorKind::Checksum);
    }
    Ok(cursor)
}

/// Puts the header before what `write` appends.
pub(super) fn seal(kind: Kind, write: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut out = vec![0; HEADER];
    write(&mut out);
    let (len, checksum) = (out.len() as u64, digest(&out[HEADER..]));
    out[..4].copy_from_slice(&kind.mark());
    out[4..6].copy_from_slice(&VERSION.to_le_bytes());
    out[8..16].copy_from_slice(&len.to_le_bytes());
    out[16..24].copy_from_slice(&checksum.to_le_bytes());
    out
}

/// Appends a language tag.
pub(super) fn push_tag(lang: LangTag, out: &mut Vec<u8>) {
    let mut bytes = [0; TAG];
    bytes[..lang.as_str().len()].copy_from_slice(lang.as_str().as_bytes());
    out.extend(bytes);
}

/// A checksum that any change of one byte changes: four lanes, each step of which can be undone.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    let mut lanes = [1, 2, 3, 4_u64];
    let blocks = bytes.chunks_exact(32);
    let rest = blocks.remainder();
    for block in blocks {
        for (lane, word) in lanes.iter_mut().zip(block.chunks_exact(8)) {
            *lane = stir(*lane, u64::from_le_bytes(word.try_into().expect("eight bytes")));
        }
    }
    let whole = lanes.into_iter().fold(bytes.len() as u64, stir);
    rest.iter().fold(whole, |sum, byte| stir(sum, u64::from(*byte)))
}

fn stir(sum: u64, word: u64) -> u64 {
    (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}
