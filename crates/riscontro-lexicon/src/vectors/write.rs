//! Writing the files, which `cargo xtask vectors` does.

use riscontro_core::LangTag;

use super::envelope::{Kind, digest, push_tag, seal};
use super::error::{VectorsError, VectorsErrorKind};
use super::table::{CODEBOOK, DIMENSIONS, SUBSPACES, TITLE_MARK, VectorTable};

/// What a table of word vectors is written from.
#[derive(Debug, Clone, Copy)]
pub struct VectorParts<'p> {
    /// The language of the words.
    pub lang: LangTag,
    /// Names the space that the vectors lie in.
    pub space: u64,
    /// The words, most frequent first.
    pub words: &'p [WordParts],
    /// The scale of each of the 32 sub-spaces.
    pub scales: &'p [f32],
    /// The numbers of the codebook by sub-space, centroid and axis: 32 × 256 × 4.
    pub codebook: &'p [i8],
}

/// A word of a table.
#[derive(Debug, Clone)]
pub struct WordParts {
    /// The folded form.
    pub form: String,
    /// Whether this is the capitalised one of two words of that form.
    pub is_name: bool,
    /// A byte for each sub-space.
    pub codes: [u8; SUBSPACES],
}

impl WordParts {
    fn key(&self) -> Vec<u8> {
        let mut key = self.form.clone().into_bytes();
        key.extend(self.is_name.then_some(TITLE_MARK));
        key
    }
}

/// About the rank of a word that weighs a half.
pub(super) const RANK_OF_HALF: f32 = 150.0;

/// The weight of the word of a rank, from 0: function words next to nothing, most words nearly 1.
///
/// Frequencies themselves are not needed: ranks serve as well. Source: a/(a+p) of Arora, Liang and Ma 2017 with Zipf's p.
fn weight(rank: usize) -> u8 {
    ((rank as f32 + 1.0) / (rank as f32 + RANK_OF_HALF) * 255.0).round() as u8
}

/// The bytes of a table, and for each of its words, as they are given, the number that it has there.
///
/// # Errors
///
/// When two words are the same, or the codebook has another size.
pub fn write_vectors(parts: &VectorParts<'_>) -> Result<(Vec<u8>, Vec<u32>), VectorsError> {
    if parts.scales.len() != SUBSPACES || parts.codebook.len() != CODEBOOK {
        return Err(VectorsErrorKind::Malformed("a codebook of another size").into());
    }
    let mut order: Vec<(Vec<u8>, usize)> = parts.words.iter().map(WordParts::key).zip(0..).collect();
    order.sort();
    let numbered = (0_u64..).zip(&order).map(|(id, (key, _))| (key, id));
    let words = fst::raw::Fst::from_iter_map(numbered).map_err(|_| VectorsErrorKind::Malformed("a word twice"))?;
    let bytes = seal(Kind::Vectors, |out| {
        push_tag(parts.lang, out);
        out.extend((DIMENSIONS as u16).to_le_bytes());
        out.extend((SUBSPACES as u16).to_le_bytes());
        out.extend(parts.space.to_le_bytes());
        out.extend(digest(words.as_bytes()).to_le_bytes());
        out.extend((parts.words.len() as u32).to_le_bytes());
        out.extend((words.as_bytes().len() as u32).to_le_bytes());
        out.extend(parts.scales.iter().flat_map(|scale| scale.to_le_bytes()));
        out.extend(parts.codebook.iter().map(|number| number.cast_unsigned()));
        out.extend(order.iter().map(|(_, rank)| weight(*rank)));
        out.extend(order.iter().flat_map(|(_, rank)| parts.words[*rank].codes));
        out.extend(words.as_bytes());
    });
    let mut ids = vec![0; parts.words.len()];
    for (id, (_, rank)) in (0_u32..).zip(order) {
        ids[rank] = id;
    }
    Ok((bytes, ids))
}

/// A link to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrittenLink {
    /// The number of the source word in its table.
    pub source: u32,
    /// The number of the target word in its table.
    pub target: u32,
    /// The weight, 255 for 1.
    pub weight: u8,
}

/// The bytes of the `links` between two tables, whose order does not matter.
///
/// # Errors
///
/// When a link stands twice or names a word that is not there.
pub fn write_links(source: &VectorTable, target: &VectorTable, links: &[WrittenLink]) -> Result<Vec<u8>, VectorsError> {
    let mut links = links.to_vec();
    links.sort_unstable();
    if links.windows(2).any(|pair| (pair[0].source, pair[0].target) == (pair[1].source, pair[1].target)) {
        return Err(VectorsErrorKind::Malformed("a link twice").into());
    }
    let is_known = |link: &WrittenLink| (link.source as usize) < source.len() && (link.target as usize) < target.len();
    if !links.iter().all(is_known) {
        return Err(VectorsErrorKind::Malformed("a link of a word beyond the last").into());
    }
    Ok(seal(Kind::Links, |out| {
        push_tag(source.lang(), out);
        push_tag(target.lang(), out);
        out.extend(source.list().to_le_bytes());
        out.extend(target.list().to_le_bytes());
        out.extend((source.len() as u32).to_le_bytes());
        out.extend((target.len() as u32).to_le_bytes());
        out.extend((links.len() as u32).to_le_bytes());
        push_rows(&links, out);
    }))
}

fn push_rows(links: &[WrittenLink], out: &mut Vec<u8>) {
    let mut next_source = 0;
    for row in links.chunk_by(|a, b| a.source == b.source) {
        push_number(row[0].source - next_source, out);
        push_number(row.len() as u32, out);
        let mut next = 0;
        for link in row {
            push_number(link.target - next, out);
            out.push(link.weight);
            next = link.target + 1;
        }
        next_source = row[0].source + 1;
    }
}

fn push_number(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
