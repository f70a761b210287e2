//! Case files of inflection: the forms of a lemma, and what is none of them.

use crate::error::CaseError;
use crate::lines::{Line, plain_lines};

/// A lemma with forms that it has and forms that it must not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormCase {
    /// The number of its line, from 1.
    pub line: usize,
    /// The lemma.
    pub lemma: String,
    /// The class as the file calls it.
    pub class: String,
    /// Forms of the lemma; never none.
    pub forms: Vec<String>,
    /// What is no form of it; maybe none.
    pub wrong: Vec<String>,
}

/// Reads a `forms.txt`: a case a line, `lemma class: form form ! wrong wrong`; `_` stands for a space inside a lemma or form.
///
/// # Errors
///
/// When a line has no class or no form, or the file has no case.
pub fn form_cases(path: &str, text: &str) -> Result<Vec<FormCase>, CaseError> {
    let lines =
        plain_lines(path, text)?.into_iter().filter(|line| !line.text.is_empty() && !line.text.starts_with('#'));
    let cases = lines
        .map(|line| {
            let expected = "expected `lemma class: form form ! wrong wrong`";
            form_case(line).ok_or_else(|| CaseError::at(path, line.number, expected))
        })
        .collect::<Result<Vec<_>, _>>()?;
    if cases.is_empty() { Err(CaseError::of_file(path, "the file has no case")) } else { Ok(cases) }
}

fn form_case(line: Line<'_>) -> Option<FormCase> {
    let (head, forms) = line.text.split_once(": ")?;
    let (lemma, class) = head.split_once(' ').filter(|(_, class)| !class.contains(' '))?;
    let (forms, wrong) = forms.split_once(" ! ").unwrap_or((forms, ""));
    let words = |text: &str| text.split(' ').filter(|word| !word.is_empty()).map(spaced).collect::<Vec<_>>();
    let case = FormCase {
        line: line.number,
        lemma: spaced(lemma),
        class: class.to_owned(),
        forms: words(forms),
        wrong: words(wrong),
    };
    (!case.lemma.is_empty() && !case.forms.is_empty()).then_some(case)
}

fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_has_forms_and_what_is_none() {
        let cases =
            form_cases("forms.txt", "# Nouns.\nfuoco n: fuoco fuochi ! fuoci\nlook_after v: looked_after\n").unwrap();
        assert_eq!((cases[0].line, cases[0].class.as_str()), (2, "n"));
        assert_eq!((cases[0].forms.len(), cases[0].wrong.as_slice()), (2, ["fuoci".to_owned()].as_slice()));
        assert_eq!((cases[1].lemma.as_str(), cases[1].forms[0].as_str()), ("look after", "looked after"));
    }

    #[test]
    fn malformed_lines_are_errors() {
        for text in ["fuoco: fuochi\n", "fuoco n fuochi\n", "fuoco n:\n", "il fuoco n: fuochi\n", ""] {
            assert!(form_cases("f", text).is_err(), "{text}");
        }
    }
}
