//! Properties of characters, by the names that ICU and Java give them.

use super::class::Scanner;
use super::pattern::Reason;

/// What a line ends with, as the inside of a class.
pub(super) const LINE_ENDS: &str = r"\n\x0B\f\r\x{85}\x{2028}\x{2029}";

/// Names that Rust's engines do not have, or read otherwise, and the inside of a class that means them. Names are in lower case without
/// `_`, `-` and spaces.
const NAMES: &[(&str, &str)] = &[
    ("alnum", r"\p{Alphabetic}\p{Nd}"),
    ("alpha", r"\p{Alphabetic}"),
    ("ascii", r"\x00-\x7F"),
    ("assigned", r"\P{Cn}"),
    ("blank", r"\p{Zs}\t"),
    ("cntrl", r"\p{Cc}"),
    ("digit", r"\p{Nd}"),
    ("graph", r"[^\s\p{Cc}\p{Cn}]"),
    ("javaalphabetic", r"\p{Alphabetic}"),
    ("javadigit", r"\p{Nd}"),
    ("javaideographic", r"\p{Ideographic}"),
    ("javaisocontrol", r"\p{Cc}"),
    ("javaletter", r"\p{L}"),
    ("javaletterordigit", r"\p{L}\p{Nd}"),
    ("javalowercase", r"\p{Lowercase}"),
    ("javaspacechar", r"\p{Z}"),
    ("javatitlecase", r"\p{Lt}"),
    ("javauppercase", r"\p{Uppercase}"),
    ("javawhitespace", r"\t\n\x0B\f\r\x1C-\x1F[\p{Z}--[\xA0\x{2007}\x{202F}]]"),
    ("l&", r"\p{Lu}\p{Ll}\p{Lt}"),
    ("lc", r"\p{Lu}\p{Ll}\p{Lt}"),
    ("lower", r"\p{Lowercase}"),
    ("print", r"\p{Zs}[^\s\p{Cc}\p{Cn}]"),
    ("punct", r"\p{P}"),
    ("space", r"\s"),
    ("upper", r"\p{Uppercase}"),
    ("word", r"\w"),
    ("xdigit", r"\p{Nd}\p{Hex_Digit}"),
];

/// The blocks that rules for sentences name, as the standard bounds them.
const BLOCKS: &[(&str, &str)] = &[
    ("arabic", r"\x{600}-\x{6FF}"),
    ("armenian", r"\x{530}-\x{58F}"),
    ("basiclatin", r"\x{0}-\x{7F}"),
    ("bengali", r"\x{980}-\x{9FF}"),
    ("cjksymbolsandpunctuation", r"\x{3000}-\x{303F}"),
    ("cjkunifiedideographs", r"\x{4E00}-\x{9FFF}"),
    ("cyrillic", r"\x{400}-\x{4FF}"),
    ("devanagari", r"\x{900}-\x{97F}"),
    ("generalpunctuation", r"\x{2000}-\x{206F}"),
    ("georgian", r"\x{10A0}-\x{10FF}"),
    ("greek", r"\x{370}-\x{3FF}"),
    ("greekandcoptic", r"\x{370}-\x{3FF}"),
    ("halfwidthandfullwidthforms", r"\x{FF00}-\x{FFEF}"),
    ("hangulsyllables", r"\x{AC00}-\x{D7AF}"),
    ("hebrew", r"\x{590}-\x{5FF}"),
    ("hiragana", r"\x{3040}-\x{309F}"),
    ("katakana", r"\x{30A0}-\x{30FF}"),
    ("latin1supplement", r"\x{80}-\x{FF}"),
    ("latinextendeda", r"\x{100}-\x{17F}"),
    ("latinextendedadditional", r"\x{1E00}-\x{1EFF}"),
    ("latinextendedb", r"\x{180}-\x{24F}"),
    ("thai", r"\x{E00}-\x{E7F}"),
];

