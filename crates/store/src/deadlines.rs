//! Which clocks have run out and wait for the sweep.

use crate::db::statements;
use crate::error::StoreError;
use crate::open::Store;
use crate::{args, coded};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::values::{CaseId, Instant};

statements! {
    /// Open clocks that have run out and whose expiry is not recorded, the oldest first.
    DUE = "select k.due_at, k.case_id, k.position, k.kind from clocks k \
           where k.ended_at is null and k.breached_at is null and k.due_at <= $1 \
           and (k.due_at, k.case_id, k.position) > ($2, $3, $4) \
           order by k.due_at, k.case_id, k.position limit $5";
}

/// A clock that has run out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Whose it is.
    pub case: CaseId,
    /// Which clock.
    pub kind: ClockKind,
    /// Since when.
    pub due_at: Instant,
    position: i64,
}

/// Up to `limit` clocks that ran out by `now` and whose expiry is not recorded, the oldest first.
/// The next page begins after the last of this one, so that a case that can't be decided holds up
/// nobody else's.
///
/// # Errors
/// As [`Db::all`](crate::Db::all).
pub async fn due(
    store: &Store,
    now: Instant,
    after: Option<&Due>,
    limit: u32,
) -> Result<Vec<Due>, StoreError> {
    let (due_at, case, position) =
        after.map_or((i64::MIN, i64::MIN, i64::MIN), |due| (due.due_at.0, due.case.0, due.position));
    let rows = store.db.all(DUE, args![now, due_at, case, position, limit]).await?;
    rows.iter()
        .map(|row| {
            Ok(Due {
                case: row.get("case_id")?,
                kind: coded::read(row, "kind")?,
                due_at: row.get("due_at")?,
                position: row.get("position")?,
            })
        })
        .collect()
}
