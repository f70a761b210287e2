//! How running text is cut into tokens, told by `cases/tokens.txt` of each language.

use riscontro_core::{Folds, Segment, Span};
use riscontro_lang::{Clitics, LANGUAGES, Language, Tokeniser};

/// A case is a line of text and, indented under it, its tokens separated by spaces; `_` stands for a space inside one.
fn cases(text: &str) -> Vec<(usize, &str, &str)> {
    let lines: Vec<_> =
        (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).collect();
    lines
        .chunks(2)
        .map(|chunk| match chunk {
            [(line, text), (_, tokens)] if !text.starts_with(' ') && tokens.starts_with("  ") => {
                (*line, *text, tokens.trim())
            }
            _ => panic!("line {}: a line of text, then its tokens indented", chunk[0].0),
        })
        .collect()
}

fn cut(language: &Language, text: &str) -> String {
    let mut folds = Folds::default();
    let segment = Segment { span: Span::from_range(0..text.len()), block: 0 };
    let tokenised = Tokeniser::new(language).tokenise(text, &[segment], &mut folds);
    let shown = tokenised.tokens.iter().map(|token| token.span.of(text).replace([' ', '\u{a0}'], "_"));
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn text_is_cut_as_the_case_files_say() {
    for language in LANGUAGES.iter().filter(|language| language.reads_values()) {
        let path = format!("{}/src/{}/cases/tokens.txt", env!("CARGO_MANIFEST_DIR"), language.tag);
        let file = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let cases = cases(&file);
        assert!(cases.len() >= 15, "{path} has too few cases");
        for (line, text, tokens) in cases {
            assert_eq!(cut(language, text), tokens, "{path}:{line}");
        }
    }
}

/// In running text a word that loses its vowel keeps the apostrophe (`quattr'otto`); with a space behind it a form would never
/// be found.
#[test]
fn no_form_of_numbers_leaves_an_apostrophe_behind() {
    for language in LANGUAGES.iter().filter(|language| language.clitics == Clitics::Elided) {
        let tables = [language.number_words, language.glue, language.time_units, language.comparators];
        for [form] in tables.into_iter().flat_map(|table| table.rows::<1>()) {
            let tokens = cut(language, form);
            assert!(!tokens.split(' ').any(|token| token == "'"), "{}: {form} is cut into {tokens}", language.tag);
        }
    }
}
