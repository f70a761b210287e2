//! What the readers noticed.

use riscontro_core::{Defect, DefectKind};
use riscontro_formats::split_place;

use super::{LintCheck, LintFinding, Report};

pub(super) fn look(report: &mut Report<'_>) {
    for (number, file) in report.files.iter().enumerate() {
        report.findings.extend(file.defects.iter().map(|defect| (number, finding(&file.name, defect))));
    }
}

fn finding(file: &str, defect: &Defect) -> LintFinding {
    let check = match defect.kind {
        DefectKind::Contradiction => LintCheck::Contradiction,
        DefectKind::Repeated => LintCheck::Duplicate,
        DefectKind::Untidy => LintCheck::WhiteSpace,
        DefectKind::LineBreak => LintCheck::SeveralTerms,
        DefectKind::OneSided => LintCheck::OneSided,
        DefectKind::Unread => LintCheck::NotKept,
        DefectKind::Status => LintCheck::Status,
        DefectKind::Sheets => LintCheck::OtherSheets,
        DefectKind::Language => LintCheck::UnknownLanguage,
        DefectKind::Empty => LintCheck::Empty,
        DefectKind::GuessedEncoding | DefectKind::Encoding => LintCheck::Encoding,
        _ => LintCheck::LeftOut,
    };
    let (line, message) = split_place(&defect.message);
    let message = message.to_owned();
    LintFinding { file: file.to_owned(), line, check, severity: check.severity(), concept: None, message }
}
