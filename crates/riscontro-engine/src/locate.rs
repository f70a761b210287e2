//! Drafts to findings: places in the file, excerpts, the expected words, the fingerprint.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use riscontro_core::{
    Bead, Cause, Draft, Excerpt, Finding, Group, LineIndex, Location, Mark, Pair, RecordDraft, RelatedLocation, RuleId,
    RuleMeta, RunRecord, Severity, Side, SideName, Span, TermSwap, Value,
};
use riscontro_extract::{write, write_name};
use riscontro_lang::Language;
use riscontro_terms::Replacements;

use crate::house_names::HouseNames;

/// Turns the drafts of one pair into findings, sorted by place and rule.
pub(crate) fn locate(
    pair: &Pair,
    languages: [&Language; 2],
    names: &HouseNames,
    drafts: Vec<(RuleMeta, Draft)>,
) -> Vec<Finding> {
    if drafts.is_empty() {
        return Vec::new();
    }
    let locator = Locator::new(pair, languages, names);
    let drafts = without_parts_of_names(drafts);
    let mut findings: Vec<_> = drafts.into_iter().map(|(meta, draft)| locator.finding(meta, draft)).collect();
    findings.sort_by_cached_key(|(bead, finding)| {
        let start = |location: &Option<Location>| {
            location.as_ref().map(|location| (location.text.start(), location.text.end()))
        };
        (*bead, start(&finding.source), start(&finding.target), finding.rule.id, finding.message.clone())
    });
    let mut findings: Vec<_> = findings.into_iter().map(|(_, finding)| finding).collect();
    tell_apart(&mut findings);
    findings
}

/// Locates what the rules record of one pair for the end of the run.
pub(crate) fn locate_records(
    pair: &Pair,
    languages: [&Language; 2],
    names: &HouseNames,
    drafts: Vec<(RuleMeta, RecordDraft)>,
) -> Vec<RunRecord> {
    let locator = Locator::new(pair, languages, names);
    let direction = format!("{}>{}", pair.source.document.lang.primary(), pair.target.document.lang.primary());
    let record = |(meta, RecordDraft { key, spelling, draft }): (RuleMeta, RecordDraft)| {
        let (_, finding) = locator.finding(meta, draft);
        RunRecord { key: format!("{direction}\t{key}").into(), spelling: spelling.into(), finding }
    };
    drafts.into_iter().map(record).collect()
}

/// The drafts but for those on numbers that stand, on both sides, inside names that are reported as errors: `Giovanni XXIII`
/// for `John XXII` is one slip.
fn without_parts_of_names(mut drafts: Vec<(RuleMeta, Draft)>) -> Vec<(RuleMeta, Draft)> {
    let spans = |draft: &Draft| Some((draft.bead, draft.source.as_ref()?.span, draft.target.as_ref()?.span));
    let mut names: Vec<_> = drafts
        .iter()
        .filter(|(meta, draft)| {
            meta.group == Group::Names && draft.severity.unwrap_or(meta.severity) == Severity::Error
        })
        .filter_map(|(_, draft)| spans(draft))
        .collect();
    names.sort_by_key(|(bead, source, target)| (*bead, source.start(), target.start()));
    drafts.retain(|(meta, draft)| {
        let part = spans(draft).filter(|_| meta.group == Group::Numbers);
        !part.is_some_and(|(bead, source, target)| {
            let before = names.partition_point(|(other, name, _)| (*other, name.start()) <= (bead, source.start()));
            let around =
                names[..before].iter().rev().take_while(|(other, name, _)| *other == bead && name.contains(source));
            around.take(1).any(|(_, _, name)| name.contains(target))
        })
    });
    drafts
}

/// Gives findings that are alike in all but their place fingerprints of their own, by their order.
fn tell_apart(findings: &mut [Finding]) {
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    for finding in findings {
        let count = seen.entry(finding.fingerprint).or_insert(0);
        let ordinal = *count;
        *count += 1;
        if ordinal > 0 {
            finding.fingerprint = Fnv(finding.fingerprint).with(&ordinal.to_le_bytes()).0;
        }
    }
}

struct Locator<'p> {
    pair: &'p Pair,
    source_language: &'p Language,
    names: &'p HouseNames,
    target_language: &'p Language,
    source_lines: LineIndex,
    target_lines: LineIndex,
    /// The hash of a rule and a bead, where the one of a message goes on.
    hashes: RefCell<BTreeMap<(RuleId, u32), u64>>,
    /// What puts terms in the form of others; few pairs need it.
    replacements: OnceCell<Replacements>,
    /// The last stretch that was shown of each side: the findings of a bead share its text.
    shown: RefCell<[Option<Stretch>; 2]>,
}

/// A span with the text under it.
type Stretch = (Span, Arc<str>);

