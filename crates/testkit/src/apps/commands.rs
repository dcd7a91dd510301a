//! Commands in few words.

use lapor_domain::cases::commands::{AnswerKind, Command, DeclineReason, RejectionCode};
use lapor_domain::cases::disputes::Findings;
use lapor_domain::cases::facts::Value;
use lapor_domain::cases::parties::Party;
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::{InstitutionCode, UnitCode};

/// Name who is responsible.
pub fn route(institution: &str) -> Command {
    Command::Route { institution: InstitutionCode::new(institution), unit: None }
}

/// Name the unit that is responsible, written `INSTITUTION/KIND`.
///
/// # Panics
/// When it is not written so.
pub fn route_to_unit(unit: &str) -> Command {
    let unit: UnitCode = unit.parse().expect("a unit is written INSTITUTION/KIND");
    Command::Route { institution: unit.institution.clone(), unit: Some(unit) }
}

/// Name the unit that does the work.
///
/// # Panics
/// When it is not written `INSTITUTION/KIND`.
pub fn assign(unit: &str) -> Command {
    Command::Assign { unit: unit.parse().expect("a unit is written INSTITUTION/KIND"), officer: None }
}

/// Take so many days more, and say why.
pub fn extend(days: u16, text: &str) -> Command {
    Command::Extend { days, text: text.to_owned() }
}

/// Ask the reporter.
pub fn ask(text: &str) -> Command {
    Command::Ask { text: text.to_owned() }
}

/// Write, as the reporter.
pub fn reply(text: &str) -> Command {
    Command::Reply { text: text.to_owned() }
}

/// Begin.
pub fn start(text: &str) -> Command {
    Command::Start { text: text.to_owned() }
}

/// Tell how far it is.
pub fn progress(text: &str) -> Command {
    Command::Progress { text: text.to_owned() }
}

/// Say that it was done.
pub fn answer(text: &str) -> Command {
    Command::Answer { kind: AnswerKind::Done, text: text.to_owned(), law: String::new() }
}

/// Tell what was asked.
pub fn inform(text: &str) -> Command {
    Command::Answer { kind: AnswerKind::Information, text: text.to_owned(), law: String::new() }
}

/// Refuse, quoting the law.
pub fn refuse(text: &str, law: &str) -> Command {
    Command::Answer { kind: AnswerKind::Refused, text: text.to_owned(), law: law.to_owned() }
}

/// Say that another is responsible, without knowing who.
pub fn decline(text: &str) -> Command {
    Command::Decline {
        reason: DeclineReason::Duty,
        text: text.to_owned(),
        instead: None,
        found: Findings::default(),
    }
}

/// Say that this other institution is responsible.
pub fn decline_for(text: &str, instead: &str) -> Command {
    let instead = Some(InstitutionCode::new(instead));
    let found = Findings::default();
    Command::Decline { reason: DeclineReason::Duty, text: text.to_owned(), instead, found }
}

/// Decide who is responsible, with the reasons.
pub fn arbitrate(text: &str, institution: &str) -> Command {
    let institution = InstitutionCode::new(institution);
    Command::Arbitrate { institution, unit: None, text: text.to_owned() }
}

/// Look again at who is bound, on new facts.
pub fn rearbitrate(text: &str) -> Command {
    Command::Rearbitrate { text: text.to_owned(), found: Findings::default() }
}

/// Refuse the report at the desk.
pub fn reject(code: RejectionCode, text: &str) -> Command {
    Command::Reject { code, text: text.to_owned() }
}

/// Contest the rejection.
pub fn contest(text: &str) -> Command {
    Command::Contest { text: text.to_owned() }
}

/// Say that it is not solved.
pub fn reopen(text: &str) -> Command {
    Command::Reopen { text: text.to_owned() }
}

/// Promise an act by a day, such as 2026-08-31.
///
/// # Panics
/// When there is no such day.
pub fn promise(text: &str, until: &str) -> Command {
    Command::Promise { text: text.to_owned(), until: until.parse().expect("a day") }
}

/// Tell that what was promised is done.
pub fn deliver(text: &str) -> Command {
    Command::Deliver { text: text.to_owned() }
}

/// Put an answer right.
pub fn correct(text: &str) -> Command {
    Command::CorrectAnswer { text: text.to_owned(), law: String::new() }
}

/// Send it back to work, from above.
pub fn return_to_work(text: &str) -> Command {
    Command::ReturnToWork { text: text.to_owned() }
}

/// Say whom the report accuses: an institution's head by its code, or a unit, written `INSTITUTION/KIND`.
///
/// # Panics
/// When it is neither.
pub fn accuse(whom: &str, text: &str) -> Command {
    Command::NameParty { party: Party::take(whom).expect("somebody"), text: text.to_owned() }
}

/// Rate the answer, from 1 to 5.
///
/// # Panics
/// When there is no such rating.
pub fn rate(points: i64) -> Command {
    Command::Rate(Rating::from_points(points).expect("ratings go from 1 to 5"))
}
