//! Forms of names that CLDR does not list and that running text has.

/// The forms of `name` besides itself.
///
/// German: the genitive (`Frankreichs`), and the weak forms of an adjective (`den Vereinigten Staaten`). French: a name whose
/// article may melt into a preposition (`au Caire`).
pub(super) fn further_forms(lang: &str, name: &str) -> Vec<String> {
    match lang {
        "de" => german(name),
        "fr" => name.strip_prefix("Le ").filter(|name| !name.contains(' ')).map(str::to_owned).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn german(name: &str) -> Vec<String> {
    let Some((first, rest)) = name.split_once(' ') else { return genitive(name).into_iter().collect() };
    let stem = first.strip_suffix("es").or_else(|| first.strip_suffix('e')).unwrap_or(first);
    let is_adjective = stem != first && ["isch", "igt"].iter().any(|end| stem.ends_with(end));
    if !is_adjective {
        return Vec::new();
    }
    let is_neuter = first.ends_with("es");
    let weak = [format!("{stem}en {rest}"), format!("{stem}e {rest}")];
    weak.into_iter()
        .chain(genitive(rest).filter(|_| is_neuter).map(|rest| format!("{stem}en {rest}")))
        .filter(|form| form != name)
        .collect()
}

/// Endings of German names that have an article of the feminine or the plural, and so no genitive in s.
const WITHOUT_GENITIVE: &[&str] = &[
    "Azoren",
    "Färöer",
    "Kanaren",
    "Karibik",
    "Komoren",
    "Malediven",
    "Mongolei",
    "Niederlande",
    "Philippinen",
    "Salomonen",
    "Seychellen",
    "Slowakei",
    "Türkei",
    "Ukraine",
    "gebiete",
    "insel",
    "inseln",
    "küste",
    "sahara",
    "stadt",
    "Stadt",
    "zone",
];

/// The genitive of a name without an article.
fn genitive(name: &str) -> Option<String> {
    let is_feminine = WITHOUT_GENITIVE.iter().any(|end| name.ends_with(end));
    let has_none = is_feminine
        || name.ends_with(['s', 'ß', 'x', 'z'])
        || !name.ends_with(char::is_lowercase)
        || name.contains(' ');
    (!has_none).then(|| format!("{name}s"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_the_forms_that_running_text_has() {
        assert_eq!(further_forms("de", "Frankreich"), ["Frankreichs"]);
        assert_eq!(further_forms("de", "Paris"), [""; 0]);
        assert_eq!(further_forms("de", "Vereinigte Staaten"), ["Vereinigten Staaten"]);
        assert_eq!(
            further_forms("de", "Vereinigtes Königreich"),
            ["Vereinigten Königreich", "Vereinigte Königreich", "Vereinigten Königreichs"]
        );
        assert_eq!(further_forms("fr", "Le Caire"), ["Caire"]);
        assert_eq!(further_forms("es", "El Cairo"), [""; 0]);
    }
}
