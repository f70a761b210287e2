//! `name-inconsistent`: one name is spelt in two ways.

use std::collections::BTreeMap;

use riscontro_core::value::{NameKey, NameKind, Value};
use riscontro_core::{
    Cause, Draft, Fate, Group, Mention, MentionId, Pair, RecordDraft, RuleId, RuleMeta, Severity, Side, SideName,
    SpellingCount, TokenClass,
};

use super::draft::{NoOptions, mark, words};
use crate::repeats::texts;
use crate::rule::{Odd, Rule, Sink};

/// ## What it does
/// Reports the place where a name that the source spells in one way has another spelling
/// in the target than it has there elsewhere: `Saripov` once and `Sharipov` four times for
/// `Šaripov`, `Kiev` beside `Kyiv`. The spelling that is used more often, or that of the other text,
/// or else the first, is taken as the agreed one. Two spellings in the source are a note, and
/// so are two names of one place (`Burma`, `Myanmar`).
/// With `--corpus-consistency` texts are compared with one another too, when all have been read: each counts
/// once, with the spelling that it mostly uses.
///
/// ## Why it matters
/// Readers take two spellings for two people.
///
/// ## Example
/// it: Šojgu è arrivato. ¶ **Šojgu** ha parlato.
/// en: Shoigu arrived. ¶ **Shoygu** spoke.
///
/// ## Options
/// None.
pub(super) struct NameInconsistent;

impl Rule for NameInconsistent {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-inconsistent"),
        group: Group::Names,
        severity: Severity::Warning,
        summary: "one name is spelt in two ways",
        page: include_str!("name_inconsistent.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameInconsistent
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        let pairs: Vec<Answer> = answers(pair).collect();
        report(pair, SideName::Target, &pairs, sink);
        report(pair, SideName::Source, &pairs, sink);
    }

    fn record(&self, pair: &Pair) -> Vec<RecordDraft> {
        let pairs: Vec<Answer> = answers(pair).collect();
        [SideName::Target, SideName::Source].into_iter().flat_map(|side| records(pair, side, &pairs)).collect()
    }

    fn compare(spellings: &[SpellingCount<'_>], key: &str) -> Vec<Odd> {
        let (side, word) =
            key.split_once('\t').map_or(("", ""), |(side, rest)| (side, rest.split('\t').next().unwrap_or("")));
        let rank = |spelling: &&SpellingCount<'_>| (spelling.pairs, spelling.spelling == word);
        // Of equal ranks the first that the run met.
        let Some(usual) = spellings.iter().rev().max_by_key(rank) else { return Vec::new() };
        let is_source = side == SideName::Source.as_str();
        let odd = spellings.iter().enumerate().filter(|(_, spelling)| spelling.spelling != usual.spelling);
        odd.filter_map(|(index, spelling)| {
            let is_alike = begin_alike(spelling.spelling, usual.spelling);
            // That the original has two names for a place is its own affair.
            let is_told = is_alike || !is_source;
            let severity = (is_source || !is_alike).then_some(Severity::Note);
            is_told.then(|| Odd { severity, ..Odd::new(index, compared(spelling, usual)) })
        })
        .collect()
    }
}

/// What is said of a spelling that other pairs of a run do not use.
fn compared(odd: &SpellingCount<'_>, usual: &SpellingCount<'_>) -> String {
    format!("`{}` is `{}` in {}", odd.words, usual.words, texts(usual))
}

/// Shorter names of places are abbreviations (`US`, `USA`).
const SHORTEST: usize = 4;

/// A name and the name that answers it.
#[derive(Debug, Clone, Copy)]
struct Answer {
    source: MentionId,
    target: MentionId,
    /// Matching found that the document mostly spells it otherwise.
    is_odd: bool,
}

/// The names that answer one another, in source order, those included that sound alike and were told apart.
fn answers(pair: &Pair) -> impl Iterator<Item = Answer> + '_ {
    (0_u32..).map(MentionId).zip(&pair.counterparts.source).filter_map(|(source, fate)| match *fate {
        Fate::Paired { with, .. } => Some(Answer { source, target: with, is_odd: false }),
        Fate::Joined(at) => {
            let joined = &pair.counterparts.joined[at as usize];
            let is_odd = joined.cause == Some(Cause::Inconsistent);
            is_odd.then_some(Answer { source, target: joined.target, is_odd })
        }
        _ => None,
    })
}

