//! From the tokens of a name to what it is compared by.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use riscontro_core::value::{NameKey, NameKind, PivotId};
use riscontro_core::{
    Demand, Folds, Locale, Mention, MentionKind, Reading, SegmentId, Span, TokenClass, Value, WordHash,
};
use riscontro_lang::fold;
use smallvec::{SmallVec, smallvec};

use super::entity::Found;
use super::key::Transliteration;
use super::lands::land_of;
use super::lookups::{Entity, Traits};
use super::memory::Memory;
use super::metonyms::said_for as said_for_entity;
use super::passage::Passage;
use super::piece::Piece;
use super::run::is_acronym;

/// How likely a name is meant for what it is said for, or an unknown one for the table form that it is almost.
const METONYM: u8 = 20;
const SLIP: u8 = 10;

/// How likely a town or its club is meant for the people of its land.
const PEOPLE: u8 = 6;

/// How likely a whole name stands for its given name: it says only which names of the languages are one.
const GIVEN: u8 = 5;

/// How likely a name is meant for a place that stands inside it: it says only that the place is named.
const INNER: u8 = 3;

/// The longest run of capitals that is taken for an abbreviation.
const MAX_ACRONYM: usize = 6;

/// Makes the mentions of one side; equal names share one key.
#[derive(Debug)]
pub(super) struct Naming<'a> {
    pub(super) folds: &'a Folds,
    pub(super) memory: &'a Memory,
    shared: HashSet<Arc<NameKey>, WordHash>,
    transliteration: Transliteration,
}

impl<'a> Naming<'a> {
    pub(super) fn new(folds: &'a Folds, memory: &'a Memory) -> Self {
        // About so many names a document has.
        let shared = HashSet::with_capacity_and_hasher(folds.len() / 16, WordHash::default());
        Naming { folds, memory, shared, transliteration: Transliteration::default() }
    }

    /// The mention of a name that a table knows and that begins at `at`.
    pub(super) fn of_entity(
        &mut self,
        passage: &Passage<'_>,
        segment: SegmentId,
        at: usize,
        found: &Found<'_>,
    ) -> Mention {
        let tokens: SmallVec<[usize; 8]> = (at..at + found.len).collect();
        let mut entities: SmallVec<[PivotId; 1]> = found.entities.iter().map(|entity| entity.id.clone()).collect();
        entities.sort();
        entities.dedup();
        let others = said_for(passage, at, found);
        let towns = entities.iter().chain(&others).filter_map(land_of);
        let lands: SmallVec<[PivotId; 1]> = towns.map(PivotId::of_table).collect();
        let key = self.key(passage, found.kind_at(passage, at), entities, &tokens);
        let span = passage.tokens[at].span.cover(passage.tokens[at + found.len - 1].span);
        let mut mention = mention(segment, span, key, found.demand(passage, at));
        mention.readings.extend(self.further(NameKind::Place, others, METONYM));
        mention.readings.extend(self.further(NameKind::Demonym, lands, PEOPLE));
        if found.len > 1 && matches!(found.kind(), NameKind::Place | NameKind::Person) {
            let inner = places_inside(passage, at..at + found.len);
            mention.readings.extend(self.further(NameKind::Unknown, inner, INNER));
        }
        // `Ginevra` may be a girl, and `San Paolo` a church.
        let last = passage.tokens[at + found.len - 1].folded;
        let is_saint = found.len == 2 && passage.traits(at).has(Traits::TITLE);
        if found.len == 1 || is_saint {
            let given = passage.words.given(last).iter().cloned().collect();
            mention.readings.extend(self.further(NameKind::Person, given, GIVEN));
        }
        mention
    }

    /// The mention of `piece`, which is almost a form of the tables; tokens before `free` belong to another name.
    pub(super) fn of_almost(
        &mut self,
        passage: &Passage<'_>,
        segment: SegmentId,
        piece: &Piece,
        almost: &Found<'_>,
        free: usize,
    ) -> Mention {
        let first = piece.words[0];
        let words = (first..first + almost.len).filter(|word| is_wordlike(passage.tokens[*word].class)).collect();
        let mut mention = self.of_piece(passage, segment, &Piece { words, demand: piece.demand }, free);
        let ids = almost.entities.iter().map(|entity| entity.id.clone()).collect();
        mention.readings.extend(self.further(NameKind::Place, ids, SLIP));
        mention
    }

    /// The reading of a name as one of `entities`, which it does not say outright.
    fn further(&mut self, kind: NameKind, mut entities: SmallVec<[PivotId; 1]>, weight: u8) -> Option<Reading> {
        entities.sort();
        entities.dedup();
        let key = NameKey { kind, entities, words: SmallVec::new(), keys: SmallVec::new() };
        (!key.entities.is_empty()).then(|| Reading {
            value: Value::Name(self.shared(key)),
            locale: Locale::Own,
            weight,
        })
    }

