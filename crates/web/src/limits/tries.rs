//! Wrong access codes: slowed down, never locked.
//!
//! Tickets are public, so a lock on wrong codes would let anyone shut a reporter out. A client that never tried a
//! wrong code is therefore always heard. One that did waits: longer with each of its own tries, and at a constant
//! slow rate per ticket, however many clients try it together.

use super::ClientKey;
use lapor_domain::values::Ticket;
use std::collections::HashMap;
use std::hash::Hash;
use std::time::{Duration, Instant};

/// Wrong tries that cost nothing: people mistype.
const FREE: u32 = 5;
/// The longest a client waits between two tries.
const LONGEST: Duration = Duration::from_secs(60);
/// The pace at which a ticket can be tried once the free tries are used up.
const PACE: Duration = Duration::from_secs(10);
/// After this long without a wrong try, all is forgotten.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(15 * 60);
/// From this many entries on, each try first drops what is forgotten.
const MANY: usize = 10_000;

/// Wrong tries under one key.
#[derive(Clone, Copy)]
struct Wrong {
    times: u32,
    last: Instant,
}

/// The wrong tries of late.
#[derive(Default)]
pub(super) struct Tries {
    by_client: HashMap<ClientKey, Wrong>,
    by_ticket: HashMap<Ticket, Wrong>,
}

impl Tries {
    /// How long a client must wait before it may try this ticket. Unit: seconds; 0 means now.
    pub(super) fn wait(&self, ticket: Ticket, client: &ClientKey, now: Instant) -> u64 {
        let Some(own) = recent(&self.by_client, client, now) else { return 0 };
        let growing = match own.times.checked_sub(FREE) {
            None => Duration::ZERO,
            Some(over) => Duration::from_secs(1 << over.min(6)).min(LONGEST),
        };
        let shared = recent(&self.by_ticket, &ticket, now).filter(|tries| tries.times >= FREE);
        let until = [Some((own.last, growing)), shared.map(|tries| (tries.last, PACE))];
        let waits =
            until.into_iter().flatten().map(|(last, wait)| (last + wait).saturating_duration_since(now));
        let longest = waits.max().unwrap_or_default();
        longest.as_secs() + u64::from(longest.subsec_nanos() > 0)
    }

    /// Notes a wrong try.
    pub(super) fn note(&mut self, ticket: Ticket, client: &ClientKey, now: Instant) {
        note(&mut self.by_client, *client, now);
        note(&mut self.by_ticket, ticket, now);
    }
}

fn recent<K: Hash + Eq>(tries: &HashMap<K, Wrong>, key: &K, now: Instant) -> Option<Wrong> {
    tries.get(key).copied().filter(|wrong| now.saturating_duration_since(wrong.last) < FORGOTTEN_AFTER)
}

fn note<K: Hash + Eq>(tries: &mut HashMap<K, Wrong>, key: K, now: Instant) {
    if tries.len() >= MANY {
        tries.retain(|_, wrong| now.saturating_duration_since(wrong.last) < FORGOTTEN_AFTER);
    }
    let times = recent(tries, &key, now).map_or(0, |wrong| wrong.times);
    tries.insert(key, Wrong { times: times.saturating_add(1), last: now });
}
