//! The laws that hold in every world, written from the rules in words. Except where they say so they do not ask the
//! tables: a row that lost a guard, a target or a clock must be noticed.

mod clocks;
mod moves;

use super::Broken;
use super::model::Known;
use lapor_app::office::Present;
use lapor_domain::actors::{Actor, Role, Staff};
use lapor_domain::cases::case::{Case, Lead};
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::decide::NewMessage;
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::Fact;
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::status::{Ending, Status};

pub use clocks::{AFTER_A_LOOK, CLOCKS};
pub use moves::MOVES;

/// A move that was made.
pub struct Step<'a> {
    /// Which.
    pub name: MoveName,
    /// The case before it.
    pub before: &'a Case,
    /// The case after it.
    pub after: &'a Case,
    /// Everything before it.
    pub past: &'a [Event],
    /// What it added.
    pub new: &'a [Event],
    /// Who said it.
    pub actor: &'a Actor,
    /// What was said.
    pub command: &'a Command,
    /// What joined the thread.
    pub message: Option<&'a NewMessage>,
    /// Rulebook, people and time.
    pub present: &'a Present,
}

impl Step<'_> {
    /// The member of staff who did it.
    fn staff(&self) -> Option<&Staff> {
        self.actor.staff()
    }

    fn is_by(&self, role: Role) -> bool {
        self.staff().is_some_and(|staff| staff.role == role)
    }

    /// How often the moves were made before.
    fn earlier(&self, names: &[MoveName]) -> usize {
        let is_one = |event: &&Event| matches!(&event.fact, Fact::Moved { name, .. } if names.contains(name));
        self.past.iter().filter(is_one).count()
    }

    /// How often the moves were made, with this one.
    fn times(&self, names: &[MoveName]) -> usize {
        self.earlier(names) + usize::from(names.contains(&self.name))
    }

    fn has_new(&self, is_it: impl Fn(&Fact) -> bool) -> bool {
        self.new.iter().any(|event| is_it(&event.fact))
    }
}

/// A law about a move: what it says, and whether it holds.
pub type OfMoves = (&'static str, fn(&Step<'_>) -> bool);

/// A law about a case as it stands.
pub type OfCases = (&'static str, fn(&Case, &Present) -> bool);

/// Checks a move against every law about moves.
///
/// # Errors
/// The first that is broken.
pub fn check_move(step: &Step<'_>) -> Result<(), Broken> {
    let broken = MOVES.iter().find(|(_, holds)| !holds(step));
    broken.map_or(Ok(()), |(law, _)| Err(Broken::of(law, told(step.name, step.after))))
}

/// Checks a case as it stands now against every law about cases.
///
/// # Errors
/// The first that is broken.
pub fn check_case(known: &Known, present: &Present) -> Result<(), Broken> {
    let case = &known.case;
    if Case::fold(case.id, &known.events).as_ref() != Some(case) {
        return Err(Broken::of("the state is the fold of the journal", standing(case)));
    }
    let broken = CASES.iter().chain(CLOCKS).find(|(_, holds)| !holds(case, present));
    broken.map_or(Ok(()), |(law, _)| Err(Broken::of(law, standing(case))))
}

/// Checks a case at a moment when the program has looked at what ran out.
///
/// # Errors
/// The first law that is broken.
pub fn check_after_a_look(case: &Case, present: &Present) -> Result<(), Broken> {
    let broken = AFTER_A_LOOK.iter().find(|(_, holds)| !holds(case, present));
    broken.map_or(Ok(()), |(law, _)| Err(Broken::of(law, standing(case))))
}

fn told(name: MoveName, after: &Case) -> String {
    format!("{} to {}", name.code(), standing(after))
}

/// A case in short.
pub fn standing(case: &Case) -> String {
    let clocks: Vec<String> = case
        .clocks
        .iter()
        .filter(|clock| clock.is_open())
        .map(|clock| {
            let paused = if clock.is_paused() { " paused" } else { "" };
            let breached = if clock.breached_at.is_some() { " breached" } else { "" };
            format!("{}{paused}{breached}", clock.kind.code())
        })
        .collect();
    let lead = case.lead.as_ref().map(|lead| (lead.institution.as_str(), lead.acting.as_str(), lead.bond));
    let status = case.status.full_code();
    format!("{status}, version {}, lead {lead:?}, raised {:?}, {clocks:?}", case.version, case.raised)
}

/// Where the work is, whatever is being asked meanwhile.
fn holder(case: &Case) -> Status {
    case.status.back().unwrap_or(case.status)
}

/// What holds of every case at every moment, besides its clocks.
pub const CASES: &[OfCases] = &[
    ("every open case has a named owner", |case, _| match holder(case) {
        Status::Routed | Status::InProgress | Status::Promised | Status::Answered => case.lead.is_some(),
        Status::Received | Status::Disputed => case.lead.is_none(),
        _ => true,
    }),
    ("what is in dispute is so between institutions", |case, _| {
        let is_between = case.dispute.as_ref().is_some_and(|one| !one.between.is_empty());
        case.status != Status::Disputed || is_between
    }),
    ("a secret case has a circle, an open one none", |case, _| {
        case.lead.as_ref().is_none_or(|lead| lead.circle.is_some() == case.is_secret())
    }),
    ("an ending has its moment, and only an ending", |case, _| {
        case.ended_at.is_none() == case.status.is_open()
    }),
    ("what must be read is part of what was done", |case, _| case.seen_version <= case.version),
    ("a refusal is not a solution", |case, _| match case.status {
        Status::Closed(Ending::ConfirmedSolved | Ending::AnsweredNoReply) => {
            case.last_answer != Some(lapor_domain::cases::commands::AnswerKind::Refused)
        }
        Status::Closed(Ending::RefusedByLaw) => {
            case.last_answer == Some(lapor_domain::cases::commands::AnswerKind::Refused)
        }
        _ => true,
    }),
    ("whom a report accuses does not have it", |case, _| {
        let has = |party: &Party, lead: &Lead| match party {
            Party::Institution(code) => [&lead.institution, &lead.acting].contains(&code),
            Party::Unit(unit) => [&lead.unit, &lead.circle].into_iter().flatten().any(|one| one == unit),
            Party::Official(user) => lead.officer == Some(*user),
        };
        case.lead.as_ref().is_none_or(|lead| !case.parties.iter().any(|party| has(party, lead)))
    }),
    ("few are accused", |case, _| case.parties.len() <= 5),
    ("a withdrawn report knows what it left", |case, _| {
        case.withdrawn_from.is_some() == (case.status == Status::Withdrawn)
    }),
];
