//! Which language a term is in.
//!
//! Single words are no text: a detector of languages guesses at them. So a term is judged by the words that the tables of
//! its language and of the others in the glossary know, and a column as a whole by the detector.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use riscontro_core::{LangTag, Term};
use riscontro_lang::{LANGUAGES, Table, fold};
use riscontro_lexicon::vectors::{LetterCase, VectorTable};
use riscontro_lexicon::{Bilingual, Reading};

use super::{LintCheck, Placed, Report, folded};
use crate::detect::{detect, detect_among};

/// So many terms are enough for a detector to tell the language of a column, and fewer are not.
const ENOUGH: usize = 400;
const FEWEST: usize = 10;

/// Of so many and more, a swap of two columns is told among the languages of the glossary alone.
const FEWEST_KNOWN: usize = 3;

/// A column is not swapped as a whole where so many times as many of its terms stand in their place as in the other's.
const FEWEST_CHANGED: usize = 3;

pub(super) fn look(report: &mut Report<'_>) {
    let langs: BTreeSet<LangTag> = report.terms().map(|at| at.term.lang).collect();
    let lexica = Lexica::among(&langs);
    let swapped = columns(report, &lexica);
    if swapped.is_empty() {
        terms(report, &lexica);
    }
}

/// Columns whose terms are, taken together, of another language of the glossary; returns these.
fn columns(report: &mut Report<'_>, lexica: &Lexica) -> Vec<LangTag> {
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
        // Where some terms have changed places only, each is told by itself.
        columns.retain(|_, column| {
            let in_place = column.iter().filter(|at| lexica.is_in_place(at)).count();
            let changed = column.iter().filter(|at| lexica.changed_with(at).is_some()).count();
            in_place == 0 || changed >= FEWEST_CHANGED * in_place
        });
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

/// The words that the tables of a language know, and the many more of its word vectors, which have loans among them.
struct KnownWords {
    stopwords: HashSet<&'static str>,
    words: HashSet<&'static str>,
    vectors: Option<VectorTable>,
}

impl KnownWords {
    fn of(lang: LangTag) -> Self {
        let language = riscontro_lang::find(LANGUAGES, lang);
        let rows = |table: Table| table.rows::<1>().map(|[word]| word);
        let stopwords: HashSet<_> = language.into_iter().flat_map(|language| rows(language.stopwords)).collect();
        let common = language.into_iter().flat_map(|language| rows(language.common_words));
        let words = common.chain(stopwords.iter().copied()).collect();
        KnownWords { stopwords, words, vectors: VectorTable::built_in(lang) }
    }

    fn know(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether some word of a term is of another language; so it is said to be where there are no word vectors to ask.
    fn lack_one_of(&self, text: &str) -> bool {
        let cases = [LetterCase::Lower, LetterCase::Capital];
        self.vectors.as_ref().is_none_or(|vectors| {
            words_of(text).any(|word| !self.know(&word) && cases.iter().all(|case| vectors.id(&word, *case).is_none()))
        })
    }
}

/// Terms whose words only another language of the glossary knows. A single word must also stand there elsewhere, or face a
/// term that is as much out of place: `pace` is a word of two languages, and no table has all words.
fn terms(report: &mut Report<'_>, lexica: &Lexica) {
    let mut words: BTreeMap<LangTag, KnownWords> = BTreeMap::new();
    for at in report.terms() {
        words.entry(at.term.lang).or_insert_with(|| KnownWords::of(at.term.lang));
    }
    let elsewhere = elsewhere(report);
    for at in report.terms() {
        let Term { lang, text, .. } = at.term;
        // `stato` is a verb, and a noun as well; *must* is a verb, and facing `mosto` a noun.
        let is_function_word = |term: &Term| {
            let is_small = |word: &str| words.get(&term.lang).is_some_and(|known| known.stopwords.contains(word));
            term.text.split_whitespace().all(|word| is_small(word) && !lexica.may_be_nominal(word, term.lang))
        };
        if at.concept.terms.iter().all(is_function_word) {
            report.add(at, LintCheck::FunctionWord, format!("`{text}` has no word that carries a meaning"));
            continue;
        }
        if let Some(other) = lexica.changed_with(&at) {
            report.add(at, LintCheck::WrongLanguage, format!("`{text}` under `{lang}` looks like `{other}`"));
            continue;
        }
        let Some(other) = foreign_to(at.term, &words) else { continue };
        let mut own_terms = at.concept.terms.iter().filter(|term| term.lang != *lang);
        let is_elsewhere = elsewhere.get(&folded(at.term)).is_some_and(|langs| langs.contains(&other));
        let is_faced = own_terms.clone().any(|term| foreign_to(term, &words).is_some());
        let is_phrase = text.split_whitespace().nth(1).is_some();
        // `smart working` is Italian as well, since what faces it is English.
        let has_stopword = || {
            words.get(&other).is_some_and(|words| text.split_whitespace().any(|word| words.stopwords.contains(word)))
        };
        let lacks = |term: &Term| words.get(&term.lang).is_some_and(|words| words.lack_one_of(&term.text));
        let is_phrase = is_phrase && (has_stopword() || own_terms.clone().all(lacks));
        if (is_phrase || is_elsewhere || is_faced) && !own_terms.any(|term| term.text == *text) {
            report.add(at, LintCheck::WrongLanguage, format!("`{text}` under `{lang}` looks like `{other}`"));
        }
    }
}

/// The built-in lexica between the languages of a glossary.
struct Lexica(Vec<((LangTag, LangTag), Bilingual)>);

impl Lexica {
    fn among(langs: &BTreeSet<LangTag>) -> Self {
        let pairs = langs.iter().flat_map(|source| langs.iter().map(|target| (*source, *target)));
        let forward = pairs.filter_map(|(source, target)| match riscontro_lexicon::built_in(source, target)? {
            (lexicon, Reading::Forward) => Some(((source, target), lexicon)),
            (_, Reading::Backward) => None,
        });
        Lexica(forward.collect())
    }

    /// Whether a word of `one` translates a word of `other`, each read in the language that is given for it.
    fn link(&self, (one, one_lang): (&str, LangTag), (other, other_lang): (&str, LangTag)) -> bool {
        let links = |source: &str, target: &str, langs| {
            let lexicon = self.0.iter().find(|(between, _)| *between == langs);
            lexicon.is_some_and(|(_, lexicon)| {
                words_of(source).any(|source| words_of(target).any(|target| lexicon.links(&source, &target).is_some()))
            })
        };
        links(one, other, (one_lang, other_lang)) || links(other, one, (other_lang, one_lang))
    }

    /// Whether a lexicon has a word of `lang` as a noun or adjective.
    fn may_be_nominal(&self, word: &str, lang: LangTag) -> bool {
        self.0.iter().any(|((source, target), lexicon)| {
            let is_known = |is_source| lexicon.is_nominal(&fold(word), Reading::Forward, is_source);
            (*source == lang && is_known(true)) || (*target == lang && is_known(false))
        })
    }

    /// The language with whose term a term has changed places: as they stand no word of one translates one of the other, and the other
    /// way round some do.
    fn changed_with(&self, at: &Placed<'_>) -> Option<LangTag> {
        let Term { lang, text, .. } = at.term;
        let is_changed = |other: &&Term| self.link((text, other.lang), (&other.text, *lang));
        if self.is_in_place(at) { None } else { facing(at).find(is_changed).map(|other| other.lang) }
    }

    /// Whether a word of a term translates one of a term of another language, as they stand.
    fn is_in_place(&self, at: &Placed<'_>) -> bool {
        let Term { lang, text, .. } = at.term;
        facing(at).any(|other| self.link((text, *lang), (&other.text, other.lang)))
    }
}

/// The terms of the same concept in other languages.
fn facing<'p>(at: &Placed<'p>) -> impl Iterator<Item = &'p Term> + use<'p> {
    let lang = at.term.lang.primary();
    at.concept.terms.iter().filter(move |term| term.lang.primary() != lang)
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|char: char| !char.is_alphabetic()).filter(|word| word.chars().count() > 2).map(fold)
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
