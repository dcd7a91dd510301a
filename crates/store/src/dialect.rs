//! The only file that knows how the two engines differ: connecting, beginning, and their errors.

pub(crate) mod search;

use crate::db::{ColumnClass, Engine, Readers, Statement, Times};
use crate::error::{Conflict, StoreError};
use crate::migrations;
use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::postgres::{PgConnectOptions, PgDatabaseError, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgPool, SqlitePool};
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

/// Takes the write lock at once: a transaction that reads first and writes later could not be
/// retried inside SQLite when another process wrote in between.
pub(crate) const BEGIN_SQLITE: &str = "begin immediate";

/// Ends a transaction that was begun by hand.
pub(crate) const COMMIT_SQLITE: &str = "commit";

/// Marks the beginning of one change among many.
pub(crate) const BEGIN_CHANGE: &str = "savepoint change";

/// Keeps a change.
pub(crate) const KEEP_CHANGE: &str = "release savepoint change";

/// Undoes a change.
pub(crate) const UNDO_CHANGE: &str = "rollback to savepoint change";

/// A deferred transaction on a read-only connection keeps the state of its first read.
pub(crate) const SNAPSHOT_SQLITE: &str = "begin";

/// Ends it; there is nothing to keep.
pub(crate) const END_SNAPSHOT_SQLITE: &str = "rollback";

/// Every statement sees the state of the first.
pub(crate) const SNAPSHOT_POSTGRES: &str = "begin isolation level repeatable read read only";

/// What nobody waits for may look for longer than a page.
pub(crate) const UNHURRIED_POSTGRES: &str = "set local statement_timeout = '10min'";

/// Moves the log into the database file and empties it; the first column is 1 when a reader hinders.
pub(crate) const SCRUB_SQLITE: &str = "pragma wal_checkpoint(truncate)";

// Whether an older letter of the same case waits is written in a form that only the index of cases answers. Else
// PostgreSQL, while it has no statistics of a burst of letters, looks for it among all that wait, for each letter anew,
// and holds rows meanwhile that other workers want to note.
macro_rules! outbox_to_send {
    ($end:literal) => {
        concat!(
            "select o.id, o.case_id, o.version, o.template, o.due_at, o.attempts, o.lease_token from outbox o \
             where o.sent_at is null and o.dead_at is null and o.next_at <= $1 \
             and not exists (select 1 from outbox e where e.case_id = o.case_id and e.id < o.id \
             and coalesce(e.sent_at, e.dead_at) is null) \
             order by o.next_at, o.id limit $2",
            $end
        )
    };
}

/// What [`outbox_to_send`] is on SQLite.
const OUTBOX_TO_SEND: &str = outbox_to_send!("");

/// What [`outbox_to_send`] is on PostgreSQL.
const OUTBOX_TO_LOCK: &str = outbox_to_send!(" for update of o skip locked");

/// Takes the turn of whoever counts, on SQLite: the transaction is the only one that writes.
const COUNTS_TURN: &str = "select id from counts_turn where id = 1";

/// Takes the turn of whoever counts, on PostgreSQL; no row while another has it.
const COUNTS_TURN_LOCKED: &str = "select id from counts_turn where id = 1 for update skip locked";

/// Writes a whole copy of the database, as of one moment, while others read and write.
pub(crate) const COPY_SQLITE: &str = "vacuum into $1";

/// Looks at every page, but not whether each index holds every row. Twenty findings are enough.
pub(crate) const QUICK_CHECK_SQLITE: &str = "pragma quick_check(20)";

/// Looks at every page and compares every index with its table.
pub(crate) const FULL_CHECK_SQLITE: &str = "pragma integrity_check(20)";

/// What PostgreSQL itself knows to be broken: indexes that are not valid, pages whose checksum failed.
pub(crate) const CHECK_POSTGRES: &str = "select 'index ' || c.relname::text || ' is not valid' as problem \
     from pg_index i join pg_class c on c.oid = i.indexrelid where not i.indisvalid \
     union all select d.checksum_failures::text || ' pages failed their checksum' from pg_stat_database d \
     where d.datname = current_database() and d.checksum_failures > 0 order by 1";

