//! Alignment by length of the article, on generated words with merges and gaps.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use riscontro_align::{Input, Parameters, Structure, align};
use riscontro_core::{SegmentWords, WordLink, WordLinks};

const WORDS_A_SEGMENT: u32 = 18;

/// A short pseudo-random sequence, the same on every run (the constants are those of Numerical Recipes).
struct Sequence(u32);

impl Sequence {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % bound
    }
}

/// A third of the words are frequent, and four in ten have a counterpart on the other side.
fn article(segments: u32) -> WordLinks {
    let vocabulary = 200 + segments * 4;
    let mut sequence = Sequence(7);
    let mut word = || match sequence.below(3) {
        0 => sequence.below(60),
        _ => sequence.below(vocabulary),
    };
    let source: Vec<Vec<u32>> = (0..segments).map(|_| (0..WORDS_A_SEGMENT).map(|_| word()).collect()).collect();
    let mut target: Vec<Vec<u32>> = Vec::new();
    for (at, segment) in source.iter().enumerate() {
        match (at % 37, target.last_mut()) {
            (11, _) => {}
            (23, Some(last)) => last.extend(segment),
            _ => target.push(segment.clone()),
        }
    }
    let linked: Vec<u32> = (0..vocabulary).filter(|word| word % 5 < 2).collect();
    let starts = (0..=vocabulary).map(|word| linked.partition_point(|linked| *linked < word) as u32).collect();
    let links = linked.iter().map(|word| WordLink { target: *word, weight: 0.8 }).collect();
    WordLinks::new(side(&source, vocabulary), side(&target, vocabulary), starts, links).expect("generated in order")
}

fn side(segments: &[Vec<u32>], vocabulary: u32) -> SegmentWords {
    let mut starts = vec![0];
    starts.extend(segments.iter().scan(0, |end, words| {
        *end += words.len() as u32;
        Some(*end)
    }));
    let lengths = segments.iter().map(|words| 6 * words.len() as u32).collect();
    let masses = (0..vocabulary).map(|word| if word < 60 { 0.6 } else { 4.0 }).collect();
    SegmentWords::new(starts, segments.concat(), masses, lengths).expect("generated in order")
}

fn by_length(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("align");
    group.sample_size(10);
    for segments in [30, 300, 3_000, 10_000] {
        let links = article(segments);
        group.throughput(Throughput::Elements(u64::from(segments)));
        group.bench_with_input(BenchmarkId::from_parameter(segments), &links, |bencher, links| {
            let input = Input { links, structure: Structure::default(), vectors: &[] };
            bencher.iter(|| align(black_box(&input), &Parameters::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, by_length);
criterion_main!(benches);
