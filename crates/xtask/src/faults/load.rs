//! Clients at work while something breaks. They do as clients should: what was not acknowledged is sent
//! again under the same key until it is.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use anyhow::bail;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::client::{Client, Trouble};
use super::country::Country;
use super::judge::{Finding, Kind, Receipt};
use super::reports::Report;

/// How long something that should happen by itself may take.
const PATIENCE: Duration = Duration::from_secs(180);
/// How long a client waits before it sends the same again.
const BREATH: Duration = Duration::from_millis(100);
/// How often it is asked whether the program lives.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// Each client numbers its reports from a million of its own.
const NUMBERS_PER_CLIENT: usize = 1_000_000;

/// A report under its key, and what the sender knows of it.
#[derive(Clone)]
pub struct Sent {
    /// Its idempotency key.
    pub key: String,
    /// What is sent.
    pub report: Report,
    /// Where letters about it are to come.
    pub email: Option<String>,
    /// Its receipt, if one came before the end.
    pub first: Option<Receipt>,
}

impl Sent {
    /// A report that was sent by hand, beside the clients' own.
    pub fn of_own(key: &str, words: &str, receipt: Receipt) -> Self {
        let report = Report { words: words.into(), government: None };
        Self { key: key.into(), report, email: None, first: Some(receipt) }
    }
}

/// Whether the senders leave an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// They do, each report another.
    Wanted,
    /// They don't.
    Unwanted,
}

/// Who sends, where, and what.
pub struct Load<'a> {
    /// Where: the clients are spread over these.
    pub addresses: Vec<String>,
    /// How many send at the same time.
    pub clients: usize,
    /// Whether letters are wanted.
    pub letters: Letters,
    /// What the reports are about.
    pub country: &'a Country,
    /// Where the numbers of the reports begin.
    pub first_number: usize,
}

/// What is heard while the clients are at work.
#[derive(Default)]
pub struct Heard {
    receipts: AtomicUsize,
    is_over: AtomicBool,
    refusals: AtomicUsize,
    silences: AtomicUsize,
    slowest_us: AtomicUsize,
    slowest_sign_of_life_us: AtomicUsize,
    no_sign_of_life: AtomicUsize,
    odd: Mutex<Vec<String>>,
}

impl Heard {
    /// How many receipts came so far.
    pub fn receipts(&self) -> usize {
        self.receipts.load(Ordering::SeqCst)
    }

    /// How many were refused for now, with a word on when to come again.
    pub fn refusals(&self) -> usize {
        self.refusals.load(Ordering::SeqCst)
    }

    /// How many got no answer.
    pub fn silences(&self) -> usize {
        self.silences.load(Ordering::SeqCst)
    }

    /// The slowest answer of any kind.
    pub fn slowest(&self) -> Duration {
        Duration::from_micros(self.slowest_us.load(Ordering::SeqCst) as u64)
    }

    /// The slowest answer to whether the program lives.
    pub fn slowest_sign_of_life(&self) -> Duration {
        Duration::from_micros(self.slowest_sign_of_life_us.load(Ordering::SeqCst) as u64)
    }

    /// How often the program did not answer that it lives.
    pub fn no_sign_of_life(&self) -> usize {
        self.no_sign_of_life.load(Ordering::SeqCst)
    }

    /// Answers that should not come, whatever is broken behind the program.
    pub fn odd(&self) -> Vec<Finding> {
        let odd = self.odd.lock().expect("nobody panics with it in hand");
        odd.iter().map(|what| Finding::new(Kind::Refused, what.clone())).collect()
    }

    /// Waits for so many more receipts; tells how long the first of them took.
    ///
    /// # Errors
    /// When they don't come.
    pub fn wait_for_receipts(&self, more: usize) -> anyhow::Result<Duration> {
        let began = Instant::now();
        let (before, mut first) = (self.receipts(), None);
        while self.receipts() < before + more {
            if first.is_none() && self.receipts() > before {
                first = Some(began.elapsed());
            }
            self.check_patience(began, "no report is acknowledged any more")?;
        }
        Ok(first.unwrap_or_else(|| began.elapsed()))
    }

    /// Waits until so many more were refused, or went without an answer.
    ///
    /// # Errors
    /// When everything goes on as if nothing were broken.
    pub fn wait_for_trouble(&self, more: usize) -> anyhow::Result<()> {
        let (began, troubles) = (Instant::now(), || self.refusals() + self.silences());
        let before = troubles();
        while troubles() < before + more {
            self.check_patience(began, "nothing is refused")?;
        }
        Ok(())
    }

