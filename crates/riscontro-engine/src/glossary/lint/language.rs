//! Which language a term is in.
//!
//! Single words are no text: a detector of languages guesses at them. So a term is judged by the words that the tables of
//! its language and of the others in the glossary know, and a column as a whole by the detector.

use std::collections::{BTreeMap, HashMap, HashSet};

use riscontro_core::{LangTag, Term};
use riscontro_lang::LANGUAGES;

use super::{LintCheck, Placed, Report, folded};
use crate::detect::{detect, detect_among};

/// So many terms are enough for a detector to tell the language of a column, and fewer are not.
const ENOUGH: usize = 400;
const FEWEST: usize = 10;

/// Of so many and more, a swap of two columns is told among the languages of the glossary alone.
const FEWEST_KNOWN: usize = 3;

pub(super) fn look(report: &mut Report<'_>) {
    let swapped = columns(report);
    if swapped.is_empty() {
        terms(report);
    }
}

/// Columns whose terms are, taken together, of another language of the glossary; returns these.
fn columns(report: &mut Report<'_>) -> Vec<LangTag> {
    let mut wrong = Vec::new();
    for file in 0..report.files.len() {
        let mut columns: BTreeMap<LangTag, Vec<Placed<'_>>> = BTreeMap::new();
        for at in report.terms().filter(|at| at.file == file) {
            let column = columns.entry(at.term.lang).or_default();
            if column.len() < ENOUGH {
                column.push(at);
            }
        }
        let langs: Vec<_> = columns.keys().copied().collect();
        // Of few terms a swap of two columns is told; one column alone may be names or loans.
        let few = columns.iter().filter(|(_, column)| (FEWEST_KNOWN..FEWEST).contains(&column.len()));
        let looks: Vec<_> = few.filter_map(|(lang, column)| Some((*lang, mostly_foreign(column, &langs)?))).collect();
        for (lang, found) in &looks {
            let is_swap = |(other, back): &(LangTag, LangTag)| {
                other.primary() == found.primary() && back.primary() == lang.primary()
            };
            if looks.iter().any(is_swap) {
                let message = format!("the terms under `{lang}` look like `{found}`");
                report.add(columns[lang][0], LintCheck::SwappedLanguages, message);
                wrong.push(*lang);
            }
        }
        for (lang, column) in columns.iter().filter(|(_, column)| column.len() >= FEWEST) {
            let text: Vec<_> = column.iter().map(|at| &*at.term.text).collect();
            let Some(found) = detect(&text.join(", ")).filter(|found| found.is_reliable) else { continue };
            let is_other = langs.iter().any(|other| other.primary() == found.lang.primary());
            if is_other && found.lang.primary() != lang.primary() {
                let message = format!("the terms under `{lang}` look like `{}`", found.lang);
                report.add(column[0], LintCheck::SwappedLanguages, message);
                wrong.push(*lang);
            }
        }
    }
    wrong
}

/// The other language that a column of few terms looks like, by itself and in two of three terms. A term that faces the same one
/// says nothing.
fn mostly_foreign(column: &[Placed<'_>], langs: &[LangTag]) -> Option<LangTag> {
    let lang = column[0].term.lang.primary();
    let is_faced =
        |at: &&Placed<'_>| at.concept.terms.iter().any(|term| term.lang.primary() != lang && term.text == at.term.text);
    let text: Vec<_> = column.iter().filter(|at| !is_faced(at)).map(|at| &*at.term.text).collect();
    let found = detect_among(&text.join(", "), langs).filter(|found| found.primary() != lang)?;
    let like_it = text.iter().filter(|text| detect_among(text, langs) == Some(found)).count();
    (text.len() >= FEWEST_KNOWN && like_it * 3 >= text.len() * 2).then_some(found)
}

/// The words that the tables of a language know.
struct KnownWords(HashSet<&'static str>);

impl KnownWords {
    fn of(lang: LangTag) -> Self {
        let language = riscontro_lang::find(LANGUAGES, lang);
        let tables = language.into_iter().flat_map(|language| [language.stopwords, language.common_words]);
        KnownWords(tables.flat_map(|table| table.rows::<1>().map(|[word]| word)).collect())
    }

    fn know(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Terms whose words only another language of the glossary knows. A single word must also stand there elsewhere, or face a
/// term that is as much out of place: `pace` is a word of two languages, and no table has all words.
fn terms(report: &mut Report<'_>) {
    let mut words: BTreeMap<LangTag, KnownWords> = BTreeMap::new();
    for at in report.terms() {
        words.entry(at.term.lang).or_insert_with(|| KnownWords::of(at.term.lang));
    }
    let elsewhere = elsewhere(report);
    for at in report.terms() {
        let Term { lang, text, .. } = at.term;
        let Some(other) = foreign_to(at.term, &words) else { continue };
        let mut own_terms = at.concept.terms.iter().filter(|term| term.lang != *lang);
        let is_elsewhere = elsewhere.get(&folded(at.term)).is_some_and(|langs| langs.contains(&other));
        let is_faced = own_terms.clone().any(|term| foreign_to(term, &words).is_some());
        let is_phrase = text.split_whitespace().nth(1).is_some();
        if (is_phrase || is_elsewhere || is_faced) && !own_terms.any(|term| term.text == *text) {
            report.add(at, LintCheck::WrongLanguage, format!("`{text}` under `{lang}` looks like `{other}`"));
        }
    }
}

/// The other language that alone knows the words of a term.
fn foreign_to(term: &Term, words: &BTreeMap<LangTag, KnownWords>) -> Option<LangTag> {
    let own = words.get(&term.lang)?;
    let mut others = words.iter().filter(|(other, _)| other.primary() != term.lang.primary());
    others.find(|(_, other)| is_foreign(&term.text, own, other)).map(|(other, _)| *other)
}

/// The languages in which each text is a term.
fn elsewhere(report: &Report<'_>) -> HashMap<String, HashSet<LangTag>> {
    let mut langs: HashMap<String, HashSet<LangTag>> = HashMap::new();
    for at in report.terms() {
        langs.entry(folded(at.term)).or_default().insert(at.term.lang);
    }
    langs
}

/// Whether the words of a term are known to another language, all of them or a function word at least, and none to its own.
fn is_foreign(text: &str, own: &KnownWords, other: &KnownWords) -> bool {
    let text = text.to_lowercase();
    let words: Vec<_> = text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let known = words.iter().filter(|word| other.know(word)).count();
    let long = words.iter().any(|word| word.chars().count() > 3);
    long && known * 3 >= words.len() * 2 && !words.iter().any(|word| own.know(word))
}
