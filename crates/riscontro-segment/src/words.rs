//! What the language's tables say of a word, in one probe.
//!
//! The classes of abbreviations and the lists that tell how sentences begin (function words, ordinary words, elided
//! articles) are merged into one map from form to a set of roles: a token costs one or two probes, and none allocates. A form
//! written with a capital in a table is found only with that capital, any other in every case, as in all tables.
//!
//! Forms of eight bytes and less, nearly all, are keys by themselves: a word is loaded as one number, and compared as one.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use riscontro_lang::{Language, NumberStop, Table};

use crate::abbreviations::Abbreviation;
use crate::forms::{Endings, Fnv, Forms, SHORT, Suffix, key, last_bytes, lower_ascii};

/// Bytes of the longest word that is looked up; longer ones are in no table.
const LONGEST: usize = 32;

/// A set of roles of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Roles(u32);

impl Roles {
    /// Abbreviation that never ends a sentence.
    pub(crate) const INNER: Roles = Roles(1);
    /// Abbreviation that may end a sentence.
    pub(crate) const FINAL: Roles = Roles(1 << 1);
    /// Abbreviation that a number follows.
    pub(crate) const NUMBER: Roles = Roles(1 << 2);
    /// Abbreviation that a name follows.
    pub(crate) const NAME: Roles = Roles(1 << 3);
    /// Any abbreviation.
    pub(crate) const ABBREVIATION: Roles = Roles(0b1111);
    /// Function word.
    pub(crate) const FUNCTION: Roles = Roles(1 << 4);
    /// Ordinary word that begins sentences.
    pub(crate) const COMMON: Roles = Roles(1 << 5);
    /// Word inside names.
    pub(crate) const PARTICLE: Roles = Roles(1 << 6);
    /// Clitic, without its apostrophe.
    pub(crate) const ELISION: Roles = Roles(1 << 7);
    /// Name of a month or a weekday.
    pub(crate) const CALENDAR: Roles = Roles(1 << 8);
    /// Half of the day behind an hour.
    pub(crate) const HALF_DAY: Roles = Roles(1 << 9);
    /// First word of what stands behind an hour: a time zone.
    pub(crate) const ZONE: Roles = Roles(1 << 10);
    /// First part of an abbreviation that may be written with spaces: the `z` of `z. B.`, the `i.d` of `i. d. R.`.
    pub(crate) const HEAD: Roles = Roles(1 << 11);
    /// Further part of such an abbreviation.
    pub(crate) const TAIL: Roles = Roles(1 << 12);
    /// Single capital that is the abbreviation of a title, never an initial: `M. Le Goff`.
    pub(crate) const TITLE: Roles = Roles(1 << 13);
    /// Word that has a capital inside a sentence too: `I`.
    pub(crate) const CAPITAL: Roles = Roles(1 << 14);
    /// Word of titles and offices, which has a capital without being a name.
    pub(crate) const RANK: Roles = Roles(1 << 15);
    /// What makes a stop behind the word anything else than the end of a sentence.
    const BEFORE_STOP: Roles = Roles::ABBREVIATION.with(Roles::HEAD).with(Roles::TAIL);

    /// The set without `roles`.
    const fn without(self, roles: Roles) -> Roles {
        Roles(self.0 & !roles.0)
    }

    /// Whether the set holds one of `roles`.
    #[inline]
    pub(crate) fn has(self, roles: Roles) -> bool {
        self.0 & roles.0 != 0
    }

    pub(crate) const fn with(self, roles: Roles) -> Roles {
        Roles(self.0 | roles.0)
    }

    fn of_class(class: &str) -> Roles {
        match class {
            "inner" => Roles::INNER,
            "number" => Roles::NUMBER,
            "name" => Roles::NAME,
            _ => Roles::FINAL,
        }
    }
}