impl<'p> Locator<'p> {
    fn new(pair: &'p Pair, [source_language, target_language]: [&'p Language; 2], names: &'p HouseNames) -> Self {
        Locator {
            pair,
            source_language,
            target_language,
            names,
            source_lines: LineIndex::new(&pair.source.document.raw),
            target_lines: LineIndex::new(&pair.target.document.raw),
            hashes: RefCell::default(),
            replacements: OnceCell::new(),
            shown: RefCell::default(),
        }
    }

    fn finding(&self, rule: RuleMeta, draft: Draft) -> (u32, Finding) {
        let bead = &self.pair.beads()[draft.bead as usize];
        let [source_value, target_value] =
            [&draft.source, &draft.target].map(|mark| mark.as_ref().and_then(|mark| mark.value.clone()));
        let finding = Finding {
            fingerprint: self.fingerprint(rule, draft.bead, &draft.message),
            rule,
            severity: draft.severity.unwrap_or(rule.severity),
            confidence: (draft.confidence * bead.confidence).clamp(0.0, 1.0),
            source: draft.source.as_ref().map(|mark| self.location(SideName::Source, mark)),
            target: draft.target.as_ref().map(|mark| self.location(SideName::Target, mark)),
            related: [SideName::Source, SideName::Target]
                .into_iter()
                .filter_map(|side| self.related(side, bead, &draft.source, &draft.target))
                .chain(draft.elsewhere.map(|(side, span)| self.stretch(side, span)))
                .collect(),
            values: [source_value, target_value],
            cause: draft.cause,
            reason: draft.reason.clone(),
            replacement: self.replacement(&draft),
            concept: draft.concept,
            message: draft.message,
        };
        (draft.bead, finding)
    }

    /// What the target should say: the words of the rule, else its value as the target's language writes it.
    fn replacement(&self, draft: &Draft) -> Option<String> {
        let target_words = draft.target.as_ref().map(|mark| self.pair.target.text(mark.span));
        if let Some((swap, words)) = draft.swap.zip(target_words) {
            return self.in_form_of(words, swap);
        }
        let localised = || {
            let words = target_words.filter(|_| draft.cause == Some(Cause::Unlocalised))?;
            let localised = self.source_language.number_format.rewrite(words, self.target_language.number_format);
            (localised != words).then_some(localised)
        };
        let expected = || {
            let source_words = draft.source.as_ref().map_or("", |mark| self.pair.source.text(mark.span));
            let value = draft.expected.as_ref()?;
            let words = self.agreed(value).or_else(|| expected(value, source_words, self.target_language))?;
            let following = target_words.filter(|_| draft.is_insertion);
            Some(following.map_or(words.clone(), |following| format!("{words} {following}")))
        };
        let given = || draft.replacement.as_deref().map(str::to_owned);
        given().or_else(localised).or_else(expected)
    }

    /// The agreed term in the form of the words of the target that it is to replace; `None` where that is in doubt.
    fn in_form_of(&self, words: &str, TermSwap { wrong, wanted }: TermSwap) -> Option<String> {
        let tags = [&self.pair.source, &self.pair.target].map(|side| side.document.lang);
        let term = |(concept, at)| (self.pair.termbase.concept(concept), at);
        self.replacements.get_or_init(|| Replacements::new(tags)).in_form_of(words, term(wrong), term(wanted))
    }

    /// How the house writes a name.
    fn agreed(&self, value: &Value) -> Option<String> {
        let Value::Name(name) = value else { return None };
        let mut forms =
            name.entities.iter().filter_map(|entity| self.names.agreed(entity, self.pair.target.document.lang));
        forms.next().map(str::to_owned)
    }

    fn side(&self, side: SideName) -> (&Side, &LineIndex) {
        match side {
            SideName::Source => (&self.pair.source, &self.source_lines),
            SideName::Target => (&self.pair.target, &self.target_lines),
        }
    }

    fn location(&self, side: SideName, mark: &Mark) -> Location {
        let (side, lines) = self.side(side);
        let at = side.segments.partition_point(|segment| segment.span.start() <= mark.span.start()).max(1) - 1;
        let segment_start = side.segments[at].span.start();
        let raw = side.document.to_raw(mark.span);
        let place = lines.line_column(&side.document.raw, raw.start());
        Location {
            segment: u32::try_from(at).expect("fewer segments than bytes of a document"),
            text: mark.span,
            in_segment: Span::new(mark.span.start() - segment_start, mark.span.end() - segment_start),
            raw,
            line: place.line,
            column: place.column,
            marked: side.text(mark.span).into(),
        }
    }

    /// The bead's text on one side, reaching to the end of a mark that goes beyond the bead.
    fn related(
        &self,
        name: SideName,
        bead: &Bead,
        source: &Option<Mark>,
        target: &Option<Mark>,
    ) -> Option<RelatedLocation> {
        let (side, _) = self.side(name);
        let (segments, mark) = match name {
            SideName::Source => (bead.source.clone(), source),
            SideName::Target => (bead.target.clone(), target),
        };
        let span = side.span_of(segments);
        let span = match (span, mark) {
            (Some(span), Some(mark)) => span.cover(mark.span),
            (Some(span), None) => span,
            (None, mark) => mark.as_ref()?.span,
        };
        Some(self.stretch(name, span))
    }

    /// A stretch of one side, with its place in the file.
    fn stretch(&self, name: SideName, span: Span) -> RelatedLocation {
        let (side, lines) = self.side(name);
        let place = lines.line_column(&side.document.raw, side.document.to_raw(span).start());
        let excerpt = Excerpt { text: self.shared_text(name, span), start: span.start() };
        RelatedLocation { side: name, line: place.line, column: place.column, excerpt }
    }

    /// The text under a span, which the findings of one bead share: a very long segment is not copied for each of them.
    fn shared_text(&self, name: SideName, span: Span) -> Arc<str> {
        let mut shown = self.shown.borrow_mut();
        let slot = &mut shown[usize::from(name == SideName::Target)];
        match slot {
            Some((last, text)) if *last == span => text.clone(),
            _ => slot.insert((span, self.side(name).0.text(span).into())).1.clone(),
        }
    }

    fn fingerprint(&self, rule: RuleMeta, bead: u32, message: &str) -> u64 {
        let of_bead = || self.hash_of_bead(rule, &self.pair.beads()[bead as usize]);
        let hash = *self.hashes.borrow_mut().entry((rule.id, bead)).or_insert_with(of_bead);
        Fnv(hash).with(message.as_bytes()).0
    }

    /// The hash of a rule and the text of a bead.
    fn hash_of_bead(&self, rule: RuleMeta, bead: &Bead) -> u64 {
        let text = |side: &Side, segments| side.span_of(segments).map_or(String::new(), |span| normal(side.text(span)));
        Fnv::NEW
            .with(rule.id.as_str().as_bytes())
            .with(text(&self.pair.source, bead.source.clone()).as_bytes())
            .with(text(&self.pair.target, bead.target.clone()).as_bytes())
            .0
    }
}

