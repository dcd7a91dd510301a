//! Door 1: a report arrives, from any channel.

mod check;

use crate::book::Subject;
use crate::error::Error;
use crate::office::{App, Present};
use lapor_domain::actors::Actor;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::decide::{Decision, Submission, decide, join, submit};
use lapor_domain::reports::{Age, Channel, Draft, Flaw, Kind, Report, Secrecy};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::topics::Sensitivity;
use lapor_domain::values::{AccessCode, CaseId, Instant, Ticket, TopicCode};
use lapor_store::codes::Pepper;
use lapor_store::commit::{Change, NewReport, commit};
use lapor_store::{StoreError, cases, codes, ids, proposals, submissions};

/// How a report came.
#[derive(Clone)]
pub struct Arrival {
    /// Through which door.
    pub channel: Channel,
    /// When the person sent it, as the channel says; none means now.
    pub sent_at: Option<Instant>,
    /// As it happens, or taken over.
    pub age: Age,
    /// The idempotency token: the same token with the same report is the same case, and gets the same
    /// answer. It must be hard to guess.
    pub token: String,
}

impl Arrival {
    /// Tokens of one channel never meet those of another: whoever knows how a file's rows are named can't
    /// ask for their access codes through the API.
    pub(crate) fn scoped_token(&self) -> String {
        format!("{}:{}", self.channel.code(), self.token)
    }
}

/// What the reporter gets. Given only after a durable commit.
pub struct Receipt {
    /// The public number.
    pub ticket: Ticket,
    /// What opens it.
    pub access_code: AccessCode,
    /// The case.
    pub case: Case,
    /// Where it went and why.
    pub proposal: Proposal,
    /// Whether it was received before, with the same token.
    pub is_repeat: bool,
}

/// How often a reception is tried again when the world changed under it.
const TRIES: usize = 3;

