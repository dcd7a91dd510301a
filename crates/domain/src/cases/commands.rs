//! Everything anyone may ask of a case: a closed list.

use super::disputes::Findings;
pub use super::grounds::{AnswerKind, DeclineReason, RejectionCode};
use super::parties::Party;
use crate::deadlines::clocks::ClockKind;
use crate::routing::propose::Proposal;
use crate::satisfaction::Rating;
use crate::values::{InstitutionCode, UnitCode, UserId};
use jiff::civil::Date;

/// The name of a command; what buttons and the API show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CommandName {
    /// Send a report. It makes the case, so it is no [`Command`] on one.
    Submit,
    /// Say who is responsible.
    Route,
    /// Ask the reporter.
    Ask,
    /// Take the question back.
    CancelQuestion,
    /// Write, as the reporter.
    Reply,
    /// Let a question lapse.
    Lapse,
    /// Refuse the report.
    Reject,
    /// Contest the rejection.
    Contest,
    /// Name a unit or officer.
    Assign,
    /// Begin.
    Start,
    /// Tell how far it is.
    Progress,
    /// Say that another institution is responsible.
    Decline,
    /// Decide who is responsible, where institutions keep declining.
    Arbitrate,
    /// Let the time to decide run out.
    LapseArbitration,
    /// Look again at who is bound.
    Rearbitrate,
    /// Answer.
    Answer,
    /// Promise an act by a date, or a later date.
    Promise,
    /// Tell that what was promised is done.
    Deliver,
    /// Record that a promise was not kept.
    BreakPromise,
    /// Accept the answer.
    Confirm,
    /// Close by silence.
    Close,
    /// Say that it is not solved.
    Reopen,
    /// Record that a clock ran out.
    Expire,
    /// Raise the case one level.
    Escalate,
    /// Take the report back.
    Withdraw,
    /// Take the report up again.
    Resume,
    /// Rate the answer.
    Rate,
    /// Put the answer right.
    CorrectAnswer,
    /// Send it back to work, from above.
    ReturnToWork,
    /// Say whom the report accuses.
    NameParty,
    /// Take more time for the work.
    Extend,
}

impl CommandName {
    /// Every command.
    pub const ALL: [CommandName; 31] = [
        CommandName::Submit,
        CommandName::Route,
        CommandName::Ask,
        CommandName::CancelQuestion,
        CommandName::Reply,
        CommandName::Lapse,
        CommandName::Reject,
        CommandName::Contest,
        CommandName::Assign,
        CommandName::Start,
        CommandName::Progress,
        CommandName::Decline,
        CommandName::Arbitrate,
        CommandName::LapseArbitration,
        CommandName::Rearbitrate,
        CommandName::Answer,
        CommandName::Promise,
        CommandName::Deliver,
        CommandName::BreakPromise,
        CommandName::Confirm,
        CommandName::Close,
        CommandName::Reopen,
        CommandName::Expire,
        CommandName::Escalate,
        CommandName::Withdraw,
        CommandName::Resume,
        CommandName::Rate,
        CommandName::CorrectAnswer,
        CommandName::ReturnToWork,
        CommandName::NameParty,
        CommandName::Extend,
    ];

    /// The code in forms, the API and the goldens.
    pub const fn code(self) -> &'static str {
        match self {
            CommandName::Submit => "submit",
            CommandName::Route => "route",
            CommandName::Ask => "ask",
            CommandName::CancelQuestion => "cancel-question",
            CommandName::Reply => "reply",
            CommandName::Lapse => "lapse",
            CommandName::Reject => "reject",
            CommandName::Contest => "contest",
            CommandName::Assign => "assign",
            CommandName::Start => "start",
            CommandName::Progress => "progress",
            CommandName::Decline => "decline",
            CommandName::Arbitrate => "arbitrate",
            CommandName::LapseArbitration => "lapse-arbitration",
            CommandName::Rearbitrate => "rearbitrate",
            CommandName::Answer => "answer",
            CommandName::Promise => "promise",
            CommandName::Deliver => "deliver",
            CommandName::BreakPromise => "break-promise",
            CommandName::Confirm => "confirm",
            CommandName::Close => "close",
            CommandName::Reopen => "reopen",
            CommandName::Expire => "expire",
            CommandName::Escalate => "escalate",
            CommandName::Withdraw => "withdraw",
            CommandName::Resume => "resume",
            CommandName::Rate => "rate",
            CommandName::CorrectAnswer => "correct-answer",
            CommandName::ReturnToWork => "return-to-work",
            CommandName::NameParty => "name-party",
            CommandName::Extend => "extend",
        }
    }
}

