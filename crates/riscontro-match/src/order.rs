//! What the words around numbers say: whether two numbers changed places, and where a number that is missing belongs.
//!
//! A number is known by its neighbours. `540 persone ferite e 29 disperse` and `29 people injured and 540 missing` hold the
//! same values; only that *persone* answers *people*, which now stands beside the other number, shows the slip. A mere change
//! of order shows nothing: translators turn sentences round.

use std::cell::LazyCell;

use riscontro_core::value::{Exact, NameKind, TimeUnit};
use riscontro_core::{
    Agreement, AlignmentEvidence, Crossed, Cue, Evidence, Fate, Mention, MentionId, MentionKind, Place, Side, SideName,
    Span, Tells, Token, TokenClass, Value,
};

use crate::beads::{Matching, between, tokens_between};
use crate::numbers::{is_numeric, is_required};
use crate::turns;

/// Letters of the longest word for *and*.
const LONGEST_AND: usize = 3;

/// Within so many tokens before a list of ages the number stands of those whose they are.
const NEAR_NUMBER: usize = 4;

/// How many tokens from a number its neighbours stand at most.
const REACH: usize = 6;
/// The most tokens between two numbers of one noun, or two names of one phrase.
const CLOSE: usize = 2;
/// A bead with more numbers is a table in one segment, where neighbours tell little.
const MOST_NUMBERS: usize = 16;
/// By how much the words must speak for the other order.
const LEAST_RATIO: f32 = 1.6;
const LEAST_GAIN: f32 = 0.12;
/// How much the neighbours of each of the two must speak for it.
const LEAST_OF_EACH: f32 = 0.08;

/// Names of one kind, which may be taken for one another.
const NAMES_OF_A_KIND: [&[NameKind]; 3] = [
    &[NameKind::Person, NameKind::Unknown],
    &[NameKind::Country, NameKind::Place],
    &[NameKind::Organisation, NameKind::Acronym],
];

/// The evidence of an alignment, gathered at its first use: most pairs never ask for it.
pub type Answers<F> = LazyCell<AlignmentEvidence, F>;

/// Finds the numbers that answer one another by value and stand in each other's places.
pub(crate) fn crossed<F: FnOnce() -> AlignmentEvidence>(matching: &Matching<'_>, answers: &Answers<F>) -> Vec<Crossed> {
    let mut out = Vec::new();
    for bead in 0..matching.bead_count() {
        let by_words = crossed_in(matching, bead, answers);
        let by_days = turns::crossed(matching, bead).into_iter().chain(crossed_names(matching, bead, answers));
        let is_new =
            |other: &Crossed| by_words.iter().all(|told| (told.first, told.second) != (other.first, other.second));
        let further: Vec<Crossed> = by_days.filter(is_new).collect();
        out.extend(by_words.into_iter().chain(further));
    }
    out
}

/// The numbers of one bead of which the words around them say so.
fn crossed_in<F: FnOnce() -> AlignmentEvidence>(
    matching: &Matching<'_>,
    bead: usize,
    answers: &Answers<F>,
) -> Vec<Crossed> {
    let mut out = Vec::new();
    let pairs = pairs_of(matching, bead);
    if pairs.len() < 2 || pairs.len() > MOST_NUMBERS {
        return out;
    }
    for (at, first) in pairs.iter().enumerate() {
        for second in pairs[at + 1..].iter().filter(|second| second.1 < first.1) {
            let words = Words { matching, evidence: &[], is_parted: false };
            if words.are_ages_of_two(*first, *second) {
                continue;
            }
            let is_crossed = words.is_tight(*first, *second) || {
                let words = Words { evidence: answers.of_bead(bead), ..words };
                words.speak_against(*first, *second) || words.share_a_noun(*first, *second)
            };
            if is_crossed && differ(matching, *first, *second) || exchange_units(matching, *first, *second) {
                let bead = u32::try_from(bead).expect("fewer beads than segments");
                out.push(Crossed { first: *first, second: *second, bead });
            }
        }
    }
    out
}

