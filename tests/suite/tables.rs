//! The tables of every language: their form, and that their cells mean something.
//!
//! A translator corrects tables without knowing Rust, so what a compiler would catch in code is caught here, with file,
//! line and a sentence. The header comments of a table say what its columns are; this is the same in a form that checks.

use std::collections::{BTreeMap, BTreeSet};

use riscontro_core::value::{CurrencySet, Exact, TimeUnit, UnitId};
use riscontro_core::{Folds, Span};
use riscontro_lang::{LANGUAGES, Language, Table, Tokeniser};
use unicode_normalization::is_nfc;

use crate::assert_none;
use crate::columns::{Column, columns};

#[test]
fn every_table_is_well_formed() {
    let faults: Vec<_> = LANGUAGES.iter().flat_map(|language| faults(language)).collect();
    assert_none(&faults);
}

#[test]
fn every_name_meets_its_counterpart_in_each_language() {
    let with_names: Vec<_> = LANGUAGES.iter().filter(|language| !language.exonyms.is_empty()).collect();
    let mut kinds = BTreeMap::<_, BTreeSet<_>>::new();
    for [_, id, kind] in with_names.iter().flat_map(|language| language.exonyms.rows::<3>()) {
        kinds.entry(id).or_default().insert(kind);
    }
    let mut faults = Vec::new();
    for language in &with_names {
        let own: BTreeSet<_> = language.exonyms.rows::<2>().map(|[_, id]| id).collect();
        let missing = kinds.keys().filter(|id| !own.contains(**id));
        faults.extend(missing.map(|id| format!("{}/exonyms.tsv: no form for `{id}`, which others have", language.tag)));
    }
    let several = kinds.iter().filter(|(_, kinds)| kinds.len() > 1);
    faults.extend(several.map(|(id, kinds)| format!("exonyms.tsv: `{id}` is of several kinds: {kinds:?}")));
    for language in LANGUAGES {
        let unknown = language.demonyms.rows::<2>().filter(|[_, id]| !kinds.contains_key(id) && !id.starts_with("xx-"));
        faults.extend(
            unknown.map(|[form, id]| format!("{}/demonyms.tsv: no exonym has `{id}` of `{form}`", language.tag)),
        );
    }
    assert_none(&faults);
}

