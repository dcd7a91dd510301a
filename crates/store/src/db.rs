//! The thin layer over the driver: plain SQL in, rows out, the same text on both engines.
//!
//! A statement is fixed text ([`Statement`]) plus bound values ([`args!`](crate::args)), so no
//! value ever becomes SQL. Integers are `bigint`, and sums of them `cast(… as bigint)`.

mod alarm;
mod inspect;
mod queue;
mod readers;
mod statement;
mod together;
mod tx;
mod value;

pub use inspect::{Catalog, ColumnClass, ColumnInfo, Depth};
pub use statement::{Statement, executed, sent_by};
pub use tx::Tx;
pub use value::{Bind, Column, Row, Val};

use queue::Queue;
pub(crate) use readers::{Reader, Readers, Times};
pub(crate) use statement::statements;
pub(crate) use together::Together;
use tx::Open;

use crate::dialect;
use crate::error::StoreError;
use sqlx::query::Query;
use sqlx::{Database, Encode, PgPool, Postgres, SqlSafeStr, Sqlite, SqlitePool, Type};
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
        Ok(Tx::from(match &self.0 {
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
        Ok(Tx::batch(writer.acquire().await?))
    }

    /// Begins a transaction that only reads, and in which every statement sees the same moment.
    ///
    /// # Errors
    /// `Unavailable` when no connection gets free in time.
    pub async fn snapshot(&self) -> Result<Tx, StoreError> {
        Ok(match &self.0 {
            Pools::Sqlite { readers, .. } => Tx::looking(readers.take().await?),
            Pools::Postgres(pool) => {
                Tx::from(Open::Postgres(pool.begin_with(dialect::SNAPSHOT_POSTGRES).await?))
            }
        })
    }

    /// As [`Db::snapshot`], for work that nobody waits for: its statements may take longer than a page's.
    ///
    /// # Errors
    /// As [`Db::snapshot`].
    pub(crate) async fn unhurried_snapshot(&self) -> Result<Tx, StoreError> {
        self.snapshot().await?.unhurried().await
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

    /// The rows of several reading statements, each with its own values, as one moment shows them.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub(crate) async fn each(&self, asked: Vec<(Statement, Vec<Val>)>) -> Result<Vec<Vec<Row>>, StoreError> {
        let Pools::Sqlite { readers, .. } = &self.0 else {
            let mut tx = self.snapshot().await?;
            let mut answers = Vec::with_capacity(asked.len());
            for (statement, args) in asked {
                answers.push(tx.all(statement, args).await?);
            }
            tx.rollback().await?;
            return Ok(answers);
        };
        let (mut queue, count) = (Queue::default(), asked.len());
        queue.put(dialect::SNAPSHOT_SQLITE, Vec::new(), None);
        for (statement, args) in asked {
            statement.record(Engine::Sqlite);
            queue.put(statement.sql(), args, None);
        }
        queue.put(dialect::END_SNAPSHOT_SQLITE, Vec::new(), None);
        let mut reader = readers.take().await?;
        let answers = queue.send(reader.asked()).await?;
        reader.rest();
        Ok(answers.into_iter().skip(1).take(count).collect())
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
