//! A due date as a sum that anyone can check: start, days counted, days skipped and why, pauses, end.

use super::calendar::{Calendar, DayKind, DayOff, DayStatus};
use super::clocks::{Clock, ClockKind, Extension, Pause, Standstill};
use super::instruments::Length;
use crate::values::{Instant, InstrumentCode, Zone};
use jiff::civil::Date;

/// Why a day was not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// Saturday or Sunday.
    Weekend,
    /// A row of the calendar.
    Listed {
        /// What the day is called.
        name: String,
        /// Why it is listed.
        kind: DayKind,
        /// Decreed or foreseen.
        status: DayStatus,
    },
    /// The clock stood still while the reporter had a question to answer.
    Paused,
    /// The report was withdrawn.
    Withdrawn,
}

/// One day of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Its number among the counted days, or why it was skipped.
    pub counted: Result<u16, Skipped>,
}

/// A clock's due date with the way it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Which clock.
    pub kind: ClockKind,
    /// When it started.
    pub started_at: Instant,
    /// The day of the start in its zone, which does not count.
    pub started_on: Date,
    /// Whose midnight ends it.
    pub zone: Zone,
    /// How long it runs, without what was added.
    pub length: Length,
    /// What was added to its length.
    pub extensions: Vec<Extension>,
    /// Every day after the start, up to the last one counted. Empty for a clock without limit.
    pub days: Vec<Day>,
    /// The last day on which it is in time.
    pub last_day: Option<Date>,
    /// The first instant at which it is overdue: the midnight after the last day.
    pub due_at: Option<Instant>,
    /// The instrument its length comes from.
    pub instrument: InstrumentCode,
    /// Whether the last day lies past the last year the calendar knows.
    pub is_provisional: bool,
    /// Whether the sum assumes that the present pause lasts as long as it may.
    pub assumes_longest_pause: bool,
}

/// Adds up `clock` with `calendar`.
pub fn sum(clock: &Clock, calendar: &Calendar) -> Sum {
    let zone = clock.place.zone;
    let started_on = zone.date_of(clock.started_at);
    let days = match clock.whole_length() {
        Length::WorkingDays(length) => working_days(clock, calendar, started_on, length),
        Length::CalendarDays(length) => calendar_days(clock, started_on, length),
        Length::Unlimited => Vec::new(),
    };
    let last_day = days.last().map(|day| day.date);
    Sum {
        kind: clock.kind,
        started_at: clock.started_at,
        started_on,
        zone,
        length: clock.length,
        extensions: clock.extensions.clone(),
        last_day,
        due_at: last_day.map(|day| zone.midnight(next(day))),
        days,
        instrument: clock.instrument.clone(),
        is_provisional: last_day.is_some_and(|day| day.year() > calendar.known_through()),
        assumes_longest_pause: clock.is_paused(),
    }
}

fn working_days(clock: &Clock, calendar: &Calendar, started_on: Date, length: u16) -> Vec<Day> {
    let mut days = Vec::with_capacity(usize::from(length) * 3 / 2);
    let mut counted = 0;
    let mut paused = 0;
    let mut date = started_on;
    while counted < length {
        date = next(date);
        let day = match calendar.day_off(date, clock.place.area.as_ref()) {
            Some(off) => Err(skipped(&off)),
            None if stands_still(clock, date, Standstill::Withdrawal) => Err(Skipped::Withdrawn),
            None if stands_still(clock, date, Standstill::Question)
                && clock.pause_limit_hk.is_none_or(|limit| paused < limit) =>
            {
                paused += 1;
                Err(Skipped::Paused)
            }
            None => {
                counted += 1;
                Ok(counted)
            }
        };
        days.push(Day { date, counted: day });
    }
    days
}

/// Only a withdrawal stops a clock of calendar days; questions pause none.
fn calendar_days(clock: &Clock, started_on: Date, length: u16) -> Vec<Day> {
    let mut days = Vec::with_capacity(usize::from(length));
    let mut counted = 0;
    let mut date = started_on;
    while counted < length {
        date = next(date);
        let day = match stands_still(clock, date, Standstill::Withdrawal) {
            true => Err(Skipped::Withdrawn),
            false => {
                counted += 1;
                Ok(counted)
            }
        };
        days.push(Day { date, counted: day });
    }
    days
}

/// A pause takes out the days after the one it began on, up to and with the one it ended on:
/// as with a start, the day on which the clock runs on does not count. A pause never lasts longer than
/// it may, however late its end was recorded.
fn stands_still(clock: &Clock, date: Date, why: Standstill) -> bool {
    let zone = clock.place.zone;
    clock.pauses.iter().filter(|pause| pause.why == why).any(|pause| {
        let last = last_moment(pause);
        zone.date_of(pause.from) < date
            && date <= zone.date_of(pause.until.map_or(last, |until| until.min(last)))
    })
}

/// A pause's limit is exclusive, like every due date; the last moment inside it is what has a day.
fn last_moment(pause: &Pause) -> Instant {
    Instant(pause.at_most_until.0 - 1)
}

fn skipped(off: &DayOff<'_>) -> Skipped {
    match off {
        DayOff::Weekend => Skipped::Weekend,
        DayOff::Listed(row) => Skipped::Listed { name: row.name.clone(), kind: row.kind, status: row.status },
    }
}

fn next(date: Date) -> Date {
    date.saturating_add(jiff::Span::new().days(1))
}

#[cfg(test)]
mod tests;
