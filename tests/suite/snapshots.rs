//! Every finding of every article, notes included, as the concise report writes it.
//!
//! `expected.tsv` says what must be found; the snapshot shows all that is said, so that a change of wording, place or severity
//! is read before it is accepted (`cargo insta review`).

use riscontro_engine::{Checkers, Inputs, LANGUAGES, Overrides, discover};
use riscontro_report::{Notes, REPORTS, ReportOptions};

use crate::root;

#[test]
fn the_findings_of_each_article_are_as_they_were() {
    let articles = root().join("corpora/it-en/articles");
    let found = discover(&Inputs { paths: vec![articles.clone()], ..Inputs::default() });
    let checkers = Checkers::new(LANGUAGES, Overrides::default(), None);
    let concise = REPORTS.iter().find(|report| report.id == "concise").expect("a known report");
    for spec in found.pairs {
        let checker = checkers.for_pair(&spec).expect("the corpus is configured");
        let mut report = (concise.make)(&ReportOptions { notes: Notes::Show, ..ReportOptions::default() });
        let mut out = Vec::new();
        let written = report.begin(&mut out).and_then(|()| report.pair(&checker.check_files(&spec), &mut out));
        written.and_then(|()| report.end(&mut out)).expect("memory takes all");
        let text = String::from_utf8(out).expect("reports write UTF-8");
        // Paths from the articles' folder on, without the codes of colours.
        let text = anstream::adapter::strip_str(&text).to_string().replace(&format!("{}/", articles.display()), "");
        let slug = spec.source.parent().and_then(|folder| folder.file_name()).expect("an article has a folder");
        insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(slug.to_string_lossy().into_owned(), text);
        });
    }
}
