//! What an operator does with the letters that are owed: look at them, and have those tried again that were
//! given up.

use crate::error::Error;
use crate::office::App;
use lapor_store::outbox;
pub use lapor_store::outbox::{Letter, Shelf, Standing};

/// How much is owed now.
///
/// # Errors
/// The records can't be read.
pub async fn standing(app: &App) -> Result<Standing, Error> {
    Ok(outbox::standing(&app.store).await?)
}

/// Up to `limit` letters of a shelf.
///
/// # Errors
/// The records can't be read.
pub async fn list(app: &App, shelf: Shelf, limit: u32) -> Result<Vec<Letter>, Error> {
    Ok(outbox::list(&app.store, shelf, limit).await?)
}

/// Has one letter tried again that was given up.
///
/// # Errors
/// [`Error::NotFound`] when no such letter was given up.
pub async fn retry(app: &App, id: i64) -> Result<(), Error> {
    match outbox::retry(&app.store, id, app.now()).await? {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// Has every letter tried again that was given up; tells how many.
///
/// # Errors
/// The records can't be written.
pub async fn retry_all(app: &App) -> Result<u64, Error> {
    Ok(outbox::retry_all(&app.store, app.now()).await?)
}
