//! One transaction, and the two ways to reach an engine inside it.

use super::queue::Queue;
use super::{Engine, Reader, Row, Statement, Val, bound};
use crate::dialect;
use crate::error::{Conflict, StoreError};
use sqlx::pool::PoolConnection;
use sqlx::{Postgres, Sqlite, SqliteConnection, Transaction};

/// One transaction. Dropped without [`Tx::commit`], it leaves no trace.
pub struct Tx {
    open: Open,
    /// What was written and not sent yet; on PostgreSQL always empty.
    queue: Queue,
}

pub(super) enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    /// SQLite's writer with a transaction begun by hand, because a batch must be able to give up the
    /// connection itself.
    Batch(PoolConnection<Sqlite>),
    /// One of SQLite's readers, which sees one moment.
    Snapshot(Reader),
    Postgres(Transaction<'static, Postgres>),
}

/// The two ways to reach an engine inside a transaction.
enum Reach<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut sqlx::PgConnection),
}

impl Tx {
    /// A writing transaction that begins with the first statement that is sent.
    pub(super) fn batch(connection: PoolConnection<Sqlite>) -> Tx {
        let mut tx = Tx::from(Open::Batch(connection));
        tx.queue.put(dialect::BEGIN_SQLITE, Vec::new(), None);
        tx
    }

    /// A reading transaction that begins with the first statement that is sent.
    pub(super) fn looking(reader: Reader) -> Tx {
        let mut tx = Tx::from(Open::Snapshot(reader));
        tx.queue.put(dialect::SNAPSHOT_SQLITE, Vec::new(), None);
        tx
    }
}

impl From<Open> for Tx {
    fn from(open: Open) -> Tx {
        Tx { open, queue: Queue::default() }
    }
}

