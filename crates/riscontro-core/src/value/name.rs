//! What a name is compared by.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use smallvec::SmallVec;

/// The id at which the forms of one entity meet across languages: `gb`, `gb-london`, `org-un`. Copies share its text.
#[derive(Clone)]
pub struct PivotId(Text);

/// Where the text of an id is kept; ids are compared by the text alone.
#[derive(Clone)]
enum Text {
    /// In a table of the program.
    Table(&'static str),
    /// In memory.
    Own(Arc<str>),
}

impl PivotId {
    /// Returns the id written `id`.
    #[must_use]
    pub fn new(id: &str) -> Self {
        PivotId(Text::Own(id.into()))
    }

    /// Returns the id written `id` in a table of the program; takes no memory of its own.
    #[must_use]
    pub const fn of_table(id: &'static str) -> Self {
        PivotId(Text::Table(id))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Table(id) => id,
            Text::Own(id) => id,
        }
    }

    /// The country that a place belongs to, or the id itself: `gb` for `gb-london` and for `gb`; `None` for what is no place, or is in no
    /// one country (`xx-europe`).
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        let head = self.as_str().split('-').next()?;
        (head.len() == 2 && head != "xx").then_some(head)
    }
}

impl PartialEq for PivotId {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for PivotId {}

impl PartialOrd for PivotId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PivotId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for PivotId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Borrow<str> for PivotId {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for PivotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for PivotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PivotId").field(&self.as_str()).finish()
    }
}

/// What kind of thing bears the name, as far as the tables tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A country.
    Country,
    /// A place other than a country.
    Place,
    /// The adjective or people noun of a place: `nordcoreano`, `Londoner`.
    Demonym,
    /// An institution, company, agreement, event.
    Organisation,
    /// One whose name is made of ordinary words (`Corte Suprema`), which may be said in others.
    Described,
    /// A book, a film, a painting, a piece of music.
    Work,
    /// A person.
    Person,
    /// An abbreviation in capitals that no table knows.
    Acronym,
    /// No table knows it.
    Unknown,
}

/// A name by what it is compared by: entities first, then words, then sound.
///
/// Two names are the same when they share an entity, or when their words agree: all words of the shorter are words of the
/// longer, by folded form or by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameKey {
    /// What it names.
    pub kind: NameKind,
    /// The entities it may stand for, sorted; empty when no table knows it.
    pub entities: SmallVec<[PivotId; 1]>,
    /// The folded words, without particles, in text order.
    pub words: SmallVec<[Box<str>; 2]>,
    /// The transliteration key of each word of `words` (`sergei`, `sergey` and `sergej` share one).
    pub keys: SmallVec<[Box<str>; 2]>,
}

impl Hash for NameKey {
    /// By words and entities: the rest hardly ever tells two names apart.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.words.hash(state);
        self.entities.hash(state);
    }
}

/// Whether a folded word is a Roman number as rulers have it, 1 to 39.
#[must_use]
pub fn is_ruler_number(word: &str) -> bool {
    let ones = word.trim_start_matches('x');
    let tens = word.len() - ones.len();
    let is_ones = matches!(ones, "" | "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix");
    !word.is_empty() && tens <= 3 && is_ones
}

impl NameKey {
    /// Whether both may stand for one entity.
    #[must_use]
    pub fn shares_entity(&self, other: &Self) -> bool {
        self.entities.iter().any(|entity| other.entities.contains(entity))
    }

    /// Whether all words of the shorter name are words of the longer one, by folded form or by key.
    #[must_use]
    pub fn words_agree(&self, other: &Self) -> bool {
        self.all_words(other, |(word, key), (other_word, other_key)| word == other_word || key == other_key)
    }

    /// Whether all words of the shorter name are words of the longer one, letter by letter once folded.
    #[must_use]
    pub fn words_equal(&self, other: &Self) -> bool {
        self.all_words(other, |(word, _), (other_word, _)| word == other_word)
    }

    /// Whether every word of the shorter name has its like, each with its key, among the words of the longer one.
    fn all_words(&self, other: &Self, alike: impl Fn((&str, &str), (&str, &str)) -> bool) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        !short.words.is_empty() && short.keyed_words().all(|word| long.keyed_words().any(|other| alike(word, other)))
    }

    /// Each word with its transliteration key.
    pub fn keyed_words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().zip(&self.keys).map(|(word, key)| (&**word, &**key))
    }
}
