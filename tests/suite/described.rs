//! The ordinary words for institutions and acronyms.

use std::collections::BTreeSet;

use riscontro_lang::LANGUAGES;

use crate::assert_none;

#[test]
fn every_description_is_of_an_entity_of_the_tables_or_of_words() {
    let exonyms = LANGUAGES.iter().flat_map(|language| language.exonyms.rows::<2>());
    let ids: BTreeSet<_> = exonyms.map(|[_, id]| id).collect();
    let mut faults = Vec::new();
    for language in LANGUAGES {
        for [form, name] in language.described.rows::<2>() {
            let is_known = match name.strip_prefix('=') {
                Some(words) => !words.is_empty() && words.to_lowercase() == words,
                None => ids.contains(name),
            };
            // What has a capital would be a name by itself.
            if !is_known || form.to_lowercase() != form {
                faults.push(format!("{}/described.tsv: `{form}` of `{name}`", language.tag));
            }
        }
    }
    assert_none(&faults);
}
