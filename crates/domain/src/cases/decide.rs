//! One function decides: a case, a command, who says it, and when.

use super::case::{Case, Lead};
use super::checks::{Matter, is_at_desk, is_rejecter};
use super::commands::{AnswerKind, Command, CommandName};
use super::disputes::{self, Dispute};
use super::events::{Doer, Event};
use super::extensions;
use super::facts::{Bond, Fact, Grade, Purpose, Rung};
use super::moves::{Move, MoveName, Target, Who, table};
use super::parties;
use super::refusal::{Refusal, RefusalCode};
use super::status::Status;
use super::timing::{Step, clock_facts};
use super::visibility::{Sight, Viewer, is_in_tree, sight};
use crate::actors::{Actor, Rank, Role, Staff};
use crate::deadlines::clocks::{ClockKind, Expiry};
use crate::reports::{Age, Channel, Kind, Secrecy};
use crate::routing::book::RoutingBook;
use crate::routing::propose::Proposal;
use crate::routing::topics::Supervision;
use crate::rulebook::{Directory, Rulebook};
use crate::values::{AreaCode, CaseId, Instant, InstitutionCode, Revision, Ticket, UnitCode, Zone};

/// When and under which rules something is decided.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Now.
    pub now: Instant,
    /// The law and the country.
    pub rulebook: &'a Rulebook,
    /// Who is at work.
    pub directory: &'a Directory,
}

/// What must still hold when the Decision is committed, beyond the case's own version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// The institution has an active admin and an active officer.
    Connected(InstitutionCode),
    /// The unit's circle has a head.
    CircleHead(UnitCode),
}

/// A text that joins the thread.
#[derive(Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// What it is for.
    pub purpose: Purpose,
    /// The text.
    pub text: String,
    /// The law a refusal quotes; empty otherwise.
    pub law: String,
}

/// A lawful yes: everything that one transaction writes.
#[derive(Clone, PartialEq, Eq)]
pub struct Decision {
    /// The version the case had; none when this makes it.
    pub before: Option<u64>,
    /// The case after it.
    pub case: Case,
    /// Rows for the journal, in order.
    pub events: Vec<Event>,
    /// A text for the thread.
    pub message: Option<NewMessage>,
    /// The rulebook it was decided under.
    pub revision: Revision,
    /// What must still hold at the commit.
    pub requires: Vec<Requirement>,
}

/// What makes a case, beyond the reporter's words.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Internal key.
    pub id: CaseId,
    /// Public number.
    pub ticket: Ticket,
    /// The kind.
    pub kind: Kind,
    /// Secret or open, with the topic's preset applied.
    pub secrecy: Secrecy,
    /// As it happens, or taken over.
    pub age: Age,
    /// Through which door.
    pub channel: Channel,
    /// Where.
    pub area: Option<AreaCode>,
    /// When the person sent it.
    pub sent_at: Instant,
}

/// Receives a report: the first Decision of a case's life. `grade` follows from the topic.
pub fn submit(submission: &Submission, proposal: &Proposal, scene: &Scene<'_>) -> Decision {
    let topic = proposal.topic.as_ref().and_then(|code| scene.rulebook.topic(code));
    let actor = match submission.age {
        Age::Live => Actor::Reporter,
        Age::Historic => Actor::System,
    };
    let zone = submission.area.as_ref().map_or(Zone::Wib, |area| scene.rulebook.areas.zone_of(area));
    let is_supervised = submission.kind == Kind::Complaint
        && topic.is_some_and(|topic| topic.supervision == Supervision::Supervised);
    let fact = Fact::Submitted {
        ticket: submission.ticket,
        kind: submission.kind,
        grade: if is_supervised { Grade::Supervised } else { Grade::Plain },
        secrecy: submission.secrecy,
        age: submission.age,
        channel: submission.channel,
        topic: topic.map(|topic| topic.code.clone()),
        area: submission.area.clone(),
        zone,
        sent_at: submission.sent_at,
    };
    let first = Event { version: 1, at: scene.now, by: Doer::from(&actor), fact };
    let case = Case::begin(submission.id, &first).expect("a Submitted fact begins a case");
    let mut writing =
        Writing { case, events: vec![first], by: Doer::from(&actor), version: 1, now: scene.now };
    writing.add(proposed(proposal));
    writing.add_move(MoveName::Submit, Status::Received, scene);
    writing.into_decision(None, scene)
}

fn proposed(proposal: &Proposal) -> Fact {
    Fact::Proposed {
        institution: proposal.institution.clone(),
        unit: proposal.unit.clone(),
        confidence_percent: (proposal.confidence.clamp(0.0, 1.0) * 100.0).round() as u16,
    }
}

