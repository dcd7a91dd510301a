//! What came of each fault: a row on the screen, a file for programs, a table for people.

use std::fmt::Display;
use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use serde::Serialize;

use super::judge::{Finding, Kind};

/// How many findings of a row are printed; the file has them all.
const SHOWN: usize = 12;

/// One fault on one engine.
#[derive(Serialize)]
pub struct Row {
    fault: &'static str,
    on: String,
    /// What decided the reports and the moments.
    seed: u64,
    /// How many things were promised.
    pub acknowledged: usize,
    /// What else was seen, in words and figures.
    seen: Vec<(&'static str, String)>,
    /// Everything that is wrong.
    pub findings: Vec<Finding>,
    took_s: f32,
    #[serde(skip)]
    began: Instant,
}

impl Row {
    /// A row that is about to be filled.
    pub fn new(fault: &'static str, on: impl Into<String>, seed: u64) -> Self {
        let (on, began) = (on.into(), Instant::now());
        Self { fault, on, seed, acknowledged: 0, seen: Vec::new(), findings: Vec::new(), took_s: 0.0, began }
    }

    /// Notes something that was seen.
    pub fn note(&mut self, what: &'static str, seen: impl Display) {
        self.seen.push((what, seen.to_string()));
    }

    /// How many findings there are of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.findings.iter().filter(|finding| finding.kind == kind).count()
    }

    /// The row is over, well or not.
    pub fn done(mut self, played: anyhow::Result<()>) -> Self {
        self.findings.extend(played.err().map(|error| Finding::unfinished(&error)));
        self.took_s = self.began.elapsed().as_secs_f32();
        self.print();
        self
    }

    fn others(&self) -> usize {
        self.findings.len() - self.count(Kind::Lost) - self.count(Kind::Doubled)
    }

    fn words(&self) -> String {
        let words: Vec<String> = self.seen.iter().map(|(what, seen)| format!("{what} {seen}")).collect();
        words.join(", ")
    }

    fn print(&self) {
        let (lost, doubled) = (self.count(Kind::Lost), self.count(Kind::Doubled));
        println!(
            "   {:<14}{:<10} seed {}: {} acknowledged, {lost} lost, {doubled} doubled, {} otherwise wrong; {} ({:.0} s)",
            self.fault,
            self.on,
            self.seed,
            self.acknowledged,
            self.others(),
            self.words(),
            self.took_s
        );
        for finding in self.findings.iter().take(SHOWN) {
            println!("      {finding}");
        }
        if self.findings.len() > SHOWN {
            println!("      … and {} more, all in target/faults.json", self.findings.len() - SHOWN);
        }
    }
}

/// All rows of a run.
#[derive(Default, Serialize)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// How many things are wrong.
    pub fn found(&self) -> usize {
        self.rows.iter().map(|row| row.findings.len()).sum()
    }

    /// Everything in one line.
    pub fn in_a_line(&self) -> String {
        let promised: usize = self.rows.iter().map(|row| row.acknowledged).sum();
        format!("{} faults, {promised} promises: none lost, none doubled", self.rows.len())
    }

    /// As Markdown, for `docs/reliability.md`.
    pub fn print_markdown(&self) {
        println!("\n| fault | on | promised | lost | doubled | otherwise wrong | seen |");
        println!("|---|---|---:|---:|---:|---:|---|");
        for row in &self.rows {
            println!(
                "| `{}` | {} | {} | {} | {} | {} | {} |",
                row.fault,
                row.on,
                row.acknowledged,
                row.count(Kind::Lost),
                row.count(Kind::Doubled),
                row.others(),
                row.words()
            );
        }
        println!();
    }

    /// Writes everything to `target/faults.json`.
    pub fn save(&self, root: &Path) -> anyhow::Result<()> {
        let target = root.join("target");
        fs::create_dir_all(&target)?;
        let path = target.join("faults.json");
        let text = serde_json::to_string_pretty(self)?;
        fs::write(&path, text).with_context(|| format!("{} can't be written", path.display()))
    }
}
