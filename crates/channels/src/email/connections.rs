//! The connections to the mail server. One that did its work is kept for the next letter.
//!
//! The mail library keeps some by itself, but gives nobody the sockets, and it writes a letter and the full stop after it
//! apart: the kernel then holds the full stop back until the server's kernel has confirmed the letter, which it does not
//! hurry to do, so that each letter would wait some 40 milliseconds for nothing.

mod encrypted;
mod handing;
mod opening;

pub(super) use opening::{Line, Way};

use super::trouble::Trouble;
use handing::{Stopped, clear, hand_over};
use lettre::address::Envelope;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// How many connections rest at most.
const RESTING: usize = 32;

/// How many letters one connection carries: some servers take no more, and say so late.
const LETTERS: u32 = 100;

/// How long the server may take, and be left alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// For its next word.
    pub(super) step: Duration,
    /// For a letter, from the first word to the last. What it says after the last line may take it long: it looks
    /// through the letter then, and who gives up meanwhile sends it twice.
    ///
    /// Source: RFC 5321, section 4.5.3.2.6.
    pub(super) letter: Duration,
    /// For the question whether it is there at all.
    pub(super) question: Duration,
    /// How long a connection may rest: less than any server waits for our next word.
    pub(super) rest: Duration,
}

/// Why a letter did not get through.
#[derive(Debug)]
pub(super) enum Failed {
    /// No connection came about: no letter would have got through.
    Opening(Trouble),
    /// It stopped over this letter.
    Letter(Trouble),
}

/// The connections to one server, made as they are needed.
pub(super) struct Connections(Arc<Shared>);

struct Shared {
    way: Way,
    shelf: Mutex<Shelf>,
}

/// Connections at rest, the last used on top.
#[derive(Default)]
struct Shelf {
    kept: Vec<Kept>,
    is_watched: bool,
}

struct Kept {
    connection: AsyncSmtpConnection,
    letters: u32,
    since: Instant,
}

impl Connections {
    pub(super) fn by(way: Way) -> Connections {
        Connections(Arc::new(Shared { way, shelf: Mutex::default() }))
    }

    /// Hands a letter over. Who stops waiting takes the connection with them.
    pub(super) async fn send(&self, envelope: &Envelope, text: &[u8]) -> Result<(), Failed> {
        match timeout(self.0.way.patience.letter, self.carry(envelope, text)).await {
            Ok(done) => done,
            Err(_) => Err(Failed::Letter(Trouble::Silent)),
        }
    }

    /// Whether the server is there and would take letters.
    pub(super) async fn are_possible(&self) -> bool {
        let opened = timeout(self.0.way.patience.question, self.0.way.open()).await;
        let Ok(Ok(connection)) = opened else { return false };
        self.keep(connection, 0).await;
        true
    }

    async fn carry(&self, envelope: &Envelope, text: &[u8]) -> Result<(), Failed> {
        if let Some(Kept { connection, letters, .. }) = self.take() {
            match self.try_over(connection, letters, envelope, text).await {
                Ok(()) => return Ok(()),
                // The server has hung up since the last letter, and heard nothing of this one's text.
                Err(Stopped::Before(trouble)) if trouble.ends_the_connection() => {}
                Err(stopped) => return Err(Failed::Letter(stopped.trouble())),
            }
        }
        let fresh = self.0.way.open().await.map_err(Failed::Opening)?;
        self.try_over(fresh, 0, envelope, text).await.map_err(|stopped| Failed::Letter(stopped.trouble()))
    }

    async fn try_over(
        &self,
        mut connection: AsyncSmtpConnection,
        letters: u32,
        envelope: &Envelope,
        text: &[u8],
    ) -> Result<(), Stopped> {
        let step = self.0.way.patience.step;
        let done = hand_over(&mut connection, step, envelope, text).await;
        let is_usable = match &done {
            Ok(()) => true,
            Err(stopped) if stopped.ends_the_connection() => false,
            Err(_) => clear(&mut connection, step).await,
        };
        if is_usable {
            self.keep(connection, letters + 1).await;
        }
        done
    }

    /// The connection that was used last, if it has not rested too long. Those under it rest longer.
    fn take(&self) -> Option<Kept> {
        let kept = self.0.shelf().kept.pop()?;
        (kept.since.elapsed() < self.0.way.patience.rest).then_some(kept)
    }

    async fn keep(&self, connection: AsyncSmtpConnection, letters: u32) {
        let kept = Kept { connection, letters, since: Instant::now() };
        let left_over = self.0.shelf().put(kept);
        match left_over {
            Some(kept) => self.0.part(kept.connection).await,
            None => self.0.watch(),
        }
    }
}

impl Shelf {
    /// Puts a connection on top; it comes back when it has carried enough or there is no room.
    fn put(&mut self, kept: Kept) -> Option<Kept> {
        if kept.letters >= LETTERS || self.kept.len() >= RESTING {
            return Some(kept);
        }
        self.kept.push(kept);
        None
    }

    /// Takes those away that have rested for so long.
    fn rested(&mut self, rest: Duration) -> Vec<Kept> {
        let young = self.kept.partition_point(|kept| kept.since.elapsed() >= rest);
        self.kept.drain(..young).collect()
    }
}

impl Shared {
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has somebody look after the shelf while anything lies on it.
    fn watch(self: &Arc<Self>) {
        if !std::mem::replace(&mut self.shelf().is_watched, true) {
            tokio::spawn(watch(Arc::downgrade(self), self.way.patience.rest));
        }
    }

    /// Takes leave. A server that does not answer is left without.
    async fn part(&self, mut connection: AsyncSmtpConnection) {
        // It is closed either way.
        let _ = timeout(self.way.patience.step, connection.quit()).await;
    }
}

async fn watch(shared: Weak<Shared>, rest: Duration) {
    loop {
        sleep(rest).await;
        let Some(shared) = shared.upgrade() else { return };
        let rested = shared.shelf().rested(rest);
        for kept in rested {
            shared.part(kept.connection).await;
        }
        let mut shelf = shared.shelf();
        if shelf.kept.is_empty() {
            shelf.is_watched = false;
            return;
        }
    }
}

#[cfg(test)]
mod tests;
