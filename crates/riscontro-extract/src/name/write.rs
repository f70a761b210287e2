//! Names back to text: the form of an entity that a finding offers to a writer.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use riscontro_core::value::{NameKey, NameKind};
use riscontro_core::{LangTag, WordHash};
use riscontro_lang::{LANGUAGES, Language, fold};

/// The names of one entity in a language.
#[derive(Debug, Default)]
struct Names {
    /// Those with a capital, in table order.
    all: Vec<&'static str>,
    /// That of the table of usual names.
    usual: Option<&'static str>,
}

type ByEntity = HashMap<&'static str, Names, WordHash>;

/// The names of every entity, by language; those of a language are made when the first is asked for.
static NAMES: LazyLock<HashMap<LangTag, OnceLock<ByEntity>>> =
    LazyLock::new(|| LANGUAGES.iter().map(|language| (language.tag, OnceLock::new())).collect());

/// What `language` calls `entity`; `None` when its tables do not know it.
fn names_in(language: &Language, entity: &str) -> Option<&'static Names> {
    NAMES.get(&language.tag)?.get_or_init(|| names_of(language)).get(entity)
}

fn names_of(language: &Language) -> ByEntity {
    let mut names = ByEntity::default();
    for [form, id, _] in language.names().filter(|[form, ..]| form.chars().any(char::is_uppercase)) {
        names.entry(id).or_default().all.push(form);
    }
    for [form, id] in language.usual_names.rows::<2>() {
        names.entry(id).or_default().usual = Some(form);
    }
    names
}

/// The longest abbreviation, in letters.
const LONGEST_ABBREVIATION: usize = 10;

/// Returns what `language` calls the entity of `name`, which the other side writes as `written`.
///
/// Of several names that is the only abbreviation where the other side has one (`ONU`, and `Onu` of which some language has
/// the capitals), else the only one written out, else the
/// usual one. `None` when no table knows the name, when it may be one of several entities, when it is a demonym, whose form
/// depends on the sentence, or when none of several names is the usual one.
#[must_use]
pub fn write_name(name: &NameKey, written: &str, language: &Language) -> Option<&'static str> {
    let [entity] = &name.entities[..] else { return None };
    if name.kind == NameKind::Demonym {
        return None;
    }
    let Names { all, usual } = names_in(language, entity.as_str())?;
    let only = |is_asked: &dyn Fn(&str) -> bool| {
        let mut forms = all.iter().copied().filter(|form| is_asked(form));
        let first = forms.next()?;
        forms.all(|other| fold(other) == fold(first)).then_some(first)
    };
    // Abbreviations were written by hand.
    let languages = || LANGUAGES.iter().filter(|language| !language.exonyms.is_empty());
    let of_any_language =
        || languages().filter_map(|language| names_in(language, entity.as_str())).flat_map(|names| &names.all);
    let is_short =
        is_abbreviation(written) || of_any_language().any(|form| is_abbreviation(form) && fold(form) == fold(written));
    let short = || only(&|form| is_abbreviation(form) && !form.contains('.'));
    only(&|_| true).or_else(|| short().filter(|_| is_short)).or_else(|| only(&|form| !is_abbreviation(form))).or(*usual)
}

fn is_abbreviation(form: &str) -> bool {
    form.chars().count() <= LONGEST_ABBREVIATION && !form.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use riscontro_core::value::PivotId;

    use super::*;

    fn write(id: &str, written: &str, tag: &str) -> Option<&'static str> {
        let language = LANGUAGES.iter().find(|language| language.tag.as_str() == tag).unwrap();
        let name = NameKey {
            kind: NameKind::Place,
            entities: [PivotId::new(id)].into_iter().collect(),
            words: Default::default(),
            keys: Default::default(),
        };
        write_name(&name, written, language)
    }

    #[test]
    fn of_several_names_the_usual_one_is_written_or_the_abbreviation_of_an_abbreviation() {
        assert_eq!(write("gb-london", "London", "it"), Some("Londra"));
        assert_eq!(write("gb-london", "Londra", "en"), Some("London"));
        assert_eq!(write("cn-beijing", "Pechino", "en"), Some("Beijing"));
        assert_eq!(write("gb", "Regno Unito", "en"), Some("United Kingdom"));
        assert_eq!(write("org-un", "Nazioni Unite", "en"), Some("United Nations"));
        assert_eq!(write("org-un", "Onu", "en"), Some("UN"));
        assert_eq!(write("org-who", "Oms", "en"), Some("WHO"));
        assert_eq!(write("cn", "Cina", "en"), Some("China"));
        assert_eq!(write("us-texas", "Texas", "it"), Some("Texas"));
        assert_eq!(write("zz-nowhere", "Utopia", "en"), None);
    }
}
