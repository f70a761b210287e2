//! The capturing groups of a pattern, counted before it is translated.

use super::class::Scanner;

/// The groups of a pattern and the numbers they get.
///
/// A pattern without references needs none: its groups are written as groups that capture nothing, which is faster. With references
/// they keep their order, behind the groups of the pattern that stands before.
#[derive(Debug)]
pub(super) struct Captures {
    offset: usize,
    names: Vec<Option<String>>,
    has_references: bool,
}

impl Captures {
    /// Counts the groups of `pattern`.
    pub(super) fn of(pattern: &str, offset: usize) -> Self {
        let mut captures = Captures { offset, names: Vec::new(), has_references: false };
        let mut scanner = Scanner::new(pattern);
        while let Some(letter) = scanner.next() {
            match letter {
                '\\' => match scanner.next() {
                    Some('Q') => drop(scanner.quoted().count()),
                    Some('1'..='9' | 'k') => captures.has_references = true,
                    _ => {}
                },
                // A class that is malformed is told when it is translated.
                '[' => drop(scanner.class()),
                '(' if !scanner.eat("?") => captures.names.push(None),
                '(' => captures.add_named(&mut scanner),
                _ => {}
            }
        }
        captures
    }

    fn add_named(&mut self, scanner: &mut Scanner<'_>) {
        let is_look_behind = scanner.starts_with("<=") || scanner.starts_with("<!");
        if !is_look_behind && (scanner.eat("<") || scanner.eat("P<")) {
            self.names.push(scanner.until('>').map(str::to_owned));
        }
    }

    /// The bracket that opens a group.
    pub(super) fn open(&self) -> &'static str {
        if self.has_references { "(" } else { "(?:" }
    }

    pub(super) fn total(&self) -> usize {
        self.names.len()
    }

    /// How many groups capture in the translated pattern.
    pub(super) fn kept(&self) -> usize {
        if self.has_references { self.names.len() } else { 0 }
    }

    /// The number in the whole expression of the group with that number in the pattern.
    pub(super) fn by_number(&self, number: usize) -> Option<usize> {
        (1..=self.total()).contains(&number).then_some(number + self.offset)
    }

    /// The number in the whole expression of the group of that name.
    pub(super) fn by_name(&self, name: &str) -> Option<usize> {
        let at = self.names.iter().position(|known| known.as_deref() == Some(name))?;
        Some(at + 1 + self.offset)
    }
}
