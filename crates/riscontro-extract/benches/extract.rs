//! How long extraction takes, by the number of segments of a document.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use riscontro_core::{Folds, LangTag, Segment, Span};
use riscontro_extract::{Extractor, View};
use riscontro_lang::{LANGUAGES, Tokeniser, find};

const SENTENCES: [(&str, &str); 2] = [
    (
        "en",
        "On Monday, 4 July 2025, between 10,000 and 11,000 people paid $5 million for two thirds of the seats at half past five. ",
    ),
    (
        "it",
        "Lunedì 4 luglio 2025 tra le 10 e le 11 mila persone hanno pagato 5 milioni di dollari, alle cinque e mezza, per i due terzi dei posti. ",
    ),
];

fn extract(criterion: &mut Criterion) {
    for (tag, sentence) in SENTENCES {
        let language = find(LANGUAGES, LangTag::new(tag)).expect("the language has a folder");
        let mut group = criterion.benchmark_group(format!("extract/{}", language.tag));
        let tokeniser = Tokeniser::new(language);
        let extractor = Extractor::new(language, &language.number_format, &tokeniser);
        for count in [10_usize, 100, 1000] {
            let text = sentence.repeat(count);
            let segments: Vec<Segment> = (0..count)
                .map(|at| at * sentence.len())
                .map(|at| Segment { span: Span::from_range(at..at + sentence.len() - 1), block: 0 })
                .collect();
            let mut folds = Folds::default();
            let tokenised = tokeniser.tokenise(&text, &segments, &mut folds);
            let (tokens, token_starts) = (&tokenised.tokens, &tokenised.starts);
            let view = View { text: &text, segments: &segments, tokens, token_starts, folds: &folds };
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::from_parameter(count), &view, |bencher, view| {
                bencher.iter(|| extractor.extract(*view));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, extract);
criterion_main!(benches);