/// A command with what it carries. Texts are already cleaned.
#[derive(Clone, PartialEq)]
pub enum Command {
    /// Name who is responsible, as a person.
    Route {
        /// The responsible institution.
        institution: InstitutionCode,
        /// Its unit, where known; needed in a secret case.
        unit: Option<UnitCode>,
    },
    /// Follow the program's own proposal.
    RouteAsProposed(Proposal),
    /// Ask the reporter.
    Ask {
        /// The question.
        text: String,
    },
    /// Take the question back.
    CancelQuestion,
    /// Write, as the reporter.
    Reply {
        /// What to add.
        text: String,
    },
    /// Let the question lapse.
    Lapse,
    /// Refuse the report.
    Reject {
        /// Why.
        code: RejectionCode,
        /// The explanation to the reporter.
        text: String,
    },
    /// Contest the rejection.
    Contest {
        /// Why it is wrong.
        text: String,
    },
    /// Name a unit, and an officer where known.
    Assign {
        /// The unit.
        unit: UnitCode,
        /// The officer.
        officer: Option<UserId>,
    },
    /// Begin.
    Start {
        /// What the reporter is told.
        text: String,
    },
    /// Tell how far it is.
    Progress {
        /// What the reporter is told.
        text: String,
    },
    /// Say that another is responsible.
    Decline {
        /// On which ground.
        reason: DeclineReason,
        /// The explanation.
        text: String,
        /// Who instead, where known.
        instead: Option<InstitutionCode>,
        /// What the program finds out for it.
        found: Findings,
    },
    /// Decide who is responsible, where institutions keep declining.
    Arbitrate {
        /// The responsible institution.
        institution: InstitutionCode,
        /// Its unit, where known; needed in a secret case.
        unit: Option<UnitCode>,
        /// The reasons.
        text: String,
    },
    /// Let the time to decide run out.
    LapseArbitration(Findings),
    /// Look again at who is bound.
    Rearbitrate {
        /// The new facts.
        text: String,
        /// What the program finds out for it.
        found: Findings,
    },
    /// Answer.
    Answer {
        /// What kind of answer.
        kind: AnswerKind,
        /// The answer.
        text: String,
        /// The law a refusal quotes; empty otherwise.
        law: String,
    },
    /// Promise an act by a date, or a later date.
    Promise {
        /// The act.
        text: String,
        /// The day by which it is done.
        until: Date,
    },
    /// Tell that what was promised is done.
    Deliver {
        /// What was done.
        text: String,
    },
    /// Record that a promise was not kept.
    BreakPromise,
    /// Accept the answer.
    Confirm,
    /// Close by silence.
    Close,
    /// Say that it is not solved.
    Reopen {
        /// What is not solved.
        text: String,
    },
    /// Record that a clock ran out.
    Expire(ClockKind),
    /// Raise the case one level.
    Escalate,
    /// Take the report back.
    Withdraw,
    /// Take the report up again.
    Resume,
    /// Rate the answer.
    Rate(Rating),
    /// Put the answer right; its kind stays.
    CorrectAnswer {
        /// The answer as it should have been.
        text: String,
        /// The law that a refusal quotes; empty otherwise.
        law: String,
    },
    /// Send it back to work, from above.
    ReturnToWork {
        /// Why the answer is none.
        text: String,
    },
    /// Say whom the report accuses.
    NameParty {
        /// Whom.
        party: Party,
        /// Who that is in words, and of what they are accused.
        text: String,
    },
    /// Take more time for the work.
    Extend {
        /// How many days more, of the kind in which the work is counted.
        days: u16,
        /// Why.
        text: String,
    },
}

