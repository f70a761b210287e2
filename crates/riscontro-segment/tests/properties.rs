//! What holds of any text: segments lose nothing, and a paragraph does not know what follows it.

use std::sync::LazyLock;

use proptest::prelude::*;
use riscontro_core::{LangTag, Span};
use riscontro_lang::{LANGUAGES, Language, find};
use riscontro_segment::{Abbreviation, Quotes, SplitOptions, Splitter};

/// Every language and none, and one with abbreviations of a user in all classes, each with quotations split and whole in turn;
/// built once, since a thousand texts pass through them.
static SPLITTERS: LazyLock<Vec<Splitter>> = LazyLock::new(|| {
    let languages = LANGUAGES.iter().copied().chain([&Language::NEUTRAL]);
    let options = [Quotes::Split, Quotes::Whole].map(|quotes| SplitOptions { quotes, ..SplitOptions::default() });
    let users =
        ["p.zza\tname", "p.zza\tfinal", "z.B\tfinal", "EE.UU\tnumber", "-sa\tname", "parola\tname", "parola\tfinal"];
    let users = users.map(|line| Abbreviation::parse(line).expect("an abbreviation"));
    let italian = find(LANGUAGES, LangTag::new("it")).expect("Italian has a folder");
    let with_users = options.clone().map(|options| {
        let abbreviations = users.iter().cloned().collect();
        Splitter::new(italian, SplitOptions { abbreviations, ..options })
    });
    let own = languages.flat_map(|language| options.clone().map(|options| Splitter::new(language, options)));
    own.chain(with_users).collect()
});

fn splitter(tag: &'static str, quotes: Quotes) -> Splitter {
    let language = find(LANGUAGES, LangTag::new(tag)).expect("the language has a folder");
    Splitter::new(language, SplitOptions { quotes, ..SplitOptions::default() })
}

/// Checks that the spans of `text` are in order, trimmed, not empty, and that nothing but white space lies outside them.
fn check(splitter: &Splitter, text: &str) -> Vec<Span> {
    let spans: Vec<Span> = splitter.spans(text).collect();
    let mut at = 0;
    for span in &spans {
        let range = span.range();
        assert!(range.start >= at && text[at..range.start].trim().is_empty());
        assert!(!span.is_empty() && span.of(text).trim() == span.of(text));
        at = range.end;
    }
    assert!(text[at..].trim().is_empty());
    spans
}

/// Text made of what decisions hang on, so that random text meets them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "Il", "dott", "art", "U.S", "p.m", "ecc", "Rossi", "la", "casa", "È", "1", "2", "1912", "B", "IV", "iPad", "a", "St",
            "parola", "dell'", "dell’", "The", "etc", "in", "N°", "http", "\u{fffc}", "漢字", "ß", "e\u{301}",
            "I", "i", "Mr", "C/", "J.-C", "J", "C", "z", "EE", "UU", "Main", "Hauptstr", "Königstr", "presidente", "Sottosegr",
            "XVIII", "M", "av", "y", "¿", "le", "Le", "bzw", "Nr", "No", "Torre",
            "p", "zza", "B", "Vecchia",
        ]),
        4 => prop::sample::select(vec![
            ".", ". ", "? ", "! ", "…", "... ", ". . . ", "\"", "'", "«", "» ", "“", "” ", "(", ") ", "[", "] ", "[1]", "– ", "- ", "•",
            ":) ", ";", ", ", " ", "\u{a0}", "\n", "\r\n", "\n\n", "*", "_", ".) ", ") ", "; 1. ", " \" ", ".-", " . . . . ", ". \"",
            "\n• ", "\n– ", "/", "-", "1) ", "b. ", "\r", "\u{2028}", "\0", ".\u{202f}",
            ".\u{a0}",
        ]),
        1 => any::<char>().prop_map(|letter| letter.to_string().leak() as &str),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn segments_tile_the_block_up_to_white_space(text in text()) {
        for splitter in SPLITTERS.iter() {
            check(splitter, &text);
        }
    }

    #[test]
    fn any_string_is_split_without_loss(text in any::<String>()) {
        for splitter in SPLITTERS.iter() {
            check(splitter, &text);
        }
    }

    #[test]
    fn a_paragraph_does_not_know_what_follows(first in text(), second in text()) {
        prop_assume!(!first.trim().is_empty());
        let joined = format!("{}\n\n{second}", first.trim());
        for splitter in SPLITTERS.iter() {
            let alone: Vec<Span> = splitter.spans(first.trim()).collect();
            let with: Vec<Span> = splitter.spans(&joined).take(alone.len()).collect();
            prop_assert_eq!(alone, with);
        }
    }

    #[test]
    fn characters_are_counted_as_from_the_beginning(text in text()) {
        for splitter in SPLITTERS.iter() {
            let naive = |span: Span| text[..span.range().start].chars().count()..text[..span.range().end].chars().count();
            let expected: Vec<_> = splitter.spans(&text).map(|span| (span, naive(span))).collect();
            let found: Vec<_> = splitter.sentences(&text).map(|found| (found.span, found.chars)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    /// Not where a straight quote is counted from the paragraph's beginning, a quotation is kept whole across items, or the
    /// labels of a flattened list cut brackets in two.
    #[test]
    fn a_segment_alone_is_not_split_again(text in text()) {
        let text = text.replace('"', "").replace("2)", "2").replace("b.", "b,");
        for splitter in SPLITTERS.iter().step_by(2) {
            for segment in splitter.spans(&text).map(|span| span.of(&text)) {
                let alone: Vec<&str> = splitter.spans(segment).map(|span| span.of(segment)).collect();
                prop_assert_eq!(alone, [segment]);
            }
        }
    }
}

/// Each of these would take hours if anything were looked at again and again.
#[test]
fn a_million_marks_of_any_kind_are_split() {
    let marks = [
        ".",
        "?",
        "…",
        ". ",
        "? a ",
        "! A ",
        "\"",
        "' ",
        "« ",
        "“A. ",
        "( ",
        ") ",
        "(A. ",
        "([",
        "a.",
        "A. ",
        "1. ",
        "1) ",
        "… % ",
        "\n",
        "\n\u{a0}",
        "\n- ",
        "• ",
        "5 a.m. Mr. ",
        ":) ",
        "[1]",
        "a",
        "\u{301}",
        "U.S. ",
        "l'",
        ". (",
        "• \n",
        "\n•",
        "•\u{a0}x\n",
        "; 1. ",
        " \" ",
        ". \" ",
        ".-",
        "a.-",
        " . . . . ",
        "word. . . . The ",
        "z. B. ",
        "I. ",
        "i. ",
        "(()",
        "A.\r",
        "\u{2028}",
        "\0. ",
        "¿a? a ",
    ];
    for mark in marks {
        let text = mark.repeat(1_000_000 / mark.len());
        for splitter in [splitter("it", Quotes::Split), splitter("en", Quotes::Whole)] {
            check(&splitter, &text);
        }
    }
}

#[test]
fn white_space_before_a_million_marks_is_not_read_again() {
    let gap = " ".repeat(500_000);
    for mark in ["5 a.m. Mr. ", "… % ", "x! the A! ", "1. ", "(a. B) ", "- "] {
        let text = format!("a{gap}{}", mark.repeat(500_000 / mark.len()));
        for splitter in [splitter("it", Quotes::Split), splitter("en", Quotes::Whole)] {
            check(&splitter, &text);
        }
    }
}
