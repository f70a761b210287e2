//! What the columns of a glossary are.
//!
//! A term column is named by a language tag (`it`, `pt-BR`) or by the name of a usual language (`Italian`, `English (UK)`), alone or followed by `_preferred`, `_admitted`, `_forbidden`
//! or `_deprecated` (`en_vietati`, `en_synonyms` …), or beside the word *term* (`Termine EN`); `source` and `target` stand for the languages of the run. What a table says of terms stands in
//! columns such as `status`, `pos`, `gender`, `case`, `definition`, `note` (or `definizione`, `nota` …): by themselves they speak of the row (`status`
//! of its terms in the last language of the header, `definition` and `note` of the concept, the others of all its terms),
//! behind a language (`en_status`, `it_note`) of the row's terms in it. `id` names the concept, `domain` says what it
//! belongs to. `Stato` is a status or a country, `Genere` a gender or a kind: their cells tell (`settle`). All other columns are for the reader of the table. A name that was plainly meant for a term column and is
//! malformed is refused, because its terms would be lost; the subtags of a tag are kept narrow (script, region), because
//! by BCP 47 alone `en_note` would be a language. Indonesian is `id-ID` here, since `id` is the concept.

use riscontro_core::{LangTag, TermStatus};

use super::languages::{beside_term, is_ambiguous, is_known_language, is_language_with_more, language_named};
use super::words::{is_synonyms_word, status_of_column};
use crate::Languages;
use crate::error::Kind;

/// Short names of usual columns that would pass for a language tag.
const NO_LANGUAGES: &[&str] = &["def", "num", "ref", "url"];

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Status,
    PartOfSpeech,
    Gender,
    Case,
    Definition,
    Note,
    Domain,
}

impl Said {
    pub(super) const COUNT: usize = 7;
    /// In the order of their numbers.
    pub(super) const ALL: [Said; Said::COUNT] =
        [Said::Status, Said::PartOfSpeech, Said::Gender, Said::Case, Said::Definition, Said::Note, Said::Domain];

    fn named(word: &str) -> Option<Self> {
        match word {
            "status" => Some(Said::Status),
            "pos" | "part_of_speech" | "partofspeech" | "categoria_grammaticale" | "parte_del_discorso" => {
                Some(Said::PartOfSpeech)
            }
            "gender" => Some(Said::Gender),
            "case" | "case_sensitive" | "maiuscole" => Some(Said::Case),
            "definition" | "def" | "definizione" => Some(Said::Definition),
            "note" | "notes" | "nota" => Some(Said::Note),
            "domain" | "subject" | "subject_field" | "subjectfield" | "ambito" | "dominio" | "settore" => {
                Some(Said::Domain)
            }
            _ => None,
        }
    }