/// Decides a command on a case.
///
/// # Errors
/// A [`Refusal`]: nothing of the command starts from this status, it is for someone else, or a check fails.
pub fn decide(case: &Case, command: &Command, actor: &Actor, scene: &Scene<'_>) -> Result<Decision, Refusal> {
    let matter = Matter { case, command: Some(command), actor, scene };
    let row = select(&matter, command.name())?;
    for check in row.needs {
        check.test(&matter).map_err(|refusal| refusal.by(row.source))?;
    }
    let to = target(row, case);
    let by = Doer::from(actor);
    let mut writing =
        Writing { case: case.clone(), events: Vec::new(), by, version: case.version + 1, now: scene.now };
    let mut requires = Vec::new();
    writing.add_subject(row.name, &matter, &mut requires);
    writing.add_move(row.name, to, scene);
    if let Some(purpose) = purpose_of(row.name) {
        writing.add(Fact::MessageAdded { purpose });
    }
    let mut decision = writing.into_decision(Some(case.version), scene);
    decision.requires = requires;
    decision.message = purpose_of(row.name).zip(command.text()).map(|(purpose, text)| NewMessage {
        purpose,
        text: text.to_string(),
        law: command.law().to_string(),
    });
    Ok(decision)
}

/// The commands that `actor` may give on `case` now: the same rows that [`decide`] would take.
pub fn actions_for(case: &Case, actor: &Actor, scene: &Scene<'_>) -> Vec<CommandName> {
    let matter = Matter { case, command: None, actor, scene };
    let mut names: Vec<CommandName> = table()
        .iter()
        .filter(|row| row.from.contains(&case.status) && is_for(row, actor, case, scene))
        .filter(|row| row.when.iter().chain(row.needs).all(|check| check.test(&matter).is_ok()))
        .map(|row| row.command)
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Joins two Decisions on one case into what one transaction writes.
pub fn join(first: Decision, second: Decision) -> Decision {
    Decision {
        before: first.before,
        case: second.case,
        events: first.events.into_iter().chain(second.events).collect(),
        message: second.message.or(first.message),
        revision: second.revision,
        requires: first.requires.into_iter().chain(second.requires).collect(),
    }
}

fn select<'t>(matter: &Matter<'_>, name: CommandName) -> Result<&'t Move, Refusal> {
    let case = matter.case;
    let rows: Vec<&Move> =
        table().iter().filter(|row| row.command == name && row.from.contains(&case.status)).collect();
    if rows.is_empty() {
        return Err(Refusal::because(RefusalCode::NotNow).with("status", case.status.code()));
    }
    let yours: Vec<&Move> =
        rows.into_iter().filter(|row| is_for(row, matter.actor, case, matter.scene)).collect();
    if yours.is_empty() {
        return Err(Refusal::because(RefusalCode::NotYours));
    }
    yours
        .into_iter()
        .find(|row| row.when.iter().all(|check| check.test(matter).is_ok()))
        .ok_or_else(|| Refusal::because(RefusalCode::NotNow).with("status", case.status.code()))
}

fn is_for(row: &Move, actor: &Actor, case: &Case, scene: &Scene<'_>) -> bool {
    row.who.iter().any(|who| stands_for(actor, *who, case, scene))
}

/// Whether `actor` is one of `who` towards this case.
fn stands_for(actor: &Actor, who: Who, case: &Case, scene: &Scene<'_>) -> bool {
    match (who, actor) {
        (_, Actor::Staff(staff)) if case.accuses(staff) => false,
        (Who::Reporter, Actor::Reporter) | (Who::System, Actor::System) => true,
        (Who::National, Actor::Staff(staff)) => staff.role == Role::National && may_know(staff, case, scene),
        (Who::Coordinator, Actor::Staff(staff)) => {
            staff.role == Role::Coordinator && !case.is_secret() && is_in_tree(staff, case, scene.rulebook)
        }
        (Who::Admin, Actor::Staff(staff)) => match case.is_secret() {
            true => circle_rank(staff, case) == Some(Rank::Head),
            false => staff.role == Role::Admin && is_lead(staff, case),
        },
        (Who::Officer, Actor::Staff(staff)) => match case.is_secret() {
            true => circle_rank(staff, case).is_some(),
            false => staff.role == Role::Officer && is_lead(staff, case) && is_of_unit(staff, case),
        },
        (Who::Arbiter, Actor::Staff(staff)) => {
            may_know(staff, case, scene) && disputes::is_arbiter(staff, case, scene.rulebook)
        }
        (Who::Author, Actor::Staff(staff)) => {
            case.answered_by == Some(staff.user) && stands_for(actor, Who::Officer, case, scene)
        }
        _ => false,
    }
}

