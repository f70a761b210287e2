//! What may stand between a verb and the rest of its words: one object, and nothing of another clause.
//!
//! `called the national strike off`, `carry it out`; but `called the police and set off`, `found the man went out` are two clauses. An
//! object is a pronoun, or a noun with what belongs to it: no conjunction, no finite verb, no preposition but those of its own.
//! A particle that is a preposition as well (`up the hill`) must not have a noun behind it.

use std::collections::{HashMap, HashSet};

use riscontro_core::{Token, TokenClass, View, WordHash};
use riscontro_lang::{Inflection, Language, WordClass, fold};

use crate::index::Search;
use crate::words::ends_in_one;

/// An object has no more words.
const MOST_WORDS: usize = 5;

/// Between the article and the noun of a time are no more words than this (`the following week`).
const MOST_WORDS_OF_TIME: usize = 2;

/// What a word does in an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ObjectWord {
    /// It is the whole object (`it`).
    Pronoun,
    /// It goes before a noun (`the`).
    Determiner,
    /// It is either (`this`, `all`).
    Either,
    /// It joins a noun to another (`of`).
    Joint,
}

/// What may stand behind a particle that an object stands before.
#[derive(Debug, Clone, Default)]
pub(crate) struct Particle {
    /// Anything: it is no preposition.
    is_free: bool,
    /// A word of time (`the next day`).
    before_time: bool,
    /// Words with these endings.
    endings: Vec<String>,
}

/// The words of a language in and around objects.
#[derive(Debug, Default)]
pub(crate) struct ObjectWords {
    words: HashMap<String, ObjectWord, WordHash>,
    stopwords: HashSet<String, WordHash>,
    /// Forms of verbs that are no nouns either.
    finite: HashSet<String, WordHash>,
    /// The endings of words that are such where they stand first, right behind the verb (`kept coming up`).
    first_endings: Vec<String>,
    /// The endings of words that are such where they stand last.
    last_endings: Vec<String>,
    times: HashSet<String, WordHash>,
}

/// The words of a language that objects stand before, folded.
#[derive(Debug, Default)]
pub(crate) struct Particles {
    particles: HashMap<String, Particle, WordHash>,
    /// Verbs of which an object stands before the word that is said of it: `make the bridge safe`.
    with_complement: HashSet<String, WordHash>,
}

impl Particles {
    pub(crate) fn new(language: &Language) -> Self {
        let of = |wanted: &'static str| language.term_words.rows::<3>().filter(move |[class, ..]| *class == wanted);
        Particles {
            particles: of("particle").map(|[_, form, value]| (fold(form), Particle::read(value))).collect(),
            with_complement: of("complement").map(|[_, form, _]| fold(form)).collect(),
        }
    }

    /// Whether a folded word is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.particles.contains_key(word)
    }

    /// What the rest of the verb `head` is, when objects stand before it: a particle, a word that is said of the object (`make safe`),
    /// or a phrase that begins with a preposition and ends in a noun (`take into account`).
    pub(crate) fn of(&self, head: &str, tail: &[&str], inflection: &Inflection) -> Option<Particle> {
        match tail {
            [word] if self.with_complement.contains(&fold(head)) && !self.has(&fold(word)) => Some(Particle::default()),
            [particle] => self.particles.get(&fold(particle)).cloned(),
            [first, .., last] if inflection.is_joint(first) && !inflection.is_joint(last) => Some(Particle::free()),
            _ => None,
        }
    }
}

impl Particle {
    fn free() -> Self {
        Particle { is_free: true, ..Particle::default() }
    }

    fn read(value: &str) -> Self {
        let mut particle = Particle::default();
        for word in value.split(' ') {
            match word.strip_prefix('-') {
                Some(ending) => particle.endings.push(fold(ending)),
                None if word == "time" => particle.before_time = true,
                None => particle.is_free |= word == "*",
            }
        }
        particle
    }
}

impl ObjectWords {
    pub(crate) fn new(language: &Language) -> Self {
        let mut objects = ObjectWords::default();
        let mut nominal = Vec::new();
        for [class, form, value] in language.term_words.rows::<3>() {
            match (class, form.strip_prefix('-')) {
                ("object", _) => {
                    objects.words.extend(ObjectWord::named(value).map(|word| (fold(form), word)));
                }
                ("finite", Some(ending)) if value == "first" => objects.first_endings.push(fold(ending)),
                ("finite", Some(ending)) => objects.last_endings.push(fold(ending)),
                ("nominal", Some(ending)) => nominal.push(fold(ending)),
                _ => {}
            }
        }
        if !objects.last_endings.is_empty() {
            objects.finite = irregular_forms(language, &nominal);
        }
        objects.stopwords = language.stopwords.rows::<1>().map(|[word]| fold(word)).collect();
        let tables = [language.time_units, language.weekdays, language.months, language.relative];
        objects.times = tables.iter().flat_map(|table| table.rows::<1>()).map(|[word]| fold(word)).collect();
        objects
    }

