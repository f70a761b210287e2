//! Many pairs, in parallel and in order.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use crate::error::EngineError;

/// Pairs worked on at once: enough to keep every thread busy, few enough to bound memory.
const CHUNK: usize = 256;

/// Pieces a thread works on before it waits for the others: enough that one slow piece hardly matters.
const PIECES: usize = 6;

/// How many threads a batch uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Threads {
    /// One for each core.
    #[default]
    All,
    /// So many, at least one.
    Count(usize),
}

/// Works on many inputs with a pool of threads; answers come in input order, chunk by chunk.
#[derive(Debug)]
pub struct Batch {
    pool: rayon::ThreadPool,
}

impl Batch {
    /// Returns a batch of so many threads.
    ///
    /// # Errors
    ///
    /// When the system refuses the threads.
    pub fn new(threads: Threads) -> Result<Self, EngineError> {
        let count = match threads {
            Threads::All => 0,
            Threads::Count(count) => count.max(1),
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
        pool.map(|pool| Batch { pool }).map_err(|error| EngineError::input(format!("threads: {error}")))
    }

    /// Works on every input and hands the answers to `take` in input order; stops early when `take` fails.
    ///
    /// A panic while working on one input becomes the answer that `on_panic` makes of its message; the others go on.
    ///
    /// # Errors
    ///
    /// The first error of `take`.
    pub fn run<I, O, E>(
        &self,
        inputs: impl Iterator<Item = I>,
        work: impl Fn(&I) -> O + Sync,
        on_panic: impl Fn(&I, String) -> O + Sync,
        mut take: impl FnMut(O) -> Result<(), E>,
    ) -> Result<(), E>
    where
        I: Sync + Send,
        O: Send,
    {
        self.run_chunks(inputs, work, on_panic, |answers| answers.into_iter().try_for_each(&mut take))
    }

    /// The same, with the answers of a chunk at a time: a caller that writes can flush when the chunk is out.
    ///
    /// # Errors
    ///
    /// The first error of `take`.
    pub fn run_chunks<I, O, E>(
        &self,
        inputs: impl Iterator<Item = I>,
        work: impl Fn(&I) -> O + Sync,
        on_panic: impl Fn(&I, String) -> O + Sync,
        mut take: impl FnMut(Vec<O>) -> Result<(), E>,
    ) -> Result<(), E>
    where
        I: Sync + Send,
        O: Send,
    {
        let mut inputs = inputs.fuse();
        let guarded = guarded(work, on_panic);
        loop {
            let chunk: Vec<I> = inputs.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                return Ok(());
            }
            take(self.pool.install(|| chunk.par_iter().map(&guarded).collect()))?;
        }
    }

    /// The same for the pieces of something long: while the threads work on some pieces, the thread of the caller takes the
    /// answers to those before and reads those that come next.
    ///
    /// Three lots of pieces are in memory at once, of six a thread each.
    ///
    /// # Errors
    ///
    /// The first error of `take`.
    pub fn run_ahead<I, O, E>(
        &self,
        inputs: impl Iterator<Item = I>,
        work: impl Fn(&I) -> O + Sync,
        on_panic: impl Fn(&I, String) -> O + Sync,
        mut take: impl FnMut(Vec<O>) -> Result<(), E>,
    ) -> Result<(), E>
    where
        I: Sync + Send,
        O: Send,
    {
        let mut inputs = inputs.fuse();
        let guarded = guarded(work, on_panic);
        let mut take = |answers: Vec<O>| if answers.is_empty() { Ok(()) } else { take(answers) };
        let mut read = || -> Vec<I> { inputs.by_ref().take(PIECES * self.pool.current_num_threads()).collect() };
        let (mut lot, mut answers) = (read(), Vec::new());
        while !lot.is_empty() {
            let (mut next, mut next_answers, mut taken) = (Vec::new(), Vec::new(), Ok(()));
            self.pool.in_place_scope(|scope| {
                scope.spawn(|_| next_answers = lot.par_iter().map(&guarded).collect());
                taken = take(std::mem::take(&mut answers));
                if taken.is_ok() {
                    next = read();
                }
            });
            taken?;
            (lot, answers) = (next, next_answers);
        }
        take(answers)
    }
}

/// The work, whose panics become answers.
fn guarded<I, O>(work: impl Fn(&I) -> O + Sync, on_panic: impl Fn(&I, String) -> O + Sync) -> impl Fn(&I) -> O + Sync {
    move |input| {
        catch_unwind(AssertUnwindSafe(|| work(input))).unwrap_or_else(|panic| on_panic(input, message(&*panic)))
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "unknown panic".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_panic_is_one_answer_and_order_holds() {
        let batch = Batch::new(Threads::Count(2)).unwrap();
        let mut answers = Vec::new();
        let work = |input: &u32| if *input == 300 { panic!("at three hundred") } else { input.to_string() };
        let taken: Result<(), ()> = batch.run(
            0_u32..600,
            work,
            |input, message| format!("{input}: {message}"),
            |answer| {
                answers.push(answer);
                Ok(())
            },
        );
        taken.unwrap();
        assert_eq!(answers.len(), 600);
        assert_eq!((answers[299].as_str(), answers[300].as_str()), ("299", "300: at three hundred"));
    }

    #[test]
    fn pieces_that_are_read_ahead_come_in_order() {
        for threads in [1, 2, 8] {
            let batch = Batch::new(Threads::Count(threads)).unwrap();
            let mut answers = Vec::new();
            let work = |input: &u32| if *input == 30 { panic!("at thirty") } else { input.to_string() };
            let taken: Result<(), ()> = batch.run_ahead(
                0_u32..100,
                work,
                |input, message| format!("{input}: {message}"),
                |lot| {
                    answers.extend(lot);
                    Ok(())
                },
            );
            taken.unwrap();
            let expected = (0..100).map(|at| if at == 30 { "30: at thirty".to_owned() } else { at.to_string() });
            assert!(answers.into_iter().eq(expected), "{threads}");
            let stopped = batch.run_ahead(0_u32.., |at| *at, |at, _| *at, |lot| Err(lot[0]));
            assert_eq!(stopped, Err(0));
        }
    }

    #[test]
    fn a_failing_taker_ends_the_run() {
        let batch = Batch::new(Threads::Count(1)).unwrap();
        let mut count = 0;
        let taken = batch.run(
            0..,
            |input: &u64| *input,
            |input, _| *input,
            |_| {
                count += 1;
                if count == 10 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((taken, count), (Err("enough"), 10));
    }
}
