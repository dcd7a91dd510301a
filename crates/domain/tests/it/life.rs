//! One case's life, told step by step: who says what, and when.

use crate::country::{Country, area, country};
use jiff::civil::DateTime;
use jiff::tz::Offset;
use lapor_domain::actors::Actor;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::{AnswerKind, Command, CommandName, DeclineReason, RejectionCode};
use lapor_domain::cases::decide::{Decision, Scene, Submission, actions_for, decide, submit};
use lapor_domain::cases::disputes::{Dispute, DutyHolder, Findings};
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::{Fact, Value};
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::refusal::{Refusal, RefusalCode};
use lapor_domain::deadlines::clocks::{Clock, ClockKind};
use lapor_domain::deadlines::sum::sum;
use lapor_domain::reports::{Age, Channel, Kind, Secrecy};
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::reasons::{Decides, Why};
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::{CaseId, Instant, InstitutionCode, Ticket, TopicCode, UserId, Zone};

/// A case with its journal, in its country, at a moment.
pub struct Life {
    pub country: Country,
    pub case: Case,
    pub events: Vec<Event>,
    pub now: Instant,
}

/// What a report is like when it arrives; change what a story is about.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub kind: Kind,
    pub topic: &'static str,
    pub secrecy: Secrecy,
    pub age: Age,
    pub area: Option<&'static str>,
}

/// An open complaint about a road in regency 11.01.
pub const PLAIN: Arrival = Arrival {
    kind: Kind::Complaint,
    topic: crate::country::ROAD,
    secrecy: Secrecy::Open,
    age: Age::Live,
    area: Some("11.01"),
};

/// The same, secret.
pub const SECRET: Arrival = Arrival { secrecy: Secrecy::Secret, ..PLAIN };

/// The Monday morning on which most lives begin.
pub const MONDAY: &str = "2024-07-01 09:00";

/// `2024-07-01 09:00` as WIB clocks show it.
pub fn wib(text: &str) -> Instant {
    moment(text, Zone::Wib)
}

pub fn moment(text: &str, zone: Zone) -> Instant {
    let shown: DateTime = text.replace(' ', "T").parse().expect("a date and time");
    let utc = Offset::UTC.to_timestamp(shown).expect("a time in range");
    Instant(utc.as_microsecond() - zone.offset_seconds() * 1_000_000)
}

/// A due date as the clocks of its own zone show it: `2024-07-11 00:00 WIB`.
pub fn shown(at: Instant, zone: Zone) -> String {
    let local =
        jiff::Timestamp::from_microsecond(at.0 + zone.offset_seconds() * 1_000_000).expect("in range");
    format!("{} {}", Offset::UTC.to_datetime(local).strftime("%Y-%m-%d %H:%M"), zone.code())
}

impl Life {
    /// The report arrives on that Monday.
    pub fn begin(arrival: &Arrival) -> Life {
        Life::begin_at(arrival, MONDAY)
    }

    pub fn begin_at(arrival: &Arrival, at: &str) -> Life {
        let country = country();
        let now = wib(at);
        let submission = Submission {
            id: CaseId(1),
            ticket: Ticket::from_number(483_102_759_164),
            kind: arrival.kind,
            secrecy: arrival.secrecy,
            age: arrival.age,
            channel: Channel::Web,
            area: arrival.area.map(area),
            sent_at: now,
        };
        let proposal = proposal(Some(arrival.topic), Some("REG-11.01"), Decides::Person(Why::BelowThreshold));
        let scene = Scene { now, rulebook: &country.rulebook, directory: &country.directory };
        let decision = submit(&submission, &proposal, &scene);
        let Decision { case, events, .. } = decision;
        Life { country, case, events, now }
    }

    /// A plain report that the national desk has routed to regency 11.01.
    pub fn routed() -> Life {
        let mut life = Life::begin(&PLAIN);
        life.does(&crate::country::national(), route("REG-11.01", None));
        life
    }

    /// A plain report, answered.
    pub fn answered(kind: AnswerKind) -> Life {
        let mut life = Life::routed();
        life.does(&crate::country::officer("REG-11.01"), answer(kind));
        life
    }

    pub fn at(&mut self, when: &str) -> &mut Life {
        self.now = wib(when);
        self
    }

    pub fn after_days(&mut self, days: i64) -> &mut Life {
        self.now = self.now.plus_days(days);
        self
    }