/// Once its circle has it, a secret case is none of the national desk's, until it is raised there.
fn may_know(staff: &Staff, case: &Case, scene: &Scene<'_>) -> bool {
    sight(&Viewer::Staff(staff.clone()), case, scene.rulebook) != Sight::Nothing
}

fn circle_rank(staff: &Staff, case: &Case) -> Option<Rank> {
    let circle = case.lead.as_ref()?.circle.as_ref()?;
    staff.rank_in(circle)
}

fn is_lead(staff: &Staff, case: &Case) -> bool {
    case.lead.as_ref().is_some_and(|lead| lead.acting == staff.institution)
}

/// A unit of an institution that is not connected has no people: any officer of the acting one may.
fn is_of_unit(staff: &Staff, case: &Case) -> bool {
    let unit = case.lead.as_ref().and_then(|lead| lead.unit.as_ref());
    let unit = unit.filter(|unit| unit.institution == staff.institution);
    staff.unit.is_none() || unit.is_none() || staff.unit.as_ref() == unit
}

fn target(row: &Move, case: &Case) -> Status {
    let status = case.status;
    match row.to {
        Target::Is(status) => status,
        Target::Same => status,
        Target::Asking => status.asking().unwrap_or(status),
        Target::Back => case.back().unwrap_or(status),
    }
}

fn purpose_of(name: MoveName) -> Option<Purpose> {
    match name {
        MoveName::AskAtDesk | MoveName::AskAtWork => Some(Purpose::Question),
        MoveName::ReplyToQuestion => Some(Purpose::Reply),
        MoveName::Message | MoveName::MessageWhileAnswered | MoveName::Revive => Some(Purpose::Addition),
        MoveName::Start => Some(Purpose::Start),
        MoveName::Progress => Some(Purpose::Progress),
        MoveName::AnswerDone | MoveName::AnswerInformation | MoveName::AnswerRefused | MoveName::Deliver => {
            Some(Purpose::Answer)
        }
        MoveName::AnswerPromised | MoveName::RenewPromise => Some(Purpose::Promise),
        MoveName::Reject => Some(Purpose::Rejection),
        MoveName::Contest => Some(Purpose::Contest),
        MoveName::Decline | MoveName::DeclineToNamed | MoveName::DeclineAgain => Some(Purpose::Decline),
        MoveName::Arbitrate => Some(Purpose::Ruling),
        MoveName::Rearbitrate => Some(Purpose::NewFacts),
        MoveName::Reopen => Some(Purpose::Reopening),
        MoveName::CorrectAnswer => Some(Purpose::Correction),
        MoveName::ReturnToWork => Some(Purpose::Return),
        MoveName::NameParty | MoveName::TakeFromParty => Some(Purpose::Accusation),
        MoveName::Extend => Some(Purpose::Extension),
        _ => None,
    }
}

/// A Decision being written: each fact changes the case as it is added, so state is the fold of the journal.
struct Writing {
    case: Case,
    events: Vec<Event>,
    by: Doer,
    version: u64,
    now: Instant,
}

impl Writing {
    fn add(&mut self, fact: Fact) {
        let event = Event { version: self.version, at: self.now, by: self.by.clone(), fact };
        self.case.apply(&event);
        self.events.push(event);
    }