/// Whether of two pairs each has on one side a unit and on the other something else that it counts, the other way round in the second:
/// `tre volte al giorno per cinque giorni` and *five times a day for three days*. Where a unit is left out, nothing is counted (`3 o 5
/// giorni`, *3 days or 5*).
fn exchange_units(matching: &Matching<'_>, first: Pairing, second: Pairing) -> bool {
    let counts = |side: &Side, id: MentionId| {
        let number = side.mention(id);
        let is_noun = |token: &Token| token.class == TokenClass::Lower;
        matches!(number.value(), Value::Number(_)) && side.counted(number).is_some_and(is_noun)
    };
    let unit = |side: &Side, id: MentionId| match side.mention(id).value() {
        Value::Duration { .. } | Value::Measure { .. } | Value::Money { .. } => Some(side.mention(id).kind),
        _ => None,
    };
    let (source, target) = (matching.source, matching.target);
    let gains = |pair: Pairing| unit(target, pair.1).filter(|_| counts(source, pair.0));
    let loses = |pair: Pairing| unit(source, pair.0).filter(|_| counts(target, pair.1));
    let are = |gains: Option<MentionKind>, loses| gains.is_some() && gains == loses;
    let values = [first.0, second.0].map(|id| source.mention(id).value());
    let are_equal = values[0].agreement(values[1]).is_acceptable();
    !are_equal && (are(gains(first), loses(second)) || are(gains(second), loses(first)))
}

/// The names of two people, places or institutions of a bead of which the words around them say, in whichever order, that each stands for
/// the other: `Rossi ha lasciato, Bianchi resta` and *Bianchi has left, Rossi is staying*.
fn crossed_names<F: FnOnce() -> AlignmentEvidence>(
    matching: &Matching<'_>,
    bead: usize,
    answers: &Answers<F>,
) -> Vec<Crossed> {
    NAMES_OF_A_KIND.into_iter().filter_map(|kinds| crossed_of_kind(matching, bead, answers, kinds)).collect()
}

fn crossed_of_kind<F: FnOnce() -> AlignmentEvidence>(
    matching: &Matching<'_>,
    bead: usize,
    answers: &Answers<F>,
    kinds: &[NameKind],
) -> Option<Crossed> {
    let pairs = names_of(matching, bead, kinds);
    let [first, second] = pairs[..] else { return None };
    if are_beside(matching.source, first.0, second.0) || are_beside(matching.target, first.1, second.1) {
        return None;
    }
    let is_of_name =
        |side: &Side, word: Span, ids: [MentionId; 2]| ids.into_iter().any(|id| side.mention(id).span.overlaps(word));
    let evidence: Vec<Evidence> = answers
        .of_bead(bead)
        .iter()
        .filter(|pair| {
            !is_of_name(matching.source, pair.source, [first.0, second.0])
                && !is_of_name(matching.target, pair.target, [first.1, second.1])
        })
        .copied()
        .collect();
    // People are told in words that stand apart from their names (`Bassani, ex preside, tiene i conti`); what a country does, another may
    // be said to be done to (`Egypt has been asked by Israel`), and a verb may go for both (`Verona a destra`).
    let is_person = kinds.contains(&NameKind::Person);
    let are_parted = parts(matching.source, first.0, matching.source.mention(second.0).span)
        && parts(matching.target, first.1, matching.target.mention(second.1).span);
    if !is_person && !are_parted {
        return None;
    }
    let words = Words { matching, evidence: &evidence, is_parted: !is_person };
    let bead = u32::try_from(bead).expect("fewer beads than segments");
    words.speak_against(first, second).then_some(Crossed { first, second, bead })
}