/// How many tables a PostgreSQL database holds.
pub(crate) const TABLES_POSTGRES: &str = "select count(*) from pg_tables where schemaname = 'public'";

/// Name of the SQLite file inside the data directory.
pub(crate) const FILE: &str = "lapor.sqlite";

/// Name of the file that a migrating process locks.
const MIGRATION_LOCK: &str = "migration.lock";

/// SQLite's code for a disk without room.
const FULL: i64 = 13;

/// How many SQLite readers work at the same time.
const READERS: u32 = 4;

/// How long one statement of a page may take. PostgreSQL is told the same in `statement_timeout`.
const LIMIT: Duration = Duration::from_secs(5);

/// How many of SQLite's steps pass before it is asked whether a statement has taken too long: a fraction of a millisecond.
pub(crate) const STEPS: i32 = 10_000;

/// SQLite's code for a statement that was given up.
const INTERRUPTED: i64 = 9;

/// How many rows a reader sends ahead: as many as a page asks for and more, so that it need not stop and be woken in the
/// middle of an answer.
const ROWS_AHEAD: usize = 1024;

/// How many connections one node opens to PostgreSQL.
const CONNECTIONS: u32 = 16;

/// How long a connection to PostgreSQL may have rested and still be used without a question.
const RESTED: Duration = Duration::from_secs(1);

/// How long a caller waits for a connection, and SQLite for another process's lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the writer and the readers, after the schema is up to date.
pub(crate) async fn open_sqlite(directory: &Path) -> Result<(SqlitePool, Readers), StoreError> {
    make_private(directory)?;
    make_private_file(&directory.join(FILE))?;
    let base = SqliteConnectOptions::new()
        .filename(directory.join(FILE))
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .row_buffer_size(ROWS_AHEAD)
        .pragma("trusted_schema", "off");
    let writing = base
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "on");
    let pool = || {
        let pool = SqlitePoolOptions::new().acquire_timeout(PATIENCE).test_before_acquire(false);
        pool.idle_timeout(None).max_lifetime(None)
    };
    // Before the first connection: it turns the log on, which SQLite refuses at once to two who try together.
    let alone = alone(directory).await?;
    let writer = pool().max_connections(1).connect_with(writing).await?;
    migrations::sqlite().run_direct(None, &mut *writer.acquire().await?, false).await?;
    drop(alone);
    let times = Times { count: READERS, patience: PATIENCE, limit: Some(LIMIT) };
    let readers = Readers::open(base.read_only(true), times).await?;
    Ok((writer, readers))
}

/// Opens a SQLite file as it is, only to read: nothing is migrated.
pub(crate) async fn attach_sqlite(file: &Path) -> Result<(SqlitePool, Readers), StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .busy_timeout(PATIENCE)
        .pragma("trusted_schema", "off");
    let nobody_writes = SqlitePoolOptions::new().max_connections(1).connect_lazy_with(options.clone());
    let times = Times { count: READERS, patience: PATIENCE, limit: None };
    Ok((nobody_writes, Readers::open(options, times).await?))
}

/// Opens a PostgreSQL database as it is, only to read. Housekeeping may look for longer than a page.
pub(crate) async fn attach_postgres(url: &str) -> Result<PgPool, StoreError> {
    let base: PgConnectOptions = url.parse()?;
    let reading = base.application_name("lapor").options([
        ("default_transaction_read_only", "on"),
        ("statement_timeout", "10min"),
        ("lock_timeout", "3s"),
    ]);
    let pool = PgPoolOptions::new().max_connections(READERS).acquire_timeout(PATIENCE);
    Ok(pool.connect_with(reading).await?)
}

/// Waits until no other process migrates this directory; SQLite itself would let two try at once.
async fn alone(directory: &Path) -> Result<File, StoreError> {
    let failed = |error: std::io::Error| StoreError::Unavailable(error.to_string());
    let file = File::create(directory.join(MIGRATION_LOCK)).map_err(failed)?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => tokio::time::sleep(Duration::from_millis(20)).await,
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
    }
}

