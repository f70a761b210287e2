//! The splitter on any text: no byte is lost, and paragraphs do not know one another.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use riscontro_core::Span;
use riscontro_lang::{LANGUAGES, Language};
use riscontro_segment::{Quotes, SplitOptions, Splitter};

/// Every language and none, both ways with quotations.
static SPLITTERS: LazyLock<Vec<Splitter>> = LazyLock::new(|| {
    let languages = LANGUAGES.iter().copied().chain([&Language::NEUTRAL]);
    let options = [Quotes::Split, Quotes::Whole].map(|quotes| SplitOptions { quotes, ..SplitOptions::default() });
    languages.flat_map(|language| options.clone().map(|options| Splitter::new(language, options))).collect()
});

fuzz_target!(|text: &str| {
    for splitter in SPLITTERS.iter() {
        let spans: Vec<Span> = splitter.spans(text).collect();
        assert_tiled(text, &spans);
        assert_paragraphs_are_apart(splitter, text);
    }
});

/// Spans are in order, on character boundaries, trimmed, not empty, and only white space lies outside them.
fn assert_tiled(text: &str, spans: &[Span]) {
    let mut at = 0;
    for span in spans {
        let range = span.range();
        assert!(range.start >= at, "{span:?} overlaps the one before it");
        assert!(text[at..range.start].trim().is_empty(), "text is lost before {span:?}");
        let segment = &text[range.clone()];
        assert!(!segment.is_empty() && segment.trim() == segment, "{segment:?} is not trimmed");
        at = range.end;
    }
    assert!(text[at..].trim().is_empty(), "text is lost at the end");
}

/// Two paragraphs are split as each of them alone.
fn assert_paragraphs_are_apart(splitter: &Splitter, text: &str) {
    let (first, second) = text.split_once("\n\n").unwrap_or((text, "Next. «One.» And"));
    let joined = format!("{}\n\n{}", first.trim(), second.trim());
    let start = u32::try_from(joined.len() - second.trim().len()).expect("fuzzed texts are short");
    let mut alone: Vec<Span> = splitter.spans(first.trim()).collect();
    alone.extend(splitter.spans(second.trim()).map(|span| span.shifted(start)));
    let together: Vec<Span> = splitter.spans(&joined).collect();
    assert_eq!(together, alone, "a paragraph is split otherwise beside another");
}
