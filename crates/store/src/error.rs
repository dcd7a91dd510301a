//! What can go wrong with the records, in the four kinds that callers treat differently.
//!
//! No variant carries a stored value: errors are logged, and logs hold nothing personal.

/// Why the records did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such record.
    #[error("no such record")]
    NotFound,
    /// The change contradicts what is stored; nothing of it was kept.
    #[error("the change conflicts with the records: {0}")]
    Conflict(#[from] Conflict),
    /// The database can't serve this now (busy, full, unreachable); the same call may work later.
    #[error("the database can't serve this now: {0}")]
    Unavailable(String),
    /// The database holds something that this program does not understand.
    #[error("the records are not what the program expects: {0}")]
    Corrupt(String),
}

/// How a change contradicts the records.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// A row with this key exists already in the named table.
    #[error("already there in {0}")]
    Taken(String),
    /// The row refers to one that is not there, or is still referred to.
    #[error("a reference would dangle")]
    Reference,
    /// A column refuses the value: a check, a missing value, a text that can't be stored.
    #[error("a value is not allowed")]
    Rule,
    /// The version that the change was made for is no longer the current one.
    #[error("somebody changed it first")]
    Stale,
    /// Something beyond the case that the change counts on no longer holds, such as an institution
    /// with people at work: decide again.
    #[error("what the change counts on no longer holds")]
    Requirement,
    /// Two transactions stood in each other's way; repeating one is safe.
    #[error("another transaction was in the way")]
    Concurrent,
}

impl Conflict {
    /// Whether somebody else's change is the cause, so that looking again may help.
    pub fn is_race(&self) -> bool {
        match self {
            Conflict::Taken(_) | Conflict::Stale | Conflict::Requirement | Conflict::Concurrent => true,
            Conflict::Reference | Conflict::Rule => false,
        }
    }
}

impl StoreError {
    /// The kind as a word, for those who count errors.
    pub fn kind(&self) -> &'static str {
        match self {
            StoreError::NotFound => "not-found",
            StoreError::Conflict(_) => "conflict",
            StoreError::Unavailable(_) => "unavailable",
            StoreError::Corrupt(_) => "corrupt",
        }
    }

    /// Whether the cause is a row with the same key.
    pub fn is_taken(&self) -> bool {
        matches!(self, StoreError::Conflict(Conflict::Taken(_)))
    }

    /// Whether the same call may work later.
    pub fn is_unavailable(&self) -> bool {
        matches!(self, StoreError::Unavailable(_) | StoreError::Conflict(Conflict::Concurrent))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let error = sorted(error);
        metrics::counter!("lapor_store_errors_total", "kind" => error.kind()).increment(1);
        error
    }
}

/// By what a caller can do about it.
fn sorted(error: sqlx::Error) -> StoreError {
    use sqlx::Error as E;
    match error {
        E::RowNotFound => StoreError::NotFound,
        E::Database(cause) => crate::dialect::classify(cause.as_ref()),
        E::Io(cause) => StoreError::Unavailable(cause.to_string()),
        E::Tls(_) => StoreError::Unavailable("TLS failed".into()),
        E::PoolTimedOut => StoreError::Unavailable("no free connection".into()),
        E::PoolClosed | E::WorkerCrashed => StoreError::Unavailable("connection closed".into()),
        E::Configuration(cause) => StoreError::Unavailable(cause.to_string()),
        E::ColumnNotFound(name) => StoreError::Corrupt(format!("no column {name}")),
        E::ColumnDecode { index, .. } => StoreError::Corrupt(format!("unreadable column {index}")),
        E::Encode(_) => StoreError::Conflict(Conflict::Rule),
        E::Migrate(cause) => (*cause).into(),
        other => StoreError::Corrupt(kind_of(&other).into()),
    }
}

/// Names an unexpected driver error without its text, which may quote a value.
fn kind_of(error: &sqlx::Error) -> &'static str {
    match error {
        sqlx::Error::Protocol(_) => "the driver got an answer it does not understand",
        sqlx::Error::Decode(_) => "the driver could not read a value",
        _ => "the driver refused the call",
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        use sqlx::migrate::MigrateError as M;
        match error {
            M::Execute(cause) => cause.into(),
            M::ExecuteMigration(cause, version) => match StoreError::from(cause) {
                StoreError::Unavailable(why) => StoreError::Unavailable(why),
                other => StoreError::Corrupt(format!("migration {version} failed: {other}")),
            },
            M::VersionMismatch(step) => StoreError::Corrupt(format!(
                "step {step} of their schema is not the one that this program knows; a program from before the first \
                 release made them, and this one does not read them: keep them, and begin in another place"
            )),
            other => StoreError::Corrupt(other.to_string()),
        }
    }
}
