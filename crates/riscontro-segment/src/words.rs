//! What the language's tables say of a word, in one probe.
//!
//! The classes of abbreviations and the lists that tell how sentences begin (function words, ordinary words, elided
//! articles) are merged into one map from form to a set of roles: a candidate costs one probe for the token before it and
//! at most one for the token after it, and neither allocates. A form written with a capital in a table is found only
//! with that capital, any other in every case, as in all tables.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use riscontro_lang::{Language, NumberStop, Table};

/// Bytes of the longest word that is looked up; longer ones are in no table.
const LONGEST: usize = 32;

/// A set of roles of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Roles(u16);

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

    /// Whether the set holds one of `roles`.
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

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Words {
    roles: HashMap<Box<[u8]>, Roles, BuildHasherDefault<Fnv>>,
    vowel_endings: bool,
    number_stop: NumberStop,
}

impl Words {
    /// Merges the tables of `language`.
    pub(crate) fn new(language: &Language) -> Self {
        let mut words = Words {
            roles: HashMap::default(),
            vowel_endings: most_end_in_vowels(language.common_words),
            number_stop: language.number_stop,
        };
        for [form, class] in language.abbreviations.rows() {
            words.add_abbreviation(form, class);
        }
        let lists: [(Table, Roles); 6] = [
            (language.stopwords, Roles::FUNCTION),
            (language.common_words, Roles::COMMON),
            (language.particles, Roles::PARTICLE),
            (language.elisions, Roles::ELISION),
            (language.months, Roles::CALENDAR),
            (language.weekdays, Roles::CALENDAR),
        ];
        for (table, roles) in lists {
            for [form] in table.rows() {
                words.add(form, roles);
            }
        }
        words.add_clock(language);
        words
    }

    fn add_abbreviation(&mut self, form: &str, class: &str) {
        self.add(form, Roles::of_class(class));
        if class == "inner" && is_capital(form) {
            self.add(form, Roles::TITLE);
        }
        for (at, _) in form.match_indices('.') {
            self.add(&form[..at], Roles::HEAD);
            self.add(form[at + 1..].split('.').next().unwrap_or_default(), Roles::TAIL);
        }
    }

    fn add_clock(&mut self, language: &Language) {
        for [form, kind] in language.clock.rows() {
            match kind {
                "am" | "pm" => self.add(form.trim_end_matches('.'), Roles::HALF_DAY),
                "after-cue" => self.add(form.split(' ').next().unwrap_or(form), Roles::ZONE),
                _ => {}
            }
        }
    }

    fn add(&mut self, form: &str, roles: Roles) {
        let known = self.roles.entry(form.as_bytes().into()).or_default();
        *known = known.with(roles);
    }

    /// Whether nothing is known of the language.
    pub(crate) fn is_empty(&self) -> bool {
        self.roles.is_empty()
    }

    /// Whether the words of the language end in vowels, as Italian ones do; a consonant then tells a shortened word.
    pub(crate) fn end_in_vowels(&self) -> bool {
        self.vowel_endings
    }

    /// What a stop behind a number may be.
    pub(crate) fn number_stop(&self) -> NumberStop {
        self.number_stop
    }

    /// The roles of `word` as written and in lower case.
    pub(crate) fn roles(&self, word: &str) -> Roles {
        if word.is_empty() || word.len() > LONGEST {
            return Roles::default();
        }
        let exact = self.get(word.as_bytes());
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return exact;
        }
        let mut buffer = [0; 2 * LONGEST];
        match lower_into(word, &mut buffer) {
            Some(lower) if lower != word.as_bytes() => exact.with(self.get(lower)),
            _ => exact,
        }
    }

    fn get(&self, form: &[u8]) -> Roles {
        self.roles.get(form).copied().unwrap_or_default()
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

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): words are short, and the tables are ours, so no flooding.
#[derive(Debug, Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0 ^ number as u64).wrapping_mul(0x0100_0000_01b3);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_with_a_capital_is_found_only_with_it() {
        let language =
            Language { abbreviations: Table::new("Cap\tname\ncap\tnumber\netà\tfinal\n"), ..Language::NEUTRAL };
        let words = Words::new(&language);
        assert_eq!(words.roles("cap"), Roles::NUMBER);
        assert_eq!(words.roles("Cap"), Roles::NUMBER.with(Roles::NAME));
        assert_eq!(words.roles("ETÀ"), Roles::FINAL);
        assert_eq!(words.roles(&"x".repeat(1000)), Roles::default());
    }
}
