//! The language of a text whose name does not tell it.

use riscontro_core::LangTag;
use whatlang::Lang;

/// How sure the detector is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Detected {
    pub(crate) lang: LangTag,
    pub(crate) is_reliable: bool,
}

/// The language of `text`, judged by its first few thousand letters; `None` when there is nothing to judge by.
pub(crate) fn detect(text: &str) -> Option<Detected> {
    let end = text.char_indices().nth(4000).map_or(text.len(), |(at, _)| at);
    let info = whatlang::detect(&text[..end])?;
    Some(Detected { lang: tag(info.lang())?, is_reliable: info.is_reliable() })
}

/// Which of `langs` `text` is in, for words that are no text: told among a few, two words are often enough.
pub(crate) fn detect_among(text: &str, langs: &[LangTag]) -> Option<LangTag> {
    let is_asked =
        |lang: &Lang| tag(*lang).is_some_and(|known| langs.iter().any(|asked| asked.primary() == known.primary()));
    let asked = Lang::all().iter().copied().filter(is_asked).collect();
    tag(whatlang::Detector::with_allowlist(asked).detect_lang(text)?)
}

/// The two-letter tag where the detector's three-letter code has one (ISO 639-1), else the code itself.
fn tag(lang: Lang) -> Option<LangTag> {
    let short = match lang {
        Lang::Ita => "it",
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        other => other.code(),
    };
    short.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italian_and_english_are_told_apart() {
        let tag = |text| detect(text).map(|found| found.lang.to_string());
        assert_eq!(
            tag("Il ministro è arrivato ieri sera a Roma per l'incontro con i colleghi europei.").as_deref(),
            Some("it")
        );
        assert_eq!(
            tag("The minister arrived in Rome last night for a meeting with European colleagues.").as_deref(),
            Some("en")
        );
        assert_eq!(tag("12345"), None);
    }
}
