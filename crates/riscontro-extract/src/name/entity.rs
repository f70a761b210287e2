//! Names that a table knows, longest form first.
//!
//! A form of several words is taken wherever it stands; a single word must not be explained by something else: by the
//! beginning of a sentence or a headline when it is also an ordinary word, or by a person of whose name it is a part
//! (`Jack London`, `Giorgio Napolitano`, `Sofia Loren`).

use riscontro_core::value::NameKind;
use riscontro_core::{Demand, TokenClass};
use smallvec::SmallVec;

use super::lookups::{Entity, Traits};
use super::passage::{Capitals, Passage};
use super::run::after_particles;
use super::slip::letters_in;

/// A form of a table found in the text.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// How many tokens it takes.
    pub(super) len: usize,
    /// What it may name; never empty.
    pub(super) entities: SmallVec<[&'a Entity; 2]>,
}

impl Found<'_> {
    /// The kind of the name: a place is told before the people that share its form.
    pub(super) fn kind(&self) -> NameKind {
        self.entities.iter().map(|entity| entity.kind).min().unwrap_or(NameKind::Unknown)
    }

    /// The kind of the name that stands at `at`: an institution may be called by ordinary words.
    pub(super) fn kind_at(&self, passage: &Passage<'_>, at: usize) -> NameKind {
        let is_ordinary = |word: usize| passage.traits(word).has(Traits::ORDINARY.or(Traits::PARTICLE));
        match self.kind() {
            NameKind::Organisation if !passage.is_capitalised(at) => NameKind::Described,
            NameKind::Organisation if (at..at + self.len).all(is_ordinary) => NameKind::Described,
            kind => kind,
        }
    }

    /// What is asked of the other side. A form in lower case that is no demonym is half a common noun (`mafia`,
    /// `internet`).
    pub(super) fn demand(&self, passage: &Passage<'_>, at: usize) -> Demand {
        let in_lower_case = (at..at + self.len).all(|word| !passage.is_capitalised(word));
        // What the tables have in small letters alone (`the south`) is a common noun with a capital, too.
        let is_common = in_lower_case || self.entities.iter().all(|entity| entity.is_common);
        // `Nato a Lecce nel 1948`: a word at the beginning may be no name at all.
        let is_word = self.len == 1 && passage.is_initial(at) && passage.traits(at).has(Traits::COMMON);
        let is_optional = (is_common && self.kind() != NameKind::Demonym) || is_word;
        if is_optional { Demand::Optional } else { Demand::Required }
    }
}

/// The name of the tables that begins at `at`.
#[inline]
pub(super) fn entity_at<'a>(passage: &Passage<'a>, at: usize) -> Option<Found<'a>> {
    // Nearly every word begins none.
    if !passage.words.names_may_begin(passage.tokens.get(at..)?) {
        return None;
    }
    known_entity_at(passage, at)
}

fn known_entity_at<'a>(passage: &Passage<'a>, at: usize) -> Option<Found<'a>> {
    let (len, entities) = passage.words.longest(passage.tokens.get(at..)?)?;
    let found = Found { len, entities };
    if found.kind() == NameKind::Place && is_clipped(passage, at, len) && !is_behind_comma(passage, at) {
        return None;
    }
    if len == 1 && is_hyphened_on(passage, at) {
        return None;
    }
    let is_taken = if len > 1 {
        !begins_inside(passage, at, len)
            && !is_double_given_name(passage, at, &found)
            && (found.kind() != NameKind::Work || is_written_as_title(passage, at, len))
    } else {
        stands_for_itself(passage, at, &found)
    };
    is_taken.then_some(found)
}

/// Whether hyphens join the word to a small word and that to another name: `Stoke-on-Trent` does not name the Trent of the tables.
fn is_hyphened_on(passage: &Passage<'_>, at: usize) -> bool {
    let Some(first) = at.checked_sub(4) else { return false };
    let is_joined = |hyphen: usize| passage.is_mark(hyphen, "-") && passage.touches_next(hyphen);
    is_joined(first + 1)
        && is_joined(first + 3)
        && passage.touches_next(first)
        && passage.touches_next(first + 2)
        && passage.is_capitalised(first)
        && passage.tokens[first + 2].class == TokenClass::Lower
}

/// Whether the form ends in its only dot: `Worcester, Mass.`; behind no comma, `to Mass.` is the end of a sentence.
fn is_clipped(passage: &Passage<'_>, at: usize, len: usize) -> bool {
    let is_dotted = |word: usize| passage.written(word).contains('.');
    is_dotted(at + len - 1)
        && !(at..at + len - 1).any(is_dotted)
        && passage.written(at).find('.').is_none_or(|dot| dot > 1)
}

fn is_behind_comma(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| passage.is_mark(before, ","))
}

/// Whether capitals or quotation marks make a title of words that may be those of a sentence: `ha letto Guerra e pace`.
fn is_written_as_title(passage: &Passage<'_>, at: usize, len: usize) -> bool {
    let is_told = |word: usize| passage.is_capitalised(word) && !passage.is_initial(word);
    let is_strange = |word: usize| passage.tokens[word].class.is_word() && !passage.traits(word).has(Traits::ORDINARY);
    let is_quote = |at: usize| passage.tokens.get(at).is_some_and(|_| passage.is_quote(at));
    let is_quoted = || at > 0 && is_quote(at - 1) && is_quote(at + len);
    is_told(at)
        || (at + 1..at + len).any(|word| is_told(word) && passage.tokens[word].span.len() > 3)
        || (passage.is_capitalised(at) && ((at..at + len).any(is_strange) || is_quoted()))
}

