//! The whole pass over one article pair.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use riscontro_core::LangTag;
use riscontro_engine::{Checker, Config, LANGUAGES, Overrides, Settings, SideText, TextPair};

fn pair() -> TextPair {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpora/it-en/articles/foreign-minister-visit");
    let side = |name| SideText::Raw(std::fs::read_to_string(format!("{folder}/{name}")).expect("the corpus has it"));
    TextPair {
        id: "article".into(),
        source_lang: LangTag::new("it"),
        target_lang: LangTag::new("en"),
        source: side("source.it.md"),
        target: side("target.en.md"),
        is_aligned: false,
        vectors: None,
    }
}

fn bench(criterion: &mut Criterion) {
    let settings = Settings::new(&Config::default(), &Overrides::default()).expect("the defaults are valid");
    let checker = Checker::new(LANGUAGES, settings, None).expect("no glossary");
    let pair = pair();
    let bytes = [&pair.source, &pair.target].map(|side| match side {
        SideText::Raw(text) => text.len() as u64,
        SideText::Segments(_) => 0,
    });
    let mut group = criterion.benchmark_group("pair");
    group.throughput(Throughput::Bytes(bytes.iter().sum()));
    group.bench_function("check", |bencher| bencher.iter(|| checker.check_text(&pair)));
    group.bench_function("align", |bencher| bencher.iter(|| checker.align_text(&pair)));
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
