//! Somebody who sends reports and opens them again, through the API.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde::Deserialize;
use serde_json::Value;
use ureq::Agent;
use ureq::http::Response;

use super::judge::{Opened, Receipt};

/// How long an answer may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(60);

/// One client of one server.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    address: String,
}

/// Why a report was not acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The server said no.
    Refused {
        /// The status.
        status: u16,
        /// Whether it said when to come again.
        says_when: bool,
        /// What else it said.
        said: String,
    },
    /// There was no answer, or only a part.
    Silent(String),
}

impl Trouble {
    /// The status of the answer; 0 where none came.
    pub fn status(&self) -> u16 {
        match self {
            Trouble::Refused { status, .. } => *status,
            Trouble::Silent(_) => 0,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Refused { status, said, .. } => write!(out, "the answer is {status}: {said}"),
            Trouble::Silent(why) => write!(out, "no answer: {why}"),
        }
    }
}

/// What is read of an answer.
#[derive(Deserialize)]
struct Answer {
    ticket: String,
    #[serde(default)]
    access_code: String,
    status: String,
    #[serde(default)]
    words: String,
    clocks: Vec<Clock>,
}

#[derive(Deserialize)]
struct Clock {
    kind: String,
}

impl Client {
    /// A client of the server at an address.
    pub fn of(address: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            // Nothing here leaves the machine, whatever the environment says.
            .proxy(None)
            .max_idle_connections_per_host(PARALLEL)
            .build();
        Self { agent: config.new_agent(), address: address.to_owned() }
    }

    /// Whether the server says that it can work.
    pub fn is_ready(&self) -> bool {
        self.agent.get(format!("{}/readyz", self.address)).call().is_ok_and(|answer| answer.status() == 200)
    }

    /// Whether the server says that it lives; how long it took.
    pub fn is_alive(&self) -> (bool, Duration) {
        let began = Instant::now();
        let answer = self.agent.get(format!("{}/healthz", self.address)).call();
        (answer.is_ok_and(|answer| answer.status() == 200), began.elapsed())
    }

    /// Sends a report, as JSON, under a key.
    ///
    /// # Errors
    /// When it was not acknowledged.
    pub fn send(&self, key: &str, report: &Value) -> Result<Receipt, Trouble> {
        let request = self.agent.post(format!("{}/api/v1/reports", self.address));
        let answered = request.header("Idempotency-Key", key).send_json(report);
        let mut response = answered.map_err(|error| Trouble::Silent(error.to_string()))?;
        let is_repeat = response.headers().contains_key("idempotency-replayed");
        let status = response.status().as_u16();
        if status != 201 {
            let says_when = response.headers().contains_key("retry-after");
            let said = response.body_mut().read_to_string().unwrap_or_default();
            return Err(Trouble::Refused { status, says_when, said });
        }
        // Where the body breaks off, nothing was acknowledged.
        let answer = read(&mut response, 201).map_err(|error| Trouble::Silent(format!("{error:#}")))?;
        if answer.access_code.is_empty() || answer.clocks.is_empty() {
            return Err(Trouble::Silent("the answer holds no access code, or no clocks".into()));
        }
        let is_routed = answer.status == "Routed";
        Ok(Receipt { ticket: answer.ticket, code: answer.access_code, is_repeat, is_routed })
    }

    /// Everything that a receipt opens, as it came.
    ///
    /// # Errors
    /// When it can't be opened.
    pub fn open_whole(&self, ticket: &str, code: &str) -> Result<Value, Trouble> {
        let silent = |error: anyhow::Error| Trouble::Silent(format!("{error:#}"));
        let mut response = self.ask(ticket, code).map_err(silent)?;
        let status = response.status().as_u16();
        let said = response.body_mut().read_to_string().map_err(|error| silent(error.into()))?;
        match status {
            200 => serde_json::from_str(&said).map_err(|error| silent(error.into())),
            _ => Err(Trouble::Refused { status, says_when: false, said }),
        }
    }

    /// Opens a report with its ticket and access code.
    ///
    /// # Errors
    /// When it can't be opened.
    pub fn open(&self, ticket: &str, code: &str) -> anyhow::Result<Opened> {
        let answer = read(&mut self.ask(ticket, code)?, 200)?;
        let clocks = answer.clocks.into_iter().map(|clock| clock.kind).collect();
        Ok(Opened { ticket: answer.ticket, words: answer.words, clocks })
    }

    /// The status of the answer to an access code that may be wrong.
    pub fn knock(&self, ticket: &str, code: &str) -> anyhow::Result<u16> {
        Ok(self.ask(ticket, code)?.status().as_u16())
    }

    fn ask(&self, ticket: &str, code: &str) -> anyhow::Result<Response<ureq::Body>> {
        let request = self.agent.get(format!("{}/api/v1/reports/{ticket}", self.address));
        request.header("Authorization", format!("Bearer {code}")).call().context("no answer")
    }
}

fn read(response: &mut Response<ureq::Body>, expected: u16) -> anyhow::Result<Answer> {
    let status = response.status().as_u16();
    let text = response.body_mut().read_to_string().context("the answer broke off")?;
    if status != expected {
        bail!("the answer is {status}: {text}");
    }
    serde_json::from_str(&text).with_context(|| format!("the answer can't be read: {text}"))
}

/// How many send at the same time.
pub const PARALLEL: usize = 64;

/// Does every job, many at the same time; the results come in the order of the jobs.
pub fn in_parallel<J: Sync, R: Send>(jobs: &[J], work: impl Fn(&J) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let workers = (0..PARALLEL.min(jobs.len())).map(|_| scope.spawn(|| work_off(&next, jobs, &work)));
        let workers: Vec<_> = workers.collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no job panics")).collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

fn work_off<J, R>(next: &AtomicUsize, jobs: &[J], work: impl Fn(&J) -> R) -> Vec<(usize, R)> {
    let mut done = Vec::new();
    while let Some((index, job)) = claim(next, jobs) {
        done.push((index, work(job)));
    }
    done
}

fn claim<'j, J>(next: &AtomicUsize, jobs: &'j [J]) -> Option<(usize, &'j J)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, jobs.get(index)?))
}

#[cfg(test)]
mod tests {
    use super::in_parallel;

    #[test]
    fn results_keep_the_order_of_the_jobs() {
        let jobs: Vec<usize> = (0..500).collect();
        assert_eq!(in_parallel(&jobs, |job| job * 2), jobs.iter().map(|job| job * 2).collect::<Vec<_>>());
    }
}