    pub fn scene(&self) -> Scene<'_> {
        Scene { now: self.now, rulebook: &self.country.rulebook, directory: &self.country.directory }
    }

    /// What would be decided. What the journal tells of declines is found out before.
    pub fn tries(&self, actor: &Actor, command: &Command) -> Result<Decision, Refusal> {
        let mut command = command.clone();
        if let Some(found) = command.findings_mut() {
            found.past = Dispute::of(&self.events);
        }
        decide(&self.case, &command, actor, &self.scene())
    }

    /// The command is granted. Gives the name of the move.
    #[track_caller]
    pub fn does(&mut self, actor: &Actor, command: Command) -> MoveName {
        match self.tries(actor, &command) {
            Ok(decision) => self.take(decision),
            Err(refusal) => panic!(
                "{:?} in {}: {} {:?}",
                command.name(),
                self.case.status.full_code(),
                refusal.code.code(),
                refusal.args
            ),
        }
    }

    /// Makes the Decision the present state. Gives the name of the move.
    pub fn take(&mut self, decision: Decision) -> MoveName {
        assert_eq!(decision.before, Some(self.case.version), "decided on this version");
        let name = decision.events.iter().find_map(|event| match &event.fact {
            Fact::Moved { name, .. } => Some(*name),
            _ => None,
        });
        self.case = decision.case;
        self.events.extend(decision.events);
        name.expect("every Decision takes a row of the table")
    }

    /// The command is refused. Gives the code.
    #[track_caller]
    pub fn refused(&self, actor: &Actor, command: Command) -> RefusalCode {
        match self.tries(actor, &command) {
            Ok(_) => panic!("{:?} was granted in {}", command.name(), self.case.status.full_code()),
            Err(refusal) => refusal.code,
        }
    }

    pub fn actions(&self, actor: &Actor) -> Vec<CommandName> {
        actions_for(&self.case, actor, &self.scene())
    }

    /// The latest clock of that kind.
    #[track_caller]
    pub fn clock(&self, kind: ClockKind) -> &Clock {
        self.case.clocks.iter().rfind(|clock| clock.kind == kind).expect("the clock was started")
    }

    /// When the latest clock of that kind is due, in its own zone.
    #[track_caller]
    pub fn due(&self, kind: ClockKind) -> String {
        let clock = self.clock(kind);
        let again = sum(clock, &self.country.rulebook.calendar);
        assert_eq!(clock.due_at, again.due_at, "the stored due date is the sum of its inputs");
        shown(clock.due_at.expect("it has a limit"), clock.place.zone)
    }

    /// Clocks that still count, paused or not.
    pub fn open_clocks(&self) -> Vec<ClockKind> {
        let mut kinds: Vec<_> =
            self.case.clocks.iter().filter(|clock| clock.is_open()).map(|clock| clock.kind).collect();
        kinds.sort();
        kinds
    }

    /// Lets one clock run out: goes to the moment from which it is overdue.
    pub fn wait_for(&mut self, kind: ClockKind) -> &mut Life {
        self.now = self.clock(kind).due_at.expect("it has a limit");
        self
    }
}

pub fn proposal(topic: Option<&str>, institution: Option<&str>, decides: Decides) -> Proposal {
    Proposal {
        topic: topic.map(TopicCode::new),
        institution: institution.map(InstitutionCode::new),
        unit: None,
        confidence: 0.8,
        reasons: Vec::new(),
        alternatives: Vec::new(),
        suggestions: Vec::new(),
        decides,
    }
}

/// A proposal that the program may follow by itself.
pub fn sure(institution: &str) -> Command {
    Command::RouteAsProposed(proposal(Some(crate::country::ROAD), Some(institution), Decides::System))
}

pub fn route(institution: &str, unit: Option<&str>) -> Command {
    Command::Route {
        institution: crate::country::institution(institution),
        unit: unit.map(crate::country::unit),
    }
}

pub fn ask() -> Command {
    Command::Ask { text: "Which lane?".into() }
}

pub fn reply() -> Command {
    Command::Reply { text: "The left one.".into() }
}

pub fn reject(code: RejectionCode) -> Command {
    Command::Reject { code, text: "It is before a court.".into() }
}

pub fn contest() -> Command {
    Command::Contest { text: "It is not.".into() }
}

pub fn assign(unit: &str) -> Command {
    assign_to(unit, crate::country::ASSIGNED)
}

pub fn assign_to(unit: &str, officer: i64) -> Command {
    Command::Assign { unit: crate::country::unit(unit), officer: Some(UserId(officer)) }
}

pub fn start() -> Command {
    Command::Start { text: "We are on it.".into() }
}

pub fn progress() -> Command {
    Command::Progress { text: "Half done.".into() }
}

pub fn decline() -> Command {
    Command::Decline {
        reason: DeclineReason::Law,
        text: "It is the ministry's road.".into(),
        instead: None,
        found: Findings::default(),
    }
}

/// Says that `instead` is responsible, while the duty map names `holder`.
pub fn decline_for(instead: &str, holder: &str) -> Command {
    Command::Decline {
        reason: DeclineReason::Area,
        text: "It lies across the border.".into(),
        instead: Some(crate::country::institution(instead)),
        found: duty_of(holder),
    }
}

/// The duty map names `holder`.
pub fn duty_of(holder: &str) -> Findings {
    let holder = DutyHolder { institution: crate::country::institution(holder), unit: None };
    Findings { holder: Some(holder), ..Findings::default() }
}

pub fn arbitrate(institution: &str, unit: Option<&str>) -> Command {
    Command::Arbitrate {
        institution: crate::country::institution(institution),
        unit: unit.map(crate::country::unit),
        text: "The road is on its list.".into(),
    }
}

pub fn rearbitrate() -> Command {
    Command::Rearbitrate { text: "The list was out of date.".into(), found: Findings::default() }
}

pub fn answer(kind: AnswerKind) -> Command {
    let law = if kind == AnswerKind::Refused { "UU 38/2004" } else { "" };
    Command::Answer { kind, text: "The answer.".into(), law: law.into() }
}

pub fn promise(until: &str) -> Command {
    Command::Promise { text: "The hole is filled by then.".into(), until: until.parse().expect("a day") }
}

pub fn deliver() -> Command {
    Command::Deliver { text: "The hole is filled.".into() }
}

pub fn correct() -> Command {
    Command::CorrectAnswer { text: "The answer, with the right date.".into(), law: String::new() }
}

pub fn return_to_work() -> Command {
    Command::ReturnToWork { text: "The photo is of another road.".into() }
}

pub fn extend(days: u16) -> Command {
    Command::Extend { days, text: "The asphalt comes next week.".into() }
}

pub fn rate(points: i64) -> Command {
    Command::Rate(Rating::from_points(points).expect("a rating"))
}

/// Accuses an institution, a unit (`INSTITUTION/KIND`) or a member of staff (`@30`).
pub fn accuse(whom: &str) -> Command {
    Command::NameParty { party: Party::take(whom).expect("a party"), text: "They took money.".into() }
}

pub fn reopen() -> Command {
    Command::Reopen { text: "The hole is still there.".into() }
}
