//! Where a language is at home.

use riscontro_core::value::{PivotId, Value};
use riscontro_core::{LangTag, Mention};

/// The countries in which a language is spoken at home, whose texts need not name them, by ISO 639 and ISO 3166-1.
const HOMES: [(&str, &[&str]); 7] = [
    ("de", &["de"]),
    ("en", &["gb", "us"]),
    ("es", &["es"]),
    ("fr", &["fr"]),
    ("it", &["it"]),
    ("nl", &["nl"]),
    ("pt", &["pt"]),
];

/// Whether `mention` names a country in which `lang` is spoken at home.
pub(crate) fn is_home(mention: &Mention, lang: LangTag) -> bool {
    names_at_home(mention, lang, PivotId::as_str)
}

/// Whether `mention` names such a country or a place in it.
pub(crate) fn is_at_home(mention: &Mention, lang: LangTag) -> bool {
    names_at_home(mention, lang, |id| id.country().unwrap_or_default())
}

fn names_at_home(mention: &Mention, lang: LangTag, country: impl Fn(&PivotId) -> &str) -> bool {
    let homes = HOMES.iter().find(|(tag, _)| *tag == lang.as_str()).map_or(&[][..], |(_, homes)| *homes);
    matches!(mention.value(), Value::Name(key) if key.entities.iter().any(|id| homes.contains(&country(id))))
}
