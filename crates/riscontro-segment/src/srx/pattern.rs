//! Patterns of ICU and Java to patterns of Rust's engines.
//!
//! SRX 2.0 asks for the regular expressions of ICU, and files in use are written for ICU or Java. Nearly all of them mean the same in
//! Rust; what does not is rewritten here, and what cannot be rewritten exactly is refused. Where ICU and Java differ, ICU is followed,
//! as the standard has it: `\s`, `\w`, `\d`, `\b` and the POSIX classes are those of Unicode.
//!
//! Beside the pattern a *loose* one is kept, without look-arounds, references and atomic groups: it matches at least what the pattern
//! matches, and the literals at its end tell where a rule is worth trying.

use super::captures::Captures;
use super::class::Scanner;
use super::output::{Mark, Output, Sight};
use super::property::{LINE_ENDS, property, shorthand};

/// Which engine a pattern needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Engine {
    /// The one in linear time.
    Automaton,
    /// The one that looks around and back.
    Backtracking,
}

/// A pattern as Rust's engines read it.
#[derive(Debug, Clone)]
pub(super) struct Translated {
    /// The pattern.
    pub(super) text: String,
    /// One that matches at least as much and looks at nothing around it.
    pub(super) loose: String,
    pub(super) engine: Engine,
    /// How many groups it captures.
    pub(super) captures: usize,
}

/// Why a pattern cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reason(pub(super) String);

impl Reason {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Reason(message.into())
    }
}

/// Translates `pattern`, which will stand behind `captures_before` capturing groups of another.
pub(super) fn translate(pattern: &str, captures_before: usize) -> Result<Translated, Reason> {
    let captures = Captures::of(pattern, captures_before);
    let scanner = Scanner::new(pattern);
    let mut translator = Translator {
        scanner,
        out: Output::default(),
        captures,
        flags: Flags::default(),
        open: Vec::new(),
        atom: None,
        engine: Engine::Automaton,
    };
    translator.run()?;
    Ok(Translated {
        text: translator.out.text,
        loose: translator.out.loose,
        engine: translator.engine,
        captures: translator.captures.kept(),
    })
}

/// The flags that are resolved here; case is left to the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Flags {
    dot_all: bool,
    multi_line: bool,
    unix_lines: bool,
    comments: bool,
}

/// A group that was opened.
struct Open {
    /// Where it begins in the output.
    start: Mark,
    /// The flags outside it.
    flags: Flags,
    sight: Sight,
}

struct Translator<'p> {
    scanner: Scanner<'p>,
    out: Output,
    captures: Captures,
    flags: Flags,
    open: Vec<Open>,
    /// Where what a quantifier would repeat begins.
    atom: Option<Mark>,
    engine: Engine,
}

