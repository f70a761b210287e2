//! The words of a language around and inside terms: what counts as equal, what may stand between, and where a form is a verb.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use riscontro_core::{FoldedId, Folds, Token, TokenClass, View, WordHash};
use riscontro_lang::{Between, Head, Language, fold};

use crate::hyphens::is_hyphen;
use crate::language_terms::ends_accented;

/// The table `term_words` of a language, ready to be looked up.
#[derive(Debug, Default)]
pub(crate) struct TermWords {
    /// Folded forms with those that they count as.
    bare: Vec<(String, String)>,
    gaps: HashSet<String, WordHash>,
    /// Words, in lower case, that are others without the accent on their last letter; `*` for all.
    accented: HashSet<String, WordHash>,
    gap_endings: Vec<String>,
    /// Words that join modifiers of one head, which comes behind the last: *foreign and defence ministers*.
    joins: HashSet<String, WordHash>,
    adverbs: HashSet<String, WordHash>,
    adverb_endings: Vec<String>,
    /// Where a form is a verb, by the word right before it.
    verbs: HashMap<String, Vec<BeforeVerb>, WordHash>,
    /// The endings of a verb that begins a clause, by the word behind it.
    verb_endings: HashMap<String, Vec<String>, WordHash>,
    /// The verbs that open a segment, by the word behind them: `Visto il decreto`.
    openings: HashMap<String, Vec<String>, WordHash>,
    /// Set phrases in which words are no terms (`a conti fatti`), folded, by each of their words with its place.
    set_phrases: HashMap<String, Vec<(Vec<String>, usize)>, WordHash>,
    /// The endings of an infinitive, by the word between it and its verb.
    infinitives: HashMap<String, Vec<String>, WordHash>,
    /// The endings of a participle, by the word behind it that tells who did it.
    participles: HashMap<String, Vec<String>, WordHash>,
    /// The endings of participles that stand behind a noun as what was done to it, each with those of its infinitives.
    attributes: Vec<(String, Vec<String>)>,
    /// The words of which one stands behind such a participle.
    behind_attributes: HashSet<String, WordHash>,
    /// The verbs of the language, folded; read where it has such endings alone.
    known_verbs: HashSet<String, WordHash>,
    /// Numerals, which stand before a noun.
    numerals: HashSet<String, WordHash>,
    stopwords: HashSet<String, WordHash>,
    /// Whether heads stand last, so that what has a hyphen behind it is none.
    pub(crate) has_last_heads: bool,
}

/// What makes the word behind it a verb.
#[derive(Debug)]
struct BeforeVerb {
    /// The word before the last one, where one must stand there.
    earlier: Option<String>,
    /// The endings that the form must have, `^` before a whole word in small letters; any where there are none.
    endings: Vec<String>,
    /// The words of which one must follow; any where there are none.
    following: Vec<String>,
}

/// Which words of a text may stand between those of a term, as far as that was asked.
#[derive(Debug)]
pub(crate) struct Gaps(Vec<Cell<Option<bool>>>);

impl Gaps {
    pub(crate) fn of(folds: &Folds) -> Self {
        Gaps(vec![Cell::new(None); folds.len()])
    }

    fn get_or(&self, word: FoldedId, ask: impl FnOnce() -> bool) -> bool {
        let known = &self.0[word.0 as usize];
        known.get().unwrap_or_else(|| {
            let is_gap = ask();
            known.set(Some(is_gap));
            is_gap
        })
    }
}

impl TermWords {
    pub(crate) fn new(language: &Language) -> Self {
        let mut words = TermWords { has_last_heads: language.head == Head::Last, ..TermWords::default() };
        // `il ministro polacco degli Esteri`; with a capital they are names.
        let demonyms = language.demonyms.rows::<1>().filter(|[form]| !form.contains([' ', '-']));
        for [form] in demonyms.filter(|[form]| !form.starts_with(char::is_uppercase)) {
            words.add_gap(form, "adj");
        }
        words.stopwords = language.stopwords.rows::<1>().map(|[word]| fold(word)).collect();
        let endings = |value: &str| value.split(' ').map(fold).collect();
        for [class, form, value] in language.term_words.rows::<3>() {
            match class {
                "bare" => words.bare.push((fold(form), fold(value))),
                "gap" => words.add_gap(form, value),
                "join" => {
                    words.joins.insert(fold(form));
                }
                "accented" => {
                    words.accented.insert(form.to_owned());
                }
                "verb-after" => words.add_verb(form, value, false),
                "verb-between" => words.add_verb(form, value, true),
                "verb-before" => {
                    words.verb_endings.insert(fold(form), endings(value));
                }
                "verb-opening" => {
                    words.openings.insert(fold(form), endings(value));
                }
                "set-phrase" => words.add_set_phrase(form),
                "infinitive-behind" => {
                    words.infinitives.insert(fold(form), endings(value));
                }
                "attribute-before" => {
                    words.behind_attributes.insert(fold(form));
                }
                "attribute" => words.attributes.push((fold(form), endings(value))),
                "participle-before" => {
                    words.participles.insert(fold(form), endings(value));
                }
                _ => {}
            }
        }
        words.add_verbs(language);
        words
    }

