//! The model: what the rules alone make of everything that happens.

use super::acts::{Eyes, Sent, Who};
use super::country::{COMES_AND_GOES, book, directory};
use lapor_app::book::Subject;
use lapor_app::jobs::deadline_sweep::command_for;
use lapor_app::office::Present;
use lapor_app::receive::secrecy_of;
use lapor_domain::actors::{Actor, Staff};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::decide::{Decision, Submission, decide, join, submit};
use lapor_domain::cases::disputes::{Dispute, Findings};
use lapor_domain::cases::events::Event;
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::Age;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::values::{AccessCode, AreaCode, CaseId, Instant, InstitutionCode, Ticket, UserId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A report that was received, as the model has it.
pub struct Known {
    pub case: Case,
    pub events: Vec<Event>,
    pub words: &'static str,
    pub has_address: bool,
    /// What opens it, where it came through a door.
    pub code: Option<AccessCode>,
    /// Whether the program routed it as it arrived.
    pub is_routed_on_arrival: bool,
    /// Who opened it while that had to be noted, in order.
    pub opened_by: Vec<UserId>,
}

/// Whom no key belongs to.
const NOBODY: UserId = UserId(-1);

/// Why nothing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum No {
    /// To them there is no such case.
    NotFound,
    /// A lawful no.
    Refused(RefusalCode),
}

/// The world by the rules alone.
pub struct Model {
    pub present: Present,
    pub people: Vec<Staff>,
    pub cases: BTreeMap<usize, Known>,
    /// Whether the desk of [`COMES_AND_GOES`] is left.
    pub is_left: bool,
}

impl Model {
    pub fn new(people: Vec<Staff>, now: Instant) -> Model {
        let directory = Arc::new(directory(&people));
        let present = Present { book: book(), directory, now };
        Model { present, people, cases: BTreeMap::new(), is_left: false }
    }

    /// The desk of an institution is left, or taken again.
    pub fn turns(&mut self, is_left: bool) {
        self.is_left = is_left;
        let away = |staff: &&Staff| is_left && staff.institution.as_str() == COMES_AND_GOES;
        let there: Vec<Staff> = self.people.iter().filter(|staff| !away(staff)).cloned().collect();
        self.present.directory = Arc::new(directory(&there));
    }

    pub fn actor(&self, who: Who) -> Actor {
        match who {
            Who::Reporter => Actor::Reporter,
            Who::Program => Actor::System,
            Who::Person(place) => Actor::Staff(self.people[place].clone()),
        }
    }

    /// The command with people instead of their places in the list.
    pub fn addressed(&self, command: &Command) -> Command {
        match command {
            Command::Assign { unit, officer } => Command::Assign {
                unit: unit.clone(),
                officer: officer.map(|place| self.people[place.0 as usize].user),
            },
            Command::NameParty { party: Party::Official(place), text } => {
                let somebody = self.people.get(place.0 as usize).map(|staff| staff.user);
                let party = Party::Official(somebody.unwrap_or(NOBODY));
                Command::NameParty { party, text: text.clone() }
            }
            other => other.clone(),
        }
    }

    pub fn sees(&self, staff: &Staff, case: &Case) -> Sight {
        sight(&Viewer::Staff(staff.clone()), case, &self.present.book.rulebook)
    }

    /// What comes of a command: `complete` has its findings.
    pub fn outcome(
        &self,
        known: &Known,
        actor: &Actor,
        command: &Command,
        eyes: Eyes,
    ) -> Result<Decision, No> {
        let mut command = command.clone();
        for text in command.texts_mut() {
            if text.contains('\0') {
                return Err(No::Refused(RefusalCode::ControlSign));
            }
            *text = text.trim().to_owned();
        }
        let is_blind = actor.staff().is_some_and(|staff| self.sees(staff, &known.case) == Sight::Nothing);
        if is_blind {
            return Err(No::NotFound);
        }
        if eyes == Eyes::Stale {
            return Err(No::Refused(RefusalCode::Stale));
        }
        self.decided(known, actor, command).map_err(No::Refused)
    }

    fn decided(&self, known: &Known, actor: &Actor, mut command: Command) -> Result<Decision, RefusalCode> {
        if let Some(found) = command.findings_mut() {
            *found = self.findings(known);
        }
        decide(&known.case, &command, actor, &self.present.scene()).map_err(|refusal| refusal.code)
    }

    /// What the program finds out before it decides.
    pub fn findings(&self, known: &Known) -> Findings {
        let case = &known.case;
        let text = format!("\n{}", known.words);
        let subject =
            Subject { text: &text, area: case.area.as_ref(), topic: case.topic.as_ref(), institution: None };
        let holder = match case.is_secret() {
            true => None,
            false => self.present.book.duty_holder(&subject),
        };
        Findings { holder, past: Dispute::of(&known.events) }
    }

    /// A report becomes a case.
    pub fn received(&self, sent: &Sent, (id, ticket): (CaseId, Ticket)) -> (Decision, Proposal) {
        let area = Some(sent.area).filter(|code| !code.is_empty()).map(AreaCode::new);
        let institution = Some(sent.institution).filter(|code| !code.is_empty()).map(InstitutionCode::new);
        let text = format!("\n{}", sent.words);
        let proposal = self.present.book.propose(&Subject {
            text: &text,
            area: area.as_ref(),
            topic: None,
            institution: institution.as_ref(),
        });
        let now = self.present.now;
        let stated = now.plus_days(-sent.days_ago);
        let submission = Submission {
            id,
            ticket,
            kind: sent.kind,
            secrecy: secrecy_of(sent.secrecy, proposal.topic.as_ref(), &self.present),
            age: sent.age,
            channel: sent.channel,
            area,
            sent_at: if sent.age == Age::Live { stated.max(now.plus_days(-30)) } else { stated },
        };
        let scene = self.present.scene();
        let submitted = submit(&submission, &proposal, &scene);
        let command = Command::RouteAsProposed(proposal.clone());
        let decision = match decide(&submitted.case, &command, &Actor::System, &scene) {
            Ok(routed) => join(submitted, routed),
            Err(_) => submitted,
        };
        (decision, proposal)
    }

    /// The clocks that the program's look would find, the oldest first.
    pub fn due(&self) -> Vec<(usize, ClockKind)> {
        let now = self.present.now;
        let mut due: Vec<(Instant, usize, usize, ClockKind)> = Vec::new();
        for (number, known) in &self.cases {
            let clocks = known.case.clocks.iter().enumerate();
            let waits = clocks.filter(|(_, clock)| clock.is_overdue(now) && clock.breached_at.is_none());
            due.extend(waits.filter_map(|(at, clock)| Some((clock.due_at?, *number, at, clock.kind))));
        }
        due.sort_unstable();
        due.into_iter().map(|(_, number, _, kind)| (number, kind)).collect()
    }

    /// What the program's look makes of one of them.
    pub fn expired(&self, number: usize, kind: ClockKind) -> Option<(Command, Result<Decision, No>)> {
        let command = command_for(kind)?;
        let known = self.cases.get(&number)?;
        let outcome = self.outcome(known, &Actor::System, &command, Eyes::Closed);
        Some((command, outcome))
    }
}
