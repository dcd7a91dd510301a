//! The lives of one run, lived by several threads, a few at a time and in order.

use super::life::{Lived, Turn, World, live};
use super::summary::Summary;
use lapor_app::Error;
use lapor_app::grow::{Rows, add};
use lapor_domain::values::{AccessCode, Ticket};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use tokio::sync::mpsc;

/// How many lives one transaction writes: enough that its end costs little, few enough that whoever else writes need
/// not wait long.
const TOGETHER: u64 = 128;

/// How many such lots may wait for the writer.
const WAITING: usize = 4;

/// What is to be lived.
pub struct Run {
    /// What lives have in common.
    pub world: Arc<World>,
    /// The number of the first.
    pub first: u64,
    /// How many there are.
    pub all: u64,
}

/// Whether it is noted how each case is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Noting {
    /// It is not.
    Nothing,
    /// It is.
    Receipts,
}

impl From<bool> for Noting {
    fn from(is_wanted: bool) -> Self {
        if is_wanted { Noting::Receipts } else { Noting::Nothing }
    }
}

/// How a case is opened.
pub struct Receipt {
    /// Its number.
    pub number: u64,
    /// Its public number.
    pub ticket: Ticket,
    /// What opens it.
    pub access_code: AccessCode,
}

/// Some lives, ready to be written.
#[derive(Default)]
pub struct Turned {
    /// As rows.
    pub rows: Rows,
    /// How each is opened, where that is noted.
    pub receipts: Vec<Receipt>,
    /// What they are.
    pub summary: Summary,
}

/// The threads at work.
pub struct Working(mpsc::Receiver<Result<Turned, Error>>);

impl Working {
    /// The next lives that are ready; none when all are.
    pub async fn next(&mut self) -> Option<Result<Turned, Error>> {
        self.0.recv().await
    }
}

impl Run {
    /// Starts one thread for each core. They stop when nobody takes their lives any more.
    pub fn start(self, noting: Noting) -> Working {
        let (sender, receiver) = mpsc::channel(WAITING);
        let run = Arc::new(self);
        let next = Arc::new(AtomicU64::new(0));
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (run, next, sender) = (Arc::clone(&run), Arc::clone(&next), sender.clone());
            thread::spawn(move || run.live_on(noting, &next, &sender));
        }
        Working(receiver)
    }

    fn live_on(&self, noting: Noting, next: &AtomicU64, sender: &mpsc::Sender<Result<Turned, Error>>) {
        loop {
            let from = next.fetch_add(TOGETHER, Ordering::Relaxed);
            if from >= self.all {
                return;
            }
            let turned = self.live_some(noting, from..self.all.min(from + TOGETHER));
            let is_broken = turned.is_err();
            if sender.blocking_send(turned).is_err() || is_broken {
                return;
            }
        }
    }

    fn live_some(&self, noting: Noting, some: std::ops::Range<u64>) -> Result<Turned, Error> {
        let mut turned = Turned::default();
        for nth in some {
            let turn = Turn { number: self.first + nth, nth, all: self.all };
            let lived = live(&self.world, turn)?;
            add(&mut turned.rows, &self.world.keys, &lived.begun, &lived.decisions)?;
            turned.summary.count(&lived);
            if noting == Noting::Receipts {
                turned.receipts.push(receipt(turn.number, lived));
            }
        }
        Ok(turned)
    }
}

fn receipt(number: u64, lived: Lived) -> Receipt {
    Receipt { number, ticket: lived.case().ticket, access_code: lived.begun.access_code }
}
