//! The clock.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;

/// A round of one peer takes at least so long: long beside the reading of the clock and beside a switch of tasks.
const ROUND: Duration = Duration::from_millis(20);

/// At least about so many bytes are in a part; the slowest peers take one part a round.
const PART_BYTES: usize = 250_000;

/// A program that is ready and is called once for each item of a text: a paragraph, a document.
pub(crate) struct Peer<T> {
    pub(crate) name: &'static str,
    /// Counts what is looked for in an item; the places have then been found.
    pub(crate) count: Box<dyn Fn(&T) -> usize>,
}

impl<T> Peer<T> {
    pub(crate) fn new(name: &'static str, count: impl Fn(&T) -> usize + 'static) -> Self {
        Peer { name, count: Box::new(count) }
    }
}

impl<T> fmt::Debug for Peer<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Peer").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A piece of a text that is given to a peer in one call.
pub(crate) trait Item {
    /// Its length in UTF-8.
    fn bytes(&self) -> usize;
}

impl Item for String {
    fn bytes(&self) -> usize {
        self.len()
    }
}

/// What a peer did with a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    /// The name of the peer.
    pub(crate) name: &'static str,
    /// Million bytes a second of CPU time of this process.
    pub(crate) cpu: f64,
    /// Million bytes a second on the clock of the wall; less than `cpu` when the machine had other things to do.
    pub(crate) wall: f64,
    /// How many were counted in the whole text.
    pub(crate) count: usize,
}

/// The figures of each of `peers`, whose rounds are interleaved until each has had `seconds`.
pub(crate) fn figures<T: Item>(peers: &[Peer<T>], items: &[T], seconds: f64) -> Vec<Figures> {
    let parts = parts(items);
    let mut runners: Vec<Runner<'_, T>> = peers.iter().map(|peer| Runner::new(peer, &parts)).collect();
    let rounds = (seconds / ROUND.as_secs_f64()).ceil().max(3.0) as u32;
    for _ in 0..rounds {
        for runner in &mut runners {
            runner.round();
        }
    }
    runners.into_iter().map(Runner::figures).collect()
}

/// Some items in a row.
struct Part<'t, T> {
    items: &'t [T],
    bytes: usize,
}

/// Cuts a text into parts between items.
fn parts<T: Item>(mut items: &[T]) -> Vec<Part<'_, T>> {
    let mut parts = Vec::new();
    while !items.is_empty() {
        let (mut len, mut bytes) = (0, 0);
        while len < items.len() && bytes < PART_BYTES {
            bytes += items[len].bytes();
            len += 1;
        }
        let (part, rest) = items.split_at(len);
        parts.push(Part { items: part, bytes });
        items = rest;
    }
    parts
}

/// A peer on its way through the text, round and round.
struct Runner<'t, T> {
    peer: &'t Peer<T>,
    parts: &'t [Part<'t, T>],
    count: usize,
    /// The part that comes next.
    at: usize,
    /// How many parts a round has.
    parts_a_round: usize,
    cpu: Vec<f64>,
    wall: Vec<f64>,
}

impl<'t, T> Runner<'t, T> {
    /// Goes once over the whole text, which counts, warms up and tells how long a round must be.
    fn new(peer: &'t Peer<T>, parts: &'t [Part<'t, T>]) -> Self {
        let start = ProcessTime::now();
        let total = parts.iter().map(|part| count(peer, part)).sum();
        let a_part = start.elapsed().as_secs_f64() / parts.len() as f64;
        let parts_a_round = (ROUND.as_secs_f64() / a_part).ceil().max(1.0) as usize;
        Runner { peer, parts, count: total, at: 0, parts_a_round, cpu: Vec::new(), wall: Vec::new() }
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
        Figures { name: self.peer.name, cpu, wall, count: self.count }
    }
}

/// What is counted in a part, one call an item.
fn count<T>(peer: &Peer<T>, part: &Part<'_, T>) -> usize {
    part.items.iter().map(|item| (peer.count)(black_box(item))).sum()
}

/// Million bytes a second.
fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}
