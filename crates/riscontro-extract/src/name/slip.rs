//! Forms of the tables that a word is almost: one letter lost, added, changed or moved.
//!
//! A slip touches two neighbouring letters at most, so of a word of five letters or more the first two or the last two are
//! as they should be, and of a longer one the first or the last three. Every form is filed under its length with either, and
//! what is looked up under the three lengths that it may be meant for; every meeting is checked letter by letter. (Deletion
//! neighbours, Mor and Fraenkel 1982, meet less often by chance, but there are eleven of a form to be hashed and sorted before
//! the first text is read.)

use riscontro_lang::fold_into;
use smallvec::SmallVec;

/// Shorter forms are almost too much else.
const SHORTEST: usize = 5;

/// Forms of so many letters are filed under three of them, shorter ones under two.
const LONG: usize = 7;

/// Forms and where they are filed.
#[derive(Debug)]
pub(super) struct SlipIndex {
    /// The letters of all forms, one after the other.
    letters: String,
    forms: Vec<Form>,
    /// Each form under the key of its head and under that of its tail, drawer by drawer.
    filed: Vec<Filed>,
    /// Where each drawer begins among `filed`, and the end of the last; a power of two and one.
    drawers: Vec<u32>,
    /// A bit for each key, some for several: most words are told to be near no form without a look at the drawers, which take
    /// twenty times the memory.
    sieve: Vec<u64>,
}

/// Of the keys under which no form is filed, about one in so many has a bit nonetheless.
const BITS_A_KEY: usize = 8;

/// A form that is long enough.
#[derive(Debug, Clone, Copy)]
struct Form {
    start: u32,
    end: u32,
    /// Its number in the tables.
    number: u32,
}

/// A form in a drawer, with what tells most others from a word before their letters are compared.
#[derive(Debug, Clone, Copy)]
struct Filed {
    key: Key,
    letters: LetterSet,
    /// An index of `forms`.
    form: u32,
}

/// What forms are filed under: a hash of three letters, of their side and of the length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key(u32);

/// Which letters a word has, those of 32 that share a bit as one.
#[derive(Debug, Clone, Copy)]
struct LetterSet(u32);

/// The side of a word that a slip left alone.
#[derive(Debug, Clone, Copy)]
enum Part {
    Head,
    Tail,
}

