//! The named checks that rows of the table select by and refuse by.

use super::case::Case;
use super::commands::{AnswerKind, Command, RejectionCode};
use super::decide::Scene;
use super::disputes;
use super::extensions;
use super::facts::{Bond, Grade, Rung};
use super::parties::{self, PARTIES_LIMIT};
use super::refusal::{Refusal, RefusalCode};
use super::status::Status;
use super::timing::{class_of, days_until};
use crate::actors::{Actor, Role};
use crate::deadlines::clocks::{Clock, ClockKind, Expiry};
use crate::deadlines::instruments::Length;
use crate::reports::{Age, WORDS_LIMIT};
use crate::routing::book::RoutingBook;
use crate::routing::reasons::Decides;
use crate::values::{Instant, InstitutionCode, UnitCode};

/// A named check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Check {
    /// A text was written, and it is not too long.
    TextGiven,
    /// The named institution exists.
    InstitutionKnown,
    /// A coordinator names an institution of its own tree.
    InstitutionInScope,
    /// The named unit is of the named institution.
    UnitIsOfInstitution,
    /// A secret case names a unit for which a circle is found.
    CircleWhereSecret,
    /// The institution, or one above it, is connected.
    LeadReachable,
    /// After a contest someone else decides, unless nobody else can.
    NotTheRejecter,
    /// After a contest someone else decides, even where nobody else is there.
    NeverTheRejecter,
    /// The case is not secret.
    IsOpenCase,
    /// The case is neither supervised nor on a sensitive topic.
    NotSupervised,
    /// The proposal is sure enough to be followed without a person.
    ProposalMayDecide,
    /// A report is refused for lack of substance only after a question.
    AskedBeforeNoSubstance,
    /// It may still be contested.
    ContestLeft,
    /// The rejection is recent enough.
    WithinContestWindow,
    /// The named unit is of the lead, or of the institution that acts for it.
    UnitIsOfLead,
    /// The named officer is of the lead; in a secret case, of its circle.
    OfficerIsOfLead,
    /// The institution named instead exists, where one is named.
    InsteadKnown,
    /// The lead may still decline.
    RoutingNotBinding,
    /// The lead may not decline any more.
    RoutingBinding,
    /// Nobody goes to the arbiter for this decline.
    FirstDecline,
    /// This decline goes to the arbiter.
    LaterDecline,
    /// Whom the decline names is whom the duty map names, connected, and nothing that only a person routes.
    NamedFits,
    /// The decline names nobody, or somebody whom the program does not follow it to.
    NamedUnfit,
    /// Who decides did not route it to any of those who declined.
    NeverRoutedIt,
    /// The duty map names one whom the program may name.
    DutyNamesOne,
    /// It does not.
    DutyNamesNobody,
    /// The expiry of this clock is not recorded yet.
    ExpiryNotRecorded(ClockKind),
    /// The answer says that it was done.
    AnswersDone,
    /// The answer tells what was asked.
    AnswersInformation,
    /// The answer refuses.
    AnswersRefused,
    /// The refusal quotes its law.
    LawQuoted,
    /// The last answer was no refusal.
    LastAnswerNoRefusal,
    /// The last answer was a refusal.
    LastAnswerRefusal,
    /// It may still be reopened.
    ReopeningLeft,
    /// The ending is recent enough.
    WithinReopenWindow,
    /// This clock has run out.
    Expired(ClockKind),
    /// The clock that the command names has run out, its expiry raises the case, and that is not yet recorded.
    NamedClockExpired,
    /// The reporter's clock was restarted since the last answer.
    ReplyClockRestarted,
    /// The reporter's clock was not yet restarted since the last answer.
    ReplyClockNotRestarted,
    /// The case arrived as it happened.
    IsLive,
    /// The case was taken over from an older system.
    IsHistoric,
    /// A clock of the desk or of the lead has run out.
    SomeClockBreached,
    /// It can be raised higher.
    NotAtTheTop,
    /// The reporter has raised it less often than clocks have run out.
    BreachNotRaised,
    /// No institution handed it back, and no rejection was contested.
    NeverCameBack,
    /// The case is not berkadar pengawasan.
    NotSupervisedGrade,
    /// The withdrawal is recent enough.
    WithinResumeWindow,
    /// The last answer was not rated yet.
    NotRated,
    /// Where the last answer refused, the law is quoted.
    LawWhereRefused,
    /// The promised day is still to come.
    PromiseAhead,
    /// The promised day is near enough.
    PromiseNear,
    /// The promise may still be put off.
    RenewalLeft,
    /// The day promised before has not come.
    BeforePromisedDay,
    /// Whom the report accuses is not given it.
    NotToParty,
    /// The report accuses nobody.
    NobodyAccused,
    /// The named party has the case.
    PartyHasIt,
    /// The named party does not have the case.
    PartyHasItNot,
    /// The named party did not have the case when it ended.
    PartyHadItNot,
    /// There is such an institution, unit or member of staff.
    PartyKnown,
    /// It was not named before.
    PartyIsNew,
    /// Another party may be named.
    PartiesLeft,
    /// Somebody at the national desk is left who is no party.
    DeskIsLeft,
    /// The work was not extended yet.
    ExtensionLeft,
    /// The time for the work has not run out.
    BeforeTheLimit,
    /// So many days may be added at once.
    ExtensionFits,
    /// With what is added the work ends before the outer limit.
    WithinOuterLimit,
}

