//! Rules of SRX files: what they do, told by `srx/cases.txt`, and what holds of any rules and any text.

use std::collections::BTreeSet;

use proptest::prelude::*;
use riscontro_core::{LangTag, Span, SrxBreak, SrxCascade, SrxGroup, SrxMap, SrxRule, SrxRules};
use riscontro_segment::Splitter;

const ITALIAN: LangTag = LangTag::new("it");

fn rule(decision: SrxBreak, before: &str, after: &str, line: u32) -> SrxRule {
    SrxRule { decision, before: before.into(), after: after.into(), line }
}

/// A file of one group for every language.
fn rules(rules: Vec<SrxRule>) -> SrxRules {
    SrxRules {
        cascade: SrxCascade::First,
        groups: vec![SrxGroup { name: "Any".into(), rules }],
        maps: vec![SrxMap { pattern: ".*".into(), group: "Any".into(), line: 90 }],
    }
}

fn group(name: &str, rules: Vec<SrxRule>) -> SrxGroup {
    SrxGroup { name: name.into(), rules }
}

fn map(pattern: &str, group: &str, line: u32) -> SrxMap {
    SrxMap { pattern: pattern.into(), group: group.into(), line }
}

fn split(rules: &SrxRules, lang: LangTag, text: &str) -> Vec<String> {
    let splitter = Splitter::from_srx(rules, lang).unwrap_or_else(|error| panic!("{error}"));
    splitter.spans(text).map(|span| span.of(text).to_owned()).collect()
}

fn error(rules: &SrxRules) -> String {
    Splitter::from_srx(rules, ITALIAN).map_or_else(|error| error.in_file("x.srx"), |_| "no error".to_owned())
}

/// A case of `srx/cases.txt`.
#[derive(Default)]
struct Case {
    name: String,
    rules: Vec<SrxRule>,
    text: String,
    segments: Vec<String>,
}

fn plain(text: &str) -> String {
    text.replace('⏎', "\n").replace('~', "\u{a0}")
}

fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (number, line) in (1..).zip(file.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: format!("{number}: {name}"), ..Case::default() });
            continue;
        }
        let case = cases.last_mut().unwrap_or_else(|| panic!("line {number} stands before the first case"));
        let (word, rest) = line.split_once(' ').unwrap_or_else(|| panic!("line {number} has one word"));
        let decision = match word {
            "break" => SrxBreak::Yes,
            "keep" => SrxBreak::No,
            "text" => {
                case.text = plain(rest.trim_start());
                continue;
            }
            "|" => {
                case.segments.push(plain(rest));
                continue;
            }
            _ => panic!("line {number}: unknown word `{word}`"),
        };
        let rest = rest.trim_start();
        let (before, after) = rest.split_once("::").unwrap_or_else(|| panic!("line {number}: a rule has ` :: `"));
        case.rules.push(rule(decision, before.trim_end(), after.trim_start(), number));
    }
    cases
}