impl SlipIndex {
    /// Builds the index of `forms` as the tables write them, which are numbered in turn; short ones are left out.
    pub(super) fn new<'f>(forms: impl Iterator<Item = &'f str>) -> Self {
        let mut index = SlipIndex {
            letters: String::new(),
            forms: Vec::new(),
            filed: Vec::new(),
            drawers: Vec::new(),
            sieve: Vec::new(),
        };
        let mut folded = String::new();
        for (number, form) in (0..).zip(forms) {
            folded.clear();
            fold_into(form, &mut folded);
            index.add(number, &folded);
        }
        index.sort_into_drawers();
        index
    }

    fn add(&mut self, number: u32, folded: &str) {
        let start = self.letters.len();
        self.letters.extend(letters_in(folded));
        let letters = &self.letters[start..];
        let count = letters.chars().count();
        if count < SHORTEST {
            self.letters.truncate(start);
            return;
        }
        let (form, set) = (narrow(self.forms.len()), LetterSet::of(letters));
        let filed = |part| Filed { key: Key::of(letters, part, count), letters: set, form };
        self.filed.extend([Part::Head, Part::Tail].map(filed));
        self.forms.push(Form { start: narrow(start), end: narrow(self.letters.len()), number });
    }

    /// As many drawers as there are entries, so that nearly every one holds a key or none.
    fn sort_into_drawers(&mut self) {
        let count = self.filed.len().next_power_of_two();
        self.drawers = vec![0; count + 1];
        for filed in &self.filed {
            self.drawers[filed.key.drawer(count) + 1] += 1;
        }
        let mut end = 0;
        for drawer in &mut self.drawers {
            end += *drawer;
            *drawer = end;
        }
        let mut free = self.drawers.clone();
        let mut sorted = self.filed.clone();
        for filed in &self.filed {
            let place = &mut free[filed.key.drawer(count)];
            sorted[*place as usize] = *filed;
            *place += 1;
        }
        self.filed = sorted;
        self.sieve = vec![0; (BITS_A_KEY * count).div_ceil(64)];
        for filed in &self.filed {
            let (word, bit) = filed.key.bit(self.sieve.len());
            self.sieve[word] |= bit;
        }
    }

    /// The numbers of the forms that one slip parts from `letters`, in table order.
    pub(super) fn almost(&self, letters: &str) -> SmallVec<[u32; 2]> {
        let (count, set) = (letters.chars().count(), LetterSet::of(letters));
        let mut found = SmallVec::new();
        for meant in (count.max(1) - 1).max(SHORTEST)..=count + 1 {
            for part in [Part::Head, Part::Tail] {
                let key = Key::of(letters, part, meant);
                if !self.may_have(key) {
                    continue;
                }
                let filed = self.drawer(key).iter().filter(|filed| filed.key == key && filed.letters.is_near(set));
                let forms = filed.map(|filed| self.forms[filed.form as usize]);
                let near =
                    forms.filter(|form| is_one_slip(letters, &self.letters[form.start as usize..form.end as usize]));
                found.extend(near.map(|form| form.number));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether some form may be filed under `key`.
    fn may_have(&self, key: Key) -> bool {
        let (word, bit) = key.bit(self.sieve.len());
        self.sieve[word] & bit != 0
    }

    fn drawer(&self, key: Key) -> &[Filed] {
        let at = key.drawer(self.drawers.len() - 1);
        &self.filed[self.drawers[at] as usize..self.drawers[at + 1] as usize]
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("fewer letters than bytes of the tables")
}

impl Key {
    /// What `letters` are filed under, or looked up as a form of `count` letters.
    fn of(letters: &str, part: Part, count: usize) -> Self {
        let kept = if count < LONG { 2 } else { 3 };
        let fold = |key: u64, letter: char| key << 18 ^ u64::from(u32::from(letter));
        let start = (count as u64) << 1;
        let key = match part {
            Part::Head => letters.chars().take(kept).fold(start, fold),
            Part::Tail => letters.chars().rev().take(kept).fold(start | 1, fold),
        };
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the high bits depend on all.
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Key(u32::try_from(hash >> 32).expect("half of the bits"))
    }

    /// Its bit among so many words of bits, a power of two: which word, and the bit there.
    fn bit(self, words: usize) -> (usize, u64) {
        ((self.0 >> 6) as usize & (words - 1), 1 << (self.0 & 63))
    }

    /// Which of `count` drawers, a power of two, it lies in.
    fn drawer(self, count: usize) -> usize {
        (u64::from(self.0) >> (u32::BITS - count.trailing_zeros())) as usize
    }
}

impl LetterSet {
    fn of(letters: &str) -> Self {
        LetterSet(letters.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 32)))
    }

    /// Whether one slip may part words of these letters: a changed letter is one less and one more.
    fn is_near(self, other: LetterSet) -> bool {
        (self.0 ^ other.0).count_ones() <= 2
    }
}

/// The letters of a folded form, without what stands between its words.
pub(super) fn letters_in(folded: &str) -> impl Iterator<Item = char> {
    folded.chars().filter(|letter| letter.is_alphabetic())
}

/// Whether one letter was lost, added or changed, or two neighbours changed places.
fn is_one_slip(one: &str, other: &str) -> bool {
    let alike = |(a, b): &(char, char)| a == b;
    let bytes = |(letter, _): (char, char)| letter.len_utf8();
    let head: usize = one.chars().zip(other.chars()).take_while(alike).map(bytes).sum();
    let (one, other) = (&one[head..], &other[head..]);
    let tail: usize = one.chars().rev().zip(other.chars().rev()).take_while(alike).map(bytes).sum();
    let (mut one, mut other) = (one[..one.len() - tail].chars(), other[..other.len() - tail].chars());
    match ([one.next(), one.next(), one.next()], [other.next(), other.next(), other.next()]) {
        ([Some(_), None, _], [None, ..] | [Some(_), None, _]) | ([None, ..], [Some(_), None, _]) => true,
        ([Some(a), Some(b), None], [Some(c), Some(d), None]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_found_from_one_slip_away_and_not_from_two() {
        let forms = ["Norvegia", "Corea del Nord", "Perù"];
        let index = SlipIndex::new(forms.into_iter());
        let almost =
            |word: &str| -> Vec<&str> { index.almost(word).into_iter().map(|number| forms[number as usize]).collect() };
        for slip in ["norvegai", "norvgia", "norveggia", "norvecia", "orvegia", "norvegi"] {
            assert_eq!(almost(slip), ["Norvegia"], "{slip}");
        }
        assert_eq!(almost("coreadelnird"), ["Corea del Nord"]);
        for far in ["norvegia", "norwegen", "novregai", "peru", "per", ""] {
            assert!(almost(far).is_empty(), "{far}");
        }
    }

    /// Every word that one slip makes of a form, in letters that the form has and one that it has not.
    fn slips(form: &str) -> Vec<String> {
        let letters: Vec<char> = form.chars().collect();
        let mut out = Vec::new();
        for at in 0..letters.len() {
            let (head, tail) = (&letters[..at], &letters[at + 1..]);
            out.push([head, tail].concat());
            out.push([head, &['z'], tail].concat());
            out.push([head, &['z', letters[at]], tail].concat());
            if let Some((next, tail)) = tail.split_first().filter(|(next, _)| **next != letters[at]) {
                out.push([head, &[*next, letters[at]], tail].concat());
            }
        }
        out.push([&letters[..], &['z']].concat());
        out.into_iter().map(|letters| letters.into_iter().collect()).collect()
    }

    #[test]
    fn no_slip_is_overlooked() {
        for form in ["ghana", "egitto", "estonia", "tailandia", "мосва", "белград"] {
            let index = SlipIndex::new([form].into_iter());
            for slip in slips(form) {
                assert_eq!(index.almost(&slip).as_slice(), [0], "{slip} of {form}");
            }
        }
    }
}
