//! One rule, compiled, and the places it matches.
//!
//! Both patterns are one expression: `before` and, looked at only, `after`. A rule matches at a place when, from some letter on, the
//! expression matches as engines match (repetitions as long as they are written to be) and `before` ends there. So `[.?!]+` with
//! nothing behind it breaks once, behind the last sign of `?!`, as tools do, and not behind each.

use riscontro_core::{SrxBreak, SrxRule};

use super::error::{Kind, SrxError};
use super::pattern::{Engine, Reason, translate};

/// Bytes that a compiled expression may take; the largest classes with counts need some of it.
const SIZE: usize = 64 << 20;

/// Steps that a search of the backtracking engine may take: a few seconds at most, some steps for each byte of a long text.
const STEPS: usize = 20_000_000;

/// Bytes of overlapping matches that a scan looks at for each byte of text, and on top of that, before it goes on behind each match.
const OVERLAP: usize = 16;
const OVERLAP_LEAST: usize = 4096;

/// A compiled rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) decision: SrxBreak,
    finder: Finder,
    group: Box<str>,
    line: u32,
}

#[derive(Debug)]
enum Finder {
    /// The place is the end of the match.
    Before(regex::Regex),
    /// The place is the end of the first group.
    Both(regex::Regex),
    /// The place is the end of the match, what follows is looked ahead at.
    Backtracking(fancy_regex::Regex),
}

/// A match: where it begins and the place it is about.
struct Found {
    start: usize,
    place: usize,
}

struct TooManySteps;

/// A rule, and a pattern that matches at least what may stand before its place.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) rule: Rule,
    pub(super) loose_before: String,
}

/// The expression of linear time for `pattern`.
pub(super) fn automaton(pattern: &str) -> Result<regex::Regex, Reason> {
    let built = regex::RegexBuilder::new(pattern).size_limit(SIZE).dfa_size_limit(SIZE).build();
    built.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => Reason::new("it is too large; make its counts smaller"),
        other => Reason::new(last_line(&other.to_string())),
    })
}

/// The backtracking expression for `pattern`.
pub(super) fn backtracking(pattern: &str) -> Result<fancy_regex::Regex, Reason> {
    let mut builder = fancy_regex::RegexBuilder::new(pattern);
    let built = builder.backtrack_limit(STEPS).delegate_size_limit(SIZE).delegate_dfa_size_limit(SIZE).build();
    built.map_err(|error| Reason::new(last_line(&error.to_string())))
}

/// Messages of the engines draw the expression over several lines; the last says what is wrong.
fn last_line(message: &str) -> String {
    let line = message.trim_end().rsplit('\n').next().unwrap_or(message);
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

impl Rule {
    /// Compiles a rule of the group `group`.
    pub(super) fn compile(rule: &SrxRule, group: &str) -> Result<Compiled, SrxError> {
        let fault = |side, pattern: &str, reason| {
            let (group, pattern) = (group.into(), pattern.into());
            SrxError::at_line(rule.line, Kind::Pattern { group, side, pattern, reason })
        };
        let in_before = |reason| fault("beforebreak", &rule.before, reason);
        let in_after = |reason| fault("afterbreak", &rule.after, reason);
        let before = translate(&rule.before, 0).map_err(in_before)?;
        let after = translate(&rule.after, before.captures).map_err(in_after)?;
        // Each by itself first, so that a fault is told of the pattern that has it. References reach into no other pattern.
        check(&before.text, before.engine).map_err(in_before)?;
        if after.captures == 0 {
            check(&after.text, after.engine).map_err(in_after)?;
        }
        let (before_text, after_text) = (&before.text, &after.text);
        let finder = match before.engine.max(after.engine) {
            Engine::Backtracking => {
                backtracking(&format!("(?:{before_text})(?={after_text})")).map(Finder::Backtracking)
            }
            Engine::Automaton if after_text.is_empty() => automaton(before_text).map(Finder::Before),
            Engine::Automaton => automaton(&format!("({before_text})(?:{after_text})")).map(Finder::Both),
        };
        let finder = finder.map_err(in_after)?;
        let rule = Rule { decision: rule.decision, finder, group: group.into(), line: rule.line };
        Ok(Compiled { rule, loose_before: before.loose })
    }

    /// Calls `take` with every place of `text` that the rule matches, its ends aside; a place may come twice.
    ///
    /// Matches overlap: each is sought behind the beginning of the last. Where they overlap much, as with `.*`, that would take
    /// time with the square of the length, so there the scan goes on behind each match, as tools do.
    pub(super) fn scan(&self, text: &str, mut take: impl FnMut(usize)) -> Result<(), SrxError> {
        let (mut from, mut looked_at) = (0, 0);
        let most = text.len() * OVERLAP + OVERLAP_LEAST;
        while from < text.len() {
            let found = self.next(text, from).map_err(|TooManySteps| {
                SrxError::at_line(self.line, Kind::TooManySteps { group: self.group.clone() })
            })?;
            let Some(Found { start, place }) = found else { return Ok(()) };
            if 0 < place && place < text.len() {
                take(place);
            }
            looked_at += place - start;
            let behind = text[start..].chars().next().map_or(text.len(), |letter| start + letter.len_utf8());
            from = if looked_at > most { behind.max(place) } else { behind };
        }
        Ok(())
    }

    fn next(&self, text: &str, from: usize) -> Result<Option<Found>, TooManySteps> {
        let found = match &self.finder {
            Finder::Before(regex) => regex.find_at(text, from).map(|found| (found.start(), found.end())),
            Finder::Both(regex) => regex.captures_at(text, from).map(|captures| {
                let before = captures.get(1).expect("the first group takes part in every match");
                (before.start(), before.end())
            }),
            Finder::Backtracking(regex) => {
                let found = regex.find_from_pos(text, from).map_err(|_| TooManySteps)?;
                found.map(|found| (found.start(), found.end()))
            }
        };
        Ok(found.map(|(start, place)| Found { start, place }))
    }
}

fn check(pattern: &str, engine: Engine) -> Result<(), Reason> {
    match engine {
        Engine::Automaton => automaton(pattern).map(drop),
        Engine::Backtracking => backtracking(pattern).map(drop),
    }
}
