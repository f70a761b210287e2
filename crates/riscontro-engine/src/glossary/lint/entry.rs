//! What one concept tells.

use std::collections::BTreeSet;

use riscontro_core::{Concept, LangTag, Term, TermStatus};

use super::{LintCheck, Placed, Report, slips};

/// A term of more words is hardly ever met as it stands.
const LONG: usize = 12;

pub(super) fn look(report: &mut Report<'_>) {
    for at in report.terms() {
        words(report, at);
        same_in_both(report, at);
        part_of_speech(report, at);
    }
    for (file, number, concept) in report.concepts() {
        no_replacement(report, file, number, concept);
        two_preferred(report, file, number, concept);
    }
}

fn words(report: &mut Report<'_>, at: Placed<'_>) {
    if let Some((check, message)) = unmatched(at.term).or_else(|| hardly_matched(at.term)) {
        report.add(at, check, message);
    }
}

/// Why a term can never be found.
fn unmatched(term: &Term) -> Option<(LintCheck, String)> {
    let text = &term.text;
    if !text.contains(char::is_alphanumeric) {
        return Some((LintCheck::NoWord, format!("`{text}` has no letter and no digit and can never be found")));
    }
    if let Some(tag) = slips::markup(text) {
        return Some((LintCheck::Markup, format!("`{text}` holds the tag `{tag}` and can never be found")));
    }
    if let Some(char) = slips::invisible(text) {
        let message = format!("`{}` holds the invisible character U+{:04X}", text.replace(char, ""), u32::from(char));
        return Some((LintCheck::Invisible, message));
    }
    if let Some(word) = text.split_whitespace().find(|word| slips::is_full_width(word, term.lang)) {
        return Some((LintCheck::MixedLetters, format!("`{word}` is written in wide letters")));
    }
    let word = text.split_whitespace().find(|word| mixes_alphabets(word))?;
    Some((LintCheck::MixedLetters, format!("`{word}` mixes letters of two alphabets that look alike")))
}

/// Why a term is found only as it is hardly ever written.
fn hardly_matched(term: &Term) -> Option<(LintCheck, String)> {
    let text = &term.text;
    let only_with = |marks: &str| (LintCheck::Punctuation, format!("`{text}` is found only where {marks} in it, too"));
    let count = text.split_whitespace().count();
    if let Some(mark) = slips::parted_by(term) {
        Some((LintCheck::SeveralTerms, format!("`{text}` looks like several terms, parted by `{mark}`")))
    } else if let Some(mark) = text.chars().find(|char| "()[]{}*;".contains(*char)) {
        Some(only_with(&format!("`{mark}` stands")))
    } else if let Some(ending) = short_ending(text) {
        Some(only_with(&format!("`/{ending}` stands")))
    } else if let Some((open, close)) = slips::quotes_around(text) {
        Some(only_with(&format!("`{open}` and `{close}` stand")))
    } else if let Some(mark) = slips::final_mark(term) {
        Some(only_with(&format!("`{mark}` stands")))
    } else {
        (count > LONG).then(|| (LintCheck::Sentence, format!("`{text}` has {count} words")))
    }
}

/// A part of speech that is none of those that forms are written out by, nor another of the picklists of TBX.
fn part_of_speech(report: &mut Report<'_>, at: Placed<'_>) {
    const WITHOUT_FORMS: &[&str] = &[
        "abbr",
        "abbreviation",
        "acronimo",
        "acronym",
        "article",
        "articolo",
        "interjection",
        "loc",
        "locuzione",
        "numeral",
        "other",
        "particle",
        "phrase",
        "pronome",
        "pronoun",
        "sigla",
    ];
    let written = at.term.remarks.as_ref().map_or("", |remarks| &remarks.part_of_speech);
    let is_known = at.term.part_of_speech.is_some() || WITHOUT_FORMS.contains(&written.to_lowercase().as_str());
    if !written.is_empty() && !is_known {
        report.add(at, LintCheck::PartOfSpeech, format!("`{written}` beside `{}` is no part of speech", at.term.text));
    }
}

/// The alphabet of a letter, of those with letters that look like others.
fn alphabet(letter: char) -> Option<u8> {
    match letter {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(0),
        '\u{370}'..='\u{3ff}' => Some(1),
        '\u{400}'..='\u{52f}' => Some(2),
        _ => None,
    }
}

