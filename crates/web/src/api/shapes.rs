//! What the API says, as JSON: codes for programs, sentences beside them for people.

pub(super) mod cases;
pub(super) mod clocks;
pub(super) mod lists;
pub(super) mod routes;
pub(super) mod threads;
pub(super) mod warnings;

use lapor_domain::values::{Instant, Zone};

/// A point in time after RFC 3339, on the clocks of a zone.
pub(super) fn rfc3339(at: Instant, zone: Zone) -> String {
    let offset = zone.offset_seconds();
    let second = (at.0.div_euclid(1_000_000) + offset).rem_euclid(86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}+{:02}:00", zone.date_of(at), offset / 3600)
}

#[cfg(test)]
mod tests;