    /// What a word may say of terms that says other things as well.
    fn maybe_named(word: &str) -> Option<Self> {
        match word {
            "stato" => Some(Said::Status),
            "genere" => Some(Said::Gender),
            "commento" | "commenti" | "comment" | "comments" => Some(Said::Note),
            _ => None,
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The id of the concept.
    Id,
    /// Terms of one language; without a status of its own, the column takes the row's.
    Terms {
        /// The language.
        lang: LangTag,
        /// The status that the name of the column gives.
        status: Option<TermStatus>,
    },
    /// Something about the row, or about its terms in a language.
    About {
        /// What it says.
        said: Said,
        /// The language, where it is of one.
        lang: Option<LangTag>,
    },
    /// The same, if its cells say so.
    Maybe {
        /// What it may say.
        said: Said,
        /// The language, where it is of one.
        lang: Option<LangTag>,
    },
    /// Something for the reader of the table.
    Other,
}

/// A list of two columns, of which no language is named.
#[derive(Debug)]
pub(super) struct List {
    columns: [usize; 2],
    /// Whether its first row calls them the term and its translation; it is a pair of terms otherwise.
    pub(super) is_named: bool,
}

impl List {
    /// What a first row may begin: two of its cells are filled, and call the columns either by the usual words or by nothing known.
    pub(super) fn of(first: &[&str]) -> Option<List> {
        let filled: Vec<usize> = (0..first.len()).filter(|at| !first[*at].trim().is_empty()).collect();
        let columns: [usize; 2] = filled.try_into().ok()?;
        let is_other = |at: usize| matches!(column_named(first[at].trim(), None), Ok(Column::Other));
        let calls = |at: usize, words: &[&str]| words.contains(&first[at].trim().to_lowercase().as_str());
        let is_called = [calls(columns[0], TERM_WORDS), calls(columns[1], TRANSLATION_WORDS)];
        let is_named = is_called == [true, true];
        (is_named || (is_called == [false, false] && columns.into_iter().all(is_other)))
            .then_some(List { columns, is_named })
    }
}

/// What lists call their columns, in lower case.
const TERM_WORDS: &[&str] = &[
    "term",
    "termine",
    "voce",
    "source term",
    "source text",
    "original",
    "originale",
    "lemma",
    "entry",
    "lingua di partenza",
    "termine di partenza",
    "source language",
];
const TRANSLATION_WORDS: &[&str] = &[
    "translation",
    "traduzione",
    "traducente",
    "equivalent",
    "equivalente",
    "target term",
    "target text",
    "lingua di arrivo",
    "lingua d'arrivo",
    "termine di arrivo",
    "target language",
    "rendering",
    "resa",
];

/// The columns of a glossary.
#[derive(Debug)]
pub(super) struct Header {
    /// The columns, in order.
    pub(super) columns: Vec<Column>,
    /// The languages in the order in which they first occur; two or more.
    pub(super) languages: Vec<LangTag>,
}

impl Header {
    pub(super) fn parse(names: &[&str], languages: Option<Languages>) -> Result<Self, Kind> {
        let columns = names.iter().map(|name| column_named(name.trim(), languages)).collect::<Result<Vec<_>, _>>()?;
        let mut languages = Vec::new();
        for column in &columns {
            if let Column::Terms { lang, .. } = *column
                && !languages.contains(&lang)
            {
                languages.push(lang);
            }
        }
        if languages.len() < 2 {
            let found: Vec<_> = names.iter().map(|name| format!("`{}`", name.trim())).collect();
            return Err(Kind::TermColumns { found: found.join(", ") });
        }
        Ok(Header { columns, languages })
    }

    /// The header of a list of two columns, the first in the source language; it has as many columns as `first`.
    pub(super) fn of_list(list: &List, first: &[&str], languages: Languages) -> Self {
        let mut columns = vec![Column::Other; first.len()];
        columns[list.columns[0]] = Column::Terms { lang: languages.source, status: None };
        columns[list.columns[1]] = Column::Terms { lang: languages.target, status: None };
        Header { columns, languages: vec![languages.source, languages.target] }
    }

    /// The place of the first such column.
    pub(super) fn position(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().position(|column| *column == wanted)
    }
}

/// The column of this word: what it says of terms, in a language where one is given; `None` for any other word.
fn about(word: &str, lang: Option<LangTag>) -> Option<Column> {
    let is_told = |said: &Said| lang.is_none() || *said != Said::Domain;
    let sure = Said::named(word).filter(is_told).map(|said| Column::About { said, lang });
    sure.or_else(|| Said::maybe_named(word).map(|said| Column::Maybe { said, lang }))
}

/// What a name says of terms, by itself or behind a language.
fn about_named(name: &str, languages: Option<Languages>) -> Result<Option<Column>, Kind> {
    let lower = name.to_lowercase().replace([' ', '-'], "_");
    if let Some(column) = about(&lower, None) {
        return Ok(Some(column));
    }
    for (at, _) in lower.match_indices('_') {
        let Some(base) = name.get(..at) else { continue };
        let word = &lower[at + 1..];
        if Said::named(word).or_else(|| Said::maybe_named(word)).is_some_and(|said| said != Said::Domain) {
            return Ok(language_of(base, languages)?.and_then(|lang| about(word, Some(lang))));
        }
    }
    Ok(None)
}

fn column_named(name: &str, languages: Option<Languages>) -> Result<Column, Kind> {
    let lower = name.to_lowercase();
    if lower == "id" {
        return Ok(Column::Id);
    }
    if let Some(about) = about_named(name, languages)? {
        return Ok(about);
    }
    if NO_LANGUAGES.contains(&lower.as_str()) {
        return Ok(Column::Other);
    }
    let (base, suffix) = match name.rsplit_once(['_', '-', ' ']) {
        Some((base, suffix)) if status_of_column(suffix).is_some() => (base, suffix),
        _ => (name, ""),
    };
    if let Some(lang) = language_of(base, languages)? {
        return Ok(Column::Terms { lang, status: status_of_column(suffix) });
    }
    let has_status = !suffix.is_empty() && !is_synonyms_word(suffix);
    if has_status || is_meant_for_terms(name) || is_language_with_more(name) {
        return Err(Kind::ColumnName { column: name.to_owned() });
    }
    Ok(Column::Other)
}

/// The language that a name calls: a side of the run, a tag, the name of a language, or one of them beside the word *term*.
fn language_of(name: &str, languages: Option<Languages>) -> Result<Option<LangTag>, Kind> {
    if let Some(lang) = side_named(name, languages)?.or_else(|| tag_named(name)).or_else(|| language_named(name)) {
        return Ok(Some(lang));
    }
    let Some(called) = beside_term(name) else { return Ok(None) };
    let tag = || tag_named(called).filter(|tag| is_known_language(*tag) && !is_ambiguous(*tag));
    Ok(side_named(called, languages)?.or_else(|| language_named(called)).or_else(tag))
}

/// The language that `source` or `target` stands for.
fn side_named(base: &str, languages: Option<Languages>) -> Result<Option<LangTag>, Kind> {
    let side: fn(Languages) -> LangTag = match base.to_lowercase().as_str() {
        "source" => |languages| languages.source,
        "target" => |languages| languages.target,
        _ => return Ok(None),
    };
    languages.map(side).map(Some).ok_or(Kind::LanguagesNeeded)
}

/// The language tag `name`: two or three letters, then at most a script (`Hant`) and a region (`TW`, `419`).
fn tag_named(name: &str) -> Option<LangTag> {
    let mut subtags = name.split(['-', '_']).skip(1).peekable();
    subtags.next_if(|subtag| is_script(subtag));
    subtags.next_if(|subtag| is_region(subtag));
    if subtags.next().is_some() { None } else { name.parse().ok() }
}

/// The name of the column of a language, if it can have one.
pub(crate) fn column_tag(lang: LangTag) -> Option<String> {
    let name = if lang.as_str() == "id" { "id-ID".to_owned() } else { lang.to_string() };
    let is_read =
        matches!(column_named(&name, None), Ok(Column::Terms { lang: read, .. }) if read.primary() == lang.primary());
    is_read.then_some(name)
}

fn is_script(subtag: &str) -> bool {
    subtag.len() == 4 && subtag.starts_with(|char: char| char.is_ascii_uppercase()) && is_lower(&subtag[1..])
}

fn is_lower(letters: &str) -> bool {
    letters.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_region(subtag: &str) -> bool {
    let all = |is_kind: fn(&u8) -> bool| subtag.bytes().all(|byte| is_kind(&byte));
    (subtag.len() == 2 && all(u8::is_ascii_alphabetic)) || (subtag.len() == 3 && all(u8::is_ascii_digit))
}

/// Whether a name that is no tag begins like one and goes on like a subtag or a misspelt status.
fn is_meant_for_terms(name: &str) -> bool {
    let Some((primary, rest)) = name.split_once(['-', '_']) else { return false };
    let is_language = tag_named(primary).is_some() && !NO_LANGUAGES.contains(&primary.to_lowercase().as_str());
    let is_subtag = name[primary.len()..].starts_with('-') && rest.len() <= 8;
    let head: String = rest.to_lowercase().chars().take(4).collect();
    let heads = ["pref", "admi", "forb", "depr", "amme", "viet", "proi", "scon", "syno", "sino"];
    let is_misspelt = heads.contains(&head.as_str());
    is_language && (is_subtag || rest.is_empty() || is_misspelt)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: Languages = Languages { source: LangTag::new("it"), target: LangTag::new("en") };

    fn terms(tag: &'static str, status: Option<TermStatus>) -> Result<Column, Kind> {
        Ok(Column::Terms { lang: LangTag::new(tag), status })
    }

    #[test]
    fn tags_and_their_suffixes_make_term_columns() {
        assert_eq!(column_named("it", None), terms("it", None));
        assert_eq!(column_named("IT", None), terms("it", None));
        assert_eq!(column_named("pt_BR", None), terms("pt-BR", None));
        assert_eq!(column_named("zh-Hant-TW", None), terms("zh-Hant-TW", None));
        assert_eq!(column_named("pt-BR_Forbidden", None), terms("pt-BR", Some(TermStatus::Forbidden)));
        assert_eq!(column_named("it_preferred", None), terms("it", Some(TermStatus::Preferred)));
        assert_eq!(column_named("target_admitted", Some(RUN)), terms("en", Some(TermStatus::Admitted)));
        assert_eq!(column_named("Italiano", None), terms("it", None));
        assert_eq!(column_named("English (UK) forbidden", None), terms("en-GB", Some(TermStatus::Forbidden)));
    }

    #[test]
    fn words_in_the_plural_give_the_status_too() {
        for (name, status) in [
            ("en_preferiti", TermStatus::Preferred),
            ("en_ammessi", TermStatus::Admitted),
            ("en_synonyms", TermStatus::Admitted),
            ("EN sinonimi", TermStatus::Admitted),
            ("en_sconsigliati", TermStatus::Deprecated),
            ("en_vietati", TermStatus::Forbidden),
            ("Termine EN vietato", TermStatus::Forbidden),
        ] {
            assert_eq!(column_named(name, None), terms("en", Some(status)), "{name}");
        }
    }

    #[test]
    fn the_word_term_may_stand_beside_a_language() {
        for name in ["Termine IT", "Italian term", "Termine italiano", "Termine in italiano", "Term (IT)", "term_it"] {
            assert_eq!(column_named(name, None), terms("it", None), "{name}");
        }
        assert_eq!(column_named("Termine (English (UK))", None), terms("en-GB", None));
        assert_eq!(column_named("Target term", Some(RUN)), terms("en", None));
        assert_eq!(column_named("Source term", None), Err(Kind::LanguagesNeeded));
        for name in ["Termine", "Term ID", "Term no", "Term (UK)", "Term type", "Termini in uso", "Termine base"] {
            assert_eq!(column_named(name, None), Ok(Column::Other), "{name}");
        }
    }

    #[test]
    fn words_of_two_meanings_wait_for_their_cells() {
        let maybe = |said, lang: Option<&'static str>| Ok(Column::Maybe { said, lang: lang.map(LangTag::new) });
        for (name, said, lang) in [
            ("Stato", Said::Status, None),
            ("en_stato", Said::Status, Some("en")),
            ("Genere", Said::Gender, None),
            ("Commento", Said::Note, None),
            ("en_comment", Said::Note, Some("en")),
            ("Termine IT genere", Said::Gender, Some("it")),
        ] {
            assert_eq!(column_named(name, None), maybe(said, lang), "{name}");
        }
    }

    #[test]
    fn other_columns_are_left_alone() {
        for name in ["", "e-mail", "è_pref", "url", "en_url", "en_remark", "domain_note", "Altri sinonimi"] {
            assert_eq!(column_named(name, None), Ok(Column::Other), "{name}");
        }
    }

    #[test]
    fn what_is_said_of_terms_may_be_of_one_language() {
        let about = |said, lang: Option<&'static str>| Ok(Column::About { said, lang: lang.map(LangTag::new) });
        for (name, said, lang) in [
            ("Note", Said::Note, None),
            ("case", Said::Case, None),
            ("subject field", Said::Domain, None),
            ("en_status", Said::Status, Some("en")),
            ("it-gender", Said::Gender, Some("it")),
            ("pt-BR_part_of_speech", Said::PartOfSpeech, Some("pt-BR")),
            ("pt_BR_note", Said::Note, Some("pt-BR")),
            ("Definizione", Said::Definition, None),
            ("Italian note", Said::Note, Some("it")),
        ] {
            assert_eq!(column_named(name, None), about(said, lang), "{name}");
        }
        assert_eq!(column_named("target_pos", Some(RUN)), about(Said::PartOfSpeech, Some("en")));
        assert_eq!(column_named("target_pos", None), Err(Kind::LanguagesNeeded));
    }

    #[test]
    fn names_meant_for_terms_but_malformed_are_refused() {
        for name in
            ["en_forbiden", "en_vietatti", "termine_forbidden", "English (formal)", "it-", "it_", "en-Britain", "pt-B"]
        {
            let kind = column_named(name, None).unwrap_err();
            assert_eq!(kind, Kind::ColumnName { column: name.to_owned() });
        }
    }

    #[test]
    fn source_and_target_need_the_languages_of_the_run() {
        assert_eq!(column_named("Source", Some(RUN)), terms("it", None));
        assert_eq!(column_named("target", None), Err(Kind::LanguagesNeeded));
    }
}
