//! Which column of a bilingual table is the source.

use riscontro_core::LangTag;

use crate::Languages;

/// Which column is the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    SourceFirst,
    TargetFirst,
}

impl Order {
    /// The order that a header tells; none when the line is an entry.
    pub(crate) fn of_header(text: &str, languages: Option<Languages>) -> Option<Order> {
        let mut cells = text.split('\t').map(|cell| cell.trim().to_lowercase());
        let (first, second) = (cells.next()?, cells.next()?);
        let is_pair = |source: &str, target: &str| first == source && second == target;
        if is_pair("source", "target") {
            return Some(Order::SourceFirst);
        }
        if is_pair("target", "source") {
            return Some(Order::TargetFirst);
        }
        let Languages { source, target } = languages?;
        // `no` in both columns is a word and its translation; no pair of languages has one tag.
        if source.primary() == target.primary() {
            return None;
        }
        let names = |cell: &str, lang: LangTag| cell.split(['-', '_']).next() == Some(lang.primary());
        if names(&first, source) && names(&second, target) {
            return Some(Order::SourceFirst);
        }
        (names(&first, target) && names(&second, source)).then_some(Order::TargetFirst)
    }
}