    /// Adds the verbs of which participles may be attributes, and what is no noun before them.
    fn add_verbs(&mut self, language: &Language) {
        if self.attributes.is_empty() {
            return;
        }
        self.numerals = language.number_words.rows::<1>().map(|[word]| fold(word)).collect();
        let endings: Vec<&String> = self.attributes.iter().flat_map(|(_, infinitives)| infinitives).collect();
        let words = language.infinitives.rows::<1>().chain(language.common_words.rows::<1>()).map(|[word]| fold(word));
        self.known_verbs = words.filter(|word| endings.iter().any(|ending| word.ends_with(ending.as_str()))).collect();
    }

    fn add_gap(&mut self, form: &str, value: &str) {
        let is_adverb = value == "adv";
        match form.strip_prefix('-') {
            Some(ending) => {
                self.gap_endings.push(fold(ending));
                self.adverb_endings.extend(is_adverb.then(|| fold(ending)));
            }
            None => {
                self.gaps.insert(fold(form));
                self.adverbs.extend(is_adverb.then(|| fold(form)));
            }
        }
    }

    fn add_set_phrase(&mut self, phrase: &str) {
        let words: Vec<String> = phrase.split(' ').map(fold).collect();
        for (at, word) in words.iter().enumerate() {
            self.set_phrases.entry(word.clone()).or_default().push((words.clone(), at));
        }
    }

    fn add_verb(&mut self, form: &str, value: &str, is_followed: bool) {
        let folded = fold(form);
        let (earlier, last) = match folded.rsplit_once(' ') {
            Some((earlier, last)) => (Some(earlier.to_owned()), last.to_owned()),
            None => (None, folded),
        };
        let list: Vec<String> = value.split(' ').filter(|word| *word != "*").map(fold).collect();
        let (endings, following) = if is_followed { (Vec::new(), list) } else { (list, Vec::new()) };
        self.verbs.entry(last).or_default().push(BeforeVerb { earlier, endings, following });
    }

    /// The folded forms that count as others, with those.
    pub(crate) fn bare(&self) -> impl Iterator<Item = (&str, &str)> {
        self.bare.iter().map(|(form, bare)| (form.as_str(), bare.as_str()))
    }

    /// Whether a word of a term is another one without its accent: `papà` and the `Papa`.
    pub(crate) fn needs_accent(&self, word: &str) -> bool {
        !word.is_ascii()
            && (self.accented.contains("*") || self.accented.contains(&word.to_lowercase()))
            && ends_accented(word)
    }

