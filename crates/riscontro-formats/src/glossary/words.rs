//! The words of glossaries: statuses, languages, cases of letters, white space.

use riscontro_core::{LangTag, LetterCase, PartOfSpeech, TermStatus};

/// The status that `word` names, in any case; an empty one is `preferred`.
///
/// The words are ours, those of ISO 30042's `administrativeStatus` (`preferredTerm-admn-sts`), whose legal, regulated and
/// standardised terms are preferred and whose superseded ones are deprecated, and those of TBX-Min and TBX-Basic
/// (`notRecommended`, `obsolete`); and the Italian ones of tables.
pub(crate) fn status_named(word: &str) -> Option<TermStatus> {
    let plain = [TermStatus::Preferred, TermStatus::Admitted, TermStatus::Deprecated, TermStatus::Forbidden];
    if let Some(status) = plain.into_iter().find(|status| status.as_str() == word) {
        return Some(status);
    }
    let lower = word.trim().to_lowercase();
    let base = lower.strip_suffix("-admn-sts").unwrap_or(&lower);
    match base.strip_suffix("term").unwrap_or(base).trim_end_matches(['-', '_', ' ']) {
        "" if lower.is_empty() => Some(TermStatus::Preferred),
        "preferred" | "approved" | "approvato" | "approvata" | "legal" | "regulated" | "standardized"
        | "standardised" | "preferito" | "preferita" => Some(TermStatus::Preferred),
        "admitted" | "ammesso" | "ammessa" => Some(TermStatus::Admitted),
        "deprecated" | "superseded" | "notrecommended" | "obsolete" | "sconsigliato" | "sconsigliata" | "obsoleto"
        | "obsoleta" => Some(TermStatus::Deprecated),
        "forbidden" | "vietato" | "vietata" | "proibito" | "proibita" => Some(TermStatus::Forbidden),
        _ => None,
    }
}

/// The status that the name of a column ends in: one of [`status_named`], maybe in the plural, or that of synonyms; none for an empty word.
pub(crate) fn status_of_column(word: &str) -> Option<TermStatus> {
    let lower = word.trim().to_lowercase();
    match lower.as_str() {
        "" => None,
        "preferiti" | "preferite" => Some(TermStatus::Preferred),
        "ammessi" | "ammesse" => Some(TermStatus::Admitted),
        "sconsigliati" | "sconsigliate" | "obsoleti" | "obsolete" => Some(TermStatus::Deprecated),
        "vietati" | "vietate" | "proibiti" | "proibite" => Some(TermStatus::Forbidden),
        word if is_synonyms_word(word) => Some(TermStatus::Admitted),
        word => status_named(word),
    }
}

/// Whether a word calls the terms that may stand for the preferred one, and says nothing of what else they may be.
pub(crate) fn is_synonyms_word(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "synonym" | "synonyms" | "sinonimo" | "sinonimi")
}

/// Whether a word is a status and hardly anything else: `legal` may be a domain, `obsolete` a remark.
pub(crate) fn is_plain_status(word: &str) -> bool {
    const OTHERS: &[&str] = &["legal", "obsolete", "obsoleta", "obsoleto", "regulated", "standardised", "standardized"];
    status_named(word).is_some() && !word.trim().is_empty() && !OTHERS.contains(&word.trim().to_lowercase().as_str())
}

/// Whether capitals count, as a cell says it; `None` for a word that says neither.
pub(crate) fn case_named(word: &str) -> Option<LetterCase> {
    match word.trim().to_lowercase().as_str() {
        "" | "no" | "n" | "false" | "0" | "any" | "insensitive" | "case-insensitive" => Some(LetterCase::Any),
        "yes" | "y" | "sì" | "si" | "x" | "true" | "1" | "sensitive" | "case-sensitive" => Some(LetterCase::AsWritten),
        _ => None,
    }
}