/// A spelling that answers one word, and where it stands.
#[derive(Debug)]
struct Spelling<'p> {
    word: &'p str,
    places: Vec<Answer>,
}

/// A word of one side, and of whom it is said.
type Word<'p> = (&'p str, &'p str);

/// The spellings on `side` of each word of the other side.
fn spellings<'p>(pair: &'p Pair, side: SideName, answers: &[Answer]) -> BTreeMap<Word<'p>, Vec<Spelling<'p>>> {
    let mut by_word: BTreeMap<Word<'_>, Vec<Spelling<'_>>> = BTreeMap::new();
    for answer in answers {
        let (source, target) = (pair.source.mention(answer.source), pair.target.mention(answer.target));
        let Some((name, other)) = key(source).zip(key(target)) else { continue };
        if words(&pair.source, source).ends_with('.') || words(&pair.target, target).ends_with('.') {
            // `Redding, Calif.`: shortened, not spelt otherwise.
            continue;
        }
        let is_kept = name.words.iter().all(|word| other.words.contains(word));
        let is_part = |side, mention, is_longer| is_longer || touches_name(side, mention);
        if is_kept
            && is_part(&pair.source, source, false)
            && is_part(&pair.target, target, other.words.len() > name.words.len())
        {
            // Part of a longer name that is kept as it is (`Caribbean Court of Justice`): it spells no place.
            continue;
        }
        let (asked, answering) = if side == SideName::Target { (name, other) } else { (other, name) };
        for (word, spelling) in spelt(asked, answering) {
            let spellings = by_word.entry((word, bearer(asked, word))).or_default();
            match spellings.iter_mut().find(|known| known.word == spelling) {
                Some(known) => known.places.push(*answer),
                None => spellings.push(Spelling { word: spelling, places: vec![*answer] }),
            }
        }
    }
    by_word
}

/// Whether the word after a name, or that before it within the segment, has a capital.
fn touches_name(side: &Side, mention: &Mention) -> bool {
    let tokens = side.tokens_of(mention.segment);
    let first = tokens.partition_point(|token| token.span.start() < mention.span.start());
    let end = tokens.partition_point(|token| token.span.start() < mention.span.end());
    let has_capital = |at: usize| {
        tokens.get(at).is_some_and(|token| matches!(token.class, TokenClass::Capitalised | TokenClass::Upper))
    };
    (first >= 2 && has_capital(first - 1)) || has_capital(end)
}

/// Of the spellings of `word` those that are used most, that of the other side, or the first.
fn usual<'s, 'p>(spellings: &'s [Spelling<'p>], word: &str) -> Option<&'s Spelling<'p>> {
    let is_usual = |spelling: &Spelling<'_>| !spelling.places.iter().any(|place| place.is_odd);
    let rank = |spelling: &&Spelling<'_>| (is_usual(spelling), spelling.places.len(), spelling.word == word);
    spellings.iter().rev().max_by_key(rank)
}

/// Reports the places on `side` where one word of the other side has not its usual spelling.
fn report(pair: &Pair, side: SideName, answers: &[Answer], sink: &mut Sink<'_>) {
    let by_word = spellings(pair, side, answers);
    let (bead_of_segments, _) = pair.alignment.bead_of_segments();
    for ((word, _), spellings) in by_word.iter().filter(|(_, spellings)| spellings.len() > 1) {
        let Some(usual) = usual(spellings, word) else { continue };
        for odd in spellings.iter().filter(|spelling| spelling.word != usual.word) {
            let is_alike = begin_alike(odd.word, usual.word);
            if !is_alike && side == SideName::Source {
                // That the original has two names for a place is its own affair.
                continue;
            }
            for place in &odd.places {
                let bead = bead_of_segments[pair.source.mention(place.source).segment.index()];
                let draft = draft(pair, side, (*place, usual), bead);
                let severity = if is_alike { draft.severity } else { Some(Severity::Note) };
                sink.report(Draft { severity, ..draft });
            }
        }
    }
}

