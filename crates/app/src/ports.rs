//! What the outside gives to the work.

use lapor_domain::cases::case::Case;
use lapor_domain::cases::notices::News;
use lapor_domain::values::{Instant, Ticket};
pub use lapor_store::Secret;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the present comes from: the machine, or a test's hand.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> Instant {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands still until it is set: for lives that are played, in tests and in the demo.
#[derive(Debug)]
pub struct SetClock(AtomicI64);

impl SetClock {
    /// A clock that shows `now`.
    pub fn at(now: Instant) -> Self {
        SetClock(AtomicI64::new(now.0))
    }

    /// Sets it.
    pub fn set(&self, now: Instant) {
        self.0.store(now.0, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

/// What a letter is known by outside, each time it is sent: so the sink can tell a second copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterKey {
    /// The case's public number.
    pub ticket: Ticket,
    /// Which version of the case the letter tells of.
    pub version: u64,
    /// Marks the letter as ours. Nobody else can make it.
    pub mark: [u8; 32],
}

/// A letter to a reporter, on its way out. It has no `Debug`: it holds the address.
pub struct Letter {
    /// Whom it goes to.
    pub to: Secret<Vec<u8>>,
    /// What it is known by.
    pub key: LetterKey,
    /// The first letter about the same case, where this is a later one.
    pub first: Option<LetterKey>,
    /// What it tells.
    pub told: Told,
}

/// What a letter tells. Of a secret case nothing but that there is news: a mailbox is read by others too.
pub enum Told {
    /// There is news.
    ThatThereIsNews,
    /// What happened, and what comes next.
    Openly(Box<Story>),
}

/// What a letter about an open case can tell.
pub struct Story {
    /// What it is about.
    pub news: News,
    /// The case as it is now.
    pub case: Case,
    /// The institution that was named with this version of the case.
    pub institution: Option<String>,
    /// The institution whose staff wrote the message; the one it went to is another where it was sent on.
    pub author: Option<String>,
    /// What staff wrote to the reporter with this version of the case.
    pub message: Option<String>,
    /// Now.
    pub now: Instant,
}

/// Why a letter did not leave. Codes alone: what a mail server says may quote the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendError {
    /// The sink can't be reached: no letter would leave now.
    Unreachable(String),
    /// This letter did not leave; it may later.
    NotNow(String),
    /// This letter was refused for good.
    Never(String),
}

/// A way out to reporters.
pub trait Outbound: Send + Sync {
    /// Hands a letter over. The same letter may come twice; its key is the same then.
    ///
    /// # Errors
    /// [`SendError`]: it was not taken, or nobody knows whether it was.
    fn send(&self, letter: &Letter) -> impl Future<Output = Result<(), SendError>> + Send;
}
