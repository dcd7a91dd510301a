//! Many worlds, on every core.

use super::{Failure, Mode, Plan, Tally, live};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Worlds that are lived through one after another.
#[derive(Clone, Copy, Debug)]
pub struct Worlds {
    /// The first.
    pub first: u64,
    /// How many.
    pub seeds: u64,
    /// How many things happen in each.
    pub steps: usize,
    /// What they are made of.
    pub mode: Mode,
}

impl Worlds {
    /// Lives through them, telling of each that is over. Tells what happened in all of them together.
    ///
    /// # Errors
    /// The first world that fell apart; the others are left.
    ///
    /// # Panics
    /// When a world panics.
    pub fn live(&self, over: impl Fn(u64, &Tally) + Sync) -> Result<Tally, Box<Failure>> {
        let next = AtomicU64::new(self.first);
        let is_broken = AtomicBool::new(false);
        let all = Mutex::new(Tally::default());
        let work = || -> Result<(), Box<Failure>> {
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= self.first + self.seeds || is_broken.load(Ordering::Relaxed) {
                    return Ok(());
                }
                let plan = Plan { seed, steps: self.steps, mode: self.mode };
                let lived = live(&plan).inspect_err(|_| is_broken.store(true, Ordering::Relaxed))?;
                let mut all = all.lock().expect("nobody panics with it");
                all.add(&lived);
                over(seed, &all);
            }
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let ends = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
            workers.into_iter().map(|one| one.join().expect("a worker ends")).collect::<Vec<_>>()
        });
        ends.into_iter().collect::<Result<Vec<()>, _>>()?;
        Ok(all.into_inner().expect("nobody panics with it"))
    }
}
