//! What the columns of a glossary are.
//!
//! A term column is named by a language tag (`it`, `pt-BR`), alone or followed by `_preferred`, `_admitted`, `_forbidden`
//! or `_deprecated`; `source` and `target` stand for the languages of the run. `status` speaks of the last language of
//! the header, `pos` of all terms of the row, `id` names the concept. All other columns (`note`, `domain`, `case` …) are
//! for the reader of the table. A name that was plainly meant for a term column and is malformed is refused, because its terms would be lost;
//! the subtags of a tag are kept narrow (script, region), because by BCP 47 alone `en_note` would be a language.
//! Indonesian is `id-ID` here, since `id` is the concept.

use riscontro_core::{LangTag, TermStatus};

use crate::Languages;
use crate::error::Kind;

/// Short names of usual columns that would pass for a language tag.
const NO_LANGUAGES: &[&str] = &["def", "num", "ref", "url"];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The id of the concept.
    Id,
    /// The status of the row's terms in the last language.
    Status,
    /// The part of speech of the row's terms.
    PartOfSpeech,
    /// Terms of one language; without a status of its own, the column takes the row's.
    Terms {
        /// The language.
        lang: LangTag,
        /// The status that the name of the column gives.
        status: Option<TermStatus>,
    },
    /// Something for the reader of the table.
    Other,
}

impl Column {
    pub(super) fn is_id(self) -> bool {
        self == Column::Id
    }

    pub(super) fn is_status(self) -> bool {
        self == Column::Status
    }

    pub(super) fn is_part_of_speech(self) -> bool {
        self == Column::PartOfSpeech
    }
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
    pub(super) fn parse<'a>(
        names: impl Iterator<Item = &'a str> + Clone,
        languages: Option<Languages>,
    ) -> Result<Self, Kind> {
        let columns = names.clone().map(|name| column_named(name.trim(), languages)).collect::<Result<Vec<_>, _>>()?;
        let mut languages = Vec::new();
        for column in &columns {
            if let Column::Terms { lang, .. } = *column
                && !languages.contains(&lang)
            {
                languages.push(lang);
            }
        }
        if languages.len() < 2 {
            let found: Vec<_> = names.map(|name| format!("`{}`", name.trim())).collect();
            return Err(Kind::TermColumns { found: found.join(", ") });
        }
        Ok(Header { columns, languages })
    }

    /// The first column of which `is_wanted` holds.
    pub(super) fn position(&self, is_wanted: fn(Column) -> bool) -> Option<usize> {
        self.columns.iter().position(|column| is_wanted(*column))
    }
}

fn column_named(name: &str, languages: Option<Languages>) -> Result<Column, Kind> {
    let lower = name.to_lowercase();
    match lower.as_str() {
        "id" => return Ok(Column::Id),
        "status" => return Ok(Column::Status),
        "pos" | "part_of_speech" => return Ok(Column::PartOfSpeech),
        _ if NO_LANGUAGES.contains(&lower.as_str()) => return Ok(Column::Other),
        _ => {}
    }
    let malformed = || Kind::ColumnName { column: name.to_owned() };
    let (base, status) = match name.rsplit_once(['_', '-']) {
        Some((base, suffix)) if is_status_word(suffix) => (base, status_named(suffix)),
        _ => (name, None),
    };
    if let Some(lang) = side_named(base, languages)? {
        return Ok(Column::Terms { lang, status });
    }
    match tag_named(base) {
        Some(lang) => Ok(Column::Terms { lang, status }),
        None if status.is_some() || is_meant_for_terms(name) => Err(malformed()),
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

/// The status that `word` names, in any case; TBX's `superseded` is `deprecated`, and an empty cell is `preferred`.
pub(super) fn status_named(word: &str) -> Option<TermStatus> {
    match word.to_lowercase().as_str() {
        "" | "preferred" => Some(TermStatus::Preferred),
        "admitted" => Some(TermStatus::Admitted),
        "deprecated" | "superseded" => Some(TermStatus::Deprecated),
        "forbidden" => Some(TermStatus::Forbidden),
        _ => None,
    }
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
    }

    #[test]
    fn other_columns_are_left_alone() {
        for name in ["note", "domain", "case", "en_note", "it_gender", "Commento", "", "e-mail", "è_pref", "url"] {
            assert_eq!(column_named(name, None), Ok(Column::Other), "{name}");
        }
    }

    #[test]
    fn names_meant_for_terms_but_malformed_are_refused() {
        for name in ["en_forbiden", "italiano_forbidden", "it-", "it_", "en-Britain", "pt-B"] {
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
