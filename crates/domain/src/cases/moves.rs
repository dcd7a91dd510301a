//! THE TABLE: every lawful move of a case. One row, one target.
//!
//! Readers: [`super::decide`] (enforcement and buttons), the goldens `permissions.txt` and
//! `workflow.mmd`, and the clock table, which hangs on the names of the moves.

use super::checks::Check::{self, *};
use super::commands::CommandName;
use super::status::{
    Ending::*,
    Interrupted,
    Status::{self, *},
};
use crate::deadlines::clocks::ClockKind;

/// Who a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// Pelapor.
    Reporter,
    /// Admin nasional.
    National,
    /// Admin koordinator, in its own tree.
    Coordinator,
    /// Admin instansi of the lead; in a secret case the head of its circle.
    Admin,
    /// Pejabat penghubung of the lead's unit; in a secret case a member of its circle.
    Officer,
    /// The officer who wrote the last answer, as long as the case is theirs to work on.
    Author,
    /// Pemutus sengketa wewenang: a national admin with the arbiter's mark; within one government its coordinator.
    Arbiter,
    /// The program: timers and routing.
    System,
}

/// Where a row leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// This status.
    Is(Status),
    /// No change.
    Same,
    /// AwaitingReporter, remembering what was interrupted.
    Asking,
    /// What an open question interrupted, or a withdrawal left.
    Back,
}

impl Target {
    /// Every status to which a row with this target leads from `from`.
    pub fn reaches(self, from: Status) -> Vec<Status> {
        match (self, from) {
            (Target::Is(status), _) => vec![status],
            (Target::Same, _) => vec![from],
            (Target::Asking, _) => from.asking().into_iter().collect(),
            (Target::Back, Withdrawn) => OPEN.to_vec(),
            (Target::Back, _) => from.back().into_iter().collect(),
        }
    }
}

/// Whether people working on the case must have read the move before they act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Yes: it counts in `seen_version`.
    ToRead,
    /// No: a timer's mark must not refuse an officer's answer.
    Silent,
}

/// Where a row comes from, with its legal standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The way SP4N-LAPOR is known to work; its instrument is not verified.
    Practice(&'static str),
    /// A rule of this house.
    House(&'static str),
}

/// One lawful move.
#[derive(Clone, Debug)]
pub struct Move {
    /// Its name.
    pub name: MoveName,
    /// The command that asks for it.
    pub command: CommandName,
    /// The statuses it starts from. Empty for Submit, which makes the case.
    pub from: &'static [Status],
    /// Where it leads.
    pub to: Target,
    /// Who may.
    pub who: &'static [Who],
    /// What selects this row among those of its command.
    pub when: &'static [Check],
    /// What it needs besides; the first that fails refuses.
    pub needs: &'static [Check],
    /// Whether it must be read.
    pub notice: Notice,
    /// Where it comes from.
    pub source: Source,
}

/// Declares the names once, with their codes.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// Names of the moves.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum MoveName { $($(#[$doc])* $name),* }

        impl MoveName {
            /// Every name.
            pub const ALL: &'static [MoveName] = &[$(MoveName::$name),*];

            /// The code in the journal and the goldens.
            pub const fn code(self) -> &'static str {
                match self { $(MoveName::$name => stringify!($name)),* }
            }
        }
    };
}

