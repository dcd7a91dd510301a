//! One measurement, and the middle one of several.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::load::Run;
use super::processes::{Machine, used_by_myself, used_by_tree};

/// One measurement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// Requests that were answered as they should be.
    pub requests: usize,
    /// How long it took, from the first request to the last answer.
    pub seconds: f64,
    /// Requests in a second.
    pub per_second: f64,
    /// What the server and its database used of the processor for one request. Unit: milliseconds.
    pub cpu_ms: f64,
    /// What the client used for one request. Unit: milliseconds.
    pub client_cpu_ms: f64,
    /// The share of all processors that neither of them used, and nobody was idle on.
    pub foreign_share: f64,
    /// Half of the requests took no longer. Unit: milliseconds.
    pub p50_ms: f64,
    /// All but one in a hundred took no longer. Unit: milliseconds.
    pub p99_ms: f64,
}

/// A clock on the processors of the machine.
pub struct Meter {
    servers: Vec<u32>,
    began: Instant,
    machine: Machine,
    of_servers: Duration,
    of_client: Duration,
    of_everything: Duration,
}

impl Meter {
    /// Starts it. The servers are the roots of the trees of processes that work for the requests.
    ///
    /// # Errors
    /// When Linux does not tell.
    pub fn start(servers: &[u32]) -> anyhow::Result<Self> {
        Ok(Self {
            servers: servers.to_vec(),
            began: Instant::now(),
            machine: Machine::now()?,
            of_servers: used(servers),
            of_client: used_by_myself(),
            of_everything: used_by_tree(std::process::id()),
        })
    }

    /// Stops it: all that was used since it was started is for these requests.
    ///
    /// # Errors
    /// As [`Meter::start`].
    pub fn stop(self, run: &Run) -> anyhow::Result<Sample> {
        let requests = run.latencies_ns.len();
        let per_request = |used: Duration| used.as_secs_f64() * 1e3 / requests as f64;
        let everything = used_by_tree(std::process::id()).saturating_sub(self.of_everything);
        Ok(Sample {
            requests,
            seconds: run.wall.as_secs_f64(),
            per_second: requests as f64 / run.wall.as_secs_f64(),
            cpu_ms: per_request(used(&self.servers).saturating_sub(self.of_servers)),
            client_cpu_ms: per_request(used_by_myself().saturating_sub(self.of_client)),
            foreign_share: Machine::now()?.foreign_share(&self.machine, everything),
            p50_ms: run.percentile_ms(50),
            p99_ms: run.percentile_ms(99),
        })
    }

    /// As [`Meter::stop`], where nothing but the work itself is timed.
    ///
    /// # Errors
    /// As [`Meter::start`].
    pub fn stop_after(self, requests: usize) -> anyhow::Result<Sample> {
        let wall = self.began.elapsed();
        let each = wall.as_nanos() as u64 / requests.max(1) as u64;
        self.stop(&Run { latencies_ns: vec![each; requests], wall })
    }
}

fn used(servers: &[u32]) -> Duration {
    servers.iter().map(|id| used_by_tree(*id)).sum()
}

/// All measurements of one contender.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measured {
    /// Who.
    pub name: String,
    /// Every measurement, in order.
    pub samples: Vec<Sample>,
    /// The middle of the rates.
    pub per_second: f64,
    /// The middle of the times on the processor. Unit: milliseconds.
    pub cpu_ms: f64,
    /// The middle of the halves. Unit: milliseconds.
    pub p50_ms: f64,
    /// The middle of the slow ends. Unit: milliseconds.
    pub p99_ms: f64,
    /// The largest share that others used.
    pub foreign_share: f64,
}

impl Measured {
    /// The middle of these measurements.
    pub fn of(name: &str, samples: Vec<Sample>) -> Self {
        let middle = |of: fn(&Sample) -> f64| median(samples.iter().map(of).collect());
        Self {
            name: name.to_owned(),
            per_second: middle(|sample| sample.per_second),
            cpu_ms: middle(|sample| sample.cpu_ms),
            p50_ms: middle(|sample| sample.p50_ms),
            p99_ms: middle(|sample| sample.p99_ms),
            foreign_share: samples.iter().map(|sample| sample.foreign_share).fold(0.0, f64::max),
            samples,
        }
    }
}

/// The middle of some numbers; of an even count the lower of the two.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// Takes one measurement.
pub type Measure<'a> = Box<dyn Fn() -> anyhow::Result<Sample> + 'a>;

/// Measures contenders in turn, A B A B, so that what changes on the machine meanwhile changes for all.
///
/// # Errors
/// The first measurement that failed.
pub fn alternate(rounds: usize, contenders: &[(&str, Measure<'_>)]) -> anyhow::Result<Vec<Measured>> {
    let mut all: Vec<Vec<Sample>> = contenders.iter().map(|_| Vec::new()).collect();
    for _ in 0..rounds {
        for (samples, (_, measure)) in all.iter_mut().zip(contenders) {
            samples.push(measure()?);
        }
    }
    Ok(all.into_iter().zip(contenders).map(|(samples, (name, _))| Measured::of(name, samples)).collect())
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_middle_is_no_average() {
        assert_eq!(median(vec![9.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0]), 1.0);
        assert_eq!(median(Vec::new()), 0.0);
    }
}
