//! What of a run of capitals is a name, and how sure that is.
//!
//! Titles, months, weekdays and the first word of a sentence have capitals of their own. They are taken off the front
//! of a run and cut it in the middle (`White House Press Secretary Sarah Sanders`); behind a name they stay, for
//! there they are part of it (`Crystal Palace`, `Stanford University`).

use riscontro_core::{Demand, TokenClass};
use smallvec::{SmallVec, smallvec};

use super::lookups::Traits;
use super::memory::{Memory, is_month_as_surname};
use super::passage::{Capitals, Passage};
use super::run::{WordList, is_acronym};

/// The words of one name, as indices of tokens, and what they ask of the other side.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) words: WordList,
    pub(super) demand: Demand,
}

/// The names of a run: nearly always one.
pub(super) type Pieces = SmallVec<[Piece; 1]>;

/// A passage and what its document knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judge<'a> {
    pub(super) passage: Passage<'a>,
    pub(super) memory: &'a Memory,
}

impl Judge<'_> {
    /// The names among the words of `run`, in text order.
    pub(super) fn pieces(&self, run: &[usize]) -> Pieces {
        match self.passage.capitals {
            Capitals::Telling => self.pieces_of_text(run),
            Capitals::TitleCase | Capitals::AllUpper => self.pieces_of_headline(run),
        }
    }

    fn pieces_of_text(&self, run: &[usize]) -> Pieces {
        let mut pieces = smallvec![];
        // Titles at the end are part of the name before them.
        let is_title = |word: &&usize| self.passage.traits(**word).has(Traits::TITLE);
        let tail = run.iter().rfind(|word| !is_title(word)).copied().unwrap_or(0);
        let mut rest = run;
        loop {
            while let Some((first, others)) = rest.split_first() {
                if self.belongs_to_name(*first, others) {
                    break;
                }
                rest = others;
            }
            let cut = (1..rest.len()).find(|at| self.cuts(rest, *at, tail)).unwrap_or(rest.len());
            let (words, others) = rest.split_at(cut);
            pieces.extend(self.piece_of_text(words));
            if others.is_empty() {
                return pieces;
            }
            rest = others;
        }
    }

    /// Whether the first word of a run, before `others`, belongs to the name.
    fn belongs_to_name(&self, first: usize, others: &[usize]) -> bool {
        let traits = self.passage.traits(first);
        if self.passage.is_initial(first) {
            return self.is_name_at_start(first, others);
        }
        // `Negli anni Novanta Mario Rossi …`, but `a 53 anni Trenta …`
        let is_decade = |word: usize| self.passage.traits(word).has(Traits::DECADE);
        let is_counted = |cue: usize| {
            cue.checked_sub(1).is_some_and(|before| self.passage.tokens[before].class == TokenClass::Number)
        };
        if is_decade(first) && first.checked_sub(1).is_some_and(|cue| is_decade(cue) && !is_counted(cue)) {
            return false;
        }
        let is_dotted = self.passage.is_abbreviation_dot(first + 1) || self.passage.written(first).contains('.');
        if traits.has(Traits::ABBREVIATION) && is_dotted {
            return false;
        }
        if traits.has(Traits::MONTH) {
            return self.is_surname(first) || (traits.has(Traits::GIVEN) && !others.is_empty());
        }
        let is_compound = !others.is_empty() && self.passage.is_mark(first + 1, "-");
        let is_article = traits.has(Traits::PARTICLE) && !others.is_empty();
        let is_numeral = self.passage.is_roman(first) && !self.passage.is_abbreviation_dot(first + 1);
        // `Primo Ministro`: the given name is an ordinary word here.
        let is_of_title = traits.has(Traits::TITLE)
            && others.first().is_some_and(|next| self.passage.traits(*next).has(Traits::TITLE));
        is_compound
            || is_article
            || self.is_small_word_in_capitals(first)
            || (traits.has(Traits::GIVEN) && !is_of_title)
            || self.memory.knows(self.passage.tokens[first])
            || !(is_numeral || traits.has(Traits::STOP.or(Traits::TITLE).or(Traits::WEEKDAY)))
    }

    /// Whether the word that begins a sentence is a name: on evidence, or as a guess when nothing speaks against it.
    fn is_name_at_start(&self, first: usize, others: &[usize]) -> bool {
        let token = self.passage.tokens[first];
        let traits = self.passage.traits(first);
        if self.memory.knows(token) {
            return true;
        }
        let is_suspect = traits.has(Traits::COMMON) && self.memory.suspects(token);
        if (traits.has(Traits::ORDINARY) && !is_suspect) || self.memory.has_in_lower_case(token) {
            return false;
        }
        let next_is_given = others.first().is_some_and(|next| self.passage.traits(*next).has(Traits::GIVEN));
        traits.has(Traits::GIVEN)
            || !(next_is_given
                || self.passage.is_roman(first)
                || self.is_before_article(first + 1)
                || self.passage.words.openings().is_some_and(|known| known.is_verb(&self.passage, first)))
    }

    /// Whether an article that is no pronoun stands at `at`: it has its verb before it, and no subject (`Preheat the oven`).
    fn is_before_article(&self, at: usize) -> bool {
        let is_plain = || {
            let is_word = self.passage.tokens.get(at).is_some_and(|token| token.class == TokenClass::Lower);
            is_word && self.passage.traits(at).has(Traits::ARTICLE.or(Traits::INDEFINITE))
        };
        self.passage.words.openings().map_or_else(is_plain, |known| known.is_article(&self.passage, at))
    }

    /// Whether a function word is written in capitals among words that are not: `la UN` is no article, and may be an acronym of
    /// the other language.
    fn is_small_word_in_capitals(&self, word: usize) -> bool {
        let is_upper = |at: usize| self.passage.tokens.get(at).is_some_and(|token| token.class == TokenClass::Upper);
        let is_alone = !is_upper(word + 1) && !word.checked_sub(1).is_some_and(is_upper);
        self.passage.traits(word).has(Traits::STOP) && is_acronym(&self.passage, word) && is_alone
    }

    fn is_surname(&self, month: usize) -> bool {
        let figure_follows = self.passage.tokens.get(month + 1).is_some_and(|token| token.class == TokenClass::Number);
        is_month_as_surname(&self.passage, month) || (self.memory.knows(self.passage.tokens[month]) && !figure_follows)
    }

    /// Whether the word at `at` of `run` is no part of the name before it; behind the token `tail` only
    /// titles stand.
    fn cuts(&self, run: &[usize], at: usize, tail: usize) -> bool {
        let traits = self.passage.traits(run[at]);
        if traits.has(Traits::MONTH) {
            return !self.is_surname(run[at]);
        }
        let behind_given = self.passage.traits(run[at - 1]).has(Traits::GIVEN);
        let is_compound = self.passage.is_mark(run[at] - 1, "-");
        traits.has(Traits::WEEKDAY) || (traits.has(Traits::TITLE) && run[at] < tail && !(behind_given || is_compound))
    }

    fn piece_of_text(&self, words: &[usize]) -> Option<Piece> {
        // `Trump I believe`: the pronoun is no initial.
        let is_tail = |word: &usize| {
            self.passage.traits(*word).has(Traits::STOP)
                && self.passage.is_single_letter(*word)
                && !self.passage.is_abbreviation_dot(*word + 1)
                && !self.passage.is_roman(*word)
        };
        let len = words.iter().rposition(|word| !is_tail(word))? + 1;
        let words = &words[..len];
        let telling = words.iter().filter(|word| self.is_telling(**word)).count();
        let common = words.iter().filter(|word| self.passage.traits(**word).has(Traits::COMMON)).count();
        let demand = match (telling, common) {
            (0, 0) if matches!(words, [word] if self.is_small_word_in_capitals(*word)) => Demand::Optional,
            (0, 0) => return None,
            // `Hunger Games`, `the Giants`: a name of ordinary words, or an emphasis.
            (0, _) => Demand::Optional,
            _ if self.is_doubtful(words) => Demand::Optional,
            _ => Demand::Required,
        };
        Some(Piece { words: words.into(), demand })
    }

    /// Whether the word makes a name of those that it stands with.
    fn is_telling(&self, word: usize) -> bool {
        let traits = self.passage.traits(word);
        let is_named = traits.has(Traits::GIVEN)
            || (traits.has(Traits::MONTH) && self.is_surname(word))
            || (traits.has(Traits::COMMON.or(Traits::TITLE)) && self.memory.knows(self.passage.tokens[word]));
        let is_plain = traits.has(Traits::ORDINARY.or(Traits::PARTICLE))
            || self.passage.is_roman(word)
            || self.passage.is_single_letter(word);
        is_named || !is_plain
    }

    /// A single word that is a month, a guess at the beginning of a sentence, or a given name that may be a word there.
    fn is_doubtful(&self, words: &[usize]) -> bool {
        let &[word] = words else { return false };
        let traits = self.passage.traits(word);
        let is_guess = self.passage.is_initial(word)
            && !self.memory.knows(self.passage.tokens[word])
            && self.passage.tokens[word].class == TokenClass::Capitalised;
        let is_month = traits.has(Traits::MONTH) && !is_month_as_surname(&self.passage, word);
        is_guess || is_month || (traits.has(Traits::GIVEN) && !self.memory.knows(self.passage.tokens[word]))
    }

    /// In a headline only what the document or the list of given names knows is a name; in title case others are a
    /// guess.
    fn pieces_of_headline(&self, run: &[usize]) -> Pieces {
        let kept = run.split(|word| !self.is_kept_in_headline(*word)).filter(|words| !words.is_empty());
        kept.map(|words| {
            let is_sure = words.iter().all(|word| self.is_sure_in_headline(*word));
            Piece { words: words.into(), demand: if is_sure { Demand::Required } else { Demand::Optional } }
        })
        .collect()
    }

    fn is_kept_in_headline(&self, word: usize) -> bool {
        let token = self.passage.tokens[word];
        let traits = self.passage.traits(word);
        let is_word = !traits.has(Traits::ORDINARY) && !self.memory.has_in_lower_case(token);
        let is_number = self.passage.is_roman(word) || self.passage.is_single_letter(word);
        let is_guess = self.passage.capitals == Capitals::TitleCase && !traits.has(Traits::PARTICLE) && !is_number;
        self.memory.knows(token) || (is_word && (traits.has(Traits::GIVEN) || is_guess))
    }

    fn is_sure_in_headline(&self, word: usize) -> bool {
        self.memory.knows(self.passage.tokens[word])
            || (self.passage.capitals == Capitals::TitleCase && is_acronym(&self.passage, word))
    }
}
