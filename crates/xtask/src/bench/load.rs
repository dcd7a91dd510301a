//! A closed loop: so many connections, each asking again as soon as it was answered.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::anyhow;

use super::http::Connection;

/// How a server is loaded.
pub struct Load<'a> {
    /// Where it listens.
    pub address: &'a str,
    /// How many connections ask at the same time.
    pub connections: usize,
    /// For how long.
    pub lasting: Duration,
}

/// What came of it.
pub struct Run {
    /// How long each request took, the shortest first. Unit: nanoseconds.
    pub latencies_ns: Vec<u64>,
    /// From the first request to the last answer.
    pub wall: Duration,
}

impl Run {
    /// How long the request took that so many are not slower than. Unit: milliseconds.
    pub fn percentile_ms(&self, percent: usize) -> f64 {
        let last = self.latencies_ns.len().saturating_sub(1);
        let place = (self.latencies_ns.len() * percent / 100).min(last);
        self.latencies_ns.get(place).map_or(0.0, |ns| *ns as f64 / 1e6)
    }
}

impl Load<'_> {
    /// Asks until the time is over. `ask` gets the number of the request among all.
    ///
    /// # Errors
    /// The first answer that is not what it should be: then the figures are worth nothing.
    pub fn run(
        &self,
        ask: impl Fn(&mut Connection, usize) -> anyhow::Result<()> + Sync,
    ) -> anyhow::Result<Run> {
        let connections: Result<Vec<_>, _> =
            (0..self.connections).map(|_| Connection::to(self.address)).collect();
        let numbers = AtomicUsize::new(0);
        let failure = Mutex::new(None);
        let ready = Barrier::new(self.connections + 1);
        let work = |mut connection: Connection| {
            let mut latencies = Vec::new();
            ready.wait();
            let began = Instant::now();
            while began.elapsed() < self.lasting {
                let asked = Instant::now();
                if let Err(error) = ask(&mut connection, numbers.fetch_add(1, Ordering::Relaxed)) {
                    failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                    break;
                }
                latencies.push(asked.elapsed().as_nanos() as u64);
            }
            latencies
        };
        let connections = connections?;
        let (mut latencies_ns, wall) = thread::scope(|scope| {
            let workers: Vec<_> =
                connections.into_iter().map(|connection| scope.spawn(|| work(connection))).collect();
            ready.wait();
            let began = Instant::now();
            let latencies = workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default());
            (latencies.collect::<Vec<u64>>(), began.elapsed())
        });
        let failure = failure.into_inner().unwrap_or_else(PoisonError::into_inner);
        latencies_ns.sort_unstable();
        match failure {
            Some(error) => Err(error),
            None if latencies_ns.is_empty() => Err(anyhow!("nothing was answered in time")),
            None => Ok(Run { latencies_ns, wall }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Run;
    use std::time::Duration;

    #[test]
    fn percentiles_are_read_off_the_sorted_times() {
        let run = Run { latencies_ns: (1..=200).map(|ms| ms * 1_000_000).collect(), wall: Duration::ZERO };
        assert_eq!((run.percentile_ms(50), run.percentile_ms(99)), (101.0, 199.0));
        let none = Run { latencies_ns: Vec::new(), wall: Duration::ZERO };
        assert_eq!(none.percentile_ms(99), 0.0);
    }
}