/// What a check looks at. Without a command, what a command would carry is taken as given.
pub(super) struct Matter<'a> {
    pub case: &'a Case,
    pub command: Option<&'a Command>,
    pub actor: &'a Actor,
    pub scene: &'a Scene<'a>,
}

impl Check {
    /// Whether it holds.
    ///
    /// # Errors
    /// The refusal that says why not.
    pub(super) fn test(self, matter: &Matter<'_>) -> Result<(), Refusal> {
        let case = matter.case;
        let limits = matter.scene.rulebook.instruments.limits();
        match self {
            Check::TextGiven => text_given(matter),
            Check::InstitutionKnown => institution_named(matter).and_then(|()| institution_known(matter)),
            Check::InsteadKnown => institution_known(matter),
            Check::InstitutionInScope => holds(is_in_scope(matter), RefusalCode::NotYours),
            Check::UnitIsOfInstitution => {
                unit_fits(matter, &|owner| matter.named_institution() == Some(owner))
            }
            Check::OfficerIsOfLead => holds(officer_fits(matter), RefusalCode::OfficerUnknown),
            Check::UnitIsOfLead => unit_fits(matter, &|owner| {
                case.lead.as_ref().is_some_and(|lead| owner == &lead.institution || owner == &lead.acting)
            }),
            Check::CircleWhereSecret => circle_found(matter),
            Check::LeadReachable => lead_reachable(matter),
            Check::NotTheRejecter => holds(!is_same_person_again(matter), RefusalCode::SamePerson),
            Check::NeverTheRejecter => holds(!is_rejecter(matter), RefusalCode::SamePerson),
            Check::IsOpenCase => holds(!case.is_secret(), RefusalCode::SecretByPerson),
            Check::NotSupervised => holds(!needs_person(matter), RefusalCode::SupervisedByPerson),
            Check::ProposalMayDecide => holds(proposal_may_decide(matter), RefusalCode::ProposalAbstains),
            Check::AskedBeforeNoSubstance => holds(!is_unasked(matter), RefusalCode::AskFirst),
            Check::ContestLeft => holds(case.counters.contests < limits.contests, RefusalCode::ContestUsed)
                .map_err(|no| no.with("limit", limits.contests)),
            Check::WithinContestWindow => within(matter, limits.contest_hk, RefusalCode::ContestOver),
            Check::RoutingNotBinding => holds(!is_bound(case), RefusalCode::Binding)
                .map_err(|no| no.with("declines", case.counters.declines)),
            Check::RoutingBinding => holds(is_bound(case), RefusalCode::NotBinding),
            Check::NeverRoutedIt => holds(!disputes::has_routed(matter), RefusalCode::OwnRouting),
            Check::LawQuoted => law_quoted(matter),
            Check::LawWhereRefused if case.last_answer == Some(AnswerKind::Refused) => law_quoted(matter),
            Check::LawWhereRefused => Ok(()),
            Check::ReopeningLeft => {
                holds(case.counters.reopenings < limits.reopenings, RefusalCode::ReopeningUsed)
                    .map_err(|no| no.with("limit", limits.reopenings))
            }
            Check::WithinReopenWindow => within(matter, limits.reopen_hk, RefusalCode::ReopeningOver),
            Check::SomeClockBreached => holds(
                case.clocks.iter().any(|clock| raises(clock) && clock.is_overdue(matter.scene.now)),
                RefusalCode::NothingBreached,
            ),
            Check::NotAtTheTop => holds(case.raised < Rung::Ombudsman, RefusalCode::AtTheTop),
            Check::BreachNotRaised => holds(
                missed(case, matter.scene.now) > usize::from(case.counters.reporter_raises),
                RefusalCode::RaisedAlready,
            ),
            Check::NeverCameBack => {
                holds(case.counters.declines + case.counters.contests == 0, RefusalCode::RoutedBefore)
            }
            Check::NotSupervisedGrade => holds(case.grade == Grade::Plain, RefusalCode::SupervisedStays),
            Check::WithinResumeWindow => within(matter, limits.resume_hk, RefusalCode::ResumingOver),
            Check::NotRated => holds(case.rating.is_none(), RefusalCode::RatedAlready),
            Check::PromiseAhead => {
                holds(promised_in(matter).is_none_or(|days| days > 0), RefusalCode::PromisePast)
            }
            Check::PromiseNear => promise_near(matter),
            Check::RenewalLeft => {
                holds(case.counters.promise_renewals < limits.promise_renewals, RefusalCode::PromiseRenewed)
                    .map_err(|no| no.with("limit", limits.promise_renewals))
            }
            Check::BeforePromisedDay => holds(is_before_promised_day(matter), RefusalCode::PromiseDue),
            other => other
                .tests_extension(matter)
                .or_else(|| other.tests_parties(matter))
                .unwrap_or_else(|| holds(other.selects(matter), RefusalCode::NotExpired)),
        }
    }

