//! Berkas laporan: a case with everything that belongs to it, as one moment shows it.
//!
//! It is read sealed, so that whoever must be noted as having looked can be noted before anything is opened.

use crate::args;
use crate::cases;
use crate::clocks;
use crate::db::{Row, Together, statements};
use crate::error::StoreError;
use crate::journal;
use crate::keys::Keys;
use crate::messages::{self, Message};
use crate::open::Store;
use crate::proposals;
use crate::reports::{self, ReportText};
use crate::vault::{self, Holding, Kind};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::events::Event;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::values::{CaseId, Ticket};

statements! {
    /// The report of a case with the proposal that it came with, where there is one.
    REPORT = "select r.title, r.words, r.place, r.happened_on, r.topic, r.institution, r.nonce, \
              p.case_id as proposed, p.body from reports r left join proposals p on p.case_id = r.case_id \
              where r.case_id = $1";
}

/// What is asked of a case, in the order of [`read`].
static ASKED: Together<7> = Together::of(&[
    cases::BY_ID,
    clocks::OF_CASE,
    REPORT,
    messages::OF_CASE,
    journal::EVENTS,
    reports::HELD,
    vault::of_case(Kind::Body),
]);

/// A case with what belongs to it, secret texts still sealed.
pub struct Dossier {
    /// Its state.
    pub case: Case,
    report: Vec<Row>,
    messages: Vec<Row>,
    events: Vec<Row>,
    held: Vec<Row>,
    bodies: Holding,
}

/// What belongs to a case.
pub struct Content {
    /// The reporter's words.
    pub report: ReportText,
    /// Where it was proposed to go, and why.
    pub proposal: Option<Proposal>,
    /// The thread, oldest first.
    pub thread: Vec<Message>,
    /// The journal, oldest first.
    pub journal: Vec<Event>,
    /// Which of name, e-mail and phone are held. Never their values.
    pub contact: Vec<&'static str>,
}

/// The dossier of the case with this key.
///
/// # Errors
/// `Corrupt` when the case can't be read back.
pub async fn read(store: &Store, id: CaseId) -> Result<Option<Dossier>, StoreError> {
    let [case, clocks, report, messages, events, held, bodies] = store.db.together(&ASKED, args![id]).await?;
    let Some(case) = case.first() else { return Ok(None) };
    Ok(Some(Dossier {
        case: cases::read(case, clocks::read(&clocks)?)?,
        report,
        messages,
        events,
        held,
        bodies: Holding::of(id, Kind::Body, bodies)?,
    }))
}

/// The dossier of the case with this public number. As in [`cases::by_ticket`], the time tells nobody which numbers
/// there are.
///
/// # Errors
/// As [`read`].
pub async fn by_ticket(store: &Store, ticket: Ticket) -> Result<Option<Dossier>, StoreError> {
    let Some(id) = cases::from_ticket(store, ticket).await? else { return Ok(None) };
    Ok(read(store, id).await?.filter(|dossier| dossier.case.ticket == ticket))
}

impl Dossier {
    /// Opens it. Where the case is secret, log the view before.
    ///
    /// # Errors
    /// `NotFound` when the case has no report, `Corrupt` when something does not open.
    pub fn open(self, keys: &Keys) -> Result<(Case, Content), StoreError> {
        let report = self.report.first().ok_or(StoreError::NotFound)?;
        let proposed = report.maybe::<i64>("proposed")?;
        let proposal = proposed.map(|_| proposals::proposal(keys, &self.bodies, report));
        let content = Content {
            report: reports::text(keys, &self.bodies, report)?,
            proposal: proposal.transpose()?.flatten(),
            thread: messages::read(keys, &self.bodies, &self.messages)?,
            journal: journal::events(&self.events)?,
            contact: reports::kinds(&self.held)?,
        };
        Ok((self.case, content))
    }
}
