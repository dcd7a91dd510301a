//! The connections that only read an embedded database, each with a thread of its own.
//!
//! A connection that did its work goes straight back on the shelf. A general pool asks it first whether it is well,
//! before and after each statement; here that is a way to another thread and back, as dear as the statement itself, and
//! a file that was opened does not go away as a server does. A connection whose work failed or was given up halfway
//! is closed, and another opened.
//!
//! Whoever reads for a page gets an answer in time or none: a statement that takes longer than the limit is given up by
//! the engine itself, so that a question nobody thought of does not hold one of a few readers for as long as it likes.

use super::alarm::Alarm;
use crate::dialect;
use crate::error::StoreError;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The readers of one database. Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub(crate) struct Readers(Arc<Shared>);

struct Shared {
    options: SqliteConnectOptions,
    times: Times,
    seats: Arc<Semaphore>,
    shelf: Mutex<Vec<Open>>,
}

/// How many may read at the same time, and for how long.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// How many connections there are at most.
    pub count: u32,
    /// How long somebody waits for one.
    pub patience: Duration,
    /// How long one statement may take; none where whoever looks after the records reads.
    pub limit: Option<Duration>,
}

/// An open connection with what wakes it.
struct Open {
    connection: SqliteConnection,
    alarm: Arc<Alarm>,
}

/// A connection in use. Dropped without [`Reader::rest`], it is closed, and with it whatever it had begun.
pub(crate) struct Reader {
    open: Open,
    limit: Option<Duration>,
    home: Arc<Shared>,
    _seat: OwnedSemaphorePermit,
}

impl Readers {
    /// Opens the first of the connections, so that a place where there is nothing to read is known at once.
    pub(crate) async fn open(options: SqliteConnectOptions, times: Times) -> Result<Readers, StoreError> {
        let first = connect(&options).await?;
        let seats = Arc::new(Semaphore::new(times.count as usize));
        Ok(Readers(Arc::new(Shared { options, times, seats, shelf: Mutex::new(vec![first]) })))
    }

    /// A connection, as soon as one is free.
    pub(crate) async fn take(&self) -> Result<Reader, StoreError> {
        let home = Arc::clone(&self.0);
        let waiting = tokio::time::timeout(home.times.patience, Arc::clone(&home.seats).acquire_owned());
        let seat = match waiting.await {
            Ok(Ok(seat)) => seat,
            Ok(Err(_)) => return Err(StoreError::Unavailable("the records are closed".into())),
            Err(_) => return Err(StoreError::Unavailable("no connection got free in time".into())),
        };
        let rested = home.shelf().pop();
        let open = match rested {
            Some(open) => open,
            None => connect(&home.options).await?,
        };
        Ok(Reader { open, limit: home.times.limit, home, _seat: seat })
    }

    /// Waits for those in use, and closes all.
    pub(crate) async fn close(&self) {
        let all = self.0.seats.acquire_many(self.0.times.count).await;
        self.0.seats.close();
        drop(all);
        let resting = std::mem::take(&mut *self.0.shelf());
        for open in resting {
            if let Err(error) = open.connection.close().await {
                tracing::warn!(error = %StoreError::from(error), "a reader's connection did not close");
            }
        }
    }

    /// How many connections are open, and how many of them are at rest.
    pub(crate) fn standing(&self) -> (u32, usize) {
        let resting = self.0.shelf().len();
        let at_work = (self.0.times.count as usize).saturating_sub(self.0.seats.available_permits());
        (u32::try_from(resting + at_work).unwrap_or(u32::MAX), resting)
    }
}

impl Shared {
    fn shelf(&self) -> std::sync::MutexGuard<'_, Vec<Open>> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader {
    /// The connection, for one statement.
    pub(crate) fn asked(&mut self) -> &mut SqliteConnection {
        self.open.alarm.set(self.limit);
        &mut self.open.connection
    }

    /// From now on statements take as long as they take.
    pub(crate) fn unhurried(self) -> Self {
        Reader { limit: None, ..self }
    }

    /// Gives it back, after work that ended well.
    pub(crate) fn rest(self) {
        self.home.shelf().push(self.open);
    }

    /// Gives it back after one statement on its own. One that was given up leaves nothing behind, and the connection is as
    /// good as before; after any other error it is closed.
    pub(crate) fn rest_after<T>(self, answer: &Result<T, sqlx::Error>) {
        if answer.as_ref().err().is_none_or(dialect::is_given_up) {
            self.rest();
        }
    }
}

async fn connect(options: &SqliteConnectOptions) -> Result<Open, StoreError> {
    let mut connection = options.connect().await?;
    let alarm = Arc::new(Alarm::default());
    let heard = Arc::clone(&alarm);
    connection.lock_handle().await?.set_progress_handler(dialect::STEPS, move || heard.is_silent());
    Ok(Open { connection, alarm })
}

#[cfg(test)]
mod tests;
