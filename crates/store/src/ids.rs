//! Internal keys: time-ordered integers made by the program, so that a row knows its key before it
//! is written and a list by key is a list by time. They never leave the program.

use lapor_domain::values::Instant;
use std::sync::atomic::{AtomicI64, Ordering};

/// How many low bits tell keys of one millisecond apart; 42 bits of milliseconds last until 2109.
const LOW_BITS: u32 = 21;

/// The key of something numbered that happens at `at`: the same again for the same number and moment, and in the
/// order of time. For what was not made by people at work, who draw theirs with [`next_id`].
pub fn numbered_id(at: Instant, number: u64) -> i64 {
    let low = number % (1 << LOW_BITS);
    millis(at) << LOW_BITS | i64::try_from(low).unwrap_or_default()
}

fn millis(at: Instant) -> i64 {
    at.0.div_euclid(1_000).clamp(0, (1 << 42) - 1)
}

static LAST: AtomicI64 = AtomicI64::new(0);

/// A new key for something that happens at `at`: larger than any this process made before.
///
/// Two nodes may, once in two million pairs of the same millisecond, make the same key; the primary
/// key then refuses the second, which is a conflict and may be repeated.
pub fn next_id(at: Instant) -> i64 {
    let fresh = (millis(at) << LOW_BITS) | i64::from(rand::random::<u32>() >> (32 - LOW_BITS));
    let step = |last: i64| Some(fresh.max(last.saturating_add(1)));
    let last = LAST.fetch_update(Ordering::Relaxed, Ordering::Relaxed, step).unwrap_or_default();
    fresh.max(last.saturating_add(1))
}

#[cfg(test)]
mod tests;
