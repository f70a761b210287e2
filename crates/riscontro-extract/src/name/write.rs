//! Names back to text: the form of an entity in a language, where there is only one.

use riscontro_core::value::{NameKey, NameKind, PivotId};
use riscontro_lang::{Language, fold};

/// Returns what `language` calls the entity of `name`.
///
/// `None` when no table knows it, when it may be one of several entities, when it is a demonym, whose form depends on the
/// sentence, or when the language has several names for it (`US`, `United States`).
pub(crate) fn write_name(name: &NameKey, language: &Language) -> Option<String> {
    let [entity] = &name.entities[..] else { return None };
    if name.kind == NameKind::Demonym {
        return None;
    }
    let mut forms = forms_of(entity, language);
    let form = forms.next()?;
    forms.all(|other| fold(other) == fold(form)).then(|| form.to_owned())
}

/// The forms of `entity` in the tables, those with a capital, in table order.
fn forms_of<'l>(entity: &PivotId, language: &'l Language) -> impl Iterator<Item = &'l str> {
    let rows = language.exonyms.rows::<2>().filter(move |[_, id]| *id == entity.as_str());
    rows.map(|[form, _]| form).filter(|form| form.chars().any(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use riscontro_lang::LANGUAGES;

    use super::*;

    fn write(id: &str, tag: &str) -> Option<String> {
        let language = LANGUAGES.iter().find(|language| language.tag.as_str() == tag).unwrap();
        let name = NameKey {
            kind: NameKind::Place,
            entities: [PivotId::new(id)].into_iter().collect(),
            words: Default::default(),
            keys: Default::default(),
        };
        write_name(&name, language)
    }

    #[test]
    fn an_entity_with_one_name_is_written_and_one_with_several_is_not() {
        assert_eq!(write("gb-london", "it").as_deref(), Some("Londra"));
        assert_eq!(write("gb-london", "en").as_deref(), Some("London"));
        assert_eq!(write("us", "en"), None);
        assert_eq!(write("zz-nowhere", "en"), None);
    }
}
