//! Lives for a demo that grows: each is begun by the rules of [`receive`](crate::receive), lived by whoever calls,
//! and written with many others at once.
//!
//! Not a door: nobody stands before it. The records refuse what comes this way unless they are a demo's.

use crate::error::Error;
use crate::office::{App, Present};
use crate::receive::{Arrival, Attempt};
use lapor_domain::actors::Staff;
use lapor_domain::cases::decide::Decision;
use lapor_domain::reports::{Draft, Report};
use lapor_domain::routing::propose::Proposal;
use lapor_domain::values::{AccessCode, CaseId, Ticket};
use lapor_store::agencies::Seat;
pub use lapor_store::bulk::Rows;
use lapor_store::bulk::{self, Life};
use lapor_store::commit::NewReport;
use lapor_store::keys::Keys;
use lapor_store::submissions::Submission;
use lapor_store::{agencies, ids};

/// Shares no divisor with the number of tickets, so that every number has a ticket of its own, and neighbours are
/// far apart: the golden section of twelve digits.
const STRIDE: u128 = 618_033_988_751;

/// A case that has begun, with what its first row is made of.
pub struct Begun {
    /// What made the case.
    pub decision: Decision,
    /// Who should answer, and why.
    pub proposal: Proposal,
    /// What opens it.
    pub access_code: AccessCode,
    report: Report,
    verifier: [u8; 32],
    submission: Submission,
}

/// Begins the case with this number, at the present's time.
///
/// # Errors
/// [`Error::Flawed`] with every flaw.
pub fn begin(
    keys: &Keys,
    present: &Present,
    (draft, arrival): (&Draft, &Arrival),
    number: u64,
) -> Result<Begun, Error> {
    let token = arrival.scoped_token();
    let attempt = Attempt::new(keys.pepper(), (draft, arrival), &token, present).map_err(Error::Flawed)?;
    let made = attempt.make(keys.pepper(), (CaseId(ids::numbered_id(present.now, number)), ticket(number)));
    Ok(Begun {
        decision: made.decision,
        proposal: made.proposal,
        access_code: made.access_code,
        report: attempt.report,
        verifier: made.verifier,
        submission: made.submission,
    })
}

/// The ticket of the case with this number.
fn ticket(number: u64) -> Ticket {
    let spread = u128::from(number) * STRIDE % u128::from(Ticket::SPACE);
    Ticket::from_number(u64::try_from(spread).unwrap_or_default())
}

/// Adds a life to those that will be written: how it began, and everything that was decided on it, the beginning
/// first.
///
/// # Errors
/// The Decisions are not those of one life.
pub fn add(rows: &mut Rows, keys: &Keys, begun: &Begun, decisions: &[Decision]) -> Result<(), Error> {
    let new_report = NewReport {
        report: &begun.report,
        proposal: &begun.proposal,
        verifier: begun.verifier,
        submission: begun.submission.clone(),
    };
    Ok(rows.add(keys, &Life { new_report, decisions })?)
}

/// Writes lives. When this returns, they are durable.
///
/// # Errors
/// These are no demo's records, or they can't be written; then nothing was.
pub async fn write(app: &App, rows: Rows) -> Result<(), Error> {
    Ok(bulk::write(&app.store, rows).await?)
}

/// Takes numbers for `count` lives; gives the first.
///
/// # Errors
/// These are no demo's records, or somebody else takes numbers at this moment.
pub async fn take_numbers(app: &App, count: u64) -> Result<u64, Error> {
    Ok(bulk::take_numbers(&app.store, count).await?)
}

/// Everybody who can act, once for each seat.
///
/// # Errors
/// The records can't be read.
pub async fn everybody(app: &App) -> Result<Vec<Staff>, Error> {
    let mut everybody = Vec::new();
    for seat in agencies::seated(&app.store.db).await? {
        let circles = match seat.unit {
            Some(_) => agencies::circles_of(&app.store.db, seat.user).await?,
            None => Vec::new(),
        };
        let Seat { user, role, institution, unit, is_arbiter, .. } = seat;
        everybody.push(Staff { user, role, institution, unit, circles, is_arbiter });
    }
    Ok(everybody)
}
