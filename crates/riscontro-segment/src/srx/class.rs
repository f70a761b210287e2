//! The letters of a pattern one by one, and the parts that end where a pattern says so: classes, quotations, numbers.

use std::ops::RangeInclusive;
use std::str::Chars;

use super::pattern::Reason;
use super::property::{posix_bracket, property, shorthand};

/// A pattern that is read from its beginning to its end.
#[derive(Debug, Clone)]
pub(super) struct Scanner<'p> {
    rest: Chars<'p>,
}

/// How many classes may stand one inside the other.
const DEEPEST: usize = 32;

/// An item of a class.
enum Item {
    Letter(char),
    Class(String),
    Nothing,
}

impl<'p> Scanner<'p> {
    pub(super) fn new(pattern: &'p str) -> Self {
        Scanner { rest: pattern.chars() }
    }

    pub(super) fn next(&mut self) -> Option<char> {
        self.rest.next()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    pub(super) fn starts_with(&self, sign: &str) -> bool {
        self.rest.as_str().starts_with(sign)
    }

    /// Passes `sign` if it stands here.
    pub(super) fn eat(&mut self, sign: &str) -> bool {
        let is_here = self.starts_with(sign);
        if is_here {
            self.rest = self.rest.as_str()[sign.len()..].chars();
        }
        is_here
    }

    /// What stands before the next `end`, which is passed too.
    pub(super) fn until(&mut self, end: char) -> Option<&'p str> {
        let (before, behind) = self.rest.as_str().split_once(end)?;
        self.rest = behind.chars();
        Some(before)
    }

    /// Passes the next `end`; whether there is one.
    pub(super) fn skip_past(&mut self, end: char) -> bool {
        self.until(end).is_some()
    }

    /// Passes the rest of the line.
    pub(super) fn skip_line(&mut self) {
        if !self.skip_past('\n') {
            self.rest = "".chars();
        }
    }

