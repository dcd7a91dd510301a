//! Counts what was decided, so that no page has to.

use crate::error::Error;
use crate::office::App;
use lapor_domain::values::Ticket;
use lapor_store::cases;
use lapor_store::counting::{self, BATCH};
use lapor_store::counts;
use std::time::Duration;

/// How long to wait for Decisions of this process before looking for those of others.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Counts one batch; tells how many cases it held. None when nothing is owed, or when another node counts.
///
/// # Errors
/// The records can't be read or written; the next turn goes on.
pub async fn count(app: &App) -> Result<usize, Error> {
    Ok(counting::count(&app.store, BATCH).await?)
}

/// Waits until there may be something to count.
pub async fn wait(app: &App) {
    counting::decided(&app.store, LOOK_EVERY).await;
}

/// Forgets every count and counts anew, telling of each batch that is done.
///
/// # Errors
/// The records can't be read or written; started again, it goes on.
pub async fn rebuild(app: &App, mut done: impl FnMut(usize)) -> Result<(), Error> {
    counting::rebuild(&app.store).await?;
    loop {
        match count(app).await? {
            0 => return Ok(()),
            counted => done(counted),
        }
    }
}

/// A count that is not what the journals say, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miscount {
    /// Of which case, where it is one.
    pub ticket: Option<Ticket>,
    /// Which count.
    pub cell: String,
    /// What is stored.
    pub stored: String,
    /// What should be.
    pub expected: String,
}

/// Compares every count with the journals, telling of each case that is done.
///
/// # Errors
/// The records can't be read. A wrong count is a finding, not an error.
pub async fn verify(app: &App, done: impl FnMut()) -> Result<Vec<Miscount>, Error> {
    let mut found = Vec::new();
    for miscount in counts::verify(&app.store, done).await? {
        let case = match miscount.case {
            Some(id) => cases::get(&app.store, id).await.ok().flatten(),
            None => None,
        };
        let ticket = case.map(|case| case.ticket);
        let (cell, stored, expected) = (miscount.cell, miscount.stored, miscount.expected);
        found.push(Miscount { ticket, cell, stored, expected });
    }
    Ok(found)
}
