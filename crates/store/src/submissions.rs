//! Which reports were already received: the same token again finds the same case.
//!
//! Rows stay as long as the case: a receipt must be repeatable years later, and the nonce is
//! half of the access code.

use crate::args;
use crate::db::{Db, Row, Tx, Val, statements};
use crate::error::StoreError;
use crate::seals::sealed;
use lapor_domain::values::{CaseId, Instant};

statements! {
    /// Notes a received report.
    pub(crate) ADD = "insert into submissions (token_hmac, case_id, nonce, request_hash, created_at, seal) \
           values ($1, $2, $3, $4, $5, $6)";
    /// The report that came with a token.
    FIND = "select token_hmac, case_id, nonce, request_hash, created_at \
            from submissions where token_hmac = $1";
}

/// A received report, as its idempotency token finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Keyed hash of the token; the token itself is not kept.
    pub token_hmac: [u8; 32],
    /// The case it became.
    pub case: CaseId,
    /// The case's share of its access code.
    pub nonce: [u8; 16],
    /// Keyed hash of what was sent: the same token with another report is a mistake.
    pub request_hash: [u8; 32],
    /// When it was received.
    pub created_at: Instant,
}

/// Notes a received report, in the transaction that makes its case.
///
/// # Errors
/// `Conflict` when the token was used, told with what is written after it: roll back, then [`find`] tells what it made.
pub async fn add(tx: &mut Tx, submission: &Submission) -> Result<(), StoreError> {
    tx.write(ADD, written(submission)).await
}

/// The values of a received report.
pub(crate) fn written(submission: &Submission) -> Vec<Val> {
    let s = submission;
    sealed(args![s.token_hmac, s.case, s.nonce, s.request_hash, s.created_at])
}

/// The report that came with this token, if any.
///
/// # Errors
/// As [`Db::all`].
pub async fn find(db: &Db, token_hmac: &[u8; 32]) -> Result<Option<Submission>, StoreError> {
    db.one_or_none(FIND, args![token_hmac]).await?.as_ref().map(submission).transpose()
}

fn submission(row: &Row) -> Result<Submission, StoreError> {
    Ok(Submission {
        token_hmac: row.get("token_hmac")?,
        case: row.get("case_id")?,
        nonce: row.get("nonce")?,
        request_hash: row.get("request_hash")?,
        created_at: row.get("created_at")?,
    })
}