    /// What the command is about, before the clocks look at it.
    fn add_subject(&mut self, name: MoveName, matter: &Matter<'_>, requires: &mut Vec<Requirement>) {
        match matter.command {
            Some(Command::Route { institution, unit }) => {
                self.add_lead((institution, unit.as_ref()), self.bond(matter), matter, requires)
            }
            Some(Command::RouteAsProposed(proposal)) => {
                if let Some(institution) = &proposal.institution {
                    let named = (institution, proposal.unit.as_ref());
                    self.add_lead(named, self.bond(matter), matter, requires);
                }
            }
            Some(Command::Arbitrate { institution, unit, .. }) => {
                self.add_lead((institution, unit.as_ref()), Bond::Binding, matter, requires);
            }
            Some(Command::LapseArbitration(_)) if name == MoveName::ArbitrationMissed => {
                self.add_breach(ClockKind::Arbitration);
            }
            Some(Command::LapseArbitration(found)) => {
                if let Some(holder) = &found.holder {
                    let named = (&holder.institution, holder.unit.as_ref());
                    self.add_lead(named, Bond::Binding, matter, requires);
                }
            }
            // Who is bound did not decline: it is no side of the dispute.
            Some(Command::Rearbitrate { found, .. }) => self.add_dispute(found.past.clone()),
            Some(Command::Assign { unit, officer }) => {
                self.add(Fact::Assigned { unit: unit.clone(), officer: *officer });
            }
            Some(Command::Decline { reason, instead, found, .. }) => {
                self.add(Fact::Declined { reason: *reason, instead: instead.clone() });
                match (name, &found.holder) {
                    (MoveName::DeclineAgain, _) => {
                        let lead = matter.case.lead.as_ref();
                        self.add_dispute(found.past.clone().joined_by(lead, matter.actor.user()));
                    }
                    (MoveName::DeclineToNamed, Some(holder)) => {
                        let named = (&holder.institution, holder.unit.as_ref());
                        self.add_lead(named, Bond::Free, matter, requires);
                    }
                    _ => {}
                }
            }
            Some(Command::Reject { code, .. }) => self.add(Fact::RejectedFor { code: *code }),
            Some(Command::Answer { kind, .. }) => self.add(Fact::Answered { kind: *kind }),
            Some(Command::Promise { until, .. }) => self.add(Fact::Promised { until: *until }),
            Some(Command::Deliver { .. }) => self.add(Fact::Answered { kind: AnswerKind::Done }),
            Some(Command::Rate(rating)) => self.add(Fact::Rated { rating: *rating }),
            Some(Command::Expire(kind)) => self.add_breach(*kind),
            Some(Command::Escalate) => self.raise(),
            Some(Command::NameParty { party, .. }) => self.add(Fact::PartyNamed { party: party.clone() }),
            Some(Command::Extend { days, .. }) => {
                extensions::extended(&self.case, *days, matter.scene)
                    .into_iter()
                    .for_each(|fact| self.add(fact));
            }
            _ => {}
        }
    }

    /// A breach is recorded; what was taken over from an older system is raised nowhere.
    fn add_breach(&mut self, kind: ClockKind) {
        self.add(Fact::ClockBreached { kind });
        match kind.row().on_expiry {
            _ if self.case.age != Age::Live => {}
            Expiry::EscalateToTop => self.raise_to(Rung::Ombudsman),
            _ => self.raise(),
        }
    }

    /// From now on nobody has it.
    fn add_dispute(&mut self, dispute: Dispute) {
        let Dispute { between, routed_by } = dispute;
        self.add(Fact::Disputed { between, routed_by });
    }

    /// What an older program let the desk route after the declines that go to the arbiter now is binding all the same.
    fn bond(&self, matter: &Matter<'_>) -> Bond {
        let limit = matter.scene.rulebook.instruments.limits().binding_after_declines;
        if self.case.counters.declines >= limit { Bond::Binding } else { Bond::Free }
    }

    fn add_lead(
        &mut self,
        named: (&InstitutionCode, Option<&UnitCode>),
        bond: Bond,
        matter: &Matter<'_>,
        requires: &mut Vec<Requirement>,
    ) {
        let Lead { institution, acting, unit, circle, bond, .. } = parties::lead_at(matter, named, bond);
        requires.push(match &circle {
            Some(circle) => Requirement::CircleHead(circle.clone()),
            None => Requirement::Connected(acting.clone()),
        });
        self.add(Fact::LeadNamed { institution, acting, unit, circle, bond });
        // The rejecter routes after a contest only where nobody else is there: someone above must know.
        if is_rejecter(matter) {
            self.raise();
        }
    }

    /// One level up: officer, institution, coordinator, national desk, Ombudsman's list. What is still at
    /// the desk goes to the national desk as a whole first.
    fn raise(&mut self) {
        let to = match (is_at_desk(self.case.status), self.case.raised) {
            (true, raised) if raised < Rung::National => Rung::National,
            (_, Rung::Officer) => Rung::Admin,
            (_, Rung::Admin) => Rung::Coordinator,
            (_, Rung::Coordinator) => Rung::National,
            (_, Rung::National | Rung::Ombudsman) => Rung::Ombudsman,
        };
        self.raise_to(to);
    }

    fn raise_to(&mut self, to: Rung) {
        if to != self.case.raised {
            self.add(Fact::Raised { to });
        }
    }

    fn add_move(&mut self, name: MoveName, to: Status, scene: &Scene<'_>) {
        let promised = self.events.iter().rev().find_map(|event| match event.fact {
            Fact::Promised { until } => Some(until),
            _ => None,
        });
        let facts = clock_facts(&Step { case: &self.case, name, to, promised, scene });
        self.add(Fact::Moved { name, to });
        for fact in facts {
            self.add(fact);
        }
    }

    fn into_decision(self, before: Option<u64>, scene: &Scene<'_>) -> Decision {
        Decision {
            before,
            case: self.case,
            events: self.events,
            message: None,
            revision: scene.rulebook.revision,
            requires: Vec::new(),
        }
    }
}