    /// The checks about taking more time; none for every other.
    fn tests_extension(self, matter: &Matter<'_>) -> Option<Result<(), Refusal>> {
        Some(match self {
            Check::ExtensionLeft => holds(!extensions::was_extended(matter.case), RefusalCode::ExtensionUsed),
            Check::BeforeTheLimit => holds(extensions::is_in_time(matter), RefusalCode::LimitPassed),
            Check::ExtensionFits => extensions::fits(matter),
            Check::WithinOuterLimit => extensions::stays_within(matter),
            _ => return None,
        })
    }

    /// The checks about whom a report accuses; none for every other.
    fn tests_parties(self, matter: &Matter<'_>) -> Option<Result<(), Refusal>> {
        let case = matter.case;
        Some(match self {
            Check::NotToParty => holds(parties::may_have(matter), RefusalCode::Accused),
            Check::NobodyAccused => holds(case.parties.is_empty(), RefusalCode::AccusedByPerson),
            Check::PartyHadItNot => holds(!parties::named_has_it(matter), RefusalCode::OpenFirst),
            Check::PartyKnown => parties::unknown(matter).map_or(Ok(()), |code| Err(Refusal::because(code))),
            Check::PartyIsNew => holds(
                parties::named(matter).is_none_or(|party| !case.parties.contains(party)),
                RefusalCode::PartyNamedBefore,
            ),
            Check::PartiesLeft => holds(case.parties.len() < PARTIES_LIMIT, RefusalCode::PartiesFull)
                .map_err(|no| no.with("limit", PARTIES_LIMIT)),
            Check::DeskIsLeft => holds(parties::leaves_the_desk(matter), RefusalCode::NobodyLeft),
            _ => return None,
        })
    }

    /// The checks that are a plain yes or no about the case or the kind of command.
    fn selects(self, matter: &Matter<'_>) -> bool {
        let case = matter.case;
        let answers = |kind| matter.answer_kind().is_none_or(|given| given == kind);
        match self {
            Check::AnswersDone => answers(AnswerKind::Done),
            Check::AnswersInformation => answers(AnswerKind::Information),
            Check::AnswersRefused => answers(AnswerKind::Refused),
            Check::LastAnswerNoRefusal => case.last_answer != Some(AnswerKind::Refused),
            Check::LastAnswerRefusal => case.last_answer == Some(AnswerKind::Refused),
            Check::ReplyClockRestarted => case.counters.reply_restarts > 0,
            Check::ReplyClockNotRestarted => case.counters.reply_restarts == 0,
            Check::IsLive => case.age == Age::Live,
            Check::IsHistoric => case.age == Age::Historic,
            Check::Expired(kind) => {
                case.open_clock(kind).is_some_and(|clock| clock.is_overdue(matter.scene.now))
            }
            Check::NamedClockExpired => named_clock_expired(matter),
            Check::FirstDecline => !disputes::is_for_the_arbiter(matter),
            Check::LaterDecline => disputes::is_for_the_arbiter(matter),
            Check::NamedFits => matter.command.is_none() || disputes::named_fits(matter),
            Check::NamedUnfit => matter.command.is_none() || !disputes::named_fits(matter),
            Check::DutyNamesOne => matter.command.is_none() || disputes::names_one(matter),
            Check::PartyHasIt => matter.command.is_none() || parties::named_has_it(matter),
            Check::PartyHasItNot => !parties::named_has_it(matter),
            Check::DutyNamesNobody => matter.command.is_none() || !disputes::names_one(matter),
            Check::ExpiryNotRecorded(kind) => {
                case.open_clock(kind).is_none_or(|clock| clock.breached_at.is_none())
            }
            _ => true,
        }
    }
}

