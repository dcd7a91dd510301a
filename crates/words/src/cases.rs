//! The life of a case in plain words: where it stands, what comes next, what happened.

use lapor_domain::actors::Role;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::{AnswerKind, CommandName, DeclineReason, RejectionCode};
use lapor_domain::cases::events::Doer;
use lapor_domain::cases::facts::{Purpose, Rung};
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::status::{Ending, Status};
use lapor_domain::deadlines::clocks::{Clock, ClockKind};
use lapor_domain::reports::{Kind, Secrecy};
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::Instant;

use crate::catalogue::{Words, kebab};

/// Where a case stands, three times over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusWords {
    /// The official label.
    pub label: String,
    /// What a citizen reads.
    pub plain: String,
    /// What it means to them.
    pub meaning: String,
}

impl Words {
    /// A status; a closed case is told by its ending.
    pub fn status(&self, status: Status) -> StatusWords {
        match status {
            Status::Closed(ending) => self.ending(ending),
            other => StatusWords {
                label: self.named("status", other.code()),
                plain: self.named("status", &format!("{}-plain", other.code())),
                meaning: self.named("status", &format!("{}-meaning", other.code())),
            },
        }
    }

    fn ending(&self, ending: Ending) -> StatusWords {
        StatusWords {
            label: self.word("status-closed"),
            plain: self.named("ending", ending.code()),
            meaning: self.named("ending", &format!("{}-meaning", ending.code())),
        }
    }

    /// What happens next, and by when: from the status and the clock that runs for it.
    pub fn what_next(&self, case: &Case, now: Instant) -> String {
        let key = match case.status {
            Status::Closed(ending) => return self.named("next", &format!("closed-{}", ending.code())),
            Status::Answered if case.last_answer == Some(AnswerKind::Refused) => {
                "next-answered-refused".to_owned()
            }
            other => format!("next-{}", kebab(other.code())),
        };
        match clock_that_counts(case) {
            Some(clock) if clock.is_overdue(now) || clock.breached_at.is_some() => self.late(&key),
            Some(clock) => match clock.due_at {
                Some(due) => {
                    let day = self.last_day(due, clock.place.zone);
                    self.say(&format!("{key}-by"), &[("day", (&day).into())])
                }
                None => self.word(&key),
            },
            None => self.word(&key),
        }
    }

    fn late(&self, key: &str) -> String {
        let late = format!("{key}-late");
        if self.has(&late) { self.word(&late) } else { self.word(key) }
    }

    /// What happened, for a timeline; `institution` where the move names one.
    pub fn event(&self, name: MoveName, institution: Option<&str>) -> String {
        let unnamed = self.word("institution-unnamed");
        let args = [("institution", institution.unwrap_or(&unnamed).into())];
        self.named_with("event", name.code(), "", &args)
    }

    /// A command as a button.
    pub fn action(&self, command: CommandName) -> String {
        self.named("action", command.code())
    }

    /// What a message is for.
    pub fn purpose(&self, purpose: Purpose) -> String {
        self.named("purpose", purpose.code())
    }

    /// How high a case was raised.
    pub fn rung(&self, rung: Rung) -> String {
        self.named("rung", rung.code())
    }

    /// A role of staff.
    pub fn role(&self, role: Role) -> String {
        self.named("role", role.code())
    }

    /// Whoever did something: the reporter, the program, or a role of staff.
    pub fn doer(&self, doer: &Doer) -> String {
        match doer {
            Doer::Reporter => self.word("role-reporter"),
            Doer::System => self.word("role-system"),
            Doer::Staff { role, .. } => self.role(*role),
        }
    }

    /// Why an institution says that it is not responsible.
    pub fn decline_reason(&self, reason: DeclineReason) -> String {
        self.named("decline", reason.code())
    }

    /// What kind of answer was given.
    pub fn answer_kind(&self, kind: AnswerKind) -> String {
        self.named("answer", kind.code())
    }

    /// Why the desk refused, in a few words.
    pub fn rejection(&self, code: RejectionCode) -> String {
        self.named("rejection", code.code())
    }

    /// The rule behind a rejection and what it is worth: none of them is verified as law.
    pub fn rejection_rule(&self, code: RejectionCode) -> String {
        let rule = self.named("rule-rejection", code.code());
        format!("{rule} {}", self.word("rule-rejection-standing"))
    }

    /// What the reporter says of an answer.
    pub fn rating(&self, rating: Rating) -> String {
        self.named("rating", &rating.points().to_string())
    }

    /// A kind of report.
    pub fn kind(&self, kind: Kind) -> String {
        self.named("kind", kind.code())
    }

    /// Secret or open.
    pub fn secrecy(&self, secrecy: Secrecy) -> String {
        self.named("secrecy", secrecy.code())
    }
}

/// The clock that a reader of this status waits for.
fn clock_that_counts(case: &Case) -> Option<&Clock> {
    let kind = match case.status {
        Status::Received => ClockKind::Verification,
        Status::AwaitingReporter(_) => ClockKind::Completion,
        Status::Routed => ClockKind::FirstResponse,
        Status::InProgress => ClockKind::Resolution,
        Status::Disputed => ClockKind::Arbitration,
        Status::Promised => ClockKind::Promise,
        Status::Answered => ClockKind::ReporterReply,
        Status::Closed(_) | Status::Rejected | Status::Withdrawn => return None,
    };
    case.clocks.iter().rev().find(|clock| clock.kind == kind && clock.is_open())
}

#[cfg(test)]
mod tests;
