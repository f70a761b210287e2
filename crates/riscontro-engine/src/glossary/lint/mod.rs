//! What is doubtful in glossaries, each with its place and a remedy.
//!
//! Three kinds of question: what the readers noticed (`reading`), what can be told from one concept (`entry`), what only
//! several concepts tell (`across`), what the forms of a term tell (`forms`), and which language a term is in (`language`). A finding is an error where a check
//! would go wrong or an entry would do nothing, a warning where it probably is not meant, a note where it may well be.

mod across;
mod entry;
mod forms;
mod language;
mod reading;
mod slips;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use riscontro_core::{Concept, Severity, Term};
use riscontro_formats::Languages;

use super::load::{ReadGlossary, read_glossary};

macro_rules! checks {
    ($($name:ident $id:literal $severity:ident $remedy:literal;)*) => {
        /// What is looked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each name is its own definition, and its remedy says more")]
        pub enum LintCheck {
            $($name,)*
        }

        impl LintCheck {
            /// All checks, sorted by id.
            pub const ALL: &[LintCheck] = &[$(LintCheck::$name,)*];

            /// The name, kebab-case.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(LintCheck::$name => $id,)*
                }
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self {
                    $(LintCheck::$name => Severity::$severity,)*
                }
            }

            /// What to do about it.
            #[must_use]
            pub fn remedy(self) -> &'static str {
                match self {
                    $(LintCheck::$name => $remedy,)*
                }
            }
        }
    };
}

checks! {
    Circle "circle" Warning "settle in which concept each of the two is preferred";
    Contradiction "contradiction" Error "keep one of the two";
    Duplicate "duplicate" Warning "take one of the two out";
    Empty "empty" Error "add rows with terms in two languages";
    Encoding "encoding" Warning "save the file as UTF-8";
    ForbiddenPreferred "forbidden-preferred" Note "make sure that both are meant: a forbidden term is forbidden for its concept only";
    FunctionWord "function-word" Warning "add the words that make it a term, or take it out: it stands in nearly every sentence";
    Homonym "homonym" Note "leave it where two things are meant, of which a rendering of either will do; else make them one concept";
    Invisible "invisible" Error "type the word anew: a text has it without the character";
    LeftOut "left-out" Error "complete the row or take it out";
    Markup "markup" Error "write the term alone: texts are searched without their tags";
    MixedLetters "mixed-letters" Error "type the word anew in one alphabet, its letters as wide as usual";
    NoReplacement "no-replacement" Warning "add the preferred term, or the forbidden one cannot be mended";
    NoWord "no-word" Error "write a term of letters or digits, or take it out";
    NotKept "not-kept" Note "leave it, unless a check should know of it: then name the column or category as the documentation does";
    OneSided "one-sided" Error "add its rendering: until then it is not checked";
    OtherSheets "other-sheets" Warning "keep the glossary on one sheet, or each sheet as a file of its own";
    PartOfSpeech "part-of-speech" Note "write noun, verb, adjective or adverb, or leave the cell empty: a term is else taken for a noun, or for a verb by its ending";
    Punctuation "punctuation" Warning "leave the mark out, or write each form as a term of its own: marks are matched as written";
    SameInBoth "same-in-both" Warning "a term that stays as it is in the source is reported as untranslated already: take the forbidden one out, or admit it";
    Sentence "sentence" Warning "keep to the words that recur: so long a term is hardly ever met";
    SeveralTerms "several-terms" Warning "part them by | or give each a row of its own: as they stand, they are hardly ever met";
    Status "status" Error "write preferred, admitted, deprecated or forbidden, or leave the cell empty for preferred";
    SwappedLanguages "swapped-languages" Error "put each term into the column of its language";
    TwoPreferred "two-preferred" Note "mark all but one as admitted: the preferred one is what a finding proposes";
    UnknownLanguage "unknown-language" Warning "name a column of terms by a language tag such as it or pt-BR, and any other column by a longer word such as comment";
    WhiteSpace "white-space" Warning "take the spaces away: they are passed over";
    WrongLanguage "wrong-language" Warning "put the term into the column of its language";
}