impl Tx {
    /// Makes everything durable. Only after this may anybody be told that it happened.
    ///
    /// # Errors
    /// `Unavailable` when it could not be made durable, `Conflict` when a constraint waited for the end.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if let Open::Batch(connection) = self.open {
            return commit_batch(self.queue, connection).await;
        }
        self.flush().await?;
        match self.open {
            Open::Sqlite(tx) => tx.commit().await?,
            Open::Postgres(tx) => tx.commit().await?,
            Open::Snapshot(reader) => look_away(reader).await?,
            Open::Batch(_) => {}
        }
        Ok(())
    }

    /// Undoes everything now rather than when the transaction is dropped.
    ///
    /// # Errors
    /// `Unavailable` when the connection is gone; nothing was kept then either.
    pub async fn rollback(self) -> Result<(), StoreError> {
        match self.open {
            Open::Sqlite(tx) => tx.rollback().await?,
            Open::Postgres(tx) => tx.rollback().await?,
            // Its beginning was not sent.
            Open::Snapshot(reader) if !self.queue.is_empty() => reader.rest(),
            Open::Snapshot(reader) => look_away(reader).await?,
            Open::Batch(connection) => give_up(connection).await,
        }
        Ok(())
    }

    /// Every row of a statement, as this transaction sees it.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn all(&mut self, statement: Statement, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        let mut queue = std::mem::take(&mut self.queue);
        Ok(match self.open.reach() {
            Reach::Sqlite(connection) => {
                statement.record(Engine::Sqlite);
                if !queue.is_empty() {
                    queue.put(statement.sql(), args, None);
                    return Ok(queue.send(connection).await?.pop().unwrap_or_default());
                }
                let rows = bound::<Sqlite>(statement.sql(), args).fetch_all(connection).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Reach::Postgres(connection) => {
                statement.record(Engine::Postgres);
                let rows = bound::<Postgres>(statement.sql(), args).fetch_all(connection).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The first row of a statement, if there is any.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn one_or_none(
        &mut self,
        statement: Statement,
        args: Vec<Val>,
    ) -> Result<Option<Row>, StoreError> {
        Ok(self.all(statement, args).await?.into_iter().next())
    }

    /// The first row of a statement.
    ///
    /// # Errors
    /// `NotFound` when there is none; else as [`Db::all`].
    pub async fn one(&mut self, statement: Statement, args: Vec<Val>) -> Result<Row, StoreError> {
        self.one_or_none(statement, args).await?.ok_or(StoreError::NotFound)
    }

    /// Runs a writing statement; tells how many rows it touched.
    ///
    /// # Errors
    /// `Conflict` when a constraint refuses it. PostgreSQL then refuses everything that follows in
    /// the same transaction, so give it up.
    pub async fn run(&mut self, statement: Statement, args: Vec<Val>) -> Result<u64, StoreError> {
        Ok(match self.reach().await? {
            Reach::Sqlite(connection) => {
                statement.record(Engine::Sqlite);
                bound::<Sqlite>(statement.sql(), args).execute(connection).await?.rows_affected()
            }
            Reach::Postgres(connection) => {
                statement.record(Engine::Postgres);
                bound::<Postgres>(statement.sql(), args).execute(connection).await?.rows_affected()
            }
        })
    }

    /// Runs a writing statement whose answer nobody waits for. It goes to the engine with what follows it, at the latest
    /// before the next answer and before the end, and what it refuses is told then: an embedded database lives in a
    /// thread of its own, and the way there and back costs more than most statements.
    ///
    /// # Errors
    /// As [`Tx::run`], of this statement or of one before it.
    pub(crate) async fn write(&mut self, statement: Statement, args: Vec<Val>) -> Result<(), StoreError> {
        self.put((statement, args), None).await
    }

    /// As [`Tx::write`], refused with `conflict` where it touches no row.
    ///
    /// # Errors
    /// As [`Tx::write`].
    pub(crate) async fn write_or(
        &mut self,
        conflict: Conflict,
        statement: Statement,
        args: Vec<Val>,
    ) -> Result<(), StoreError> {
        self.put((statement, args), Some(conflict)).await
    }

    async fn put(
        &mut self,
        (statement, args): (Statement, Vec<Val>),
        untouched: Option<Conflict>,
    ) -> Result<(), StoreError> {
        if let Open::Postgres(_) = self.open {
            let touched = self.run(statement, args).await?;
            return untouched.filter(|_| touched == 0).map_or(Ok(()), |conflict| Err(conflict.into()));
        }
        statement.record(Engine::Sqlite);
        self.queue.put(statement.sql(), args, untouched);
        if self.queue.is_long() { self.flush().await } else { Ok(()) }
    }

    /// Sends what waits, for whoever must know now whether it is refused.
    ///
    /// # Errors
    /// As [`Tx::write`].
    pub async fn flush(&mut self) -> Result<(), StoreError> {
        if self.queue.is_empty() {
            return Ok(());
        }
        let queue = std::mem::take(&mut self.queue);
        match self.open.reach() {
            Reach::Sqlite(connection) => queue.send(connection).await.map(|_| ()),
            Reach::Postgres(_) => Ok(()),
        }
    }

    /// The engine, once it has everything that waited.
    async fn reach(&mut self) -> Result<Reach<'_>, StoreError> {
        self.flush().await?;
        Ok(self.open.reach())
    }

    /// Marks the place that [`Tx::undo_change`] goes back to.
    pub(crate) async fn begin_change(&mut self) -> Result<(), StoreError> {
        if let Open::Postgres(_) = self.open {
            return self.mark(dialect::BEGIN_CHANGE).await;
        }
        self.queue.mark();
        self.queue.put(dialect::BEGIN_CHANGE, Vec::new(), None);
        Ok(())
    }

    /// Keeps what was done since [`Tx::begin_change`]. What was written is sent before, so that what it refuses can still
    /// be undone.
    pub(crate) async fn keep_change(&mut self) -> Result<(), StoreError> {
        self.flush().await?;
        self.leave_change().await
    }

    /// Undoes what was done since [`Tx::begin_change`].
    pub(crate) async fn undo_change(&mut self) -> Result<(), StoreError> {
        if self.queue.back() {
            return Ok(());
        }
        self.queue = Queue::default();
        self.mark(dialect::UNDO_CHANGE).await?;
        self.leave_change().await
    }

    async fn leave_change(&mut self) -> Result<(), StoreError> {
        if let Open::Postgres(_) = self.open {
            return self.mark(dialect::KEEP_CHANGE).await;
        }
        self.queue.put(dialect::KEEP_CHANGE, Vec::new(), None);
        Ok(())
    }

    /// For work that nobody waits for: statements may take longer than a page's.
    pub(super) async fn unhurried(mut self) -> Result<Tx, StoreError> {
        if let Open::Snapshot(reader) = self.open {
            return Ok(Tx { open: Open::Snapshot(reader.unhurried()), queue: self.queue });
        }
        self.mark(dialect::UNHURRIED_POSTGRES).await?;
        Ok(self)
    }

    pub(crate) async fn mark(&mut self, sql: &'static str) -> Result<(), StoreError> {
        match self.reach().await? {
            Reach::Sqlite(connection) => sqlx::query(sql).execute(connection).await.map(|_| ())?,
            Reach::Postgres(connection) => sqlx::query(sql).execute(connection).await.map(|_| ())?,
        }
        Ok(())
    }
}

impl Open {
    fn reach(&mut self) -> Reach<'_> {
        match self {
            Open::Sqlite(tx) => Reach::Sqlite(tx),
            Open::Batch(connection) => Reach::Sqlite(connection),
            Open::Snapshot(reader) => Reach::Sqlite(reader.asked()),
            Open::Postgres(tx) => Reach::Postgres(tx),
        }
    }
}

/// Sends what waits of a batch, and its end.
async fn commit_batch(mut queue: Queue, mut connection: PoolConnection<Sqlite>) -> Result<(), StoreError> {
    queue.put(dialect::COMMIT_SQLITE, Vec::new(), None);
    let done = queue.send(&mut connection).await;
    if done.is_err() {
        give_up(connection).await;
    }
    done.map(|_| ())
}

/// Ends what a reader sees of one moment.
async fn look_away(mut reader: Reader) -> Result<(), StoreError> {
    sqlx::query(dialect::END_SNAPSHOT_SQLITE).execute(reader.asked()).await?;
    reader.rest();
    Ok(())
}

/// Closes the connection, and with it whatever it had begun: after a full disk nobody knows what a
/// connection still holds, so the pool opens another.
async fn give_up(connection: PoolConnection<Sqlite>) {
    if let Err(error) = connection.close().await {
        tracing::warn!(error = %StoreError::from(error), "the writer's connection did not close");
    }
}