/// Whether two names stand beside one another, as the name of a place and of the land in which it lies: *Chile's Atacama Desert*.
fn are_beside(side: &Side, one: MentionId, other: MentionId) -> bool {
    tokens_between(side, side.mention(one).span, side.mention(other).span) <= CLOSE
}

/// The names of these kinds in a bead that are named once on either side, in source order.
fn names_of(matching: &Matching<'_>, bead: usize, kinds: &[NameKind]) -> Vec<Pairing> {
    let state = matching.bead(bead);
    if !state.is_judged {
        return Vec::new();
    }
    let is_one = |mention: &Mention| matches!(mention.value(), Value::Name(name) if kinds.contains(&name.kind));
    let names = state.source.clone().filter(|at| is_one(matching.source.mention(MentionId(*at))));
    let paired = names.map(|at| match matching.source_fates[at as usize] {
        Some(Fate::Paired { with, .. }) if state.target.contains(&with.0) => Some((MentionId(at), with)),
        _ => None,
    });
    let pairs: Option<Vec<Pairing>> = paired.collect();
    let others = state.target.clone().filter(|at| is_one(matching.target.mention(MentionId(*at)))).count();
    pairs.filter(|pairs| pairs.len() == others).unwrap_or_default()
}

/// A source mention and the target mention that answers it.
type Pairing = (MentionId, MentionId);

/// The amounts of a bead that are answered inside it, in source order. Dates and times change places freely, as far as words tell.
fn pairs_of(matching: &Matching<'_>, bead: usize) -> Vec<Pairing> {
    let state = matching.bead(bead);
    if !state.is_judged || state.source.len() < 2 || state.target.len() < 2 {
        return Vec::new();
    }
    let paired = |at: u32| match matching.source_fates[at as usize] {
        Some(Fate::Paired { with, agreement }) if agreement <= Agreement::Elided && state.target.contains(&with.0) => {
            Some((MentionId(at), with))
        }
        _ => None,
    };
    let is_date =
        |mention: &Mention| mention.readings.iter().any(|reading| MentionKind::of(&reading.value) == MentionKind::Date);
    let is_amount = |mention: &Mention| is_required(mention) && mention.kind != MentionKind::Clock && !is_date(mention);
    state.source.clone().filter(|at| is_amount(matching.source.mention(MentionId(*at)))).filter_map(paired).collect()
}

/// Whether the two are amounts of one kind that differ: equal ones that cross say nothing, and nobody exchanges a price and a
/// rank.
fn differ(matching: &Matching<'_>, first: Pairing, second: Pairing) -> bool {
    let mention = |pair: Pairing| matching.source.mention(pair.0);
    let value = |pair: Pairing| mention(pair).value();
    mention(first).kind == mention(second).kind && !value(first).agreement(value(second)).is_acceptable()
}

/// What stands alone between two numbers that are one expression, whose order means something: `55, 60`, `2 and 1`, `12 per 7`.
enum Joint {
    Mark,
    And,
    Word,
}

/// The words of a bead around its numbers.
struct Words<'m, 'a> {
    matching: &'m Matching<'a>,
    evidence: &'m [Evidence],
    /// Whether words behind a mark or an *and* tell nothing of what stands before it.
    is_parted: bool,
}

impl Words<'_, '_> {
    /// Whether the numbers stand close together on both sides.
    fn is_tight(&self, first: Pairing, second: Pairing) -> bool {
        let (source, target) = (self.matching.source, self.matching.target);
        let joint = |side: &Side, a: MentionId, b: MentionId| {
            let (a, b) = (side.mention(a), side.mention(b));
            match between(side, a.span, b.span) {
                [] => Some(Joint::Mark),
                [token] if matches!(token.class, TokenClass::Punctuation | TokenClass::Symbol) => Some(Joint::Mark),
                [token] => {
                    let cues = side.cues_in(a.segment.0..a.segment.0 + 1);
                    let is_and = cues.iter().any(|cue| cue.tells == Tells::And && cue.span == token.span);
                    Some(if is_and { Joint::And } else { Joint::Word })
                }
                _ => None,
            }
        };
        match (joint(source, first.0, second.0), joint(target, second.1, first.1)) {
            // `scese a 69,8 milioni, due in meno`, `fell by 2m to 69.8m`
            (Some(Joint::Mark), Some(Joint::Word)) | (Some(Joint::Word), Some(Joint::Mark)) => false,
            (source, target) => source.is_some() && target.is_some(),
        }
    }

