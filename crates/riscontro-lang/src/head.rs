//! Which words of several are inflected, and how.

use std::borrow::Cow;
use std::ops::Range;

use crate::fold::fold;
use crate::inflection::{Inflection, WordClass};
use crate::language::Head;
use crate::paradigms::{Class, InPhrases};

impl Inflection {
    /// The class by which the word `at` of a phrase is inflected, where the whole is of the class `phrase`.
    ///
    /// `words` are those of the phrase, in any case. A joint, a preposition mostly, and the word behind it stay as they are
    /// (`mercati del lavoro`, `heads of state`). Where heads stand first, other words may agree with the head, also behind
    /// another noun (`agenzie di stampa cubane`). Where they stand last, the head is the word before the first joint; since
    /// that may be part of a longer compound (`point of sale terminals`), the last word may have its forms as well.
    #[must_use]
    pub fn class_in_phrase(&self, words: &[&str], at: usize, phrase: WordClass) -> WordClass {
        let is_last = at + 1 == words.len();
        match (phrase, self.head) {
            (WordClass::Invariable, _) => WordClass::Invariable,
            (WordClass::Adjective, Head::Last) if words.len() > 1 => WordClass::Invariable,
            (WordClass::Noun | WordClass::Modifier, Head::Last) => {
                let joint = (1..words.len()).find(|at| self.is_joint(words[*at])).unwrap_or(words.len());
                if at + 1 == joint {
                    phrase
                } else if is_last && at > joint + 1 + usize::from(self.is_article(words.get(joint + 1))) {
                    WordClass::Modifier
                } else {
                    WordClass::Invariable
                }
            }
            _ if at == 0 => phrase,
            _ if self.is_joint(words[at]) || self.is_open_joint(words[at - 1]) => WordClass::Invariable,
            _ => WordClass::Modifier,
        }
    }

    fn is_article(&self, word: Option<&&str>) -> bool {
        word.is_some_and(|word| self.paradigms.in_phrases.articles.contains(word))
    }

    /// Whether the word `at` of a phrase whose head is its first may as well agree with a noun behind a joint, with which it stays as it
    /// is: `sistemi di difesa aerea`, and also `agenzie di stampa cubane`. A noun without its article behind a joint in one word is one
    /// with the head (`tassi d'interesse reali`).
    #[must_use]
    pub fn may_agree_within(&self, words: &[&str], at: usize) -> bool {
        let is_behind = |joint: usize| joint + 1 < at && self.is_open_joint(words[joint]);
        let is_article = |joint: usize| !self.is_open_joint(words[joint]) && !is_bare(words[joint]);
        (1..at).any(|joint| self.is_joint(words[joint]) && (is_behind(joint) || is_article(joint)))
    }

    /// Whether the word `at` of such a phrase cannot agree with the head, by the endings of both: `sistema di difesa aerea`.
    #[must_use]
    pub fn differs_from_head(&self, words: &[&str], at: usize) -> bool {
        let genders = (self.gender(words[0]), self.gender(words[at]));
        matches!(genders, (Some(head), Some(own)) if head != own)
    }

