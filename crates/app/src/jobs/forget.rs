//! What is kept for a while only: keys of repeated requests, sessions that are over, letters that were sent.
//!
//! What a reporter needs to get the same receipt again stays as long as the case.

use crate::error::Error;
use crate::office::App;
use lapor_store::outbox;
pub use lapor_store::outbox::Place;
use lapor_store::{requests, sessions};

/// How long a repeated request is recognised. Unit: hours. House rule; the custom is 24.
const REQUESTS_HOURS: i64 = 72;

/// How long a letter that was sent is kept once its case has ended. Unit: days. House rule.
///
/// The first letter about a case stays: if the case is taken up again, the next letter hangs on it.
pub const LETTERS_DAYS: i64 = 90;

/// How many letters one turn looks at: few, so that whoever writes does not wait.
const LETTERS: u32 = 200;

/// Forgets what has been kept long enough; tells how many rows went. Letters are gone through a few at a
/// time: `place` holds how far this worker has come.
///
/// # Errors
/// The records can't be written; the next turn goes on.
pub async fn forget(app: &App, place: &mut Place) -> Result<u64, Error> {
    let db = &app.store.db;
    let now = app.now();
    let requests = requests::forget(db, now.plus_seconds(-REQUESTS_HOURS * 3600)).await?;
    let sessions = sessions::sweep(db, now).await?;
    let letters = outbox::forget(&app.store, place, now.plus_days(-LETTERS_DAYS), LETTERS).await?;
    Ok(requests + sessions + letters)
}
