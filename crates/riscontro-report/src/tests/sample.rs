//! One small run, built by hand: what every snapshot shows.

use riscontro_core::{
    Cause, Excerpt, Finding, Group, LineIndex, Location, PairError, PairOutcome, RelatedLocation, RuleId, RuleMeta,
    Severity, SideName, Span,
};

pub(super) const SOURCE: &str = "\
Genova riapre il porto
Dopo tre settimane di chiusura, lunedì il porto di Genova ha riaperto ai traghetti: nel fine settimana sono attesi \
30 mila passeggeri, secondo la capitaneria.
Il viceministro Edoardo Rixi ha promesso che il disavanzo dell’autorità portuale sarà coperto entro dicembre. Lo ha \
detto lui stesso.
Lo scalo impiega 1.200 persone.";

pub(super) const TARGET: &str = "\
Genoa reopens its port
After a three-week closure, the port of Genoa reopened to ferries on Monday: 13,000 passengers are expected over the \
weekend, according to the harbour master.
Deputy minister Edoardo Rissi promised that the port authority’s hole would be covered by December.
The port employs 1,200 people.
Trains were running again on Sunday.";

/// Files with signs that take no column, or two, or that must not reach a terminal.
const WIDE_SOURCE: &str = "Il comando \u{fffc} stampa 東京,\ncioe\u{300} Tokyo, alle 17.30 di ogni giorno.";
const WIDE_TARGET: &str = "The \u{fffc} command prints\r\n東京, that is Tokyo, at 7.30 pm\u{1b}[31m every day.";

const fn rule(id: &'static str, group: Group, severity: Severity) -> RuleMeta {
    RuleMeta { id: RuleId(id), group, severity, summary: "", page: "", on_by_default: true }
}

/// The location of `words`, in a text whose segments are its lines.
fn location(text: &str, words: &str) -> Option<Location> {
    let start = text.find(words).expect("the sample holds the words");
    let head = &text[..start];
    let segment_start = head.rfind('\n').map_or(0, |at| at + 1);
    let place = LineIndex::new(text).line_column(text, u32::try_from(start).unwrap());
    Some(Location {
        segment: u32::try_from(head.matches('\n').count()).unwrap(),
        text: Span::from_range(start..start + words.len()),
        in_segment: Span::from_range(start - segment_start..start - segment_start + words.len()),
        raw: Span::from_range(start..start + words.len()),
        line: place.line,
        column: place.column,
        marked: words.into(),
    })
}

/// The bead side that begins with `from` and ends with its line.
fn related(side: SideName, text: &str, from: &str) -> RelatedLocation {
    let start = text.find(from).expect("the sample holds the words");
    let line = text[start..].split('\n').next().unwrap();
    excerpt(side, text, start..start + line.len())
}

fn excerpt(side: SideName, text: &str, range: std::ops::Range<usize>) -> RelatedLocation {
    let place = LineIndex::new(text).line_column(text, u32::try_from(range.start).unwrap());
    let start = u32::try_from(range.start).unwrap();
    let excerpt = Excerpt { text: text[range].into(), start };
    RelatedLocation { side, line: place.line, column: place.column, excerpt }
}

fn finding(rule: RuleMeta, message: &str, fingerprint: u64) -> Finding {
    Finding {
        rule,
        severity: rule.severity,
        message: message.into(),
        confidence: 0.9321,
        source: None,
        target: None,
        related: Vec::new(),
        values: [None, None],
        cause: None,
        reason: None,
        replacement: None,
        concept: None,
        fingerprint,
    }
}

fn both(source_from: &str, target_from: &str) -> Vec<RelatedLocation> {
    vec![related(SideName::Source, SOURCE, source_from), related(SideName::Target, TARGET, target_from)]
}

fn number() -> Finding {
    Finding {
        source: location(SOURCE, "30 mila"),
        target: location(TARGET, "13,000"),
        related: both("Dopo tre", "After a"),
        values: [Some("30000".into()), Some("13000".into())],
        cause: Some(Cause::Digit),
        replacement: Some("30,000".into()),
        ..finding(
            rule("number-mismatch", Group::Numbers, Severity::Error),
            "`30 mila` is read as 30000, `13,000` as 13000",
            0x00c0_ffee,
        )
    }
}

