//! The one tokeniser.
//!
//! Text is tokenised once, and everything that reads words reads these tokens. The cuts are those of words in Unicode's
//! text segmentation (UAX 29) with what names and numbers need: a number is one token with its inner marks (`1.234,5`,
//! `17.30`, `1 234` with a no-break space), an abbreviation with inner dots is one with its last dot (`U.S.`, `a.C.`),
//! a clitic is cut off with its apostrophe (`dell'` + `esercito`), a possessive mark without its word (`Lavrov` + `'s`), and an
//! address is one token that nobody reads inside. UAX 29 itself joins `dell'esercito` and cuts `U.S.` from its dot, so its
//! implementation could not be used as it stands.

use std::ops::RangeInclusive;

use riscontro_core::{Folds, Segment, Span, Token, TokenClass};

use crate::dimensions::sign_of_dimensions;
use crate::fold::{fold, fold_into};
use crate::language::{Clitics, Language, Possessive};
use crate::letters::{
    BYTES, LOWER, WORD, first_chunk, is_apostrophe, is_folded, is_group_space, is_punctuation, is_word_letter,
};

/// Cuts text into tokens, after one language.
#[derive(Debug)]
pub struct Tokeniser {
    clitics: Clitics,
    possessive: Possessive,
    elisions: Folds,
    dotted: Folds,
    stems: Folds,
    /// Codes and letters of currencies, sorted.
    currencies: Vec<&'static str>,
}

/// The tokens of a document: in text order, with the index of the first token of each segment and one more at the end.
#[derive(Debug, Default)]
pub struct Tokenised {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// For each segment the index of its first token; one more entry at the end.
    pub starts: Vec<u32>,
}

impl Tokeniser {
    /// Builds the look-ups of `language`.
    #[must_use]
    pub fn new(language: &Language) -> Self {
        let set = |rows: &mut dyn Iterator<Item = String>| {
            let mut set = Folds::default();
            for form in rows {
                set.intern(&form);
            }
            set
        };
        let abbreviations = || language.abbreviations.rows::<1>().map(|[form]| fold(form));
        Tokeniser {
            clitics: language.clitics,
            possessive: language.possessive,
            elisions: set(&mut language.elisions.rows::<1>().map(|[form]| fold(form))),
            dotted: set(&mut abbreviations().filter(|form| form.contains('.'))),
            stems: set(&mut abbreviations().filter(|form| !form.contains('.'))),
            currencies: currency_letters(language),
        }
    }

    /// Returns the tokens of `segments`, spans of `text`; their folded forms go into `folds`.
    #[must_use]
    pub fn tokenise(&self, text: &str, segments: &[Segment], folds: &mut Folds) -> Tokenised {
        let mut out =
            Tokenised { tokens: Vec::with_capacity(text.len() / 5), starts: Vec::with_capacity(segments.len() + 1) };
        let mut buffer = String::new();
        for segment in segments {
            out.starts.push(narrow(out.tokens.len()));
            self.scan(text, segment.span, (folds, &mut out.tokens), &mut buffer);
        }
        out.starts.push(narrow(out.tokens.len()));
        out
    }

    /// Appends the tokens of `span` of `text` to `tokens`.
    pub fn tokenise_span(&self, text: &str, span: Span, folds: &mut Folds, tokens: &mut Vec<Token>) {
        self.scan(text, span, (folds, tokens), &mut String::new());
    }