impl Matter<'_> {
    pub(super) fn named_institution(&self) -> Option<&InstitutionCode> {
        match self.command? {
            Command::Route { institution, .. } => Some(institution),
            Command::RouteAsProposed(proposal) => proposal.institution.as_ref(),
            Command::Decline { instead, .. } => instead.as_ref(),
            Command::Arbitrate { institution, .. } => Some(institution),
            _ => None,
        }
    }

    pub(super) fn named_unit(&self) -> Option<&UnitCode> {
        match self.command? {
            Command::Route { unit, .. } | Command::Arbitrate { unit, .. } => unit.as_ref(),
            Command::RouteAsProposed(proposal) => proposal.unit.as_ref(),
            Command::Assign { unit, .. } => Some(unit),
            _ => None,
        }
    }

    fn answer_kind(&self) -> Option<AnswerKind> {
        match self.command? {
            Command::Answer { kind, .. } => Some(*kind),
            _ => None,
        }
    }
}

/// Whether nobody may decline any more.
fn is_bound(case: &Case) -> bool {
    case.lead.as_ref().is_some_and(|lead| lead.bond == Bond::Binding)
}

/// Without a named officer there is nothing to fit.
fn officer_fits(matter: &Matter<'_>) -> bool {
    let Some(Command::Assign { officer: Some(officer), .. }) = matter.command else { return true };
    let lead = matter.case.lead.as_ref();
    lead.is_some_and(|lead| matter.scene.directory.is_assignable(*officer, lead))
}

fn holds(is_so: bool, otherwise: RefusalCode) -> Result<(), Refusal> {
    if is_so { Ok(()) } else { Err(Refusal::because(otherwise)) }
}

fn text_given(matter: &Matter<'_>) -> Result<(), Refusal> {
    let Some(text) = matter.command.and_then(Command::text) else { return Ok(()) };
    let length = text.chars().count();
    holds(!text.trim().is_empty(), RefusalCode::TextMissing)?;
    holds(length <= WORDS_LIMIT, RefusalCode::TextTooLong)
        .map_err(|no| no.with("length", length).with("limit", WORDS_LIMIT))
}

fn institution_known(matter: &Matter<'_>) -> Result<(), Refusal> {
    let Some(code) = matter.named_institution() else { return Ok(()) };
    holds(matter.scene.rulebook.institution(code).is_some(), RefusalCode::InstitutionUnknown)
        .map_err(|no| no.with("institution", code))
}

/// A proposal may leave open who is responsible; whoever routes must not.
fn institution_named(matter: &Matter<'_>) -> Result<(), Refusal> {
    let is_named = matter.command.is_none() || matter.named_institution().is_some();
    holds(is_named, RefusalCode::InstitutionUnknown).map_err(|no| no.with("institution", ""))
}

fn is_in_scope(matter: &Matter<'_>) -> bool {
    match (matter.actor, matter.named_institution()) {
        (Actor::Staff(staff), Some(named)) if staff.role == Role::Coordinator => {
            matter.scene.rulebook.is_at_or_below(named, &staff.institution)
        }
        _ => true,
    }
}

fn unit_fits(matter: &Matter<'_>, is_owner: &dyn Fn(&InstitutionCode) -> bool) -> Result<(), Refusal> {
    let Some(unit) = matter.named_unit() else { return Ok(()) };
    let is_known = matter.scene.rulebook.unit_kind(&unit.kind).is_some();
    holds(is_known && is_owner(&unit.institution), RefusalCode::UnitUnknown)
        .map_err(|no| no.with("unit", unit))
}

fn circle_found(matter: &Matter<'_>) -> Result<(), Refusal> {
    if !matter.case.is_secret() || matter.command.is_none() {
        return Ok(());
    }
    let Some(unit) = matter.named_unit() else {
        return Err(Refusal::because(RefusalCode::UnitNeeded));
    };
    let circle = matter.scene.directory.circle_for(unit, matter.scene.rulebook);
    holds(circle.is_some(), RefusalCode::NoCircle).map_err(|no| no.with("unit", unit))
}

/// A secret case is reached through its circle; the institution's desk need not be connected.
fn lead_reachable(matter: &Matter<'_>) -> Result<(), Refusal> {
    let Some(code) = matter.named_institution() else { return Ok(()) };
    let acting = matter.scene.directory.acting_for(code, matter.scene.rulebook);
    holds(matter.case.is_secret() || acting.is_some(), RefusalCode::Unreachable)
        .map_err(|no| no.with("institution", code))
}

