//! Freezes the public figures, once a day after midnight, from what is counted.

use crate::error::Error;
use crate::office::App;
use crate::statistics::next_due;
use lapor_domain::statistics::day_of;
use lapor_domain::values::Instant;
use lapor_store::vintages::{self, Vintage};

/// How long after midnight figures are frozen: what was decided at its last moment is counted by then. Unit: seconds.
pub const AFTER_MIDNIGHT: i64 = 600;

/// How long to wait where nothing could be frozen yet. Unit: seconds.
const AGAIN_AFTER: i64 = 10;

/// When a node looks at the newest vintage again: mostly once a day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    again_at: Option<Instant>,
}

/// Freezes the figures of the days that are over, unless some node has. Tells whether it did.
///
/// # Errors
/// The records can't be read or written; the next turn goes on.
pub async fn freeze(app: &App, place: &mut Place) -> Result<bool, Error> {
    let now = app.now();
    if place.again_at.is_some_and(|again_at| now < again_at) {
        return Ok(false);
    }
    place.again_at = Some(now.plus_seconds(AGAIN_AFTER));
    let day = day_of(now.plus_seconds(-AFTER_MIDNIGHT));
    let newest = vintages::newest(&app.store.db).await?;
    let is_there = newest.is_some_and(|newest| newest.day >= day);
    let made = !is_there && vintages::freeze(&app.store, Vintage { day, frozen_at: now }).await?;
    if is_there || made {
        place.again_at = Some(next_due(now));
    }
    Ok(made)
}

/// Freezes them at once and, if there are some of today, anew: a demo shows what it holds.
///
/// # Errors
/// As [`freeze`]; and a refusal where this is no demo.
pub async fn freeze_anew(app: &App) -> Result<bool, Error> {
    let now = app.now();
    Ok(vintages::freeze_anew(&app.store, Vintage { day: day_of(now), frozen_at: now }).await?)
}
