//! A bilingual lexicon: words of one language, in all their forms, and the words of the other that translate them.
//!
//! A lexicon is a list of *rows*, each a pair of lemmas. Every form of a lemma leads to the rows it stands in, and two
//! words are linked when they share a row. Forms are written out by the paradigms of their language, so that running text
//! is looked up as it stands; a language without paradigms is met by Snowball stems on both sides of the look-up instead.
//!
//! Decision: the look-up is a finite state transducer (`fst`), compiled once. Two hundred thousand Italian forms share most
//! of their beginnings and endings and take a few hundred kilobytes, there is nothing to build when the program starts, and
//! a lexicon that the user brings takes the same road.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use fst::Map;
use riscontro_lang::{Language, fold};

use crate::Reading;
use crate::form_keys::{FormKeys, class_of};
use crate::packed::{self, Reader};

/// A row of a lexicon, before its words are inflected.
#[derive(Debug, Clone, Copy)]
pub struct LexiconRow<'r> {
    /// A word or phrase of the source language, or several, parted by `|`.
    pub source: &'r str,
    /// Its translation, or several.
    pub target: &'r str,
    /// The part of speech of both (`n`, `v`, `adj`, …), where it is known.
    pub part_of_speech: Option<&'r str>,
    /// How sure the row is, above 0 and at most 1.
    pub weight: f32,
}

/// The weight of a row that says nothing of itself.
pub const USUAL_WEIGHT: f32 = 0.9;
/// What is left of the weight of a row when one of its sides has several words: each of them is but a part of the meaning.
const PHRASE_SHARE: f32 = 0.65;

const MAGIC: &[u8; 8] = b"rsc-lex2";

/// A compiled lexicon between two languages, readable from either.
#[derive(Debug)]
pub struct Bilingual {
    /// Source and target.
    sides: [Forms; 2],
    /// For each row its weight, in 255ths.
    weights: Cow<'static, [u8]>,
    /// For each row a bit, set where its words are nouns or adjectives, or nothing says what they are.
    nominal: Cow<'static, [u8]>,
}

/// The forms of one side: for each the rows it stands in.
#[derive(Debug)]
struct Forms {
    keys: FormKeys,
    map: Map<Cow<'static, [u8]>>,
    lists: Cow<'static, [u8]>,
}

/// Which side of a lexicon a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LexiconSide {
    Source = 0,
    Target = 1,
}

/// On which side of a lexicon that is read so the words of the source, or of the target, of a pair stand.
pub(crate) fn side_of(reading: Reading, is_source: bool) -> LexiconSide {
    match (reading, is_source) {
        (Reading::Forward, true) | (Reading::Backward, false) => LexiconSide::Source,
        (Reading::Forward, false) | (Reading::Backward, true) => LexiconSide::Target,
    }
}