/// After a contest: whether the actor is who rejected the report.
pub(super) fn is_rejecter(matter: &Matter<'_>) -> bool {
    let rejecter = matter.case.rejected_by;
    matter.case.counters.contests > 0 && rejecter.is_some() && rejecter == matter.actor.user()
}

fn is_same_person_again(matter: &Matter<'_>) -> bool {
    let rejecter = matter.case.rejected_by;
    is_rejecter(matter) && matter.scene.directory.nationals.iter().any(|user| Some(*user) != rejecter)
}

/// Supervised, or on a topic that only a person routes.
pub(super) fn needs_person(matter: &Matter<'_>) -> bool {
    let topic = matter.case.topic.as_ref().and_then(|code| matter.scene.rulebook.topic(code));
    matter.case.grade == Grade::Supervised || topic.is_some_and(|topic| topic.needs_person())
}

fn proposal_may_decide(matter: &Matter<'_>) -> bool {
    match matter.command {
        Some(Command::RouteAsProposed(proposal)) => {
            proposal.decides == Decides::System && proposal.institution.is_some()
        }
        Some(_) => false,
        None => true,
    }
}

fn is_unasked(matter: &Matter<'_>) -> bool {
    let is_no_substance =
        matches!(matter.command, Some(Command::Reject { code: RejectionCode::NoSubstanceAfterAsking, .. }));
    is_no_substance && matter.case.counters.desk_questions + matter.case.counters.work_questions == 0
}

/// Windows count working days as clocks do, in the reporter's zone; without an ending there is no limit.
fn within(matter: &Matter<'_>, length_hk: u16, otherwise: RefusalCode) -> Result<(), Refusal> {
    let case = matter.case;
    let Some(ended_at) = case.ended_at.filter(|_| !case.status.is_open()) else { return Ok(()) };
    let calendar = &matter.scene.rulebook.calendar;
    let last_day = calendar.working_day_after(case.zone.date_of(ended_at), length_hk, case.area.as_ref());
    holds(case.zone.date_of(matter.scene.now) <= last_day, otherwise)
        .map_err(|no| no.with("last_day", last_day))
}

fn named_clock_expired(matter: &Matter<'_>) -> bool {
    let is_named = |clock: &Clock| match matter.command {
        Some(Command::Expire(kind)) => clock.kind == *kind,
        Some(_) => false,
        None => true,
    };
    matter.case.clocks.iter().any(|clock| {
        is_named(clock) && raises(clock) && clock.breached_at.is_none() && clock.is_overdue(matter.scene.now)
    })
}

fn law_quoted(matter: &Matter<'_>) -> Result<(), Refusal> {
    let is_quoted = matter.command.is_none_or(|command| !command.law().trim().is_empty());
    holds(is_quoted, RefusalCode::LawMissing)
}

/// In how many days the act is promised; without a command nothing is promised yet.
fn promised_in(matter: &Matter<'_>) -> Option<i32> {
    match matter.command? {
        Command::Promise { until, .. } => Some(days_until(*until, matter.case, matter.scene)),
        _ => None,
    }
}

fn promise_near(matter: &Matter<'_>) -> Result<(), Refusal> {
    let class = class_of(matter.case);
    let term = matter.scene.rulebook.instruments.term(ClockKind::Promise, class);
    let Some(Length::CalendarDays(limit)) = term.map(|term| term.length) else { return Ok(()) };
    holds(promised_in(matter).is_none_or(|days| days <= i32::from(limit)), RefusalCode::PromiseTooLong)
        .map_err(|no| no.with("limit", limit))
}

/// The clock is due at the midnight after its day.
fn is_before_promised_day(matter: &Matter<'_>) -> bool {
    let clock = matter.case.open_clock(ClockKind::Promise);
    clock
        .and_then(|clock| Some((clock.place.zone, clock.due_at?)))
        .is_none_or(|(zone, due)| zone.date_of(matter.scene.now) < zone.date_of(Instant(due.0 - 1)))
}

/// How many clocks that raise the case were missed in its whole life.
fn missed(case: &Case, now: Instant) -> usize {
    case.clocks.iter().filter(|clock| raises(clock) && clock.has_run_out(now)).count()
}

/// Whether the clock's expiry raises the case: the reporter's own clocks never do.
fn raises(clock: &Clock) -> bool {
    matches!(clock.kind.row().on_expiry, Expiry::Escalate | Expiry::EscalateToTop)
}

/// Whether the case stands where a desk of the country, not an institution, acts: the arbiter's is one.
pub(super) fn is_at_desk(status: Status) -> bool {
    matches!(status.back().unwrap_or(status), Status::Received | Status::Disputed)
}