/// Makes the data directory if it is missing, closed to other users of the machine.
pub(crate) fn make_private(directory: &Path) -> Result<(), StoreError> {
    if directory.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(directory)
        .map_err(|error| StoreError::Unavailable(format!("can't make {}: {error}", directory.display())))
}

/// Makes the database file if it is missing, closed to other users of the machine also where the directory is not.
/// SQLite gives the files beside it the same rights.
fn make_private_file(file: &Path) -> Result<(), StoreError> {
    let mut options = File::options();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = options.open(file);
    opened
        .map(drop)
        .map_err(|error| StoreError::Unavailable(format!("can't make {}: {error}", file.display())))
}

/// Opens the pool, after the schema is up to date.
pub(crate) async fn open_postgres(url: &str) -> Result<PgPool, StoreError> {
    let base: PgConnectOptions = url.parse()?;
    let base = base.application_name("lapor");
    // A migration may wait for another node's and may take long, so it has no time limits.
    let mut migrating = base.connect().await?;
    migrations::postgres().run_direct(None, &mut migrating, false).await?;
    migrating.close().await?;
    let serving = base.options([
        ("statement_timeout", "5s"),
        ("lock_timeout", "3s"),
        ("idle_in_transaction_session_timeout", "10s"),
        ("synchronous_commit", "on"),
        // Every statement is short: compiling it or sharing it among processes costs more than it takes.
        ("jit", "off"),
        ("max_parallel_workers_per_gather", "0"),
    ]);
    // Under load a connection was at work a moment ago; only one that has rested for a while may have died unseen.
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .before_acquire(|connection, seen| {
            Box::pin(async move {
                if seen.idle_for > RESTED {
                    connection.ping().await?;
                }
                Ok(true)
            })
        });
    Ok(pool.connect_with(serving).await?)
}

