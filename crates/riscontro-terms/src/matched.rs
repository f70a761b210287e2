//! What the words are on which a form was found, and whether they are that form as written and where they stand.

use std::cell::OnceCell;
use std::ops::Range;

use riscontro_core::{Token, TokenClass};
use riscontro_lang::Between;

use crate::hyphens::is_hyphen;
use crate::index::{AsVerb, Search};
use crate::language_terms::{Form, FormKind, ends_accented};

/// A word of so many letters is another one without its accent often enough (`sì`, `papà`).
const LONGEST_SHORT_WORD: usize = 4;

/// Tokens that a form was found on; what is true of them whatever the term is asked once.
pub(crate) struct Matched<'m> {
    search: &'m Search<'m>,
    tokens: &'m [Token],
    at: usize,
    len: usize,
    /// The words between the first one and the others, which are none of the form.
    object: Range<usize>,
    is_accented: OnceCell<bool>,
    is_verb: OnceCell<bool>,
}

impl<'m> Matched<'m> {
    /// So many of `tokens`, those of a segment, from the one `at`.
    pub(crate) fn new(search: &'m Search<'m>, tokens: &'m [Token], at: usize, len: usize) -> Self {
        let (is_accented, is_verb) = (OnceCell::new(), OnceCell::new());
        Matched { search, tokens, at, len, object: 0..0, is_accented, is_verb }
    }

    /// The token `at` of a segment and those of a tail that stands apart from it.
    pub(crate) fn with_tail(search: &'m Search<'m>, tokens: &'m [Token], at: usize, tail: Range<usize>) -> Self {
        Matched { object: at + 1..tail.start, ..Matched::new(search, tokens, at, tail.end - at) }
    }

    /// Whether the tokens are a form of the term, as written and where they stand.
    pub(crate) fn fits(&self, form: &Form) -> bool {
        let counts_as_verb =
            form.kind == FormKind::Verb || (self.search.as_verb == AsVerb::MayRender && form.status.is_allowed());
        let has_accents = match form.kind {
            FormKind::Plain => !self.is_accented(),
            FormKind::AccentedOnly => self.is_accented() || self.has_apostrophe() || self.is_in_capitals(),
            FormKind::Accented | FormKind::Verb | FormKind::Invariable => true,
        };
        has_accents
            && !(form.kind == FormKind::Verb && self.is_compound())
            && !(self.search.as_verb == AsVerb::Silent && (self.is_part_of_compound() || self.is_in_set_phrase()))
            && (counts_as_verb || form.kind == FormKind::Invariable || !self.is_verb())
            && self.has_capitals_of(form)
    }

    fn is_in_set_phrase(&self) -> bool {
        let Search { terms, view, .. } = self.search;
        self.object.is_empty() && terms.words.is_in_set_phrase(*view, self.tokens, self.at, self.len)
    }

    /// Whether the form stands in a word with hyphens that says something else: `law-abiding`, `father-in-law`; behind one hyphen alone it is
    /// what it is (`ex-minister`).
    fn is_part_of_compound(&self) -> bool {
        let Search { view, terms, .. } = self.search;
        let joins = |place: Option<usize>| {
            let place = place.filter(|place| *place > 0 && place + 1 < self.tokens.len())?;
            let [before, mark, after] = [&self.tokens[place - 1], &self.tokens[place], &self.tokens[place + 1]];
            let is_tight = before.span.end() == mark.span.start() && mark.span.end() == after.span.start();
            (is_tight && mark.class == TokenClass::Punctuation && is_hyphen(mark.span.of(view.text))).then_some(place)
        };
        let behind = joins(Some(self.at + self.len)).is_some();
        let before = || joins(self.at.checked_sub(1)).and_then(|place| joins(place.checked_sub(2))).is_some();
        terms.words.has_last_heads && (behind || before())
    }

    /// Whether a word of the form ends in an accented letter.
    fn is_accented(&self) -> bool {
        *self.is_accented.get_or_init(|| self.own_words().any(ends_accented))
    }

    /// Whether the form is in capitals, which often have no accents (`LA CITTA`); short words are others then (`SI`).
    fn is_in_capitals(&self) -> bool {
        let has_none_small = |word: &str| !word.chars().any(char::is_lowercase);
        self.own_words().all(has_none_small) && self.own_words().any(|word| word.len() > LONGEST_SHORT_WORD)
    }

    /// Whether an apostrophe stands behind the form for an accent (`papa'`).
    fn has_apostrophe(&self) -> bool {
        let end = self.tokens[self.at + self.len - 1].span.range().end;
        self.search.view.text[end..].starts_with(['\'', '\u{2019}'])
    }

    /// Whether a hyphen stands before a particle, which makes a noun of a verb and its particle: `the set-up`.
    fn is_compound(&self) -> bool {
        let Search { terms, view, .. } = self.search;
        let word = |place: usize| view.folds.form(self.tokens[place].folded);
        let is_hyphen = |place: usize| self.tokens[place].class == TokenClass::Punctuation;
        (self.at + 2..self.at + self.len).any(|place| is_hyphen(place - 1) && terms.parted.is_particle(word(place)))
    }

    /// Whether the form is one word that is a verb where it stands.
    fn is_verb(&self) -> bool {
        let Search { terms, view, .. } = self.search;
        *self.is_verb.get_or_init(|| self.len == 1 && terms.words.is_verb(*view, self.tokens, self.at))
    }

    /// The words of the form as they are written. What stands between says nothing of them: `accordo già raggiunto`.
    fn own_words(&self) -> impl Iterator<Item = &'m str> {
        let (search, tokens, at, last) = (self.search, self.tokens, self.at, self.at + self.len - 1);
        let object = self.object.clone();
        let is_own = move |place: &usize| {
            let is_between = object.contains(place) || search.between(tokens, *place) != Between::No;
            *place == at || *place == last || !is_between
        };
        let text = search.view.text;
        (at..=last).filter(is_own).map(move |place| tokens[place].span.of(text))
    }

    /// Whether the capitals are those of the term, where the termbase says that they count; the first word of a segment may have one
    /// too many.
    fn has_capitals_of(&self, form: &Form) -> bool {
        let as_written = &self.search.terms.as_written;
        let Ok(known) = as_written.binary_search_by_key(&(form.concept, form.term), |(term, _)| *term) else {
            return true;
        };
        let (wanted, found) = (as_written[known].1, Initials::of(self.own_words()));
        found == wanted || (self.at == 0 && found.0 == wanted.0 | 1)
    }
}

/// A bit for each word that begins with a capital, the first lowest; the words beyond the last bit have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Initials(u32);

impl Initials {
    /// Those of the words of `texts`.
    pub(crate) fn of<'w>(texts: impl Iterator<Item = &'w str>) -> Self {
        let words = texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
        let words = (0..).zip(words.filter(|word| !word.is_empty()).take(32));
        let capitals = words.filter(|(_, word)| word.starts_with(char::is_uppercase));
        Initials(capitals.fold(0, |bits, (at, _)| bits | 1 << at))
    }
}
