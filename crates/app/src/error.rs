//! What can go wrong at a door, joined for those who answer people.

use lapor_domain::cases::refusal::Refusal;
use lapor_domain::reports::Flaw;
use lapor_store::StoreError;

/// Why a door gives nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the viewer may not know of it.
    #[error("not found")]
    NotFound,
    /// A lawful no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The report has flaws, each beside its field.
    #[error("the report has {} flaws", .0.len())]
    Flawed(Vec<Flaw>),
    /// The idempotency key was used for something else.
    #[error("the idempotency key belongs to another request")]
    KeyReused,
    /// The records can't serve this now.
    #[error(transparent)]
    Store(StoreError),
    /// The rulebook can't be read.
    #[error("{0}")]
    Rulebook(String),
    /// A mistake of ours, in words for the log.
    #[error("{0}")]
    Broken(String),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Error::NotFound,
            other => Error::Store(other),
        }
    }
}