/// `value` as the target should write it. Up to four bare digits stay as they are: a year or a port number has no groups.
fn expected(value: &Value, source_words: &str, language: &Language) -> Option<String> {
    let is_bare = (1..=4).contains(&source_words.len()) && source_words.bytes().all(|byte| byte.is_ascii_digit());
    match value {
        Value::Number(_) if is_bare => Some(source_words.to_owned()),
        // A code or a telephone is written alike in every language.
        Value::Verbatim(_) => Some(source_words.to_owned()),
        Value::Name(name) => write_name(name, source_words, language).map(str::to_owned),
        _ => write(value, language),
    }
}

/// White space as single spaces, so that a new line break changes no fingerprint.
fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine and in every version, which the hashes of the standard
/// library do not promise.
struct Fnv(u64);

impl Fnv {
    const NEW: Fnv = Fnv(0xcbf2_9ce4_8422_2325);

    fn with(self, bytes: &[u8]) -> Self {
        let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        // A zero between parts keeps `ab` + `c` apart from `a` + `bc`.
        Fnv(step(bytes.iter().fold(self.0, step), &0))
    }
}

/// The finding of a rule on an input file.
pub(crate) fn input_finding(
    rule: RuleMeta,
    message: String,
    source: Option<Location>,
    target: Option<Location>,
    path: &str,
) -> Finding {
    Finding {
        fingerprint: Fnv::NEW.with(rule.id.as_str().as_bytes()).with(path.as_bytes()).with(message.as_bytes()).0,
        rule,
        severity: rule.severity,
        message,
        confidence: 1.0,
        source,
        target,
        related: Vec::new(),
        values: [None, None],
        cause: None,
        reason: None,
        replacement: None,
        concept: None,
    }
}

#[cfg(test)]
mod tests {
    use riscontro_core::value::Number;
    use riscontro_lang::LANGUAGES;

    use super::*;

    #[test]
    fn a_year_is_expected_without_groups_and_a_grouped_number_with_those_of_the_target() {
        let english = LANGUAGES.iter().find(|language| language.tag.as_str() == "en").expect("a known language");
        let written = |number, words| expected(&Value::Number(Number::integer(number)), words, english);
        assert_eq!(written(1987, "1987").as_deref(), Some("1987"));
        assert_eq!(written(7500, "7.500").as_deref(), Some("7,500"));
        assert_eq!(written(30_000, "30 mila").as_deref(), Some("30,000"));
    }
}
