//! Hasil penerusan: who turned out to be responsible for a report, as far as its life tells.
//!
//! It is read off the journal whenever it is needed and kept nowhere else, so that a case that becomes secret, is
//! withdrawn or erased teaches nothing from then on. Source: house rule.

use crate::cases::case::Case;
use crate::cases::commands::DeclineReason;
use crate::cases::disputes::DutyHolder;
use crate::cases::events::Event;
use crate::cases::facts::Fact;
use crate::cases::status::Status;

/// Who took a case on, and how that compares with what was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Who is responsible.
    pub holder: DutyHolder,
    /// How it was found.
    pub ground: Ground,
}

/// How it was found who is responsible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// As the program proposed.
    AsProposed,
    /// A desk or an officer named somebody else.
    Named,
    /// Somebody else declined before, on this ground.
    Declined(DeclineReason),
}

/// What a case teaches. Nothing while it is secret or withdrawn, and nothing until whoever has it took it on: named
/// by a desk is not yet responsible.
pub fn outcome(case: &Case, journal: &[Event]) -> Option<Outcome> {
    if case.is_secret() || case.status == Status::Withdrawn {
        return None;
    }
    let lead = case.lead.as_ref()?;
    let named = journal.iter().rposition(|event| matches!(event.fact, Fact::LeadNamed { .. }))?;
    if !journal[named..].iter().any(takes_it_on) {
        return None;
    }
    let holder = DutyHolder { institution: lead.institution.clone(), unit: lead.unit.clone() };
    let ground = ground(&holder, journal);
    Some(Outcome { holder, ground })
}

/// Whether it says that the lead works on it, promises or answers.
fn takes_it_on(event: &Event) -> bool {
    matches!(event.fact, Fact::Moved { to: Status::InProgress | Status::Promised | Status::Answered, .. })
}

fn ground(holder: &DutyHolder, journal: &[Event]) -> Ground {
    if journal.iter().any(|event| proposes(holder, event)) {
        return Ground::AsProposed;
    }
    let declined = journal.iter().rev().find_map(|event| match event.fact {
        Fact::Declined { reason, .. } => Some(reason),
        _ => None,
    });
    declined.map_or(Ground::Named, Ground::Declined)
}

/// Whether the program proposed this institution, and no other unit of it.
fn proposes(holder: &DutyHolder, event: &Event) -> bool {
    let Fact::Proposed { institution, unit, .. } = &event.fact else { return false };
    let is_other_unit = unit.as_ref().zip(holder.unit.as_ref()).is_some_and(|(one, other)| one != other);
    institution.as_ref() == Some(&holder.institution) && !is_other_unit
}
