//! The rows of the table: what was measured, in relation to what, and whether that is enough.

use serde::{Deserialize, Serialize};

use super::goals::{self, Bound, Figure};
use super::samples::Measured;

/// One row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// What tells it from the others.
    pub name: String,
    /// What was done.
    pub what: String,
    /// The contenders, ours first; nobody where the row is a single value.
    pub contenders: Vec<Measured>,
    /// A single value.
    pub value: Option<f64>,
    /// Its unit.
    #[serde(default)]
    pub unit: String,
    /// Why the row is worth nothing.
    pub invalid: Option<String>,
    /// What else must be known of it.
    pub notes: Vec<String>,
    /// Whether its goals are reached.
    #[serde(default)]
    pub verdicts: Vec<Verdict>,
}

/// Whether a goal is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Which figure.
    pub figure: String,
    /// What it is.
    pub is: f64,
    /// What is wanted.
    pub goal: String,
    /// How it stands.
    pub standing: Standing,
}

/// How a figure stands to its goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Even the further goal is reached.
    Beyond,
    /// The goal is reached.
    Met,
    /// It is not.
    Gap,
}

impl Standing {
    /// A word for it.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Beyond => "beyond",
            Standing::Met => "met",
            Standing::Gap => "GAP",
        }
    }
}

impl Row {
    /// A row of contenders, ours first.
    pub fn of(name: &str, what: &str, contenders: Vec<Measured>) -> Self {
        Self {
            name: name.to_owned(),
            what: what.to_owned(),
            contenders,
            value: None,
            unit: String::new(),
            invalid: None,
            notes: Vec::new(),
            verdicts: Vec::new(),
        }
    }

    /// A row of a single value.
    pub fn value(name: &str, what: &str, value: f64, unit: &str) -> Self {
        Self { value: Some(value), unit: unit.to_owned(), ..Self::of(name, what, Vec::new()) }
    }

    /// A row that could not be measured.
    pub fn invalid(name: &str, error: &anyhow::Error) -> Self {
        Self { invalid: Some(format!("{error:#}")), ..Self::of(name, "", Vec::new()) }
    }

    /// With something that must be known of it.
    pub fn noting(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }

    /// Ours.
    pub fn ours(&self) -> Option<&Measured> {
        self.contenders.first()
    }

    /// The largest share that others used of the machine meanwhile.
    pub fn foreign_share(&self) -> f64 {
        self.contenders.iter().map(|one| one.foreign_share).fold(0.0, f64::max)
    }

    /// Holds the row against its goals, and against the same row of an earlier run.
    pub fn judge(&mut self, engine: &str, earlier: Option<&Earlier>) {
        self.verdicts = goals::of(self, engine)
            .into_iter()
            .filter_map(|goal| {
                let is = self.figure(goal.figure, engine, earlier)?;
                let reaches = |wanted: f64| match goal.bound {
                    Bound::AtMost => is <= wanted,
                    Bound::AtLeast => is >= wanted,
                };
                let standing = match (reaches(goal.goal), goal.stretch) {
                    (_, Some(stretch)) if reaches(stretch) => Standing::Beyond,
                    (true, _) => Standing::Met,
                    (false, _) => Standing::Gap,
                };
                let sign = if goal.bound == Bound::AtMost { "≤" } else { "≥" };
                let figure = self.named(goal.figure, earlier);
                Some(Verdict { figure, is, goal: format!("{sign} {}", goal.goal), standing })
            })
            .collect();
    }

    fn figure(&self, figure: Figure, engine: &str, earlier: Option<&Earlier>) -> Option<f64> {
        let ours = self.ours();
        let ratio_to_earlier = |earlier: &Earlier| {
            let same = earlier.rows.iter().find(|row| row.name == self.name)?.ours()?;
            Some(ours?.cpu_ms / same.cpu_ms).filter(|ratio| ratio.is_finite())
        };
        match figure {
            Figure::CpuMs => Some(ours?.cpu_ms),
            Figure::PerSecond => Some(ours?.per_second),
            Figure::Value => self.value,
            Figure::Rate(name) => {
                let other = self.contenders.iter().skip(1).find(|one| one.name.starts_with(name))?;
                Some(ours?.per_second / other.per_second)
            }
            Figure::Growth => earlier.filter(|earlier| earlier.engine == engine).and_then(ratio_to_earlier),
            Figure::Engine => earlier.filter(|earlier| earlier.engine != engine).and_then(ratio_to_earlier),
        }
    }

    fn named(&self, figure: Figure, earlier: Option<&Earlier>) -> String {
        match figure {
            Figure::CpuMs => "CPU ms".into(),
            Figure::PerSecond => "a second".into(),
            Figure::Value => self.unit.clone(),
            Figure::Rate(name) => format!("× {name}"),
            Figure::Growth => format!("× at {}", earlier.map_or(0, |earlier| earlier.cases)),
            Figure::Engine => format!("× {}", earlier.map_or("", |earlier| &earlier.engine)),
        }
    }
}

/// An earlier run, as its file tells of it.
#[derive(Deserialize)]
pub struct Earlier {
    /// On which engine.
    pub engine: String,
    /// With how many cases.
    pub cases: u64,
    /// Its rows.
    pub rows: Vec<Row>,
}

#[cfg(test)]
mod tests;
