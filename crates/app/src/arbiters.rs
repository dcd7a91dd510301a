//! Pemutus sengketa wewenang: who of the national desk decides where institutions keep declining.

use crate::error::Error;
use crate::office::App;
use lapor_domain::actors::Role;
use lapor_store::agencies::SeatId;
use lapor_store::{agencies, arbiters, users};

/// Gives the arbiter's mark to the person's seats at the national desk that have none. Gives how many there were.
///
/// # Errors
/// [`Error::NotFound`] when there is no such account, or it has no seat there.
pub async fn mark(app: &App, login: &str) -> Result<usize, Error> {
    let unmarked = seats(app, login, false).await?;
    let mut tx = app.store.db.begin().await?;
    for seat in &unmarked {
        arbiters::mark(&mut tx, *seat, app.now()).await?;
    }
    tx.commit().await?;
    Ok(unmarked.len())
}

/// Takes the arbiter's mark away from the person's seats. Gives how many had it.
///
/// # Errors
/// As [`mark`].
pub async fn unmark(app: &App, login: &str) -> Result<usize, Error> {
    let marked = seats(app, login, true).await?;
    let mut tx = app.store.db.begin().await?;
    for seat in &marked {
        arbiters::unmark(&mut tx, *seat, app.now()).await?;
    }
    tx.commit().await?;
    Ok(marked.len())
}

/// The person's seats at the national desk, with the mark or without.
async fn seats(app: &App, login: &str, is_arbiter: bool) -> Result<Vec<SeatId>, Error> {
    let user = users::by_login(&app.store.db, login).await?.ok_or(Error::NotFound)?;
    let mut seats = agencies::seats_of(&app.store.db, user.id).await?;
    seats.retain(|seat| seat.role == Role::National);
    match seats.is_empty() {
        true => Err(Error::NotFound),
        false => Ok(seats.iter().filter(|seat| seat.is_arbiter == is_arbiter).map(|seat| seat.id).collect()),
    }
}
