//! How numbers are written: the runs of digits in the words of a mention.

use std::ops::Range;

/// A number in digits, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its whole part, group marks included: bytes of the words it was found in.
    pub(crate) whole: Range<usize>,
    /// The digits of its whole part, without marks.
    pub(crate) digits: String,
    /// The mark between its groups.
    pub(crate) group: Option<char>,
    /// Where it ends, decimals included.
    pub(crate) end: usize,
}

/// The numbers in digits of `words`, in their order.
///
/// Marks are taken as group marks where exactly three digits follow each: whether a single one is a decimal mark, only the value
/// tells.
pub(crate) fn written(words: &str) -> Vec<Written> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = words[from..].find(|letter: char| letter.is_ascii_digit()).map(|at| from + at) {
        let number = number_at(words, start);
        from = number.end;
        found.push(number);
    }
    found
}

/// The number that begins at `start`, a digit.
fn number_at(words: &str, start: usize) -> Written {
    let mut number = Written { whole: start..start, digits: String::new(), group: None, end: start };
    let mut end = digits_end(words, start);
    number.digits += &words[start..end];
    while let Some((mark, after)) = mark_at(words, end) {
        let next = digits_end(words, after);
        if next - after != 3
            || number.digits.len() > 3 && number.group.is_none()
            || number.group.is_some_and(|group| group != mark)
        {
            break;
        }
        number.group = Some(mark);
        number.digits += &words[after..next];
        end = next;
    }
    number.whole.end = end;
    // What follows are decimals, or the parts of a date or a code: none begins a number of its own.
    while let Some((_, after)) = mark_at(words, end).filter(|(mark, _)| !mark.is_whitespace()) {
        end = digits_end(words, after);
    }
    number.end = end;
    number
}

fn digits_end(words: &str, from: usize) -> usize {
    words[from..].find(|letter: char| !letter.is_ascii_digit()).map_or(words.len(), |len| from + len)
}

/// The mark at `at` and where the digits behind it begin.
fn mark_at(words: &str, at: usize) -> Option<(char, usize)> {
    let mark = words[at..].chars().next().filter(|mark| ".,'\u{2019}\u{a0}\u{202f}\u{2009}".contains(*mark))?;
    let after = at + mark.len_utf8();
    words[after..].starts_with(|letter: char| letter.is_ascii_digit()).then_some((mark, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_digits_have_a_whole_part_with_its_group_mark() {
        let of = |words: &str| -> Vec<(String, Option<char>, String)> {
            let numbers = written(words).into_iter();
            numbers
                .map(|number| (number.digits, number.group, words[number.whole.start..number.end].to_owned()))
                .collect()
        };
        let one = |digits: &str, group, text: &str| (digits.to_owned(), group, text.to_owned());
        assert_eq!(of("$1,234.50 a day"), [one("1234", Some(','), "1,234.50")]);
        assert_eq!(of("1234.5 kg"), [one("1234", None, "1234.5")]);
        assert_eq!(of("da 1.200 a 1300"), [one("1200", Some('.'), "1.200"), one("1300", None, "1300")]);
        assert_eq!(of("4-7,5 %"), [one("4", None, "4"), one("7", None, "7,5")]);
        assert_eq!(of("1234,567"), [one("1234", None, "1234,567")]);
        assert_eq!(of("cento"), []);
    }
}
