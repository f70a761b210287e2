//! Soft links between the words of two tables.

use std::borrow::Cow;

use riscontro_core::LangTag;

use super::envelope::{Cursor, Kind, open};
use super::error::{VectorsError, VectorsErrorKind};
use super::table::VectorTable;

/// A word of the other side and how likely it means the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SoftLink {
    /// The number of the word in the table of the other side.
    pub word: u32,
    /// From 0 to 1.
    pub weight: f32,
}

/// Which words of two tables likely mean the same, in both directions.
///
/// Words of the same folded form are not among them. The links are near enough to weigh evidence, not to tell a person
/// what a word means: about four in five are right.
#[derive(Debug, Clone)]
pub struct LinkTable {
    source: End,
    target: End,
}

/// One language, its list of words, and the links of each of them.
#[derive(Debug, Clone)]
struct End {
    lang: LangTag,
    list: u64,
    /// Where the links of each word begin, one more than there are words.
    starts: Vec<u32>,
    others: Vec<u32>,
    weights: Vec<u8>,
}

impl End {
    fn links(&self, id: u32) -> impl Iterator<Item = SoftLink> {
        let bound = |at| self.starts.get(at).map_or(self.others.len(), |start| *start as usize);
        let own = bound(id as usize)..bound(id as usize + 1);
        let weights = &self.weights[own.clone()];
        self.others[own]
            .iter()
            .zip(weights)
            .map(|(word, weight)| SoftLink { word: *word, weight: f32::from(*weight) / 255.0 })
    }
}

impl LinkTable {
    /// Reads links.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, of another version, cut off or damaged.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, VectorsError> {
        Ok(Self::read(&mut open(bytes, Kind::Links)?)?)
    }

    fn read(cursor: &mut Cursor) -> Result<Self, VectorsErrorKind> {
        let langs = (cursor.tag()?, cursor.tag()?);
        let lists = (cursor.u64()?, cursor.u64()?);
        let sizes = (cursor.u32()? as usize, cursor.u32()? as usize);
        let count = cursor.u32()? as usize;
        // Three bytes a link at the least: what is said to be there must have been written, before room is made for it.
        if count > cursor.rest() || sizes.0 > MOST_WORDS || sizes.1 > MOST_WORDS {
            return Err(VectorsErrorKind::Malformed("more links or words than the file can hold"));
        }
        let body = cursor.take(cursor.rest())?;
        let rows = Rows { bytes: body.as_ref(), sizes }.read(count)?;
        let turned = turned(&rows, sizes.1);
        let end =
            |lang, list, rows: Csr| End { lang, list, starts: rows.starts, others: rows.others, weights: rows.weights };
        Ok(LinkTable { source: end(langs.0, lists.0, rows), target: end(langs.1, lists.1, turned) })
    }

    /// The language of the source words.
    #[must_use]
    pub fn source_lang(&self) -> LangTag {
        self.source.lang
    }

    /// The language of the target words.
    #[must_use]
    pub fn target_lang(&self) -> LangTag {
        self.target.lang
    }

    /// How many links there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.source.others.len()
    }

    /// Whether there is no link.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same links with source and target exchanged.
    #[must_use]
    pub fn reversed(self) -> Self {
        LinkTable { source: self.target, target: self.source }
    }

    /// The words of the target that the source word `id` is linked to, by number; none for a word that is not there.
    pub fn targets_of(&self, id: u32) -> impl Iterator<Item = SoftLink> {
        self.source.links(id)
    }

    /// The words of the source that the target word `id` is linked to, by number; none for a word that is not there.
    pub fn sources_of(&self, id: u32) -> impl Iterator<Item = SoftLink> {
        self.target.links(id)
    }

    /// Checks that the links speak of the words of these two tables.
    ///
    /// # Errors
    ///
    /// When one of the tables is not the one that the links were made for.
    pub fn check(&self, source: &VectorTable, target: &VectorTable) -> Result<(), VectorsError> {
        for (end, table) in [(&self.source, source), (&self.target, target)] {
            if end.list != table.list() {
                return Err(VectorsErrorKind::Unrelated(end.lang).into());
            }
        }
        Ok(())
    }
}

/// Words of one language at most: room is made for a number a word, so a forged count must not ask for more.
const MOST_WORDS: usize = 1 << 24;

/// Rows of links, one a word.
struct Csr {
    starts: Vec<u32>,
    others: Vec<u32>,
    weights: Vec<u8>,
}

/// The written rows: for each source word with links how many words were passed over and how many links it has, then for
/// each link how many target words were passed over, and the weight. Numbers are seven bits a byte, the low ones first.
struct Rows<'b> {
    bytes: &'b [u8],
    sizes: (usize, usize),
}

impl Rows<'_> {
    fn read(mut self, count: usize) -> Result<Csr, VectorsErrorKind> {
        let mut csr = Csr {
            starts: Vec::with_capacity(self.sizes.0 + 1),
            others: Vec::with_capacity(count),
            weights: Vec::with_capacity(count),
        };
        while !self.bytes.is_empty() {
            let skipped = self.number()?;
            let source = csr.starts.len() + skipped as usize;
            if source >= self.sizes.0 {
                return Err(VectorsErrorKind::Malformed("a link of a word beyond the last"));
            }
            csr.starts.resize(source + 1, csr.others.len() as u32);
            self.row(&mut csr)?;
        }
        csr.starts.resize(self.sizes.0 + 1, csr.others.len() as u32);
        if csr.others.len() == count { Ok(csr) } else { Err(VectorsErrorKind::Malformed("not so many links")) }
    }

    fn row(&mut self, csr: &mut Csr) -> Result<(), VectorsErrorKind> {
        let mut next = 0_u32;
        for _ in 0..self.number()? {
            let target = next.saturating_add(self.number()?);
            if target as usize >= self.sizes.1 {
                return Err(VectorsErrorKind::Malformed("a link to a word beyond the last"));
            }
            csr.others.push(target);
            csr.weights.push(self.byte()?);
            next = target + 1;
        }
        Ok(())
    }

    fn byte(&mut self) -> Result<u8, VectorsErrorKind> {
        let (first, rest) = self.bytes.split_first().ok_or(VectorsErrorKind::Malformed("a row is cut off"))?;
        self.bytes = rest;
        Ok(*first)
    }

    fn number(&mut self) -> Result<u32, VectorsErrorKind> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(VectorsErrorKind::Malformed("a number is too long"))
    }
}

/// The same links by target, of which there are `len`; each word's sources are in order.
fn turned(rows: &Csr, len: usize) -> Csr {
    let mut starts = vec![0_u32; len + 1];
    for target in &rows.others {
        starts[*target as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut free = starts.clone();
    let (mut others, mut weights) = (vec![0; rows.others.len()], vec![0; rows.others.len()]);
    for (source, bounds) in (0_u32..).zip(rows.starts.windows(2)) {
        for link in bounds[0] as usize..bounds[1] as usize {
            let place = &mut free[rows.others[link] as usize];
            others[*place as usize] = source;
            weights[*place as usize] = rows.weights[link];
            *place += 1;
        }
    }
    Csr { starts, others, weights }
}
