//! The thin layer over the driver: plain SQL in, rows out, the same text on both engines.
//!
//! A statement is fixed text ([`Statement`]) plus bound values ([`args!`](crate::args)), so no
//! value ever becomes SQL. Integers are `bigint`, and sums of them `cast(… as bigint)`.

mod alarm;
mod inspect;
mod readers;
mod statement;
mod together;
mod value;

pub use inspect::{Catalog, ColumnClass, ColumnInfo, Depth};
pub use statement::{Statement, executed, sent_by};
pub use value::{Bind, Column, Row, Val};

pub(crate) use readers::{Reader, Readers, Times};
pub(crate) use statement::statements;
pub(crate) use together::Together;

use crate::dialect;
use crate::error::StoreError;
use sqlx::pool::PoolConnection;
use sqlx::query::Query;
use sqlx::{
    Database, Encode, PgPool, Postgres, SqlSafeStr, Sqlite, SqliteConnection, SqlitePool, Transaction, Type,
};
use std::path::{Path, PathBuf};

/// The values of a statement, in the order of `$1`, `$2` …
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::db::Bind::into_val($value)),*]
    };
}

/// Where the records are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// An embedded SQLite database inside this directory, made if missing.
    Directory(PathBuf),
    /// A PostgreSQL database: `postgres://user@host/name`.
    Server(String),
}

/// Which engine keeps the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server.
    Postgres,
}

/// The open records. Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub struct Db(Pools);

#[derive(Clone)]
pub(crate) enum Pools {
    Sqlite {
        /// Exactly one connection: SQLite has one writer, and waiting here is fair and bounded.
        writer: SqlitePool,
        /// Opened read-only.
        readers: Readers,
    },
    Postgres(PgPool),
}

/// One transaction. Dropped without [`Tx::commit`], it leaves no trace.
pub struct Tx(Open);

enum Open {
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

impl Db {
    /// Opens the records, bringing the schema up to date first.
    ///
    /// # Errors
    /// `Unavailable` when the place can't be reached, `Corrupt` when a step of the schema is not as it was written.
    pub async fn open(location: &Location) -> Result<Db, StoreError> {
        Ok(Db(match location {
            Location::Directory(directory) => {
                let (writer, readers) = dialect::open_sqlite(directory).await?;
                Pools::Sqlite { writer, readers }
            }
            Location::Server(url) => Pools::Postgres(dialect::open_postgres(url).await?),
        }))
    }

    /// Opens the records as they are, only to read: for whoever looks after them while they are in use,
    /// or does not know yet whether they are whole.
    ///
    /// # Errors
    /// `Unavailable` when there is nothing or it can't be reached, `Corrupt` when it is no database.
    pub async fn attach(location: &Location) -> Result<Db, StoreError> {
        match location {
            Location::Directory(directory) => Db::attach_file(&directory.join(dialect::FILE)).await,
            Location::Server(url) => Ok(Db(Pools::Postgres(dialect::attach_postgres(url).await?))),
        }
    }

    /// As [`Db::attach`], for a SQLite file under any name.
    ///
    /// # Errors
    /// As [`Db::attach`].
    pub async fn attach_file(file: &Path) -> Result<Db, StoreError> {
        let (writer, readers) = dialect::attach_sqlite(file).await?;
        Ok(Db(Pools::Sqlite { writer, readers }))
    }

    /// Which engine this is. For the operator's eyes and for tests; no statement depends on it.
    pub fn engine(&self) -> Engine {
        match &self.0 {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// Waits for running statements and closes every connection.
    pub async fn close(&self) {
        match &self.0 {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    /// Begins a transaction that may write. On SQLite it holds the only writer until it ends.
    ///
    /// # Errors
    /// `Unavailable` when no connection gets free in time.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(Tx(match &self.0 {
            Pools::Sqlite { writer, .. } => Open::Sqlite(writer.begin_with(dialect::BEGIN_SQLITE).await?),
            Pools::Postgres(pool) => Open::Postgres(pool.begin().await?),
        }))
    }

    /// Begins a transaction for many changes, on SQLite alone.
    ///
    /// # Errors
    /// `Unavailable` when the writer does not get free in time, or this is another engine.
    pub(crate) async fn begin_batch(&self) -> Result<Tx, StoreError> {
        let Pools::Sqlite { writer, .. } = &self.0 else {
            return Err(StoreError::Unavailable("only SQLite takes batches".into()));
        };
        let mut connection = writer.acquire().await?;
        sqlx::query(dialect::BEGIN_SQLITE).execute(&mut *connection).await?;
        Ok(Tx(Open::Batch(connection)))
    }