    /// The letter of the gender that the longest known ending of a word tells.
    fn gender(&self, word: &str) -> Option<&'static str> {
        let word = lowered(word);
        let endings = self.paradigms.in_phrases.gender_endings.iter();
        let longest = endings.filter(|(ending, _)| word.ends_with(ending)).max_by_key(|(ending, _)| ending.len());
        longest.map(|(_, gender)| *gender).filter(|gender| *gender != "-")
    }

    /// Whether a joint waits for its word: `del`, but not `d'interesse`.
    fn is_open_joint(&self, word: &str) -> bool {
        let has_word = word.trim_end_matches(['\'', '\u{2019}']).contains(['\'', '\u{2019}']);
        !has_word && self.is_joint(word)
    }

    /// Whether `word` is a joint: a word that stays as it is in a phrase.
    #[must_use]
    pub fn is_joint(&self, word: &str) -> bool {
        self.paradigms.is_joint(&lowered(word))
    }

    /// Whether a noun is one of which a text hardly has a plural, though it may be written (`evidences`).
    #[must_use]
    pub fn is_uncounted(&self, noun: &str) -> bool {
        let noun = lowered(noun);
        let is_it = |known: &&str| known.strip_prefix("-").map_or(**known == *noun, |ending| noun.ends_with(ending));
        self.paradigms.in_phrases.uncounted.iter().any(is_it)
    }

    /// Whether a form of a verb, folded, has the ending of gerunds.
    #[must_use]
    pub fn is_gerund(&self, form: &str) -> bool {
        self.paradigms.in_phrases.gerund_endings.iter().any(|ending| form.ends_with(ending))
    }

    /// Whether `word` makes a phrase of its own with the noun behind it, and no prefix of it: `by law`, but `under secretary`.
    #[must_use]
    pub fn is_preposition(&self, word: &str) -> bool {
        let word = lowered(word);
        self.paradigms.is_joint(&word) && !self.paradigms.is_noun_prefix(&word)
    }

    /// The preposition with the article of several things that goes with one with the article of one: `dei` for `del`.
    #[must_use]
    pub fn article_of_several(&self, word: &str) -> Option<&'static str> {
        let several = self.paradigms.in_phrases.several.iter();
        several.copied().find(|(one, _)| *one == word).map(|(_, several)| several)
    }

    /// Whether a noun stands by its ending for somebody who does something, of whom several have several: `responsabili dei procedimenti`.
    #[must_use]
    pub fn is_agent(&self, noun: &str) -> bool {
        let noun = lowered(noun);
        self.paradigms.in_phrases.agent_endings.iter().any(|ending| noun.ends_with(ending))
    }

    /// The nouns for a woman beside `noun`, one for a man: `ministra` beside `ministro`; folded, none for most.
    pub fn feminines(&self, noun: &str) -> impl Iterator<Item = String> {
        let noun = fold(noun);
        let found = self.paradigms.find(Class::Feminine, &noun);
        let endings = found.into_iter().flat_map(|found| self.paradigms.endings(found.items));
        endings.map(move |ending| format!("{}{ending}", &noun[..found.map_or(0, |found| found.stem_len)]))
    }

    /// An adjective as it stands beside a noun for a woman: `delegata` for `delegato`; `None` for any other word, and one of one form.
    #[must_use]
    pub fn feminine_of_adjective(&self, adjective: &str) -> Option<String> {
        let is_masculine = self.gender(&lowered(adjective)) == Some("m");
        let mut forms = is_masculine.then(|| self.forms(adjective, WordClass::Modifier)).into_iter().flatten();
        forms.find(|form| self.gender(form) == Some("f"))
    }

    /// The class of a lemma of a termbase that does not tell it; a noun where nothing tells.
    ///
    /// Only the first word is looked at.
    #[must_use]
    pub fn term_class(&self, lemma: &str) -> WordClass {
        let first = lemma.split_whitespace().next().unwrap_or_default();
        let found = self.paradigms.find(Class::Term, &lowered(first));
        let class = found.and_then(|found| self.paradigms.endings(found.items).next());
        class.and_then(Class::named).map_or(WordClass::Noun, Class::word_class)
    }

    /// What follows the mark of an infinitive at the beginning of `lemma` (`to reach an agreement`), where there is one.
    #[must_use]
    pub fn behind_infinitive_mark<'l>(&self, lemma: &'l str) -> Option<&'l str> {
        let (mark, rest) = lemma.split_once(' ')?;
        let is_mark = self.paradigms.in_phrases.infinitive_marks.iter().any(|known| mark.eq_ignore_ascii_case(known));
        is_mark.then(|| rest.trim_start())
    }

    /// What follows the article in small letters at the beginning of `term` (`l'Unione europea`), else the whole of it: texts have it with
    /// any other article, or with none.
    #[must_use]
    pub fn behind_article<'t>(&self, term: &'t str) -> &'t str {
        let Some((word, rest)) = term.split_once([' ', '\'', '\u{2019}']) else { return term };
        let is_article = self.paradigms.in_phrases.articles.contains(&word);
        let rest = rest.trim_start();
        if is_article && !rest.is_empty() { rest } else { term }
    }

    /// `phrase` with a hyphen in each word, or between two words, that the language also writes so (`ceasefire agreement`,
    /// `cease fire agreement` as `cease-fire agreement`), in lower case; `None` where there is no such word.
    #[must_use]
    pub fn parted(&self, phrase: &str) -> Option<String> {
        let InPhrases { parted, parted_starts, .. } = &self.paradigms.in_phrases;
        let known = |word: &str| parted.get(word).copied();
        let lower = lowered(phrase);
        let may_be_one = |word: &str| parted_starts.contains(word) || parted.contains_key(word);
        if parted.is_empty() || !lower.split_whitespace().any(may_be_one) {
            return None;
        }
        let words: Vec<&str> = lower.split_whitespace().collect();
        let (mut written, mut at, mut is_other) = (Vec::new(), 0, false);
        while at < words.len() {
            // They *turn out*, but no *turn-out* is meant.
            let next = words.get(at + 1).filter(|next| !self.is_joint(next));
            let two = next.and_then(|next| known(&format!("{} {next}", words[at])));
            let one = known(words[at]);
            written.push(two.or(one).unwrap_or(words[at]));
            is_other |= two.or(one).is_some();
            at += if two.is_some() { 2 } else { 1 };
        }
        is_other.then(|| written.join(" "))
    }

    /// The endings that an acronym may have (`NGOs`); maybe none.
    #[must_use]
    pub fn acronym_endings(&self) -> &[&'static str] {
        &self.paradigms.in_phrases.acronym_endings
    }

    /// Whether `word`, behind the head of a phrase, tells that the phrase is in the plural (`forze armate`).
    #[must_use]
    pub fn tells_plural(&self, word: &str) -> bool {
        self.paradigms.in_phrases.plural_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether `word` is a noun that stays as it is behind another one (`parole chiave`).
    #[must_use]
    pub fn is_apposition(&self, word: &str) -> bool {
        self.paradigms.in_phrases.appositions.contains(&word)
    }

    /// Whether `word` is a noun that stays as it is behind another one or agrees with it (`nomi utente`, `imprese utenti`).
    #[must_use]
    pub fn may_be_apposition(&self, word: &str) -> bool {
        self.paradigms.in_phrases.maybe_appositions.contains(&word)
    }

    /// Whether `word`, behind the head of a phrase, surely agrees with it: others may be nouns that stay as they are
    /// (`effetti serra`).
    #[must_use]
    pub fn agrees_surely(&self, word: &str) -> bool {
        self.paradigms.in_phrases.agreeing_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether the tables have a row for the whole of `lemma`, lower case.
    #[must_use]
    pub fn has_own_row(&self, lemma: &str, class: WordClass) -> bool {
        match class {
            WordClass::Noun => self.paradigms.find_whole(Class::Noun, lemma).is_some(),
            WordClass::Adjective => self.paradigms.find_whole(Class::Adjective, lemma).is_some(),
            WordClass::Verb => self.paradigms.find_whole(Class::Verb, lemma).is_some(),
            WordClass::Invariable => false,
            WordClass::Modifier => self.row(lemma, class).is_some_and(|found| found.stem_len == 0),
        }
    }

    /// Where the head of a noun phrase stands.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// Where the word that is inflected stands in `lemma`, lower case: the whole of it if a row has it or it is one word.
    pub(crate) fn inflected_word(&self, lemma: &str, class: WordClass) -> Range<usize> {
        let whole = 0..lemma.len();
        if !lemma.contains(' ') || self.has_own_row(lemma, class) {
            return whole;
        }
        let words: Vec<_> = lemma.split(' ').collect();
        let inflected = (0..words.len()).find(|at| self.class_in_phrase(&words, *at, class) == class);
        inflected.map_or(lemma.len()..lemma.len(), |at| {
            let start = words[..at].iter().map(|word| word.len() + 1).sum();
            start..start + words[at].len()
        })
    }
}

/// Whether a joint in one word with its noun has no article: `d'interesse`.
fn is_bare(joint: &str) -> bool {
    joint.starts_with("d'") || joint.starts_with("d\u{2019}")
}

/// `word` in lower case, which most words are in already.
pub(crate) fn lowered(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}
