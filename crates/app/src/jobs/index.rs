//! Keeps what is searched for up to date with what was decided.

use crate::error::Error;
use crate::office::App;
use crate::terms::TERMS;
use lapor_domain::values::Ticket;
use lapor_store::{cases, search};
use std::time::{Duration, Instant};

/// Indexes everything that is owed now; tells how many cases were looked at.
///
/// # Errors
/// The records can't be read or written; what was done stays done, and the next turn goes on.
pub async fn index(app: &App) -> Result<usize, Error> {
    let mut seen = 0;
    index_telling(app, |some| seen += some).await?;
    Ok(seen)
}

/// As [`index`], telling of each batch that is done.
///
/// # Errors
/// As [`index`].
pub async fn index_telling(app: &App, mut done: impl FnMut(usize)) -> Result<(), Error> {
    turns(app, |turn| done(turn.seen)).await
}

/// Writes every entry of the index again, telling of each batch that is done. It answers meanwhile.
///
/// # Errors
/// The records can't be read or written; the program goes on with it by itself.
pub async fn rebuild(app: &App, mut done: impl FnMut(usize)) -> Result<(), Error> {
    search::rebuild(&app.store, TERMS.manner).await?;
    while is_being_made(app).await? {
        let began = Instant::now();
        let turn = search::index(&app.store, TERMS).await?;
        done(turn.again);
        // Nothing done here means that another node has its turn: it makes the same index.
        let pause = if turn.again > 0 { began.elapsed() } else { TURN_OF_ANOTHER };
        tokio::time::sleep(pause).await;
    }
    turns(app, |turn| done(turn.again)).await
}

/// How long to leave the turn to another node.
const TURN_OF_ANOTHER: Duration = Duration::from_millis(50);

/// Whether the index is being made again, or still has to be: what it should hold is not all there yet.
///
/// # Errors
/// The records can't be read.
pub async fn is_being_made(app: &App) -> Result<bool, Error> {
    Ok(search::is_being_made(&app.store, TERMS.manner).await?)
}

async fn turns(app: &App, mut done: impl FnMut(search::Indexed)) -> Result<(), Error> {
    loop {
        let began = Instant::now();
        let turn = search::index(&app.store, TERMS).await?;
        done(turn);
        if !turn.is_more {
            return Ok(());
        }
        // Making the index again is in no hurry: half of the time is left to those who report and answer.
        if turn.again > 0 {
            tokio::time::sleep(began.elapsed()).await;
        }
    }
}

/// A case that is not in the index as it should be, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// Of which case.
    pub ticket: Option<Ticket>,
    /// What is wrong with its entry.
    pub what: &'static str,
}

/// Compares the index with the records, for every case or for one in `every`, telling of each case that is passed.
///
/// # Errors
/// The records can't be read. A wrong entry is a finding, not an error.
pub async fn verify(app: &App, every: u32, done: impl FnMut()) -> Result<Vec<Misplaced>, Error> {
    let mut found = Vec::new();
    for one in search::verify(&app.store, TERMS, every, done).await? {
        let case = cases::get(&app.store, one.case).await.ok().flatten();
        found.push(Misplaced { ticket: case.map(|case| case.ticket), what: one.what });
    }
    Ok(found)
}
