//! Decoding and the readers of glossaries on any bytes: they may refuse them, not panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use riscontro_core::LangTag;
use riscontro_formats::{FORMATS, Languages, Reader, decode};

fuzz_target!(|bytes: &[u8]| {
    let languages = Languages { source: LangTag::new("it"), target: LangTag::new("en") };
    for format in FORMATS {
        let Reader::Termbase(read) = format.reader else { continue };
        for languages in [None, Some(languages)] {
            let mut rest = bytes;
            let _ = read(&mut rest, languages, &mut Vec::new());
        }
    }
    let _ = decode(bytes, None, Some(languages.source));
});