/// Sorts an engine's error into the kinds that callers treat differently.
///
/// Only codes and names of tables go into the result: the engine's text may quote a value.
pub(crate) fn classify(error: &(dyn DatabaseError + 'static)) -> StoreError {
    let conflict = match error.kind() {
        ErrorKind::UniqueViolation => Some(Conflict::Taken(table_of(error))),
        ErrorKind::ForeignKeyViolation => Some(Conflict::Reference),
        ErrorKind::NotNullViolation | ErrorKind::CheckViolation | ErrorKind::ExclusionViolation => {
            Some(Conflict::Rule)
        }
        _ => None,
    };
    if let Some(conflict) = conflict {
        return StoreError::Conflict(conflict);
    }
    let code = error.code().unwrap_or_default();
    match error.try_downcast_ref::<PgDatabaseError>() {
        Some(_) => classify_postgres(&code),
        None => classify_sqlite(&code),
    }
}

/// By SQLSTATE.
fn classify_postgres(code: &str) -> StoreError {
    match code {
        "40001" | "40P01" => StoreError::Conflict(Conflict::Concurrent),
        // lock_not_available, query_canceled by a time limit, read-only standby, a transaction that stood still
        "55P03" | "57014" | "25006" | "25P03" | "25P04" => {
            StoreError::Unavailable(format!("SQLSTATE {code}"))
        }
        // data exceptions, such as a NUL in a text
        _ if code.starts_with("22") => StoreError::Conflict(Conflict::Rule),
        // connection, authorisation, no such database, resources, operator intervention, system
        _ if ["08", "28", "3D", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => {
            StoreError::Unavailable(format!("SQLSTATE {code}"))
        }
        _ => StoreError::Corrupt(format!("SQLSTATE {code}")),
    }
}

/// Whether SQLite gave a statement up because it took too long.
pub(crate) fn is_given_up(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(DatabaseError::code);
    code.is_some_and(|code| primary(&code) == INTERRUPTED)
}

/// The primary result code, the low byte of the extended one.
fn primary(code: &str) -> i64 {
    code.parse::<i64>().map_or(0, |code| code & 0xff)
}

/// By primary result code.
fn classify_sqlite(code: &str) -> StoreError {
    let primary = primary(code);
    if primary == FULL {
        crate::ballast::note_full();
    }
    match primary {
        INTERRUPTED => StoreError::Unavailable("a statement took too long and was given up".into()),
        // perm, busy, locked, nomem, readonly, ioerr, full, cantopen, protocol
        3 | 5 | 6 | 7 | 8 | 10 | 13 | 14 | 15 => StoreError::Unavailable(format!("SQLite error {code}")),
        // toobig, constraint, mismatch
        18..=20 => StoreError::Conflict(Conflict::Rule),
        _ => StoreError::Corrupt(format!("SQLite error {code}")),
    }
}

/// The table whose key is taken.
fn table_of(error: &(dyn DatabaseError + 'static)) -> String {
    if let Some(table) = error.table() {
        return table.to_owned();
    }
    // SQLite: `UNIQUE constraint failed: users.login`
    let columns = error.message().rsplit(": ").next().unwrap_or_default();
    columns.split('.').next().unwrap_or_default().to_owned()
}

/// The statements that read columns and named indexes.
pub(crate) fn catalog(engine: Engine) -> (Statement, Statement) {
    match engine {
        Engine::Sqlite => (
            Statement::new(
                "catalog::columns",
                "select m.name as table_name, c.cid + 1 as position, c.name as column_name, \
                 lower(c.type) as class, 1 - c.\"notnull\" as is_nullable \
                 from sqlite_master m join pragma_table_info(m.name) c \
                 where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> '_sqlx_migrations' \
                 and m.name not like 'search_words%' \
                 order by m.name, c.cid",
            ),
            Statement::new(
                "catalog::indexes",
                "select name from sqlite_master where type = 'index' and sql is not null order by name",
            ),
        ),
        Engine::Postgres => (
            Statement::new(
                "catalog::columns",
                "select table_name::text as table_name, ordinal_position::bigint as position, \
                 column_name::text as column_name, data_type::text as class, \
                 case is_nullable when 'YES' then 1 else 0 end as is_nullable \
                 from information_schema.columns \
                 where table_schema = 'public' and table_name <> '_sqlx_migrations' \
                 and table_name <> 'search_words' \
                 order by table_name collate \"C\", ordinal_position",
            ),
            Statement::new(
                "catalog::indexes",
                "select i.indexname::text as name from pg_indexes i \
                 where i.schemaname = 'public' and i.tablename <> '_sqlx_migrations' \
                 and i.tablename <> 'search_words' \
                 and not exists (select 1 from pg_constraint c where c.conname = i.indexname) \
                 order by i.indexname collate \"C\"",
            ),
        ),
    }
}

/// Letters that may be taken now, each case's oldest alone. PostgreSQL locks them and passes over those
/// that another worker has; on SQLite the transaction is the only one that writes.
pub(crate) fn outbox_to_send(engine: Engine) -> Statement {
    match engine {
        Engine::Sqlite => Statement::new("outbox::to_send", OUTBOX_TO_SEND),
        Engine::Postgres => Statement::new("outbox::to_send", OUTBOX_TO_LOCK),
    }
}

/// The turn of whoever counts; no row while another has it.
pub(crate) fn counts_turn(engine: Engine) -> Statement {
    match engine {
        Engine::Sqlite => Statement::new("counting::turn", COUNTS_TURN),
        Engine::Postgres => Statement::new("counting::turn", COUNTS_TURN_LOCKED),
    }
}

/// The class of a column type, as the catalogue of either engine names it.
pub(crate) fn class_of(type_name: &str) -> Result<ColumnClass, StoreError> {
    match type_name {
        "integer" | "bigint" => Ok(ColumnClass::Integer),
        "real" | "double precision" => Ok(ColumnClass::Real),
        "text" => Ok(ColumnClass::Text),
        "blob" | "bytea" => Ok(ColumnClass::Blob),
        other => Err(StoreError::Corrupt(format!("column type {other}"))),
    }
}

/// Whether PostgreSQL's type is one that values are sent as.
pub(crate) fn is_sent(type_name: &str) -> bool {
    matches!(type_name, "INT8" | "FLOAT8" | "TEXT" | "BYTEA")
}

/// The text that asks for a statement's plan.
pub(crate) fn explain(engine: Engine, sql: &str) -> String {
    match engine {
        Engine::Sqlite => format!("explain query plan {sql}"),
        Engine::Postgres => format!("explain {sql}"),
    }
}