/// The roles of each form while the tables are merged; forms lie in the tables.
type WordRoles<'a> = HashMap<&'a str, Roles, BuildHasherDefault<Fnv>>;

/// The languages whose texts are compared have at least so many forms.
const FEWEST_FORMS: usize = 1 << 14;

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Words {
    short: Forms,
    long: HashMap<Box<[u8]>, Roles, BuildHasherDefault<Fnv>>,
    /// The short forms with a role that matters before a stop, once more: few, so that they stay in a near cache.
    before_stop: Forms,
    /// The ends of all forms with a role that matters before a stop.
    endings: Endings,
    suffixes: Vec<Suffix>,
    /// Whether the language has tables; what a user adds makes none known.
    has_tables: bool,
    vowel_endings: bool,
    number_stop: NumberStop,
}

impl Words {
    /// Merges the tables of `language` and the abbreviations of the user, which stand instead of the table's.
    pub(crate) fn new(language: &Language, abbreviations: &[Abbreviation]) -> Self {
        let mut forms = WordRoles::with_capacity_and_hasher(FEWEST_FORMS, BuildHasherDefault::default());
        let mut add = |form, roles: Roles| {
            let known = forms.entry(form).or_default();
            *known = known.with(roles);
        };
        let mut suffixes = Vec::new();
        for [form, class] in language.abbreviations.rows() {
            match form.strip_prefix('-') {
                Some(suffix) => suffixes.push(Suffix::new(suffix, Roles::of_class(class))),
                None => add_abbreviation(&mut add, form, class),
            }
        }
        add_lists(&mut add, language);
        add_clock(&mut add, language);
        let has_tables = !forms.is_empty();
        suffixes.extend(add_users(&mut forms, abbreviations));
        Words {
            has_tables,
            vowel_endings: most_end_in_vowels(language.common_words),
            number_stop: language.number_stop,
            suffixes,
            ..Words::of(forms)
        }
    }

    #[expect(clippy::iter_over_hash_type, reason = "what is built does not depend on the order")]
    fn of(forms: WordRoles<'_>) -> Self {
        let long = forms.keys().filter(|form| form.len() > SHORT).count();
        let before_stop = forms.values().filter(|roles| roles.has(Roles::BEFORE_STOP)).count();
        let mut words = Words {
            short: Forms::with_room_for(forms.len()),
            long: HashMap::with_capacity_and_hasher(long, BuildHasherDefault::default()),
            before_stop: Forms::with_room_for(before_stop),
            endings: Endings::default(),
            suffixes: Vec::new(),
            has_tables: false,
            vowel_endings: false,
            number_stop: NumberStop::Sentence,
        };
        for (form, roles) in forms {
            let short = (form.len() <= SHORT).then(|| key(form.as_bytes()));
            if roles.has(Roles::BEFORE_STOP) {
                words.endings.add(form.as_bytes());
                short.iter().for_each(|key| words.before_stop.add(*key, roles));
            }
            match short {
                Some(key) => words.short.add(key, roles),
                None => drop(words.long.insert(form.as_bytes().into(), roles)),
            }
        }
        words
    }

    /// Whether nothing is known of the language.
    pub(crate) fn is_empty(&self) -> bool {
        !self.has_tables
    }

    /// Whether the words of the language end in vowels, as Italian ones do; a consonant then tells a shortened word.
    pub(crate) fn end_in_vowels(&self) -> bool {
        self.vowel_endings
    }

    /// What a stop behind a number may be.
    pub(crate) fn number_stop(&self) -> NumberStop {
        self.number_stop
    }

    /// Whether a word may have a role that matters before a stop; `false` is certain.
    ///
    /// `window` holds the last [`SHORT`] bytes before the stop, the last one highest, ASCII letters in lower case; the highest
    /// `len` of them are letters, all of the word or, if `len` is [`SHORT`], its end.
    #[inline]
    pub(crate) fn may_stand_before_stop(&self, window: u64, len: usize) -> bool {
        self.endings.may_hold(last_bytes(window, len)) || self.suffixes.iter().any(|suffix| suffix.ends(window))
    }

