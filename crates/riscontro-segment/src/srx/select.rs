//! Which rules a language takes.

use riscontro_core::{LangTag, SrxCascade, SrxGroup, SrxMap, SrxRules};

use super::error::{Kind, SrxError};
use super::pattern::{Engine, Reason, translate};
use super::rule::{automaton, backtracking};

/// The groups of `lang`, in the order their rules are tried.
///
/// A map holds when its pattern matches the whole tag, in any case. Every map is looked at, so that a fault of the file is told
/// whatever the language.
pub(super) fn groups_of(rules: &SrxRules, lang: LangTag) -> Result<Vec<&SrxGroup>, SrxError> {
    let mut groups = Vec::new();
    for map in &rules.maps {
        let group = rules.groups.iter().find(|group| group.name == map.group);
        let group =
            group.ok_or_else(|| SrxError::at_line(map.line, Kind::UnknownGroup { group: map.group.clone() }))?;
        let is_taken = takes(map, lang).map_err(|reason| {
            SrxError::at_line(map.line, Kind::LanguagePattern { pattern: map.pattern.clone(), reason })
        })?;
        if is_taken && (groups.is_empty() || rules.cascade == SrxCascade::All) {
            groups.push(group);
        }
    }
    if groups.is_empty() {
        return Err(SrxError::of_file(Kind::UnknownLanguage { lang, known: known(&rules.maps) }));
    }
    Ok(groups)
}

fn takes(map: &SrxMap, lang: LangTag) -> Result<bool, Reason> {
    let pattern = translate(&map.pattern, 0)?;
    let whole = format!("(?i)\\A(?:{})\\z", pattern.text);
    match pattern.engine {
        Engine::Automaton => Ok(automaton(&whole)?.is_match(lang.as_str())),
        Engine::Backtracking => {
            let found = backtracking(&whole)?.is_match(lang.as_str());
            found.map_err(|_| Reason::new("it takes too many steps"))
        }
    }
}

/// The patterns of the maps, each once.
fn known(maps: &[SrxMap]) -> String {
    let mut known: Vec<String> = Vec::new();
    for map in maps {
        let pattern = format!("`{}`", map.pattern);
        if !known.contains(&pattern) {
            known.push(pattern);
        }
    }
    known.join(", ")
}