    /// A form with each word as the one that it counts as: `stati d'emergenza` as `stati di emergenza`.
    pub(crate) fn bared<'f>(&self, form: &'f str) -> Cow<'f, str> {
        if !form.contains([' ', '\'', '\u{2019}']) {
            // `dei`, the plural of `dio`, is no preposition.
            return Cow::Borrowed(form);
        }
        let is_plain = |word: &str| !word.contains(['\'', '\u{2019}']) && !self.bare.iter().any(|(own, _)| own == word);
        if form.split(' ').all(is_plain) {
            return Cow::Borrowed(form);
        }
        let bare = |word: &str| self.bare.iter().find(|(own, _)| own == word).map(|(_, bare)| bare.as_str());
        let word = |word: &str| match word.split_once(['\'', '\u{2019}']) {
            Some((clitic, rest)) if bare(clitic).is_some() => {
                format!("{} {rest}", bare(clitic).unwrap_or_default())
            }
            _ => bare(word).unwrap_or(word).to_owned(),
        };
        Cow::Owned(form.split(' ').map(word).collect::<Vec<_>>().join(" "))
    }

    /// What the token `at` of a segment is between two words of a term.
    pub(crate) fn between(&self, view: View<'_>, gaps: &Gaps, tokens: &[Token], at: usize) -> Between {
        let token = &tokens[at];
        if token.class == TokenClass::Punctuation {
            let is_tight = |one: &Token, other: &Token| one.span.end() == other.span.start();
            let is_inside = at > 0 && is_tight(&tokens[at - 1], token);
            let is_inside = is_inside && tokens.get(at + 1).is_some_and(|next| is_tight(token, next));
            return if is_inside && is_hyphen(token.span.of(view.text)) { Between::Nothing } else { Between::No };
        }
        let is_gap = || gaps.get_or(token.folded, || self.is_gap(view.folds.form(token.folded)));
        if token.class.is_word() && is_gap() { Between::Gap } else { Between::No }
    }

    /// Whether so many tokens of a segment from the one `at` are part of a set phrase, and not the whole of it.
    pub(crate) fn is_in_set_phrase(&self, view: View<'_>, tokens: &[Token], at: usize, len: usize) -> bool {
        let form = |at: usize| tokens.get(at).map(|token| view.folds.form(token.folded));
        let phrases = form(at).and_then(|word| self.set_phrases.get(word));
        phrases.into_iter().flatten().any(|(words, place)| {
            let Some(start) = at.checked_sub(*place) else { return false };
            len < words.len()
                && place + len <= words.len()
                && (0..words.len()).all(|at| form(start + at) == Some(&words[at]))
        })
    }

    /// Whether the token `at` of a segment joins modifiers, or is a modifier behind one that does: *and defence* in *foreign and defence
    /// ministers*.
    pub(crate) fn is_joined(&self, view: View<'_>, tokens: &[Token], at: usize) -> bool {
        let joins = |at: usize| {
            tokens
                .get(at)
                .is_some_and(|token| token.class.is_word() && self.joins.contains(view.folds.form(token.folded)))
        };
        let is_plain = |at: usize| {
            let token = tokens.get(at);
            token.is_some_and(|token| {
                token.class == TokenClass::Lower && !self.stopwords.contains(view.folds.form(token.folded))
            })
        };
        !self.joins.is_empty()
            && ((joins(at) && is_plain(at + 1)) || (is_plain(at) && at.checked_sub(1).is_some_and(joins)))
    }

    /// Whether a folded word may stand between those of a term.
    pub(crate) fn is_gap(&self, word: &str) -> bool {
        self.gaps.contains(word) || ends_in_one(word, &self.gap_endings)
    }

    /// Whether a folded word may stand there as an adverb.
    pub(crate) fn is_adverb(&self, word: &str) -> bool {
        self.adverbs.contains(word) || ends_in_one(word, &self.adverb_endings)
    }

    /// Whether the word `at` of a segment is a verb there, by what stands before it, adverbs aside, and behind it.
    pub(crate) fn is_verb(&self, view: View<'_>, tokens: &[Token], at: usize) -> bool {
        let word = |at: usize| {
            let token = tokens.get(at)?;
            // A word in capitals is an acronym: `WHO` is nobody who did something.
            // One capital begins a sentence: `È stato chiuso`.
            let is_acronym = token.class == TokenClass::Upper && token.span.of(view.text).chars().nth(1).is_some();
            let is_plain = token.class.is_word() && !is_acronym || token.class == TokenClass::Elision;
            is_plain.then(|| view.folds.form(token.folded))
        };
        if self.begins_as_verb(view, tokens, at, word(at + 1))
            || self.follows_subject(view, tokens, at)
            || self.is_attribute(view, tokens, at)
        {
            return true;
        }
        let before = |at: usize| at.checked_sub(1).and_then(|at| word(at).map(|word| (at, word)));
        let Some((mut last_at, mut last)) = before(at) else { return false };
        if self.is_adverb(last) && !self.verbs.contains_key(last) {
            let Some(earlier) = before(last_at) else { return false };
            (last_at, last) = earlier;
        }
        let (form, next) = (view.folds.form(tokens[at].folded), word(at + 1));
        self.verbs.get(last).into_iter().flatten().any(|verb| {
            let has_earlier =
                verb.earlier.as_deref().is_none_or(|earlier| before(last_at).is_some_and(|(_, word)| word == earlier));
            let is_whole = || tokens[at].class == TokenClass::Lower && is_one(form, &verb.endings);
            let has_ending = verb.endings.is_empty() || ends_in_one(form, &verb.endings) || is_whole();
            let is_followed =
                verb.following.is_empty() || next.is_some_and(|next| verb.following.iter().any(|word| word == next));
            has_earlier && has_ending && is_followed
        })
    }
}

impl TermWords {
    /// Whether the word `at`, behind a mark and before `next`, begins a clause as a verb: `: mostra tre sorelle`; or opens a segment as
    /// one: `Visto il decreto`.
    fn begins_as_verb(&self, view: View<'_>, tokens: &[Token], at: usize, next: Option<&str>) -> bool {
        let form = view.folds.form(tokens[at].folded);
        let opens = at == 0 && next.and_then(|next| self.openings.get(next)).is_some_and(|verbs| is_one(form, verbs));
        if opens {
            return true;
        }
        let is_behind_mark = at.checked_sub(1).is_some_and(|at| tokens[at].class == TokenClass::Punctuation);
        let endings = next.and_then(|next| self.verb_endings.get(next));
        is_behind_mark
            && tokens[at].class == TokenClass::Lower
            && endings.is_some_and(|endings| ends_in_one(form, endings))
    }
}

