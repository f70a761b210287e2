//! Memories and tables, whole and broken.

use proptest::prelude::*;

use super::*;

fn run() -> Languages {
    Languages { source: LangTag::new("it"), target: LangTag::new("en") }
}

struct ReadFile {
    units: Vec<(u32, String, String)>,
    skipped: Vec<String>,
    error: Option<String>,
}

fn read(name: &str, bytes: &[u8]) -> ReadFile {
    let mut file = ReadFile { units: Vec::new(), skipped: Vec::new(), error: None };
    let mut bitext = match Bitext::read(name, bytes, run()) {
        Ok(bitext) => bitext,
        Err(error) => return ReadFile { error: Some(error.in_file(name)), ..file },
    };
    for unit in &mut bitext {
        match unit {
            Ok(unit) => file.units.push((unit.line, unit.source, unit.target)),
            Err(error) => file.error = Some(error.in_file(name)),
        }
    }
    file.skipped = bitext.skipped().iter().map(|unit| unit.in_file(name)).collect();
    file
}

/// The pairs of a file that has nothing wrong.
fn pairs(name: &str, bytes: &[u8]) -> Vec<String> {
    let file = read(name, bytes);
    assert_eq!((file.error, &file.skipped[..]), (None, &[][..]));
    file.units.into_iter().map(|(line, source, target)| format!("{line} {source} = {target}")).collect()
}

const HEAD: &str =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header/>\n<body>\n";
const TAIL: &str = "</body></tmx>\n";

fn tmx(body: &str) -> Vec<u8> {
    format!("{HEAD}{body}{TAIL}").into_bytes()
}

fn tu(variants: &[(&str, &str)]) -> String {
    let variant = |(lang, text): &(&str, &str)| format!("<tuv xml:lang=\"{lang}\"><seg>{text}</seg></tuv>");
    format!("<tu>{}</tu>\n", variants.iter().map(variant).collect::<String>())
}

#[test]
fn the_languages_of_the_run_are_taken_from_every_unit() {
    let body = [
        tu(&[("it", "Il porto"), ("en", "The harbour")]),
        tu(&[("en_GB", "A desk"), ("fr", "Un banc"), ("IT-it", "Un banco")]),
        "<tu tuid=\"3\">\n<note>x</note><prop type=\"it\">y</prop>\n".to_owned(),
        "<tuv lang='it'><seg>Tre</seg></tuv><tuv lang='en-US'><seg>Tres</seg></tuv>".to_owned(),
        "<tuv lang='en'><seg>Three</seg></tuv></tu>".to_owned(),
    ];
    let expected = ["6 Il porto = The harbour", "7 Un banco = A desk", "8 Tre = Three"];
    assert_eq!(pairs("a.TMX", &tmx(&body.concat())), expected);
}

#[test]
fn inline_codes_go_and_what_they_highlight_stays() {
    let italian =
        "Il <bpt i='1'>&lt;b&gt;</bpt>por<hi>to</hi><ept i='1'>&lt;/b&gt;</ept> di<ph x='1'>{<sub>no</sub>}</ph>Genova";
    let english = "R&amp;D&#x20;at <it pos='begin'>x</it>the\n  <![CDATA[<port>]]>&#x1f;<ut/>";
    assert_eq!(
        pairs("a.tmx", &tmx(&tu(&[("it", italian), ("en", english)]))),
        ["6 Il porto di Genova = R&D at the <port>"]
    );
}

#[test]
fn a_unit_without_a_language_is_passed_over_and_named() {
    let body = [
        tu(&[("it", "Uno")]),
        tu(&[("it", "Due"), ("en", "Two")]),
        tu(&[("en", "Three"), ("de", "Drei")]),
        tu(&[("it", "Vier&nbsp;"), ("en", "Four")]),
        tu(&[("it", ""), ("en", "Five")]),
        "<tu/>\n".to_owned(),
        tu(&[("it", "Sette"), ("en", "Seven")]),
    ];
    let file = read("a.tmx", &tmx(&body.concat()));
    assert_eq!(file.error, None);
    assert_eq!(file.units.iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [7, 12]);
    let expected = [
        "a.tmx:6: the unit has no text in `en`",
        "a.tmx:8: the unit has no text in `it`",
        "a.tmx:9: unknown entity `&nbsp;`: write the character",
    ];
    assert_eq!(file.skipped, expected);
}

#[test]
fn a_memory_of_other_languages_names_those_it_has() {
    let error = read("a.tmx", &tmx(&tu(&[("de", "Eins"), ("en-GB", "One")]))).error.unwrap();
    let expected = "a.tmx: has no text in `it`: its languages are `de`, `en-GB`; name others with `--from` and `--to`";
    assert_eq!(error, expected);
}

#[test]
fn a_broken_memory_gives_what_came_before_and_the_line() {
    let whole = tu(&[("it", "Uno"), ("en", "One")]);
    for (body, expected) in [
        ("<tu><tuv xml:lang=\"it\"><seg>R&D</seg></tuv></tu>", "a.tmx:7: a bare `&`"),
        ("<tu><tuv xml:lang=\"it\"><seg>x</tuv></tu>", "a.tmx:7: "),
        ("<tu><tuv xml:lang=\"it><seg>x</seg></tuv></tu>", "a.tmx:7: "),
    ] {
        let file = read("a.tmx", &tmx(&format!("{whole}{body}")));
        assert_eq!(file.units.len(), 1, "{body}");
        assert!(file.error.as_ref().is_some_and(|error| error.starts_with(expected)), "{:?}", file.error);
    }
    let cut = read("a.tmx", format!("{HEAD}{whole}<tu><tuv xml:lang='it'><seg>Du").as_bytes());
    assert_eq!(
        (cut.units.len(), cut.error.as_deref()),
        (1, Some("a.tmx:7: `<seg>` is never closed: the file is cut off"))
    );
    let cut = read("a.tmx", format!("{HEAD}{whole}").as_bytes());
    assert_eq!(
        (cut.units.len(), cut.error.as_deref()),
        (1, Some("a.tmx:7: `<tmx>` is never closed: the file is cut off"))
    );
    for (bytes, expected) in [
        ("", "a.tmx: has no translation unit"),
        ("<tmx/>", "a.tmx: has no translation unit"),
        ("<xliff/>", "a.tmx:1: is no TMX file: it begins with `<xliff>`"),
    ] {
        assert_eq!(read("a.tmx", bytes.as_bytes()).error.as_deref(), Some(expected));
    }
}

