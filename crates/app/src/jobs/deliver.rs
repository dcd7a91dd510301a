//! Sends the letters that are owed. At least once: a worker that dies between sending and noting it leaves
//! the letter to another, who sends it again under the same key.

use crate::error::Error;
use crate::office::App;
use crate::ports::{Letter, LetterKey, Outbound, SendError, Story, Told};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::events::Doer;
use lapor_domain::cases::facts::Fact;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::{CaseId, Instant};
use lapor_store::outbox::{self, Claimed};
use lapor_store::vault::{self, Kind, Opened};
use lapor_store::{Conflict, StoreError, cases, journal, messages};

/// How many letters a worker takes at once: few, so that what a dying worker holds is little.
pub const BATCH: u32 = 2;

/// How long a letter stays in a worker's hands. Longer than a batch needs when the sink answers as slowly
/// as it may. Unit: seconds.
pub const LEASE_SECONDS: i64 = 600;

/// How often a letter that the sink refuses for good is tried: refusals are sometimes a mistake of the sink's.
pub const ATTEMPTS: u32 = 12;

/// How long a letter is tried that the sink does not take just now. Unit: days.
///
/// Source: RFC 5321, section 4.5.4.1: "at least 4-5 days".
pub const PATIENCE_DAYS: i64 = 5;

/// The longest pause between two attempts. Unit: seconds.
const LONGEST_PAUSE_SECONDS: i64 = 15 * 60;

/// What one turn of a worker did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Letters that it took.
    pub taken: usize,
    /// Letters that left and were noted.
    pub sent: usize,
    /// Letters that the sink did not take, to be tried again.
    pub refused: usize,
    /// Letters that were given up.
    pub dead: usize,
    /// Letters that were no longer in its hands when it came to note them.
    pub lost: usize,
    /// Whether the sink could not be reached; the letters went back.
    pub is_unreachable: bool,
}

/// The pause after so many attempts: a minute, then twice as long each time, up to a quarter of an hour.
/// Unit: seconds.
pub fn pause_seconds(attempts: u32) -> i64 {
    let doublings = attempts.saturating_sub(1).min(10);
    (60_i64 << doublings).min(LONGEST_PAUSE_SECONDS)
}

/// One turn: takes a few letters and sends them. Nothing taken means that nothing is due.
///
/// # Errors
/// The records can't be read or written. What left and was not noted is sent again.
pub async fn deliver(app: &App, outbound: &impl Outbound) -> Result<Delivered, Error> {
    let now = app.now();
    let claimed = outbox::claim(&app.store, now, now.plus_seconds(LEASE_SECONDS), BATCH).await?;
    let mut done = Delivered { taken: claimed.len(), ..Delivered::default() };
    for letter in &claimed {
        if done.is_unreachable {
            note(outbox::put_back(&app.store, letter, UNREACHABLE).await, &mut done)?;
        } else if app.now() < letter.lease_until {
            one(app, outbound, letter, &mut done).await?;
        } else {
            done.lost += 1;
        }
    }
    Ok(done)
}

/// What is noted of a letter that came after the sink had fallen silent.
const UNREACHABLE: &str = "sink-unreachable";

/// What is noted of a letter whose address is no longer held.
const NO_ADDRESS: &str = "no-address";

async fn one(
    app: &App,
    outbound: &impl Outbound,
    claimed: &Claimed,
    done: &mut Delivered,
) -> Result<(), Error> {
    let outcome = match write(app, claimed).await? {
        Some(letter) => outbound.send(&letter).await,
        None => return give_up(app, claimed, NO_ADDRESS, done).await,
    };
    match outcome {
        Ok(()) => {
            done.sent += 1;
            note(outbox::mark_sent(&app.store, claimed, app.now()).await, done)
        }
        Err(SendError::Unreachable(code)) => {
            done.is_unreachable = true;
            note(outbox::put_back(&app.store, claimed, &code).await, done)
        }
        Err(SendError::Never(code)) if claimed.attempts >= ATTEMPTS => {
            give_up(app, claimed, &code, done).await
        }
        Err(SendError::NotNow(code)) if app.now() >= claimed.due_at.plus_days(PATIENCE_DAYS) => {
            give_up(app, claimed, &code, done).await
        }
        Err(SendError::NotNow(code) | SendError::Never(code)) => {
            done.refused += 1;
            let next_at = app.now().plus_seconds(pause_seconds(claimed.attempts));
            note(outbox::mark_refused(&app.store, claimed, (next_at, None), &code).await, done)
        }
    }
}

async fn give_up(app: &App, claimed: &Claimed, code: &str, done: &mut Delivered) -> Result<(), Error> {
    done.dead += 1;
    let now = app.now();
    note(outbox::mark_refused(&app.store, claimed, (now, Some(now)), code).await, done)
}

/// A letter that another worker has taken since is that worker's to note.
fn note(noted: Result<(), StoreError>, done: &mut Delivered) -> Result<(), Error> {
    match noted {
        Ok(()) => Ok(()),
        Err(StoreError::Conflict(Conflict::Stale)) => {
            done.lost += 1;
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// The letter with its address; none when no address is held any more.
async fn write(app: &App, claimed: &Claimed) -> Result<Option<Letter>, Error> {
    let store = &app.store;
    let address = vault::read(&store.db, &store.keys, claimed.case, Kind::Contact, "email").await;
    let to = match address {
        Ok(Opened::Value(address)) => address,
        Ok(Opened::Erased | Opened::Withheld) | Err(StoreError::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let case = cases::get(store, claimed.case).await?.ok_or(Error::NotFound)?;
    let (first, version) = outbox::first(store, claimed.case).await?;
    let first = (first != claimed.id).then(|| key(app, &case, first, version));
    let key = key(app, &case, claimed.id, claimed.version);
    let told = if case.is_secret() { Told::ThatThereIsNews } else { openly(app, claimed, case).await? };
    Ok(Some(Letter { to, key, first, told }))
}

fn key(app: &App, case: &Case, letter: i64, version: u64) -> LetterKey {
    let mark = app.store.keys.pepper().letter_mark(letter, case.id, version);
    LetterKey { ticket: case.ticket, version, mark }
}

async fn openly(app: &App, claimed: &Claimed, case: Case) -> Result<Told, Error> {
    let thread = messages::thread(&app.store, &case).await?;
    let is_from_staff = |by: &Doer| matches!(by, Doer::Staff { .. });
    let message = thread
        .into_iter()
        .find(|message| message.version == claimed.version && is_from_staff(&message.by))
        .map(|message| message.text)
        .filter(|text| !text.is_empty());
    let institution = institution(app, claimed.case, claimed.version).await?;
    let now: Instant = app.now();
    Ok(Told::Openly(Box::new(Story { news: claimed.news, case, institution, message, now })))
}

/// The name of the institution that this version of the case speaks of: the one it went to, else the one
/// whose staff acted.
async fn institution(app: &App, case: CaseId, version: u64) -> Result<Option<String>, Error> {
    let events = journal::of_case(&app.store, case).await?;
    let of_version = || events.iter().filter(|event| event.version == version);
    let named = of_version().find_map(|event| match &event.fact {
        Fact::LeadNamed { institution, .. } => Some(institution),
        _ => None,
    });
    let acted = of_version().find_map(|event| event.by.institution());
    let book = app.book();
    Ok(named.or(acted).and_then(|code| book.rulebook.institution(code)).map(|one| one.name.clone()))
}
