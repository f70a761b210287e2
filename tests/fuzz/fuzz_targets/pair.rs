//! The whole pass over a pair: source and target are the two halves of the text, cut at a line of equals signs.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use riscontro_core::LangTag;
use riscontro_engine::{Checker, Config, LANGUAGES, Overrides, Settings, SideText, TextPair};

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let settings = Settings::new(&Config::default(), &Overrides::default()).expect("the default settings are valid");
    Checker::new(LANGUAGES, settings, None).expect("no glossary is named")
});

fuzz_target!(|text: &str| {
    let (source, target) = text.split_once("\n===\n").unwrap_or((text, text));
    let pair = TextPair {
        id: "fuzzed".to_owned(),
        source_lang: LangTag::new("it"),
        target_lang: LangTag::new("en"),
        source: SideText::Raw(source.to_owned()),
        target: SideText::Raw(target.to_owned()),
        is_aligned: false,
    };
    let _ = CHECKER.check_text(&pair);
});