    /// Appends the tokens of `span` of `text` to those of `out`; `buffer` is room to fold in, used again and again.
    pub(crate) fn scan(
        &self,
        text: &str,
        span: Span,
        (folds, tokens): (&mut Folds, &mut Vec<Token>),
        buffer: &mut String,
    ) {
        let (text, at) = (&text[..span.range().end], span.range().start);
        let mut scan = Scan { rules: self, text, at, chunk_end: 0, folds, tokens, buffer };
        while let Some(letter) = scan.peek() {
            scan.step(letter);
        }
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("fewer tokens than bytes of a document")
}

struct Scan<'a> {
    rules: &'a Tokeniser,
    text: &'a str,
    at: usize,
    /// Up to here the chunk (text without white space) was looked through for addresses.
    chunk_end: usize,
    folds: &'a mut Folds,
    tokens: &'a mut Vec<Token>,
    buffer: &'a mut String,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn step(&mut self, letter: char) {
        if letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            self.at += letter.len_utf8();
        } else if letter == '\u{fffc}' {
            self.emit(letter.len_utf8(), TokenClass::Placeable);
        } else if let Some(len) = self.address() {
            self.emit(len, TokenClass::Verbatim);
        } else if letter.is_ascii_digit() {
            self.number();
        } else if is_word_letter(letter) {
            self.word();
        } else {
            self.mark(letter);
        }
    }

    fn emit(&mut self, len: usize, class: TokenClass) {
        self.emit_folding(len, len, class);
    }

    /// Emits a token of `len` bytes whose folded form is that of its first `folded_len` bytes.
    fn emit_folding(&mut self, len: usize, folded_len: usize, class: TokenClass) {
        let written = &self.text[self.at..self.at + folded_len];
        let folded = if is_folded(written) {
            self.folds.intern(written)
        } else {
            self.buffer.clear();
            fold_into(written, self.buffer);
            self.folds.intern(self.buffer)
        };
        self.tokens.push(Token { span: Span::from_range(self.at..self.at + len), class, folded });
        self.at += len;
    }

    /// The length of the URL, e-mail address, file name, tag or user name that begins here.
    fn address(&mut self) -> Option<usize> {
        if self.at < self.chunk_end {
            return None;
        }
        let (chunk, has_marks) = first_chunk(&self.text[self.at..]);
        self.chunk_end = self.at + chunk.len();
        if !has_marks {
            return None;
        }
        let open = chunk.len() - chunk.trim_start_matches(['(', '«', '"', '“', '‘', '[', '<']).len();
        let body = chunk[open..].trim_end_matches(|end: char| !end.is_alphanumeric() && end != '/');
        if !self.is_address(body) {
            return None;
        }
        if open > 0 {
            // The opening marks are tokens of their own; the address is found again after them.
            self.chunk_end = self.at;
            return None;
        }
        Some(body.len())
    }

    /// Only for what holds a mark that an address must have: one of `. _ : @ #`.
    fn is_address(&self, body: &str) -> bool {
        let alphanumeric = |end: Option<char>| end.is_some_and(char::is_alphanumeric);
        if body.starts_with("www.") || body.contains("://") || body.contains('_') {
            return true;
        }
        if let Some(at) = body.find('@') {
            return alphanumeric(body[at + 1..].chars().next());
        }
        if let Some(tag) = body.strip_prefix('#') {
            return tag.chars().next().is_some_and(char::is_alphabetic);
        }
        self.is_file_or_host(body)
    }

    /// `report.pdf`, `istat.it/dati`: a dot between letters, at least two before it, two to five lower-case ones after it.
    fn is_file_or_host(&self, body: &str) -> bool {
        let host = body.split('/').next().unwrap_or(body);
        let Some((head, ending)) = host.rsplit_once('.') else { return false };
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
        let last = head.rsplit('.').next().unwrap_or(head);
        plain(head)
            && last.len() >= 2
            && last.bytes().any(|byte| byte.is_ascii_alphabetic())
            && (2..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_lowercase())
            && self.rules.stems.get(&fold(last)).is_none()
            && self.rules.dotted.get(&fold(host)).is_none()
    }

    /// Digits with the marks between them; with letters right behind they are one alphanumeric token.
    fn number(&mut self) {
        let mut end = self.at;
        while let Some(letter) = self.char_at(end) {
            if letter.is_ascii_digit() {
                end += 1;
            } else if self.joins_digits(letter, end) {
                end += letter.len_utf8();
            } else {
                break;
            }
        }
        if let Some(sign) = sign_of_dimensions(self.text, self.at..end, is_word_letter) {
            self.emit(end - self.at, TokenClass::Number);
            return self.emit(sign, TokenClass::Lower);
        }
        let letters = self.text[end..].find(|letter: char| !is_word_letter(letter)).unwrap_or(self.text.len() - end);
        let class = if letters == 0 { TokenClass::Number } else { TokenClass::Alphanumeric };
        self.emit(end + letters - self.at, class);
    }

    /// Whether `mark`, which stands at `at` right after a digit, belongs to the number.
    fn joins_digits(&self, mark: char, at: usize) -> bool {
        let after = &self.text.as_bytes()[at + mark.len_utf8()..];
        let digits = after.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        match mark {
            '.' | ',' | ':' => digits > 0,
            _ if is_apostrophe(mark) || is_group_space(mark) => digits == 3,
            _ => false,
        }
    }

    fn word(&mut self) {
        if let Some(len) = self.currency_before_digits() {
            return self.emit(len, word_class(&self.text[self.at..self.at + len]));
        }
        match self.plain_word() {
            Some((len, LOWER)) => {
                // Nothing is to be folded: the word is its own form.
                let folded = self.folds.intern(&self.text[self.at..self.at + len]);
                let span = Span::from_range(self.at..self.at + len);
                self.tokens.push(Token { span, class: TokenClass::Lower, folded });
                self.at += len;
                return;
            }
            Some((len, _)) => return self.emit(len, word_class(&self.text[self.at..self.at + len])),
            None => {}
        }
        if let Some(len) = self.dotted_abbreviation() {
            self.emit(len, word_class(&self.text[self.at..self.at + len]));
            return;
        }
        let mut end = self.letters_from(self.at);
        while let Some(apostrophe) = self.char_at(end).filter(|letter| is_apostrophe(*letter)) {
            let after = end + apostrophe.len_utf8();
            match self.at_apostrophe(end, after) {
                AtApostrophe::Clitic => {
                    self.emit_folding(after - self.at, end - self.at, TokenClass::Elision);
                    return;
                }
                AtApostrophe::Elided => {
                    let class = word_class(&self.text[self.at..end]);
                    self.emit_folding(after - self.at, end - self.at, class);
                    return;
                }
                AtApostrophe::Possessive(len) => {
                    self.emit(end - self.at, word_class(&self.text[self.at..end]));
                    self.emit(len, TokenClass::Possessive);
                    return;
                }
                AtApostrophe::Inside => end = self.letters_from(after),
                AtApostrophe::Outside => break,
            }
        }
        self.emit(end - self.at, word_class(&self.text[self.at..end]));
    }

    /// The length of the letters of a currency that touch its amount (`CHF7.4bn`, `Rs500`); an amount has no capitals after it, as a
    /// code has.
    fn currency_before_digits(&self) -> Option<usize> {
        let rest = &self.text.as_bytes()[self.at..];
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if !rest.first()?.is_ascii_uppercase() || !CURRENCY_LETTERS.contains(&len) || !rest.get(len)?.is_ascii_digit() {
            return None;
        }
        let after = rest[len..].iter().find(|byte| !byte.is_ascii_digit());
        let is_code = after.is_some_and(|byte| byte.is_ascii_uppercase() || *byte == b'-');
        let letters = &self.text[self.at..self.at + len];
        (!is_code && self.rules.currencies.binary_search(&letters).is_ok()).then_some(len)
    }

    /// The length of a word of ASCII letters and digits that no dot or apostrophe may carry on, with what it is made of: most
    /// words are such.
    fn plain_word(&self) -> Option<(usize, u8)> {
        let rest = &self.text.as_bytes()[self.at..];
        let (mut len, mut made_of) = (0, 0);
        while let Some(kind) = rest.get(len).map(|byte| BYTES[*byte as usize] & WORD).filter(|kind| *kind != 0) {
            made_of |= kind;
            len += 1;
        }
        let ends = match &rest[len..] {
            [b'\'' | 0x80.., ..] => false,
            [b'.', next, ..] => next.is_ascii() && !next.is_ascii_alphabetic(),
            _ => true,
        };
        ends.then_some((len, made_of))
    }

    fn letters_from(&self, at: usize) -> usize {
        self.text[at..].find(|letter: char| !is_word_letter(letter)).map_or(self.text.len(), |len| at + len)
    }

    /// The length of `U.S.`, `a.C.`, `p.es.` at this place, with the last dot.
    fn dotted_abbreviation(&mut self) -> Option<usize> {
        let first = self.letters_from(self.at);
        if self.char_at(first) != Some('.') || first - self.at > 5 {
            return None;
        }
        let mut end = first;
        let mut all_single = self.text[self.at..first].chars().count() == 1;
        while self.char_at(end) == Some('.') && self.char_at(end + 1).is_some_and(char::is_alphabetic) {
            let next = self.letters_from(end + 1);
            all_single &= self.text[end + 1..next].chars().count() == 1;
            end = next;
        }
        if end == first {
            return None;
        }
        self.buffer.clear();
        fold_into(&self.text[self.at..end], self.buffer);
        let known = self.rules.dotted.get(self.buffer).is_some();
        (all_single || known).then(|| end - self.at + usize::from(self.char_at(end) == Some('.')))
    }

    /// What the apostrophe at `end` is; `after` is the place behind it.
    fn at_apostrophe(&mut self, end: usize, after: usize) -> AtApostrophe {
        let next = self.char_at(after);
        let next_is_letter = next.is_some_and(char::is_alphabetic);
        if self.rules.possessive == Possessive::S {
            let s_ends = matches!(next, Some('s' | 'S')) && self.letters_from(after) == after + 1;
            if s_ends {
                return AtApostrophe::Possessive(after + 1 - end);
            }
            if !next_is_letter && self.char_before(end) == Some('s') && next.is_none_or(char::is_whitespace) {
                return AtApostrophe::Possessive(after - end);
            }
        }
        if self.rules.clitics == Clitics::Elided {
            self.buffer.clear();
            fold_into(&self.text[self.at..end], self.buffer);
            // `D'Alema`, `O'Brien`: a lone capital before a capital begins a surname; `L'Aia` has its article.
            let begins_surname = matches!(&self.text[self.at..end], "D" | "O") && next.is_some_and(char::is_uppercase);
            if self.rules.elisions.get(self.buffer).is_some() && !begins_surname {
                return AtApostrophe::Clitic;
            }
            // No vowel is lost before a consonant: `Kafel'nikov`, `Tobol'sk`; `McDonald's` has an English ending.
            let is_soft_sign = next.is_some_and(is_consonant) && self.letters_from(after) > after + 1;
            if next_is_letter && !begins_surname && !is_soft_sign {
                return AtApostrophe::Elided;
            }
        }
        if next_is_letter { AtApostrophe::Inside } else { AtApostrophe::Outside }
    }

    /// A run of the same punctuation mark, or one symbol.
    fn mark(&mut self, mark: char) {
        let is_symbol = !mark.is_ascii_punctuation() && !is_punctuation(mark)
            || matches!(mark, '%' | '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~');
        if is_symbol {
            self.emit(mark.len_utf8(), TokenClass::Symbol);
            return;
        }
        let run = self.text[self.at..].find(|letter: char| letter != mark).unwrap_or(self.text.len() - self.at);
        self.emit(run, TokenClass::Punctuation);
    }
}

