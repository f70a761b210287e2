//! The extractor on any text: mentions are in order, inside the text and never empty; numbers are apart, and so are names.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use riscontro_core::{Folds, Mention, MentionKind, Segment, Span};
use riscontro_extract::{Extractor, View};
use riscontro_lang::{LANGUAGES, Language, Tokeniser};

/// The extractor of every language and of none, each beside the number format of the first language.
static EXTRACTORS: LazyLock<Vec<(Tokeniser, Extractor)>> = LazyLock::new(|| {
    let languages = LANGUAGES.iter().copied().chain([&Language::NEUTRAL]);
    let build = |language: &Language| {
        let tokeniser = Tokeniser::new(language);
        let extractor = Extractor::new(language, &LANGUAGES[0].number_format, &tokeniser);
        (tokeniser, extractor)
    };
    languages.map(build).collect()
});

fuzz_target!(|text: &str| {
    let segments = [Segment { span: Span::from_range(0..text.len()), block: 0 }];
    for (tokeniser, extractor) in EXTRACTORS.iter() {
        let mut folds = Folds::default();
        let tokenised = tokeniser.tokenise(text, &segments, &mut folds);
        let (tokens, token_starts) = (&tokenised.tokens, &tokenised.starts);
        let view = View { text, segments: &segments, tokens, token_starts, folds: &folds };
        let mentions = extractor.extract(view);
        assert!(mentions.is_sorted_by_key(|mention| mention.span.start()), "mentions are not in order");
        // A number may lie in a name: `il 5 Stelle`.
        let (names, numbers): (Vec<_>, Vec<_>) =
            mentions.into_iter().partition(|mention| mention.kind == MentionKind::Name);
        assert_apart(text, &names);
        assert_apart(text, &numbers);
    }
});

/// No mention overlaps the one before it, is empty or has no reading.
fn assert_apart(text: &str, mentions: &[Mention]) {
    let mut at = 0;
    for mention in mentions {
        let range = mention.span.range();
        assert!(range.start >= at, "{mention:?} overlaps the one before it");
        assert!(!text[range.clone()].is_empty(), "{mention:?} is empty");
        assert!(!mention.readings.is_empty(), "{mention:?} has no reading");
        at = range.end;
    }
}
