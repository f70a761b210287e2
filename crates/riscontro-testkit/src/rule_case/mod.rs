//! Cases of a rule: short pairs whose carets say what must be found.
//!
//! ```text
//! # A comment line directly before a case is its title.
//! it: È morto nel 1987 con altri 14 minatori.
//!                                ^^ number-mismatch
//! en: He died in 1987 with 41 other miners.
//! ```
//!
//! A blank line ends a case. The first language is the source; several lines of one language are several segments. Carets
//! count characters, stand under the line above and name the rule, then maybe the severity; several finds on one line have a
//! caret line each. A finding that has a place in the source is marked there, and may be marked in the target too; one
//! without is marked in the target. A case without carets expects that the file's rule says nothing, not even a note.
//!
//! A file of several rules, such as those of one genre of text (`corpora/it-en/genres`), names them before the first case
//! (`rules: number-mismatch number-missing`) and may have any name; a case without carets then expects that all of them say
//! nothing.
//!
//! Below the comment line `# --- hard ---` stand cases that are right as language and that the program does not get right
//! yet. They are run like the others and must fail, so that a case that is reached moves up and stays guarded.
//!
//! Before the first case a file may say `term: cessate il fuoco = ceasefire | truce ! fire stop` (a concept: the Italian
//! term, the preferred and the admitted English ones, the forbidden ones; `sindaco | sindaca =` has an admitted Italian one) and `align:` (the aligner finds the beads; without
//! it segment n translates segment n). `config: rules.number-style.percent = "spaced"` is a line of the configuration the cases are
//! run with; without it nothing is configured.

mod compare;
mod parse;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use riscontro_core::{LangTag, Severity, SideName, Termbase};

pub use compare::show;

use crate::corpora::read;
use crate::error::CaseError;

/// The case file of a rule, or of several.
#[derive(Debug, Clone)]
pub struct RuleCases {
    /// The path of the file, as it was given.
    pub path: String,
    /// The ids of the rules: the name of the file, or those that it names; never none.
    pub rules: Vec<String>,
    /// The configuration of its cases, TOML; empty where nothing is configured.
    pub config: String,
    /// What the file agrees about terms; empty when it agrees nothing.
    pub terms: Arc<Termbase>,
    /// Where the beads come from.
    pub beads: Beads,
    /// The cases, in file order; never empty.
    pub cases: Vec<Case>,
}

/// Where the beads of a case come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beads {
    /// Segment n translates segment n.
    OneToOne,
    /// The aligner finds them.
    Aligned,
}

/// Whether the program gets a case right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It does, and must go on doing so.
    Now,
    /// Not yet: the case stands below `# --- hard ---`.
    Hard,
}

/// A short pair and what must be found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The number of its first line, from 1.
    pub line: usize,
    /// The comment line directly before it, without its `#`.
    pub title: Option<String>,
    /// Whether the program gets it right.
    pub reach: Reach,
    /// The language of the source.
    pub source_lang: LangTag,
    /// The language of the target.
    pub target_lang: LangTag,
    /// The segments of the source; never none, none empty.
    pub source: Vec<String>,
    /// The segments of the target; as many as of the source with [`Beads::OneToOne`].
    pub target: Vec<String>,
    /// What must be found, sorted; a find that covers several segments has a mark on each.
    pub marks: Vec<Mark>,
}

/// A place that a rule points at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Which side.
    pub side: SideName,
    /// The index of the segment on that side.
    pub segment: usize,
    /// Where the place begins, in characters of the segment.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// The id of the rule.
    pub rule: String,
    /// The severity; `None` in a case that only wants the finding shown by default (a warning or an error).
    pub severity: Option<Severity>,
}

impl RuleCases {
    /// Reads the cases in `text`, the contents of `path`.
    ///
    /// # Errors
    ///
    /// When the file is malformed: the error says where and what was expected.
    pub fn parse(path: &str, text: &str) -> Result<Self, CaseError> {
        parse::rule_cases(path, text)
    }

    /// Reads the case file at `path`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is malformed.
    pub fn load(path: &Path) -> Result<Self, CaseError> {
        Self::parse(&path.display().to_string(), &read(path)?)
    }
}

impl Case {
    /// The segments of one side.
    #[must_use]
    pub fn segments(&self, side: SideName) -> &[String] {
        match side {
            SideName::Source => &self.source,
            SideName::Target => &self.target,
        }
    }

    /// The language of one side.
    #[must_use]
    pub fn lang(&self, side: SideName) -> LangTag {
        match side {
            SideName::Source => self.source_lang,
            SideName::Target => self.target_lang,
        }
    }

    /// Whether the rule must say nothing.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.marks.is_empty()
    }

    /// The marks of a stretch of one side: `bytes` count from the start of `segment`, and reach into the next segments
    /// when they go past its end, one byte between two segments.
    pub(crate) fn marks_of(&self, (side, segment): (SideName, usize), bytes: Range<usize>, rule: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut offset = 0;
        for (at, text) in self.segments(side).iter().enumerate().skip(segment) {
            let within = |byte: usize| byte.saturating_sub(offset).min(text.len());
            let (start, end) = (within(bytes.start), within(bytes.end));
            if start < end {
                let chars = |byte: usize| text.char_indices().take_while(|(place, _)| *place < byte).count();
                let (start, end) = (chars(start), chars(end));
                marks.push(Mark { side, segment: at, start, end, rule: rule.to_owned(), severity: None });
            }
            offset += text.len() + 1;
        }
        marks
    }
}
