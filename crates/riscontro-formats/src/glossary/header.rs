//! What the columns of a glossary are.
//!
//! A term column is named by a language tag (`it`, `pt-BR`) or by the name of a usual language (`Italian`, `English (UK)`), alone or followed by `_preferred`, `_admitted`, `_forbidden`
//! or `_deprecated`; `source` and `target` stand for the languages of the run. What a table says of terms stands in
//! columns such as `status`, `pos`, `gender`, `case`, `definition`, `note` (or `definizione`, `nota` …): by themselves they speak of the row (`status`
//! of its terms in the last language of the header, `definition` and `note` of the concept, the others of all its terms),
//! behind a language (`en_status`, `it_note`) of the row's terms in it. `id` names the concept, `domain` says what it
//! belongs to. All other columns are for the reader of the table. A name that was plainly meant for a term column and is
//! malformed is refused, because its terms would be lost; the subtags of a tag are kept narrow (script, region), because
//! by BCP 47 alone `en_note` would be a language. Indonesian is `id-ID` here, since `id` is the concept.

use riscontro_core::{LangTag, TermStatus};

use super::languages::{is_language_with_more, language_named};
use super::words::status_named;
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
    /// Something for the reader of the table.
    Other,
}

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

    /// The place of the first such column.
    pub(super) fn position(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().position(|column| *column == wanted)
    }
}

/// What a name says of terms, by itself or behind a language.
fn about_named(name: &str, languages: Option<Languages>) -> Result<Option<Column>, Kind> {
    let lower = name.to_lowercase().replace([' ', '-'], "_");
    if let Some(said) = Said::named(&lower) {
        return Ok(Some(Column::About { said, lang: None }));
    }
    for (at, _) in lower.match_indices('_') {
        let Some(said) = Said::named(&lower[at + 1..]).filter(|said| *said != Said::Domain) else { continue };
        let Some(base) = name.get(..at) else { continue };
        let lang = side_named(base, languages)?.or_else(|| tag_named(base)).or_else(|| language_named(base));
        return Ok(lang.map(|lang| Column::About { said, lang: Some(lang) }));
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
    let malformed = || Kind::ColumnName { column: name.to_owned() };
    let (base, status) = match name.rsplit_once(['_', '-', ' ']) {
        Some((base, suffix)) if is_status_word(suffix) => (base, status_named(suffix)),
        _ => (name, None),
    };
    if let Some(lang) = side_named(base, languages)? {
        return Ok(Column::Terms { lang, status });
    }
    match tag_named(base).or_else(|| language_named(base)) {
        Some(lang) => Ok(Column::Terms { lang, status }),
        None if status.is_some() || is_meant_for_terms(name) || is_language_with_more(name) => Err(malformed()),
        None => Ok(Column::Other),
    }
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
    let is_misspelt = ["pref", "admi", "forb", "depr"].contains(&head.as_str());
    is_language && (is_subtag || rest.is_empty() || is_misspelt)
}

fn is_status_word(word: &str) -> bool {
    !word.is_empty() && status_named(word).is_some()
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
    fn other_columns_are_left_alone() {
        for name in ["Commento", "", "e-mail", "è_pref", "url", "en_url", "en_comment", "domain_note"] {
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
        for name in ["en_forbiden", "termine_forbidden", "English (formal)", "it-", "it_", "en-Britain", "pt-B"] {
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