    /// The roles of a short word that matter before a stop, by its key as written and the key in lower case.
    #[inline]
    pub(crate) fn roles_before_stop(&self, exact: u64, lower: u64) -> Roles {
        let roles = self.before_stop.get(exact);
        if lower == exact { roles } else { roles.with(self.before_stop.get(lower)) }
    }

    /// The roles that `word` has by its ending, as compounds do: `Hauptstr`.
    pub(crate) fn compound_roles(&self, word: &str) -> Roles {
        self.suffixes.iter().find_map(|suffix| suffix.roles_of(word.as_bytes())).unwrap_or_default()
    }

    /// The roles of `word` as written and in lower case.
    pub(crate) fn roles(&self, word: &str) -> Roles {
        let bytes = word.as_bytes();
        if bytes.len() > SHORT || !bytes.is_ascii() {
            return self.roles_of_any(word);
        }
        let exact = key(bytes);
        let lower = lower_ascii(exact);
        let roles = self.short.get(exact);
        if lower == exact { roles } else { roles.with(self.short.get(lower)) }
    }

    #[cold]
    fn roles_of_any(&self, word: &str) -> Roles {
        if word.len() > LONGEST {
            return Roles::default();
        }
        let exact = self.get(word.as_bytes());
        let mut buffer = [0; 2 * LONGEST];
        match lower_into(word, &mut buffer) {
            Some(lower) if lower != word.as_bytes() => exact.with(self.get(lower)),
            _ => exact,
        }
    }

    fn get(&self, form: &[u8]) -> Roles {
        if form.len() <= SHORT { self.short.get(key(form)) } else { self.long.get(form).copied().unwrap_or_default() }
    }
}

/// Adds the abbreviations of a user: their class is the one that holds, whatever the table says of the form.
/// The lists of words.
fn add_lists<'a>(add: &mut impl FnMut(&'a str, Roles), language: &Language) {
    let lists: [(Table, Roles); 7] = [
        (language.stopwords, Roles::FUNCTION),
        (language.common_words, Roles::COMMON),
        (language.particles, Roles::PARTICLE),
        (language.titles, Roles::RANK),
        (language.elisions, Roles::ELISION),
        (language.months, Roles::CALENDAR),
        (language.weekdays, Roles::CALENDAR),
    ];
    for (table, roles) in lists {
        for [form] in table.rows() {
            add(form, roles);
        }
    }
    for [form] in language.stopwords.rows() {
        if form.starts_with(char::is_uppercase) {
            add(form, Roles::CAPITAL);
        }
    }
}

/// Adds the rows of a user and returns the endings among them.
fn add_users<'a>(forms: &mut WordRoles<'a>, abbreviations: &'a [Abbreviation]) -> Vec<Suffix> {
    let (endings, whole): (Vec<_>, Vec<_>) =
        abbreviations.iter().partition(|abbreviation| abbreviation.form().starts_with('-'));
    for abbreviation in &whole {
        let known = forms.entry(abbreviation.form()).or_default();
        *known = known.without(Roles::ABBREVIATION.with(Roles::TITLE));
    }
    let mut add = |form, roles: Roles| {
        let known = forms.entry(form).or_default();
        *known = known.with(roles);
    };
    for abbreviation in &whole {
        add_abbreviation(&mut add, abbreviation.form(), abbreviation.class().as_str());
    }
    let suffix = |abbreviation: &Abbreviation| {
        Suffix::new(abbreviation.form().trim_start_matches('-'), Roles::of_class(abbreviation.class().as_str()))
    };
    endings.into_iter().map(suffix).collect()
}

