//! Clocks of cases: their inputs, and when each is due.

use crate::coded::{self, count, odd, text};
use crate::db::{Bind, Row, Tx, Val, statements};
use crate::error::StoreError;
use crate::{args, cases};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::Fact;
use lapor_domain::deadlines::clocks::{Clock, ClockKind, ClockPlace, Extension, Pause, Standstill};
use lapor_domain::values::{CaseId, Instant, InstrumentCode};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

statements! {
    /// A clock as it stands: new, or over its earlier state.
    pub(crate) PUT = "insert into clocks (case_id, position, kind, number, started_at, zone, area, length, \
           instrument, calendar, pauses, pause_limit_hk, due_at, breached_at, ended_at) \
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
           on conflict (case_id, position) do update set pauses = excluded.pauses, \
           due_at = excluded.due_at, breached_at = excluded.breached_at, ended_at = excluded.ended_at";
    /// Every clock of a case, in the order in which they started.
    pub(crate) OF_CASE = "select case_id, position, kind, number, started_at, zone, area, length, instrument, \
               calendar, pauses, pause_limit_hk, due_at, breached_at, ended_at \
               from clocks where case_id = $1 order by position";
}

/// A pause as text keeps it.
#[derive(Serialize, Deserialize)]
struct StoredPause {
    from: i64,
    until: Option<i64>,
    at_most_until: i64,
    /// Absent, it was a question: other pauses came later.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    withdrawn: bool,
}

/// An extension as text keeps it.
#[derive(Serialize, Deserialize)]
struct StoredExtension {
    extended_at: i64,
    days: u16,
    instrument: String,
}

/// What changed the end of a clock after it had started; one column holds it all. A program from before there were
/// extensions reads none of a clock that has one, and so changes no case whose due dates it would get wrong.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum StoredChange {
    Pause(StoredPause),
    Extension(StoredExtension),
}

/// The clocks from their rows.
pub(crate) fn read(rows: &[Row]) -> Result<Vec<Clock>, StoreError> {
    rows.iter().map(clock).collect()
}

/// The stored rows, unread, for whoever compares them.
pub(crate) async fn rows(tx: &mut Tx, case: CaseId) -> Result<Vec<Row>, StoreError> {
    tx.all(OF_CASE, args![case]).await
}

/// Writes the clocks that `events` touched.
pub(crate) async fn write(tx: &mut Tx, case: &Case, events: &[Event]) -> Result<(), StoreError> {
    let touched: HashSet<ClockKind> = events.iter().filter_map(|event| touched(&event.fact)).collect();
    for (position, clock) in case.clocks.iter().enumerate() {
        if touched.contains(&clock.kind) {
            tx.write(PUT, written(case.id, position, clock)?).await?;
        }
    }
    Ok(())
}

fn touched(fact: &Fact) -> Option<ClockKind> {
    match fact {
        Fact::ClockStarted { kind, .. }
        | Fact::ClockPaused { kind, .. }
        | Fact::ClockResumed { kind, .. }
        | Fact::ClockStopped { kind }
        | Fact::ClockSuspended { kind }
        | Fact::ClockTakenUp { kind, .. }
        | Fact::ClockBreached { kind }
        | Fact::ClockExtended { kind, .. } => Some(*kind),
        _ => None,
    }
}

/// The values of a clock as it stands.
pub(crate) fn written(case: CaseId, index: usize, clock: &Clock) -> Result<Vec<Val>, StoreError> {
    Ok(columns(case, index, clock)?.into_iter().map(|(_, value)| value).collect())
}

/// Every column of a clock, in the order in which statements name them.
pub(crate) fn columns(case: CaseId, index: usize, clock: &Clock) -> Result<Vec<cases::Cell>, StoreError> {
    Ok(vec![
        ("case_id", case.into_val()),
        ("position", position(index)),
        ("kind", text(&clock.kind)),
        ("number", i64::from(clock.number).into_val()),
        ("started_at", clock.started_at.into_val()),
        ("zone", text(&clock.place.zone)),
        ("area", clock.place.area.clone().into_val()),
        ("length", text(&clock.length)),
        ("instrument", clock.instrument.clone().into_val()),
        ("calendar", clock.calendar.into_val()),
        ("pauses", stored_changes(clock)?.into_val()),
        ("pause_limit_hk", clock.pause_limit_hk.map(i64::from).into_val()),
        ("due_at", clock.due_at.into_val()),
        ("breached_at", clock.breached_at.into_val()),
        ("ended_at", clock.ended_at.into_val()),
    ])
}

/// Counts from 1, as people do who look into the table.
fn position(index: usize) -> Val {
    i64::try_from(index).unwrap_or(i64::MAX).saturating_add(1).into_val()
}

fn stored_changes(clock: &Clock) -> Result<String, StoreError> {
    let pauses = clock.pauses.iter().map(|pause| {
        StoredChange::Pause(StoredPause {
            from: pause.from.0,
            until: pause.until.map(|until| until.0),
            at_most_until: pause.at_most_until.0,
            withdrawn: pause.why == Standstill::Withdrawal,
        })
    });
    let extensions = clock.extensions.iter().map(|extension| {
        StoredChange::Extension(StoredExtension {
            extended_at: extension.at.0,
            days: extension.days,
            instrument: extension.instrument.to_string(),
        })
    });
    let stored: Vec<StoredChange> = pauses.chain(extensions).collect();
    serde_json::to_string(&stored).map_err(|_| odd("pauses"))
}

fn changes(row: &Row) -> Result<(Vec<Pause>, Vec<Extension>), StoreError> {
    let stored: String = row.get("pauses")?;
    let stored: Vec<StoredChange> = serde_json::from_str(&stored).map_err(|_| odd("pauses"))?;
    let (mut pauses, mut extensions) = (Vec::new(), Vec::new());
    for change in stored {
        match change {
            StoredChange::Pause(stored) => pauses.push(pause(&stored)),
            StoredChange::Extension(stored) => extensions.push(extension(&stored)),
        }
    }
    Ok((pauses, extensions))
}

fn clock(row: &Row) -> Result<Clock, StoreError> {
    let (pauses, extensions) = changes(row)?;
    Ok(Clock {
        kind: coded::read(row, "kind")?,
        number: count(row, "number")?,
        started_at: row.get("started_at")?,
        place: ClockPlace { zone: coded::read(row, "zone")?, area: row.maybe("area")? },
        length: coded::read(row, "length")?,
        instrument: row.get("instrument")?,
        calendar: row.get("calendar")?,
        pauses,
        extensions,
        pause_limit_hk: match row.maybe::<i64>("pause_limit_hk")? {
            Some(limit) => Some(u16::try_from(limit).map_err(|_| odd("pause_limit_hk"))?),
            None => None,
        },
        due_at: row.maybe("due_at")?,
        breached_at: row.maybe("breached_at")?,
        ended_at: row.maybe("ended_at")?,
    })
}

fn extension(stored: &StoredExtension) -> Extension {
    Extension {
        at: Instant(stored.extended_at),
        days: stored.days,
        instrument: InstrumentCode::new(&stored.instrument),
    }
}

fn pause(stored: &StoredPause) -> Pause {
    Pause {
        why: if stored.withdrawn { Standstill::Withdrawal } else { Standstill::Question },
        from: Instant(stored.from),
        until: stored.until.map(Instant),
        at_most_until: Instant(stored.at_most_until),
    }
}