    /// Begins a transaction that only reads, and in which every statement sees the same moment.
    ///
    /// # Errors
    /// `Unavailable` when no connection gets free in time.
    pub async fn snapshot(&self) -> Result<Tx, StoreError> {
        Ok(Tx(match &self.0 {
            Pools::Sqlite { readers, .. } => {
                let mut reader = readers.take().await?;
                sqlx::query(dialect::SNAPSHOT_SQLITE).execute(reader.asked()).await?;
                Open::Snapshot(reader)
            }
            Pools::Postgres(pool) => Open::Postgres(pool.begin_with(dialect::SNAPSHOT_POSTGRES).await?),
        }))
    }

    /// As [`Db::snapshot`], for work that nobody waits for: its statements may take longer than a page's.
    ///
    /// # Errors
    /// As [`Db::snapshot`].
    pub(crate) async fn unhurried_snapshot(&self) -> Result<Tx, StoreError> {
        let mut tx = self.snapshot().await?;
        if let Open::Snapshot(reader) = tx.0 {
            return Ok(Tx(Open::Snapshot(reader.unhurried())));
        }
        tx.mark(dialect::UNHURRIED_POSTGRES).await?;
        Ok(tx)
    }

    /// Every row of a reading statement.
    ///
    /// # Errors
    /// `Unavailable`, or `Corrupt` when the statement does not fit the schema.
    pub async fn all(&self, statement: Statement, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        statement.record(self.engine());
        Ok(match &self.0 {
            Pools::Sqlite { readers, .. } => {
                let mut reader = readers.take().await?;
                let answer = bound::<Sqlite>(statement.sql(), args).fetch_all(reader.asked()).await;
                reader.rest_after(&answer);
                answer?.into_iter().map(Row::Sqlite).collect()
            }
            Pools::Postgres(pool) => {
                let rows = bound::<Postgres>(statement.sql(), args).fetch_all(pool).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The first row of a reading statement, if there is any.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn one_or_none(&self, statement: Statement, args: Vec<Val>) -> Result<Option<Row>, StoreError> {
        Ok(self.all(statement, args).await?.into_iter().next())
    }

    /// The first row of a reading statement.
    ///
    /// # Errors
    /// `NotFound` when there is none; else as [`Db::all`].
    pub async fn one(&self, statement: Statement, args: Vec<Val>) -> Result<Row, StoreError> {
        self.one_or_none(statement, args).await?.ok_or(StoreError::NotFound)
    }

    /// The rows of several reading statements about the same values, as one moment shows them.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub(crate) async fn together<const N: usize>(
        &self,
        asked: &'static Together<N>,
        args: Vec<Val>,
    ) -> Result<[Vec<Row>; N], StoreError> {
        let Pools::Sqlite { readers, .. } = &self.0 else {
            return self.one_by_one(asked, &args).await;
        };
        asked.parts().iter().for_each(|part| part.record(Engine::Sqlite));
        let mut reader = readers.take().await?;
        let answers = asked.ask(reader.asked(), args).await?;
        reader.rest();
        Ok(answers)
    }

    async fn one_by_one<const N: usize>(
        &self,
        asked: &'static Together<N>,
        args: &[Val],
    ) -> Result<[Vec<Row>; N], StoreError> {
        let mut tx = self.snapshot().await?;
        let mut answers = Vec::with_capacity(N);
        for part in asked.parts() {
            answers.push(tx.all(*part, args.to_vec()).await?);
        }
        tx.rollback().await?;
        Ok(together::each(answers.into_iter()))
    }

    /// Runs one writing statement as a transaction of its own; tells how many rows it touched.
    ///
    /// # Errors
    /// `Conflict` when a constraint refuses it; else as [`Db::all`].
    pub async fn run(&self, statement: Statement, args: Vec<Val>) -> Result<u64, StoreError> {
        statement.record(self.engine());
        Ok(match &self.0 {
            Pools::Sqlite { writer, .. } => {
                bound::<Sqlite>(statement.sql(), args).execute(writer).await?.rows_affected()
            }
            Pools::Postgres(pool) => {
                bound::<Postgres>(statement.sql(), args).execute(pool).await?.rows_affected()
            }
        })
    }

    /// Makes sure that what was erased is gone from the files too, as far as the engine allows:
    /// SQLite moves its log into the database, where old content is overwritten.
    ///
    /// # Errors
    /// `Unavailable` when a long reader holds the log; call it again later.
    pub async fn scrub(&self) -> Result<(), StoreError> {
        if let Pools::Sqlite { writer, .. } = &self.0 {
            let row = sqlx::query(dialect::SCRUB_SQLITE).fetch_one(writer).await?;
            if sqlx::Row::try_get::<i64, _>(&row, 0)? != 0 {
                return Err(StoreError::Unavailable("a reader holds the log".into()));
            }
        }
        Ok(())
    }

    pub(crate) fn pools(&self) -> &Pools {
        &self.0
    }
}

impl Tx {
    /// Makes everything durable. Only after this may anybody be told that it happened.
    ///
    /// # Errors
    /// `Unavailable` when it could not be made durable, `Conflict` when a constraint waited for the end.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self.0 {
            Open::Sqlite(tx) => tx.commit().await?,
            Open::Postgres(tx) => tx.commit().await?,
            Open::Snapshot(reader) => look_away(reader).await?,
            Open::Batch(mut connection) => {
                let done = sqlx::query(dialect::COMMIT_SQLITE).execute(&mut *connection).await;
                if let Err(error) = done {
                    give_up(connection).await;
                    return Err(error.into());
                }
            }
        }
        Ok(())
    }

    /// Undoes everything now rather than when the transaction is dropped.
    ///
    /// # Errors
    /// `Unavailable` when the connection is gone; nothing was kept then either.
    pub async fn rollback(self) -> Result<(), StoreError> {
        match self.0 {
            Open::Sqlite(tx) => tx.rollback().await?,
            Open::Postgres(tx) => tx.rollback().await?,
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
        Ok(match self.reach() {
            Reach::Sqlite(connection) => {
                statement.record(Engine::Sqlite);
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
        Ok(match self.reach() {
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
}

impl Tx {
    fn reach(&mut self) -> Reach<'_> {
        match &mut self.0 {
            Open::Sqlite(tx) => Reach::Sqlite(tx),
            Open::Batch(connection) => Reach::Sqlite(connection),
            Open::Snapshot(reader) => Reach::Sqlite(reader.asked()),
            Open::Postgres(tx) => Reach::Postgres(tx),
        }
    }

    /// Marks the place that [`Tx::undo_change`] goes back to.
    pub(crate) async fn begin_change(&mut self) -> Result<(), StoreError> {
        self.mark(dialect::BEGIN_CHANGE).await
    }

    /// Keeps what was done since [`Tx::begin_change`].
    pub(crate) async fn keep_change(&mut self) -> Result<(), StoreError> {
        self.mark(dialect::KEEP_CHANGE).await
    }

    /// Undoes what was done since [`Tx::begin_change`].
    pub(crate) async fn undo_change(&mut self) -> Result<(), StoreError> {
        self.mark(dialect::UNDO_CHANGE).await?;
        self.mark(dialect::KEEP_CHANGE).await
    }

    pub(crate) async fn mark(&mut self, sql: &'static str) -> Result<(), StoreError> {
        match self.reach() {
            Reach::Sqlite(connection) => sqlx::query(sql).execute(connection).await.map(|_| ())?,
            Reach::Postgres(connection) => sqlx::query(sql).execute(connection).await.map(|_| ())?,
        }
        Ok(())
    }
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

/// The statement with its values. An absent value keeps its type, which PostgreSQL wants to know.
fn bound<DB: Database>(
    sql: impl SqlSafeStr,
    args: Vec<Val>,
) -> Query<'static, DB, <DB as Database>::Arguments>
where
    Option<i64>: Encode<'static, DB> + Type<DB>,
    Option<f64>: Encode<'static, DB> + Type<DB>,
    Option<String>: Encode<'static, DB> + Type<DB>,
    Option<Vec<u8>>: Encode<'static, DB> + Type<DB>,
    <DB as Database>::Arguments: sqlx::IntoArguments<DB>,
{
    args.into_iter().fold(sqlx::query::<DB>(sql), |query, value| match value {
        Val::Int(value) => query.bind(value),
        Val::Real(value) => query.bind(value),
        Val::Text(value) => query.bind(value),
        Val::Blob(value) => query.bind(value),
    })
}