/// Whether a form that begins with the second word reaches further: `la Repubblica` (a newspaper) against
/// `Repubblica Dominicana`.
fn begins_inside(passage: &Passage<'_>, at: usize, len: usize) -> bool {
    (!passage.is_capitalised(at) || passage.is_initial(at))
        && passage.words.longest(&passage.tokens[at + 1..]).is_some_and(|(inner, _)| inner + 1 > len)
}

/// `Juan Carlos Varela`: given names that are a king's too, right before a surname.
fn is_double_given_name(passage: &Passage<'_>, at: usize, found: &Found<'_>) -> bool {
    let next = at + found.len;
    found.kind() == NameKind::Person
        && (at..next).all(|word| passage.traits(word).has(Traits::GIVEN))
        && passage.is_capitalised(next)
        && !passage.traits(next).has(Traits::ORDINARY)
        && !passage.is_roman(next)
        && !passage.words.names(&passage.tokens[next..])
}

fn stands_for_itself(passage: &Passage<'_>, at: usize, found: &Found<'_>) -> bool {
    if !passage.is_capitalised(at) {
        return true;
    }
    let is_code = || found.entities.iter().any(|entity| entity.in_capitals);
    if found.kind() == NameKind::Place && is_shouted(passage, at) {
        return false;
    }
    if found.kind() == NameKind::Place && is_spelt_as_acronym(passage, at) && !is_code() {
        return false;
    }
    // Capitals throughout one word are explained neither by the beginning of a sentence nor by a title: `WHO officials said`.
    let token = passage.tokens[at];
    let is_acronym = token.class == TokenClass::Upper && token.span.len() > 1 && passage.capitals != Capitals::AllUpper;
    let is_explained = !is_acronym && (passage.capitals != Capitals::Telling || passage.is_initial(at));
    if is_explained && passage.traits(at).has(Traits::ORDINARY) || passage.is_quantity(at) {
        return false;
    }
    token.class != TokenClass::Capitalised || !(is_surname(passage, at) || is_given_name(passage, at, found.kind()))
}

/// Bytes of the longest word in capitals that is taken for an abbreviation rather than for the place of that name.
const LONGEST_ACRONYM: u32 = 4;

/// Whether an ordinary word stands in capitals beside others (`RISSA DI MASSA`), for the noise of it.
fn is_shouted(passage: &Passage<'_>, at: usize) -> bool {
    is_upper(passage, at)
        && is_beside_capitals(passage, at)
        && passage.traits(at).has(Traits::ORDINARY)
        && !passage.is_of_dateline(at)
}

/// Whether a word in capitals stands among words that are not, and so is an abbreviation though it be spelt like a place
/// (`NICE`); where a text was written stands in capitals, and few abbreviations have as many letters as `GENOA`.
fn is_spelt_as_acronym(passage: &Passage<'_>, at: usize) -> bool {
    is_upper(passage, at)
        && (passage.tokens[at].span.len() <= LONGEST_ACRONYM || passage.traits(at).has(Traits::ORDINARY))
        && passage.capitals == Capitals::Telling
        && !passage.is_of_dateline(at)
        && !passage.written(at).contains('.')
        && !is_beside_capitals(passage, at)
}

fn is_upper(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| token.class == TokenClass::Upper)
}

/// Whether a word before or behind is in capitals as well.
fn is_beside_capitals(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| is_upper(passage, before)) || is_upper(passage, at + 1)
}

/// `Jack London`, `Giorgio Napolitano`: a given name right before it.
fn is_surname(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        passage.is_capitalised(before)
            && passage.traits(before).has(Traits::GIVEN)
            && !passage.words.names(&passage.tokens[before..])
    })
}

/// `Sofia Loren`, `Roman Polanski`, `Adriano Celentano`: a given name, or a person known by it, right before a word
/// that no table knows.
fn is_given_name(passage: &Passage<'_>, at: usize, kind: NameKind) -> bool {
    let Some(next) = after_particles(passage, at) else { return false };
    // `Leonardo Del Vecchio`
    let is_surname_part = passage.is_capitalised(next) && passage.traits(next).has(Traits::PARTICLE);
    let next = next + usize::from(is_surname_part);
    (kind == NameKind::Person || passage.traits(at).has(Traits::GIVEN))
        && passage.is_capitalised(next)
        && !passage.traits(next).has(Traits::ORDINARY)
        && !passage.is_roman(next)
        && !passage.words.names(&passage.tokens[next..])
}

/// The most tokens of a form that an unknown name may be almost.
const LONGEST_SLIP: usize = 5;

/// The longest form of the tables that the unknown name of `words` and what follows almost are; not shorter than the name.
pub(super) fn almost_at<'a>(passage: &Passage<'a>, words: &[usize]) -> Option<Found<'a>> {
    let (first, last) = (words[0], words[words.len() - 1]);
    let is_strange = |word: &usize| !passage.traits(*word).has(Traits::ORDINARY.or(Traits::GIVEN).or(Traits::PARTICLE));
    if last >= first + LONGEST_SLIP || !words.iter().any(is_strange) {
        return None;
    }
    let mut letters = String::with_capacity(LONGEST_SLIP * 8);
    let mut best = None;
    for at in first..(first + LONGEST_SLIP).min(passage.tokens.len()) {
        let token = passage.tokens[at];
        if !(token.class.is_word() || passage.is_mark(at, "-")) {
            break;
        }
        letters.extend(letters_in(passage.words.form(token.folded)));
        if at < last || !passage.is_capitalised(at) {
            continue;
        }
        let entities = passage.words.almost(&letters);
        if !entities.is_empty() {
            best = Some(Found { len: at + 1 - first, entities });
        }
    }
    best
}
