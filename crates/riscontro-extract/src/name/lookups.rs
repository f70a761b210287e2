//! What the tables of a language say of words and of names, made ready for tokens.

use std::sync::OnceLock;

use riscontro_core::value::{NameKind, PivotId};
use riscontro_core::{FoldedId, Folds, Token, TokenClass};
use riscontro_lang::{Language, Paths, Phrases, ResolvedWords, Tokeniser, Vocabulary, fold_into};
use smallvec::SmallVec;

use super::comparable::Comparable;
use super::given::GivenNames;
use super::opening::Openings;
use super::slip::SlipIndex;
use crate::OwnName;

/// What the tables say of one word form, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Traits(u32);

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
    /// Words that are a form of the tables of names by themselves.
    const ENTITY: Traits = Traits(1 << 10);
    /// Titles that may begin a sentence and belong to no name behind them.
    pub(super) const LOOSE: Traits = Traits(1 << 11);
    /// Titles that end the name of an office.
    pub(super) const OFFICE: Traits = Traits(1 << 12);
    /// Words that begin a phrase and join it to nothing.
    pub(super) const ARTICLE: Traits = Traits(1 << 13);
    /// Articles that say of a noun that it is one of many.
    pub(super) const INDEFINITE: Traits = Traits(1 << 14);
    /// Decades and the words before them: the second of two such words is a decade.
    pub(super) const DECADE: Traits = Traits(1 << 15);
    /// Words with which a form of the tables of names begins that goes on with one of `ENTITY_NEXT`.
    const ENTITY_FIRST: Traits = Traits(1 << 16);
    /// Words that stand second in a form of the tables of names.
    const ENTITY_NEXT: Traits = Traits(1 << 17);
    /// Words with which a form begins even in lower case.
    const ENTITY_LOWER: Traits = Traits(1 << 18);
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
    /// Whether this form of it is written in capitals (`FYROM`).
    pub(super) in_capitals: bool,
    /// Whether this form of it has no capital (`servizio sanitario`).
    pub(super) is_common: bool,
}

/// The look-ups of one language; their words are numbers of a vocabulary.
#[derive(Debug)]
pub(super) struct Lookups {
    /// What the forms of the tables name, in table order.
    entities: Vec<Entity>,
    /// The forms, each with the index of its entity.
    forms: Phrases<u32>,
    /// By word.
    traits: Vec<Traits>,
    given: GivenNames,
    slips: SlipIndex,
    /// By word its key, once a text had it as a name.
    keys: Vec<OnceLock<Box<str>>>,
    language: Language,
    /// What is known of verbs, once a text needed it.
    openings: OnceLock<Option<Openings>>,
}

/// The look-ups resolved against the word forms of one side.
#[derive(Debug)]
pub(super) struct Words<'a> {
    lookups: &'a Lookups,
    vocabulary: &'a Vocabulary,
    known: &'a ResolvedWords,
    folds: &'a Folds,
    /// By folded form.
    traits: Vec<Traits>,
}

impl Lookups {
    /// Builds the look-ups of a language and of the names that the user lists, whose words are added to `words`.
    pub(super) fn new(
        (language, comparable, own): (&Language, &Comparable, &[OwnName]),
        tokeniser: &Tokeniser,
        words: &mut Vocabulary,
    ) -> Self {
        let rows = comparable.rows(language).map(|[form, id, kind]| (form, entity(form, id, kind)));
        let own = own.iter().map(|name| {
            let in_capitals = is_in_capitals(&name.form);
            (&*name.form, Entity { id: name.entity.clone(), kind: name.kind, in_capitals, is_common: false })
        });
        let (forms, entities): (Vec<&str>, Vec<Entity>) = rows.chain(own).unzip();
        let mut traits = word_traits(language, words);
        let slips = SlipIndex::new(forms.iter().copied());
        let mut paths = Paths::default();
        for ((form, at), entity) in forms.into_iter().zip(0..).zip(&entities) {
            match entity.kind {
                NameKind::Organisation => paths.add_title(words, tokeniser, form, at),
                _ => paths.add(words, tokeniser, form, at),
            }
        }
        let forms = Phrases::of(paths, words);
        let given = GivenNames::new(language, words);
        traits.resize(words.len(), Traits::default());
        mark_beginnings(&forms, &mut traits);
        let keys = vec![OnceLock::new(); words.len()];
        Lookups { entities, forms, traits, given, slips, keys, language: *language, openings: OnceLock::new() }
    }

