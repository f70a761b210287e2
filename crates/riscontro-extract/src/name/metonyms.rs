//! What a name may be said for: the seat of a power for the power, the power for its country.
//!
//! A place stands for its country by its id; here is what no id tells. The table speaks of entities, not of words, and so
//! serves every language.

use riscontro_core::value::PivotId;

/// Entities, sorted, and what each is said for.
const METONYMS: &[(&str, &[&str])] = &[
    ("be-brussels", &["org-eu", "org-nato"]),
    ("gb-city-of-london", &["gb-london"]),
    ("it-capitoline-hill", &["it-rome"]),
    ("org-antitrust-it", &["it"]),
    ("org-bank-of-england", &["gb"]),
    ("org-bank-of-italy", &["it"]),
    ("org-bocconi", &["it-milan"]),
    ("org-borsa-italiana", &["it-milan"]),
    ("org-brexit", &["org-eu", "xx-europe"]),
    ("org-brexiteers", &["org-brexit", "org-eu", "xx-europe"]),
    ("org-buckingham-palace", &["gb"]),
    ("org-bundesbank", &["de"]),
    ("org-bundestag", &["de"]),
    ("org-capitol", &["org-congress", "us", "us-washington"]),
    ("org-cassation", &["it"]),
    ("org-chamber-of-deputies", &["it"]),
    ("org-comune-venezia", &["it-venice"]),
    ("org-congress", &["us"]),
    ("org-constitutional-court", &["it"]),
    ("org-dod", &["us", "org-pentagon"]),
    ("org-duma", &["ru"]),
    ("org-elysee", &["fr", "fr-paris"]),
    ("org-eu", &["be-brussels", "xx-europe"]),
    ("org-european-commission", &["org-eu"]),
    ("org-farnesina", &["it", "it-rome"]),
    ("org-federal-reserve", &["us"]),
    ("org-ferrovie-dello-stato", &["it"]),
    ("org-foreign-office", &["gb", "gb-london"]),
    ("org-guardia-di-finanza", &["it"]),
    ("org-holy-see", &["va"]),
    ("org-knesset", &["il"]),
    ("org-kremlin", &["ru", "ru-moscow"]),
    ("org-la-scala", &["it-milan"]),
    ("org-matignon", &["fr"]),
    ("org-met-police", &["gb-london"]),
    ("org-nyse", &["us", "us-new-york"]),
    ("org-palazzo-balbi", &["it-veneto"]),
    ("org-palazzo-chigi", &["it", "it-rome"]),
    ("org-palazzo-d-orleans", &["it-sicily"]),
    ("org-palazzo-lombardia", &["it-lombardy"]),
    ("org-palazzo-madama", &["it", "org-senate"]),
    ("org-palazzo-marino", &["it-milan"]),
    ("org-palazzo-san-giacomo", &["it-naples"]),
    ("org-palazzo-tursi", &["it-genoa"]),
    ("org-palazzo-vecchio-city", &["it-florence"]),
    ("org-pentagon", &["org-dod", "us"]),
    ("org-pirellone", &["it-lombardy"]),
    ("org-quai-d-orsay", &["fr"]),
    ("org-quirinale", &["it"]),
    ("org-remainers", &["org-brexit", "org-eu", "xx-europe"]),
    ("org-ris", &["org-carabinieri"]),
    ("org-ros", &["org-carabinieri"]),
    ("org-sapienza", &["it-rome"]),
    ("org-scotland-yard", &["gb", "gb-london"]),
    ("org-senate", &["org-capitol", "us"]),
    ("org-state-department", &["us", "us-washington"]),
    ("org-viminale", &["it"]),
    ("org-wall-street", &["us", "us-new-york"]),
    ("org-white-house", &["us", "us-washington"]),
    ("va", &["org-holy-see"]),
];

/// What `entity` may be said for; empty for most.
pub(super) fn said_for(entity: &PivotId) -> &'static [&'static str] {
    METONYMS.iter().find(|(name, _)| *name == entity.as_str()).map_or(&[], |(_, others)| *others)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use riscontro_lang::LANGUAGES;

    use super::*;

    #[test]
    fn every_entity_of_the_table_has_a_name() {
        let named: BTreeSet<&str> =
            LANGUAGES.iter().flat_map(|language| language.exonyms.rows::<2>().map(|[_, id]| id)).collect();
        let all = METONYMS.iter().flat_map(|(name, others)| others.iter().chain([name]));
        let nameless: Vec<_> = all.filter(|id| !named.contains(*id)).collect();
        assert!(nameless.is_empty(), "{nameless:?}");
        assert!(METONYMS.is_sorted());
    }
}