/// Whether Latin letters stand in one word with Greek or Cyrillic ones; a part behind a hyphen is a word.
fn mixes_alphabets(word: &str) -> bool {
    let parts = word.split(|char: char| !char.is_alphabetic());
    let mut alphabets = parts.map(|part| part.chars().filter_map(alphabet).collect::<BTreeSet<_>>());
    // A Greek letter alone is a sign: `μm`, `Δt`.
    alphabets.any(|alphabets| alphabets.contains(&2) && alphabets.len() > 1)
        || word.split(|char: char| !char.is_alphabetic()).any(|part| {
            let greek = part.chars().filter(|char| alphabet(*char) == Some(1)).count();
            let latin = part.chars().filter(|char| alphabet(*char) == Some(0)).count();
            greek > 0 && latin > 2
        })
}

/// The ending behind a stroke that stands for another form: `ministro/a`, `cittadini/e`.
fn short_ending(text: &str) -> Option<&str> {
    let words = text.split_whitespace();
    words.filter_map(|word| word.split_once('/')).find_map(|(stem, ending)| {
        let are_letters = [stem, ending].iter().all(|part| part.chars().all(char::is_alphabetic));
        (are_letters && stem.chars().count() > 3 && (1..3).contains(&ending.chars().count())).then_some(ending)
    })
}

fn same_in_both(report: &mut Report<'_>, at: Placed<'_>) {
    if at.term.status.is_allowed() {
        return;
    }
    let is_same = |other: &&Term| {
        other.lang.primary() != at.term.lang.primary() && other.text == at.term.text && other.status.is_allowed()
    };
    if let Some(other) = at.concept.terms.iter().find(is_same) {
        let (text, is, lang) = (&at.term.text, at.term.status.as_str(), at.term.lang);
        report.add(at, LintCheck::SameInBoth, format!("`{text}` is {is} in `{lang}` and the term in `{}`", other.lang));
    }
}

/// Languages in which a concept has several preferred terms, each told once; regions apart.
fn two_preferred(report: &mut Report<'_>, file: usize, number: usize, concept: &Concept) {
    let mut seen: Vec<(LangTag, usize)> = Vec::new();
    for (at, term) in concept.terms.iter().enumerate().filter(|(_, term)| term.status == TermStatus::Preferred) {
        match seen.iter().position(|(lang, _)| *lang == term.lang) {
            None => seen.push((term.lang, at)),
            Some(known) => {
                let first = std::mem::replace(&mut seen[known].1, usize::MAX);
                let Some(first) = concept.terms.get(first) else { continue };
                let (one, other, lang) = (&first.text, &term.text, term.lang);
                let message = format!("`{one}` and `{other}` are both preferred in `{lang}`");
                report.add(Placed { file, number, concept, term }, LintCheck::TwoPreferred, message);
            }
        }
    }
}

/// Languages in which a concept has only terms that must not stand.
fn no_replacement(report: &mut Report<'_>, file: usize, number: usize, concept: &Concept) {
    let mut seen: Vec<LangTag> = Vec::new();
    for term in &concept.terms {
        if seen.contains(&term.lang) {
            continue;
        }
        seen.push(term.lang);
        let mut own = concept.terms.iter().filter(|other| other.lang.primary() == term.lang.primary());
        if own.all(|other| !other.status.is_allowed()) {
            let (text, lang) = (&term.text, term.lang);
            let is = if term.status == TermStatus::Forbidden { "forbidden" } else { "deprecated" };
            let message = format!("`{text}` is {is} and nothing is agreed in `{lang}`");
            report.add(Placed { file, number, concept, term }, LintCheck::NoReplacement, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_alphabets_are_told_from_signs() {
        for word in ["m\u{43e}lo", "c\u{430}sa-famiglia", "mol\u{3bf}"] {
            assert!(mixes_alphabets(word), "{word}");
        }
        for word in ["molo", "молоко", "μm", "Δt", "raggi-γ", "città", "Волга-Don"] {
            assert!(!mixes_alphabets(word), "{word}");
        }
    }

    #[test]
    fn endings_behind_a_stroke_are_told_from_alternatives() {
        assert_eq!(short_ending("ministro/a degli Esteri"), Some("a"));
        for text in ["km/h", "e/o", "input/output", "24/7", "and/or"] {
            assert_eq!(short_ending(text), None, "{text}");
        }
    }
}
