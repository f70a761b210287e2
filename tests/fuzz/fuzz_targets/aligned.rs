//! The readers of dictionaries, gold alignments and aligned texts on any bytes: they may refuse them, not panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro_core::LangTag;
use riscontro_formats::{Bitext, Languages, dictd_text, read_dictd, read_gold, read_lexicon, unpacked};

fuzz_target!(|bytes: &[u8]| {
    let languages = Languages { source: LangTag::new("it"), target: LangTag::new("en") };
    for name in ["a.tsv", "a.dic", "a.txt"] {
        let _ = read_lexicon(name, bytes, Some(languages));
    }
    let (index, text) = bytes.split_at(bytes.len() / 2);
    let _ = read_dictd(index, text, &mut Vec::new());
    let _ = dictd_text(bytes.to_vec());
    let _ = read_gold(bytes);
    for name in ["a.tmx", "a.tsv"] {
        let Ok(input) = unpacked(bytes) else { continue };
        let Ok(units) = Bitext::read(name, input, languages) else { continue };
        assert!(units.flatten().all(|unit| !unit.source.is_empty() && !unit.target.is_empty()));
    }
});