impl Bilingual {
    /// Compiles `rows` between `source` and `target`. The result does not depend on the order of equal rows.
    ///
    /// # Panics
    ///
    /// When there are more rows than 32 bits can count.
    #[must_use]
    pub fn new<'r>(rows: impl Iterator<Item = LexiconRow<'r>>, source: &Language, target: &Language) -> Self {
        let mut builders = [Builder::new(source), Builder::new(target)];
        let (mut weights, mut nominal) = (Vec::new(), Vec::new());
        for (at, row) in (0_u32..).zip(rows) {
            let is_phrase = builders[0].add(row.source, row.part_of_speech, at)
                | builders[1].add(row.target, row.part_of_speech, at);
            let weight = row.weight.clamp(0.0, 1.0) * if is_phrase { PHRASE_SHARE } else { 1.0 };
            weights.push(packed::byte(weight));
            nominal.resize(weights.len().div_ceil(8), 0);
            let is_nominal = row.part_of_speech.is_none_or(|part| matches!(part, "n" | "adj"));
            nominal[at as usize / 8] |= u8::from(is_nominal) << (at % 8);
        }
        Bilingual { sides: builders.map(Builder::finish), weights: weights.into(), nominal: nominal.into() }
    }

    /// Writes the lexicon in the form that [`Bilingual::from_bytes`] reads.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        packed::write(&mut out, &self.weights);
        packed::write(&mut out, &self.nominal);
        for side in &self.sides {
            packed::write(&mut out, side.map.as_fst().as_bytes());
            packed::write(&mut out, &side.lists);
        }
        out
    }

    /// Reads a lexicon that [`Bilingual::to_bytes`] wrote, without copying it.
    ///
    /// Returns `None` when the bytes are something else, or not whole.
    #[must_use]
    pub fn from_bytes(bytes: &'static [u8], source: &Language, target: &Language) -> Option<Self> {
        let mut reader = Reader::new(bytes.strip_prefix(MAGIC)?);
        let (weights, nominal) = (reader.next()?, reader.next()?);
        let mut side = |language: &Language| {
            let map = Map::new(Cow::Borrowed(reader.next()?)).ok()?;
            Some(Forms { keys: FormKeys::new(language), map, lists: reader.next()?.into() })
        };
        Some(Bilingual { sides: [side(source)?, side(target)?], weights: weights.into(), nominal: nominal.into() })
    }

    /// Whether the folded `form` stands in the lexicon, and as no noun or adjective: a verb, an adverb, a function word. `reading` tells
    /// the way it is read, and `is_source` on which side of the pair the form stands.
    #[must_use]
    pub fn is_never_nominal(&self, form: &str, reading: Reading, is_source: bool) -> bool {
        self.nominal_rows(form, reading, is_source) == Some(false)
    }

    /// Whether the folded `form` stands in the lexicon as a noun or adjective, or as what nothing says.
    #[must_use]
    pub fn is_nominal(&self, form: &str, reading: Reading, is_source: bool) -> bool {
        self.nominal_rows(form, reading, is_source) == Some(true)
    }

    /// Whether some row of a form is nominal; `None` where it has no row.
    fn nominal_rows(&self, form: &str, reading: Reading, is_source: bool) -> Option<bool> {
        let mut known = None;
        self.rows_of(side_of(reading, is_source), form, |row| {
            let is_nominal = self.nominal.get(row as usize / 8).is_none_or(|bits| bits >> (row % 8) & 1 == 1);
            known = Some(known == Some(true) || is_nominal);
        });
        known
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.weights.len()
    }

    /// How sure it is that the folded forms `source` and `target` translate one another: the weight of the best row that
    /// they share; `None` when they share none.
    #[must_use]
    pub fn links(&self, source: &str, target: &str) -> Option<f32> {
        let mut rows = Vec::new();
        self.rows_of(LexiconSide::Source, source, |row| rows.push(row));
        let mut best = None;
        self.rows_of(LexiconSide::Target, target, |row| {
            if rows.binary_search(&row).is_ok() {
                best = best.max(self.weights.get(row as usize).copied());
            }
        });
        best.map(|weight| f32::from(weight) / 255.0)
    }

    /// Calls `found(row)` for every row in which the folded `form` stands on `side`, in rising order.
    pub(crate) fn rows_of(&self, side: LexiconSide, form: &str, found: impl FnMut(u32)) {
        self.sides[side as usize].rows_of(form, found);
    }

    /// How sure a row is, 0 to 1.
    pub(crate) fn weight(&self, row: u32) -> f32 {
        self.weights.get(row as usize).map_or(0.0, |weight| f32::from(*weight) / 255.0)
    }
}

impl Forms {
    fn rows_of(&self, form: &str, mut found: impl FnMut(u32)) {
        let key = self.keys.look_up(form);
        let Some(at) = self.map.get(key.as_bytes()) else { return };
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        packed::numbers(self.lists.get(at..).unwrap_or(&[])).for_each(&mut found);
    }
}

/// Collects the forms of one side.
struct Builder {
    stopwords: HashSet<&'static str>,
    keys: FormKeys,
    forms: Vec<(Box<str>, u32)>,
}

impl Builder {
    fn new(language: &Language) -> Self {
        let stopwords = language.stopwords.rows::<1>().map(|[word]| word).collect();
        Builder { stopwords, keys: FormKeys::new(language), forms: Vec::new() }
    }

    /// Adds the forms of words or phrases; returns whether none is a single word.
    fn add(&mut self, texts: &str, part_of_speech: Option<&str>, row: u32) -> bool {
        let mut is_phrase = true;
        for text in texts.split('|') {
            is_phrase &= self.add_one(text, part_of_speech, row);
        }
        is_phrase
    }

    fn add_one(&mut self, text: &str, part_of_speech: Option<&str>, row: u32) -> bool {
        let class = part_of_speech.map(class_of);
        let content = |word: &&str| !self.stopwords.contains(fold(word).as_str());
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut telling: Vec<&str> = words.iter().copied().filter(content).collect();
        if telling.is_empty() {
            telling.clone_from(&words);
        }
        let forms = &mut self.forms;
        for word in &telling {
            self.keys.forms(word, class, |form| forms.push((form.into(), row)));
        }
        words.len() > 1
    }

    fn finish(mut self) -> Forms {
        self.forms.sort_unstable();
        self.forms.dedup();
        let mut lists = Vec::new();
        // Forms of one lemma share one list; so the transducer may share their endings with those of other lemmas.
        let mut places: HashMap<Vec<u8>, u64> = HashMap::new();
        let mut map = fst::MapBuilder::memory();
        for same in self.forms.chunk_by(|a, b| a.0 == b.0) {
            let mut list = Vec::new();
            packed::write_numbers(&mut list, same.iter().map(|(_, row)| *row));
            let place = *places.entry(list).or_insert_with_key(|list| {
                let place = lists.len() as u64;
                lists.extend_from_slice(list);
                place
            });
            map.insert(same[0].0.as_bytes(), place).expect("forms are sorted and each comes once");
        }
        let map = map.into_map().as_fst().to_vec();
        let map = Map::new(Cow::Owned(map)).expect("it was just written");
        Forms { keys: self.keys, map, lists: lists.into() }
    }
}