names! {
    /// A report arrives.
    Submit,
    /// A person names who is responsible.
    RouteByPerson,
    /// The program names who is responsible.
    RouteBySystem,
    /// The desk asks the reporter.
    AskAtDesk,
    /// The lead asks the reporter.
    AskAtWork,
    /// The asker takes the question back.
    CancelQuestion,
    /// The reporter answers the question.
    ReplyToQuestion,
    /// The reporter adds something.
    Message,
    /// The reporter adds something to an answered case for the first time.
    MessageWhileAnswered,
    /// The desk's question stayed without reply.
    LapseAtDesk,
    /// The lead's question stayed without reply.
    LapseAtWork,
    /// The reporter completes a report that had lapsed.
    Revive,
    /// The desk refuses the report.
    Reject,
    /// The reporter contests the rejection.
    Contest,
    /// The lead's admin names a unit or an officer.
    Assign,
    /// The lead begins and says so.
    Start,
    /// The lead tells how far it is.
    Progress,
    /// The lead says that it is not responsible, and the desk names another.
    Decline,
    /// The lead says who is responsible, and the duty map says the same.
    DeclineToNamed,
    /// A lead declines what another has declined before.
    DeclineAgain,
    /// The arbiter decides who is responsible.
    Arbitrate,
    /// The arbiter did not decide in time: the duty map does.
    ArbitrationLapsed,
    /// The arbiter did not decide in time, and the duty map names nobody whom the program may name.
    ArbitrationMissed,
    /// The arbiter looks again at what is binding.
    Rearbitrate,
    /// Answered: done.
    AnswerDone,
    /// Answered: information.
    AnswerInformation,
    /// Answered: refused, with the law.
    AnswerRefused,
    /// Answered with an act by a date.
    AnswerPromised,
    /// The date of a promise is put off.
    RenewPromise,
    /// What was promised is done.
    Deliver,
    /// What was promised was not done by its date.
    PromiseBroken,
    /// The reporter confirms what was promised as done.
    ConfirmPromise,
    /// The reporter confirms that it is solved.
    ConfirmSolved,
    /// The reporter accepts a refusal.
    ConfirmRefusal,
    /// Silence after an answer.
    CloseBySilence,
    /// Silence after a refusal.
    CloseRefusalBySilence,
    /// The reporter says that it is not solved.
    Reopen,
    /// A clock ran out: the case is marked and listed one level up.
    Escalate,
    /// A clock of a case taken over from an older system ran out: only the record.
    RecordBreach,
    /// The reporter raises a case whose clock ran out.
    EscalateByReporter,
    /// The reporter takes the report back.
    Withdraw,
    /// The reporter takes the report up again.
    Resume,
    /// The reporter rates the answer.
    Rate,
    /// The answer is put right.
    CorrectAnswer,
    /// Someone above finds that the answer is none.
    ReturnToWork,
    /// Somebody is accused who does not have the case.
    NameParty,
    /// Whoever has the case is accused: it goes back to the desk.
    TakeFromParty,
    /// The institution's desk takes more time, once.
    Extend,
}

impl MoveName {
    /// Whether it must be read; rows of one name agree.
    pub fn notice(self) -> Notice {
        let row = table().iter().find(|row| row.name == self);
        row.map_or(Notice::ToRead, |row| row.notice)
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        MoveName::ALL.iter().copied().find(|name| name.code() == code)
    }
}

const AWAITING: &[Status] = &[
    AwaitingReporter(Interrupted::Received),
    AwaitingReporter(Interrupted::Routed),
    AwaitingReporter(Interrupted::InProgress),
];
const AWAITING_AT_WORK: &[Status] =
    &[AwaitingReporter(Interrupted::Routed), AwaitingReporter(Interrupted::InProgress)];
const AT_WORK: &[Status] = &[Routed, InProgress];
const OPEN: &[Status] = &[
    Received,
    AwaitingReporter(Interrupted::Received),
    AwaitingReporter(Interrupted::Routed),
    AwaitingReporter(Interrupted::InProgress),
    Routed,
    InProgress,
    Disputed,
    Promised,
    Answered,
];
const WITH_A_LEAD: &[Status] = &[
    AwaitingReporter(Interrupted::Routed),
    AwaitingReporter(Interrupted::InProgress),
    Routed,
    InProgress,
    Promised,
    Answered,
];
const WITHOUT_WORK: &[Status] = &[
    Received,
    AwaitingReporter(Interrupted::Received),
    Disputed,
    Closed(ConfirmedSolved),
    Closed(RefusedByLaw),
    Closed(AnsweredNoReply),
    Closed(Incomplete),
    Rejected,
    Withdrawn,
];
const ACCUSERS: &[Who] = &[Who::Reporter, Who::National, Who::Coordinator];
const DESK: &[Who] = &[Who::National, Who::Coordinator];
const LEAD: &[Who] = &[Who::Admin, Who::Officer];
const ARBITER: &[Who] = &[Who::Arbiter];
const REPORTER: &[Who] = &[Who::Reporter];
const SYSTEM: &[Who] = &[Who::System];

