//! What was seen, made ready for the components: one place for the citizen's and the staff's pages.

mod clocks;
mod names;
mod personal;
mod statuses;
mod sums;
mod threads;
mod timelines;

pub(crate) use clocks::{Due, days_between, left};
pub(crate) use names::{BookNames, unit_kinds};
pub(crate) use personal::Warning;
pub(crate) use statuses::status_chip;
pub(crate) use sums::sum_views;
pub(crate) use threads::{Reading, messages};
pub(crate) use timelines::entries;

use lapor_domain::values::Instant;

/// A point in time for machines (RFC 3339).
pub(crate) fn datetime(at: Instant) -> String {
    jiff::Timestamp::from_microsecond(at.0).map(|at| at.to_string()).unwrap_or_default()
}
