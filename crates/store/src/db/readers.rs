//! The connections that only read an embedded database, each with a thread of its own.
//!
//! A connection that did its work goes straight back on the shelf. A general pool asks it first whether it is well,
//! before and after each statement; here that is a way to another thread and back, as dear as the statement itself, and
//! a file that was opened does not go away as a server does. A connection whose work failed or was given up halfway
//! is closed, and another opened.

use crate::error::StoreError;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The readers of one database. Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub(crate) struct Readers(Arc<Shared>);

struct Shared {
    options: SqliteConnectOptions,
    count: u32,
    patience: Duration,
    seats: Arc<Semaphore>,
    shelf: Mutex<Vec<SqliteConnection>>,
}

/// A connection in use. Dropped without [`Reader::rest`], it is closed, and with it whatever it had begun.
pub(crate) struct Reader {
    connection: SqliteConnection,
    home: Arc<Shared>,
    _seat: OwnedSemaphorePermit,
}

impl Readers {
    /// Opens the first of up to `count` connections, so that a place where there is nothing to read is known at once.
    /// Whoever wants one waits for `patience` at most.
    pub(crate) async fn open(
        options: SqliteConnectOptions,
        count: u32,
        patience: Duration,
    ) -> Result<Readers, StoreError> {
        let first = options.connect().await?;
        let seats = Arc::new(Semaphore::new(count as usize));
        Ok(Readers(Arc::new(Shared { options, count, patience, seats, shelf: Mutex::new(vec![first]) })))
    }

    /// A connection, as soon as one is free.
    pub(crate) async fn take(&self) -> Result<Reader, StoreError> {
        let home = Arc::clone(&self.0);
        let waiting = tokio::time::timeout(home.patience, Arc::clone(&home.seats).acquire_owned());
        let seat = match waiting.await {
            Ok(Ok(seat)) => seat,
            Ok(Err(_)) => return Err(StoreError::Unavailable("the records are closed".into())),
            Err(_) => return Err(StoreError::Unavailable("no connection got free in time".into())),
        };
        let rested = home.shelf().pop();
        let connection = match rested {
            Some(connection) => connection,
            None => home.options.connect().await?,
        };
        Ok(Reader { connection, home, _seat: seat })
    }

    /// Waits for those in use, and closes all.
    pub(crate) async fn close(&self) {
        let all = self.0.seats.acquire_many(self.0.count).await;
        self.0.seats.close();
        drop(all);
        let resting = std::mem::take(&mut *self.0.shelf());
        for connection in resting {
            if let Err(error) = connection.close().await {
                tracing::warn!(error = %StoreError::from(error), "a reader's connection did not close");
            }
        }
    }

    /// How many connections are open, and how many of them are at rest.
    pub(crate) fn standing(&self) -> (u32, usize) {
        let resting = self.0.shelf().len();
        let at_work = (self.0.count as usize).saturating_sub(self.0.seats.available_permits());
        (u32::try_from(resting + at_work).unwrap_or(u32::MAX), resting)
    }
}

impl Shared {
    fn shelf(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader {
    /// Gives it back, after work that ended well.
    pub(crate) fn rest(self) {
        self.home.shelf().push(self.connection);
    }
}

impl Deref for Reader {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.connection
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }
}
