//! What CLDR calls territories and cities.
//!
//! A territory is known by its code, a city by the time zone that is named after it: `Europe/London` is the exemplar city
//! `Londra` in Italian. Where a language says nothing of a zone, the city is the last part of the zone's own name.

use std::collections::BTreeMap;

use anyhow::Context;
use riscontro_lang::fold;
use serde_json::Value;

use super::sources::Sources;

/// Names of one territory or city.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The ISO 3166 code of the country that it is or lies in, in lower case; that of the United Nations for a region.
    pub(super) country: String,
    /// By language the forms, the usual one first; a language without a good one is absent.
    pub(super) forms: BTreeMap<&'static str, Vec<String>>,
}

impl Named {
    /// The English name.
    pub(super) fn english(&self) -> Option<&str> {
        Some(self.forms.get("en")?.first()?)
    }

    /// Drops the forms that are the beginning of the English name: `Chatham` is more than the Chatham Islands.
    fn drop_clipped(&mut self) {
        let Some(whole) = self.english().map(fold) else { return };
        let is_clipped = |form: &String| whole.strip_prefix(&fold(form)).is_some_and(|rest| rest.starts_with(' '));
        self.forms.values_mut().for_each(|forms| forms.retain(|form| !is_clipped(form)));
    }
}

/// Codes of CLDR that are no territory, or one that nobody calls by the name that stands there.
const NO_TERRITORY: &[&str] = &["EA", "QO", "XA", "XB", "ZZ"];

/// Territories of which a form with brackets holds two names: `Myanmar (Birmania)`. Elsewhere brackets explain.
const TWO_NAMES: &[&str] = &["FK", "MM", "NZ"];

/// Zones that are named after no town, or after one whose name is that of a saint, a sultan, a drink or an examination.
const NO_CITY: &[&str] = &[
    "America/Grand_Turk",
    "America/Miquelon",
    "America/St_Johns",
    "America/St_Kitts",
    "America/St_Thomas",
    "America/St_Vincent",
    "Antarctica/",
    "Asia/Oral",
    "Etc/",
    "Pacific/Gambier",
];

/// The territories and regions, by code.
pub(super) fn territories(sources: &Sources, langs: &[&'static str]) -> anyhow::Result<BTreeMap<String, Named>> {
    let mut found = BTreeMap::<String, Named>::new();
    for &lang in langs {
        let json = sources.json(&format!("cldr-localenames-full/main/{lang}/territories.json"))?;
        let names = &json["main"][lang]["localeDisplayNames"]["territories"];
        for (key, name) in names.as_object().context("no territories")? {
            let code = key.split("-alt-").next().unwrap_or(key);
            if NO_TERRITORY.contains(&code) {
                continue;
            }
            let named = found.entry(code.to_owned()).or_default();
            named.country = code.to_lowercase();
            let forms = forms(name.as_str().context("a name is no string")?, TWO_NAMES.contains(&code));
            named.forms.entry(lang).or_default().extend(forms);
        }
    }
    Ok(found)
}

/// The cities of time zones, by zone.
pub(super) fn cities(sources: &Sources, langs: &[&'static str]) -> anyhow::Result<BTreeMap<String, Named>> {
    let mut found = BTreeMap::new();
    let names: Vec<(&str, Value)> =
        langs.iter().map(|lang| Ok((*lang, zones(sources, lang)?))).collect::<anyhow::Result<_>>()?;
    for (zone, country) in countries(sources)? {
        let mut named = Named { country, ..Named::default() };
        for (lang, names) in &names {
            let of_zone = zone.split('/').fold(names, |names, part| &names[part]);
            let own_name = || zone.rsplit('/').next().unwrap_or(&zone).replace('_', " ");
            let name = of_zone["exemplarCity"].as_str().map_or_else(own_name, str::to_owned);
            named.forms.insert(lang, forms(&name, false));
        }
        named.drop_clipped();
        found.insert(zone, named);
    }
    Ok(found)
}

fn zones(sources: &Sources, lang: &str) -> anyhow::Result<Value> {
    let json = sources.json(&format!("cldr-dates-full/main/{lang}/timeZoneNames.json"))?;
    Ok(json["main"][lang]["dates"]["timeZoneNames"]["zone"].clone())
}

/// The zones that are named after a city, each with its country: the first two letters of its short identifier.
fn countries(sources: &Sources) -> anyhow::Result<Vec<(String, String)>> {
    let json = sources.json("cldr-bcp47/bcp47/timezone.json")?;
    let zones = json["keyword"]["u"]["tz"].as_object().context("no time zones")?;
    let mut found = Vec::new();
    for (short, zone) in zones {
        let Some(name) = zone["_alias"].as_str().and_then(|names| names.split(' ').next()) else { continue };
        let is_of_city = name.contains('/') && !NO_CITY.iter().any(|start| name.starts_with(start));
        if let Some(country) = short.get(..2).filter(|_| is_of_city) {
            found.push((name.to_owned(), country.to_owned()));
        }
    }
    Ok(found)
}

/// The names that a form of CLDR holds, as the press writes them; none when it is no name as it stands.
fn forms(form: &str, may_be_two: bool) -> Vec<String> {
    let form = form.replace('’', "'").replace(" - ", "-");
    let form = form.trim_end_matches('\'');
    match form.strip_suffix(')').and_then(|inner| inner.split_once(" (")) {
        Some((one, other)) if may_be_two => vec![one.to_owned(), other.to_owned()],
        _ if form.contains(['(', '[', '/']) || is_clipped(form) => Vec::new(),
        _ => vec![form.to_owned()],
    }
}

/// Abbreviations of tables and maps: `R.-U.`, `É.-U.`.
fn is_clipped(form: &str) -> bool {
    form.contains(".-")
}
