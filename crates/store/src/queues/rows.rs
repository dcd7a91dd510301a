//! A row of a work list, and where a page ended.

use crate::coded;
use crate::db::Row;
use crate::error::StoreError;
use lapor_domain::cases::facts::Rung;
use lapor_domain::cases::status::Status;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::{Age, Kind, Secrecy};
use lapor_domain::values::{AreaCode, Instant, InstitutionCode, Ticket, TopicCode, UnitCode};

/// One case in a work list. Of a secret case it holds no word of its text.
#[derive(Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// Its public number.
    pub ticket: Ticket,
    /// Where it stands.
    pub status: Status,
    /// The kind of report.
    pub kind: Kind,
    /// Secret or open.
    pub secrecy: Secrecy,
    /// As it happened, or taken over.
    pub age: Age,
    /// Its topic.
    pub topic: Option<TopicCode>,
    /// Where.
    pub area: Option<AreaCode>,
    /// Who is responsible.
    pub lead_institution: Option<InstitutionCode>,
    /// Which unit.
    pub unit: Option<UnitCode>,
    /// When it was received.
    pub received_at: Instant,
    /// When something is due next.
    pub next_due_at: Option<Instant>,
    /// What is due then.
    pub next_clock: Option<ClockKind>,
    /// How high it has been raised.
    pub raised: Rung,
    /// The title, or how the words begin; none of a secret case.
    pub gist: Option<String>,
}

/// Where a page ended. It holds nothing that may not leave the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(super) due: i64,
    pub(super) ticket: Option<Ticket>,
}

impl QueueRow {
    /// Where a page ends that ends with this row.
    pub fn cursor(&self) -> Cursor {
        Cursor { due: self.next_due_at.map_or(i64::MAX, |due| due.0), ticket: Some(self.ticket) }
    }
}

impl Cursor {
    /// As text for an address.
    pub fn code(&self) -> String {
        format!("{}.{:013}", self.due, self.ticket.map_or(0, Ticket::digits))
    }

    /// Reads the text; none when it is no such place.
    pub fn from_code(code: &str) -> Option<Self> {
        let (due, ticket) = code.split_once('.')?;
        Some(Cursor { due: due.parse().ok()?, ticket: Some(ticket.parse().ok()?) })
    }

    /// The case that the page ended with.
    pub fn ticket(&self) -> Option<Ticket> {
        self.ticket
    }

    /// The same due time, before every case that is due then: for when the case itself may not be asked about.
    pub fn at_its_due_time(self) -> Self {
        Cursor { ticket: None, ..self }
    }
}

pub(crate) fn queue_row(row: &Row) -> Result<QueueRow, StoreError> {
    let next_due_at: Instant = row.get("next_due_at")?;
    Ok(QueueRow {
        ticket: row.get("ticket")?,
        status: coded::read(row, "status")?,
        kind: coded::read(row, "kind")?,
        secrecy: coded::read(row, "secrecy")?,
        age: coded::read(row, "age")?,
        topic: row.maybe("topic")?,
        area: row.maybe("area")?,
        lead_institution: row.maybe("lead_institution")?,
        unit: row.maybe("lead_unit")?,
        received_at: row.get("received_at")?,
        next_due_at: Some(next_due_at).filter(|due| due.0 != i64::MAX),
        next_clock: coded::maybe(row, "next_clock")?,
        raised: coded::read(row, "raised")?,
        gist: row.maybe("gist")?,
    })
}
