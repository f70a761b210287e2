//! Names and numbers in one list.
//!
//! Names and numbers are read apart, so some words are read twice: `Sunday` of the `Sunday Times`, `May` of `4 May`. The longer
//! reading knows more. A number inside a name is part of the name and asks for no answer of its own, though it may give one
//! (`il 5 Stelle` and `Five Star` agree on five); a name inside a longer number is no name, but for those of whom a share is told. Where they cross, digits are surely a
//! number and words surely are not (`Kim Jong-un ha` holds no hectare).

use riscontro_core::{Demand, Mention, Value};
use riscontro_lang::Capitals;

/// Merges `numbers` and `names`, each sorted by segment and span and without overlap; so sorted is the result.
///
/// Where the `capitals` are those of all nouns, a name that is only guessed gives way to what it crosses (`eine Million Euro Schulden`).
pub(crate) fn merge(
    text: &str,
    capitals: Capitals,
    mut numbers: Vec<Mention>,
    mut names: Vec<Mention>,
) -> Vec<Mention> {
    let mut first = 0;
    names.retain(|name| {
        while numbers.get(first).is_some_and(|number| number.span.end() <= name.span.start()) {
            first += 1;
        }
        let reached = numbers[first..].partition_point(|number| number.span.start() < name.span.end());
        let mut crossing = numbers[first..first + reached].iter_mut();
        crossing.all(|number| name_stands((text, capitals), name, number))
    });
    numbers.retain(|number| !number.readings.is_empty());
    numbers.append(&mut names);
    numbers.sort_by_key(|mention| (mention.segment, mention.span.start(), mention.span.end()));
    numbers
}

/// Settles a name and a number that overlap; a number that gives way loses its readings.
fn name_stands((text, capitals): (&str, Capitals), name: &Mention, number: &mut Mention) -> bool {
    if number.readings.is_empty() {
        // It gave way to a name before.
        return true;
    }
    let is_year = matches!(number.value(), Value::Date(date) if date.year.is_some());
    if name.span == number.span && is_year && number.demand == Demand::Required {
        // `MDCCXLVIII` is a year and nobody's name.
        return false;
    }
    // `Ventidue persone` at the beginning of a sentence; May may be somebody there.
    let is_unknown = matches!(name.value(), Value::Name(key) if key.entities.is_empty());
    let is_count = matches!(number.value(), Value::Number(_)) && number.demand == Demand::Required;
    if name.span == number.span && name.demand == Demand::Optional && is_unknown && is_count && is_initial(text, name) {
        return false;
    }
    if name.span.contains(number.span) {
        number.demand = Demand::Optional;
        return true;
    }
    // `due italiani su tre`
    if number.span.contains(name.span) && matches!(number.value(), Value::Share { .. }) && !is_unknown {
        return true;
    }
    let is_guess = capitals == Capitals::Nouns && name.demand == Demand::Optional && is_unknown;
    let is_digits = is_guess || number.span.of(text).bytes().any(|byte| byte.is_ascii_digit());
    if number.span.contains(name.span) || is_digits {
        return false;
    }
    number.readings.clear();
    true
}

/// Whether a mention stands at the beginning of the text or behind a mark that ends or opens a sentence.
fn is_initial(text: &str, mention: &Mention) -> bool {
    let before = text[..mention.span.start() as usize].trim_end();
    before.len() < mention.span.start() as usize && text[before.len()..].contains('\n')
        || before.is_empty()
        || before.ends_with(['.', '!', '?', '…', ':', '«', '“', '„', '"', '•', '|'])
}