impl Translator<'_> {
    fn run(&mut self) -> Result<(), Reason> {
        while let Some(letter) = self.scanner.next() {
            match letter {
                '\\' => self.escape()?,
                '[' => {
                    let class = self.scanner.class()?;
                    self.put(&class);
                }
                '(' => self.open_group()?,
                ')' => self.close_group()?,
                '*' | '+' | '?' | '{' => self.quantifier(letter)?,
                '|' => {
                    self.out.push("|");
                    self.atom = None;
                }
                '.' => self.dot(),
                '^' | '$' => self.anchor(letter),
                '#' if self.flags.comments => self.scanner.skip_line(),
                _ if self.flags.comments && letter.is_whitespace() => {}
                _ => self.literal(letter),
            }
        }
        if self.open.is_empty() { Ok(()) } else { Err(Reason::new("a `(` is never closed")) }
    }

    /// Writes something that can be repeated.
    fn put(&mut self, atom: &str) {
        self.put_apart(atom, atom);
    }

    fn put_apart(&mut self, atom: &str, loose: &str) {
        self.atom = Some(self.out.mark());
        self.out.push_apart(atom, loose);
    }

    /// Writes something that only a backtracking engine knows and that stands for no text.
    fn put_assertion(&mut self, assertion: &str) {
        self.engine = Engine::Backtracking;
        self.put_apart(assertion, "(?:)");
    }

    fn literal(&mut self, letter: char) {
        self.put(&regex::escape(letter.encode_utf8(&mut [0; 4])));
    }

    fn dot(&mut self) {
        match (self.flags.dot_all, self.flags.unix_lines) {
            (true, _) => self.put("(?s:.)"),
            (false, true) => self.put(r"[^\n]"),
            (false, false) => self.put(&format!("[^{LINE_ENDS}]")),
        }
    }

    /// Paragraphs end in no line break, so the end before a last line break is the end.
    fn anchor(&mut self, letter: char) {
        match (letter, self.flags.multi_line) {
            ('^', false) => self.put(r"\A"),
            ('$', false) => self.put(r"\z"),
            ('^', true) => {
                self.put_assertion(r"(?:\A|(?<=[\n\x0B\f\x{85}\x{2028}\x{2029}])|(?<=\r)(?!\n))");
            }
            _ => self.put_assertion(r"(?:\z|(?=[\x0B\f\r\x{85}\x{2028}\x{2029}])|(?<!\r)(?=\n))"),
        }
    }

    fn open_group(&mut self) -> Result<(), Reason> {
        if !self.scanner.eat("?") {
            self.open_capture();
            return Ok(());
        }
        for sign in ["=", "!", "<=", "<!"] {
            if self.scanner.eat(sign) {
                self.engine = Engine::Backtracking;
                self.open_apart(&format!("(?{sign}"), "(?:", Sight::LookedAt);
                return Ok(());
            }
        }
        if self.scanner.eat("#") {
            return if self.scanner.skip_past(')') {
                Ok(())
            } else {
                Err(Reason::new("a comment `(?#` is never closed"))
            };
        }
        if self.scanner.eat(">") {
            self.engine = Engine::Backtracking;
            self.open_apart("(?>", "(?:", Sight::Matched);
            return Ok(());
        }
        if self.scanner.eat("<") || self.scanner.eat("P<") {
            self.scanner.until('>').ok_or_else(|| Reason::new("the name of a group is never closed"))?;
            self.open_capture();
            return Ok(());
        }
        self.open_flags()
    }

    fn open_capture(&mut self) {
        let bracket = self.captures.open();
        self.open_apart(bracket, "(?:", Sight::Matched);
    }

    fn open_apart(&mut self, bracket: &str, loose: &str, sight: Sight) {
        self.open.push(Open { start: self.out.mark(), flags: self.flags, sight });
        self.out.push_apart(bracket, loose);
        self.out.enter(sight);
        self.atom = None;
    }

    fn close_group(&mut self) -> Result<(), Reason> {
        let open = self.open.pop().ok_or_else(|| Reason::new(r"a `)` closes nothing; write `\)`"))?;
        self.out.leave(open.sight);
        self.out.push(")");
        self.flags = open.flags;
        self.atom = Some(open.start);
        Ok(())
    }

    /// `(?i)`, which holds to the end of the group, or `(?i:`, which opens one.
    fn open_flags(&mut self) -> Result<(), Reason> {
        let outside = self.flags;
        let (mut case, mut value) = (String::new(), true);
        loop {
            match self.scanner.next() {
                Some('-') => value = false,
                Some('i') => case = if value { "i".to_owned() } else { "-i".to_owned() },
                Some('s') => self.flags.dot_all = value,
                Some('m') => self.flags.multi_line = value,
                Some('d') => self.flags.unix_lines = value,
                Some('x') => self.flags.comments = value,
                // Unicode is what both mean here already.
                Some('u' | 'U') if value => {}
                Some(')') => {
                    if !case.is_empty() {
                        self.out.push(&format!("(?{case})"));
                    }
                    self.atom = None;
                    return Ok(());
                }
                Some(':') => {
                    let inside = self.flags;
                    self.flags = outside;
                    let bracket = format!("(?{case}:");
                    self.open_apart(&bracket, &bracket, Sight::Matched);
                    self.flags = inside;
                    return Ok(());
                }
                Some(other) => return Err(Reason::new(format!("the flag or group `(?{other}` is not known"))),
                None => return Err(Reason::new("a `(` is never closed")),
            }
        }
    }

    fn quantifier(&mut self, letter: char) -> Result<(), Reason> {
        let counts = if letter == '{' { self.scanner.counts()? } else { letter.to_string() };
        let atom =
            self.atom.take().ok_or_else(|| Reason::new(format!("`{counts}` repeats nothing; write `\\{letter}`")))?;
        self.out.push(&counts);
        if self.scanner.eat("?") {
            self.out.push("?");
        } else if self.scanner.eat("+") {
            self.engine = Engine::Backtracking;
            self.out.close_atomic(atom);
        }
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Reason> {
        let letter = self.scanner.next().ok_or_else(|| Reason::new(r"a `\` escapes nothing; write `\\`"))?;
        match letter {
            'Q' => {
                for letter in self.scanner.quoted().collect::<Vec<_>>() {
                    self.literal(letter);
                }
            }
            'E' => {}
            '1'..='9' => self.reference_number(letter)?,
            'k' => self.reference_name()?,
            'b' if self.scanner.starts_with("{") => return Err(Reason::new(r"`\b{…}` is not supported")),
            'b' | 'B' | 'A' | 'z' => self.put(&format!("\\{letter}")),
            'Z' => self.put(r"\z"),
            'R' => self.put(&format!(r"(?:\r\n|[{LINE_ENDS}])")),
            'p' | 'P' => {
                let class = property(&mut self.scanner, letter)?;
                self.put(&class);
            }
            _ => match shorthand(letter) {
                Some(class) => self.put(&class),
                None => {
                    let letter = self.scanner.escaped_char(letter)?;
                    self.literal(letter);
                }
            },
        }
        Ok(())
    }

    /// `\12` is group 12 if there are as many, else group 1 and a 2.
    fn reference_number(&mut self, first: char) -> Result<(), Reason> {
        let mut number = first.to_digit(10).unwrap_or(0) as usize;
        while let Some(digit) = self.scanner.peek().and_then(|next| next.to_digit(10)) {
            let longer = number * 10 + digit as usize;
            if longer > self.captures.total() {
                break;
            }
            number = longer;
            self.scanner.next();
        }
        let group = self.captures.by_number(number);
        self.reference(group, &number.to_string())
    }

    fn reference_name(&mut self) -> Result<(), Reason> {
        let name = if self.scanner.eat("<") { self.scanner.until('>') } else { None };
        let name = name.ok_or_else(|| Reason::new(r"`\k` names no group; write `\k<name>`"))?;
        let group = self.captures.by_name(name);
        self.reference(group, name)
    }

    fn reference(&mut self, group: Option<usize>, name: &str) -> Result<(), Reason> {
        let group = group.ok_or_else(|| Reason::new(format!("there is no group `{name}` to refer to")))?;
        self.engine = Engine::Backtracking;
        self.put_apart(&format!(r"(?:\{group})"), "(?s:.*)");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(pattern: &str) -> String {
        translate(pattern, 0).map_or_else(|Reason(reason)| format!("! {reason}"), |translated| translated.text)
    }

    #[test]
    fn what_rust_reads_alike_is_left_alone() {
        for same in
            [r"\p{Lu}", r"(?:a|b)+?", r"\bx{2,3}", r"[a\x{2D}z]", r"(?<=\.)", r"(?!\p{Ll})", r"(?i)abc", r"\s\w\d"]
        {
            assert_eq!(text(same), same);
        }
    }

    #[test]
    fn the_syntax_of_icu_and_java_is_rewritten() {
        for (given, expected) in [
            (r"\Qs.p.a.\E\s", r"s\.p\.a\.\s"),
            (r"\u00A0\x{2026}\x41\012", "\u{a0}\u{2026}A\n"),
            (r"\uD83D\uDE00", "😀"),
            (r"a++b", r"(?>a+)b"),
            (r"(ab){2}+", r"(?>(?:ab){2})"),
            (r"(a)(?<x>b)\2\k<x>", r"(a)(b)(?:\2)(?:\2)"),
            (r"\h", r"[\t\p{Zs}]"),
            (r"(?x) a b # c", "ab"),
            (r"(?s).", "(?s:.)"),
            (r"\Z$^", r"\z\z\A"),
            (r"\<\/\…", r"<\/…"),
            (r"(?#note)a", "a"),
        ] {
            assert_eq!(text(given).replace("\\/", "/"), expected.replace("\\/", "/"), "{given}");
        }
    }

    #[test]
    fn what_cannot_be_rewritten_is_refused_with_its_reason() {
        for (given, part) in [
            ("(a", "never closed"),
            ("a)", "closes nothing"),
            ("*a", "repeats nothing"),
            (r"\y", "not known"),
            (r"\X", "not known"),
            (r"\b{g}", "not supported"),
            (r"\1", "no group"),
            ("(?w)a", "not known"),
            ("a{", "count"),
            ("\\", "escapes nothing"),
            (r"\uD83D", "half"),
            (r"\p{Klingon}x", "! "),
        ] {
            let reason = text(given);
            let is_refused = reason.starts_with("! ") && reason.contains(part);
            let is_left_to_the_engine = given.contains("Klingon");
            assert!(is_refused || is_left_to_the_engine, "{given}: {reason}");
        }
    }

    #[test]
    fn the_loose_pattern_looks_at_nothing() {
        let translated = translate(r"(?<!\p{L})(a)\1(?=b(c))(?>d)e++", 0).unwrap_or_else(|reason| panic!("{reason:?}"));
        assert_eq!(translated.loose, "(?:)(?:a)(?s:.*)(?:)(?:d)(?:e+)");
    }
}
