//! Who may ask how often.
//!
//! Clients are counted by the network they come from, never by their address: a key drawn at the start turns the
//! network into a number, and neither the address nor the key is ever written down. Many citizens share one address
//! behind a carrier, so the rates are those of a crowd; what protects a case is its access code.

mod clients;
mod rates;
mod tries;

pub(crate) use clients::{Client, ClientKey};
pub use rates::{NoRate, Rate, Rates};

use crate::fault::Fault;
use crate::site::Site;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, RateLimiter};
use lapor_app::look::{self, Seen};
use lapor_domain::values::{AccessCode, CaseId, Ticket};
use std::hash::Hash;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use tokio::sync::{Semaphore, SemaphorePermit};
use tries::Tries;

/// How often something is counted before what is long past is forgotten.
const FORGET_EVERY: usize = 1024;

/// How many codes of one client are checked side by side. A wrong one counts only once it was checked: without this,
/// hundreds sent in the same moment would all be heard.
const SIDE_BY_SIDE: usize = 2;
/// Into how many groups clients fall for that; those of one group wait for each other, for a moment.
const GROUPS: usize = 256;

/// The limits of one running program.
pub struct Limits {
    key: [u8; 32],
    proxies: usize,
    counted: Option<Counted>,
}

/// What is counted.
struct Counted {
    reports: Bucket<ClientKey>,
    logins: Bucket<(ClientKey, [u8; 16])>,
    logins_of_client: Bucket<ClientKey>,
    wrong_codes: Mutex<Tries>,
    turns: [Semaphore; GROUPS],
}

impl Limits {
    /// The limits of the house, behind this many trusted proxies that add to `X-Forwarded-For`.
    pub fn behind(proxies: usize) -> Limits {
        Limits::at(&Rates::default(), proxies)
    }

    /// Limits at these rates, behind this many trusted proxies.
    pub fn at(rates: &Rates, proxies: usize) -> Limits {
        let counted = Counted {
            reports: Bucket::new(rates.reports),
            logins: Bucket::new(rates.logins),
            logins_of_client: Bucket::new(rates.logins_of_client),
            wrong_codes: Mutex::new(Tries::default()),
            turns: std::array::from_fn(|_| Semaphore::new(SIDE_BY_SIDE)),
        };
        Limits { counted: Some(counted), ..Limits::uncounted(proxies) }
    }

    /// No limits: for tests, and for measurements on the machine itself.
    pub fn off() -> Limits {
        Limits::uncounted(0)
    }

    fn uncounted(proxies: usize) -> Limits {
        Limits { key: rand::random(), proxies, counted: None }
    }

    /// A client sends a report.
    ///
    /// # Errors
    /// [`Fault::TooMany`] when it must wait.
    pub(crate) fn reports(&self, client: &ClientKey) -> Result<(), Fault> {
        self.counted.as_ref().map_or(Ok(()), |counted| counted.reports.take(client))
    }

    /// A client tries to sign in under this name. Nobody else is slowed down by it: the name's owner signs in from
    /// their own device all the while.
    ///
    /// # Errors
    /// As [`Limits::reports`].
    pub(crate) fn login(&self, login: &str, client: &ClientKey) -> Result<(), Fault> {
        let Some(counted) = &self.counted else { return Ok(()) };
        counted.logins_of_client.take(client)?;
        counted.logins.take(&(*client, self.hide(&login.trim().to_lowercase())))
    }

    /// Waits until a client may have a code checked. Hold what it gives until a wrong one is noted.
    pub(crate) async fn turn(&self, client: &ClientKey) -> Option<SemaphorePermit<'_>> {
        let counted = self.counted.as_ref()?;
        counted.turns[client.group(GROUPS)].acquire().await.ok()
    }

    /// Whether a client may try an access code now. Only wrong tries count, see [`Limits::wrong_code`], so whoever
    /// holds the code is never shut out, whatever others try.
    ///
    /// # Errors
    /// As [`Limits::reports`].
    pub(crate) fn code_try(&self, ticket: Ticket, client: &ClientKey) -> Result<(), Fault> {
        let Some(counted) = &self.counted else { return Ok(()) };
        let tries = counted.wrong_codes.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match tries.wait(ticket, client, Instant::now()) {
            0 => Ok(()),
            seconds => Err(Fault::TooMany(seconds)),
        }
    }

    /// A client tried a wrong code, or a ticket that does not exist: both count alike.
    pub(crate) fn wrong_code(&self, ticket: Ticket, client: &ClientKey) {
        let Some(counted) = &self.counted else { return };
        let mut tries = counted.wrong_codes.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        tries.note(ticket, client, Instant::now());
    }
}

/// Opens a case for whoever holds its code, with the limit on wrong tries.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown ticket and a wrong code alike, [`Fault::TooMany`] after wrong tries.
pub(crate) async fn open(
    site: &Site,
    client: &ClientKey,
    ticket: Ticket,
    code: &AccessCode,
) -> Result<Seen, Fault> {
    let _turn = site.limits.turn(client).await;
    site.limits.code_try(ticket, client)?;
    let seen = look::as_reporter(&site.app, ticket, code).await;
    seen.map_err(|error| counting(site, client, ticket, error))
}

/// As [`open`], without reading the case.
///
/// # Errors
/// As [`open`].
pub(crate) async fn unlock(
    site: &Site,
    client: &ClientKey,
    ticket: Ticket,
    code: &AccessCode,
) -> Result<CaseId, Fault> {
    let _turn = site.limits.turn(client).await;
    site.limits.code_try(ticket, client)?;
    let case = look::reporter_case(&site.app, ticket, code).await;
    case.map_err(|error| counting(site, client, ticket, error))
}

fn counting(site: &Site, client: &ClientKey, ticket: Ticket, error: lapor_app::Error) -> Fault {
    if matches!(error, lapor_app::Error::NotFound) {
        site.limits.wrong_code(ticket, client);
    }
    error.into()
}

/// A rate kept for every key.
struct Bucket<K: Hash + Eq + Clone> {
    limiter: DefaultKeyedRateLimiter<K>,
    counted: AtomicUsize,
}

impl<K: Hash + Eq + Clone> Bucket<K> {
    fn new(rate: Rate) -> Self {
        Bucket { limiter: RateLimiter::keyed(rate.quota()), counted: AtomicUsize::new(0) }
    }

    fn take(&self, key: &K) -> Result<(), Fault> {
        if self.counted.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(key).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            Fault::TooMany(wait.as_secs() + 1)
        })
    }
}

#[cfg(test)]
mod tests;
