//! The word vectors of one language.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use fst::raw::{Fst, Node, Output};
use riscontro_core::LangTag;

use super::envelope::{Bytes, Cursor, Kind, open};
use super::error::{VectorsError, VectorsErrorKind};
use super::write::RANK_OF_HALF;

/// Numbers in a vector.
pub const DIMENSIONS: usize = 128;
/// Parts that a vector is quantised in, a byte each.
pub(super) const SUBSPACES: usize = 32;
/// Numbers in a part.
const PART: usize = DIMENSIONS / SUBSPACES;
/// Values that a part can have.
pub(super) const CENTROIDS: usize = 256;
/// Bytes of the codebook, one a number.
pub(super) const CODEBOOK: usize = SUBSPACES * CENTROIDS * PART;
/// What follows the folded form of a word where the capitalised one has a vector of its own.
pub(super) const TITLE_MARK: u8 = 1;
/// Letters that may be cut off an unknown form, and letters that must be left.
const MOST_CUT: usize = 3;
const LEAST_LEFT: usize = 4;

/// How a form is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterCase {
    /// In lower case.
    Lower,
    /// With a capital.
    Capital,
}

/// The word vectors of one language, quantised: each word has a vector of 128 numbers, of about length one, and a weight.
///
/// Words are numbered in the order of their bytes, from 0. Of the bytes that the table is read from only the codebook is
/// copied, as numbers.
#[derive(Clone)]
pub struct VectorTable {
    lang: LangTag,
    space: u64,
    list: u64,
    words: Fst<Bytes>,
    /// The centroids of each sub-space, one after another.
    codebook: Arc<[[f32; PART]]>,
    weights: Bytes,
    codes: Bytes,
}

impl fmt::Debug for VectorTable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "VectorTable({}, {} words)", self.lang.as_str(), self.len())
    }
}

