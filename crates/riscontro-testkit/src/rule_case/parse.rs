//! The reader of a rule's case file.

use std::sync::Arc;

use riscontro_core::{Concept, LangTag, SideName, Term, TermStatus, Termbase};

use super::{Beads, Case, Mark, Reach, RuleCases};
use crate::error::CaseError;
use crate::lines::{Line, plain_lines};

/// The languages of a `term:` line.
const TERM_LANGUAGES: (LangTag, LangTag) = (LangTag::new("it"), LangTag::new("en"));

/// The comment below which the hard cases stand.
const HARD: &str = "# --- hard ---";

pub(super) fn rule_cases(path: &str, text: &str) -> Result<RuleCases, CaseError> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let named = name.strip_suffix(".txt").filter(|rule| is_rule_id(rule)).map(str::to_owned);
    let lines = plain_lines(path, text)?;
    let Some(rules) = rules_named_in(&lines).or(named.map(|rule| vec![rule])).filter(|rules| !rules.is_empty()) else {
        return Err(CaseError::of_file(path, "a case file is named after its rule: `<rule-id>.txt`"));
    };
    let mut reader = Reader {
        path,
        rules,
        config: String::new(),
        concepts: Vec::new(),
        beads: Beads::OneToOne,
        reach: Reach::Now,
        cases: Vec::new(),
    };
    for run in lines.split(|line| line.text.is_empty()) {
        reader.run(run)?;
    }
    if reader.cases.is_empty() {
        return Err(CaseError::of_file(path, "the file has no case"));
    }
    let Reader { rules, config, concepts, beads, cases, .. } = reader;
    Ok(RuleCases { path: path.to_owned(), rules, config, terms: Arc::new(Termbase { concepts }), beads, cases })
}

fn is_rule_id(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// The rules of a `rules:` line; `None` where there is none.
fn rules_named_in(lines: &[Line<'_>]) -> Option<Vec<String>> {
    let names = lines.iter().find_map(|line| line.text.strip_prefix("rules: "))?;
    let names: Vec<_> = names.split(' ').map(str::to_owned).collect();
    names.iter().all(|name| is_rule_id(name)).then_some(names)
}

struct Reader<'t> {
    path: &'t str,
    rules: Vec<String>,
    config: String,
    concepts: Vec<Concept>,
    beads: Beads,
    reach: Reach,
    cases: Vec<Case>,
}

/// A case while it is read: the lines of each language so far, the source first.
#[derive(Default)]
struct Sides {
    langs: Vec<(LangTag, Vec<String>)>,
    /// The index in `langs` of the line read last.
    last: usize,
    marks: Vec<Mark>,
}

impl Reader<'_> {
    fn error(&self, line: Line<'_>, message: impl std::fmt::Display) -> CaseError {
        CaseError::at(self.path, line.number, message)
    }

    /// Reads a run of lines without a blank one: comments, then directives, or a case.
    fn run(&mut self, run: &[Line<'_>]) -> Result<(), CaseError> {
        let comments = run.iter().take_while(|line| line.text.starts_with('#')).count();
        let (comments, lines) = run.split_at(comments);
        if comments.iter().any(|line| line.text == HARD) {
            self.reach = Reach::Hard;
        }
        let Some(first) = lines.first() else { return Ok(()) };
        if directive(first.text).is_some() {
            return lines.iter().try_for_each(|line| self.directive(*line));
        }
        let title = comments.last().map(|line| line.text.trim_start_matches('#').trim().to_owned());
        let case = self.case(title, *first, lines)?;
        self.cases.push(case);
        Ok(())
    }

    fn directive(&mut self, line: Line<'_>) -> Result<(), CaseError> {
        if !self.cases.is_empty() {
            return Err(self.error(line, "`term:`, `align:`, `rules:` and `config:` stand before the first case"));
        }
        match directive(line.text) {
            Some(("rules", _)) => {}
            Some(("config", key)) => self.config.extend([key, "\n"]),
            Some(("align", "")) => self.beads = Beads::Aligned,
            Some(("align", _)) => return Err(self.error(line, "`align:` takes no value")),
            Some((_, terms)) => {
                let concept = concept(terms).map_err(|message| self.error(line, message))?;
                // The same words with another rendering are a homonym, with the same one a slip.
                let renderings =
                    |concept: &Concept| concept.terms[1..].iter().map(|term| term.text.clone()).collect::<Vec<_>>();
                let own = renderings(&concept);
                let shares = |other: &&Concept| renderings(other).iter().any(|text| own.contains(text));
                if self.concepts.iter().filter(shares).any(|other| other.id == concept.id) {
                    return Err(self.error(line, format_args!("the term `{}` was agreed above", concept.id)));
                }
                self.concepts.push(concept);
            }
            None => return Err(self.error(line, "a blank line stands between the directives and the first case")),
        }
        Ok(())
    }

    fn case(&self, title: Option<String>, first: Line<'_>, lines: &[Line<'_>]) -> Result<Case, CaseError> {
        let mut sides = Sides::default();
        for line in lines {
            if line.text.starts_with(' ') {
                let mark = sides.mark(line.text).map_err(|message| self.error(*line, message))?;
                if !self.rules.contains(&mark.rule) {
                    let rules = self.rules.join("`, `");
                    let message = format!("the cases of this file are of `{rules}`, not of `{}`", mark.rule);
                    return Err(self.error(*line, message));
                }
                sides.marks.push(mark);
            } else {
                sides.text(line.text).map_err(|message| self.error(*line, message))?;
            }
        }
        self.finish(title, first, sides)
    }

    fn finish(&self, title: Option<String>, first: Line<'_>, sides: Sides) -> Result<Case, CaseError> {
        let Ok([(source_lang, source), (target_lang, target)]) = <[_; 2]>::try_from(sides.langs) else {
            return Err(self.error(first, "a case has lines of two languages, the source's first"));
        };
        if self.beads == Beads::OneToOne && source.len() != target.len() {
            let (sources, targets) = (source.len(), target.len());
            let message = format!("segment n translates segment n, but there are {sources} and {targets} of them");
            return Err(self.error(first, message));
        }
        let mut marks = sides.marks;
        marks.sort();
        if let Some(twice) = marks.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(self.error(first, format_args!("two caret lines of `{}` say the same", twice[0].rule)));
        }
        Ok(Case { line: first.number, title, reach: self.reach, source_lang, target_lang, source, target, marks })
    }
}

