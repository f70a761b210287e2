//! Segments of a document: what each kind of block becomes, and the two ways with quotations.

use std::sync::Arc;

use riscontro_core::{Block, BlockKind, Document, LangTag, Span, SpanMap};
use riscontro_lang::{LANGUAGES, Language, find};
use riscontro_segment::{Abbreviation, Quotes, SplitOptions, Splitter};

fn italian(quotes: Quotes) -> Splitter {
    let language = find(LANGUAGES, LangTag::new("it")).expect("Italian has a folder");
    Splitter::new(language, SplitOptions { quotes, ..SplitOptions::default() })
}

fn document(blocks: &[(BlockKind, &str)]) -> Document {
    let (mut text, mut found) = (String::new(), Vec::new());
    for (kind, content) in blocks {
        let start = text.len();
        text.push_str(content);
        found.push(Block { kind: *kind, span: Span::from_range(start..text.len()) });
        text.push('\n');
    }
    let text: Arc<str> = text.into();
    let map = SpanMap::default();
    Document {
        path: "prova".into(),
        lang: LangTag::new("it"),
        raw: text.clone(),
        text,
        map,
        blocks: found,
        placeables: Vec::new(),
    }
}

fn split<'t>(splitter: &Splitter, text: &'t str) -> Vec<&'t str> {
    splitter.spans(text).map(|span| span.of(text)).collect()
}

#[test]
fn every_kind_of_block_but_a_unit_is_split() {
    let document = document(&[
        (BlockKind::Heading, "Il voto. La giornata"),
        (BlockKind::Unit, " Uno. Due. "),
        (BlockKind::Unit, ""),
        (BlockKind::Cell, "Sì. No."),
        (BlockKind::Paragraph, "  "),
        (BlockKind::ListItem, "pane"),
    ]);
    let segments = italian(Quotes::Split).split(&document);
    let found: Vec<_> = segments.iter().map(|segment| (segment.block, segment.span.of(&document.text))).collect();
    let expected =
        [(0, "Il voto."), (0, "La giornata"), (1, " Uno. Due. "), (2, ""), (3, "Sì."), (3, "No."), (5, "pane")];
    assert_eq!(found, expected);
}

#[test]
fn each_line_of_a_paragraph_that_came_split_is_a_segment() {
    let document = document(&[
        (BlockKind::Paragraph, "Sì."),
        (BlockKind::Lines, "Uno. Due.\n  tre \n\n(E poi. basta)."),
        (BlockKind::Lines, "Fine"),
    ]);
    let segments = italian(Quotes::Split).split(&document);
    let found: Vec<_> = segments.iter().map(|segment| (segment.block, segment.span.of(&document.text))).collect();
    assert_eq!(found, [(0, "Sì."), (1, "Uno. Due."), (1, "tre"), (1, "(E poi. basta)."), (2, "Fine")]);
}

#[test]
fn a_whole_quotation_is_not_split() {
    let text = "Ha detto: «Siamo pronti. Partiamo domani». Poi \"non so. Forse\" ha aggiunto.";
    assert_eq!(
        split(&italian(Quotes::Whole), text),
        ["Ha detto: «Siamo pronti. Partiamo domani».", "Poi \"non so. Forse\" ha aggiunto."]
    );
    assert_eq!(split(&italian(Quotes::Split), text).len(), 4);
}

#[test]
fn an_unbalanced_quotation_mark_swallows_nothing() {
    let text = "Ha detto: «Siamo pronti. Partiamo domani. Poi ha taciuto.";
    assert_eq!(split(&italian(Quotes::Whole), text).len(), 3);
    let text = "Un “mistero. Nessuno parla.\n\nE “un altro”. Fine.";
    assert_eq!(split(&italian(Quotes::Whole), text).len(), 4);
}

#[test]
fn a_forgotten_space_hides_no_boundary() {
    assert_eq!(split(&italian(Quotes::Split), "Ha perso la partita.Poi tace."), ["Ha perso la partita.", "Poi tace."]);
    assert_eq!(split(&italian(Quotes::Split), "Su Booking.Com e su node.Js da un anno.").len(), 1);
}

#[test]
fn brackets_behind_brackets_begin_a_sentence_too() {
    let text = "Tace. (Forse ha ragione.) (O forse no. Chi lo sa?) Poi esce.";
    assert_eq!(
        split(&italian(Quotes::Split), text),
        ["Tace.", "(Forse ha ragione.)", "(O forse no.", "Chi lo sa?)", "Poi esce."]
    );
}

