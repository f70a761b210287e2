//! A small language that lives in the tests: one value and one registry entry are all that a language needs.
//!
//! Esperanto, of which we ship nothing: if an algorithm knew Italian or English by name, it would fail here.

use riscontro_core::{Folds, LangTag, Segment, Span};
use riscontro_engine::{Checker, Config, Overrides, Settings, SideText, TextPair};
use riscontro_lang::{
    Between, Clitics, DateOrder, LANGUAGES, Language, NumberFormat, PhraseIndex, Table, Tokeniser, find,
};
use riscontro_segment::{SplitOptions, Splitter};

use crate::tables::faults;

/// Esperanto, as far as ten rows or so go.
pub(crate) const ESPERANTO: Language = Language {
    tag: LangTag::new("eo"),
    name: "Esperanto",
    number_format: NumberFormat { decimal: ',', groups: &['\u{a0}', '.'] },
    date_order: DateOrder::DayMonth,
    clitics: Clitics::Elided,
    elisions: Table::new("# Written with an apostrophe.\nl\n"),
    abbreviations: Table::new("# form\tclass\nbv\tinner\nekz\tinner\nktp\tfinal\np\tnumber\nprof\tname\n"),
    number_words: Table::new(
        "# form\tkind\tvalue\tdemand\ndek\tcardinal\t10\trequired\ndu\tcardinal\t2\trequired\n\
         mil\tscale\t1000\trequired\ntri\tcardinal\t3\trequired\nunu\tcardinal\t1\toptional\n",
    ),
    months: Table::new("# form\tnumber\tdemand\twritten\njulio\t7\trequired\tyes\nmajo\t5\trequired\tyes\n"),
    exonyms: Table::new("# form\tpivot id\tkind\nBritio\tgb\tcountry\nLondono\tgb-london\tplace\n"),
    stopwords: Table::new("# form\nde\nen\nkaj\nla\n"),
    ..Language::NEUTRAL
};

/// What the registry would be with its entry.
fn registry() -> Vec<&'static Language> {
    LANGUAGES.iter().copied().chain([&ESPERANTO]).collect()
}

fn tokens(text: &str) -> (Vec<riscontro_core::Token>, Folds) {
    let mut folds = Folds::default();
    let segment = Segment { span: Span::from_range(0..text.len()), block: 0 };
    let tokenised = Tokeniser::new(&ESPERANTO).tokenise(text, &[segment], &mut folds);
    (tokenised.tokens, folds)
}

#[test]
fn an_entry_makes_a_language_known() {
    let found = |tag: &str| find(&registry(), tag.parse().expect("a tag")).map(|language| language.name);
    assert_eq!(found("eo"), Some("Esperanto"));
    assert_eq!(found("eo-XX"), Some("Esperanto"));
    assert_eq!(found("vo"), None);
}

#[test]
fn its_tables_are_checked_like_all_others() {
    assert_eq!(faults(&ESPERANTO), [""; 0]);
    let months = Table::new("# form\tnumber\tdemand\twritten\nmajo\t5\trequired\tyes\njulio\t13\trequired\n");
    let broken = faults(&Language { months, ..ESPERANTO });
    assert!(broken.iter().any(|fault| fault.contains("eo/months.tsv:3: `julio` belongs before `majo`")), "{broken:?}");
    assert!(broken.iter().any(|fault| fault.contains("eo/months.tsv:3: 3 cells instead of 4")), "{broken:?}");
    let units = Table::new("# form\tcode\nkm\tkm\nmejlo\tmile \n");
    let broken = faults(&Language { units, ..ESPERANTO });
    assert!(broken.iter().any(|fault| fault.contains("`mile ` is no code of a unit")), "{broken:?}");
    assert!(broken.iter().any(|fault| fault.contains("white space at the end")), "{broken:?}");
}

#[test]
fn it_is_split_by_its_own_abbreviations() {
    let text =
        "Prof. Zamenhof naskiĝis en Bjalistoko, ekz. Li verkis gramatikon, vortaron ktp. Vidu p. 12 de la libro.";
    let split = |language: &Language| {
        let splitter = Splitter::new(language, SplitOptions::default());
        splitter.spans(text).map(|span| span.of(text)).collect::<Vec<_>>()
    };
    assert_eq!(
        split(&ESPERANTO),
        ["Prof. Zamenhof naskiĝis en Bjalistoko, ekz. Li verkis gramatikon, vortaron ktp.", "Vidu p. 12 de la libro."]
    );
    assert!(split(&Language::NEUTRAL).len() > 2, "without its tables the abbreviations end sentences");
}

#[test]
fn its_clitics_are_cut_off() {
    let text = "L’ amo de l'homoj.";
    let (tokens, _) = tokens(text);
    let shown: Vec<_> = tokens.iter().map(|token| token.span.of(text)).collect();
    assert_eq!(shown, ["L’", "amo", "de", "l'", "homoj", "."]);
}

#[test]
fn its_names_meet_the_others_at_their_pivot_ids() {
    let (tokens, folds) = tokens("Londono");
    let tokeniser = Tokeniser::new(&ESPERANTO);
    let index = PhraseIndex::new(&tokeniser, ESPERANTO.exonyms.rows::<2>().map(|[form, id]| (form, id)));
    let words = index.resolve(&folds);
    let found = index.longest_over(&words, &tokens, |_| Between::No, |_| true).expect("a form of the table");
    assert!(found.values().eq([&"gb-london"]));
    for language in LANGUAGES.iter().filter(|language| language.reads_values()) {
        assert!(language.exonyms.rows::<2>().any(|[_, id]| id == "gb-london"), "{}", language.name);
    }
}

/// What is found in an Esperanto sentence and its translation, and what was noticed on the way.
fn findings(source: &str, target: &str) -> (Vec<String>, Vec<String>) {
    let settings = Settings::new(&Config::default(), &Overrides::default()).expect("the defaults are settings");
    let checker = Checker::new(&registry(), settings, None).expect("no glossary is read");
    let outcome = checker.check_text(&TextPair {
        id: "tiny".into(),
        source_lang: ESPERANTO.tag,
        target_lang: LangTag::new("en"),
        source: SideText::Segments(vec![source.into()]),
        target: SideText::Segments(vec![target.into()]),
        is_aligned: true,
        vectors: None,
    });
    let findings = outcome.result.expect("the sides have one segment each");
    (findings.iter().map(|finding| finding.rule.id.to_string()).collect(), outcome.warnings)
}

#[test]
fn its_names_are_checked_against_another_language() {
    assert_eq!(findings("Ili vojaĝis al Londono.", "They travelled to London.").0, [""; 0]);
    assert_eq!(findings("Ili vojaĝis al Londono.", "They travelled to Manchester.").0, ["name-mismatch"]);
}

#[test]
fn its_numbers_and_dates_are_checked_against_another_language() {
    let source = "En majo venis tri mil homoj kaj foriris 2,5 mil.";
    let (found, warnings) = findings(source, "In May three thousand people came and 2,500 left.");
    assert_eq!((found, warnings), (vec![], vec![]));
    let (found, _) = findings(source, "In May 4,000 people came and 2,500 left.");
    assert_eq!(found, ["number-mismatch"]);
    let (found, _) = findings(source, "In July three thousand people came and 2,500 left.");
    assert_eq!(found, ["date-mismatch"]);
}
