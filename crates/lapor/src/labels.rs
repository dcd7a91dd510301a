//! Labels of somebody else's files, and how often proposals agree with them.
//!
//! A file of aliases says what each label stands for: topics, institutions, or kinds of unit, whichever fits. It is
//! there to measure by; no report is routed by it.

use anyhow::Context;
use lapor_app::book::Candidate;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// How many proposals are looked at besides the first.
const SHOWN: usize = 3;

/// What each label stands for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    label: Vec<Alias>,
}

/// One label.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Alias {
    name: String,
    #[serde(default)]
    topics: Vec<String>,
    #[serde(default)]
    institutions: Vec<String>,
    #[serde(default)]
    units: Vec<String>,
}

impl Labels {
    /// Reads the file.
    pub fn read(path: &Path) -> anyhow::Result<Labels> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| path.display().to_string())
    }

    fn find(&self, name: &str) -> Option<&Alias> {
        self.label.iter().find(|one| one.name == name)
    }

    /// The first label that a proposal can stand for.
    fn of(&self, candidate: &Candidate) -> Option<&str> {
        self.label.iter().find(|one| one.fits(candidate)).map(|one| one.name.as_str())
    }
}

impl Alias {
    fn fits(&self, candidate: &Candidate) -> bool {
        let holds =
            |list: &[String], code: Option<&str>| code.is_some_and(|code| list.iter().any(|one| one == code));
        holds(&self.topics, Some(candidate.topic.as_str()))
            || holds(&self.institutions, candidate.institution.as_ref().map(|code| code.as_str()))
            || holds(&self.units, candidate.unit.as_ref().map(|unit| unit.kind.as_str()))
    }
}

/// How often proposals agreed.
#[derive(Clone, Copy, Default)]
struct Score {
    rows: u32,
    first: u32,
    three: u32,
    first_label: u32,
    three_labels: u32,
}

/// What was counted, of all rows and of each label.
#[derive(Default)]
pub struct Hits {
    by_label: BTreeMap<String, Score>,
    unknown: BTreeMap<String, u32>,
}

impl Hits {
    /// Counts a row with its label and what was proposed, the likeliest first.
    pub fn count(&mut self, labels: &Labels, label: &str, proposed: &[Candidate]) {
        let Some(right) = labels.find(label) else {
            *self.unknown.entry(label.to_owned()).or_default() += 1;
            return;
        };
        let score = self.by_label.entry(label.to_owned()).or_default();
        let place = proposed.iter().take(SHOWN).position(|one| right.fits(one));
        let mut named: Vec<&str> = Vec::new();
        for one in proposed.iter().filter_map(|one| labels.of(one)) {
            if !named.contains(&one) {
                named.push(one);
            }
        }
        let label_place = named.iter().take(SHOWN).position(|one| *one == label);
        score.rows += 1;
        score.first += u32::from(place == Some(0));
        score.three += u32::from(place.is_some());
        score.first_label += u32::from(label_place == Some(0));
        score.three_labels += u32::from(label_place.is_some());
    }

    /// Prints the table.
    pub fn print(&self) {
        println!("       as proposed   among the labels");
        println!("rows   first three   first three");
        for (label, score) in &self.by_label {
            score.print(label);
        }
        let sum = |of: fn(&Score) -> u32| self.by_label.values().map(of).sum();
        let all = Score {
            rows: sum(|one| one.rows),
            first: sum(|one| one.first),
            three: sum(|one| one.three),
            first_label: sum(|one| one.first_label),
            three_labels: sum(|one| one.three_labels),
        };
        all.print("all");
        let left_out: u32 = self.unknown.values().sum();
        if left_out > 0 {
            println!("{left_out} rows left out: no alias for {} labels", self.unknown.len());
        }
    }
}

impl Score {
    fn print(&self, label: &str) {
        let share = |part: u32| f64::from(part) / f64::from(self.rows.max(1));
        let shares = [self.first, self.three, self.first_label, self.three_labels].map(share);
        let [first, three, first_label, three_labels] = shares;
        println!("{:>5}  {first:.3} {three:.3}   {first_label:.3} {three_labels:.3}   {label}", self.rows);
    }
}
