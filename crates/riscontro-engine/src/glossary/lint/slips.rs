//! Slips of the pen: what a cell holds beside its term, and several terms in one cell.
//!
//! A comma, a stroke and a full stop may belong to a term (`and/or`, `Washington, D.C.`, `dott.`), so each is told only where
//! a term hardly has it.

use riscontro_core::{LangTag, Term};
use riscontro_lang::{LANGUAGES, Language, fold};

/// A full stop behind a shorter word is that of an abbreviation.
const FULL_WORD: usize = 5;

/// More words between two commas are a clause.
const FEW_WORDS: usize = 3;

/// Words that join others to one term.
const JOINS: &[&str] = &["and", "but", "e", "ed", "en", "et", "ma", "né", "nor", "o", "oder", "or", "ou", "und", "y"];

const QUOTES: &[(char, char)] =
    &[('"', '"'), ('\'', '\''), ('«', '»'), ('»', '«'), ('“', '”'), ('„', '“'), ('„', '”'), ('‘', '’'), ('‹', '›')];

/// The first tag or entity of a text: `<b>`, `</b>`, `&amp;`.
pub(super) fn markup(text: &str) -> Option<&str> {
    let tag = text.match_indices('<').find_map(|(at, _)| {
        let name = text[at + 1..].trim_start_matches('/');
        let end = text[at..].find('>')? + at + 1;
        name.starts_with(|char: char| char.is_ascii_alphabetic()).then(|| &text[at..end])
    });
    let entity = || {
        text.match_indices('&').find_map(|(at, _)| {
            let end = text[at..].find(';')? + at;
            let name = text[at + 1..end].trim_start_matches('#');
            (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())).then(|| &text[at..=end])
        })
    };
    tag.or_else(entity)
}

/// The first character inside a word that nobody sees and that parts the word in two.
pub(super) fn invisible(text: &str) -> Option<char> {
    let is_invisible =
        |char: char| matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    let found = text.char_indices().filter(|(_, char)| is_invisible(*char));
    let is_inside = |at: usize| {
        text[..at].ends_with(char::is_alphanumeric)
            && text[at..].trim_start_matches(is_invisible).starts_with(char::is_alphanumeric)
    };
    // Joiners shape the letters of other scripts.
    let is_latin = text.chars().any(|char| char.is_ascii_alphabetic());
    found.filter(|(at, _)| is_latin && is_inside(*at)).map(|(_, char)| char).next()
}

