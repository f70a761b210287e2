//! Tokens: what extraction, terms and the lexicon read.

use crate::fold::FoldedId;
use crate::span::Span;

/// What a token looks like. White space is no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenClass {
    /// A word in lower case, or in a script without case.
    Lower,
    /// A word whose first letter alone is a capital.
    Capitalised,
    /// A word of two or more capitals (`NATO`, `U.S.`), or a single capital letter.
    Upper,
    /// A word with capitals inside (`iPhone`, `McDonald`).
    Mixed,
    /// A clitic that ends in an apostrophe and belongs to the next word (`dell'`, `l'`).
    Elision,
    /// The English possessive mark (`'s`, a bare `'` after s).
    Possessive,
    /// Digits with their inner separators (`1.234,5`, `17.30`, `2025`).
    Number,
    /// Letters and digits together (`53enne`, `1960s`, `F125`, `5pm`).
    Alphanumeric,
    /// An address or code that must not be read inside: URL, e-mail, file name, hashtag, user name.
    Verbatim,
    /// U+FFFC, the stand-in of a placeable.
    Placeable,
    /// A punctuation mark or a run of the same mark (`...`).
    Punctuation,
    /// Any other symbol (`€`, `%`, `°`).
    Symbol,
}

impl TokenClass {
    /// Whether the token is a word (clitics and possessive marks are not).
    #[must_use]
    pub fn is_word(self) -> bool {
        matches!(self, TokenClass::Lower | TokenClass::Capitalised | TokenClass::Upper | TokenClass::Mixed)
    }

    /// Whether the token is a word with a capital in it.
    #[must_use]
    pub fn is_capitalised(self) -> bool {
        matches!(self, TokenClass::Capitalised | TokenClass::Upper | TokenClass::Mixed)
    }
}

/// A token: its span in the document's text, its class and its folded form; 16 bytes, `Copy`.
///
/// Elisions and possessives are tokens of their own, so the folded form of `dell'esercito` is `esercito`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of [`crate::Document::text`].
    pub span: Span,
    /// What it looks like.
    pub class: TokenClass,
    /// Its form without case and accents, in the side's [`crate::Folds`].
    pub folded: FoldedId,
}
