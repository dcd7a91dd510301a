//! Perpanjangan: the work takes longer than it should, and how long it may take at most.
//!
//! The outer limit is the earlier of 60 working days and 60 calendar days from a complete file. Calendar days always
//! end first, or on the same day, so they alone are counted. A complete file is one that somebody is responsible for:
//! it counts from where the resolution does. Any moment can compute it; it is written down as a clock of the case only
//! once the case might reach it.

use super::case::Case;
use super::checks::Matter;
use super::commands::Command;
use super::decide::Scene;
use super::facts::Fact;
use super::refusal::{Refusal, RefusalCode};
use super::timing::{Step, class_of, left_by};
use crate::deadlines::clocks::{Clock, ClockKind, Extension};
use crate::deadlines::instruments::Length;
use crate::deadlines::sum::sum;
use crate::rulebook::Rulebook;
use crate::values::Instant;
use jiff::civil::Date;

/// Batas terluar: until when the work that is being done may take, whatever is agreed; none where none is done.
pub fn outer_limit(case: &Case, rulebook: &Rulebook) -> Option<Clock> {
    limit_of(case.open_clock(ClockKind::Resolution)?, case, rulebook)
}

/// How many days one extension may add; none where the rulebook knows no extensions.
pub fn most_days(rulebook: &Rulebook) -> Option<u16> {
    match rulebook.instruments.extension()?.length {
        Length::WorkingDays(days) | Length::CalendarDays(days) => Some(days),
        Length::Unlimited => None,
    }
}

/// The last day on which a clock is in time.
pub fn last_day(clock: &Clock) -> Option<Date> {
    clock.due_at.map(|due| clock.place.zone.date_of(Instant(due.0 - 1)))
}

fn limit_of(resolution: &Clock, case: &Case, rulebook: &Rulebook) -> Option<Clock> {
    let term = rulebook.instruments.term(ClockKind::OuterLimit, class_of(case))?;
    let mut clock = Clock {
        kind: ClockKind::OuterLimit,
        number: 1,
        started_at: resolution.started_at,
        place: resolution.place.clone(),
        length: term.length,
        instrument: term.instrument.clone(),
        calendar: rulebook.revision,
        pauses: resolution.withdrawals().cloned().collect(),
        extensions: Vec::new(),
        pause_limit_hk: None,
        due_at: None,
        breached_at: None,
        ended_at: None,
    };
    clock.due_at = sum(&clock, &rulebook.calendar).due_at;
    Some(clock)
}

/// The outer limit as a clock of its own: from when on the work was extended, is late, or ends no sooner.
pub(super) fn outer_limit_after(step: &Step<'_>) -> Option<Clock> {
    let resolution = left_by(step, ClockKind::Resolution)?;
    let limit = limit_of(&resolution, step.case, step.scene.rulebook)?;
    let is_late = resolution.breached_at.is_some();
    let matters = is_late || !resolution.extensions.is_empty() || resolution.due_at >= limit.due_at;
    matters.then_some(limit)
}

/// What an extension writes.
pub(super) fn extended(case: &Case, days: u16, scene: &Scene<'_>) -> Option<Fact> {
    let clock = with_more(case, days, scene)?;
    let instrument = clock.extensions.last()?.instrument.clone();
    Some(Fact::ClockExtended { kind: clock.kind, days, instrument, due_at: clock.due_at })
}

/// The resolution as it would be with so many days more.
fn with_more(case: &Case, days: u16, scene: &Scene<'_>) -> Option<Clock> {
    let term = scene.rulebook.instruments.extension()?;
    let mut clock = case.open_clock(ClockKind::Resolution)?.clone();
    clock.extensions.push(Extension { at: scene.now, days, instrument: term.instrument.clone() });
    clock.due_at = sum(&clock, &scene.rulebook.calendar).due_at;
    Some(clock)
}

/// Whether the work was extended before, in the whole life of the case.
pub(super) fn was_extended(case: &Case) -> bool {
    case.clocks.iter().any(|clock| !clock.extensions.is_empty())
}

/// Whether the time for the work has not run out. What was missed is not made good afterwards.
pub(super) fn is_in_time(matter: &Matter<'_>) -> bool {
    let clock = matter.case.open_clock(ClockKind::Resolution);
    clock.is_some_and(|clock| clock.breached_at.is_none() && !clock.is_overdue(matter.scene.now))
}

/// Without a command one day is asked for, the least that there is.
fn asked_for(matter: &Matter<'_>) -> u16 {
    match matter.command {
        Some(Command::Extend { days, .. }) => *days,
        _ => 1,
    }
}

/// Whether so many days may be added at once.
pub(super) fn fits(matter: &Matter<'_>) -> Result<(), Refusal> {
    let limit = most_days(matter.scene.rulebook).unwrap_or_default();
    match (1..=limit).contains(&asked_for(matter)) {
        true => Ok(()),
        false => Err(Refusal::because(RefusalCode::ExtensionDays).with("limit", limit)),
    }
}

/// Whether the work ends before the outer limit with what is added.
pub(super) fn stays_within(matter: &Matter<'_>) -> Result<(), Refusal> {
    let (case, scene) = (matter.case, matter.scene);
    let longer = with_more(case, asked_for(matter), scene);
    let Some(limit) = outer_limit(case, scene.rulebook) else { return Ok(()) };
    if longer.is_none_or(|longer| longer.due_at <= limit.due_at) {
        return Ok(());
    }
    let no = Refusal::because(RefusalCode::BeyondOuterLimit);
    Err(last_day(&limit).into_iter().fold(no, |no, day| no.with("last_day", day)))
}
