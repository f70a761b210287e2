//! The readers of dictionaries, gold alignments, aligned texts and sentence vectors on any bytes: they may refuse them, not panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro_core::LangTag;
use riscontro_formats::{
    Bitext, Languages, dictd_text, read_dictd, read_gold, read_lexicon, sentence_vectors, unpacked,
};

fuzz_target!(|bytes: &[u8]| {
    let languages = Languages { source: LangTag::new("it"), target: LangTag::new("en") };
    for name in ["a.tsv", "a.dic", "a.txt"] {
        let _ = read_lexicon(name, bytes, Some(languages));
    }
    let (index, text) = bytes.split_at(bytes.len() / 2);
    let _ = read_dictd(index, text, &mut Vec::new());
    let _ = dictd_text(bytes.to_vec());
    let _ = read_gold(bytes);
    for array in [bytes, &array(bytes)] {
        let Ok(vectors) = sentence_vectors(array) else { continue };
        let rows = u32::try_from(vectors.rows()).expect("fewer rows than bytes");
        assert!((0..rows).all(|row| vectors.row(row).iter().all(|number| number.is_finite())));
    }
    for name in ["a.tmx", "a.tsv"] {
        let Ok(input) = unpacked(bytes) else { continue };
        let Ok(units) = Bitext::read(name, input, languages) else { continue };
        assert!(units.flatten().all(|unit| !unit.source.is_empty() && !unit.target.is_empty()));
    }
});

/// An `.npy` file with the first line as its header and the rest as its numbers: the length of a header is seldom hit upon.
fn array(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
    let (header, numbers) = bytes.split_at(end);
    let len = u16::try_from(header.len()).unwrap_or(u16::MAX).to_le_bytes();
    [b"\x93NUMPY\x01\x00", &len[..], header, numbers].concat()
}
