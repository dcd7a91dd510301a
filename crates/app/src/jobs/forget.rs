//! What is kept for a while only: keys of repeated requests, sessions that are over.

use crate::error::Error;
use crate::office::App;
use lapor_store::{requests, sessions};

/// How long a repeated request is recognised. Unit: hours. House rule; the custom is 24.
const REQUESTS_HOURS: i64 = 72;

/// Forgets what has been kept long enough; tells how many rows went.
///
/// # Errors
/// The records can't be written; the next turn goes on.
pub async fn forget(app: &App) -> Result<u64, Error> {
    let db = &app.store.db;
    let now = app.now();
    let requests = requests::forget(db, now.plus_seconds(-REQUESTS_HOURS * 3600)).await?;
    Ok(requests + sessions::sweep(db, now).await?)
}