/// How many letters a currency has that is written on to its amount.
const CURRENCY_LETTERS: RangeInclusive<usize> = 2..=4;

fn currency_letters(language: &Language) -> Vec<&'static str> {
    let forms = language.currencies.rows::<1>().map(|[form]| form);
    let mut letters: Vec<_> = forms
        .filter(|form| CURRENCY_LETTERS.contains(&form.len()) && form.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .filter(|form| form.starts_with(|letter: char| letter.is_ascii_uppercase()))
        .collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// Whether a word that begins with `letter` begins with a consonant that is heard.
fn is_consonant(letter: char) -> bool {
    letter.is_ascii_alphabetic() && !matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'h' | 'i' | 'o' | 'u')
}

enum AtApostrophe {
    Clitic,
    Elided,
    Possessive(usize),
    Inside,
    Outside,
}

fn word_class(word: &str) -> TokenClass {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return TokenClass::Lower;
    }
    let (mut upper, mut lower, mut digits, mut first_upper) = (0_usize, 0_usize, 0_usize, false);
    for (at, letter) in word.chars().enumerate() {
        if letter.is_uppercase() {
            upper += 1;
            first_upper |= at == 0;
        } else if letter.is_lowercase() {
            lower += 1;
        } else if letter.is_ascii_digit() {
            digits += 1;
        }
    }
    match (upper, lower) {
        _ if digits > 0 => TokenClass::Alphanumeric,
        (0, _) => TokenClass::Lower,
        (_, 0) => TokenClass::Upper,
        (1, _) if first_upper => TokenClass::Capitalised,
        _ => TokenClass::Mixed,
    }
}
