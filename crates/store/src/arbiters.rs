//! Pemutus sengketa wewenang: which seats of the national desk decide where institutions keep declining.
//!
//! The mark is a row of its own beside the seat, so that it can be given to whoever sits there already, and ends
//! without the seat.

use crate::agencies::SeatId;
use crate::args;
use crate::db::{Tx, statements};
use crate::error::StoreError;
use crate::ids::next_id;
use crate::seals::sealed;
use lapor_domain::values::Instant;

statements! {
    /// Marks a seat.
    MARK = "insert into arbiters (id, seat_id, created_at, seal) values ($1, $2, $3, $4)";
    /// Takes the mark away.
    UNMARK = "update arbiters set ended_at = $2 where seat_id = $1 and ended_at is null";
}

/// Marks a seat.
///
/// # Errors
/// `Conflict` when it is marked, or when there is no such seat.
pub async fn mark(tx: &mut Tx, seat: SeatId, at: Instant) -> Result<(), StoreError> {
    tx.run(MARK, sealed(args![next_id(at), seat, at])).await?;
    Ok(())
}

/// Takes the mark away.
///
/// # Errors
/// `NotFound` when the seat is not marked.
pub async fn unmark(tx: &mut Tx, seat: SeatId, at: Instant) -> Result<(), StoreError> {
    match tx.run(UNMARK, args![seat, at]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}
