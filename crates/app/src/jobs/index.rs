//! Keeps what is searched for up to date with what was decided.

use crate::error::Error;
use crate::office::App;
use crate::terms;
use lapor_store::search;

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
    search::owe_all(&app.store, terms::MANNER).await?;
    loop {
        match search::index(&app.store, terms::of_report).await?.seen {
            0 => return Ok(()),
            some => done(some),
        }
    }
}
