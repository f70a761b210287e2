//! A case against what was found.

use std::fmt::Write;

use riscontro_core::{Finding, Severity, SideName};

use super::{Case, Mark, RuleCases};

/// What a rule found at one place: on the source side where it has a place there.
struct Found {
    marks: Vec<Mark>,
    sides: Sides,
}

/// On which sides a finding has places.
#[derive(PartialEq)]
enum Sides {
    /// In the source, maybe in the target too.
    Source,
    /// Only in the target.
    Target,
}

impl RuleCases {
    /// Compares a case of this file with what was found in it; `None` when they agree, else a text for the reader.
    ///
    /// Findings of other rules are not looked at. Every place in the source and every place of a finding that has none in
    /// the source must be marked, and every mark must have been found; the target place of a finding that is marked in
    /// the source may be left unmarked.
    #[must_use]
    pub fn disagreement(&self, case: &Case, findings: &[Finding]) -> Option<String> {
        let own = findings.iter().filter(|finding| self.rules.iter().any(|rule| rule == finding.rule.id.as_str()));
        let found: Vec<_> = own.map(|finding| found(case, finding)).collect();
        if agrees(case, &found) {
            return None;
        }
        let mut marks: Vec<_> = found.into_iter().flat_map(|found| found.marks).collect();
        marks.sort();
        let title = case.title.as_deref().unwrap_or("(no title)");
        Some(format!("{}:{}: {title}\n{}", self.path, case.line, show(case, &marks)))
    }
}

fn found(case: &Case, finding: &Finding) -> Found {
    // A place in the source without a value only says where something belongs that the target alone states.
    let is_hint = finding.values[0].is_none() && finding.values[1].is_some();
    let sides = if finding.source.is_some() && !is_hint { Sides::Source } else { Sides::Target };
    let places = [(SideName::Source, &finding.source), (SideName::Target, &finding.target)];
    let located = places.into_iter().filter_map(|(side, location)| Some((side, location.as_ref()?)));
    let mut marks: Vec<_> = located
        .flat_map(|(side, location)| {
            let segment = location.segment as usize;
            case.marks_of((side, segment), location.in_segment.range(), finding.rule.id.as_str())
        })
        .collect();
    for mark in &mut marks {
        mark.severity = Some(finding.severity);
    }
    Found { marks, sides }
}

fn agrees(case: &Case, found: &[Found]) -> bool {
    let is_found = |mark: &Mark| found.iter().any(|found| found.marks.iter().any(|other| satisfies(other, mark)));
    let is_marked = |other: &Mark| case.marks.iter().any(|mark| satisfies(other, mark));
    let mut to_be_marked = found.iter().flat_map(|found| {
        let has_side = |mark: &&Mark| (mark.side == SideName::Source) == (found.sides == Sides::Source);
        found.marks.iter().filter(has_side)
    });
    case.marks.iter().all(is_found) && to_be_marked.all(is_marked)
}

/// Whether what was found is what the mark wants: its place, its rule, and its severity or one shown by default.
fn satisfies(found: &Mark, wanted: &Mark) -> bool {
    let has_severity = match wanted.severity {
        Some(severity) => found.severity == Some(severity),
        None => found.severity > Some(Severity::Note),
    };
    let place = |mark: &Mark| (mark.side, mark.segment, mark.start, mark.end);
    has_severity && place(found) == place(wanted) && found.rule == wanted.rule
}

/// Writes the case with the carets it expects and those that were found under its lines.
#[must_use]
pub fn show(case: &Case, found: &[Mark]) -> String {
    let mut out = String::new();
    for side in [SideName::Source, SideName::Target] {
        for (segment, text) in case.segments(side).iter().enumerate() {
            let prefix = format!("{}: ", case.lang(side));
            line(&mut out, &format!("{prefix}{text}"));
            for (name, marks) in [("expected", &case.marks[..]), ("found", found)] {
                for mark in marks.iter().filter(|mark| (mark.side, mark.segment) == (side, segment)) {
                    line(&mut out, &carets(mark, prefix.chars().count(), name));
                }
            }
        }
    }
    out
}

fn carets(mark: &Mark, indent: usize, name: &str) -> String {
    let severity = mark.severity.map_or_else(String::new, |severity| format!(" {severity}"));
    let gap = " ".repeat(indent + mark.start);
    format!("{gap}{} {name} {}{severity}", "^".repeat(mark.end - mark.start), mark.rule)
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "  {text}").expect("a string takes every text");
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINERS: &str =
        "it: È morto con 14 minatori.\n                ^^ number-mismatch\nen: He died with 41 miners.\n";

    fn file() -> RuleCases {
        RuleCases::parse("cases/number-mismatch.txt", MINERS).unwrap()
    }

    /// What a finding on the given source and target bytes of the first segments would be.
    fn find(case: &Case, source: Option<(usize, usize)>, target: Option<(usize, usize)>, severity: Severity) -> Found {
        let sides = if source.is_some() { Sides::Source } else { Sides::Target };
        let places = [(SideName::Source, source), (SideName::Target, target)];
        let bytes = places.into_iter().filter_map(|(side, place)| Some((side, place?)));
        let mut marks: Vec<_> =
            bytes.flat_map(|(side, (start, end))| case.marks_of((side, 0), start..end, "number-mismatch")).collect();
        marks.iter_mut().for_each(|mark| mark.severity = Some(severity));
        Found { marks, sides }
    }

    #[test]
    fn a_finding_under_the_carets_agrees_wherever_its_target_lies() {
        let file = file();
        let case = &file.cases[0];
        // `È` takes two bytes, so `14` begins at byte 13 and at character 12.
        assert!(agrees(case, &[find(case, Some((13, 15)), Some((13, 15)), Severity::Error)]));
        assert!(agrees(case, &[find(case, Some((13, 15)), None, Severity::Warning)]));
    }

    #[test]
    fn another_place_a_note_and_an_unmarked_finding_disagree() {
        let file = file();
        let case = &file.cases[0];
        assert!(!agrees(case, &[]));
        assert!(!agrees(case, &[find(case, Some((13, 16)), None, Severity::Error)]));
        assert!(!agrees(case, &[find(case, Some((13, 15)), None, Severity::Note)]));
        let added = find(case, None, Some((13, 15)), Severity::Error);
        assert!(!agrees(case, &[find(case, Some((13, 15)), None, Severity::Error), added]));
    }

    #[test]
    fn expected_and_found_carets_are_shown_under_their_line() {
        let file = file();
        let case = &file.cases[0];
        let shown = show(case, &find(case, Some((13, 15)), Some((13, 15)), Severity::Error).marks);
        let lines: Vec<_> = shown.lines().collect();
        assert_eq!(lines[0], "  it: È morto con 14 minatori.");
        assert_eq!(lines[1], "                  ^^ expected number-mismatch");
        assert_eq!(lines[2], "                  ^^ found number-mismatch error");
        assert_eq!(lines[4], "                   ^^ found number-mismatch error");
    }

    #[test]
    fn a_stretch_over_two_segments_is_a_mark_on_each() {
        let text = "align:\n\nit: Uno.\n    ^^^^ x\nit: Due.\n    ^^^^ x\nen: One.\n";
        let file = RuleCases::parse("x.txt", text).unwrap();
        let marks = file.cases[0].marks_of((SideName::Source, 0), 0..9, "x");
        assert_eq!(marks, file.cases[0].marks);
    }
}
