//! What a move does to the clocks, read off the clock table.

use super::case::Case;
use super::decide::Scene;
use super::extensions;
use super::facts::{Fact, Grade};
use super::moves::MoveName;
use super::status::Status;
use crate::deadlines::clocks::{Clock, ClockKind, ClockPlace, ClockRow, Owner, table};
use crate::deadlines::instruments::{Class, Length, Term};
use crate::deadlines::sum::sum;
use crate::reports::Kind;
use crate::routing::book::RoutingBook;
use crate::values::{Instant, InstitutionCode, Zone};
use jiff::civil::Date;

/// A move that is being made: the case as it was before it, and what it changes.
pub(super) struct Step<'a> {
    /// The case with its lead already named, its status not yet changed.
    pub case: &'a Case,
    /// The move.
    pub name: MoveName,
    /// The status after it.
    pub to: Status,
    /// The day that it promises.
    pub promised: Option<Date>,
    /// When, and under which rulebook.
    pub scene: &'a Scene<'a>,
}

/// The facts that the clock table asks for.
pub(super) fn clock_facts(step: &Step<'_>) -> Vec<Fact> {
    table().iter().flat_map(|row| row_facts(row, step)).collect()
}

fn row_facts(row: &ClockRow, step: &Step<'_>) -> Vec<Fact> {
    let open = step.case.open_clock(row.kind);
    let stopped = Fact::ClockStopped { kind: row.kind };
    match open {
        Some(_) if step.name == MoveName::Withdraw && row.owner != Owner::Everybody => {
            vec![Fact::ClockSuspended { kind: row.kind }]
        }
        Some(_) if !step.to.is_open() => vec![stopped],
        Some(_) if row.restarts.contains(&step.name) => {
            std::iter::once(stopped).chain(started(row, step)).collect()
        }
        Some(_) if row.stops.contains(&step.name) => vec![stopped],
        Some(clock) if row.pauses.contains(&step.name) && may_pause(step) => paused(clock, step),
        Some(clock) if row.resumes.contains(&step.name) && clock.is_paused() => resumed(clock, step),
        Some(_) => Vec::new(),
        None if step.name == MoveName::Resume && row.owner != Owner::Everybody => {
            taken_up(row.kind, step).into_iter().collect()
        }
        None if row.starts.contains(&step.name) || row.restarts.contains(&step.name) => {
            started(row, step).into_iter().collect()
        }
        None => Vec::new(),
    }
}

fn started(row: &ClockRow, step: &Step<'_>) -> Option<Fact> {
    let clock = new_clock(row, step)?;
    Some(Fact::ClockStarted {
        kind: clock.kind,
        started_at: clock.started_at,
        zone: clock.place.zone,
        area: clock.place.area,
        length: clock.length,
        instrument: clock.instrument,
        calendar: clock.calendar,
        pause_limit_hk: clock.pause_limit_hk,
        due_at: clock.due_at,
    })
}

fn new_clock(row: &ClockRow, step: &Step<'_>) -> Option<Clock> {
    if row.kind == ClockKind::OuterLimit {
        return extensions::outer_limit_after(step);
    }
    let rulebook = step.scene.rulebook;
    let term = term(row.kind, step)?;
    let mut clock = Clock {
        kind: row.kind,
        number: 1,
        started_at: if row.owner == Owner::Everybody { step.case.sent_at } else { step.scene.now },
        place: place(row.owner, step),
        length: promised_length(row.kind, step).unwrap_or(term.length),
        instrument: term.instrument.clone(),
        calendar: rulebook.revision,
        pauses: Vec::new(),
        extensions: Vec::new(),
        pause_limit_hk: (row.owner == Owner::Lead).then(|| rulebook.instruments.limits().pause_hk),
        due_at: None,
        breached_at: None,
        ended_at: None,
    };
    clock.due_at = sum(&clock, &rulebook.calendar).due_at;
    Some(clock)
}

fn term<'a>(kind: ClockKind, step: &Step<'a>) -> Option<&'a Term> {
    let instruments = &step.scene.rulebook.instruments;
    let class = class_of(step.case);
    let is_again = matches!(step.name, MoveName::Reopen | MoveName::ReturnToWork | MoveName::PromiseBroken);
    match kind == ClockKind::Resolution && is_again {
        true => instruments.term(kind, Class::Reopened),
        false => instruments.term(kind, class),
    }
}

/// A promise runs to its day, however long the rulebook lets it run.
fn promised_length(kind: ClockKind, step: &Step<'_>) -> Option<Length> {
    let until = step.promised.filter(|_| kind == ClockKind::Promise)?;
    let days = days_until(until, step.case, step.scene);
    Some(Length::CalendarDays(u16::try_from(days).unwrap_or(0)))
}