impl TermWords {
    /// Whether the word `at` says what its neighbours do: behind a name, or a noun with its article, no noun stands without one of its
    /// own before an object (`Trump minaccia nuovi dazi`, `il papa condanna la guerra`, `la cena offerta dal sindaco`).
    fn follows_subject(&self, view: View<'_>, tokens: &[Token], at: usize) -> bool {
        let form = |at: usize| view.folds.form(tokens[at].folded);
        let is_small = |at: usize| tokens[at].class == TokenClass::Elision || self.stopwords.contains(form(at));
        let Some(subject) = at.checked_sub(1) else { return false };
        let is_plain = tokens[at].class == TokenClass::Lower && at + 1 < tokens.len();
        if self.verb_endings.is_empty() || !is_plain || is_small(subject) {
            return false;
        }
        let is_led = match tokens[subject].class {
            // `alla Camera`, `per Trump` are no subjects.
            TokenClass::Upper | TokenClass::Capitalised | TokenClass::Mixed => subject
                .checked_sub(1)
                .is_none_or(|before| !is_small(before) || self.verb_endings.contains_key(form(before))),
            TokenClass::Lower => {
                !self.may_modify(form(subject), form(at)) && subject.checked_sub(1).is_some_and(is_small)
            }
            _ => false,
        };
        is_led && self.has_object(view, &tokens[at..], is_small(at + 1))
    }

    /// Whether the word `at` is a participle that says of the noun right before it what was done: `il metodo impiegato`, `il treno partito
    /// alle nove`. Between two nouns there would be a preposition.
    fn is_attribute(&self, view: View<'_>, tokens: &[Token], at: usize) -> bool {
        let form = |at: usize| view.folds.form(tokens[at].folded);
        let Some(noun) = at.checked_sub(1) else { return false };
        let (own, before) = (form(at), form(noun));
        let is_plain = |at: usize| tokens[at].class == TokenClass::Lower;
        let is_content = ![&self.stopwords, &self.numerals].iter().any(|words| words.contains(before))
            && !self.is_gap(before)
            && !self.verbs.contains_key(before);
        let is_led = || {
            noun.checked_sub(1).is_some_and(|at| {
                tokens[at].class == TokenClass::Elision || self.stopwords.contains(form(at)) || self.is_gap(form(at))
            })
        };
        let is_participle = || {
            self.attributes.iter().any(|(ending, infinitives)| {
                let stem = own.strip_suffix(ending.as_str()).filter(|stem| !stem.is_empty());
                let is_known =
                    |stem: &str| infinitives.iter().any(|of| self.known_verbs.contains(&format!("{stem}{of}")));
                stem.is_some_and(is_known)
            })
        };
        // Behind an adjective that no table has (`l'ottimo risultato`) a noun has nothing of the kind behind it.
        let is_followed =
            || tokens.get(at + 1).is_some_and(|next| self.behind_attributes.contains(view.folds.form(next.folded)));
        is_plain(at) && is_plain(noun) && is_content && is_led() && is_followed() && is_participle()
    }

    /// Whether a word may be an adjective before `noun`: `dura condanna`, but `presidente firma` only by its ending, which is another.
    fn may_modify(&self, word: &str, noun: &str) -> bool {
        self.gaps.contains(word) || (self.is_gap(word) && word.bytes().next_back() == noun.bytes().next_back())
    }

    /// Whether an object, an infinitive or the one who did it stands behind the first of `tokens`, a verb of whose forms it may be;
    /// `is_small` says whether the second is a function word.
    fn has_object(&self, view: View<'_>, tokens: &[Token], is_small: bool) -> bool {
        let form = |at: usize| tokens.get(at).map_or("", |token| view.folds.form(token.folded));
        let (own, next) = (form(0), form(1));
        let has_ending = |endings: Option<&Vec<String>>| endings.is_some_and(|endings| ends_in_one(own, endings));
        let is_infinitive = || self.infinitives.get(next).is_some_and(|endings| ends_in_one(form(2), endings));
        let is_bare = || match tokens[1].class {
            TokenClass::Capitalised => true,
            TokenClass::Lower => !is_small && next.ends_with(['i', 'e']),
            _ => false,
        };
        let is_finite = own.ends_with('a') && (is_infinitive() || is_bare());
        has_ending(self.verb_endings.get(next)) || has_ending(self.participles.get(next)) || is_finite
    }
}

/// Whether `word` has one of the endings and something of its own before it.
pub(crate) fn ends_in_one(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending.as_str()))
}

/// Whether `word` is one of those that have the mark of whole words.
fn is_one(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| ending.strip_prefix('^') == Some(word))
}
