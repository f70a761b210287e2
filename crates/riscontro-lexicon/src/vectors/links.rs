//! Soft links between the words of two tables.

use std::borrow::Cow;
use std::sync::OnceLock;

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
/// what a word means: about three in four are right.
#[derive(Debug, Clone)]
pub struct LinkTable {
    source: End,
    target: End,
    /// As they are written, from the source, and turned round when that is asked for first.
    forth: Csr,
    back: OnceLock<Csr>,
    is_reversed: bool,
}

/// One language and its list of words.
#[derive(Debug, Clone, Copy)]
struct End {
    lang: LangTag,
    list: u64,
    len: usize,
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
        // Room is made only for what can have been written: a link has two bytes at the least.
        if count > cursor.rest() || sizes.0 > MOST_WORDS || sizes.1 > MOST_WORDS {
            return Err(VectorsErrorKind::Malformed("more links or words than the file can hold"));
        }
        let body = cursor.take(cursor.rest())?;
        let forth = Rows { bytes: body.as_ref(), sizes }.read(count)?;
        let source = End { lang: langs.0, list: lists.0, len: sizes.0 };
        let target = End { lang: langs.1, list: lists.1, len: sizes.1 };
        Ok(LinkTable { source, target, forth, back: OnceLock::new(), is_reversed: false })
    }

    /// The language of the source words.
    #[must_use]
    pub fn source_lang(&self) -> LangTag {
        self.ends().0.lang
    }

    /// The language of the target words.
    #[must_use]
    pub fn target_lang(&self) -> LangTag {
        self.ends().1.lang
    }

    /// How many links there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forth.others.len()
    }

    /// Whether there is no link.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same links with source and target exchanged.
    #[must_use]
    pub fn reversed(self) -> Self {
        LinkTable { is_reversed: !self.is_reversed, ..self }
    }

    /// The words of the target that the source word `id` is linked to, by number; none for a word that is not there.
    pub fn targets_of(&self, id: u32) -> impl Iterator<Item = SoftLink> {
        if self.is_reversed { self.turned().links(id) } else { self.forth.links(id) }
    }

    /// The words of the source that the target word `id` is linked to, by number; none for a word that is not there.
    pub fn sources_of(&self, id: u32) -> impl Iterator<Item = SoftLink> {
        if self.is_reversed { self.forth.links(id) } else { self.turned().links(id) }
    }

    /// Checks that the links speak of the words of these two tables.
    ///
    /// # Errors
    ///
    /// When one of the tables is not the one that the links were made for.
    pub fn check(&self, source: &VectorTable, target: &VectorTable) -> Result<(), VectorsError> {
        let ends = self.ends();
        for (end, table) in [(ends.0, source), (ends.1, target)] {
            if end.list != table.list() || end.lang != table.lang() {
                return Err(VectorsErrorKind::Unrelated(end.lang).into());
            }
        }
        Ok(())
    }

    fn ends(&self) -> (End, End) {
        if self.is_reversed { (self.target, self.source) } else { (self.source, self.target) }
    }

    fn turned(&self) -> &Csr {
        self.back.get_or_init(|| self.forth.turned(self.target.len))
    }
}

/// Words of one language at most: room is made for a number a word, so a forged count must not ask for more.
const MOST_WORDS: usize = 1 << 24;

/// Rows of links, one a word.
#[derive(Debug, Clone)]
struct Csr {
    /// Where the links of each word begin, one more than there are words.
    starts: Vec<u32>,
    others: Vec<u32>,
    weights: Vec<u8>,
}

impl Csr {
    fn links(&self, id: u32) -> impl Iterator<Item = SoftLink> + use<'_> {
        let bound = |at| self.starts.get(at).map_or(self.others.len(), |start| *start as usize);
        let own = bound(id as usize)..bound(id as usize + 1);
        let link = |(word, weight): (&u32, &u8)| SoftLink { word: *word, weight: f32::from(*weight) / 255.0 };
        self.others[own.clone()].iter().zip(&self.weights[own]).map(link)
    }

    /// The same links from the other side, which has `len` words; each word's links are in order.
    fn turned(&self, len: usize) -> Csr {
        let mut starts = vec![0_u32; len + 1];
        for target in &self.others {
            starts[*target as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let (mut others, mut weights) = (vec![0; self.others.len()], vec![0; self.others.len()]);
        for (source, bounds) in (0_u32..).zip(self.starts.windows(2)) {
            for link in bounds[0] as usize..bounds[1] as usize {
                let place = &mut free[self.others[link] as usize];
                others[*place as usize] = source;
                weights[*place as usize] = self.weights[link];
                *place += 1;
            }
        }
        Csr { starts, others, weights }
    }
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
        if let [first @ 0..0x80, rest @ ..] = self.bytes {
            self.bytes = rest;
            return Ok(u32::from(*first));
        }
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
