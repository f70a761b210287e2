//! The figures in print.

use std::fmt::Write;
use std::time::Duration;

use super::Sized;
use super::run::Cost;

/// What is asked for: segments of both sides a CPU second, and the exponent of the growth.
const ASKED_RATE: f64 = 60_000.0;
const ASKED_GROWTH: f64 = 1.15;

/// What must be known to read the figures.
const NOTE: &str = "riscontro: a whole run on one thread, from JSON to JSON, with names, numbers and words; galechurch: its calls alone, on lengths
alone, and only of documents that it can hold. Times as fast: behind start-up.
";

/// All that was measured.
#[derive(Debug)]
pub(crate) struct Report {
    /// A run on next to nothing.
    pub(crate) start: Cost,
    pub(crate) sizes: Vec<Sized>,
    /// All articles in one process; the segments of both sides together.
    pub(crate) articles: Sized,
    /// The sizes between which the growth is measured.
    pub(crate) growth: [usize; 2],
}

impl Report {
    /// Tables for a terminal.
    pub(crate) fn plain(&self) -> String {
        let mut out = format!(
            "start-up of two languages: {:.3} CPU seconds, {:.0} MB\n\n{:>16} {:>10} {:>9} {:>16} {:>18}\n",
            self.start.cpu.as_secs_f64(),
            megabytes(self.start),
            "segments a side",
            "CPU s",
            "peak MB",
            "galechurch CPU s",
            "times as fast",
        );
        for size in &self.sizes {
            let [seconds, peer, ratio] = self.cells(size);
            let peak = megabytes(size.ours);
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{:>16} {seconds:>10} {peak:>9.0} {peer:>16} {ratio:>18}", size.segments);
        }
        let [seconds, peer, ratio] = self.cells(&self.articles);
        let peak = megabytes(self.articles.ours);
        let _ = writeln!(out, "{:>16} {seconds:>10} {peak:>9.0} {peer:>16} {ratio:>18}", "articles");
        out + "\n" + &self.summary()
    }

    /// A table and a sentence in Markdown.
    pub(crate) fn markdown(&self) -> String {
        let mut out = "| segments a side | CPU s | peak MB | galechurch CPU s | times as fast |\n".to_owned();
        out += "| ---: | ---: | ---: | ---: | ---: |\n";
        for (name, size) in self.sizes.iter().map(|size| (size.segments.to_string(), size)) {
            let _ = writeln!(out, "{}", self.row(&name, size));
        }
        out + &self.row("articles", &self.articles) + "\n\n" + &self.summary()
    }

    fn row(&self, name: &str, size: &Sized) -> String {
        let [seconds, peer, ratio] = self.cells(size);
        format!("| {name} | {seconds} | {:.0} | {peer} | {ratio} |", megabytes(size.ours))
    }

    /// CPU seconds with start-up, those of the peer without, and how many times as fast ours is without.
    fn cells(&self, size: &Sized) -> [String; 3] {
        let seconds = format!("{:.2}", size.ours.cpu.as_secs_f64());
        let peer = size.peer_seconds.map(|seconds| format!("{seconds:.2}"));
        let ratio = size.peer_seconds.map(|seconds| format!("{:.1}", seconds / self.net(size).as_secs_f64()));
        [seconds, peer.unwrap_or_default(), ratio.unwrap_or_default()]
    }

    fn summary(&self) -> String {
        let rate = self.articles.segments as f64 / self.net(&self.articles).as_secs_f64();
        let mut out = format!(
            "articles: {rate:.0} segments of both sides a CPU second behind start-up (asked: {ASKED_RATE:.0})\n"
        );
        if let Some(exponent) = self.exponent() {
            let [low, high] = self.growth;
            let _ =
                writeln!(out, "growth from {low} to {high} segments: exponent {exponent:.2} (asked: {ASKED_GROWTH})");
        }
        out + NOTE
    }

    /// How the time grows with the segments, as a power of their number.
    fn exponent(&self) -> Option<f64> {
        let net = |segments| self.sizes.iter().find(|size| size.segments == segments).map(|size| self.net(size));
        let [low, high] = self.growth;
        let times = net(high)?.as_secs_f64() / net(low)?.as_secs_f64();
        Some(times.ln() / (high as f64 / low as f64).ln())
    }

    /// What a run took behind its start; never nothing.
    fn net(&self, size: &Sized) -> Duration {
        size.ours.cpu.saturating_sub(self.start.cpu).max(Duration::from_millis(1))
    }
}

fn megabytes(cost: Cost) -> f64 {
    cost.peak as f64 / 1e6
}
