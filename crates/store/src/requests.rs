//! Which actions on cases were already done: the same key again does nothing and gets the same answer.

use crate::args;
use crate::db::{Db, Row, Tx, statements};
use crate::error::StoreError;
use lapor_domain::values::{CaseId, Instant};

statements! {
    /// Notes a done action.
    ADD = "insert into requests (key_hmac, case_id, request_hash, version, created_at) \
           values ($1, $2, $3, $4, $5)";
    /// The action that was done under a key.
    FIND = "select key_hmac, case_id, request_hash, version, created_at \
            from requests where key_hmac = $1";
    /// Forgets actions that nobody will repeat any more.
    FORGET = "delete from requests where created_at < $1";
}

/// A done action, as its idempotency key finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Keyed hash of case and key; the key itself is not kept.
    pub key_hmac: [u8; 32],
    /// The case it changed.
    pub case: CaseId,
    /// Keyed hash of what was asked: the same key with another request is a mistake.
    pub request_hash: [u8; 32],
    /// The case's version that it made.
    pub version: i64,
    /// When it was done.
    pub created_at: Instant,
}

/// Notes a done action, in the transaction that does it.
///
/// # Errors
/// `Conflict` when the key was used, told with what is written after it: roll back, then [`find`] tells what it did.
pub async fn add(tx: &mut Tx, request: &Request) -> Result<(), StoreError> {
    let r = request;
    tx.write(ADD, args![r.key_hmac, r.case, r.request_hash, r.version, r.created_at]).await
}

/// The action that was done under this key, if any.
///
/// # Errors
/// As [`Db::all`].
pub async fn find(db: &Db, key_hmac: &[u8; 32]) -> Result<Option<Request>, StoreError> {
    db.one_or_none(FIND, args![key_hmac]).await?.as_ref().map(request).transpose()
}

/// Forgets actions done before `before`; tells how many.
///
/// # Errors
/// As [`Db::run`].
pub async fn forget(db: &Db, before: Instant) -> Result<u64, StoreError> {
    db.run(FORGET, args![before]).await
}

fn request(row: &Row) -> Result<Request, StoreError> {
    Ok(Request {
        key_hmac: row.get("key_hmac")?,
        case: row.get("case_id")?,
        request_hash: row.get("request_hash")?,
        version: row.get("version")?,
        created_at: row.get("created_at")?,
    })
}
