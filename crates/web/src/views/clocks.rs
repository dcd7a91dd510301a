//! How a clock stands, as a chip: what is left, counted in working days.

use crate::components::{Icon, Tone, chip};
use lapor_domain::deadlines::calendar::Calendar;
use lapor_domain::deadlines::clocks::{Clock, ClockKind};
use lapor_domain::deadlines::instruments::Length;
use lapor_domain::values::{AreaCode, Instant, Zone};
use lapor_words::Words;
use maud::Markup;

/// From this many working days on, there is no hurry. House rule.
const SOON_HK: i64 = 2;

/// When something is due, and where its days are counted.
#[derive(Clone, Copy)]
pub(crate) struct Due<'a> {
    /// The first instant at which it is overdue.
    pub at: Instant,
    /// Whose midnight that is.
    pub zone: Zone,
    /// Whose regional holidays are skipped.
    pub area: Option<&'a AreaCode>,
}

/// What is left of something due, and how urgent that is.
pub(crate) fn left(words: Words, due: Due<'_>, calendar: &Calendar, now: Instant) -> (Tone, Icon, String) {
    let last_day = due.zone.date_of(Instant(due.at.0 - 1));
    let today = due.zone.date_of(now);
    let between = |from, to| calendar.working_days_between(from, to, due.area);
    if now >= due.at {
        let late = match between(last_day, today) {
            0 => words.word("clock-state-breached"),
            days => words.say("clock-late", &[("days", days.into())]),
        };
        return (Tone::Danger, Icon::Warning, late);
    }
    match between(today, last_day) {
        0 => (Tone::Warning, Icon::Clock, words.word("clock-due-today")),
        days => {
            let tone = if days <= SOON_HK { Tone::Warning } else { Tone::Info };
            (tone, Icon::Clock, words.say("clock-left", &[("days", days.into())]))
        }
    }
}

/// The same as a chip.
pub(crate) fn due_chip(words: Words, due: Due<'_>, calendar: &Calendar, now: Instant) -> Markup {
    let (tone, icon, text) = left(words, due, calendar, now);
    chip(tone, icon, &text)
}

/// How one clock of a case stands.
pub(super) fn standing(words: Words, clock: &Clock, calendar: &Calendar, now: Instant) -> Markup {
    let due = clock.due_at.map(|at| Due { at, zone: clock.place.zone, area: clock.place.area.as_ref() });
    match (clock.ended_at, due) {
        _ if clock.kind == ClockKind::TotalWait => waited(words, clock, now),
        (Some(ended), Some(due)) if ended >= due.at => {
            chip(Tone::Danger, Icon::Warning, &words.word("clock-state-breached"))
        }
        (Some(_), _) => chip(Tone::Good, Icon::Check, &words.word("clock-state-met")),
        (None, _) if clock.is_paused() => chip(Tone::Plain, Icon::Pause, &words.word("clock-state-paused")),
        (None, Some(due)) if matches!(clock.length, Length::CalendarDays(_)) => {
            calendar_days_left(words, due, now)
        }
        (None, Some(due)) => due_chip(words, due, calendar, now),
        (None, None) => chip(Tone::Plain, Icon::Clock, &words.word("clock-state-running")),
    }
}

/// A clock of calendar days counts what is left in the same days.
fn calendar_days_left(words: Words, due: Due<'_>, now: Instant) -> Markup {
    match days_between(now, Instant(due.at.0 - 1), due.zone) {
        _ if now >= due.at => chip(Tone::Danger, Icon::Warning, &words.word("clock-state-breached")),
        0 => chip(Tone::Warning, Icon::Clock, &words.word("clock-due-today")),
        days => chip(Tone::Info, Icon::Clock, &words.say("clock-left-calendar", &[("days", days.into())])),
    }
}

fn waited(words: Words, clock: &Clock, now: Instant) -> Markup {
    let days = days_between(clock.started_at, clock.ended_at.unwrap_or(now), clock.place.zone);
    chip(Tone::Plain, Icon::Clock, &words.say("clock-waited", &[("days", days.into())]))
}

/// How many midnights of `zone` lie between two instants.
pub(crate) fn days_between(from: Instant, to: Instant, zone: Zone) -> i64 {
    i64::from((zone.date_of(to) - zone.date_of(from)).get_days())
}

#[cfg(test)]
mod tests;
