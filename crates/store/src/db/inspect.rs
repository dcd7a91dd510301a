//! Looking at the database itself: for tests that hold the two engines together.

use super::{Db, Pools, Statement};
use crate::dialect;
use crate::error::StoreError;
use sqlx::{AssertSqlSafe, Either, Executor, Row, SqlSafeStr, Statement as _, TypeInfo};

/// What a column can hold, whatever the engine calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ColumnClass {
    /// 64-bit integers.
    Integer,
    /// Floating point.
    Real,
    /// Text.
    Text,
    /// Bytes.
    Blob,
}

/// One column of one table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ColumnInfo {
    /// The table.
    pub table: String,
    /// Its place in the table, from 1.
    pub position: i64,
    /// Its name.
    pub name: String,
    /// What it can hold.
    pub class: ColumnClass,
    /// Whether it may be empty.
    pub is_nullable: bool,
}

/// The schema as far as the program depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    /// Every column, by table and position.
    pub columns: Vec<ColumnInfo>,
    /// Names of the indexes that the migrations create by name, sorted.
    pub indexes: Vec<String>,
}

/// How closely the engine looks at its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every page: as fast as the disk.
    Quick,
    /// Every page, and every index against its table.
    Full,
}

impl Db {
    /// What the engine finds broken in its own files; nothing when they are whole. It quotes no value.
    ///
    /// # Errors
    /// `Unavailable`; a file that can't be read is a finding, not an error.
    pub async fn damages(&self, depth: Depth) -> Result<Vec<String>, StoreError> {
        let found = match self.pools() {
            Pools::Sqlite { readers, .. } => {
                let check = match depth {
                    Depth::Quick => dialect::QUICK_CHECK_SQLITE,
                    Depth::Full => dialect::FULL_CHECK_SQLITE,
                };
                sqlx::query_scalar::<_, String>(check)
                    .fetch_all(readers.take().await?.unhurried().asked())
                    .await
            }
            Pools::Postgres(pool) => {
                sqlx::query_scalar::<_, String>(dialect::CHECK_POSTGRES).fetch_all(pool).await
            }
        };
        match found.map_err(StoreError::from) {
            Ok(lines) => Ok(lines.into_iter().filter(|line| line != "ok").collect()),
            Err(StoreError::Corrupt(why)) => Ok(vec![why]),
            Err(error) => Err(error),
        }
    }

    /// How many connections are open, and how many of them are at rest.
    pub fn connections(&self) -> (u32, usize) {
        match self.pools() {
            Pools::Sqlite { writer, readers } => {
                let (open, resting) = readers.standing();
                (writer.size() + open, writer.num_idle() + resting)
            }
            Pools::Postgres(pool) => (pool.size(), pool.num_idle()),
        }
    }

    /// How large the SQLite file in a data directory is; none before the first start. Unit: bytes.
    pub fn size_in(directory: &std::path::Path) -> Option<u64> {
        std::fs::metadata(directory.join(dialect::FILE)).ok().map(|found| found.len())
    }

    /// Writes a whole copy of the SQLite database to `file`, which must be missing or empty.
    ///
    /// # Errors
    /// `Unavailable` when there is no room, or this is another engine.
    pub(crate) async fn copy_to(&self, file: &str) -> Result<(), StoreError> {
        let Pools::Sqlite { readers, .. } = self.pools() else {
            return Err(StoreError::Unavailable("only SQLite copies itself".into()));
        };
        let mut reader = readers.take().await?.unhurried();
        sqlx::query(dialect::COPY_SQLITE).bind(file.to_owned()).execute(reader.asked()).await?;
        Ok(())
    }

    /// How many tables there are on PostgreSQL.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub(crate) async fn table_count(&self) -> Result<i64, StoreError> {
        let Pools::Postgres(pool) = self.pools() else {
            return Err(StoreError::Unavailable("only PostgreSQL is asked for its tables".into()));
        };
        Ok(sqlx::query_scalar(dialect::TABLES_POSTGRES).fetch_one(pool).await?)
    }

    /// Lets the SQLite file grow by this many pages and no further, as a full disk would. It holds until
    /// the writer's connection is given up. Nothing on PostgreSQL.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn leave_room(&self, pages: u32) -> Result<(), StoreError> {
        let Pools::Sqlite { writer, .. } = self.pools() else { return Ok(()) };
        let used: i64 = sqlx::query_scalar("pragma page_count").fetch_one(writer).await?;
        let limit = format!("pragma max_page_count = {}", used + i64::from(pages));
        sqlx::query(AssertSqlSafe(limit)).execute(writer).await?;
        Ok(())
    }

    /// Reads the schema.
    ///
    /// # Errors
    /// `Corrupt` when a column has a type that the program does not use.
    pub async fn catalog(&self) -> Result<Catalog, StoreError> {
        let (columns, indexes) = dialect::catalog(self.engine());
        let columns = self.all(columns, Vec::new()).await?;
        let columns = columns.iter().map(|row| {
            let class: String = row.get("class")?;
            Ok(ColumnInfo {
                table: row.get("table_name")?,
                position: row.get("position")?,
                name: row.get("column_name")?,
                class: dialect::class_of(&class)?,
                is_nullable: row.get("is_nullable")?,
            })
        });
        let indexes = self.all(indexes, Vec::new()).await?;
        Ok(Catalog {
            columns: columns.collect::<Result<_, StoreError>>()?,
            indexes: indexes.iter().map(|row| row.get("name")).collect::<Result<_, _>>()?,
        })
    }

    /// Lets the engine parse and plan a statement without running it.
    ///
    /// # Errors
    /// `Corrupt` when the engine refuses it, or wants a value of a type that [`super::Val`] never sends.
    pub async fn prepare(&self, statement: Statement) -> Result<(), StoreError> {
        match self.pools() {
            Pools::Sqlite { writer, .. } => {
                let mut connection = writer.acquire().await?;
                connection.prepare(statement.sql().into_sql_str()).await?;
            }
            Pools::Postgres(pool) => {
                let mut connection = pool.acquire().await?;
                let prepared = connection.prepare(statement.sql().into_sql_str()).await?;
                if let Some(Either::Left(types)) = prepared.parameters()
                    && let Some(odd) = types.iter().find(|t| !dialect::is_sent(t.name()))
                {
                    let name = statement.name();
                    return Err(StoreError::Corrupt(format!("{name} wants a {}", odd.name())));
                }
            }
        }
        Ok(())
    }

    /// The engine's plan for a statement, one step a line; values count as unknown.
    ///
    /// # Errors
    /// `Corrupt` when the engine refuses the statement.
    pub async fn plan(&self, statement: Statement) -> Result<Vec<String>, StoreError> {
        let explain = AssertSqlSafe(dialect::explain(self.engine(), statement.sql()));
        match self.pools() {
            Pools::Sqlite { writer, .. } => {
                let rows = sqlx::query::<sqlx::Sqlite>(explain).fetch_all(writer).await?;
                rows.iter().map(|row| Ok(row.try_get("detail")?)).collect()
            }
            Pools::Postgres(pool) => {
                let rows = sqlx::raw_sql(explain).fetch_all(pool).await?;
                rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
            }
        }
    }
}