    /// Resolves the look-ups against the words of a side: an array access each.
    pub(super) fn resolve<'a>(
        &'a self,
        folds: &'a Folds,
        (vocabulary, known): (&'a Vocabulary, &'a ResolvedWords),
    ) -> Words<'a> {
        let of_word = |word: Option<u32>| self.traits.get(word? as usize).copied();
        let traits = known.words().map(|word| of_word(word).unwrap_or_default()).collect();
        Words { lookups: self, vocabulary, known, folds, traits }
    }
}

impl<'a> Words<'a> {
    /// The letters of a word form.
    pub(super) fn form(&self, word: FoldedId) -> &'a str {
        self.folds.form(word)
    }

    /// What the tables say of a word form.
    pub(super) fn traits(&self, word: FoldedId) -> Traits {
        self.traits[word.0 as usize]
    }

    /// The longest table form that begins at the first of `tokens`: its number of tokens and what it may name.
    #[inline]
    pub(super) fn longest(&self, tokens: &[Token]) -> Option<(usize, SmallVec<[&'a Entity; 2]>)> {
        if !self.names_may_begin(tokens) {
            return None;
        }
        let (len, found) = self.lookups.forms.longest(self.known, tokens)?;
        Some((len, found.iter().map(|at| &self.lookups.entities[*at as usize]).collect()))
    }

    /// Whether a table form begins at the first of `tokens`.
    pub(super) fn names(&self, tokens: &[Token]) -> bool {
        self.names_may_begin(tokens) && self.lookups.forms.longest(self.known, tokens).is_some()
    }

    /// Whether the first of `tokens` begins some table form, as far as it and the next one tell.
    #[inline]
    pub(super) fn names_may_begin(&self, tokens: &[Token]) -> bool {
        let Some(first) = tokens.first() else { return false };
        let traits = self.traits(first.folded);
        if !traits.has(Traits::ENTITY.or(Traits::ENTITY_FIRST)) {
            return false;
        }
        let goes_on = || tokens.get(1).is_some_and(|next| self.traits(next.folded).has(Traits::ENTITY_NEXT));
        (first.class != TokenClass::Lower || traits.has(Traits::ENTITY_LOWER))
            && (traits.has(Traits::ENTITY) || goes_on())
    }

    /// What the table forms that one slip parts from `letters` name.
    pub(super) fn almost(&self, letters: &str) -> SmallVec<[&'a Entity; 2]> {
        self.lookups.slips.almost(letters).into_iter().map(|at| &self.lookups.entities[at as usize]).collect()
    }

    /// The ids of a given name; empty when it is none.
    pub(super) fn given(&self, word: FoldedId) -> &'a [PivotId] {
        if !self.traits(word).has(Traits::GIVEN) {
            return &[];
        }
        self.lookups.given.of(self.known.word(word))
    }

    /// Where the key of a word of the tables is kept.
    pub(super) fn kept_key(&self, word: FoldedId) -> Option<&'a OnceLock<Box<str>>> {
        self.lookups.keys.get(self.known.word(word)? as usize)
    }

    /// The language of the tables.
    pub(super) fn language(&self) -> &'a Language {
        &self.lookups.language
    }

    /// What is known of verbs at the beginning of a sentence; `None` when the language has no list of verbs.
    pub(super) fn openings(&self) -> Option<&'a Openings> {
        let language = &self.lookups.language;
        let build = || (!language.infinitives.is_empty()).then(|| Openings::new(language));
        self.lookups.openings.get_or_init(build).as_ref()
    }

    /// The ids of a given name by its folded form.
    pub(super) fn given_form(&self, folded: &str) -> &'a [PivotId] {
        self.lookups.given.of(self.vocabulary.word(folded))
    }
}