#[test]
fn a_usual_name_is_one_of_several_and_the_only_one_of_its_entity() {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let mut forms = BTreeMap::<_, BTreeSet<_>>::new();
        for [form, id] in language.exonyms.rows::<2>() {
            forms.entry(id).or_default().insert(form);
        }
        let mut met = BTreeSet::new();
        for [form, id] in language.usual_names.rows::<2>() {
            let is_choice = forms.get(id).is_some_and(|forms| forms.len() > 1 && forms.contains(form));
            if !is_choice || !met.insert(id) {
                faults.push(format!(
                    "{}/usual_names.tsv: `{form}` is not one of several names of `{id}`, or a second",
                    language.tag
                ));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn no_two_entities_have_the_same_forms_in_every_language() {
    let mut forms = BTreeMap::<_, BTreeSet<_>>::new();
    for language in LANGUAGES {
        for [form, id, kind] in language.exonyms.rows::<3>() {
            forms.entry((id, kind)).or_default().insert((language.tag, form));
        }
    }
    let mut by_forms = BTreeMap::<_, Vec<_>>::new();
    for ((id, kind), forms) in &forms {
        // Two countries may each have a Tripoli.
        let country = id.split('-').next().filter(|_| *kind == "place");
        by_forms.entry((kind, country, forms)).or_default().push(*id);
    }
    let doubled = by_forms.values().filter(|ids| ids.len() > 1);
    assert_none(
        &doubled.map(|ids| format!("exonyms.tsv: one entity, several ids: {}", ids.join(", "))).collect::<Vec<_>>(),
    );
}

#[test]
fn each_month_and_weekday_has_one_form_to_write() {
    for language in LANGUAGES.iter().filter(|language| !language.months.is_empty()) {
        let written = |table: Table| {
            let mut numbers: Vec<_> = table
                .rows::<4>()
                .filter(|[.., written]| *written == "yes")
                .map(|[_, number, ..]| number.parse::<i64>().unwrap_or(0))
                .collect();
            numbers.sort_unstable();
            numbers
        };
        assert_eq!(written(language.months), (1..=12).collect::<Vec<_>>(), "{}/months.tsv", language.tag);
        assert_eq!(written(language.weekdays), (1..=7).collect::<Vec<_>>(), "{}/weekdays.tsv", language.tag);
    }
}

/// Endings of abbreviations are looked for in eight bytes.
#[test]
fn endings_of_abbreviations_are_short_and_plain() {
    let is_plain = |ending: &str| ending.len() <= 8 && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    for language in LANGUAGES {
        let endings = language.abbreviations.rows::<1>().filter_map(|[form]| form.strip_prefix('-'));
        let wrong: Vec<_> = endings.filter(|ending| !is_plain(ending)).collect();
        assert!(
            wrong.is_empty(),
            "{}/abbreviations.tsv: one to eight small letters without accents: {wrong:?}",
            language.tag
        );
    }
}

/// What is wrong with the tables of a language, each with file and line.
pub(crate) fn faults(language: &Language) -> Vec<String> {
    let tokeniser = Tokeniser::new(language);
    let mut faults = Vec::new();
    for (name, table, count) in language.tables() {
        let file = format!("{}/{name}", language.tag);
        let columns = columns(name);
        assert_eq!(columns.len(), count, "{name}: `Language::tables()` and this test know different columns");
        faults.extend(text_faults(table).map(|fault| format!("{file}: {fault}")));
        let mut last: Option<Vec<&str>> = None;
        for (line, row) in (1..).zip(table.text().lines()).filter(|(_, line)| !line.starts_with('#')) {
            let cells: Vec<_> = row.split('\t').collect();
            let mut fault = |message: String| faults.push(format!("{file}:{line}: {message}"));
            if let Some(message) = order_fault(last.as_deref(), &cells) {
                fault(message);
            }
            if cells.len() == columns.len() {
                let may_be_empty = allows_empty_cells(table);
                let checked = cells.iter().zip(columns);
                let wrong = checked.filter(|(cell, column)| {
                    !(is_right(cell, **column, &tokeniser) || cell.is_empty() && may_be_empty)
                });
                wrong.for_each(|(cell, column)| fault(format!("`{cell}` is no {}", description(*column))));
            } else {
                fault(format!("{} cells instead of {}", cells.len(), columns.len()));
            }
            last = Some(cells);
        }
    }
    faults
}

/// Faults of a whole file.
fn text_faults(table: Table) -> impl Iterator<Item = &'static str> {
    let text = table.text();
    let lacks_header = !text.is_empty() && !text.starts_with('#');
    let checks = [
        (!is_nfc(text), "not in Unicode normal form C"),
        (text.contains('\r'), "a carriage return: lines end in a line feed alone"),
        (!text.is_empty() && !text.ends_with('\n'), "the last line has no end"),
        (text.lines().any(|line| line.trim_end_matches([' ', '\u{a0}']) != line), "white space at the end of a line"),
        (lacks_header, "no `#` line that says what the table is"),
    ];
    checks.into_iter().filter_map(|(is_fault, message)| is_fault.then_some(message))
}

/// Rows are sorted by their first cell, then the second, by code point, and none stands twice.
fn order_fault(last: Option<&[&str]>, cells: &[&str]) -> Option<String> {
    let last = last?;
    let key = |cells: &[&str]| cells.iter().take(2).map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    if last == cells {
        return Some(format!("`{}` stands twice", cells.join(" ")));
    }
    (key(last) > key(cells)).then(|| format!("`{}` belongs before `{}`", cells[0], last[0]))
}

/// Cells may be empty only where the header says so.
fn allows_empty_cells(table: Table) -> bool {
    table.text().lines().take_while(|line| line.starts_with('#')).any(|line| line.contains("empty"))
}

fn is_right(cell: &str, column: Column, tokeniser: &Tokeniser) -> bool {
    match column {
        Column::Form => !cell.is_empty() && has_token(cell, tokeniser),
        Column::Free => !cell.is_empty(),
        Column::Word(words) => words.contains(&cell),
        Column::Integer(least, most) => cell.parse::<i64>().is_ok_and(|number| (least..=most).contains(&number)),
        Column::Amount => is_amount(cell),
        Column::Time => cell == "-" || cell == "*" || is_time(cell) || are_offsets(cell),
        Column::Unit => cell == "count" || UnitId::from_code(cell).is_some(),
        Column::TimeUnit => TimeUnit::from_code(cell).is_some(),
        Column::Currencies => CurrencySet::parse(whole_currencies(cell)).is_some(),
        Column::Pivot(start) => is_pivot(cell) && cell.starts_with(start),
    }
}

/// The currencies of which a cell names a part: `1/100 EUR USD`.
fn whole_currencies(cell: &str) -> &str {
    cell.split_once(' ').filter(|(part, _)| is_amount(part)).map_or(cell, |(_, codes)| codes)
}

fn description(column: Column) -> String {
    match column {
        Column::Form => "form that gives a token".into(),
        Column::Free => "cell to leave empty".into(),
        Column::Word(words) => format!("one of {}", words.join(", ")),
        Column::Integer(least, most) => format!("integer from {least} to {most}"),
        Column::Amount => "integer or fraction such as 1/3".into(),
        Column::Time => "time such as 12:00, hours from UTC such as `+1 +2`, *, or -".into(),
        Column::Unit => "code of a unit of measure".into(),
        Column::TimeUnit => "code of a unit of time".into(),
        Column::Currencies => "list of currency codes".into(),
        Column::Pivot(start) => format!("pivot id in lower case that begins with `{start}`"),
    }
}

fn has_token(form: &str, tokeniser: &Tokeniser) -> bool {
    let (mut folds, mut tokens) = (Folds::default(), Vec::new());
    tokeniser.tokenise_span(form, Span::from_range(0..form.len()), &mut folds, &mut tokens);
    !tokens.is_empty()
}

fn is_amount(cell: &str) -> bool {
    match cell.split_once('/') {
        Some((numerator, denominator)) => {
            let parts = numerator.parse().ok().zip(denominator.parse().ok());
            parts.is_some_and(|(numerator, denominator)| Exact::ratio(numerator, denominator).is_some())
        }
        None => cell.parse::<i64>().is_ok(),
    }
}

fn are_offsets(cell: &str) -> bool {
    let is_offset = |hours: &str| {
        let value = hours.trim_end_matches(".5").parse::<i32>();
        hours.starts_with(['+', '-']) && value.is_ok_and(|hours| (-12..=14).contains(&hours))
    };
    cell.split(' ').all(is_offset)
}

fn is_time(cell: &str) -> bool {
    let parts = cell.split_once(':').map(|(hour, minute)| (hour.parse(), minute.parse()));
    let is_clock = |hour, minute| riscontro_core::value::ClockTime::new(hour, minute).is_some();
    cell.len() == 5 && matches!(parts, Some((Ok(hour), Ok(minute))) if is_clock(hour, minute))
}

fn is_pivot(cell: &str) -> bool {
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    cell.split('-').all(is_part)
}
