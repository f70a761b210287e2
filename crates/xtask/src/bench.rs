//! `cargo xtask bench`.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use riscontro_core::LangTag;
use riscontro_engine::{
    Batch, Checker, Config, Inputs, LANGUAGES, Overrides, PairSpec, Settings, SideText, SingleFile, SingleText,
    TextPair, Threads, discover,
};

/// Each figure is taken over at least this long.
const AT_LEAST: Duration = Duration::from_secs(2);

pub(crate) fn run() -> anyhow::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/it-en/articles");
    let found = discover(&Inputs { paths: vec![corpus], ..Inputs::default() });
    let settings = Settings::new(&Config::default(), &Overrides::default())?;
    let checker = Checker::new(LANGUAGES, settings, None)?;
    let articles: Vec<Article> =
        found.pairs.iter().map(|spec| Article::read(&checker, spec)).collect::<Result<_, _>>()?;
    let bytes: usize = articles.iter().map(|article| article.pair_bytes()).sum();
    println!("{} article pairs, {:.2} MB, one thread\n", articles.len(), megabytes(bytes));
    println!("{:28} {:>12} {:>12}", "stage", "MB/s", "pairs/s");
    let sides = || articles.iter().flat_map(|article| [&article.source, &article.target]);
    rate("split", bytes, None, || sides().for_each(|side| drop(black_box(checker.split_text(side)))));
    rate("split, tokenise, extract", bytes, None, || {
        sides().for_each(|side| drop(black_box(checker.side_of_text(side))));
    });
    let pairs = || articles.iter().map(|article| &article.pair);
    let count = Some(articles.len());
    rate("the same and align", bytes, count, || pairs().for_each(|pair| drop(black_box(checker.align_text(pair)))));
    rate("the whole check", bytes, count, || pairs().for_each(|pair| drop(black_box(checker.check_text(pair)))));
    many(&checker, &articles)?;
    Ok(())
}

/// 10,000 pairs in a row through a batch: the rate, and whether the peak grows with their number.
fn many(checker: &Checker, articles: &[Article]) -> anyhow::Result<()> {
    println!("\n{:28} {:>12} {:>12}", "batch on all cores", "pairs/s", "peak MB");
    let batch = Batch::new(Threads::All)?;
    for count in [1_000, 10_000] {
        let pairs = articles.iter().cycle().take(count).map(|article| article.pair.clone());
        let start = Instant::now();
        let taken: Result<(), std::convert::Infallible> = batch.run(
            pairs,
            |pair| checker.check_text(pair),
            |pair, message| panic!("{}: {message}", pair.id),
            |outcome| {
                black_box(outcome);
                Ok(())
            },
        );
        taken?;
        let rate = count as f64 / start.elapsed().as_secs_f64();
        println!(
            "{:28} {rate:>12.0} {:>12}",
            format!("{count} pairs"),
            peak_megabytes().unwrap_or_else(|| "unknown".into())
        );
    }
    Ok(())
}

struct Article {
    pair: TextPair,
    source: SingleText,
    target: SingleText,
}

impl Article {
    fn read(checker: &Checker, spec: &PairSpec) -> anyhow::Result<Self> {
        let side = |path: &PathBuf, lang: Option<LangTag>| -> anyhow::Result<SingleText> {
            let id = path.display().to_string();
            let text = match fs::read_to_string(path) {
                Ok(text) => text,
                // The corpus has one article in Latin-1: its decoded text serves as well.
                Err(_) => checker.split_file(SingleFile::At(path))?.document.raw.to_string(),
            };
            Ok(SingleText { id, lang: lang.context("articles name their language")?, text })
        };
        let (source, target) = (side(&spec.source, spec.source_lang)?, side(&spec.target, spec.target_lang)?);
        let pair = TextPair {
            id: source.id.clone(),
            source_lang: source.lang,
            target_lang: target.lang,
            source: SideText::Raw(source.text.clone()),
            target: SideText::Raw(target.text.clone()),
            is_aligned: false,
            vectors: None,
        };
        Ok(Article { pair, source, target })
    }

    fn pair_bytes(&self) -> usize {
        self.source.text.len() + self.target.text.len()
    }
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// Runs `work`, which goes over `bytes` and maybe so many pairs, until it has run long enough, and prints the rates.
fn rate(name: &str, bytes: usize, pairs: Option<usize>, mut work: impl FnMut()) {
    work();
    let (start, mut rounds) = (Instant::now(), 0_u32);
    while start.elapsed() < AT_LEAST {
        work();
        rounds += 1;
    }
    let seconds = start.elapsed().as_secs_f64() / f64::from(rounds);
    let pairs = pairs.map_or_else(String::new, |pairs| format!("{:.0}", pairs as f64 / seconds));
    println!("{name:28} {:>12.1} {pairs:>12}", megabytes(bytes) / seconds);
}

/// The largest resident size of this process so far, where the system tells it.
fn peak_megabytes() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some((kilobytes / 1024).to_string())
}