#[test]
fn rules_do_what_the_cases_say() {
    let mut faults = Vec::new();
    let cases = cases(include_str!("srx/cases.txt"));
    assert!(cases.len() >= 25);
    for case in cases {
        let found = split(&rules(case.rules), ITALIAN, &case.text);
        if found != case.segments {
            faults.push(format!("tests/srx/cases.txt:{}: {found:#?}", case.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_first_map_that_matches_holds_or_with_a_cascade_all() {
    let yes = |before: &str| rule(SrxBreak::Yes, before, r"\s", 1);
    let mut file = SrxRules {
        cascade: SrxCascade::First,
        groups: vec![
            group("Italian", vec![rule(SrxBreak::No, "art\\.", "", 1)]),
            group("Default", vec![yes(r"\."), rule(SrxBreak::No, "n\\.", "", 1)]),
        ],
        maps: vec![map("IT.*", "Italian", 1), map(".*", "Default", 2)],
    };
    let text = "Vedi art. 5. Poi n. 6";
    assert_eq!(split(&file, ITALIAN, text), [text]);
    assert_eq!(split(&file, LangTag::new("de"), text), ["Vedi art.", "5.", "Poi n.", "6"]);
    file.cascade = SrxCascade::All;
    assert_eq!(split(&file, ITALIAN, text), ["Vedi art. 5.", "Poi n.", "6"]);
    assert_eq!(split(&file, LangTag::new("it-CH"), text).len(), 3);
    assert_eq!(split(&file, LangTag::new("de"), text).len(), 4);
}

#[test]
fn a_language_pattern_matches_the_whole_tag() {
    let mut file = rules(vec![rule(SrxBreak::Yes, r"\.", r"\s", 1)]);
    file.maps = vec![map("I", "Any", 1), map("(?!en)[a-z]{2}-CH", "Any", 2), map("DE", "Any", 3), map("DE", "Any", 4)];
    assert_eq!(error(&file), "x.srx: no language map takes `it`; the file knows `I`, `(?!en)[a-z]{2}-CH`, `DE`");
    assert!(Splitter::from_srx(&file, LangTag::new("it-CH")).is_ok());
    assert!(Splitter::from_srx(&file, LangTag::new("de")).is_ok());
}

#[test]
fn faults_of_a_file_name_line_rule_and_reason() {
    let with = |before: &str, after: &str| error(&rules(vec![rule(SrxBreak::Yes, before, after, 12)]));
    for (before, after, part) in [
        ("(a", "", "`(a` of `<beforebreak>` cannot be used: a `(` is never closed"),
        ("a", "[b", "`[b` of `<afterbreak>` cannot be used: a `[` is never closed"),
        ("a", r"\p{Klingon}", "the property `Klingon` is not known"),
        (r"\X", "", r"`\X` is not known or not supported"),
        (r"(?:\p{L}{1,900}){1,900}", "", "too large"),
        ("a{3,2}", "", "invalid repetition count range"),
        ("a", r"\1", "there is no group `1`"),
    ] {
        let message = with(before, after);
        assert!(message.starts_with("x.srx:12: language rule `Any`: the pattern "), "{message}");
        assert!(message.contains(part), "{message}");
    }
    let mut unknown = rules(Vec::new());
    unknown.maps.push(map("fr", "French", 91));
    assert_eq!(
        error(&unknown),
        "x.srx:91: the language map names the language rule `French`, which the file does not have"
    );
    unknown.maps = vec![map("[fr", "Any", 92)];
    assert!(error(&unknown).starts_with("x.srx:92: the language pattern `[fr` cannot be used: "));
}

#[test]
fn a_rule_that_backtracks_without_end_is_told_and_hangs_nothing() {
    use riscontro_core::{Block, BlockKind, Document, SpanMap};
    let file = rules(vec![
        rule(SrxBreak::No, r"(?:(?=a)a|(?!b)a)+b", "", 7),
        rule(SrxBreak::Yes, r"\.", r"\s", 8),
        rule(SrxBreak::Yes, "b", r"\.", 9),
    ]);
    let splitter = Splitter::from_srx(&file, ITALIAN).unwrap_or_else(|error| panic!("{error}"));
    let text = format!("{}! ab. Uno. b", "a".repeat(60));
    let document = Document {
        path: "x".into(),
        lang: ITALIAN,
        raw: text.as_str().into(),
        text: text.as_str().into(),
        map: SpanMap::default(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::from_range(0..text.len()) }],
        placeables: Vec::new(),
    };
    let fault = splitter.split_strictly(&document).map_or_else(|error| error.to_string(), |_| String::new());
    assert!(fault.starts_with("line 7: language rule `Any`: a look-around or repetition"), "{fault}");
    assert_eq!(splitter.split(&document).len(), 4);
}

/// Expressions of every kind, none of which runs wild.
fn pattern() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        r"\.",
        r"[.?!]+",
        r"[.?!]+['’”)]*",
        r"\s",
        r"\s+",
        r"\bart\.",
        r"\b(?:dott|sig)\.",
        r"\p{Lu}\.",
        r"\p{Lu}",
        r"\p{Ll}",
        r"(?<!\p{L})n\.",
        r"(?<=\s)a",
        r"\d+\.",
        r"\d",
        r"\n",
        r"^\d",
        r"a$",
        r"(?i)A",
        r"(?!b)\p{L}",
        r"(?=è)",
        r"(a|b)\1",
        r"a++",
        r"(?>a|ab)",
        r".*",
        r"[^.]*\.",
        r"(?:a|aa)\s?",
        r"a??",
        "\u{a0}",
        r"\p{L}\.\p{L}\.",
        r"[\p{L}&&[^a]]",
        r"(?m)^",
        r"(?m)$",
        r"\bè\b",
    ])
}

fn any_rules() -> impl Strategy<Value = Vec<SrxRule>> {
    let decision = prop_oneof![Just(SrxBreak::Yes), Just(SrxBreak::No)];
    prop::collection::vec((decision, pattern(), pattern()), 1..6)
        .prop_map(|rules| rules.into_iter().map(|(decision, before, after)| rule(decision, before, after, 1)).collect())
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "a", "b", "aa", "ab", "è", "A", "B", "art", "dott", "n", "1", "23", ".", ". ", "?", "! ", "…", " ", "  ", "\n", "\u{a0}", "’", ")", "漢",
        ]),
        1 => Just("\n\n"),
        1 => any::<char>().prop_map(|letter| letter.to_string().leak() as &str),
    ];
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

