//! One Decision, one transaction: the case, its journal, its clocks, its texts, the letter it owes, and
//! the key that lets it be asked for twice.

use crate::args;
use crate::db::{Tx, statements};
use crate::error::{Conflict, StoreError};
use crate::journal::Passage;
use crate::open::Store;
use crate::requests::{self, Request};
use crate::submissions::{self, Submission};
use crate::{cases, clocks, counting, journal, messages, outbox, parties, proposals, reports, search};
use lapor_domain::cases::decide::{Decision, NewMessage, Requirement};
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::Fact;
use lapor_domain::reports::Report;
use lapor_domain::routing::propose::Proposal;

statements! {
    /// How many of the two roles that make an institution connected are filled.
    ROLES_FILLED = "select count(distinct s.role) as filled from seats s join users u on u.id = s.user_id \
                    where s.institution = $1 and s.role in ('admin', 'officer') \
                    and s.ended_at is null and u.disabled_at is null";
    /// How many heads of a circle can act.
    CIRCLE_HEADS = "select count(c.id) as heads from circle_seats c join users u on u.id = c.user_id \
                    where c.unit = $1 and c.is_head = 1 \
                    and c.ended_at is null and u.disabled_at is null";
}

/// What a new case comes with, beyond the Decision.
pub struct NewReport<'a> {
    /// What the reporter sent.
    pub report: &'a Report,
    /// Who should answer it, and why.
    pub proposal: &'a Proposal,
    /// What the access code is checked against.
    pub verifier: [u8; 32],
    /// How the same report is recognised when it is sent again.
    pub submission: Submission,
}

/// Everything that one transaction writes.
pub struct Change<'a> {
    /// What was decided.
    pub decision: &'a Decision,
    /// The report, when the Decision makes the case.
    pub new_report: Option<NewReport<'a>>,
    /// How the same action is recognised when it is asked for again.
    pub request: Option<Request>,
}

/// A change that waits for the writer.
#[derive(Clone)]
pub(crate) struct OwnedChange {
    decision: Decision,
    new_report: Option<(Report, Proposal, [u8; 32], Submission)>,
    request: Option<Request>,
}

impl From<&Change<'_>> for OwnedChange {
    fn from(change: &Change<'_>) -> Self {
        OwnedChange {
            decision: change.decision.clone(),
            new_report: change
                .new_report
                .as_ref()
                .map(|new| (new.report.clone(), new.proposal.clone(), new.verifier, new.submission.clone())),
            request: change.request.clone(),
        }
    }
}

impl OwnedChange {
    pub(crate) fn borrowed(&self) -> Change<'_> {
        Change {
            decision: &self.decision,
            new_report: self.new_report.as_ref().map(|(report, proposal, verifier, submission)| NewReport {
                report,
                proposal,
                verifier: *verifier,
                submission: submission.clone(),
            }),
            request: self.request.clone(),
        }
    }
}

/// Writes a Decision. When this returns, it is durable.
///
/// # Errors
/// `Conflict::Taken("submissions")` and `Conflict::Taken("requests")`: it was done before, and what
/// it made can be found; `Conflict::Taken("cases")`: the ticket is in use, draw another;
/// `Conflict::Stale`: somebody was faster; `Conflict::Requirement`: decide again, the world has changed.
pub async fn commit(store: &Store, change: &Change<'_>) -> Result<(), StoreError> {
    write(store, change).await?;
    store.decided.notify_one();
    Ok(())
}

async fn write(store: &Store, change: &Change<'_>) -> Result<(), StoreError> {
    if let Some(group) = &store.group {
        return group.commit(OwnedChange::from(change)).await;
    }
    let mut tx = store.db.begin().await?;
    apply(&mut tx, store, change).await?;
    tx.commit().await
}

/// Writes a Decision into a transaction that someone else commits.
pub(crate) async fn apply(tx: &mut Tx, store: &Store, change: &Change<'_>) -> Result<(), StoreError> {
    let decision = change.decision;
    // Read before anything is written: what was written till then would go to the engine on a way of its own.
    let end = match &change.new_report {
        Some(new) => Some(journal::End::before(new.verifier)),
        None => journal::end(tx, decision.case.id).await?,
    };
    // The keys come first: of two equal requests the second must learn that it is a repetition,
    // not that it came too late.
    if let Some(request) = &change.request {
        requests::add(tx, request).await?;
    }
    let report = match (decision.before, &change.new_report) {
        (None, Some(new)) => Some(begin(tx, store, decision, new).await?),
        (Some(before), None) => {
            cases::change(tx, &decision.case, before).await?;
            None
        }
        _ => return Err(StoreError::Conflict(Conflict::Rule)),
    };
    check(tx, &decision.requires).await?;
    let message = add_message(tx, store, decision).await?;
    let commitments = report.map(|commitment| (0, commitment)).into_iter().chain(message).collect();
    let passage = Passage {
        case: decision.case.id,
        events: &decision.events,
        revision: decision.revision,
        commitments,
    };
    journal::add(tx, store.keys.pepper(), &passage, end).await?;
    clocks::write(tx, &decision.case, &decision.events).await?;
    parties::write(tx, &decision.case).await?;
    counting::owe(tx, &decision.case).await?;
    search::owe(tx, &decision.case).await?;
    outbox::add(tx, &decision.case, &decision.events).await?;
    // Whether it is refused is told by whoever wrote it, and not by what comes after.
    tx.flush().await
}

/// Writes what makes a case; returns what the journal's first row holds of the report.
async fn begin(
    tx: &mut Tx,
    store: &Store,
    decision: &Decision,
    new: &NewReport<'_>,
) -> Result<[u8; 32], StoreError> {
    submissions::add(tx, &new.submission).await?;
    cases::add(tx, &decision.case, decision.revision, &new.verifier).await?;
    proposals::add(tx, store, &decision.case, new.proposal).await?;
    reports::add(tx, store, &decision.case, new.report).await
}

/// Writes the message of a Decision; returns which event stands for it, and what that holds of it.
async fn add_message(
    tx: &mut Tx,
    store: &Store,
    decision: &Decision,
) -> Result<Option<(usize, [u8; 32])>, StoreError> {
    match message_of(decision) {
        Some((place, both)) => Ok(Some((place, messages::add(tx, store, &decision.case, both).await?))),
        None => Ok(None),
    }
}

/// The message of a Decision with its event, and the event's place.
pub(crate) fn message_of(decision: &Decision) -> Option<(usize, (&Event, &NewMessage))> {
    let is_message = |fact: &Fact| matches!(fact, Fact::MessageAdded { .. });
    let place = decision.events.iter().rposition(|event| is_message(&event.fact))?;
    Some((place, (&decision.events[place], decision.message.as_ref()?)))
}

/// Whether what the Decision counts on still holds.
async fn check(tx: &mut Tx, requires: &[Requirement]) -> Result<(), StoreError> {
    for requirement in requires {
        let holds = match requirement {
            Requirement::Connected(institution) => {
                tx.one(ROLES_FILLED, args![institution]).await?.get::<i64>("filled")? == 2
            }
            Requirement::CircleHead(unit) => {
                tx.one(CIRCLE_HEADS, args![unit]).await?.get::<i64>("heads")? > 0
            }
        };
        if !holds {
            return Err(StoreError::Conflict(Conflict::Requirement));
        }
    }
    Ok(())
}
