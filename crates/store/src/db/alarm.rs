//! When a statement has taken too long.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Since when alarms count.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Rings at a time, unless it is set anew before. One thread sets it, the engine's asks it.
#[derive(Debug)]
pub(super) struct Alarm {
    /// When it rings. Unit: microseconds since the start.
    at: AtomicU64,
}

impl Default for Alarm {
    fn default() -> Self {
        LazyLock::force(&START);
        Alarm { at: AtomicU64::new(u64::MAX) }
    }
}

impl Alarm {
    /// Rings after this time; never, without one.
    pub(super) fn set(&self, after: Option<Duration>) {
        let at = after.map_or(u64::MAX, |after| elapsed().saturating_add(micros(after)));
        self.at.store(at, Ordering::Relaxed);
    }

    /// Whether it has not rung yet.
    pub(super) fn is_silent(&self) -> bool {
        let at = self.at.load(Ordering::Relaxed);
        at == u64::MAX || elapsed() < at
    }
}

fn elapsed() -> u64 {
    micros(START.elapsed())
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
