//! What an operator does with the letters that are owed: look at them, and have those tried again that were
//! given up.

use crate::error::Error;
use crate::office::App;
use lapor_domain::actors::Staff;
use lapor_domain::rights::Right;
pub use lapor_store::chores::Chore;
pub use lapor_store::outbox::{Again, Cursor, Letter, Shelf, Standing, Trouble, Troubled};
use lapor_store::{chores, outbox};

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

/// Has one letter tried again that was given up, at the machine itself.
///
/// # Errors
/// [`Error::NotFound`] when no such letter was given up.
pub async fn retry(app: &App, id: i64) -> Result<(), Error> {
    match outbox::retry(&app.store, Again::One(id), None, app.now()).await? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Has every letter tried again that was given up, at the machine itself; tells how many.
///
/// # Errors
/// The records can't be written.
pub async fn retry_all(app: &App) -> Result<u64, Error> {
    Ok(outbox::retry(&app.store, Again::All, None, app.now()).await?)
}

/// A page of the letters that went wrong, for a member of staff who tends them.
///
/// # Errors
/// [`Error::NotFound`] when they don't.
pub async fn page(
    app: &App,
    staff: &Staff,
    (trouble, after): (Trouble, Option<Cursor>),
    limit: u32,
) -> Result<Vec<Troubled>, Error> {
    may_tend(staff)?;
    Ok(outbox::page(&app.store, trouble, after, limit).await?)
}

/// The last things that people did with letters, the newest first, for a member of staff who tends them.
///
/// # Errors
/// As [`page`].
pub async fn done_lately(app: &App, staff: &Staff, limit: u32) -> Result<Vec<Chore>, Error> {
    may_tend(staff)?;
    Ok(chores::newest(&app.store.db, limit).await?)
}

/// Has letters tried again that were given up, on the word of a member of staff who tends them; tells how many.
///
/// # Errors
/// As [`page`].
pub async fn try_again(app: &App, staff: &Staff, again: Again) -> Result<u64, Error> {
    may_tend(staff)?;
    Ok(outbox::retry(&app.store, again, Some(staff), app.now()).await?)
}

fn may_tend(staff: &Staff) -> Result<(), Error> {
    if staff.has(Right::TendLetters) { Ok(()) } else { Err(Error::NotFound) }
}
