//! What has grown, in figures.

use super::life::Lived;
use crate::print::say;
use lapor_domain::cases::status::Status;
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What has grown.
#[derive(Default)]
pub struct Summary {
    cases: u64,
    steps: u64,
    letters: u64,
    statuses: BTreeMap<Status, u64>,
    channels: BTreeMap<&'static str, u64>,
    /// Words by their hashes: of a million reports there are too many to be kept.
    words: HashSet<u64>,
}

impl Summary {
    /// Counts a life.
    pub fn count(&mut self, lived: &Lived) {
        let case = lived.case();
        self.cases += 1;
        self.steps += lived.decisions.len() as u64;
        self.letters += lived.words.chars().count() as u64;
        *self.statuses.entry(case.status).or_default() += 1;
        *self.channels.entry(case.channel.code()).or_default() += 1;
        for word in lived.words.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let mut hasher = DefaultHasher::new();
            word.to_lowercase().hash(&mut hasher);
            self.words.insert(hasher.finish());
        }
    }

    /// Joins what was counted apart.
    pub fn join(&mut self, other: Summary) {
        self.cases += other.cases;
        self.steps += other.steps;
        self.letters += other.letters;
        self.words.extend(other.words);
        for (status, cases) in other.statuses {
            *self.statuses.entry(status).or_default() += cases;
        }
        for (channel, cases) in other.channels {
            *self.channels.entry(channel).or_default() += cases;
        }
    }

    /// Prints it.
    pub fn print(&self) {
        let cases = self.cases.max(1);
        say!("{} cases, {:.1} decisions each", self.cases, self.steps as f64 / cases as f64);
        for status in Status::ALL {
            say!("  {:<28} {:>9}", status.full_code(), self.statuses.get(&status).copied().unwrap_or(0));
        }
        for (channel, count) in &self.channels {
            say!("  {:<28} {count:>9}", format!("through {channel}"));
        }
        say!("  {:<28} {:>9}", "distinct words", self.words.len());
        say!("  {:<28} {:>9}", "characters a report", self.letters / cases);
    }
}