/// The table in force: [`TABLE`], but in a build that tries what is noticed when something is missing in it.
pub fn table() -> &'static [Move] {
    #[cfg(feature = "mutants")]
    return crate::mutants::in_force().moves;
    #[cfg(not(feature = "mutants"))]
    TABLE
}

/// The table.
#[rustfmt::skip]
pub const TABLE: &[Move] = &[
    Move { name: MoveName::Submit, command: CommandName::Submit, from: &[], to: Target::Is(Received),
        who: &[Who::Reporter, Who::System], when: &[], needs: &[],
        notice: Notice::ToRead, source: Source::Practice("anyone may report, on any matter of public service") },

    Move { name: MoveName::RouteByPerson, command: CommandName::Route, from: &[Received], to: Target::Is(Routed),
        who: DESK, when: &[], needs: &[InstitutionKnown, InstitutionInScope, UnitIsOfInstitution, CircleWhereSecret, LeadReachable, NotTheRejecter, NotToParty],
        notice: Notice::ToRead, source: Source::Practice("the national desk forwards within three working days; the lead is the nearest connected institution above") },
    Move { name: MoveName::RouteBySystem, command: CommandName::Route, from: &[Received], to: Target::Is(Routed),
        who: SYSTEM, when: &[], needs: &[IsOpenCase, NotSupervised, NeverCameBack, NobodyAccused, ProposalMayDecide, InstitutionKnown, LeadReachable],
        notice: Notice::ToRead, source: Source::House("above the topic's threshold; never secret, sensitive or supervised reports, nor where somebody is accused, nor what came back to the desk") },

    Move { name: MoveName::AskAtDesk, command: CommandName::Ask, from: &[Received], to: Target::Asking,
        who: DESK, when: &[], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::House("ask back, never delete; the first two questions pause Verification") },
    Move { name: MoveName::AskAtWork, command: CommandName::Ask, from: AT_WORK, to: Target::Asking,
        who: LEAD, when: &[], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::House("the first two questions pause the lead's clocks, 20 working days in all") },
    Move { name: MoveName::CancelQuestion, command: CommandName::CancelQuestion, from: &[AwaitingReporter(Interrupted::Received)], to: Target::Back,
        who: DESK, when: &[], needs: &[],
        notice: Notice::ToRead, source: Source::House("the side that asked may take the question back") },
    Move { name: MoveName::CancelQuestion, command: CommandName::CancelQuestion, from: AWAITING_AT_WORK, to: Target::Back,
        who: LEAD, when: &[], needs: &[],
        notice: Notice::ToRead, source: Source::House("the side that asked may take the question back") },

    Move { name: MoveName::ReplyToQuestion, command: CommandName::Reply, from: AWAITING, to: Target::Back,
        who: REPORTER, when: &[], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::House("a reply puts the case back where it was") },
    Move { name: MoveName::Message, command: CommandName::Reply, from: &[Received, Routed, InProgress, Disputed, Promised, Closed(ConfirmedSolved), Closed(RefusedByLaw), Closed(AnsweredNoReply)], to: Target::Same,
        who: REPORTER, when: &[], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::House("the reporter may add something at any time") },
    Move { name: MoveName::Message, command: CommandName::Reply, from: &[Answered], to: Target::Same,
        who: REPORTER, when: &[ReplyClockRestarted], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::House("the reporter may add something at any time") },
    Move { name: MoveName::MessageWhileAnswered, command: CommandName::Reply, from: &[Answered], to: Target::Same,
        who: REPORTER, when: &[ReplyClockNotRestarted], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::House("the first message after an answer restarts the reporter's clock, once") },
    Move { name: MoveName::Revive, command: CommandName::Reply, from: &[Closed(Incomplete)], to: Target::Is(Received),
        who: REPORTER, when: &[], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::House("a late reply takes the report up again, as long as it is kept") },

    Move { name: MoveName::LapseAtDesk, command: CommandName::Lapse, from: &[AwaitingReporter(Interrupted::Received)], to: Target::Is(Closed(Incomplete)),
        who: SYSTEM, when: &[], needs: &[Expired(ClockKind::Completion)],
        notice: Notice::ToRead, source: Source::House("30 calendar days without reply; can be revived") },
    Move { name: MoveName::LapseAtWork, command: CommandName::Lapse, from: AWAITING_AT_WORK, to: Target::Back,
        who: SYSTEM, when: &[], needs: &[Expired(ClockKind::Completion)],
        notice: Notice::ToRead, source: Source::House("30 calendar days without reply; the lead goes on without it") },

    Move { name: MoveName::Reject, command: CommandName::Reject, from: &[Received], to: Target::Is(Rejected),
        who: DESK, when: &[], needs: &[TextGiven, AskedBeforeNoSubstance, NeverTheRejecter],
        notice: Notice::ToRead, source: Source::House("a code, its rule and an explanation; never for being incomplete, anonymous or at the wrong door") },
    Move { name: MoveName::Contest, command: CommandName::Contest, from: &[Rejected], to: Target::Is(Received),
        who: REPORTER, when: &[], needs: &[TextGiven, ContestLeft, WithinContestWindow],
        notice: Notice::ToRead, source: Source::House("once, within 30 working days; someone else decides") },

    Move { name: MoveName::Assign, command: CommandName::Assign, from: AT_WORK, to: Target::Same,
        who: &[Who::Admin], when: &[], needs: &[UnitIsOfLead, OfficerIsOfLead, NotToParty],
        notice: Notice::ToRead, source: Source::Practice("the institution's desk passes the report to a unit") },
    Move { name: MoveName::Start, command: CommandName::Start, from: &[Routed], to: Target::Is(InProgress),
        who: LEAD, when: &[], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::Practice("first response to the reporter") },
    Move { name: MoveName::Progress, command: CommandName::Progress, from: &[InProgress], to: Target::Same,
        who: LEAD, when: &[], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::Practice("follow-up told to the reporter") },
    Move { name: MoveName::Decline, command: CommandName::Decline, from: AT_WORK, to: Target::Is(Received),
        who: LEAD, when: &[FirstDecline, NamedUnfit], needs: &[TextGiven, InsteadKnown, RoutingNotBinding],
        notice: Notice::ToRead, source: Source::Practice("not our authority; here with a reason, who instead, and a limit") },
    Move { name: MoveName::DeclineToNamed, command: CommandName::Decline, from: AT_WORK, to: Target::Is(Routed),
        who: LEAD, when: &[FirstDecline, NamedFits], needs: &[TextGiven, RoutingNotBinding],
        notice: Notice::ToRead, source: Source::House("straight to whom it names, if the duty map says the same and they are connected; never a secret, sensitive or supervised report, nor to whom it accuses") },
    Move { name: MoveName::DeclineAgain, command: CommandName::Decline, from: AT_WORK, to: Target::Is(Disputed),
        who: LEAD, when: &[LaterDecline], needs: &[TextGiven, InsteadKnown, RoutingNotBinding],
        notice: Notice::ToRead, source: Source::House("the second decline, by whomever, goes to the arbiter") },
    Move { name: MoveName::Arbitrate, command: CommandName::Arbitrate, from: &[Disputed], to: Target::Is(Routed),
        who: ARBITER, when: &[], needs: &[TextGiven, InstitutionKnown, InstitutionInScope, UnitIsOfInstitution, CircleWhereSecret, LeadReachable, NeverRoutedIt, NotToParty],
        notice: Notice::ToRead, source: Source::House("with reasons, binding, and by someone who did not route it before") },
    Move { name: MoveName::ArbitrationLapsed, command: CommandName::LapseArbitration, from: &[Disputed], to: Target::Is(Routed),
        who: SYSTEM, when: &[DutyNamesOne], needs: &[Expired(ClockKind::Arbitration)],
        notice: Notice::ToRead, source: Source::House("without a decision in time the duty map decides, binding") },
    Move { name: MoveName::ArbitrationMissed, command: CommandName::LapseArbitration, from: &[Disputed], to: Target::Same,
        who: SYSTEM, when: &[DutyNamesNobody], needs: &[Expired(ClockKind::Arbitration), ExpiryNotRecorded(ClockKind::Arbitration)],
        notice: Notice::Silent, source: Source::House("where the program may name nobody, or somebody is accused, the dispute is raised and stays the arbiter's") },
    Move { name: MoveName::Rearbitrate, command: CommandName::Rearbitrate, from: AT_WORK, to: Target::Is(Disputed),
        who: ARBITER, when: &[], needs: &[TextGiven, RoutingBinding],
        notice: Notice::ToRead, source: Source::House("on new facts, the arbiter looks again at what is binding") },

    Move { name: MoveName::AnswerDone, command: CommandName::Answer, from: AT_WORK, to: Target::Is(Answered),
        who: LEAD, when: &[AnswersDone], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::Practice("final answer") },
    Move { name: MoveName::AnswerInformation, command: CommandName::Answer, from: AT_WORK, to: Target::Is(Answered),
        who: LEAD, when: &[AnswersInformation], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::Practice("final answer") },
    Move { name: MoveName::AnswerRefused, command: CommandName::Answer, from: AT_WORK, to: Target::Is(Answered),
        who: LEAD, when: &[AnswersRefused], needs: &[TextGiven, LawQuoted],
        notice: Notice::ToRead, source: Source::House("a refusal quotes its law") },

    Move { name: MoveName::AnswerPromised, command: CommandName::Promise, from: AT_WORK, to: Target::Is(Promised),
        who: LEAD, when: &[], needs: &[TextGiven, PromiseAhead, PromiseNear],
        notice: Notice::ToRead, source: Source::House("an act and a date, at most 90 calendar days away") },
    Move { name: MoveName::RenewPromise, command: CommandName::Promise, from: &[Promised], to: Target::Same,
        who: LEAD, when: &[], needs: &[TextGiven, RenewalLeft, BeforePromisedDay, PromiseAhead, PromiseNear],
        notice: Notice::ToRead, source: Source::House("put off once, and only before the day has come") },
    Move { name: MoveName::Deliver, command: CommandName::Deliver, from: &[Promised], to: Target::Is(Answered),
        who: LEAD, when: &[], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::House("a kept promise is an answer; the reporter says whether it is solved") },
    Move { name: MoveName::PromiseBroken, command: CommandName::BreakPromise, from: &[Promised], to: Target::Is(InProgress),
        who: SYSTEM, when: &[], needs: &[Expired(ClockKind::Promise)],
        notice: Notice::ToRead, source: Source::House("a promise that was not kept is no answer; the work begins anew") },
    Move { name: MoveName::ConfirmPromise, command: CommandName::Confirm, from: &[Promised], to: Target::Is(Closed(ConfirmedSolved)),
        who: REPORTER, when: &[], needs: &[],
        notice: Notice::ToRead, source: Source::House("only the reporter can say that it is solved") },

    Move { name: MoveName::ConfirmSolved, command: CommandName::Confirm, from: &[Answered], to: Target::Is(Closed(ConfirmedSolved)),
        who: REPORTER, when: &[LastAnswerNoRefusal], needs: &[],
        notice: Notice::ToRead, source: Source::House("only the reporter can say that it is solved") },
    Move { name: MoveName::ConfirmRefusal, command: CommandName::Confirm, from: &[Answered], to: Target::Is(Closed(RefusedByLaw)),
        who: REPORTER, when: &[LastAnswerRefusal], needs: &[],
        notice: Notice::ToRead, source: Source::House("accepting a refusal is not a solution") },
    Move { name: MoveName::CloseBySilence, command: CommandName::Close, from: &[Answered], to: Target::Is(Closed(AnsweredNoReply)),
        who: SYSTEM, when: &[LastAnswerNoRefusal], needs: &[Expired(ClockKind::ReporterReply)],
        notice: Notice::ToRead, source: Source::Practice("ten working days without a reply count as done; here never as satisfied") },
    Move { name: MoveName::CloseRefusalBySilence, command: CommandName::Close, from: &[Answered], to: Target::Is(Closed(RefusedByLaw)),
        who: SYSTEM, when: &[LastAnswerRefusal], needs: &[Expired(ClockKind::ReporterReply)],
        notice: Notice::ToRead, source: Source::House("silence after a refusal") },
    Move { name: MoveName::Reopen, command: CommandName::Reopen, from: &[Promised, Answered, Closed(ConfirmedSolved), Closed(AnsweredNoReply), Closed(RefusedByLaw)], to: Target::Is(InProgress),
        who: REPORTER, when: &[], needs: &[TextGiven, ReopeningLeft, WithinReopenWindow],
        notice: Notice::ToRead, source: Source::House("twice, within 30 working days of the ending") },

    Move { name: MoveName::CorrectAnswer, command: CommandName::CorrectAnswer, from: &[Answered], to: Target::Same,
        who: &[Who::Admin, Who::Author], when: &[], needs: &[TextGiven, LawWhereRefused],
        notice: Notice::ToRead, source: Source::House("the author or the desk may put an answer right; the reporter's time begins anew") },
    Move { name: MoveName::ReturnToWork, command: CommandName::ReturnToWork, from: &[Answered, Closed(ConfirmedSolved), Closed(AnsweredNoReply), Closed(RefusedByLaw)], to: Target::Is(InProgress),
        who: DESK, when: &[], needs: &[TextGiven],
        notice: Notice::ToRead, source: Source::House("a sample found a false answer; with a reason") },
    Move { name: MoveName::Rate, command: CommandName::Rate, from: &[Closed(ConfirmedSolved), Closed(AnsweredNoReply), Closed(RefusedByLaw)], to: Target::Same,
        who: REPORTER, when: &[], needs: &[NotRated],
        notice: Notice::Silent, source: Source::House("once for each answer, by the reporter alone; silence is no rating") },
    Move { name: MoveName::Withdraw, command: CommandName::Withdraw, from: OPEN, to: Target::Is(Withdrawn),
        who: REPORTER, when: &[], needs: &[NotSupervisedGrade],
        notice: Notice::ToRead, source: Source::House("plain reports only: nobody can be pressed to take a report about misconduct back") },
    Move { name: MoveName::Resume, command: CommandName::Resume, from: &[Withdrawn], to: Target::Back,
        who: REPORTER, when: &[], needs: &[WithinResumeWindow],
        notice: Notice::ToRead, source: Source::House("within 30 working days: withdrawals happen under pressure") },

    Move { name: MoveName::Escalate, command: CommandName::Expire, from: OPEN, to: Target::Same,
        who: SYSTEM, when: &[IsLive], needs: &[NamedClockExpired],
        notice: Notice::Silent, source: Source::House("raised one level by itself") },
    Move { name: MoveName::RecordBreach, command: CommandName::Expire, from: OPEN, to: Target::Same,
        who: SYSTEM, when: &[IsHistoric], needs: &[NamedClockExpired],
        notice: Notice::Silent, source: Source::House("cases taken over keep the record only") },
    Move { name: MoveName::Extend, command: CommandName::Extend, from: &[InProgress], to: Target::Same,
        who: &[Who::Admin], when: &[], needs: &[TextGiven, ExtensionLeft, BeforeTheLimit, ExtensionFits, WithinOuterLimit],
        notice: Notice::ToRead, source: Source::House("once, in time, by the institution's desk, with a reason that the reporter is told, and never beyond the outer limit") },

    Move { name: MoveName::EscalateByReporter, command: CommandName::Escalate, from: OPEN, to: Target::Same,
        who: REPORTER, when: &[], needs: &[SomeClockBreached, NotAtTheTop, BreachNotRaised],
        notice: Notice::Silent, source: Source::House("after the limit, once for each limit that was missed") },

    Move { name: MoveName::NameParty, command: CommandName::NameParty, from: WITHOUT_WORK, to: Target::Same,
        who: ACCUSERS, when: &[], needs: &[TextGiven, PartyKnown, PartyIsNew, PartiesLeft, DeskIsLeft, PartyHadItNot],
        notice: Notice::ToRead, source: Source::House("whoever is accused never handles, sees or ends the case") },
    Move { name: MoveName::NameParty, command: CommandName::NameParty, from: WITH_A_LEAD, to: Target::Same,
        who: ACCUSERS, when: &[PartyHasItNot], needs: &[TextGiven, PartyKnown, PartyIsNew, PartiesLeft, DeskIsLeft],
        notice: Notice::ToRead, source: Source::House("whoever is accused never handles, sees or ends the case") },
    Move { name: MoveName::TakeFromParty, command: CommandName::NameParty, from: WITH_A_LEAD, to: Target::Is(Received),
        who: ACCUSERS, when: &[PartyHasIt], needs: &[TextGiven, PartyKnown, PartyIsNew, PartiesLeft, DeskIsLeft],
        notice: Notice::ToRead, source: Source::House("what an accused has is taken from them; a person at the desk says who handles it instead") },
];

#[cfg(test)]
mod tests;
