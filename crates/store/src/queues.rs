//! Work lists: the cases that someone sees, by what is due next.

pub(crate) mod narrowed;
mod rows;
mod table;

pub use narrowed::{Narrowed, narrowed};
pub(crate) use rows::queue_row;
pub use rows::{Cursor, QueueRow};
pub(crate) use table::STATEMENTS;

use crate::args;
use crate::error::StoreError;
use crate::open::Store;
use crate::scope::Scope;
use lapor_domain::cases::status::Status;
use lapor_domain::values::{CaseId, Instant};
use std::collections::BTreeMap;

/// Which of the cases in scope a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// At the desk, nothing decided yet.
    ToTriage,
    /// A question is out.
    AwaitingReporter,
    /// The lead has it, nothing done yet.
    ToStart,
    /// The lead works on it.
    AtWork,
    /// Who is responsible is in dispute.
    Disputed,
    /// An act is promised by a day.
    Promised,
    /// Answered; the reporter's turn.
    Answered,
    /// Everything that is open.
    Open,
    /// Open, and something was due by this time.
    Overdue(Instant),
    /// No longer open; the newest first.
    Ended,
    /// Open, and raised above its officer.
    Raised,
}

impl View {
    /// Whether a case of this status can be in the list.
    pub(crate) fn shows(self, status: Status) -> bool {
        match self {
            View::ToTriage => status == Status::Received,
            View::AwaitingReporter => matches!(status, Status::AwaitingReporter(_)),
            View::ToStart => status == Status::Routed,
            View::AtWork => status == Status::InProgress,
            View::Disputed => status == Status::Disputed,
            View::Promised => status == Status::Promised,
            View::Answered => status == Status::Answered,
            View::Open | View::Overdue(_) | View::Raised => status.is_open(),
            View::Ended => !status.is_open(),
        }
    }
}

/// One page of a work list.
#[derive(Clone, Debug)]
pub struct Queue {
    /// Whose.
    pub scope: Scope,
    /// Which.
    pub view: View,
    /// Where the page before it ended.
    pub after: Option<Cursor>,
    /// How many rows at most.
    pub limit: u32,
}

/// The rows of a page: by what is due next, then by age; what has nothing due comes last.
///
/// # Errors
/// `Corrupt` when a row can't be read.
pub async fn page(store: &Store, queue: &Queue) -> Result<Vec<QueueRow>, StoreError> {
    let is_backward = queue.view == View::Ended;
    let (start, latest) = start_of(queue, id_of(store, queue).await?);
    let of_part = |part| {
        let mut values = args![start.0, start.1, queue.limit, latest];
        values.extend(table::statuses(queue.view));
        values.extend(queue.scope.values(part));
        (table::statement(part, queue.view), values)
    };
    let mut found = BTreeMap::new();
    for row in store.db.each(queue.scope.parts().iter().map(of_part).collect()).await?.iter().flatten() {
        let key: (i64, CaseId) = (row.get("next_due_at")?, row.get("id")?);
        found.insert(key, rows::queue_row(row)?);
    }
    let limit = usize::try_from(queue.limit).unwrap_or(usize::MAX);
    Ok(match is_backward {
        false => found.into_values().take(limit).collect(),
        true => found.into_values().rev().take(limit).collect(),
    })
}

/// Where a page starts, and up to which due time it goes. `id` is the case that the page before ended with.
fn start_of(queue: &Queue, id: Option<CaseId>) -> ((i64, i64), i64) {
    let first = if queue.view == View::Ended { i64::MAX } else { i64::MIN };
    let start = match &queue.after {
        Some(cursor) => (cursor.due, id.map_or(first, |id| id.0)),
        None => (first, first),
    };
    let latest = match queue.view {
        View::Overdue(now) => now.0,
        _ => i64::MAX,
    };
    (start, latest)
}

/// The case that the page before ended with; none when there was none, it is gone, or not to be asked about.
async fn id_of(store: &Store, queue: &Queue) -> Result<Option<CaseId>, StoreError> {
    let Some(ticket) = queue.after.as_ref().and_then(|cursor| cursor.ticket) else { return Ok(None) };
    store.db.one_or_none(table::ID_OF, args![ticket]).await?.map(|row| row.get("id")).transpose()
}
