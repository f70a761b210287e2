//! `cldr_places.tsv` of every language: what CLDR calls territories and cities, at the ids of the hand-written tables.
//!
//! Hand-written rows win: a form that `exonyms.tsv` of the language has in any sense is left out. A place that no such table
//! knows gets an id of its own where the languages write it differently; where all write it alike, the spelling says as much,
//! and half the world's surnames are towns. Names of languages are left out: they are adjectives (`francese`, `français`), and
//! the tables of demonyms take these for the country.

use std::collections::{BTreeMap, BTreeSet};

use riscontro_lang::{Language, fold};

use super::cldr::{self, Named};
use super::inflected::further_forms;
use super::own::{Met, Own, WRITTEN, language, ordinary_words};
use super::sources::Sources;

/// A generated row: form, pivot id, kind.
pub(super) type Row = (String, String, String);

/// Codes of CLDR that are no territories: the European Union, the eurozone, the United Nations.
const UNIONS: [&str; 3] = ["eu", "ez", "un"];

/// Forms that are usual words, given names or those of better known places in their language, so that they tell no place.
const WORDS: &[(&str, &[&str])] = &[
    ("de", &["Malé"]),
    (
        "es",
        &["Adelaida", "Bahía", "Belén", "Caimán", "Guadalupe", "Marquesas", "Mauricio", "Navidad", "Reunión", "Sofía"],
    ),
    ("fr", &["Adélaïde", "Dominique", "Grenade", "Marquises", "Maurice"]),
    ("pt", &["Adelaide", "Belém", "Guadalupe", "Madeira", "Marquesas", "Maurício", "Reunião"]),
];

/// The rows of each of `langs`, sorted.
pub(super) fn rows(sources: &Sources, langs: &[&'static str]) -> anyhow::Result<BTreeMap<&'static str, BTreeSet<Row>>> {
    let own = Own::read();
    let mut rows: BTreeMap<&'static str, BTreeSet<Row>> = langs.iter().map(|lang| (*lang, BTreeSet::new())).collect();
    let territories = cldr::territories(sources, langs)?;
    for named in territories.values() {
        add(&mut rows, &own, named, territory(&own, named));
    }
    // A city state, or an island, is there already.
    let is_territory = |city: &Named| territories.values().any(|named| named.english() == city.english());
    for named in cldr::cities(sources, langs)?.values().filter(|city| !is_territory(city)) {
        add(&mut rows, &own, named, city(&own, named));
    }
    drop_one_sided(&mut rows, &own);
    Ok(rows)
}

/// Id and kind of a territory; `None` for a region that the tables do not know, or of which they know another.
fn territory(own: &Own, named: &Named) -> Option<(String, &'static str)> {
    if let Some(kind) = own.kind(&named.country) {
        return Some((named.country.clone(), kind));
    }
    let is_league = UNIONS.contains(&named.country.as_str());
    let kinds: &[&str] = if is_league { &["org"] } else { &["country", "place"] };
    match own.id(named, |id| own.kind(id).is_some_and(|kind| kinds.contains(&kind))) {
        Met::Known(id) => Some((id.to_owned(), own.kind(id)?)),
        Met::Unknown if !is_region(named) => Some((named.country.clone(), "country")),
        _ => None,
    }
}

/// Whether it is a part of the world, with a number for a code.
fn is_region(named: &Named) -> bool {
    named.country.starts_with(|first: char| first.is_ascii_digit())
}

/// Id and kind of a city; `None` when there is no telling which it is, or no need to.
fn city(own: &Own, named: &Named) -> Option<(String, &'static str)> {
    let is_there = |id: &str| {
        let country = id.split('-').next().unwrap_or(id);
        let is_place = matches!(own.kind(id), Some("country" | "place"));
        is_place && (country == named.country || country == "xx")
    };
    match own.id(named, is_there) {
        Met::Known(id) => Some((id.to_owned(), own.kind(id)?)),
        Met::Unknown => {
            let folded: BTreeSet<String> = named.forms.values().flatten().map(|form| fold(form)).collect();
            let name = named.english().filter(|_| folded.len() > 1)?;
            Some((format!("{}-{}", named.country, slug(name)), "place"))
        }
        Met::Doubtful => None,
    }
}

fn slug(name: &str) -> String {
    let folded = fold(name).replace('\'', "");
    let parts = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// Drops what no table written by hand knows unless both languages that have such tables have a form of it.
fn drop_one_sided(rows: &mut BTreeMap<&'static str, BTreeSet<Row>>, own: &Own) {
    let ids = WRITTEN.map(|lang| rows[lang].iter().map(|(_, id, _)| id.clone()).collect::<BTreeSet<_>>());
    let is_met = |id: &str| own.kind(id).is_some() || ids.iter().all(|ids| ids.contains(id));
    rows.values_mut().for_each(|rows| rows.retain(|(_, id, _)| is_met(id)));
}

/// Adds the rows of one thing to those of each language.
fn add(
    rows: &mut BTreeMap<&'static str, BTreeSet<Row>>,
    own: &Own,
    named: &Named,
    found: Option<(String, &'static str)>,
) {
    let Some((id, kind)) = found else { return };
    for (lang, rows) in rows {
        // `Africa del Sud` is a region there and a country in the press.
        if WRITTEN.contains(lang) && is_region(named) {
            continue;
        }
        let has_article =
            |form: &str| form.split_once(' ').is_some_and(|(_, rest)| own.places(lang, rest).contains(&*id));
        let is_good = |form: &&String| !own.has(lang, form) && !has_article(form) && !is_word(lang, form);
        for form in named.forms.get(lang).into_iter().flatten().filter(is_good) {
            for further in further_forms(lang, form).into_iter().filter(|further| !own.has(lang, further)) {
                rows.insert((further, id.clone(), kind.to_owned()));
            }
            for other in own.places("en", form).into_iter().filter(|other| *other != id) {
                // What else the form names where it is spelt as in English: `Georgia` is a state as well.
                rows.insert((form.clone(), other.to_owned(), own.kind(other).unwrap_or("place").to_owned()));
            }
            rows.insert((form.clone(), id.clone(), kind.to_owned()));
        }
    }
}

/// Whether `form` is something else in the first place: of a language whose common words are listed, one of these.
fn is_word(lang: &str, form: &str) -> bool {
    let is_listed = || ordinary_words(language(lang)).any(|word| fold(word) == fold(form));
    WORDS.iter().any(|(of, words)| *of == lang && words.contains(&form)) || WRITTEN.contains(&lang) && is_listed()
}

/// The table as it is written to a file, for `language`.
pub(super) fn text(language: &Language, rows: &BTreeSet<Row>) -> String {
    let mut text = format!(
        "# Names of territories and cities in {}, beside those of exonyms.tsv.\n\
         # Generated by `cargo xtask tables`; do not edit. Rows of exonyms.tsv win.\n\
         # Source: Unicode CLDR, from the npm packages cldr-bcp47, cldr-dates-full and cldr-localenames-full 48.2.0.\n\
         # Licence: Unicode-3.0.\n\
         # Columns: form, pivot id, kind (country, place, org).\n",
        language.name
    );
    for (form, id, kind) in rows {
        text.push_str(&format!("{form}\t{id}\t{kind}\n"));
    }
    text
}
