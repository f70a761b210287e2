//! Abbreviations that a user adds to those of a language.

use crate::forms::SHORT;

/// Bytes of the longest abbreviation; longer words are in no table.
const LONGEST: usize = 32;

/// An abbreviation and what it does before a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Abbreviation {
    form: Box<str>,
    class: AbbreviationClass,
}

/// What stands behind an abbreviation, as in the tables of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum AbbreviationClass {
    /// No sentence ends behind it.
    #[default]
    Inner,
    /// A sentence may end behind it.
    Final,
    /// A number follows; before a word a sentence may end.
    Number,
    /// A name follows; no sentence ends behind it.
    Name,
}

/// Why a word is no abbreviation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AbbreviationError {
    /// It has no letter or digit.
    #[error("`{0}` is no abbreviation: write a word such as `sett.`")]
    Empty(Box<str>),
    /// It has white space, a comma or a semicolon inside.
    #[error(
        "`{0}` is more than one word: write each word for itself, and the parts of one without spaces, as in `p.es.`"
    )]
    Words(Box<str>),
    /// It is to be the ending of words, and has something else than a few letters.
    #[error(
        "`{0}` is no ending of a word: write one to eight letters without accents behind the hyphen, as in `-str.`"
    )]
    Ending(Box<str>),
    /// It is longer than any abbreviation.
    #[error("`{0}` is too long: an abbreviation has {LONGEST} bytes at most")]
    TooLong(Box<str>),
    /// Its class does not exist.
    #[error("unknown class `{0}`: expected `inner`, `final`, `number` or `name`")]
    Class(Box<str>),
}

impl Abbreviation {
    /// Reads an abbreviation and, behind a tab, its class: `sett.`, `sett` or `art.⇥number`. The last dot may be left out.
    ///
    /// A form with a capital is found only with that capital, any other in every case; `-str.` is the ending of a word.
    ///
    /// # Errors
    ///
    /// When the word is empty, too long or more than one, or the class is unknown.
    pub fn parse(line: &str) -> Result<Self, AbbreviationError> {
        let (form, class) = line.split_once('\t').map_or((line, None), |(form, class)| (form, Some(class)));
        let form = form.trim();
        let form = form.strip_suffix('.').unwrap_or(form);
        if !form.contains(char::is_alphanumeric) || form.contains(char::is_control) {
            return Err(AbbreviationError::Empty(line.trim().into()));
        }
        if form.contains(|char: char| char.is_whitespace() || matches!(char, ',' | ';')) {
            return Err(AbbreviationError::Words(line.trim().into()));
        }
        if form.len() > LONGEST {
            return Err(AbbreviationError::TooLong(form.into()));
        }
        if form.strip_prefix('-').is_some_and(|ending| !is_ending(ending)) {
            return Err(AbbreviationError::Ending(form.into()));
        }
        let class = class.map(str::trim).filter(|class| !class.is_empty());
        let class = class.map_or(Ok(AbbreviationClass::Inner), AbbreviationClass::parse)?;
        Ok(Abbreviation { form: form.into(), class })
    }

    /// The word, without its last dot.
    #[must_use]
    pub fn form(&self) -> &str {
        &self.form
    }

    /// What stands behind it.
    #[must_use]
    pub fn class(&self) -> AbbreviationClass {
        self.class
    }
}

/// Whether `form`, behind its hyphen, may be looked for at the end of words.
fn is_ending(form: &str) -> bool {
    form.len() <= SHORT && form.bytes().all(|byte| byte.is_ascii_alphabetic())
}

impl AbbreviationClass {
    fn parse(word: &str) -> Result<Self, AbbreviationError> {
        let all = [Self::Inner, Self::Final, Self::Number, Self::Name];
        all.into_iter().find(|class| class.as_str() == word).ok_or_else(|| AbbreviationError::Class(word.into()))
    }

    /// The word that tables use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inner => "inner",
            Self::Final => "final",
            Self::Number => "number",
            Self::Name => "name",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_dot_and_the_class_may_be_left_out() {
        let read = |line| Abbreviation::parse(line).map(|read| (read.form().to_owned(), read.class()));
        assert_eq!(read("sett."), Ok(("sett".to_owned(), AbbreviationClass::Inner)));
        assert_eq!(read(" p.es \t name "), Ok(("p.es".to_owned(), AbbreviationClass::Name)));
        assert_eq!(read("art.\tnumber"), Ok(("art".to_owned(), AbbreviationClass::Number)));
        assert_eq!(read("rel.\t"), Ok(("rel".to_owned(), AbbreviationClass::Inner)));
    }

    #[test]
    fn what_is_no_abbreviation_is_refused_with_a_remedy() {
        let refusal = |line: &str| Abbreviation::parse(line).map_or_else(|error| error.to_string(), |_| String::new());
        assert!(refusal(".").starts_with("`.` is no abbreviation"));
        assert!(refusal("\tname").contains("is no abbreviation"));
        assert!(refusal("p. es.").starts_with("`p. es.` is more than one word"));
        assert!(refusal("rel.,ric.").starts_with("`rel.,ric.` is more than one word"));
        assert!(refusal("-straße\tnumber").contains("is no ending of a word"));
        assert!(refusal("a\0").contains("is no abbreviation"));
        assert!(refusal("art.\tnumero").starts_with("unknown class `numero`"));
        assert!(refusal(&"x".repeat(40)).contains("too long"));
    }
}
