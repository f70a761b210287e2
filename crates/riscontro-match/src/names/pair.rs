//! Names that agree.

use riscontro_core::value::{NameKey, NameKind, PivotId, is_ruler_number};
use riscontro_core::{Agreement, Cause, Mention, MentionId, Side, Token, TokenClass};

use super::cover::Said;
use super::hypocoristics::are_one_person;
use super::people::People;
use super::sameness::{Sameness, has_own_form, is_person, sameness};
use super::spelling::Spellings;
use super::{is_name, key, other_keys};
use crate::assign::assign;
use crate::beads::{Link, Matching, distance};
use crate::similarity::is_slip;

/// Pairs the open names of two beads that are one name.
///
/// Two names in part never outweigh one that is whole: `Donald Trump … Trump` against `Sergio Trump … Trump`.
pub(super) fn pair_within(
    matching: &mut Matching<'_>,
    (spellings, people): (&Spellings<'_>, &People<'_>),
    source_bead: usize,
    target_bead: usize,
) {
    let (sources, targets) = (matching.open_source(source_bead, is_name), matching.open_target(target_bead, is_name));
    if sources.is_empty() || targets.is_empty() {
        return;
    }
    let (source_side, target_side) = (matching.source, matching.target);
    let source_words = Said::of(source_side, matching.bead(source_bead).bead.source.clone());
    let target_words = Said::of(target_side, matching.bead(target_bead).bead.target.clone());
    let same = |row: usize, column: usize| {
        let (source, target) = (source_side.mention(sources[row]), target_side.mention(targets[column]));
        let (name, other) = key(source).zip(key(target))?;
        if is_left_whole((source_side, source), (target_side, target), &target_words)
            || is_left_whole((target_side, target), (source_side, source), &source_words)
        {
            return Some(Sameness::Untranslated);
        }
        if is_renderable(name, other) || is_renderable(other, name) {
            return Some(Sameness::Whole);
        }
        if are_namesakes((source_side, source), (target_side, target))
            || (are_one_person(name, other) && !has(source_side, other) && !has(target_side, name))
            || are_called_by_place((source_side, source), (target_side, target))
        {
            return Some(Sameness::Whole);
        }
        if is_short_for(source, target) || is_short_for(target, source) || people.are_one(name, other) {
            return Some(Sameness::Part);
        }
        let same = sameness(name, other, spellings)?;
        if same == Sameness::Whole
            && (is_far_namesake((source_side, source), other) || is_far_namesake((target_side, target), name))
        {
            return Some(Sameness::Untranslated);
        }
        // A form that the source always has is the name there, whatever the target calls by it (`Europa`, a moon).
        let is_usual = || name.entities.is_empty() && spellings.is_usual(name);
        let is_title = || {
            let is_namesake = |mention: &Mention| key(mention).is_some_and(is_person) && may_be_given(mention);
            let is_kept = !is_alone(source_side, source) || !is_alone(target_side, target);
            is_kept
                || is_quoted(source_side, source)
                || is_quoted(target_side, target)
                || is_of_kept_run((source_side, source), (target_side, target))
                || is_namesake(source)
                || is_namesake(target)
        };
        Some(if same == Sameness::Untranslated && (is_title() || is_usual()) { Sameness::Whole } else { same })
    };
    let is_own = |source: MentionId, target: MentionId| {
        [source_side.mention(source), target_side.mention(target)].into_iter().filter_map(key).any(has_own_form)
    };
    let weight = |row: usize, column: usize| {
        let base = match same(row, column) {
            Some(Sameness::Whole) => 1000,
            // The name of a table in part is less than the same name left as it is.
            Some(Sameness::Part) if is_own(sources[row], targets[column]) => 200,
            Some(Sameness::Part) => 400,
            Some(Sameness::Untranslated) => 300,
            None => return 0,
        };
        base - distance(row, sources.len(), column, targets.len())
    };
    for (row, column) in assign(sources.len(), targets.len(), weight) {
        let link = match same(row, column) {
            Some(Sameness::Untranslated) => Link { agreement: Agreement::Different, cause: Some(Cause::Untranslated) },
            Some(Sameness::Part) => Link { agreement: Agreement::Elided, cause: None },
            _ => Link { agreement: Agreement::Same, cause: None },
        };
        matching.settle(sources[row], targets[column], link, source_bead);
    }
}

/// Whether a side names somebody by these words: then it knows two people, of whom one is called by each.
fn has(side: &Side, name: &NameKey) -> bool {
    side.mentions.iter().filter_map(key).any(|other| other.words == name.words)
}