    /// The mention of a name that no table knows; tokens before `free` belong to another name.
    pub(super) fn of_piece(
        &mut self,
        passage: &Passage<'_>,
        segment: SegmentId,
        piece: &Piece,
        free: usize,
    ) -> Mention {
        let (first, last) = (piece.words[0], piece.words[piece.words.len() - 1]);
        let entities = match piece.words[..] {
            [word] => passage.words.given(passage.tokens[word].folded).iter().cloned().collect(),
            _ => SmallVec::new(),
        };
        let key = self.key(passage, self.kind(passage, &piece.words), entities, &piece.words);
        let start = match first.checked_sub(2) {
            Some(particle) if particle >= free && passage.is_hyphened_particle(particle) => particle,
            _ => first,
        };
        let end = last + usize::from(has_tail(passage, last));
        let mut mention =
            mention(segment, passage.tokens[start].span.cover(passage.tokens[end].span), key, piece.demand);
        if piece.words.len() > 1 {
            let given = passage.words.given(passage.tokens[first].folded);
            mention.readings.extend(self.further(NameKind::Person, given.iter().cloned().collect(), GIVEN));
            let inner = places_inside(passage, first..last + 1);
            mention.readings.extend(self.further(NameKind::Unknown, inner, INNER));
        }
        mention
    }

    fn kind(&self, passage: &Passage<'_>, words: &[usize]) -> NameKind {
        let first = words[0];
        let letters = passage.written(first).chars().filter(|letter| *letter != '.').count();
        let is_abbreviation = words.len() == 1 && is_acronym(passage, first) && letters <= MAX_ACRONYM;
        if is_abbreviation && passage.capitals != super::passage::Capitals::AllUpper {
            NameKind::Acronym
        } else if passage.traits(first).has(Traits::GIVEN) {
            NameKind::Person
        } else {
            NameKind::Unknown
        }
    }

    fn key(
        &mut self,
        passage: &Passage<'_>,
        kind: NameKind,
        entities: SmallVec<[PivotId; 1]>,
        tokens: &[usize],
    ) -> Arc<NameKey> {
        let mut counted: SmallVec<[usize; 4]> =
            tokens.iter().copied().filter(|word| counts(passage, tokens, *word)).collect();
        if counted.is_empty() {
            counted = tokens.iter().copied().filter(|word| is_wordlike(passage.tokens[*word].class)).collect();
        }
        let words: SmallVec<[Box<str>; 2]> = counted.iter().map(|word| self.word(passage, *word)).collect();
        let keys = counted.iter().zip(&words).map(|(at, word)| self.sound_key(passage, *at, word)).collect();
        self.shared(NameKey { kind, entities, words, keys })
    }

    /// The one copy of `key` in the document.
    fn shared(&mut self, key: NameKey) -> Arc<NameKey> {
        if let Some(shared) = self.shared.get(&key) {
            return Arc::clone(shared);
        }
        let shared = Arc::new(key);
        self.shared.insert(Arc::clone(&shared));
        shared
    }

    /// The key of a word; before a Roman number that of the ruler's name in any language (`Enrico I`, `Henry I`).
    fn sound_key(&mut self, passage: &Passage<'_>, at: usize, word: &str) -> Box<str> {
        let is_ruler = at + 1 < passage.tokens.len() && passage.is_roman(at + 1);
        match if is_ruler { passage.words.given_form(word) } else { &[] } {
            [name, ..] => name.as_str().into(),
            [] => match with_hacek_spelt(passage.written(at)) {
                Some(spelt) => self.transliteration.key(&spelt).into(),
                None => self.transliterated(passage, at, word),
            },
        }
    }

    /// The key of `word`, the form of the token at `at`; that of a word of the tables is made once in a run.
    fn transliterated(&mut self, passage: &Passage<'_>, at: usize, word: &str) -> Box<str> {
        let folded = passage.tokens[at].folded;
        match passage.words.kept_key(folded) {
            Some(kept) if word == self.folds.form(folded) => {
                kept.get_or_init(|| self.transliteration.key(word).into()).clone()
            }
            _ => self.transliteration.key(word).into(),
        }
    }

    /// The folded form of a word; an abbreviation loses its dots.
    fn word(&self, passage: &Passage<'_>, at: usize) -> Box<str> {
        let folded = self.folds.form(passage.tokens[at].folded);
        if has_tail(passage, at) {
            return [folded, self.folds.form(passage.tokens[at + 1].folded)].concat().into();
        }
        if folded.contains('.') { folded.replace('.', "").into() } else { folded.into() }
    }
}

