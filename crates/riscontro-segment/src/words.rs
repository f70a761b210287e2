//! What the language's tables say of a word, in one probe.
//!
//! The classes of abbreviations and the lists that tell how sentences begin (function words, ordinary words, elided
//! articles) are merged into one map from form to a set of roles: a token costs one or two probes, and none allocates. A form
//! written with a capital in a table is found only with that capital, any other in every case, as in all tables.
//!
//! Forms of eight bytes and less, nearly all, are keys by themselves: a word is loaded as one number, and compared as one.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use riscontro_lang::{Language, NumberStop, Table};

use crate::abbreviations::Abbreviation;

/// Bytes of the longest word that is looked up; longer ones are in no table.
const LONGEST: usize = 32;
/// Bytes of the longest word that is a key by itself.
pub(crate) const SHORT: usize = 8;

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

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Words {
    short: Forms,
    long: HashMap<Box<[u8]>, Roles, BuildHasherDefault<Fnv>>,
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
        let mut forms = HashMap::<Box<str>, Roles>::new();
        let mut add = |form: &str, roles: Roles| {
            let known = forms.entry(form.into()).or_default();
            *known = known.with(roles);
        };
        let mut suffixes = Vec::new();
        for [form, class] in language.abbreviations.rows() {
            match form.strip_prefix('-') {
                Some(suffix) => suffixes.push(Suffix::new(suffix, Roles::of_class(class))),
                None => add_abbreviation(&mut add, form, class),
            }
        }
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
        add_clock(&mut add, language);
        let has_tables = !forms.is_empty();
        add_users(&mut forms, abbreviations);
        Words {
            has_tables,
            vowel_endings: most_end_in_vowels(language.common_words),
            number_stop: language.number_stop,
            suffixes,
            ..Words::of(forms)
        }
    }

    #[expect(clippy::iter_over_hash_type, reason = "what is built does not depend on the order")]
    fn of(forms: HashMap<Box<str>, Roles>) -> Self {
        let mut words = Words {
            short: Forms::with_room_for(forms.len()),
            long: HashMap::default(),
            endings: Endings::default(),
            suffixes: Vec::new(),
            has_tables: false,
            vowel_endings: false,
            number_stop: NumberStop::Sentence,
        };
        for (form, roles) in forms {
            if roles.has(Roles::BEFORE_STOP) {
                words.endings.add(form.as_bytes());
            }
            if form.len() <= SHORT {
                words.short.add(key(form.as_bytes()), roles);
            } else {
                words.long.insert(form.into_boxed_bytes(), roles);
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

    /// The roles that `word` has by its ending, as compounds do: `Hauptstr`.
    pub(crate) fn compound_roles(&self, word: &str) -> Roles {
        if self.suffixes.is_empty() {
            return Roles::default();
        }
        let bytes = word.as_bytes();
        let mut window = [0; SHORT];
        let len = bytes.len().min(SHORT);
        window[SHORT - len..].copy_from_slice(&bytes[bytes.len() - len..]);
        let window = lower_ascii(u64::from_le_bytes(window));
        let found = self.suffixes.iter().find(|suffix| suffix.len < bytes.len() && suffix.ends(window));
        found.map(|suffix| suffix.roles).unwrap_or_default()
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
fn add_users(forms: &mut HashMap<Box<str>, Roles>, abbreviations: &[Abbreviation]) {
    for abbreviation in abbreviations {
        let known = forms.entry(abbreviation.form().into()).or_default();
        *known = known.without(Roles::ABBREVIATION.with(Roles::TITLE));
    }
    let mut add = |form: &str, roles: Roles| {
        let known = forms.entry(form.into()).or_default();
        *known = known.with(roles);
    };
    for abbreviation in abbreviations {
        add_abbreviation(&mut add, abbreviation.form(), abbreviation.class().as_str());
    }
}

fn add_abbreviation(add: &mut impl FnMut(&str, Roles), form: &str, class: &str) {
    add(form, Roles::of_class(class));
    if class == "inner" && is_capital(form) {
        add(form, Roles::TITLE);
    }
    for (at, _) in form.match_indices('.') {
        add(&form[..at], Roles::HEAD);
        add(form[at + 1..].split('.').next().unwrap_or_default(), Roles::TAIL);
    }
}

fn add_clock(add: &mut impl FnMut(&str, Roles), language: &Language) {
    for [form, kind] in language.clock.rows() {
        match kind {
            "am" | "pm" => add(form.trim_end_matches('.'), Roles::HALF_DAY),
            "after-cue" => add(form.split(' ').next().unwrap_or(form), Roles::ZONE),
            _ => {}
        }
    }
}

/// The bytes of a form of at most [`SHORT`] bytes as a number, the first byte lowest; 0 only if it is empty.
#[inline]
fn key(form: &[u8]) -> u64 {
    let mut bytes = [0; SHORT];
    bytes[..form.len()].copy_from_slice(form);
    u64::from_le_bytes(bytes)
}

/// `key` with the ASCII letters in lower case; all bytes are ASCII.
fn lower_ascii(key: u64) -> u64 {
    let bytes = key.to_le_bytes().map(|byte| byte.to_ascii_lowercase());
    u64::from_le_bytes(bytes)
}

/// Spreads the bits of a key (Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4).
#[inline]
fn spread(key: u64) -> u64 {
    (key ^ (key >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Short forms with their roles: open addressing, linear probing, at most half full.
#[derive(Debug)]
struct Forms {
    slots: Vec<(u64, Roles)>,
    shift: u32,
    count: usize,
}

impl Forms {
    fn with_room_for(count: usize) -> Self {
        let slots = (2 * count).next_power_of_two().max(2);
        Forms { slots: vec![(0, Roles::default()); slots], shift: 64 - slots.trailing_zeros(), count: 0 }
    }

    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mut at = (spread(key) >> self.shift) as usize;
        while self.slots[at].0 != key && self.slots[at].0 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }

    fn add(&mut self, key: u64, roles: Roles) {
        let at = self.slot(key);
        self.slots[at] = (key, roles);
        self.count += 1;
    }

    #[inline]
    fn get(&self, key: u64) -> Roles {
        self.slots[self.slot(key)].1
    }
}

/// The ending that makes an abbreviation of many words; a row `-str`. At most [`SHORT`] ASCII letters.
#[derive(Debug)]
struct Suffix {
    key: u64,
    len: usize,
    roles: Roles,
}

impl Suffix {
    fn new(suffix: &str, roles: Roles) -> Self {
        Suffix { key: lower_ascii(key(suffix.as_bytes())), len: suffix.len(), roles }
    }

    /// Whether the last bytes of `window`, the highest, are the suffix.
    #[inline]
    fn ends(&self, window: u64) -> bool {
        last_bytes(window, self.len) == self.key
    }
}

/// The highest `len` bytes of `window`, 1 to [`SHORT`] of them, as the key of a form.
#[inline]
fn last_bytes(window: u64, len: usize) -> u64 {
    window >> (8 * (SHORT - len))
}

/// A Bloom filter with one bit a key, over the ends of forms: 4 KB that stay in the nearest cache.
#[derive(Debug)]
struct Endings(Box<[u64; Endings::WORDS]>);

impl Default for Endings {
    fn default() -> Self {
        Endings(Box::new([0; Endings::WORDS]))
    }
}

impl Endings {
    const WORDS: usize = 512;

    /// Adds a form: its last bytes, if they are ASCII letters. Of any other the splitter does not ask.
    fn add(&mut self, form: &[u8]) {
        let letters = form.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == form.len() || letters >= SHORT {
            let ending = key(&form[form.len() - letters.min(SHORT)..]);
            let (word, bit) = Endings::place(lower_ascii(ending));
            self.0[word] |= bit;
        }
    }

    #[inline]
    fn may_hold(&self, ending: u64) -> bool {
        let (word, bit) = Endings::place(ending);
        self.0[word] & bit != 0
    }

    #[inline]
    fn place(ending: u64) -> (usize, u64) {
        let hash = spread(ending) >> (64 - 15);
        ((hash >> 6) as usize, 1 << (hash & 63))
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