/// Whether a word has letters or digits as wide as Chinese ones, in a language that is known to write none.
pub(super) fn is_full_width(word: &str, lang: LangTag) -> bool {
    language(lang).is_some() && word.contains(|char| matches!(char, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ'))
}

/// What parts the several terms of one cell: `/`, `,` or `;`.
pub(super) fn parted_by(term: &Term) -> Option<char> {
    let text = &*term.text;
    if text.contains("; ") && text.split("; ").all(has_word) {
        Some(';')
    } else if (text.contains(" / ") && text.split(" / ").all(has_word)) || has_two_articles(text, term.lang) {
        Some('/')
    } else {
        is_list(text).then_some(',')
    }
}

/// Whether three letters stand together.
fn has_word(part: &str) -> bool {
    part.split(|char: char| !char.is_alphabetic()).any(|word| word.chars().count() > 2)
}

/// Whether commas part short words in small letters, none of them twice (`first come, first served`) and none a conjunction.
fn is_list(text: &str) -> bool {
    let is_small = !text.contains(char::is_uppercase) && text.contains(", ");
    let parts = || text.split(", ");
    let are_short = parts().all(|part| has_word(part) && part.split(' ').count() <= FEW_WORDS);
    let words: Vec<_> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_told_twice = |(at, word): (usize, &&str)| words[..at].contains(word);
    is_small
        && are_short
        && !words.iter().enumerate().any(is_told_twice)
        && !words.iter().any(|word| JOINS.contains(word))
}

/// Whether a term begins with two articles: `lo/la studente`.
fn has_two_articles(text: &str, lang: LangTag) -> bool {
    let Some((first, second)) = text.split_once(' ').and_then(|(word, _)| word.split_once('/')) else { return false };
    let Some(language) = language(lang) else { return false };
    let is_article =
        |word: &&str| !JOINS.contains(word) && language.stopwords.rows::<1>().any(|[known]| known == fold(word));
    [first, second].iter().all(is_article)
}

fn language(lang: LangTag) -> Option<&'static Language> {
    riscontro_lang::find(LANGUAGES, lang)
}

/// The marks that stand around a whole text.
pub(super) fn quotes_around(text: &str) -> Option<(char, char)> {
    let inner = text.chars().rev().skip(1);
    let ends = (text.chars().next()?, text.chars().next_back()?);
    let is_around =
        |marks: &&(char, char)| **marks == ends && inner.clone().filter(|char| *char == marks.0).count() == 1;
    QUOTES.iter().find(is_around).copied()
}

/// A mark at the end of a term that ended a sentence or a row of a list.
pub(super) fn final_mark(term: &Term) -> Option<&str> {
    let text = &*term.text;
    if text.ends_with("...") {
        return Some("...");
    }
    let mark = text.char_indices().next_back().map(|(at, _)| &text[at..])?;
    let is_name = text.contains(char::is_uppercase);
    let is_slip = match mark {
        "," | ":" | "…" | ";" => true,
        // `Yahoo!`
        "!" | "?" => !is_name,
        "." => is_full_stop(&text[..text.len() - 1], term.lang),
        _ => false,
    };
    is_slip.then_some(mark)
}

/// Whether a full stop behind these words ends a sentence, and no abbreviation.
fn is_full_stop(words: &str, lang: LangTag) -> bool {
    let word = words.rsplit([' ', '-', '\'', '’']).next().unwrap_or(words);
    let is_small = word.chars().all(char::is_lowercase) && word.chars().count() >= FULL_WORD;
    let is_abbreviation =
        || language(lang).is_some_and(|language| language.abbreviations.rows::<2>().any(|[form, _]| form == word));
    is_small && !words.contains('.') && !is_abbreviation()
}

#[cfg(test)]
mod tests {
    use riscontro_core::TermStatus;

    use super::*;

    fn term(text: &str) -> Term {
        Term::new(LangTag::new("it"), text, TermStatus::Preferred)
    }

    #[test]
    fn tags_and_entities_are_told_from_signs() {
        assert_eq!(markup("il <b>molo</b>"), Some("<b>"));
        assert_eq!(markup("molo</b>"), Some("</b>"));
        assert_eq!(markup("Johnson &amp; Johnson"), Some("&amp;"));
        for text in ["p < 0,05", "a<b", "Johnson & Johnson; altri", "R&S", "<3>", "molo"] {
            assert_eq!(markup(text), None, "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_counts_inside_a_word() {
        assert_eq!(invisible("mo\u{200b}lo"), Some('\u{200b}'));
        assert_eq!(invisible("mo\u{ad}lo"), Some('\u{ad}'));
        for text in ["molo\u{200b}", "\u{feff}molo", "molo \u{200b}grande", "molo", "می\u{200c}خواهم"] {
            assert_eq!(invisible(text), None, "{text:?}");
        }
    }

    #[test]
    fn several_terms_are_told_from_one_with_a_mark() {
        for (text, mark) in [
            ("molo / banchina", '/'),
            ("accordo di pace / trattato", '/'),
            ("lo/la studente", '/'),
            ("molo, banchina", ','),
            ("molo, banchina di carico, pontile", ','),
            ("molo; banchina", ';'),
        ] {
            assert_eq!(parted_by(&term(text)), Some(mark), "{text}");
        }
        for text in [
            "e/o",
            "and/or equity swap",
            "km / h",
            "input/output",
            "andata/ritorno gratuito",
            "Washington, D.C.",
            "primo entrato, primo uscito",
            "agricoltura, caccia e pesca",
            "Ministero dell'Ambiente, della Tutela del Territorio",
            "chi va piano va sano, va lontano",
            "3,5 metri",
            "molo",
        ] {
            assert_eq!(parted_by(&term(text)), None, "{text}");
        }
    }

    #[test]
    fn marks_around_a_term_are_told_from_those_inside() {
        for text in ["«molo»", "\"molo grande\"", "“molo”", "‘molo’", "'molo'"] {
            assert!(quotes_around(text).is_some(), "{text}");
        }
        for text in ["'ndrangheta", "\"mani pulite\" e \"tangentopoli\"", "il «molo»", "\"", "po'", "molo"] {
            assert_eq!(quotes_around(text), None, "{text}");
        }
    }

    #[test]
    fn the_stop_of_a_sentence_is_told_from_that_of_an_abbreviation() {
        for (text, mark) in [
            ("banchina.", "."),
            ("molo grande e banchina.", "."),
            ("molo,", ","),
            ("molo:", ":"),
            ("molo…", "…"),
            ("molo...", "..."),
            ("che fai?", "?"),
        ] {
            assert_eq!(final_mark(&term(text)), Some(mark), "{text}");
        }
        for text in ["ecc.", "S.p.A.", "dott.", "U.S.", "art. segg.", "Yahoo!", "Min. esteri.", "Treccani.", "molo"] {
            assert_eq!(final_mark(&term(text)), None, "{text}");
        }
    }
}