#[test]
fn encodings_are_those_of_the_mark_or_the_declaration() {
    let body = tu(&[("it", "città"), ("en", "city")]);
    let text = String::from_utf8(tmx(&body)).unwrap();
    let utf16 = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let declared = text.replace("version=\"1.0\"", "version=\"1.0\" encoding=\"ISO-8859-1\"");
    let latin: Vec<u8> = declared.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in
        [text.clone().into_bytes(), utf16(&text.replace("\"1.0\"", "\"1.0\" encoding=\"UTF-16\"")), latin.clone()]
    {
        assert_eq!(pairs("a.tmx", &bytes), ["6 città = city"]);
    }
    let broken = [&latin[..], b"\xff"].concat();
    let broken = String::from_utf8_lossy(&broken).replace("ISO-8859-1", "utf-8");
    assert_eq!(pairs("a.tmx", broken.as_bytes()).len(), 1);
    let error = read("a.tmx", &[HEAD.as_bytes(), b"<tu><tuv xml:lang='it'><seg>citt\xe0 "].concat()).error.unwrap();
    assert!(error.contains("not valid UTF-8: save the file as UTF-8"), "{error}");
}

#[test]
fn tables_have_a_header_or_none_and_quoted_fields() {
    let text = "en\tit\tscore\nThe harbour\tIl  porto\t0.9\n\n\"\"\"Yes,\"\" he says\"\t\"Sì\" dice\n";
    assert_eq!(pairs("a.tsv", text.as_bytes()), ["2 Il porto = The harbour", "4 \"Sì\" dice = \"Yes,\" he says"]);
    assert_eq!(pairs("a.txt", "Uno\tOne\r\n\tTwo\nTre\t\n".as_bytes()), ["1 Uno = One"]);
    let ours = "source\ttarget\tconfidence\tsource-segments\nUno\tOne\t1.00\t1\n";
    assert_eq!(pairs("a.tsv", ours.as_bytes()), ["2 Uno = One"]);
}

#[test]
fn lines_that_are_no_row_are_named_and_a_file_of_them_is_refused() {
    let file = read("a.tsv", b"Uno\tOne\nDue\nTre\tThree\n");
    assert_eq!((file.units.len(), file.error), (2, None));
    assert_eq!(file.skipped, ["a.tsv:2: expected source and target with a tab between"]);
    let error = read("a.tsv", b"Uno, One\n").error.unwrap();
    assert_eq!(error, "a.tsv: no line has a source and a target with a tab between");
    assert_eq!(
        read("a.tsv", b"").error.as_deref(),
        Some("a.tsv: no line has a source and a target with a tab between")
    );
    let latin = read("a.tsv", b"Uno\tOne\ncitt\xe0\tcity\n").error.unwrap();
    assert!(latin.contains("save the file as UTF-8"), "{latin}");
}

#[test]
fn a_packed_memory_is_read_as_it_is_unpacked() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, &tmx(&tu(&[("it", "Uno"), ("en", "One")]))).unwrap();
    let packed = packed.finish().unwrap();
    let read = |bytes: &[u8]| {
        let bitext = Bitext::read("a.tmx.gz", crate::unpacked(bytes).unwrap(), run());
        bitext.and_then(|bitext| bitext.map(|unit| unit.map(|unit| unit.source)).collect::<Result<Vec<_>, _>>())
    };
    assert_eq!(read(&packed).unwrap(), ["Uno"]);
    let cut = read(&packed[..packed.len() - 12]).unwrap_err().to_string();
    assert!(cut.starts_with("cannot be read: "), "{cut}");
}

#[test]
fn of_many_faults_the_first_are_kept_and_all_are_counted() {
    let body = tu(&[("it", "Uno"), ("en", "One")]) + &tu(&[("it", "Solo")]).repeat(1000);
    let bytes = tmx(&body);
    let mut bitext = Bitext::read("a.tmx", &bytes[..], run()).unwrap();
    assert_eq!(bitext.by_ref().filter(Result::is_ok).count(), 1);
    assert_eq!((bitext.skipped().len(), bitext.skipped_count()), (10, 1000));
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "<tmx>", "</tmx>", "<body>", "<tu>", "</tu>", "<tuv xml:lang='it'>", "<tuv lang=\"en\">", "</tuv>", "<seg>", "</seg>",
        "<seg/>", "<ph>", "</ph>", "<hi>", "</hi>", "&amp;", "&x;", "&#0;", "&", "<", "città", "\t", "\n", "\"", "\u{feff}", "<!--",
        "-->", "<![CDATA[", "]]>",
    ]), 0..40), bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        let text = [pieces.concat().into_bytes(), bytes].concat();
        for name in ["a.tmx", "a.tsv"] {
            let file = read(name, &text);
            prop_assert!(file.units.iter().all(|(_, source, target)| !source.is_empty() && !target.is_empty()));
        }
    }
}
