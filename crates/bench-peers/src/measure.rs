//! The clock.

use std::hint::black_box;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;

use crate::peers::Peer;
use crate::texts::Text;

/// A round of one splitter takes at least so long: long beside the reading of the clock and beside a switch of tasks.
const ROUND: Duration = Duration::from_millis(20);

/// At least about so many bytes are in a part; the slowest splitters take one part a round.
const PART_BYTES: usize = 250_000;

/// What a splitter did with a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    /// The name of the splitter.
    pub(crate) name: &'static str,
    /// Million bytes a second of CPU time of this process.
    pub(crate) cpu: f64,
    /// Million bytes a second on the clock of the wall; less than `cpu` when the machine had other things to do.
    pub(crate) wall: f64,
    /// Sentences in the whole text.
    pub(crate) sentences: usize,
}

/// The figures of each of `peers`, whose rounds are interleaved until each has had `seconds`.
pub(crate) fn figures(peers: &[Peer], text: &Text, seconds: f64) -> Vec<Figures> {
    let parts = parts(&text.paragraphs);
    let mut runners: Vec<Runner> = peers.iter().map(|peer| Runner::new(peer, &parts)).collect();
    let rounds = (seconds / ROUND.as_secs_f64()).ceil().max(3.0) as u32;
    for _ in 0..rounds {
        for runner in &mut runners {
            runner.round();
        }
    }
    runners.into_iter().map(Runner::figures).collect()
}

/// Some paragraphs in a row.
struct Part<'t> {
    paragraphs: &'t [String],
    bytes: usize,
}

/// Cuts a text into parts between paragraphs.
fn parts(mut paragraphs: &[String]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    while !paragraphs.is_empty() {
        let (mut len, mut bytes) = (0, 0);
        while len < paragraphs.len() && bytes < PART_BYTES {
            bytes += paragraphs[len].len();
            len += 1;
        }
        let (part, rest) = paragraphs.split_at(len);
        parts.push(Part { paragraphs: part, bytes });
        paragraphs = rest;
    }
    parts
}

/// A splitter on its way through the text, round and round.
struct Runner<'t> {
    peer: &'t Peer,
    parts: &'t [Part<'t>],
    sentences: usize,
    /// The part that comes next.
    at: usize,
    /// How many parts a round has.
    parts_a_round: usize,
    cpu: Vec<f64>,
    wall: Vec<f64>,
}

impl<'t> Runner<'t> {
    /// Goes once over the whole text, which counts its sentences, warms up and tells how long a round must be.
    fn new(peer: &'t Peer, parts: &'t [Part<'t>]) -> Self {
        let start = ProcessTime::now();
        let sentences = parts.iter().map(|part| count(peer, part)).sum();
        let a_part = start.elapsed().as_secs_f64() / parts.len() as f64;
        let parts_a_round = (ROUND.as_secs_f64() / a_part).ceil().max(1.0) as usize;
        Runner { peer, parts, sentences, at: 0, parts_a_round, cpu: Vec::new(), wall: Vec::new() }
    }

    fn round(&mut self) {
        let (cpu, wall, mut bytes) = (ProcessTime::now(), Instant::now(), 0);
        for _ in 0..self.parts_a_round {
            let part = &self.parts[self.at];
            black_box(count(self.peer, part));
            bytes += part.bytes;
            self.at = (self.at + 1) % self.parts.len();
        }
        let (cpu, wall) = (cpu.elapsed(), wall.elapsed());
        self.cpu.push(rate(bytes, cpu));
        self.wall.push(rate(bytes, wall));
    }

    fn figures(self) -> Figures {
        let (cpu, wall) = (median(self.cpu), median(self.wall));
        Figures { name: self.peer.name, cpu, wall, sentences: self.sentences }
    }
}

/// The sentences of a part, one call a paragraph.
fn count(peer: &Peer, part: &Part<'_>) -> usize {
    part.paragraphs.iter().map(|paragraph| (peer.count)(black_box(paragraph))).sum()
}

/// Million bytes a second.
fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}
