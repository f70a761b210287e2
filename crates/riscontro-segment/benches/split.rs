//! Bytes a second of the splitter, on made-up prose of the press and of law in each language.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use riscontro_core::LangTag;
use riscontro_lang::{LANGUAGES, find};
use riscontro_segment::{SplitOptions, Splitter};
use riscontro_testkit::{ENGLISH, Habits, ITALIAN, Prose, ProseKind, WordTables};

const LANGUAGES_TO_TIME: [(&str, &Habits); 2] = [("it", &ITALIAN), ("en", &ENGLISH)];

const KINDS: [(&str, ProseKind); 2] = [("news", ProseKind::News), ("law", ProseKind::Law)];

fn split(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("split");
    for (tag, habits) in LANGUAGES_TO_TIME {
        let language = find(LANGUAGES, LangTag::new(tag)).expect("the language has a folder");
        let splitter = Splitter::new(language, SplitOptions::default());
        let tables = WordTables {
            stopwords: language.stopwords.text(),
            common_words: language.common_words.text(),
            given_names: language.given_names.text(),
            abbreviations: language.abbreviations.text(),
        };
        for (name, kind) in KINDS {
            let text = Prose::new(habits, &tables, 1).paragraphs(kind, 1_000_000).join("\n\n");
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(format!("{tag}-{name}"), |bencher| {
                bencher.iter(|| splitter.spans(black_box(&text)).count());
            });
        }
    }
    group.finish();
}

criterion_group!(benches, split);
criterion_main!(benches);