/// `Guglielmo da Baskerville` and *William of Baskerville*: one given name in two languages before the same place. A surname keeps the given
/// name as it is.
fn are_called_by_place((source_side, source): (&Side, &Mention), (target_side, target): (&Side, &Mention)) -> bool {
    let Some((name, other)) = key(source).zip(key(target)) else { return false };
    let has_link = |side: &Side, mention: &Mention| {
        let tokens = side.tokens_of(mention.segment);
        let first = tokens.partition_point(|token| token.span.start() < mention.span.start());
        let inside = tokens[first..].iter().take_while(|token| token.span.end() <= mention.span.end());
        inside.skip(1).any(|token| token.class == TokenClass::Lower)
    };
    let given = |mention| other_keys(mention).filter(|given| given.kind == NameKind::Person);
    let is_shared = || given(source).any(|one| given(target).any(|other| one.shares_entity(other)));
    name.words.len() >= 2
        && name.words.len() == other.words.len()
        && name.keys[1..] == other.keys[1..]
        && has_link(source_side, source)
        && has_link(target_side, target)
        && is_shared()
}

/// `Leo` for `Leone XIV`: a ruler by the name alone, which is the key of the word before the number.
fn is_short_for(short: &Mention, ruler: &Mention) -> bool {
    let Some((short, name)) = key(short).zip(key(ruler)) else { return false };
    let is_alone = short.words.len() == 1 && short.kind == NameKind::Person && !is_person(short);
    is_alone
        && name.words.len() > 1
        && name.words.last().is_some_and(|word| is_ruler_number(word))
        && name.keys.iter().any(|sound| short.entities.iter().any(|given| given.as_str() == &**sound))
}

/// Whether quotation marks stand right around a name: that of a ship, a film, a paper.
fn is_quoted(side: &Side, mention: &Mention) -> bool {
    let (before, rest) = side.document.text.split_at(mention.span.start() as usize);
    let behind = &rest[mention.span.len() as usize..];
    before.ends_with(['«', '“', '"', '‘', '„']) && behind.starts_with(['»', '”', '"', '’', '“'])
}

/// Whether the words before the name are alike on both sides, the first with a capital: a name that is kept as it is runs
/// on over a preposition of its own language (`Museum of the Rockies`, `National Gallery of Ireland`).
fn is_of_kept_run((source_side, source): (&Side, &Mention), (target_side, target): (&Side, &Mention)) -> bool {
    let (own, others) = (run_before(source_side, source), run_before(target_side, target));
    let is_alike =
        |(token, other): (&Token, &Token)| source_side.folds.form(token.folded) == target_side.folds.form(other.folded);
    !own.is_empty() && own.len() == others.len() && own.iter().zip(others).all(is_alike)
}

/// The word with a capital before a name and the one or two small words between them; empty where there are none.
fn run_before<'a>(side: &'a Side, mention: &Mention) -> &'a [Token] {
    let tokens = side.tokens_of(mention.segment);
    let end = tokens.partition_point(|token| token.span.start() < mention.span.start());
    let is_small = |token: &&Token| token.class == TokenClass::Lower;
    let small = tokens[..end].iter().rev().take_while(is_small).count();
    match end.checked_sub(small + 1) {
        Some(first) if (1..=2).contains(&small) && tokens[first].class == TokenClass::Capitalised => {
            &tokens[first..end]
        }
        _ => &[],
    }
}

/// Whether it may be a given name alone: `Cesare` need not be Caesar.
fn may_be_given(mention: &Mention) -> bool {
    other_keys(mention).any(|given| given.kind == NameKind::Person)
}

/// Segments before and behind a name in which others tell what land it lies in.
const LAND_REACH: u32 = 1;

/// Whether all that a name and `other` share is a town that is called as a place abroad, without another name of its country near:
/// `Alexandria` for the city in Egypt, in a text that is not about Virginia.
fn is_far_namesake((side, mention): (&Side, &Mention), other: &NameKey) -> bool {
    let Some(name) = key(mention) else { return false };
    let is_town = |id: &PivotId| id.as_str().ends_with("-town");
    let mut shared = name.entities.iter().filter(|id| other.entities.contains(id)).peekable();
    let Some(land) = shared.peek().and_then(|id| id.as_str().split('-').next()) else { return false };
    if name.entities.iter().all(is_town) || !shared.clone().all(is_town) {
        return false;
    }
    let lies_there = |id: &PivotId| !is_town(id) && id.as_str().split('-').next() == Some(land);
    let segments = mention.segment.0.saturating_sub(LAND_REACH)..=mention.segment.0 + LAND_REACH;
    let from = side.mentions.partition_point(|near| near.segment.0 < *segments.start());
    let mut near = side.mentions[from..].iter().take_while(|near| segments.contains(&near.segment.0)).filter_map(key);
    !near.any(|name| name.entities.iter().any(lies_there))
}