fn name() -> Finding {
    Finding {
        source: location(SOURCE, "Edoardo Rixi"),
        target: location(TARGET, "Edoardo Rissi"),
        related: both("Il viceministro", "Deputy minister"),
        values: [Some("edoardo rixi".into()), Some("edoardo rissi".into())],
        cause: Some(Cause::Misspelt),
        reason: Some("rixi and rissi differ by 2 letters".into()),
        replacement: Some("Edoardo Rixi".into()),
        ..finding(
            rule("name-misspelt", Group::Names, Severity::Warning),
            "`Edoardo Rixi` is written `Edoardo Rissi`",
            u64::MAX,
        )
    }
}

fn term() -> Finding {
    Finding {
        source: location(SOURCE, "disavanzo"),
        related: both("Il viceministro", "Deputy minister"),
        replacement: Some("deficit".into()),
        concept: Some("disavanzo".into()),
        ..finding(
            rule("term-missing", Group::Terms, Severity::Warning),
            "no rendering of `disavanzo` stands in the translation",
            7,
        )
    }
}

fn added() -> Finding {
    let words = "Trains were running again on Sunday.";
    Finding {
        target: location(TARGET, words),
        related: vec![related(SideName::Target, TARGET, words)],
        ..finding(
            rule("segment-added", Group::Alignment, Severity::Note),
            "nothing in the source answers this segment",
            8,
        )
    }
}

fn clock() -> Finding {
    let whole = |side, text: &str| excerpt(side, text, 0..text.len());
    Finding {
        source: location(WIDE_SOURCE, "17.30"),
        target: location(WIDE_TARGET, "7.30 pm"),
        related: vec![whole(SideName::Source, WIDE_SOURCE), whole(SideName::Target, WIDE_TARGET)],
        values: [Some("17:30".into()), Some("19:30".into())],
        ..finding(rule("time-mismatch", Group::Numbers, Severity::Error), "`17.30` became `7.30 pm`", 9)
    }
}

fn empty_side() -> Finding {
    Finding {
        target: Some(Location {
            segment: 0,
            text: Span::new(0, 0),
            in_segment: Span::new(0, 0),
            raw: Span::new(0, 0),
            line: 1,
            column: 1,
            marked: "".into(),
        }),
        ..finding(rule("input-empty", Group::Input, Severity::Warning), "the file has no text", 10)
    }
}

fn unpaired() -> Finding {
    finding(rule("input-unpaired", Group::Input, Severity::Error), "the file has no translation beside it", 11)
}

/// A bead much longer than what is shown, whose path is wider than a column.
fn buried() -> Finding {
    let sentence =
        |word: &str| format!("{word} sentence stands between two others and is worth nothing to the reader. ");
    let text = format!("{}The dyke is 41 km long. {}", sentence("This").repeat(9), sentence("That").repeat(9));
    let source = "L’argine è lungo 14 km.";
    Finding {
        source: location(source, "14 km"),
        target: location(&text, "41 km"),
        related: vec![
            excerpt(SideName::Source, source, 0..source.len()),
            excerpt(SideName::Target, &text, 0..text.len()),
        ],
        cause: Some(Cause::Transposed),
        ..finding(rule("number-mismatch", Group::Numbers, Severity::Error), "`14 km` became `41 km`", 12)
    }
}

fn outcome(source: &str, target: &str, result: Result<Vec<Finding>, PairError>) -> PairOutcome {
    let id = if source.is_empty() { "riga-4" } else { source };
    PairOutcome { is_aligned: source.is_empty(), beads: 5, result, ..PairOutcome::new(id, source, target) }
}

/// A number, a name and a term; sides without a segment; files, a pair of a stream, a long bead, and a pair that failed.
pub(super) fn run() -> Vec<PairOutcome> {
    let (source, target) = ("articoli/porto-di-genova/source.it.md", "articoli/porto-di-genova/target.en.md");
    vec![
        outcome(source, target, Ok(vec![number(), name(), term(), added()])),
        outcome("manuale.it.md", "manuale.en.md", Ok(vec![])),
        outcome("bilancio.it.txt", "bilancio.en.txt", Err(PairError::new("bilancio.en.txt: no such file"))),
        outcome("", "", Ok(vec![clock(), number()])),
        outcome("nota.it.txt", "nota.en.txt", Ok(vec![empty_side()])),
        outcome("sola.it.txt", "", Ok(vec![unpaired()])),
        outcome(
            "relazioni/2025/commissione-dighe-e-argini/finale.it.md",
            "relazioni/2025/commissione-dighe-e-argini/finale.en.md",
            Ok(vec![buried()]),
        ),
    ]
}
