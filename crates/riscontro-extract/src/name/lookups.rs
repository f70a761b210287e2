//! What the tables of a language say of words and of names, made ready for tokens.

use std::collections::HashMap;

use riscontro_core::value::{NameKind, PivotId};
use riscontro_core::{FoldedId, Folds, Token};
use riscontro_lang::{Language, PhraseIndex, ResolvedWords, Table, Tokeniser, fold};

use super::slip::SlipIndex;

/// What the tables say of one word form, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Traits(u16);

impl Traits {
    pub(super) const STOP: Traits = Traits(1);
    pub(super) const COMMON: Traits = Traits(1 << 1);
    pub(super) const TITLE: Traits = Traits(1 << 2);
    pub(super) const PARTICLE: Traits = Traits(1 << 3);
    pub(super) const MONTH: Traits = Traits(1 << 4);
    pub(super) const WEEKDAY: Traits = Traits(1 << 5);
    pub(super) const GIVEN: Traits = Traits(1 << 6);
    pub(super) const ABBREVIATION: Traits = Traits(1 << 7);
    /// Units and currencies: beside figures their capitals belong to the number.
    pub(super) const QUANTITY: Traits = Traits(1 << 8);
    /// Words that say how to count years and hours.
    pub(super) const ERA: Traits = Traits(1 << 9);
    /// Words of the language that a capital alone does not make a name.
    pub(super) const ORDINARY: Traits =
        Traits(Self::STOP.0 | Self::COMMON.0 | Self::TITLE.0 | Self::MONTH.0 | Self::WEEKDAY.0);

    /// The words that have either.
    pub(super) const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// Whether the word has any of `traits`.
    pub(super) fn has(self, traits: Traits) -> bool {
        self.0 & traits.0 != 0
    }
}

/// What a form of the tables names.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    pub(super) id: PivotId,
    pub(super) kind: NameKind,
}

/// The look-ups of one language.
#[derive(Debug)]
pub(super) struct Lookups {
    entities: PhraseIndex<Entity>,
    traits: HashMap<String, Traits>,
    given: HashMap<String, Vec<PivotId>>,
    slips: SlipIndex,
}

/// The look-ups resolved against the word forms of one side.
#[derive(Debug)]
pub(super) struct Words<'a> {
    lookups: &'a Lookups,
    entities: ResolvedWords,
    traits: Vec<Traits>,
}

impl Lookups {
    pub(super) fn new(language: &Language, tokeniser: &Tokeniser) -> Self {
        let exonyms = language.exonyms.rows::<3>().map(|[form, id, kind]| (form, entity(id, kind)));
        let demonyms = language.demonyms.rows::<2>().map(|[form, id]| (form, entity(id, "demonym")));
        let forms: Vec<(&str, Entity)> = exonyms.chain(demonyms).collect();
        Lookups {
            slips: SlipIndex::new(forms.iter().cloned()),
            entities: PhraseIndex::new(tokeniser, forms),
            traits: word_traits(language),
            given: given_names(language),
        }
    }

    /// Resolves the look-ups against `folds`: one hash a distinct word, an array access afterwards.
    pub(super) fn resolve(&self, folds: &Folds) -> Words<'_> {
        let ids = 0..u32::try_from(folds.len()).expect("fewer forms than bytes of a document");
        let traits = |id| self.traits.get(folds.form(FoldedId(id))).copied().unwrap_or_default();
        Words { lookups: self, entities: self.entities.resolve(folds), traits: ids.map(traits).collect() }
    }
}

impl<'a> Words<'a> {
    /// What the tables say of a word form.
    pub(super) fn traits(&self, word: FoldedId) -> Traits {
        self.traits[word.0 as usize]
    }

    /// The longest table form that begins at the first of `tokens`: its number of tokens and what it may name.
    pub(super) fn longest(&self, tokens: &[Token]) -> Option<(usize, Vec<&'a Entity>)> {
        self.lookups.entities.longest(&self.entities, tokens).map(|found| (found.len, found.values))
    }

    /// What the table forms that one slip parts from `letters` name.
    pub(super) fn almost(&self, letters: &str) -> Vec<&'a Entity> {
        self.lookups.slips.almost(letters)
    }

    /// The ids of a given name, by its folded form; empty when it is none.
    pub(super) fn given(&self, folded: &str) -> &'a [PivotId] {
        self.lookups.given.get(folded).map_or(&[], Vec::as_slice)
    }
}

fn entity(id: &str, kind: &str) -> Entity {
    let kind = match kind {
        "country" => NameKind::Country,
        "place" => NameKind::Place,
        "person" => NameKind::Person,
        "demonym" => NameKind::Demonym,
        _ => NameKind::Organisation,
    };
    Entity { id: PivotId::new(id), kind }
}

fn word_traits(language: &Language) -> HashMap<String, Traits> {
    let mut traits: HashMap<String, Traits> = HashMap::new();
    let mut mark = |table: Table, of: Traits| {
        for [form] in table.rows::<1>() {
            traits.entry(fold(form)).or_default().0 |= of.0;
        }
    };
    mark(language.stopwords, Traits::STOP);
    mark(language.common_words, Traits::COMMON);
    mark(language.titles, Traits::TITLE);
    mark(language.particles, Traits::PARTICLE);
    mark(language.months, Traits::MONTH);
    mark(language.weekdays, Traits::WEEKDAY);
    mark(language.given_names, Traits::GIVEN);
    for [form, _] in language.abbreviations.rows::<2>().filter(|[_, class]| *class == "name") {
        traits.entry(fold(form)).or_default().0 |= Traits::ABBREVIATION.0;
    }
    mark_numerals(language, &mut traits);
    traits
}

fn mark_numerals(language: &Language, traits: &mut HashMap<String, Traits>) {
    let clock = language.clock.rows::<2>().filter(|[_, kind]| matches!(*kind, "am" | "pm"));
    let eras = language.periods.rows::<2>().filter(|[_, kind]| *kind == "era");
    for [form, _] in clock.chain(eras) {
        // At the end of a sentence the last dot of `a.C.` may be missing.
        for form in [form, form.trim_end_matches('.')] {
            traits.entry(fold(form)).or_default().0 |= Traits::ERA.0;
        }
    }
    for [form] in language.units.rows::<1>().chain(language.currencies.rows::<1>()) {
        traits.entry(fold(form)).or_default().0 |= Traits::QUANTITY.0;
    }
}

fn given_names(language: &Language) -> HashMap<String, Vec<PivotId>> {
    let mut names: HashMap<String, Vec<PivotId>> = HashMap::new();
    for [form, id] in language.given_names.rows::<2>() {
        // `gn` is also the code of Guinea: written out, the id cannot be taken for a place there.
        let id = format!("given-{}", id.strip_prefix("gn-").unwrap_or(id));
        names.entry(fold(form)).or_default().push(PivotId::new(&id));
    }
    names
}