/// The part of speech as it is written, where [`PartOfSpeech::as_str`] and the words of TBX do not say the same.
pub(crate) fn kept_part_of_speech(word: &str) -> &str {
    let is_plain = ["n", "noun", "v", "verb", "adj", "adjective"].iter().any(|plain| plain.eq_ignore_ascii_case(word));
    if is_plain { "" } else { word }
}

/// The word that says a part of speech: as it was written, else ours.
pub(crate) fn part_of_speech_word(read: Option<PartOfSpeech>, written: &str) -> &str {
    if written.is_empty() { read.map_or("", PartOfSpeech::as_str) } else { written }
}

/// The language tag `text`, its region in capitals and its script with one.
pub(crate) fn language_tag(text: &str) -> Option<LangTag> {
    let mut subtags = text.trim().split(['-', '_']);
    let mut tag = subtags.next()?.to_owned();
    for subtag in subtags {
        tag.push('-');
        match (subtag.len(), subtag.get(..1), subtag.get(1..)) {
            (2, ..) => tag.push_str(&subtag.to_uppercase()),
            (4, Some(first), Some(rest)) => tag.extend([first.to_uppercase(), rest.to_lowercase()]),
            _ => tag.push_str(subtag),
        }
    }
    tag.parse().ok()
}

/// A text without white space at its ends, and with single spaces inside: a cell or an element may hold line breaks.
pub(crate) fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether white space stands behind a term, or twice inside it; what holds a line break is layout.
pub(crate) fn is_untidy(written: &str) -> bool {
    let is_space = |char: char| char.is_whitespace() && !matches!(char, '\n' | '\r');
    let trimmed = written.trim();
    let behind = &written[written.trim_end().len()..];
    let is_behind = !trimmed.is_empty() && !behind.contains('\n') && behind.contains(is_space);
    let mut runs = trimmed.split(|char: char| !char.is_whitespace());
    let is_double = runs.any(|run| run.chars().nth(1).is_some() && !run.contains('\n'));
    is_behind || is_double
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_every_picklist_are_read() {
        for (word, status) in [
            ("", TermStatus::Preferred),
            ("Preferred", TermStatus::Preferred),
            ("preferredTerm-admn-sts", TermStatus::Preferred),
            ("standardizedTerm-admn-sts", TermStatus::Preferred),
            ("admittedTerm", TermStatus::Admitted),
            ("deprecatedTerm-admn-sts", TermStatus::Deprecated),
            ("supersededTerm-admn-sts", TermStatus::Deprecated),
            ("notRecommended", TermStatus::Deprecated),
            ("obsolete", TermStatus::Deprecated),
            ("forbidden", TermStatus::Forbidden),
            ("Vietato", TermStatus::Forbidden),
            ("ammessa", TermStatus::Admitted),
        ] {
            assert_eq!(status_named(word), Some(status), "{word}");
        }
        for word in ["ok", "term", "-admn-sts", "preferredTerms"] {
            assert_eq!(status_named(word), None, "{word}");
        }
    }

    #[test]
    fn tags_are_written_as_usual() {
        let tag = |text| language_tag(text).map(|tag| tag.to_string());
        for (text, expected) in [("EN-us", "en-US"), ("zh_hant_tw", "zh-Hant-TW"), ("it", "it"), ("es-419", "es-419")] {
            assert_eq!(tag(text).as_deref(), Some(expected));
        }
        assert_eq!(tag(""), None);
        assert_eq!(tag("Italian"), None);
    }

    #[test]
    fn untidy_white_space_is_seen_and_layout_is_not() {
        for untidy in ["molo ", "molo  grande", "molo\u{a0}"] {
            assert!(is_untidy(untidy), "{untidy:?}");
        }
        for tidy in ["molo", " molo", "\n   molo\n  ", "molo grande", "molo\n    grande", "", "  "] {
            assert!(!is_untidy(tidy), "{tidy:?}");
        }
    }
}