/// A text without blank lines; its only line ends are line feeds, which every engine takes for one.
fn paragraph() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        let text = text.replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], " ");
        let has_blank_line = text.trim().lines().any(|line| line.trim().is_empty());
        if has_blank_line { text.replace('\n', " ") } else { text }
    })
}

/// The places of a paragraph by the letter of the rule: every rule, from every letter on, with one engine, and no filter.
fn naive_places(rules: &[SrxRule], paragraph: &str) -> BTreeSet<usize> {
    let mut decided = std::collections::BTreeMap::new();
    for rule in rules {
        // The groups of the one do not shift the numbers of the other in these patterns: only `before` refers to any.
        let after = rule.after.replace(r"(a|b)\1", "(?:aa|bb)");
        let expression = format!("(?:{})(?=(?:{after}))", rule.before).replace(r"[\p{L}&&[^a]]", r"(?:(?!a)\p{L})");
        let expression = fancy_regex::Regex::new(&expression).unwrap_or_else(|error| panic!("{expression}: {error}"));
        for start in (0..paragraph.len()).filter(|at| paragraph.is_char_boundary(*at)) {
            let found = expression.find_from_pos(paragraph, start).unwrap_or_else(|error| panic!("{error}"));
            if let Some(found) = found.filter(|found| found.start() == start) {
                decided.entry(found.end()).or_insert(rule.decision);
            }
        }
    }
    let breaks = decided.into_iter().filter(|(_, decision)| *decision == SrxBreak::Yes).map(|(place, _)| place);
    breaks.filter(|place| (1..paragraph.len()).contains(place)).collect()
}

fn naive(rules: &[SrxRule], paragraph: &str) -> Vec<String> {
    let paragraph = paragraph.trim();
    let mut ends: Vec<_> = naive_places(rules, paragraph).into_iter().collect();
    ends.push(paragraph.len());
    let starts = [0].into_iter().chain(ends.iter().copied());
    let segments = starts.zip(&ends).map(|(start, end)| paragraph[start..*end].trim().to_owned());
    segments.filter(|segment| !segment.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn segments_are_those_of_the_naive_reference(file in any_rules(), text in paragraph()) {
        let found = split(&rules(file.clone()), ITALIAN, &text);
        prop_assert_eq!(found, naive(&file, &text));
    }

    #[test]
    fn segments_lose_nothing(file in any_rules(), text in text()) {
        let splitter = Splitter::from_srx(&rules(file), ITALIAN).expect("the patterns can be used");
        let mut at = 0;
        for span in splitter.spans(&text) {
            let range = span.range();
            prop_assert!(range.start >= at && text[at..range.start].trim().is_empty());
            prop_assert!(!span.is_empty() && span.of(&text).trim() == span.of(&text));
            at = range.end;
        }
        prop_assert!(text[at..].trim().is_empty());
    }

    #[test]
    fn any_pattern_is_used_or_refused(before in any::<String>(), after in r"[\\\[\](){}|?+*a-zA-Z0-9.:=!<>&^$-]{0,12}", text in text()) {
        let file = rules(vec![rule(SrxBreak::Yes, &before, &after, 1)]);
        if let Ok(splitter) = Splitter::from_srx(&file, ITALIAN) {
            splitter.spans(&text).for_each(drop);
        }
    }
}
