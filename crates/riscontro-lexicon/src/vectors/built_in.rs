//! The tables that are part of the program.

use riscontro_core::LangTag;

use super::links::LinkTable;
use super::table::VectorTable;

#[cfg(feature = "vectors")]
const TABLES: &[(&str, &[u8])] =
    &[("en", include_bytes!("../../data/en.vectors")), ("it", include_bytes!("../../data/it.vectors"))];
#[cfg(not(feature = "vectors"))]
const TABLES: &[(&str, &[u8])] = &[];

#[cfg(feature = "vectors")]
const LINKS: &[(&str, &str, &[u8])] = &[("it", "en", include_bytes!("../../data/it-en.links"))];
#[cfg(not(feature = "vectors"))]
const LINKS: &[(&str, &str, &[u8])] = &[];

impl VectorTable {
    /// The table of `lang` that is part of the program; none for most languages, and none at all without the feature
    /// `vectors`.
    #[must_use]
    pub fn built_in(lang: LangTag) -> Option<Self> {
        let (_, bytes) = TABLES.iter().find(|(tag, _)| *tag == lang.primary())?;
        Some(Self::from_bytes((*bytes).into()).expect("the tables in the program are whole"))
    }
}

impl LinkTable {
    /// The links between the built-in tables of `source` and `target`, whichever way round they are written.
    #[must_use]
    pub fn built_in(source: LangTag, target: LangTag) -> Option<Self> {
        let wanted = (source.primary(), target.primary());
        let read = |bytes: &'static [u8]| Self::from_bytes(bytes.into()).expect("the links in the program are whole");
        LINKS.iter().find_map(|(from, to, bytes)| match (*from, *to) {
            pair if pair == wanted => Some(read(bytes)),
            (from, to) if (to, from) == wanted => Some(read(bytes).reversed()),
            _ => None,
        })
    }
}