fn add_abbreviation<'a>(add: &mut impl FnMut(&'a str, Roles), form: &'a str, class: &str) {
    add(form, Roles::of_class(class));
    if class == "inner" && is_capital(form) {
        add(form, Roles::TITLE);
    }
    for (at, _) in form.match_indices('.') {
        add(&form[..at], Roles::HEAD);
        add(form[at + 1..].split('.').next().unwrap_or_default(), Roles::TAIL);
    }
}

fn add_clock<'a>(add: &mut impl FnMut(&'a str, Roles), language: &Language) {
    for [form, kind] in language.clock.rows() {
        match kind {
            "am" | "pm" => add(form.trim_end_matches('.'), Roles::HALF_DAY),
            "after-cue" => add(form.split(' ').next().unwrap_or(form), Roles::ZONE),
            _ => {}
        }
    }
}

/// Whether `token` is a single capital.
pub(crate) fn is_capital(token: &str) -> bool {
    let mut letters = token.chars();
    matches!((letters.next(), letters.next()), (Some(first), None) if first.is_uppercase())
}

/// Whether `letter` is a vowel, with or without the accents of the Romance languages.
pub(crate) fn is_vowel(letter: char) -> bool {
    "aeiouàáâèéêìíîòóôùúû".contains(letter)
}

fn most_end_in_vowels(words: Table) -> bool {
    let (mut vowels, mut all) = (0, 0);
    for [word] in words.rows() {
        all += 1;
        vowels += usize::from(word.ends_with(is_vowel));
    }
    all > 0 && vowels * 10 > all * 9
}

/// Writes `word` in lower case into `buffer`; nothing if it does not fit.
fn lower_into<'b>(word: &str, buffer: &'b mut [u8; 2 * LONGEST]) -> Option<&'b [u8]> {
    let mut len = 0;
    for letter in word.chars().flat_map(char::to_lowercase) {
        let room = buffer.get_mut(len..len + letter.len_utf8())?;
        letter.encode_utf8(room);
        len += letter.len_utf8();
    }
    Some(&buffer[..len])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "-str\tnumber\nCap\tname\ncap\tnumber\netà\tfinal\nseconda\tfinal\nsottosegr\tname\nx.abcdefgh\tinner\nz.B\tinner\n";

    fn words() -> Words {
        Words::new(&Language { abbreviations: Table::new(ROWS), ..Language::NEUTRAL }, &[])
    }

    #[test]
    fn a_form_with_a_capital_is_found_only_with_it() {
        let words = words();
        assert_eq!(words.roles("cap"), Roles::NUMBER);
        assert_eq!(words.roles("Cap"), Roles::NUMBER.with(Roles::NAME));
        assert_eq!(words.roles("ETÀ"), Roles::FINAL);
        assert_eq!(words.roles("Sottosegr"), Roles::NAME);
        assert_eq!(words.roles(""), Roles::default());
        assert_eq!(words.roles(&"x".repeat(1000)), Roles::default());
    }

    #[test]
    fn a_compound_has_the_roles_of_its_ending() {
        let words = words();
        assert_eq!(words.compound_roles("Hauptstr"), Roles::NUMBER);
        assert_eq!(words.compound_roles("Uhlstr"), Roles::NUMBER);
        assert_eq!(words.compound_roles("Königstr"), Roles::NUMBER);
        assert_eq!(words.compound_roles("str"), Roles::default());
        assert_eq!(words.compound_roles("Straße"), Roles::default());
    }

    #[test]
    fn the_ends_of_all_that_may_stand_before_a_stop_are_known() {
        let words = words();
        let known = |word: &str| {
            let end = &word.as_bytes()[word.len().saturating_sub(SHORT)..];
            words.may_stand_before_stop(key(end) << (8 * (SHORT - end.len())), end.len())
        };
        assert!(["cap", "seconda", "sottosegr", "z", "b", "abcdefgh", "hauptstr"].into_iter().all(known));
        assert!(!["casa", "parola", "presidente"].into_iter().any(known));
    }
}
