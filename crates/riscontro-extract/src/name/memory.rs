//! What the document shows of its words: which have a capital where nothing else asks for one, and which stand in
//! lower case.

use riscontro_core::{Token, TokenClass};

use super::lookups::Traits;
use super::passage::{Capitals, Passage};

/// For each word form of a side, how it was seen.
#[derive(Debug)]
pub(super) struct Memory {
    seen: Vec<Seen>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    as_name: bool,
    with_capital: bool,
    in_lower_case: bool,
}

impl Memory {
    /// A memory of nothing, for `forms` word forms.
    pub(super) fn new(forms: usize) -> Self {
        Memory { seen: vec![Seen::default(); forms] }
    }

    /// Takes in what `passage` shows; a headline shows nothing.
    pub(super) fn learn(&mut self, passage: &Passage<'_>) {
        if passage.capitals != Capitals::Telling {
            return;
        }
        for (at, token) in passage.tokens.iter().enumerate() {
            let seen = &mut self.seen[token.folded.0 as usize];
            seen.in_lower_case |= token.class == TokenClass::Lower;
            if token.class.is_capitalised() {
                let is_initial = passage.is_initial(at);
                seen.as_name |= is_shown_as_name(passage, at, is_initial);
                seen.with_capital |= !is_initial;
            }
        }
    }

    /// Whether the word has a capital elsewhere in the document, where only a name has one.
    pub(super) fn knows(&self, token: Token) -> bool {
        self.seen[token.folded.0 as usize].as_name
    }

    /// Whether the word, be it one of the language, always has a capital where none is due.
    pub(super) fn suspects(&self, token: Token) -> bool {
        let seen = self.seen[token.folded.0 as usize];
        seen.with_capital && !seen.in_lower_case
    }

    /// Whether the word stands somewhere in lower case.
    pub(super) fn has_in_lower_case(&self, token: Token) -> bool {
        self.seen[token.folded.0 as usize].in_lower_case
    }
}

/// Whether the word at `at`, which has a capital, is shown to be a name by that, or by what stands before it.
fn is_shown_as_name(passage: &Passage<'_>, at: usize, is_initial: bool) -> bool {
    let traits = passage.traits(at);
    if passage.is_single_letter(at) {
        return false;
    }
    if traits.has(Traits::MONTH) {
        // `Theresa May`, `Mrs May`: once said so, the surname is known.
        return is_month_as_surname(passage, at);
    }
    // `Maxine Waters`, `Kanye West`: a word of the language, but behind a given name a surname (`Roman Emperor` has
    // none).
    let behind_given =
        !passage.is_roman(at) && at.checked_sub(1).is_some_and(|before| is_plain_given_name(passage, before));
    let is_own_word = traits.has(Traits::STOP.or(Traits::WEEKDAY));
    !is_own_word && !is_initial && (behind_given || !traits.has(Traits::ORDINARY))
}

fn is_plain_given_name(passage: &Passage<'_>, at: usize) -> bool {
    let traits = passage.traits(at);
    passage.is_capitalised(at)
        && traits.has(Traits::GIVEN)
        && !traits.has(Traits::TITLE)
        && !passage.words.names(&passage.tokens[at..])
}

/// Whether the month word at `at` follows a given name or a title, and no figure follows it.
pub(super) fn is_month_as_surname(passage: &Passage<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let before = if passage.is_abbreviation_dot(before) { before - 1 } else { before };
    let figure_follows = passage.tokens.get(at + 1).is_some_and(|token| token.class == TokenClass::Number);
    passage.is_capitalised(before) && passage.traits(before).has(PERSON_COMES) && !figure_follows
}

const PERSON_COMES: Traits = Traits::GIVEN.or(Traits::TITLE);
