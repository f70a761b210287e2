//! The same input gives the same bytes whatever the number of threads.

use riscontro_engine::{Batch, Checkers, Inputs, LANGUAGES, Overrides, Threads, discover};
use riscontro_report::{REPORTS, ReportOptions};

use crate::root;

fn output(threads: usize, format: &str) -> String {
    let found = discover(&Inputs { paths: vec![root().join("corpora/it-en/articles")], ..Inputs::default() });
    assert!(found.pairs.len() >= 14 && found.errors.is_empty(), "{found:?}");
    let checkers = Checkers::new(LANGUAGES, Overrides::default(), None);
    let checker = checkers.for_pair(&found.pairs[0]).expect("the corpus is configured");
    // Several rounds, so that chunks and threads interleave.
    let count = 20 * found.pairs.len();
    let specs = found.pairs.into_iter().cycle().take(count);
    let format = REPORTS.iter().find(|report| report.id == format).expect("a known report");
    let mut report = (format.make)(&ReportOptions::default());
    let mut out = Vec::new();
    report.begin(&mut out).expect("memory takes all");
    Batch::new(Threads::Count(threads))
        .expect("a few threads")
        .run(
            specs,
            |spec| checker.check_files(spec),
            |spec, message| panic!("{}: {message}", spec.source.display()),
            |outcome| report.pair(&outcome, &mut out),
        )
        .expect("memory takes all");
    report.end(&mut out).expect("memory takes all");
    String::from_utf8(out).expect("reports write UTF-8")
}

#[test]
fn one_two_and_eight_threads_write_the_same_bytes() {
    for format in ["jsonl", "full"] {
        let alone = output(1, format);
        assert!(alone.lines().count() > 100, "{format}: the corpus has planted errors");
        for threads in [2, 8] {
            assert!(output(threads, format) == alone, "{format} differs between 1 and {threads} threads");
        }
    }
}