/// The folded form of a word whose `č` is written `ch`, and `đ` `dj`, as in other romanisations; `None` where there is none.
fn with_hacek_spelt(word: &str) -> Option<String> {
    let spelt = || word.replace('č', "ch").replace('Č', "Ch").replace('đ', "dj").replace('Đ', "Dj");
    word.contains(['č', 'Č', 'đ', 'Đ']).then(|| fold(&spelt()))
}

/// What the name at `at` may be said for: by the table, and places inside an institution's name (`Church of England`).
fn said_for(passage: &Passage<'_>, at: usize, found: &Found<'_>) -> SmallVec<[PivotId; 1]> {
    let metonyms = found.entities.iter().flat_map(|entity| said_for_entity(&entity.id)).map(|id| PivotId::of_table(id));
    let mut others: SmallVec<[PivotId; 1]> = metonyms.collect();
    if found.kind() == NameKind::Organisation {
        let end = at + found.len;
        let starts = (at..end).map(|word| (word, if word == at { end - 1 } else { end }));
        let inner = starts.filter_map(|(word, end)| passage.words.longest(&passage.tokens[word..end]));
        for (_, entities) in inner {
            // `Comune di Torino`: the town, not its club; `guerra di Corea` says not which.
            let is_place = |entity: &&&Entity| entity.kind <= NameKind::Place;
            match (&entities[..], entities.iter().filter(is_place).count()) {
                ([entity], _) => others.push(entity.id.clone()),
                (_, 1) => others.extend(entities.iter().filter(is_place).map(|entity| entity.id.clone())),
                _ => {}
            }
        }
    }
    others
}

/// The places that the tables know and that stand inside a name of several words (`Roma Termini`, `Valdo di Lione`).
fn places_inside(passage: &Passage<'_>, tokens: Range<usize>) -> SmallVec<[PivotId; 1]> {
    let starts = tokens.clone().map(|word| (word, if word == tokens.start { tokens.end - 1 } else { tokens.end }));
    let inner = starts.filter_map(|(word, end)| passage.words.longest(&passage.tokens[word..end]));
    let mut places = SmallVec::new();
    for (_, entities) in inner {
        let is_place = |entity: &&&Entity| entity.kind <= NameKind::Place;
        places.extend(entities.iter().filter(is_place).map(|entity| entity.id.clone()));
    }
    places
}

/// What follows a soft sign in Slavic names (`Prokof'ev`, `Il'ič`).
const SLAVIC_ENDS: [&str; 11] = ["ev", "ëv", "eva", "ëva", "evič", "evich", "evna", "ič", "ich", "ja", "jan"];

/// Whether the word at `at` was cut at an apostrophe before its last vowel (`Chang'e`; an English `s` is no part of a name).
fn has_tail(passage: &Passage<'_>, at: usize) -> bool {
    let is_cut = passage.written(at).ends_with(['\'', '’']) && passage.touches_next(at);
    let is_soft_sign =
        || passage.tokens[at].class == TokenClass::Capitalised && SLAVIC_ENDS.contains(&passage.written(at + 1));
    is_cut && (matches!(passage.written(at + 1), "a" | "e" | "i" | "o" | "u") || is_soft_sign())
}

/// Whether the word at `at` counts in a comparison: particles, initials and function words do not.
fn counts(passage: &Passage<'_>, tokens: &[usize], at: usize) -> bool {
    let traits = passage.traits(at);
    let is_joined_part = at > 0 && passage.is_mark(at - 1, "-") && !passage.is_hyphened_particle(at);
    let is_lower_link = traits.has(Traits::STOP) && !passage.is_capitalised(at) && !is_joined_part;
    let is_particle = traits.has(Traits::PARTICLE) && !(traits.has(Traits::GIVEN) && tokens.len() > 1);
    let is_numeral = passage.is_roman(at) && at != tokens[0];
    is_wordlike(passage.tokens[at].class)
        && (is_numeral || !(is_lower_link || is_particle || passage.is_single_letter(at)))
}

fn is_wordlike(class: TokenClass) -> bool {
    class.is_word() || matches!(class, TokenClass::Number | TokenClass::Alphanumeric)
}

fn mention(segment: SegmentId, span: Span, key: Arc<NameKey>, demand: Demand) -> Mention {
    let reading = Reading { value: Value::Name(key), locale: Locale::Own, weight: 100 };
    Mention {
        kind: MentionKind::Name,
        span,
        segment,
        readings: smallvec![reading],
        demand,
        bound: None,
        is_compared: false,
    }
}