/// Receives a report: check, route, start the clocks, commit, receipt.
///
/// # Errors
/// [`Error::Flawed`] with every flaw; [`Error::KeyReused`] when the token belongs to another report;
/// [`Error::Store`] when it could not be kept: then nothing was.
pub async fn receive(app: &App, draft: &Draft, arrival: &Arrival) -> Result<Receipt, Error> {
    let pepper = app.store.keys.pepper();
    let token = arrival.scoped_token();
    let token_hmac = pepper.token_hmac(&token);
    let mut last = StoreError::NotFound;
    for _ in 0..TRIES {
        if let Some(earlier) = submissions::find(&app.store.db, &token_hmac).await? {
            return repeat(app, &earlier, &pepper.request_hash(&check::fingerprint(draft)), &token).await;
        }
        let present = app.present();
        let attempt = Attempt::new(pepper, (draft, arrival), &token, &present).map_err(Error::Flawed)?;
        match attempt.commit(app).await {
            Ok(receipt) => return Ok(receipt),
            // The same token won the race, the ticket was taken, or someone left their seat.
            Err(StoreError::Conflict(conflict)) if conflict.is_race() => {
                app.refresh_directory().await?;
                last = StoreError::Conflict(conflict);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(last.into())
}

/// What would happen with this draft, without keeping anything: the question "is this right?".
///
/// # Errors
/// [`Error::Flawed`] with every flaw.
pub fn preview(app: &App, draft: &Draft, channel: Channel) -> Result<(Report, Proposal), Error> {
    let present = app.present();
    let arrival = Arrival { channel, sent_at: None, age: Age::Live, token: String::new() };
    let report = check::check(draft, &arrival, &present).map_err(Error::Flawed)?;
    let proposal = propose(&report, &present);
    Ok((report, proposal))
}

/// Whether a report is secret: as chosen, else as its topic presets.
pub fn secrecy_of(chosen: Option<Secrecy>, topic: Option<&TopicCode>, present: &Present) -> Secrecy {
    let topic = topic.and_then(|code| present.book.rulebook.topic(code));
    let preset = match topic.map(|topic| topic.sensitivity) {
        Some(Sensitivity::Sensitive) => Secrecy::Secret,
        _ => Secrecy::Open,
    };
    chosen.unwrap_or(preset)
}

fn propose(report: &Report, present: &Present) -> Proposal {
    let title = report.title.as_deref().unwrap_or_default();
    let text = format!("{title}\n{}", report.words);
    present.book.propose(&Subject {
        text: &text,
        area: report.area.as_ref(),
        topic: report.topic.as_ref(),
        institution: report.institution.as_ref(),
    })
}

/// A checked report on its way to becoming a case.
pub(crate) struct Attempt<'a> {
    /// The report.
    pub report: Report,
    token: &'a str,
    token_hmac: [u8; 32],
    request_hash: [u8; 32],
    present: &'a Present,
}

/// A case as it is about to be kept.
pub(crate) struct Made {
    /// What makes it.
    pub decision: Decision,
    /// Who should answer, and why.
    pub proposal: Proposal,
    /// What opens it.
    pub access_code: AccessCode,
    /// What the access code is checked against.
    pub verifier: [u8; 32],
    /// How the report is recognised when it is sent again.
    pub submission: submissions::Submission,
}

impl<'a> Attempt<'a> {
    /// Checks a draft.
    ///
    /// # Errors
    /// Every flaw.
    pub(crate) fn new(
        pepper: &Pepper,
        (draft, arrival): (&Draft, &Arrival),
        token: &'a str,
        present: &'a Present,
    ) -> Result<Self, Vec<Flaw>> {
        Ok(Attempt {
            report: check::check(draft, arrival, present)?,
            token,
            token_hmac: pepper.token_hmac(token),
            request_hash: pepper.request_hash(&check::fingerprint(draft)),
            present,
        })
    }

    /// What becomes of the report under this key and ticket.
    pub(crate) fn make(&self, pepper: &Pepper, (id, ticket): (CaseId, Ticket)) -> Made {
        let proposal = propose(&self.report, self.present);
        let nonce = codes::new_nonce();
        let access_code = pepper.derive_code(&nonce, self.token);
        let submission = submissions::Submission {
            token_hmac: self.token_hmac,
            case: id,
            nonce,
            request_hash: self.request_hash,
            created_at: self.present.now,
        };
        let decision = self.decide(id, ticket, &proposal);
        let verifier = pepper.verifier(ticket, &access_code);
        Made { decision, proposal, access_code, verifier, submission }
    }

    async fn commit(&self, app: &App) -> Result<Receipt, StoreError> {
        let ticket = Ticket::from_number(rand::random());
        let id = CaseId(ids::next_id(self.present.now));
        let made = self.make(app.store.keys.pepper(), (id, ticket));
        let new_report = NewReport {
            report: &self.report,
            proposal: &made.proposal,
            verifier: made.verifier,
            submission: made.submission,
        };
        let change = Change { decision: &made.decision, new_report: Some(new_report), request: None };
        commit(&app.store, &change).await?;
        let (access_code, case) = (made.access_code, made.decision.case);
        Ok(Receipt { ticket, access_code, case, proposal: made.proposal, is_repeat: false })
    }

    /// Submitted, and routed at once where the proposal is sure enough and someone is there.
    fn decide(&self, id: CaseId, ticket: Ticket, proposal: &Proposal) -> Decision {
        let scene = self.present.scene();
        let submission = Submission {
            id,
            ticket,
            kind: self.report.kind,
            secrecy: secrecy_of(self.report.secrecy, proposal.topic.as_ref(), self.present),
            age: self.report.age,
            channel: self.report.channel,
            area: self.report.area.clone(),
            sent_at: self.report.sent_at,
        };
        let submitted = submit(&submission, proposal, &scene);
        let command = Command::RouteAsProposed(proposal.clone());
        match decide(&submitted.case, &command, &Actor::System, &scene) {
            Ok(routed) => join(submitted, routed),
            // A lawful no: it waits at the desk, with the proposal beside it.
            Err(_) => submitted,
        }
    }
}

async fn repeat(
    app: &App,
    earlier: &submissions::Submission,
    request_hash: &[u8; 32],
    token: &str,
) -> Result<Receipt, Error> {
    if &earlier.request_hash != request_hash {
        return Err(Error::KeyReused);
    }
    let case = cases::get(&app.store, earlier.case).await?.ok_or(Error::NotFound)?;
    let access_code = app.store.keys.pepper().derive_code(&earlier.nonce, token);
    let proposal = proposals::read(&app.store, &case).await?.ok_or(Error::NotFound)?;
    Ok(Receipt { ticket: case.ticket, access_code, case, proposal, is_repeat: true })
}

/// The kind that an empty choice means.
pub const DEFAULT_KIND: Kind = Kind::Complaint;