    /// Where the object that begins at `from` ends, which is where `is_tail` holds; `None` where no object stands between.
    pub(crate) fn end(
        &self,
        search: &Search<'_>,
        tokens: &[Token],
        from: usize,
        is_tail: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let view = search.view;
        let is_adverb =
            |at: usize| tokens.get(at).is_some_and(|token| search.terms.words.is_adverb(view.folds.form(token.folded)));
        let (mut at, mut words, mut has_noun) = (from, 0, false);
        let mut before = None;
        while words < MOST_WORDS {
            let token = tokens.get(at)?;
            let form = view.folds.form(token.folded);
            let kind = self.words.get(form).copied();
            let is_last = is_tail(at + 1);
            match token.class {
                TokenClass::Number | TokenClass::Alphanumeric => has_noun |= is_last,
                TokenClass::Possessive if has_noun => has_noun = false,
                TokenClass::Elision if kind == Some(ObjectWord::Determiner) && !has_noun => {}
                TokenClass::Elision if kind == Some(ObjectWord::Joint) && has_noun => has_noun = false,
                TokenClass::Punctuation if is_hyphen_inside(view, tokens, at) => {}
                class if class.is_word() => {
                    match kind {
                        Some(ObjectWord::Pronoun | ObjectWord::Either)
                            if at == from && (is_last || is_adverb(at + 1)) =>
                        {
                            has_noun = true;
                        }
                        Some(ObjectWord::Determiner | ObjectWord::Either) if !has_noun => {}
                        Some(ObjectWord::Joint) if has_noun => has_noun = false,
                        None if has_noun && is_adverb(at) => {}
                        None if !self.stopwords.contains(form)
                            && !self.is_finite(form, before, (at == from, is_last)) =>
                        {
                            has_noun = true;
                        }
                        _ => return None,
                    }
                    words += 1;
                }
                _ => return None,
            }
            if has_noun && is_last {
                return Some(at + 1);
            }
            before = kind;
            at += 1;
        }
        None
    }

    /// Whether a word is a verb of another clause rather than that it belongs to the object: not behind `before`, an article.
    fn is_finite(&self, form: &str, before: Option<ObjectWord>, (is_first, is_last): (bool, bool)) -> bool {
        let is_led = matches!(before, Some(ObjectWord::Determiner | ObjectWord::Either));
        let has_one = |endings: &[String], is_there: bool| is_there && ends_in_one(form, endings);
        let has_ending = || has_one(&self.first_endings, is_first) || has_one(&self.last_endings, is_last);
        !is_led && (self.finite.contains(form) || has_ending())
    }

    /// Whether a particle may end a verb before the token `at`.
    pub(crate) fn may_end(&self, search: &Search<'_>, tokens: &[Token], at: usize, particle: &Particle) -> bool {
        let Some(token) = tokens.get(at).filter(|_| !particle.is_free) else { return true };
        let form = |at: usize| tokens.get(at).map_or("", |token| search.view.folds.form(token.folded));
        let is_small = |form: &str| self.stopwords.contains(form) && !self.words.contains_key(form);
        let is_time = || {
            let may_lead = |at: usize| {
                self.words.contains_key(form(at)) || self.stopwords.contains(form(at)) || search.is_gap(tokens, at)
            };
            let times = (at..=at + MOST_WORDS_OF_TIME).find(|at| self.times.contains(form(*at)));
            times.is_some_and(|time| (at..time).all(may_lead))
        };
        match token.class {
            TokenClass::Punctuation => true,
            class if class.is_word() => {
                let has_ending = ends_in_one(form(at), &particle.endings);
                is_small(form(at)) || has_ending || (particle.before_time && is_time())
            }
            _ => false,
        }
    }
}

impl ObjectWord {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "pronoun" => ObjectWord::Pronoun,
            "determiner" => ObjectWord::Determiner,
            "either" => ObjectWord::Either,
            "joint" => ObjectWord::Joint,
            _ => return None,
        })
    }
}

/// The forms of verbs that have rows of their own, without their lemmas and those with an ending that nouns have too.
fn irregular_forms(language: &Language, nominal: &[String]) -> HashSet<String, WordHash> {
    let inflection = Inflection::new(language);
    let lemmas = language.verbs.rows::<1>().map(|[pattern]| pattern.trim_start_matches(['^', '+']));
    let forms = lemmas.flat_map(|lemma| inflection.forms(lemma, WordClass::Verb).split_off(1));
    forms.filter(|form| !ends_in_one(form, nominal)).collect()
}

fn is_hyphen_inside(view: View<'_>, tokens: &[Token], at: usize) -> bool {
    let is_tight = |one: &Token, other: &Token| one.span.end() == other.span.start();
    let is_inside = at > 0 && is_tight(&tokens[at - 1], &tokens[at]);
    let is_inside = is_inside && tokens.get(at + 1).is_some_and(|next| is_tight(&tokens[at], next));
    is_inside && crate::hyphens::is_hyphen(tokens[at].span.of(view.text))
}
