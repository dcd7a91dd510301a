//! Sends the letters that are owed. At least once: a worker that dies between sending and noting it leaves
//! the letter to another, who sends it again under the same key.

use crate::error::Error;
use crate::office::App;
use crate::ports::{Letter, LetterKey, Outbound, SendError, Story, Told};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::events::{Doer, Event};
use lapor_domain::cases::facts::Fact;
use lapor_domain::reports::Secrecy;
use lapor_domain::routing::book::RoutingBook;
use lapor_store::outbox::{self, Claimed, Envelope};
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

/// The letter with its address; none when no address is held any more. Of a secret case nothing else is read.
async fn write(app: &App, claimed: &Claimed) -> Result<Option<Letter>, Error> {
    let Envelope { ticket, secrecy, first, to } = outbox::envelope(&app.store, claimed.case).await?;
    let Some(to) = to else { return Ok(None) };
    let key = |letter, version| {
        let mark = app.store.keys.pepper().letter_mark(letter, claimed.case, version);
        LetterKey { ticket, version, mark }
    };
    let told = match secrecy {
        Secrecy::Secret => Told::ThatThereIsNews,
        Secrecy::Open => told(app, claimed).await?,
    };
    let first = Some(first).filter(|(letter, _)| *letter != claimed.id);
    let first = first.map(|(letter, version)| key(letter, version));
    Ok(Some(Letter { to, key: key(claimed.id, claimed.version), first, told }))
}

async fn told(app: &App, claimed: &Claimed) -> Result<Told, Error> {
    let case = cases::get(&app.store, claimed.case).await?.ok_or(Error::NotFound)?;
    // It may have become secret since its envelope was read.
    if case.is_secret() {
        return Ok(Told::ThatThereIsNews);
    }
    let events = journal::of_version(&app.store, case.id, claimed.version).await?;
    let message = message(app, &case, &events).await?;
    let (named, acted) = institutions(app, &events);
    let institution = named.or_else(|| acted.clone());
    let (news, now) = (claimed.news, app.now());
    Ok(Told::Openly(Box::new(Story {
        news,
        case,
        author: acted.or_else(|| institution.clone()),
        institution,
        message,
        now,
    })))
}

/// What staff wrote to the reporter with this version of the case.
async fn message(app: &App, case: &Case, events: &[Event]) -> Result<Option<String>, Error> {
    let is_from_staff =
        |event: &&Event| matches!((&event.fact, &event.by), (Fact::MessageAdded { .. }, Doer::Staff { .. }));
    let Some(added) = events.iter().find(is_from_staff) else { return Ok(None) };
    let message = messages::of_version(&app.store, case, added.version).await?;
    Ok(message.map(|message| message.text).filter(|text| !text.is_empty()))
}

/// The names of the institutions that this version of the case speaks of: the one it went to, and the one whose staff
/// acted.
fn institutions(app: &App, events: &[Event]) -> (Option<String>, Option<String>) {
    let named = events.iter().find_map(|event| match &event.fact {
        Fact::LeadNamed { institution, .. } => Some(institution),
        _ => None,
    });
    let acted = events.iter().find_map(|event| event.by.institution());
    let book = app.book();
    let name = |code| book.rulebook.institution(code).map(|one| one.name.clone());
    (named.and_then(name), acted.and_then(name))
}