/// How the pair mostly spells each word on `side`, for the comparison with other pairs.
fn records(pair: &Pair, side: SideName, answers: &[Answer]) -> Vec<RecordDraft> {
    let (bead_of_segments, _) = pair.alignment.bead_of_segments();
    let record = |(&(word, bearer), spellings): (&Word<'_>, &Vec<Spelling<'_>>)| {
        let usual = usual(spellings, word)?;
        let place = *usual.places.first()?;
        let bead = bead_of_segments[pair.source.mention(place.source).segment.index()];
        let mut draft = draft(pair, side, (place, usual), bead);
        draft.message = format!("`{}` is spelt otherwise in other texts", usual.word);
        Some(RecordDraft {
            key: format!("{}\t{word}\t{bearer}", side.as_str()),
            spelling: usual.word.to_owned(),
            draft,
        })
    };
    spellings(pair, side, answers).iter().filter_map(record).collect()
}

/// Two words that begin otherwise are two names of a place (`Burma`, `Myanmar`), not two spellings.
fn begin_alike(word: &str, other: &str) -> bool {
    word.chars().next() == other.chars().next()
}

/// Of whom a word is said: a surname or a single word stands for itself, a given name belongs to its surname, and a place is
/// no person.
fn bearer<'p>(name: &'p NameKey, word: &str) -> &'p str {
    let is_place = matches!(name.kind, NameKind::Place | NameKind::Country) && !name.entities.is_empty();
    match name.words.last() {
        _ if is_place => "a place",
        Some(last) if **last != *word => last,
        _ => "",
    }
}

/// The words of two names that may be spelt as one another: those that sound alike, or the only ones of a place.
fn spelt<'p>(name: &'p NameKey, other: &'p NameKey) -> Vec<(&'p str, &'p str)> {
    if name.shares_entity(other) {
        let is_long = |name: &NameKey| matches!(&name.words[..], [word] if word.len() >= SHORTEST);
        let is_place = |name: &NameKey| matches!(name.kind, NameKind::Place | NameKind::Country) && is_long(name);
        let is_one = is_place(name) && is_place(other);
        return is_one.then(|| (&*name.words[0], &*other.words[0])).into_iter().collect();
    }
    let likes = name.keyed_words().filter_map(|(word, sound)| {
        other.keyed_words().find(|(_, other_sound)| *other_sound == sound).map(|(other, _)| (word, other))
    });
    likes.collect()
}

fn draft(pair: &Pair, side: SideName, (place, usual): (Answer, &Spelling<'_>), bead: u32) -> Draft {
    let (source, target) = (pair.source.mention(place.source), pair.target.mention(place.target));
    let (text, mention, language): (&Side, &Mention, _) = match side {
        SideName::Source => (&pair.source, source, "source"),
        SideName::Target => (&pair.target, target, "target"),
    };
    let elsewhere = usual.places[0];
    let usual_words = match side {
        SideName::Source => words(text, text.mention(elsewhere.source)),
        SideName::Target => words(text, text.mention(elsewhere.target)),
    };
    let message = format!("`{}` is `{usual_words}` elsewhere in the {language}", words(text, mention));
    Draft {
        source: Some(mark(source)),
        target: Some(mark(target)),
        cause: (side == SideName::Target).then_some(Cause::Inconsistent),
        severity: (side == SideName::Source).then_some(Severity::Note),
        ..Draft::new(bead, message)
    }
}

fn key(mention: &Mention) -> Option<&NameKey> {
    match mention.value() {
        Value::Name(key) => Some(key),
        _ => None,
    }
}