/// The class of `\p…` or `\P…`, whose letter was read; it can stand inside another class.
pub(super) fn property(scanner: &mut Scanner<'_>, letter: char) -> Result<String, Reason> {
    let fault = || Reason::new(format!("`\\{letter}` names no property; write `\\{letter}{{Lu}}`"));
    let name = if scanner.eat("{") {
        scanner.until('}').ok_or_else(fault)?.to_owned()
    } else {
        scanner.next().filter(char::is_ascii_alphabetic).ok_or_else(fault)?.to_string()
    };
    match (name.strip_prefix('^'), letter) {
        (Some(name), 'p') => named(name, Sense::Without),
        (Some(name), _) => named(name, Sense::With),
        (None, 'p') => named(&name, Sense::With),
        (None, _) => named(&name, Sense::Without),
    }
}

/// `[:alpha:]`, whose `[` was read.
pub(super) fn posix_bracket(scanner: &mut Scanner<'_>) -> Result<String, Reason> {
    scanner.eat(":");
    let name = scanner.until(':').filter(|_| scanner.eat("]"));
    let name = name.ok_or_else(|| Reason::new("`[:` names no property; write `[:alpha:]`"))?;
    match name.strip_prefix('^') {
        Some(name) => named(name, Sense::Without),
        None => named(name, Sense::With),
    }
}

/// Whether a class holds the characters with a property or those without it.
#[derive(Debug, Clone, Copy)]
enum Sense {
    With,
    Without,
}

fn named(name: &str, sense: Sense) -> Result<String, Reason> {
    let (bracket, sign) = match sense {
        Sense::With => ("[", 'p'),
        Sense::Without => ("[^", 'P'),
    };
    let plain = fold(name);
    if let Some((_, inside)) = NAMES.iter().find(|(known, _)| *known == plain) {
        return Ok(format!("{bracket}{inside}]"));
    }
    let block =
        plain.strip_prefix("in").or_else(|| plain.strip_prefix("block=")).or_else(|| plain.strip_prefix("blk="));
    if let Some((_, inside)) = BLOCKS.iter().find(|(known, _)| Some(*known) == block) {
        return Ok(format!("{bracket}{inside}]"));
    }
    // Java writes `IsLatin` and `IsLu`; the engine knows the rest of the name.
    let name = name.strip_prefix("Is").unwrap_or(name);
    let class = format!("\\{sign}{{{name}}}");
    match regex_syntax::Parser::new().parse(&class) {
        Ok(_) => Ok(class),
        Err(_) => Err(Reason::new(format!("the property `{name}` is not known"))),
    }
}

fn fold(name: &str) -> String {
    name.chars().filter(|letter| !matches!(letter, '_' | '-' | ' ')).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The class that a letter behind a backslash stands for.
pub(super) fn shorthand(letter: char) -> Option<String> {
    let class = match letter {
        'd' | 'D' | 's' | 'S' | 'w' | 'W' => format!("\\{letter}"),
        'h' => r"[\t\p{Zs}]".to_owned(),
        'H' => r"[^\t\p{Zs}]".to_owned(),
        'v' => format!("[{LINE_ENDS}]"),
        'V' => format!("[^{LINE_ENDS}]"),
        _ => return None,
    };
    Some(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(written: &str) -> String {
        let mut scanner = Scanner::new(written);
        let letter = scanner.next().expect("a test names a property");
        property(&mut scanner, letter).unwrap_or_else(|Reason(reason)| format!("! {reason}"))
    }

    #[test]
    fn names_of_icu_and_java_are_known() {
        assert_eq!(class("pL"), r"\p{L}");
        assert_eq!(class("p{^Lu}"), r"\P{Lu}");
        assert_eq!(class("p{IsLatin}"), r"\p{Latin}");
        assert_eq!(class("P{Punct}"), r"[^\p{P}]");
        assert_eq!(class("p{javaUpperCase}"), r"[\p{Uppercase}]");
        assert_eq!(class("p{InCyrillic}"), r"[\x{400}-\x{4FF}]");
        assert!(class("p{Klingon}").contains("`Klingon` is not known"));
        assert!(class("p").contains("names no property"));
    }

    #[test]
    fn every_name_of_the_tables_is_a_class() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| name) && BLOCKS.is_sorted_by_key(|(name, _)| name));
        for (name, inside) in NAMES.iter().chain(BLOCKS) {
            regex_syntax::Parser::new()
                .parse(&format!("[^{inside}]"))
                .unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}