/// Something doubtful in a glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintFinding {
    /// The file, as the user named it.
    pub file: String,
    /// The line, or the row of a sheet, from 1; none where the whole file is meant.
    pub line: Option<u32>,
    /// What was looked for.
    pub check: LintCheck,
    /// How grave it is.
    pub severity: Severity,
    /// The id of the concept; none where no concept came of it.
    pub concept: Option<String>,
    /// What is wrong; lower case, no full stop.
    pub message: String,
}

/// What came of looking over glossaries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linted {
    /// What is doubtful, by file in the order given, then by line.
    pub findings: Vec<LintFinding>,
    /// Why files could not be read, each with its path.
    pub errors: Vec<String>,
    /// How many concepts and terms were looked over.
    pub concepts: usize,
    /// The terms of these.
    pub terms: usize,
}

/// Looks over glossaries, each by itself and all together.
#[must_use]
pub fn lint_glossaries(paths: &[PathBuf], languages: Option<Languages>) -> Linted {
    let mut linted = Linted::default();
    let mut files = Vec::new();
    for path in paths {
        match read_glossary(path, None, languages) {
            Ok(read) => files.push(read),
            Err(error) => linted.errors.push(error.to_string()),
        }
    }
    let mut report = Report { files: &files, findings: Vec::new() };
    reading::look(&mut report);
    entry::look(&mut report);
    across::look(&mut report);
    forms::look(&mut report);
    language::look(&mut report);
    let mut placed = report.findings;
    placed.sort_by(|(file, one), (other_file, other)| {
        let key = |finding: &LintFinding| (finding.line, std::cmp::Reverse(finding.severity), finding.check);
        file.cmp(other_file).then_with(|| key(one).cmp(&key(other))).then_with(|| one.message.cmp(&other.message))
    });
    linted.findings = placed.into_iter().map(|(_, finding)| finding).collect();
    let concepts = || files.iter().flat_map(|file| &file.termbase.concepts);
    linted.concepts = concepts().count();
    linted.terms = concepts().map(|concept| concept.terms.len()).sum();
    linted
}

/// The files in hand and what was found in them, each finding with the number of its file.
struct Report<'a> {
    files: &'a [ReadGlossary],
    findings: Vec<(usize, LintFinding)>,
}

/// A term in its place.
#[derive(Debug, Clone, Copy)]
struct Placed<'a> {
    /// The number of the file.
    file: usize,
    /// The number of the concept, over all files.
    number: usize,
    concept: &'a Concept,
    term: &'a Term,
}

impl<'a> Report<'a> {
    /// All concepts with the number of their file and of their own.
    fn concepts(&self) -> impl Iterator<Item = (usize, usize, &'a Concept)> + use<'a> {
        let of_file =
            |(file, read): (usize, &'a ReadGlossary)| read.termbase.concepts.iter().map(move |concept| (file, concept));
        let all = self.files.iter().enumerate().flat_map(of_file);
        all.enumerate().map(|(number, (file, concept))| (file, number, concept))
    }

    /// All terms.
    fn terms(&self) -> impl Iterator<Item = Placed<'a>> + use<'a> {
        self.concepts().flat_map(|(file, number, concept)| {
            concept.terms.iter().map(move |term| Placed { file, number, concept, term })
        })
    }

    fn add(&mut self, at: Placed<'_>, check: LintCheck, message: String) {
        self.add_as(at, check, check.severity(), message);
    }

    /// Adds a finding that is graver or lighter than its check says.
    fn add_as(&mut self, at: Placed<'_>, check: LintCheck, severity: Severity, message: String) {
        let line = (at.term.line > 0).then_some(at.term.line);
        let concept = Some(at.concept.id.to_string());
        let file = self.files[at.file].name.clone();
        self.findings.push((at.file, LintFinding { file, line, check, severity, concept, message }));
    }

    /// How another place is named in a message of `file`.
    fn place(&self, at: Placed<'_>, file: usize) -> String {
        let line = at.term.line;
        if at.file == file { format!("line {line}") } else { format!("{}:{line}", self.files[at.file].name) }
    }
}

/// A term as texts are searched for it: in lower case, unless capitals count.
fn folded(term: &Term) -> String {
    if term.case == riscontro_core::LetterCase::AsWritten { term.text.to_string() } else { term.text.to_lowercase() }
}