#[test]
fn inline_code_is_read_as_a_capital() {
    assert_eq!(
        split(&italian(Quotes::Split), "Premere \u{fffc}. \u{fffc} si apre. Vedi art. \u{fffc} e basta."),
        ["Premere \u{fffc}.", "\u{fffc} si apre.", "Vedi art. \u{fffc} e basta."]
    );
}

#[test]
fn a_wrapped_line_goes_on_and_an_item_does_not() {
    assert_eq!(
        split(&italian(Quotes::Split), "È una riga\nspezzata. Poi\nbasta."),
        ["È una riga\nspezzata.", "Poi\nbasta."]
    );
    assert_eq!(split(&italian(Quotes::Split), "Serve:\n• pane\n• latte"), ["Serve:", "• pane", "• latte"]);
    assert_eq!(split(&italian(Quotes::Split), "– Vieni\n– Non posso"), ["– Vieni", "– Non posso"]);
}

#[test]
fn a_language_without_tables_is_split_by_marks_and_capitals() {
    let splitter = Splitter::new(&Language::NEUTRAL, SplitOptions::default());
    assert_eq!(
        split(&splitter, "Ha esik. J. Kovács nem jön. Szép, kb. tíz óra. 1912-ben élt. Ő (ha jól tudom. talán) nem."),
        ["Ha esik.", "J. Kovács nem jön.", "Szép, kb. tíz óra.", "1912-ben élt.", "Ő (ha jól tudom. talán) nem."]
    );
}

fn with_abbreviations(language: &Language, lines: &[&str]) -> Splitter {
    let read = |line: &&str| Abbreviation::parse(line).unwrap_or_else(|error| panic!("{error}"));
    let abbreviations = lines.iter().map(read).collect();
    Splitter::new(language, SplitOptions { abbreviations, ..SplitOptions::default() })
}

#[test]
fn no_sentence_ends_behind_an_abbreviation_of_the_user() {
    let language = find(LANGUAGES, LangTag::new("it")).expect("Italian has a folder");
    let text = "Decide l'istr. Poi si vede con Vs. Offerta e Y. Rossi tace.";
    assert_eq!(split(&italian(Quotes::Split), text)[0], "Decide l'istr.");
    assert_eq!(split(&with_abbreviations(language, &["istr.", "vs", "Y"]), text), [text]);
    let text = "Vedi il reg. del cond. Il resto è noto.";
    assert_eq!(split(&with_abbreviations(language, &["reg", "cond.\tfinal"]), text).len(), 2);
    assert_eq!(split(&with_abbreviations(language, &["reg", "cond"]), text), [text]);
}

#[test]
fn a_street_written_apart_is_no_fault_whatever_spaces_stand_in_it() {
    let language = find(LANGUAGES, LangTag::new("it")).expect("Italian has a folder");
    let splitter = with_abbreviations(language, &["p.zza\tname", "p.zza\tfinal"]);
    let text = "Abita in Vecchia p.\u{202f}zza. La casa è in p.\u{a0}zza. Roma.";
    assert_eq!(split(&splitter, text), ["Abita in Vecchia p.\u{202f}zza.", "La casa è in p.\u{a0}zza. Roma."]);
}

#[test]
fn a_row_of_the_user_stands_instead_of_that_of_the_table() {
    let language = find(LANGUAGES, LangTag::new("it")).expect("Italian has a folder");
    let text = "C'erano pane, vino ecc. Poi tutti tacquero.";
    assert_eq!(split(&italian(Quotes::Split), text).len(), 2);
    assert_eq!(split(&with_abbreviations(language, &["ecc."]), text), [text]);
    let text = "Parla il dott. Il resto tace.";
    assert_eq!(split(&italian(Quotes::Split), text), [text]);
    assert_eq!(split(&with_abbreviations(language, &["dott.\tfinal"]), text).len(), 2);
}

#[test]
fn abbreviations_make_no_language_known() {
    let text = "Szép. kicsi. Nagy.";
    let neutral = Splitter::new(&Language::NEUTRAL, SplitOptions::default());
    assert_eq!(split(&with_abbreviations(&Language::NEUTRAL, &["kb."]), text), split(&neutral, text));
}
