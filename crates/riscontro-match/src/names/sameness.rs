//! When two names are one.

use riscontro_core::Mention;
use riscontro_core::value::{NameKey, NameKind};

use super::derived::is_derived;
use super::spelling::{Spellings, is_native_slip};
use super::{key, other_keys, people_keys};

/// How surely two names are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sameness {
    /// One entity, or the same words.
    Whole,
    /// The words of the shorter are words of the longer.
    Part,
    /// One name as it stands there, though the language of the other has its own form.
    Untranslated,
}

/// How `source` and `target` are one name; `None` when nothing but likeness says so.
pub(super) fn sameness(source: &NameKey, target: &NameKey, spellings: &Spellings<'_>) -> Option<Sameness> {
    if source.shares_entity(target) {
        return Some(Sameness::Whole);
    }
    if !source.entities.is_empty() && !target.entities.is_empty() {
        return None;
    }
    let is_whole = source.words.len() == target.words.len();
    if source.words_equal(target) {
        // Every entity has a form in each language that knows it; so this form is foreign to the side that does not.
        let is_foreign =
            is_whole && (has_own_form(source) || has_own_form(target) || is_person(source) || is_person(target));
        return Some(match (is_foreign, is_whole) {
            (true, _) => Sameness::Untranslated,
            (_, true) => Sameness::Whole,
            _ => Sameness::Part,
        });
    }
    // `NGOs` and `le NGO`, for which Italian has `Ong`.
    let is_short = |name: &NameKey| matches!(&name.words[..], [word] if word.len() <= LONGEST_ACRONYM);
    let are_short = is_short(source) && is_short(target);
    if are_short && (has_own_form(source) || has_own_form(target)) && is_plural_of(source, target) {
        return Some(Sameness::Untranslated);
    }
    if sounds_alike(source, target, spellings) {
        return Some(if is_whole { Sameness::Whole } else { Sameness::Part });
    }
    (is_plural_of(source, target)
        || is_land_of(source, target)
        || is_land_of(target, source)
        || abbreviates(source, target)
        || abbreviates(target, source))
    .then_some(Sameness::Part)
}

/// `nel Viadanese` for `around Viadana`.
fn is_land_of(land: &NameKey, place: &NameKey) -> bool {
    matches!((&land.words[..], &place.words[..]), ([land], [place]) if is_derived(land, place))
        && land.kind != NameKind::Person
        && place.kind != NameKind::Person
}

/// Letters of the longest acronym that takes a plural.
const LONGEST_ACRONYM: usize = 4;

/// The fewest and the most letters of an abbreviation that is known by its initials.
const INITIALS: std::ops::RangeInclusive<usize> = 3..=6;

/// `Cbo` for `Congressional Budget Office`: one word of the initials of the other name.
fn abbreviates(short: &NameKey, long: &NameKey) -> bool {
    let [word] = &short.words[..] else { return false };
    INITIALS.contains(&word.len())
        && long.words.len() == word.len()
        && word.bytes().zip(&long.words).all(|(letter, of)| of.as_bytes().first() == Some(&letter))
}

/// Whether the two are spellings of one foreign name; of what a table knows it has the spellings, and what the document
/// mostly spells otherwise is misspelt.
fn sounds_alike(source: &NameKey, target: &NameKey, spellings: &Spellings<'_>) -> bool {
    source.words_agree(target)
        && !has_own_form(source)
        && !has_own_form(target)
        && !source.keyed_words().any(|(word, sound)| {
            !target.words.iter().any(|other| **other == *word)
                && target.keyed_words().any(|(other, alike)| {
                    sound == alike && (spellings.is_odd(word, other) || is_native_slip(word, other))
                })
        })
}

/// Whether it is a person that the tables know, and no given name.
pub(super) fn is_person(name: &NameKey) -> bool {
    name.kind == NameKind::Person && name.entities.iter().any(|entity| entity.as_str().starts_with("per-"))
}