/// Marks the words with which the forms begin and go on.
fn mark_beginnings(forms: &Phrases<u32>, traits: &mut [Traits]) {
    let mut mark = |word: u32, of: Traits| traits[word as usize] = traits[word as usize].or(of);
    for beginning in forms.beginnings() {
        let marks = [
            (beginning.is_form, Traits::ENTITY),
            (!beginning.seconds.is_empty(), Traits::ENTITY_FIRST),
            (beginning.in_lower_case, Traits::ENTITY_LOWER),
        ];
        marks.into_iter().filter(|(is, _)| *is).for_each(|(_, of)| mark(beginning.word, of));
        beginning.seconds.into_iter().for_each(|word| mark(word, Traits::ENTITY_NEXT));
    }
}

fn is_in_capitals(form: &str) -> bool {
    !form.chars().any(char::is_lowercase)
}

fn entity(form: &str, id: &'static str, kind: &str) -> Entity {
    let kind = match kind {
        "country" => NameKind::Country,
        "place" => NameKind::Place,
        "person" => NameKind::Person,
        "demonym" => NameKind::Demonym,
        "work" => NameKind::Work,
        _ => NameKind::Organisation,
    };
    Entity {
        id: PivotId::of_table(id),
        kind,
        in_capitals: is_in_capitals(form),
        is_common: !form.chars().any(char::is_uppercase),
    }
}

/// For each word of the vocabulary what the tables say of it; the words of the tables are added.
fn word_traits(language: &Language, words: &mut Vocabulary) -> Vec<Traits> {
    let mut marks = Marks { words, traits: Vec::new(), folded: String::new() };
    let tables = [
        (language.stopwords, Traits::STOP),
        (language.common_words, Traits::COMMON),
        (language.titles, Traits::TITLE),
        (language.particles, Traits::PARTICLE),
        (language.months, Traits::MONTH),
        (language.weekdays, Traits::WEEKDAY),
        (language.given_names, Traits::GIVEN),
    ];
    for (table, of) in tables {
        table.rows::<1>().for_each(|[form]| marks.add(form, of));
    }
    for [form, _] in language.abbreviations.rows::<2>().filter(|[_, class]| *class == "name") {
        marks.add(form, Traits::ABBREVIATION);
    }
    marks.add_title_kinds(language);
    marks.add_articles(language);
    marks.add_numerals(language);
    marks.traits
}

/// What the tables say of words, in the making.
struct Marks<'w> {
    words: &'w mut Vocabulary,
    traits: Vec<Traits>,
    folded: String,
}

impl Marks<'_> {
    fn add(&mut self, form: &str, of: Traits) {
        self.folded.clear();
        fold_into(form, &mut self.folded);
        let word = self.words.add(&self.folded) as usize;
        if self.traits.len() <= word {
            self.traits.resize(word + 1, Traits::default());
        }
        self.traits[word] = self.traits[word].or(of);
    }

    fn add_title_kinds(&mut self, language: &Language) {
        for [form, kind] in language.title_kinds.rows::<2>() {
            self.add(form, if kind == "loose" { Traits::LOOSE } else { Traits::OFFICE });
        }
    }

    fn add_articles(&mut self, language: &Language) {
        let articles = language.paradigms.rows::<3>().filter(|[class, ..]| *class == "article");
        articles.flat_map(|[.., forms]| forms.split(' ')).for_each(|form| self.add(form, Traits::ARTICLE));
        let ones = language.glue.rows::<2>().filter(|[_, kind]| *kind == "one").map(|[form, _]| form);
        let units =
            language.number_words.rows::<4>().filter(|[.., demand]| *demand == "article").map(|[form, ..]| form);
        ones.chain(units).for_each(|form| self.add(form, Traits::INDEFINITE));
    }

    fn add_numerals(&mut self, language: &Language) {
        let clock = language.clock.rows::<2>().filter(|[_, kind]| matches!(*kind, "am" | "pm"));
        let eras = language.periods.rows::<2>().filter(|[_, kind]| *kind == "era");
        for [form, _] in clock.chain(eras) {
            // At the end of a sentence the last dot of `a.C.` may be missing.
            for form in [form, form.trim_end_matches('.')] {
                self.add(form, Traits::ERA);
            }
        }
        for [form, kind] in language.periods.rows::<2>() {
            if matches!(kind, "decade" | "decade-cue") {
                self.add(form, Traits::DECADE);
            }
        }
        for [form] in language.units.rows::<1>().chain(language.currencies.rows::<1>()) {
            self.add(form, Traits::QUANTITY);
        }
    }
}