    /// The letters of a quotation that `\Q` opened; without `\E` it goes to the end.
    pub(super) fn quoted(&mut self) -> Chars<'p> {
        let (quoted, behind) = self.rest.as_str().split_once("\\E").unwrap_or((self.rest.as_str(), ""));
        self.rest = behind.chars();
        quoted.chars()
    }

    /// `{2,3}`, whose `{` was read.
    pub(super) fn counts(&mut self) -> Result<String, Reason> {
        let fault = || Reason::new(r"`{` begins no count such as `{2,3}`; write `\{`");
        let counts = self.until('}').ok_or_else(fault)?;
        let (least, most) = counts.split_once(',').unwrap_or((counts, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if least.is_empty() || !is_number(least) || !is_number(most) {
            return Err(fault());
        }
        Ok(format!("{{{counts}}}"))
    }

    /// The letter that `\` and `letter` stand for.
    pub(super) fn escaped_char(&mut self, letter: char) -> Result<char, Reason> {
        match letter {
            'n' => Ok('\n'),
            'r' => Ok('\r'),
            't' => Ok('\t'),
            'f' => Ok('\u{c}'),
            'a' => Ok('\u{7}'),
            'e' => Ok('\u{1b}'),
            '0' => self.number(8, 1..=3),
            'x' if self.eat("{") => {
                let hex = self.until('}').ok_or_else(|| Reason::new(r"`\x{` is never closed"))?;
                char_of(hex, 16)
            }
            'x' => self.number(16, 2..=2),
            'U' => self.number(16, 8..=8),
            'u' => self.utf16(),
            'c' => {
                let control = self.next().filter(char::is_ascii).ok_or_else(|| Reason::new(r"`\c` names no letter"))?;
                Ok(char::from(control.to_ascii_uppercase() as u8 ^ 0x40))
            }
            _ if letter.is_ascii_alphanumeric() => {
                Err(Reason::new(format!("`\\{letter}` is not known or not supported")))
            }
            _ => Ok(letter),
        }
    }

    fn number(&mut self, radix: u32, lengths: RangeInclusive<usize>) -> Result<char, Reason> {
        let number = digits(&self.rest, radix, *lengths.end());
        if !lengths.contains(&number.len()) {
            return Err(Reason::new("the number of a character has too few digits"));
        }
        self.eat(&number);
        char_of(&number, radix)
    }

    /// `\u00e8`, or the two halves of a character beyond U+FFFF.
    fn utf16(&mut self) -> Result<char, Reason> {
        let unit = |scanner: &mut Self| {
            let number = digits(&scanner.rest, 16, 4);
            scanner.eat(&number);
            u16::from_str_radix(&number, 16).ok().filter(|_| number.len() == 4)
        };
        let first = unit(self).ok_or_else(|| Reason::new(r"`\u` needs four hexadecimal digits"))?;
        let is_high = (0xd800..0xdc00).contains(&first);
        let second = if is_high && self.eat("\\u") { unit(self) } else { None };
        let mut letters = char::decode_utf16([first].into_iter().chain(second));
        match (letters.next(), letters.next()) {
            (Some(Ok(letter)), None) => Ok(letter),
            _ => Err(Reason::new(r"`\u` names half a character")),
        }
    }

    /// A class, whose `[` was read.
    pub(super) fn class(&mut self) -> Result<String, Reason> {
        self.nested_class(0)
    }

    fn nested_class(&mut self, depth: usize) -> Result<String, Reason> {
        let unclosed = || Reason::new(r"a `[` is never closed; a bracket that means itself is written `\[`");
        if depth > DEEPEST {
            return Err(Reason::new("classes stand too deep inside one another"));
        }
        let mut out = String::from(if self.eat("^") { "[^" } else { "[" });
        let mut is_first = true;
        loop {
            let letter = self.next().ok_or_else(unclosed)?;
            match letter {
                ']' if !is_first => break,
                '&' if self.eat("&") => out.push_str("&&"),
                '-' if self.starts_with("-[") => {
                    self.eat("-");
                    out.push_str("--");
                }
                // ICU writes the difference of sets with one sign too: `[[a-z]-[aeiou]]`.
                '-' if out.ends_with(']') && self.starts_with("[") => out.push_str("--"),
                _ => {
                    let item = self.item(letter, depth)?;
                    self.put_item(item, &mut out)?;
                }
            }
            is_first = false;
        }
        out.push(']');
        Ok(if out == "[]" || out == "[^]" { return Err(unclosed()) } else { out })
    }

    fn item(&mut self, letter: char, depth: usize) -> Result<Item, Reason> {
        match letter {
            '[' if self.starts_with(":") => posix_bracket(self).map(Item::Class),
            '[' => self.nested_class(depth + 1).map(Item::Class),
            '\\' => self.class_escape(),
            _ => Ok(Item::Letter(letter)),
        }
    }

    fn class_escape(&mut self) -> Result<Item, Reason> {
        let letter = self.next().ok_or_else(|| Reason::new("a `[` is never closed"))?;
        if letter == 'Q' {
            let quoted: String = self.quoted().map(class_letter).collect();
            return Ok(if quoted.is_empty() { Item::Nothing } else { Item::Class(quoted) });
        }
        if matches!(letter, 'p' | 'P') {
            return property(self, letter).map(Item::Class);
        }
        match shorthand(letter) {
            Some(class) => Ok(Item::Class(class)),
            None if letter == 'E' => Ok(Item::Nothing),
            None => self.escaped_char(letter).map(Item::Letter),
        }
    }

    fn put_item(&mut self, item: Item, out: &mut String) -> Result<(), Reason> {
        let first = match item {
            Item::Nothing => return Ok(()),
            Item::Class(class) => {
                out.push_str(&class);
                return Ok(());
            }
            Item::Letter(letter) => letter,
        };
        out.push_str(&class_letter(first));
        let ends =
            self.starts_with("-]") || self.starts_with("-[") || self.starts_with("--[") || self.starts_with("-&&");
        if ends || !self.starts_with("-") {
            return Ok(());
        }
        let before = self.clone();
        self.eat("-");
        let last = match self.next() {
            Some('\\') => self.class_escape()?,
            Some(letter) => Item::Letter(letter),
            None => Item::Nothing,
        };
        match last {
            Item::Letter(last) if last < first => Err(Reason::new(format!("the range `{first}-{last}` is backwards"))),
            Item::Letter(last) => {
                out.push('-');
                out.push_str(&class_letter(last));
                Ok(())
            }
            // `[a-\d]`: the hyphen means itself.
            _ => {
                *self = before;
                self.eat("-");
                out.push_str(&class_letter('-'));
                Ok(())
            }
        }
    }
}

/// The letters of `rest` that are digits of `radix`, at most `most`.
fn digits(rest: &Chars<'_>, radix: u32, most: usize) -> String {
    rest.clone().take(most).take_while(|letter| letter.is_digit(radix)).collect()
}

fn char_of(number: &str, radix: u32) -> Result<char, Reason> {
    let letter = u32::from_str_radix(number, radix).ok().and_then(char::from_u32);
    letter.ok_or_else(|| Reason::new(format!("`{number}` is the number of no character")))
}

/// A letter that means itself, inside a class.
fn class_letter(letter: char) -> String {
    let is_plain = letter.is_ascii_alphanumeric() || !letter.is_ascii();
    if is_plain { letter.to_string() } else { format!("\\x{{{:X}}}", u32::from(letter)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(pattern: &str) -> String {
        let mut scanner = Scanner::new(pattern.strip_prefix('[').expect("a class begins with a bracket"));
        scanner.class().map_or_else(|Reason(reason)| format!("! {reason}"), |class| class + scanner.rest.as_str())
    }

    #[test]
    fn classes_are_written_so_that_no_sign_means_anything_else() {
        for (given, expected) in [
            ("[abc]d", "[abc]d"),
            ("[.?!]", r"[\x{2E}\x{3F}\x{21}]"),
            ("[^a-zà]", "[^a-zà]"),
            ("[]a]", r"[\x{5D}a]"),
            ("[a-]", r"[a\x{2D}]"),
            ("[-a]", r"[\x{2D}a]"),
            (r"[\[\]]", r"[\x{5B}\x{5D}]"),
            (r"[\p{Lu}\s]", r"[\p{Lu}\s]"),
            ("[a-z&&[^b]]", "[a-z&&[^b]]"),
            ("[a[bc]]", "[a[bc]]"),
            ("[[a-z]-[aeiou]]", "[[a-z]--[aeiou]]"),
            ("[a-z--[aeiou]]", "[a-z--[aeiou]]"),
            (r"[\Q.]\E]", r"[\x{2E}\x{5D}]"),
            (r"[\u00AB\h]", "[«[\\t\\p{Zs}]]"),
            (r"[a-\d]", r"[a\x{2D}\d]"),
            ("[~~&]", r"[\x{7E}\x{7E}\x{26}]"),
        ] {
            assert_eq!(class(given), expected, "{given}");
        }
    }

    #[test]
    fn malformed_classes_are_refused() {
        for (given, part) in [
            ("[abc", "never closed"),
            ("[", "never closed"),
            ("[(\"[]", "never closed"),
            ("[z-a]", "backwards"),
            (r"[\y]", "not known"),
            (&"[".repeat(100), "too deep"),
        ] {
            assert!(class(given).contains(part), "{given}: {}", class(given));
        }
    }
}