impl VectorTable {
    /// Reads a table; static bytes are borrowed, others kept.
    ///
    /// # Errors
    ///
    /// When the bytes are no such file, of another version, cut off or damaged.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, VectorsError> {
        Ok(Self::read(&mut open(bytes, Kind::Vectors)?)?)
    }

    fn read(cursor: &mut Cursor) -> Result<Self, VectorsErrorKind> {
        let lang = cursor.tag()?;
        let (dimensions, subspaces) = (cursor.u16()?, cursor.u16()?);
        if (usize::from(dimensions), usize::from(subspaces)) != (DIMENSIONS, SUBSPACES) {
            return Err(VectorsErrorKind::Malformed("vectors of another size"));
        }
        let (space, list) = (cursor.u64()?, cursor.u64()?);
        let (len, words_len) = (cursor.u32()? as usize, cursor.u32()? as usize);
        let codebook = read_codebook(cursor)?;
        let weights = cursor.take(len)?;
        let codes = cursor.take(len.checked_mul(SUBSPACES).ok_or(VectorsErrorKind::Malformed("too many words"))?)?;
        let words = Fst::new(cursor.take(words_len)?).map_err(|_| VectorsErrorKind::Malformed("no list of words"))?;
        if cursor.rest() != 0 || words.len() != len {
            return Err(VectorsErrorKind::Malformed("the parts do not fit the number of words"));
        }
        Ok(VectorTable { lang, space, list, words, codebook, weights, codes })
    }

    /// The language of the words.
    #[must_use]
    pub fn lang(&self) -> LangTag {
        self.lang
    }

    /// How many words there are; a form with a vector for each writing counts twice.
    #[must_use]
    pub fn len(&self) -> usize {
        self.weights.as_ref().len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Names the space of the vectors: those of two tables may be compared when it is the same.
    #[must_use]
    pub fn space(&self) -> u64 {
        self.space
    }

    /// Names the list of words with their numbers, which links hang on.
    pub(super) fn list(&self) -> u64 {
        self.list
    }

    /// The number of a form as [`riscontro_lang::fold`] leaves it; an apostrophe at its end is passed over.
    ///
    /// A capitalised form is the name of that spelling where there is one, else the word. An unknown form is the longest
    /// known one that it begins with, at least four letters, at most three fewer.
    #[must_use]
    pub fn id(&self, folded: &str, case: LetterCase) -> Option<u32> {
        let form = folded.trim_end_matches('\'');
        let (mut node, mut value) = (self.words.root(), Output::zero());
        let mut known = None;
        for (at, byte) in form.bytes().enumerate() {
            let Some(next) = self.step(&node, byte, value) else {
                return self.shortened(form, known);
            };
            (node, value) = next;
            if node.is_final() {
                known = Some((at + 1, value.cat(node.final_output())));
            }
        }
        if case == LetterCase::Capital
            && let Some((name, value)) = self.step(&node, TITLE_MARK, value)
            && name.is_final()
        {
            return self.checked(value.cat(name.final_output()));
        }
        self.shortened(form, known)
    }

    /// About how many words of the language are more frequent than the form in lower case, as [`riscontro_lang::fold`] leaves it. A form that
    /// is unknown has the rank of the longest known one that it begins with, as in [`VectorTable::id`].
    ///
    /// Read back from the weight, a byte: within a hundredth up to rank 200, a twentieth up to 2,000 and a fifth up to 7,000.
    #[must_use]
    pub fn rank_of(&self, folded: &str) -> Option<f32> {
        let weight = self.id(folded, LetterCase::Lower).map(|id| self.weight(id))?;
        let most = self.len() as f32;
        Some(((RANK_OF_HALF * weight - 1.0) / (1.0 - weight)).clamp(0.0, most))
    }

    /// The node and value after `byte`.
    fn step(&self, node: &Node<'_>, byte: u8, value: Output) -> Option<(Node<'_>, Output)> {
        let transition = node.transition(node.find_input(byte)?);
        Some((self.words.node(transition.addr), value.cat(transition.out)))
    }

    /// The word that `form` begins with, unless too much would be cut off it.
    fn shortened(&self, form: &str, known: Option<(usize, Output)>) -> Option<u32> {
        let (len, value) = known?;
        let (left, cut) = (form.get(..len)?, &form[len..]);
        let is_near = cut.is_empty() || (cut.chars().count() <= MOST_CUT && left.chars().count() >= LEAST_LEFT);
        if is_near { self.checked(value) } else { None }
    }

    fn checked(&self, value: Output) -> Option<u32> {
        u32::try_from(value.value()).ok().filter(|id| (*id as usize) < self.len())
    }

    /// Adds up the weighted vectors of some words, row by row: the entries of each row, words and their weights, end where
    /// `ends` says, and begin where those of the row before it end.
    ///
    /// A few parts of all rows come before the next parts of any, so that what is looked up in the codebook stays at hand.
    ///
    /// # Panics
    ///
    /// When the table has no such word, or an end lies beyond the entries.
    #[must_use]
    pub fn sums(&self, entries: &[(u32, f32)], ends: &[usize]) -> Vec<[f32; DIMENSIONS]> {
        let all = self.codes.as_ref().as_chunks::<SUBSPACES>().0;
        let codes: Vec<[u8; SUBSPACES]> = entries.iter().map(|(id, _)| all[*id as usize]).collect();
        let mut sums = vec![[0.0; DIMENSIONS]; ends.len()];
        let books = self.codebook.as_chunks::<CENTROIDS>().0.as_chunks::<AT_ONCE>().0;
        for (group, books) in books.iter().enumerate() {
            let mut start = 0;
            for (sum, end) in sums.iter_mut().zip(ends) {
                let mut parts = [[0.0; PART]; AT_ONCE];
                for (codes, (_, weight)) in codes[start..*end].iter().zip(&entries[start..*end]) {
                    add(&mut parts, books, &codes.as_chunks::<AT_ONCE>().0[group], *weight);
                }
                sum.as_chunks_mut::<PART>().0.as_chunks_mut::<AT_ONCE>().0[group] = parts;
                start = *end;
            }
        }
        sums
    }

    /// How much the word `id` says, from 0 (the most frequent words) to 1.
    ///
    /// # Panics
    ///
    /// When the table has no such word.
    #[must_use]
    pub fn weight(&self, id: u32) -> f32 {
        f32::from(self.weights.as_ref()[id as usize]) / 255.0
    }
}

/// How many parts of vectors are added up at once.
const AT_ONCE: usize = 4;

/// Adds some parts of a weighted vector, by their codes.
#[inline]
fn add(
    parts: &mut [[f32; PART]; AT_ONCE],
    books: &[[[f32; PART]; CENTROIDS]; AT_ONCE],
    codes: &[u8; AT_ONCE],
    weight: f32,
) {
    for ((part, book), code) in parts.iter_mut().zip(books).zip(codes) {
        let centroid = book[usize::from(*code)];
        *part = std::array::from_fn(|at| part[at] + weight * centroid[at]);
    }
}

/// The scale of each sub-space and the bytes of its centroids, multiplied.
fn read_codebook(cursor: &mut Cursor) -> Result<Arc<[[f32; PART]]>, VectorsErrorKind> {
    let mut scales = [0.0; SUBSPACES];
    for scale in &mut scales {
        *scale = cursor.f32()?;
        if !scale.is_finite() {
            return Err(VectorsErrorKind::Malformed("a scale is no number"));
        }
    }
    let bytes = cursor.take(CODEBOOK)?;
    let centroids = bytes.as_ref().as_chunks::<PART>().0;
    let scaled = |(at, centroid): (usize, &[u8; PART])| {
        centroid.map(|byte| f32::from(byte.cast_signed()) * scales[at / CENTROIDS])
    };
    Ok(centroids.iter().enumerate().map(scaled).collect())
}
