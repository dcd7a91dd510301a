//! What is wanted of each row, as a table.

use super::rows::Row;

/// A goal of one row.
pub struct Goal {
    /// The rows that it is about: those whose name begins so.
    pub rows: &'static str,
    /// Which of their figures.
    pub figure: Figure,
    /// Whether it may not be more or not be less.
    pub bound: Bound,
    /// What must be reached.
    pub goal: f64,
    /// What would be better still.
    pub stretch: Option<f64>,
    /// On which engine; on both without one.
    pub engine: Option<&'static str>,
}

/// A figure of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// Time on the processor for one request. Unit: milliseconds.
    CpuMs,
    /// Our rate in relation to that of the contender whose name begins so.
    Rate(&'static str),
    /// Our rate alone.
    PerSecond,
    /// The row's own value.
    Value,
    /// Our time on the processor in relation to that of the same row of an earlier run with fewer cases.
    Growth,
    /// Our time on the processor in relation to that of the same row of an earlier run on the embedded database.
    Engine,
}

/// On which side of the goal a figure must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Not more.
    AtMost,
    /// Not less.
    AtLeast,
}

use Bound::{AtLeast, AtMost};
use Figure::{CpuMs, Engine, Growth, PerSecond, Rate, Value};

const SQLITE: Option<&str> = Some("sqlite");
const POSTGRES: Option<&str> = Some("postgres");

const fn goal(rows: &'static str, figure: Figure, bound: Bound, goal: f64, stretch: Option<f64>) -> Goal {
    Goal { rows, figure, bound, goal, stretch, engine: None }
}

const fn on(engine: Option<&'static str>, goal: Goal) -> Goal {
    Goal { engine, ..goal }
}

/// Every goal. A millisecond of the processor is counted on the embedded database; PostgreSQL has goals of its own.
pub const GOALS: &[Goal] = &[
    on(SQLITE, goal("intake", CpuMs, AtMost, 0.6, None)),
    on(SQLITE, goal("intake", Rate("bare"), AtLeast, 0.25, Some(0.5))),
    goal("intake", Rate("django-helpdesk"), AtLeast, 7.0, Some(18.0)),
    on(POSTGRES, goal("intake", Rate("pgbench"), AtLeast, 0.3, None)),
    on(SQLITE, goal("tracking", CpuMs, AtMost, 0.25, Some(0.1))),
    goal("tracking", Rate("django-helpdesk"), AtLeast, 40.0, Some(100.0)),
    on(SQLITE, goal("case", CpuMs, AtMost, 0.6, Some(0.3))),
    on(SQLITE, goal("list", CpuMs, AtMost, 1.5, Some(0.7))),
    on(SQLITE, goal("search: rare", CpuMs, AtMost, 2.0, None)),
    on(SQLITE, goal("search: common", CpuMs, AtMost, 10.0, None)),
    on(SQLITE, goal("statistics", CpuMs, AtMost, 1.0, None)),
    goal("routing", CpuMs, AtMost, 0.3, Some(0.1)),
    goal("model: training", Value, AtMost, 60.0, None),
    goal("model: size", Value, AtMost, 20.0, None),
    goal("memory", Value, AtMost, 100.0, Some(60.0)),
    goal("start: empty", Value, AtMost, 0.5, None),
    goal("start: full", Value, AtMost, 1.0, None),
    goal("disk", Value, AtMost, 2.5, None),
    on(SQLITE, goal("letters", PerSecond, AtLeast, 2000.0, None)),
    goal("statistics", Growth, AtMost, 1.0, None),
    goal("", Growth, AtMost, 1.3, None),
    on(POSTGRES, goal("tracking", Engine, AtMost, 3.0, None)),
    on(POSTGRES, goal("case", Engine, AtMost, 3.0, None)),
    on(POSTGRES, goal("list", Engine, AtMost, 3.0, None)),
    on(POSTGRES, goal("search", Engine, AtMost, 3.0, None)),
    on(POSTGRES, goal("statistics", Engine, AtMost, 3.0, None)),
];

/// The goals of a row on an engine. Of several about one figure the first one counts: it is about this row alone.
pub fn of(row: &Row, engine: &str) -> Vec<&'static Goal> {
    let mut found: Vec<&'static Goal> = Vec::new();
    for goal in GOALS {
        let is_about = row.name.starts_with(goal.rows) && goal.engine.is_none_or(|only| only == engine);
        if is_about && found.iter().all(|other| other.figure != goal.figure) {
            found.push(goal);
        }
    }
    found
}