impl Sides {
    /// Reads `it: text`.
    fn text(&mut self, line: &str) -> Result<(), String> {
        if line.starts_with('#') {
            return Err("a comment stands before a case, never inside one".into());
        }
        let parts = line.split_once(": ");
        let Some((Ok(lang), text)) = parts.map(|(tag, text)| (tag.parse::<LangTag>(), text)) else {
            return Err("expected a line of text such as `it: Piove.`, carets under one, or a blank line".into());
        };
        if text.trim() != text || text.is_empty() {
            return Err("one space stands between the language and the text".into());
        }
        self.last = self.langs.iter().position(|(other, _)| *other == lang).unwrap_or(self.langs.len());
        match self.langs.get_mut(self.last) {
            Some((_, segments)) => segments.push(text.to_owned()),
            None => self.langs.push((lang, vec![text.to_owned()])),
        }
        Ok(())
    }

    /// Reads `     ^^ rule-id [severity]` under the line of text read last.
    fn mark(&self, line: &str) -> Result<Mark, String> {
        let (lang, segments) = self.langs.get(self.last).ok_or("carets stand under a line of text")?;
        let carets = line.trim_start_matches(' ');
        let name = carets.trim_start_matches('^');
        let (column, len) = (line.len() - carets.len(), carets.len() - name.len());
        let words: Vec<_> = name.split(' ').collect();
        let (rule, severity) = match words[..] {
            ["", rule] if len > 0 => (rule, None),
            ["", rule, severity] if len > 0 => (rule, Some(severity)),
            _ => return Err("expected carets, the rule and maybe a severity: `^^ number-mismatch note`".into()),
        };
        let severity = severity.map(str::parse).transpose().map_err(|_| "a severity is note, warning or error")?;
        let start = column.checked_sub(lang.as_str().len() + 2).ok_or("the carets begin before the text")?;
        let segment = segments.len() - 1;
        let marked: String = segments[segment].chars().skip(start).take(len).collect();
        if marked.chars().count() < len {
            return Err("the carets go past the end of the text".into());
        }
        if marked.trim() != marked {
            return Err(format!("the carets begin or end at a space: `{marked}`"));
        }
        let side = if self.last == 0 { SideName::Source } else { SideName::Target };
        Ok(Mark { side, segment, start, end: start + len, rule: rule.to_owned(), severity })
    }
}