impl Command {
    /// Its name.
    pub fn name(&self) -> CommandName {
        match self {
            Command::Route { .. } | Command::RouteAsProposed(_) => CommandName::Route,
            Command::Ask { .. } => CommandName::Ask,
            Command::CancelQuestion => CommandName::CancelQuestion,
            Command::Reply { .. } => CommandName::Reply,
            Command::Lapse => CommandName::Lapse,
            Command::Reject { .. } => CommandName::Reject,
            Command::Contest { .. } => CommandName::Contest,
            Command::Assign { .. } => CommandName::Assign,
            Command::Start { .. } => CommandName::Start,
            Command::Progress { .. } => CommandName::Progress,
            Command::Decline { .. } => CommandName::Decline,
            Command::Arbitrate { .. } => CommandName::Arbitrate,
            Command::LapseArbitration(_) => CommandName::LapseArbitration,
            Command::Rearbitrate { .. } => CommandName::Rearbitrate,
            Command::Answer { .. } => CommandName::Answer,
            Command::Promise { .. } => CommandName::Promise,
            Command::Deliver { .. } => CommandName::Deliver,
            Command::BreakPromise => CommandName::BreakPromise,
            Command::Confirm => CommandName::Confirm,
            Command::Close => CommandName::Close,
            Command::Reopen { .. } => CommandName::Reopen,
            Command::Expire(_) => CommandName::Expire,
            Command::Escalate => CommandName::Escalate,
            Command::Withdraw => CommandName::Withdraw,
            Command::Resume => CommandName::Resume,
            Command::Rate(_) => CommandName::Rate,
            Command::CorrectAnswer { .. } => CommandName::CorrectAnswer,
            Command::ReturnToWork { .. } => CommandName::ReturnToWork,
            Command::NameParty { .. } => CommandName::NameParty,
            Command::Extend { .. } => CommandName::Extend,
        }
    }

    /// The text it carries to the thread, if it is of a kind that carries one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Command::Ask { text }
            | Command::Reply { text }
            | Command::Reject { text, .. }
            | Command::Contest { text }
            | Command::Start { text }
            | Command::Progress { text }
            | Command::Decline { text, .. }
            | Command::Arbitrate { text, .. }
            | Command::Rearbitrate { text, .. }
            | Command::Answer { text, .. }
            | Command::Promise { text, .. }
            | Command::Deliver { text }
            | Command::Reopen { text }
            | Command::CorrectAnswer { text, .. }
            | Command::ReturnToWork { text }
            | Command::NameParty { text, .. } => Some(text),
            Command::Extend { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Every text it carries, to be cleaned before it is decided.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Command::Ask { text }
            | Command::Reply { text }
            | Command::Reject { text, .. }
            | Command::Contest { text }
            | Command::Start { text }
            | Command::Progress { text }
            | Command::Decline { text, .. }
            | Command::Arbitrate { text, .. }
            | Command::Rearbitrate { text, .. }
            | Command::Promise { text, .. }
            | Command::Deliver { text }
            | Command::Reopen { text }
            | Command::ReturnToWork { text }
            | Command::NameParty { text, .. } => vec![text],
            Command::Extend { text, .. } => vec![text],
            Command::Answer { text, law, .. } | Command::CorrectAnswer { text, law } => vec![text, law],
            _ => Vec::new(),
        }
    }

    /// What the program is to find out before it is decided; none where nothing is.
    pub fn findings_mut(&mut self) -> Option<&mut Findings> {
        match self {
            Command::Decline { found, .. }
            | Command::LapseArbitration(found)
            | Command::Rearbitrate { found, .. } => Some(found),
            _ => None,
        }
    }

    /// The law it quotes; empty where it quotes none.
    pub fn law(&self) -> &str {
        match self {
            Command::Answer { law, .. } | Command::CorrectAnswer { law, .. } => law,
            _ => "",
        }
    }
}