    /// Whether the two are ages in one list of people whom one noun names, so that their order says nothing: `due figli, di 17 e 14 anni`.
    fn are_ages_of_two(&self, first: Pairing, second: Pairing) -> bool {
        let (source, target) = (self.matching.source, self.matching.target);
        let is_age = |mention: &Mention| matches!(mention.value(), Value::Duration { unit: TimeUnit::Year, .. });
        let ages = [source.mention(first.0), source.mention(second.0)];
        let are_listed = |side: &Side, one: &Mention, other: &Mention| {
            let between = side.document.text.get(one.span.end() as usize..other.span.start() as usize).unwrap_or("");
            between.trim().len() <= LONGEST_AND && between.trim().chars().all(char::is_alphabetic)
        };
        ages.into_iter().any(is_age)
            && are_listed(source, ages[0], ages[1])
            && are_listed(target, target.mention(second.1), target.mention(first.1))
            && follows_their_number(source, ages[0])
            && follows_their_number(target, target.mention(second.1))
    }

    /// Whether both are said of one noun that follows them on either side, a word or two apart: `19 of his 29 matches`.
    fn share_a_noun(&self, first: Pairing, second: Pairing) -> bool {
        let (source, target) = (self.matching.source, self.matching.target);
        let apart =
            |side: &Side, a: MentionId, b: MentionId| tokens_between(side, side.mention(a).span, side.mention(b).span);
        if apart(source, first.0, second.0) > CLOSE || apart(target, second.1, first.1) > CLOSE {
            return false;
        }
        let follows = |side: &Side, number: MentionId, word: Span| {
            let number = side.mention(number).span;
            word.start() >= number.end() && tokens_between(side, number, word) == 0
        };
        let is_noun = |pair: &Evidence| follows(source, second.0, pair.source) && follows(target, first.1, pair.target);
        self.evidence.iter().any(is_noun)
    }

    /// Whether the neighbours of each number answer those of the other one. Both must say so: of two numbers that share a noun
    /// (`12 medals for France and 9 for Italy`) it stands beside whichever comes first.
    fn speak_against(&self, first: Pairing, second: Pairing) -> bool {
        let (own, other) = (self.closeness(first.0, first.1), self.closeness(second.0, second.1));
        let (there, here) = (self.closeness(first.0, second.1), self.closeness(second.0, first.1));
        let (straight, crossed) = (own + other, there + here);
        let both = there > own && here > other && there.min(here) > LEAST_OF_EACH;
        both && crossed > straight * LEAST_RATIO && crossed > straight + LEAST_GAIN
    }

    /// How much of what stands round the source number answers what stands round the target number.
    fn closeness(&self, source: MentionId, target: MentionId) -> f32 {
        let (here, there) = (self.matching.source.mention(source).span, self.matching.target.mention(target).span);
        let is_alone = |evidence: &&Evidence| {
            // A word said twice (`l'articolo 3`, `l'articolo 12`) belongs to neither number.
            let text = self.matching.source.text(evidence.source);
            self.evidence.iter().filter(|other| self.matching.source.text(other.source) == text).count() == 1
        };
        let is_of_clause = |evidence: &&Evidence| {
            !self.is_parted
                || !(parts(self.matching.source, source, evidence.source)
                    || parts(self.matching.target, target, evidence.target))
        };
        self.evidence
            .iter()
            .filter(is_alone)
            .filter(is_of_clause)
            .map(|evidence| {
                let near = nearness(self.matching.source, here, evidence.source);
                if near > 0.0 {
                    evidence.weight * near * nearness(self.matching.target, there, evidence.target)
                } else {
                    0.0
                }
            })
            .sum()
    }
}