/// Whether the house's list has `other` as a forbidden rendering of `name`: the one stands for the other, as the list says.
fn is_renderable(name: &NameKey, other: &NameKey) -> bool {
    let number = |id: &PivotId| id.as_str().strip_prefix("own-").map(|number| format!("not-{number}"));
    name.entities.iter().filter_map(number).any(|id| other.entities.iter().any(|entity| entity.as_str() == id))
}

/// `Elisabetta di Valois` and `Elisabeth of Valois`: one given name, spelt almost alike, before the same words; a particle between
/// them tells rulers and saints, whose given names translate, from people with surnames.
fn are_namesakes((source_side, source): (&Side, &Mention), (target_side, target): (&Side, &Mention)) -> bool {
    let Some((name, other)) = key(source).zip(key(target)) else { return false };
    let (Some((first, rest)), Some((other_first, other_rest))) = (name.words.split_first(), other.words.split_first())
    else {
        return false;
    };
    !rest.is_empty()
        && rest == other_rest
        && is_slip(first, other_first).is_some()
        && has_particle(source_side, source)
        && has_particle(target_side, target)
        && other_keys(source).any(|given| other_keys(target).any(|other| given.shares_entity(other)))
}

/// Whether a small word stands within a name.
fn has_particle(side: &Side, mention: &Mention) -> bool {
    tokens_of(side, mention).iter().any(|token| matches!(token.class, TokenClass::Lower | TokenClass::Elision))
}

/// Words up to this length may be an article that one language counts to the name (`The Sunday Times`).
const LONGEST_ARTICLE: usize = 3;

/// Whether `name` stands word for word on the other side, where `part` is all that was taken for a name (`Repubblica
/// Dominicana` in an English text).
fn is_left_whole((own_side, own): (&Side, &Mention), (side, part): (&Side, &Mention), words: &Said<'_>) -> bool {
    let Some((name, taken)) = key(own).zip(key(part)) else { return false };
    let is_taken = |word: &str| tokens_of(side, part).iter().any(|token| side.folds.form(token.folded) == word);
    has_own_form(name)
        && taken.words.len() < name.words.len()
        && taken.words.iter().all(|word| name.words.contains(word))
        && name.words.iter().all(|word| words.contains(word))
        && name.words.iter().any(|word| word.len() > LONGEST_ARTICLE && !is_taken(word))
        && stands_around((own_side, own), (side, part))
}

/// Whether `name` stands token for token about `part`, but for an article before it: `Arena in Verona` is no `Arena di Verona`.
fn stands_around((own_side, name): (&Side, &Mention), (side, part): (&Side, &Mention)) -> bool {
    let own = tokens_of(own_side, name);
    let articles = own.iter().take_while(|token| token.span.len() as usize <= LONGEST_ARTICLE).count();
    let own = &own[articles..];
    let tokens = side.tokens_of(part.segment);
    let at = tokens.partition_point(|token| token.span.start() < part.span.start());
    let end = (at + own.len()).min(tokens.len());
    let is_alike = |token: &Token, other: &Token| own_side.folds.form(token.folded) == side.folds.form(other.folded);
    !own.is_empty()
        && tokens[at.saturating_sub(own.len())..end]
            .windows(own.len())
            .any(|here| own.iter().zip(here).all(|(token, other)| is_alike(token, other)))
}

/// The tokens of a mention.
fn tokens_of<'a>(side: &'a Side, mention: &Mention) -> &'a [Token] {
    let tokens = side.tokens_of(mention.segment);
    let first = tokens.partition_point(|token| token.span.start() < mention.span.start());
    let end = tokens.partition_point(|token| token.span.start() < mention.span.end());
    &tokens[first..end]
}

/// Whether no other word with a capital touches the name, as in a title that is kept (`Paris Fashion Week`); the first word
/// of the segment has its capital anyway.
fn is_alone(side: &Side, mention: &Mention) -> bool {
    let tokens = side.tokens_of(mention.segment);
    let first = tokens.partition_point(|token| token.span.start() < mention.span.start());
    let end = tokens.partition_point(|token| token.span.start() < mention.span.end());
    let is_capitalised = |at: usize| tokens.get(at).is_some_and(|token| token.class == TokenClass::Capitalised);
    let is_behind_capital = first >= 2 && is_capitalised(first - 1);
    !is_behind_capital && !is_capitalised(end)
}