/// Whether the tables tell how each language writes it.
pub(super) fn has_own_form(name: &NameKey) -> bool {
    !name.entities.is_empty()
        && matches!(
            name.kind,
            NameKind::Country | NameKind::Place | NameKind::Organisation | NameKind::Described | NameKind::Work
        )
}

/// `i Clinton` and `the Clintons`, `i Jones` and `the Joneses`: one language writes the plural of a name, the other does not.
fn is_plural_of(one: &NameKey, other: &NameKey) -> bool {
    let is_plural = |plural: &str, name: &str| {
        let hisses = || name.ends_with(['s', 'x', 'z']) || name.ends_with("ch") || name.ends_with("sh");
        plural.strip_prefix(name).is_some_and(|ending| ending == "s" || (ending == "es" && hisses()))
    };
    let same_or_plural = |word: &str, other: &str| word == other || is_plural(word, other) || is_plural(other, word);
    one.words.len() == other.words.len()
        && one.words.iter().zip(&other.words).all(|(word, other)| same_or_plural(word, other))
}

/// Whether `other`, a name of the other side, says what `mention` says: the same name, or a place for its country.
pub(super) fn stands_for(mention: &Mention, other: &Mention) -> bool {
    says(mention, other) || is_metonym(mention, other)
}

/// Whether `other` is the same name, in other words perhaps.
pub(super) fn says(mention: &Mention, other: &Mention) -> bool {
    let Some((one, other)) = key(mention).zip(key(other)) else { return false };
    sameness(one, other, &Spellings::NONE).is_some_and(|same| same != Sameness::Untranslated)
}

/// Whether the tables say that the one may be said for the other.
pub(super) fn is_seat(mention: &Mention, other: &Mention) -> bool {
    let Some((one, other_key)) = key(mention).zip(key(other)) else { return false };
    is_said_for(mention, other_key) || is_said_for(other, one)
}

/// Whether the one is a place or club and the other the people of the land in which it lies.
pub(super) fn is_of_land(mention: &Mention, other: &Mention) -> bool {
    let Some((one, other_key)) = key(mention).zip(key(other)) else { return false };
    are_people_of(mention, other_key) || are_people_of(other, one)
}

fn is_metonym(mention: &Mention, other: &Mention) -> bool {
    let Some((one, other_key)) = key(mention).zip(key(other)) else { return false };
    is_place_for_country(one, other_key)
        || is_said_for(mention, other_key)
        || is_said_for(other, one)
        || (!one.entities.is_empty() && other_keys(mention).any(|seat| is_seat_of_both(seat, other)))
}

/// A place for its country or the other way round; a city never for another city.
fn is_place_for_country(one: &NameKey, other: &NameKey) -> bool {
    let is_place = |key: &NameKey| matches!(key.kind, NameKind::Country | NameKind::Place | NameKind::Demonym);
    let is_whole = |id: &str| !id.contains('-');
    is_place(one)
        && is_place(other)
        && one.entities.iter().any(|id| {
            other.entities.iter().any(|other_id| {
                id.country().is_some()
                    && id.country() == other_id.country()
                    && (is_whole(id.as_str()) || is_whole(other_id.as_str()))
            })
        })
}

/// Whether the tables say that `mention` may be said for `other` (the Kremlin for Russia or for Moscow).
fn is_said_for(mention: &Mention, other: &NameKey) -> bool {
    key(mention).is_some_and(|name| !name.entities.is_empty())
        && other_keys(mention).any(|seat| seat.shares_entity(other) || is_place_for_country(seat, other))
}

/// Whether `people` are those of the land in which `town` lies, or the club of the town.
fn are_people_of(town: &Mention, people: &NameKey) -> bool {
    people.kind == NameKind::Demonym && people_keys(town).any(|own| own.shares_entity(people))
}

/// Two seats of one power (`Downing Street`, `Whitehall`); a continent is none (`Council of Europe`, `European Council`).
fn is_seat_of_both(seat: &NameKey, other: &Mention) -> bool {
    let is_power = seat.entities.iter().any(|id| id.country().is_some());
    is_power
        && key(other).is_some_and(|name| !name.entities.is_empty())
        && other_keys(other).any(|one| one.shares_entity(seat))
}