/// Whether a mark or an *and* stands between a name and a word.
fn parts(side: &Side, name: MentionId, word: Span) -> bool {
    let name = side.mention(name);
    let tokens = between(side, name.span, word);
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    let is_mark = |token: &Token| token.class == TokenClass::Punctuation;
    let is_and = |cue: &Cue| {
        cue.tells == Tells::And && first.span.start() <= cue.span.start() && cue.span.end() <= last.span.end()
    };
    tokens.iter().any(is_mark) || side.cues_in(name.segment.0..name.segment.0 + 1).iter().any(is_and)
}

/// Whether the number of those whose ages these are stands shortly before them, so that one noun names them all: `due figli, di`.
fn follows_their_number(side: &Side, age: &Mention) -> bool {
    let at =
        side.mentions.partition_point(|other| (other.segment, other.span.start()) < (age.segment, age.span.start()));
    let Some(before) = at.checked_sub(1).map(|at| &side.mentions[at]) else { return false };
    let is_two = matches!(before.value(), Value::Number(number) if number.value() == Exact::integer(2));
    is_two && before.segment == age.segment && tokens_between(side, before.span, age.span) <= NEAR_NUMBER
}

/// From 1 for the word right after a number down to 0 beyond reach; what stands before it counts half, since nouns follow.
fn nearness(side: &Side, number: Span, word: Span) -> f32 {
    let apart = tokens_between(side, number, word);
    if apart >= REACH {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few tokens")]
    let near = 1.0 / (1 + apart) as f32;
    if word.start() < number.start() { near / 2.0 } else { near }
}

/// For each number of one side that is left over the word of the other beside which it belongs, where a word near it has an
/// answer.
pub(crate) fn places<F: FnOnce() -> AlignmentEvidence>(
    matching: &Matching<'_>,
    answers: &Answers<F>,
    name: SideName,
) -> Vec<(MentionId, Place)> {
    let mut out = Vec::new();
    let (side, fates) = match name {
        SideName::Source => (matching.source, &matching.source_fates),
        SideName::Target => (matching.target, &matching.target_fates),
    };
    for bead in 0..matching.bead_count() {
        let state = matching.bead(bead);
        if !state.is_judged {
            continue;
        }
        let mentions = if name == SideName::Source { state.source.clone() } else { state.target.clone() };
        for id in mentions.map(MentionId) {
            if fates[id.index()].is_none() && is_numeric(side.mention(id)) {
                let evidence = answers.of_bead(bead).iter();
                let pairs = evidence.map(|evidence| match name {
                    SideName::Source => (evidence.source, evidence.target),
                    SideName::Target => (evidence.target, evidence.source),
                });
                out.extend(place(side, side.mention(id).span, pairs).map(|place| (id, place)));
            }
        }
    }
    out
}

/// The answer of the word nearest to `number`, among pairs of a word of its own side and one of the other; words that stand
/// before it are taken to stand two tokens farther, since it counts what follows.
fn place(side: &Side, number: Span, pairs: impl Iterator<Item = (Span, Span)>) -> Option<Place> {
    let measured = |(own, other): (Span, Span)| {
        let is_before = own.start() < number.start();
        let apart =
            if number.overlaps(own) { 0 } else { tokens_between(side, number, own) + 2 * usize::from(is_before) };
        (apart, is_before, own, other)
    };
    let nearest = pairs.map(measured).filter(|(apart, ..)| *apart < REACH);
    let (apart, _, own, other) = nearest.min_by_key(|(apart, is_before, own, _)| (*apart, *is_before, own.start()))?;
    Some(Place { span: other, is_right_before: apart == 0 && own.start() >= number.end() })
}