/// How many days lie between today, where the lead is, and `day`.
pub(super) fn days_until(day: Date, case: &Case, scene: &Scene<'_>) -> i32 {
    let lead = case.lead.as_ref().map(|lead| place_of(&lead.institution, scene));
    let today = lead.map_or(Zone::Wib, |lead| lead.zone).date_of(scene.now);
    today.duration_until(day).as_hours() as i32 / 24
}

/// The class whose lengths hold for a case.
pub fn class_of(case: &Case) -> Class {
    match (case.kind, case.grade) {
        (Kind::Information, _) => Class::Information,
        (Kind::Aspiration, _) => Class::Aspiration,
        (Kind::Complaint, Grade::Plain) => Class::Complaint,
        (Kind::Complaint, Grade::Supervised) => Class::SupervisedComplaint,
    }
}

/// The desk counts in its own zone, a lead in its own; a reporter's clock ends at the later midnight
/// of the reporter's and the lead's, which is that of the more western zone.
fn place(owner: Owner, step: &Step<'_>) -> ClockPlace {
    let lead = step.case.lead.as_ref().map(|lead| place_of(&lead.institution, step.scene));
    let desk = ClockPlace { zone: Zone::Wib, area: None };
    match owner {
        Owner::Desk | Owner::Arbiter => desk,
        Owner::Lead => lead.unwrap_or(desk),
        Owner::Reporter => {
            ClockPlace { zone: lead.unwrap_or(desk).zone.min(step.case.zone), area: step.case.area.clone() }
        }
        Owner::Everybody => ClockPlace { zone: step.case.zone, area: step.case.area.clone() },
    }
}

fn place_of(institution: &InstitutionCode, scene: &Scene<'_>) -> ClockPlace {
    let known = scene.rulebook.institution(institution);
    ClockPlace { zone: known.map_or(Zone::Wib, |one| one.zone), area: known.and_then(|one| one.area.clone()) }
}

/// Only the first questions of a side pause its clocks.
fn may_pause(step: &Step<'_>) -> bool {
    let asked = match step.name {
        MoveName::AskAtDesk => step.case.counters.desk_questions,
        _ => step.case.counters.work_questions,
    };
    asked < step.scene.rulebook.instruments.limits().pausing_questions
}

/// The clock of that kind as the move leaves it, if it runs then.
pub(super) fn left_by(step: &Step<'_>, kind: ClockKind) -> Option<Clock> {
    let row = kind.row();
    let Some(open) = step.case.open_clock(kind) else { return new_clock(row, step) };
    let mut clock = open.clone();
    if row.pauses.contains(&step.name) && may_pause(step) {
        clock.pause(step.scene.now, question_until(step));
        clock.due_at = sum(&clock, &step.scene.rulebook.calendar).due_at;
    }
    Some(clock)
}

/// How long a question that goes out now is out at most.
fn question_until(step: &Step<'_>) -> Instant {
    let completion = new_clock(ClockKind::Completion.row(), step).and_then(|clock| clock.due_at);
    completion.unwrap_or(step.scene.now)
}

fn paused(clock: &Clock, step: &Step<'_>) -> Vec<Fact> {
    let at_most_until = question_until(step);
    let due_at = due_with(clock, step, |clock| clock.pause(step.scene.now, at_most_until));
    vec![Fact::ClockPaused { kind: clock.kind, at_most_until, due_at }]
}

fn resumed(clock: &Clock, step: &Step<'_>) -> Vec<Fact> {
    let due_at = due_with(clock, step, |clock| clock.run_on(step.scene.now));
    vec![Fact::ClockResumed { kind: clock.kind, due_at }]
}

/// A clock goes on with what was left when the report was withdrawn.
fn taken_up(kind: ClockKind, step: &Step<'_>) -> Option<Fact> {
    let clock = suspended(kind, step)?;
    let question_until = match clock.awaits_reply() {
        true => suspended(ClockKind::Completion, step)
            .and_then(|completion| due_with(completion, step, |clock| clock.take_up(step.scene.now, None))),
        false => None,
    };
    let due_at = due_with(clock, step, |clock| clock.take_up(step.scene.now, question_until));
    Some(Fact::ClockTakenUp { kind, question_until, due_at })
}

fn suspended<'a>(kind: ClockKind, step: &Step<'a>) -> Option<&'a Clock> {
    step.case.clocks.iter().rev().find(|clock| clock.kind == kind && clock.is_suspended())
}

fn due_with(clock: &Clock, step: &Step<'_>, change: impl FnOnce(&mut Clock)) -> Option<Instant> {
    let mut changed = clock.clone();
    change(&mut changed);
    sum(&changed, &step.scene.rulebook.calendar).due_at
}
