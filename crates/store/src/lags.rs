//! How far what is done behind decisions lags: counting, and the index that is searched.

use crate::args;
use crate::db::{Db, Statement, statements};
use crate::error::StoreError;
use lapor_domain::values::Instant;

statements! {
    /// Cases that are to be counted, with the oldest moment that the count leaves out.
    COUNTING = "select d.case_id, min(j.at) as at from counts_due d \
                join journal j on j.case_id = d.case_id and j.version = d.version \
                group by d.case_id order by d.case_id limit $1";
    /// Cases that are to be indexed, with the oldest moment that the index leaves out.
    INDEXING = "select d.case_id, min(j.at) as at from search_due d \
                join journal j on j.case_id = d.case_id and j.version = d.version \
                group by d.case_id order by d.case_id limit $1";
}

/// How far waiting cases are counted: who watches wants to know whether there are many, not how many.
pub const COUNTED: u32 = 1000;

/// What waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lag {
    /// How many cases, up to [`COUNTED`].
    pub cases: usize,
    /// The oldest decision among them. After everything was owed anew that is the age of the decision, not of the
    /// lag.
    pub since: Option<Instant>,
}

/// What is decided and not counted yet.
///
/// # Errors
/// As [`Db::all`].
pub async fn of_counting(db: &Db) -> Result<Lag, StoreError> {
    lag(db, COUNTING).await
}

/// What is decided and not indexed yet.
///
/// # Errors
/// As [`Db::all`].
pub async fn of_indexing(db: &Db) -> Result<Lag, StoreError> {
    lag(db, INDEXING).await
}

async fn lag(db: &Db, statement: Statement) -> Result<Lag, StoreError> {
    let rows = db.all(statement, args![COUNTED]).await?;
    let moments = rows.iter().map(|row| row.get::<Instant>("at")).collect::<Result<Vec<_>, _>>()?;
    Ok(Lag { cases: moments.len(), since: moments.into_iter().min() })
}