/// The name and the value of a directive line.
fn directive(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    matches!(name, "term" | "align" | "rules" | "config").then_some((name, value.trim()))
}

/// Reads `term = preferred | admitted ! forbidden | forbidden`.
fn concept(line: &str) -> Result<Concept, &'static str> {
    const SHAPE: &str = "expected `term: cessate il fuoco = ceasefire | truce ! fire stop`";
    let (term, renderings) = line.split_once(" = ").ok_or(SHAPE)?;
    let (allowed, forbidden) = renderings.split_once(" ! ").map_or((renderings, None), |(a, f)| (a, Some(f)));
    let (source, target) = TERM_LANGUAGES;
    let new = |lang, text: &str, status| Term::new(lang, text, status);
    let mut terms = Vec::new();
    for (lang, texts) in [(source, term), (target, allowed)] {
        let statuses = std::iter::once(TermStatus::Preferred).chain(std::iter::repeat(TermStatus::Admitted));
        terms.extend(texts.split(" | ").zip(statuses).map(|(text, status)| new(lang, text, status)));
    }
    terms.extend(
        forbidden.iter().flat_map(|texts| texts.split(" | ")).map(|text| new(target, text, TermStatus::Forbidden)),
    );
    let is_clean =
        |term: &Term| !term.text.is_empty() && term.text.trim() == &*term.text && !term.text.contains(['=', '|', '!']);
    let id = term.split(" | ").next().unwrap_or(term);
    if terms.iter().all(is_clean) { Ok(Concept::new(id, terms)) } else { Err(SHAPE) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use riscontro_core::Severity;

    fn error(text: &str) -> String {
        RuleCases::parse("cases/number-mismatch.txt", text).unwrap_err().to_string()
    }

    #[test]
    fn a_file_is_read_with_its_titles_terms_and_marks() {
        let text = "# About the file.\n\nalign:\nterm: rete = grid | network ! net | web\n\n# A title.\nen: One.\nen: Two.\n    ^^^ x note\nit: Uno.\n    ^^^ x\n\n# --- hard ---\n\nit: Tre.\nen: Three.\n";
        let file = RuleCases::parse("x.txt", text).unwrap();
        assert_eq!((file.beads, file.cases.len()), (Beads::Aligned, 2));
        let statuses: Vec<_> = file.terms.concepts[0].terms.iter().map(|term| (&*term.text, term.status)).collect();
        assert_eq!(statuses[1..3], [("grid", TermStatus::Preferred), ("network", TermStatus::Admitted)]);
        assert_eq!(statuses[3..], [("net", TermStatus::Forbidden), ("web", TermStatus::Forbidden)]);
        let case = &file.cases[0];
        assert_eq!((case.line, case.title.as_deref()), (7, Some("A title.")));
        assert_eq!((case.source_lang.as_str(), case.source.len(), case.target.len()), ("en", 2, 1));
        let [note, shown] = &case.marks[..] else { panic!("{:?}", case.marks) };
        assert_eq!((note.side, note.segment, note.start, note.end), (SideName::Source, 1, 0, 3));
        assert_eq!((note.severity, shown.severity), (Some(Severity::Note), None));
        assert_eq!(shown.side, SideName::Target);
        assert!(file.cases[1].is_silent() && file.cases[1].title.is_none());
        assert_eq!((file.cases[0].reach, file.cases[1].reach), (Reach::Now, Reach::Hard));
    }

    #[test]
    fn carets_count_characters() {
        let text = "it: È già finita 14 a 2.\n                 ^^ x\nen: It is over 14 to 2.\n";
        let file = RuleCases::parse("x.txt", text).unwrap();
        assert_eq!((file.cases[0].marks[0].start, file.cases[0].marks[0].end), (13, 15));
    }

    #[test]
    fn a_malformed_caret_line_is_an_error_with_its_line() {
        let case = |carets: &str| error(&format!("# Title.\nit: Sono 14 e 2.\n{carets}\nen: They are 14 and 2.\n"));
        for (carets, message) in [
            ("  ^^ number-mismatch", "begin before the text"),
            ("                ^^ number-mismatch", "past the end"),
            ("        ^^ number-mismatch", "at a space"),
            ("         ^^", "expected carets, the rule"),
            ("         number-mismatch", "expected carets, the rule"),
            ("         ^^ number-mismatch grave", "note, warning or error"),
            ("         ^^ number-missing", "of `number-mismatch`, not of `number-missing`"),
        ] {
            let error = case(carets);
            assert!(error.starts_with("cases/number-mismatch.txt:3: ") && error.contains(message), "{carets}: {error}");
        }
    }

    #[test]
    fn a_malformed_case_is_an_error_and_never_skipped() {
        for (text, message) in [
            ("", "no case"),
            ("# Only a comment.\n", "no case"),
            ("it: Piove.\n", "txt:1: a case has lines of two languages"),
            ("it: Piove.\nen: It rains.\nfr: Il pleut.\n", "lines of two languages"),
            ("it: Piove.\n# What?\nen: It rains.\n", "txt:2: a comment stands before a case"),
            ("it: Piove.\nIt rains.\n", "txt:2: expected a line of text"),
            ("italian: Piove.\nen: It rains.\n", "txt:1: expected a line of text"),
            ("it:  Piove.\nen: It rains.\n", "txt:1: one space"),
            ("it: Piove. \nen: It rains.\n", "txt:1: take away the white space"),
            ("it: Piove.\r\nen: It rains.\r\n", "txt:1: write spaces and plain line ends"),
            ("it: Piove.\nit: Nevica.\nen: It rains and snows.\n", "txt:1: segment n translates segment n"),
            ("    ^^ number-mismatch\nit: Piove.\nen: It rains.\n", "txt:1: carets stand under a line"),
            (
                "it: Piove.\n    ^^^^^ number-mismatch\n    ^^^^^ number-mismatch\nen: It rains.\n",
                "txt:1: two caret lines",
            ),
        ] {
            let error = error(text);
            assert!(error.contains(message), "{text:?}: {error}");
        }
    }

    #[test]
    fn a_malformed_directive_is_an_error() {
        let case = "\nit: Piove.\nen: It rains.\n";
        for (directives, message) in [
            ("align: yes\n", "txt:1: `align:` takes no value"),
            ("term: rete\n", "txt:1: expected `term:"),
            ("term: rete = \n", "txt:1: take away the white space"),
            ("term: rete = grid ! web ! net\n", "txt:1: expected `term:"),
            ("term: rete = grid\nterm: rete = net | grid\n", "txt:2: the term `rete` was agreed above"),
            ("align:\nit: Nevica.\nen: It snows.\n", "txt:2: a blank line stands"),
            (
                "it: Nevica.\nen: It snows.\n\nalign:\n",
                "txt:4: `term:`, `align:`, `rules:` and `config:` stand before the first case",
            ),
        ] {
            let error = error(&format!("{directives}{case}"));
            assert!(error.contains(message), "{directives:?}: {error}");
        }
    }

    #[test]
    fn a_file_of_several_rules_names_them() {
        let text = "rules: x y-z\n\n# A title.\nit: Due.\n    ^^^ y-z\nen: Two.\n";
        let file = RuleCases::parse("Genre.txt", text).unwrap();
        assert_eq!((file.rules.len(), file.cases[0].marks.len()), (2, 1));
        assert!(RuleCases::parse("Genre.txt", &text.replace("y-z\nen", "w\nen")).is_err());
    }

    #[test]
    fn a_file_is_named_after_its_rule() {
        let error = RuleCases::parse("cases/Rules.md", "it: Piove.\nen: It rains.\n").unwrap_err().to_string();
        assert!(error.contains("named after its rule"), "{error}");
    }
}