    fn check_patience(&self, began: Instant, what: &str) -> anyhow::Result<()> {
        if began.elapsed() > PATIENCE {
            let odd = self.odd.lock().expect("nobody panics with it in hand");
            let last = odd.last().map_or("", String::as_str);
            bail!("{what}, for {} s {last}", PATIENCE.as_secs());
        }
        sleep(Duration::from_millis(2));
        Ok(())
    }

    /// Notes why a report was not acknowledged: 503 with a word on when to come again is an answer, anything
    /// else is a mistake of the program's. Silence is for the fault to judge.
    fn note(&self, trouble: &Trouble) {
        match trouble {
            Trouble::Refused { status: 503, says_when: true, .. } => {
                self.refusals.fetch_add(1, Ordering::SeqCst);
            }
            Trouble::Refused { .. } => {
                self.odd.lock().expect("nobody panics with it in hand").push(trouble.to_string());
            }
            Trouble::Silent(_) => {
                self.silences.fetch_add(1, Ordering::SeqCst);
            }
        }
    }
}

impl Load<'_> {
    /// Lets the clients work while `fault` does its worst; gives everything that was sent, what was heard, and
    /// what the fault has to say.
    ///
    /// # Errors
    /// Those of the fault.
    pub fn during<T>(
        &self,
        random: &mut StdRng,
        fault: impl FnOnce(&Heard) -> anyhow::Result<T>,
    ) -> anyhow::Result<(Vec<Sent>, Heard, T)> {
        let heard = Heard::default();
        let seeds: Vec<u64> = (0..self.clients).map(|_| random.random()).collect();
        let (sent, done) = thread::scope(|scope| {
            let heard = &heard;
            let clients: Vec<_> = (seeds.into_iter().enumerate())
                .map(|(nth, seed)| scope.spawn(move || self.send_until_over(nth, seed, heard)))
                .collect();
            scope.spawn(move || self.look_for_life(heard));
            let done = fault(heard);
            heard.is_over.store(true, Ordering::SeqCst);
            let sent = clients.into_iter().flat_map(|client| client.join().expect("a client does not panic"));
            (sent.collect(), done)
        });
        Ok((sent, heard, done?))
    }

    fn send_until_over(&self, nth: usize, seed: u64, heard: &Heard) -> Vec<Sent> {
        let mut random = StdRng::seed_from_u64(seed);
        let client = Client::of(&self.addresses[nth % self.addresses.len()]);
        let mut sent = Vec::new();
        while !heard.is_over.load(Ordering::SeqCst) {
            let number = self.first_number + nth * NUMBERS_PER_CLIENT + sent.len();
            let report = Report::draw(&mut random, number, self.country);
            let email = (self.letters == Letters::Wanted).then(|| format!("pelapor-{number}@surat.example"));
            let key = format!("{:032x}", random.random::<u128>());
            let mut one = Sent { key, report, email, first: None };
            self.send_until_acknowledged(&client, &mut one, heard);
            sent.push(one);
        }
        sent
    }

    fn send_until_acknowledged(&self, client: &Client, one: &mut Sent, heard: &Heard) {
        let body = one.report.body(self.country, one.email.as_deref());
        loop {
            let began = Instant::now();
            let answer = client.send(&one.key, &body);
            // Asked before the answer is judged: a failure after the end is the end's doing.
            let is_over = heard.is_over.load(Ordering::SeqCst);
            heard.slowest_us.fetch_max(micros(began.elapsed()), Ordering::SeqCst);
            match answer {
                Ok(receipt) => {
                    heard.receipts.fetch_add(1, Ordering::SeqCst);
                    one.first = Some(receipt);
                    return;
                }
                Err(_) if is_over => return,
                Err(trouble) => heard.note(&trouble),
            }
            sleep(BREATH);
        }
    }

    /// Asks all along whether the program lives.
    fn look_for_life(&self, heard: &Heard) {
        let clients: Vec<Client> = self.addresses.iter().map(|address| Client::of(address)).collect();
        while !heard.is_over.load(Ordering::SeqCst) {
            for client in &clients {
                let (is_alive, took) = client.is_alive();
                if !is_alive && !heard.is_over.load(Ordering::SeqCst) {
                    heard.no_sign_of_life.fetch_add(1, Ordering::SeqCst);
                }
                heard.slowest_sign_of_life_us.fetch_max(micros(took), Ordering::SeqCst);
            }
            sleep(LOOK_EVERY);
        }
    }
}

fn micros(took: Duration) -> usize {
    usize::try_from(took.as_micros()).unwrap_or(usize::MAX)
}
