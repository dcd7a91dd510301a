//! What came of it: a line for each round, a table at the end, a file for programs.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use serde::Serialize;

use super::judge::{Finding, Kind};

/// How many findings of a round are printed; the file has them all.
const SHOWN: usize = 12;

/// What the program was doing when it was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// Receiving reports from many clients.
    Posts,
    /// Taking over a file.
    Import,
}

impl Scene {
    /// A word for it.
    pub fn code(self) -> &'static str {
        match self {
            Scene::Posts => "posts",
            Scene::Import => "import",
        }
    }
}

/// One round.
#[derive(Serialize)]
pub struct Round {
    engine: &'static str,
    scene: Scene,
    /// What decided it.
    pub seed: u64,
    /// How often the program was killed.
    pub kills: usize,
    /// How many reports were sent.
    pub sent: usize,
    /// How many of them were acknowledged before the kill.
    pub acknowledged: usize,
    /// How many were kept although the kill came before their receipt.
    pub kept_unanswered: usize,
    /// How many were on their way to an institution; the others wait at the desk.
    pub routed: usize,
    /// How many differences were found in the records, right after the kill and at the end.
    pub differences: usize,
    slowest_start_ms: u128,
    /// Everything that is wrong.
    pub findings: Vec<Finding>,
}

impl Round {
    /// A round that is about to begin.
    pub fn new(engine: &'static str, scene: Scene, seed: u64) -> Self {
        Self {
            engine,
            scene,
            seed,
            kills: 0,
            sent: 0,
            acknowledged: 0,
            kept_unanswered: 0,
            routed: 0,
            differences: 0,
            slowest_start_ms: 0,
            findings: Vec::new(),
        }
    }

    /// Notes how long the program took until it could work.
    pub fn started(&mut self, ready_in: Duration) {
        self.slowest_start_ms = self.slowest_start_ms.max(ready_in.as_millis());
    }

    /// Notes that the round proves nothing of routing, where that is so.
    pub fn check_routed(&mut self) {
        if self.routed == 0 {
            self.findings.push(Finding::new(Kind::Unfinished, "the system routed none of the reports"));
        }
    }

    /// Prints its line, and what is wrong.
    pub fn print(&self, number: u32, of: u32) {
        println!(
            "   {:<9}{:<7} {number}/{of}  seed {}: {} sent, {} acknowledged, {} kept without a receipt, {} found wrong",
            self.engine,
            self.scene.code(),
            self.seed,
            self.sent,
            self.acknowledged,
            self.kept_unanswered,
            self.findings.len()
        );
        for finding in self.findings.iter().take(SHOWN) {
            println!("      {finding}");
        }
        if self.findings.len() > SHOWN {
            println!("      … and {} more, all in target/faults.json", self.findings.len() - SHOWN);
        }
    }

    fn count(&self, kind: Kind) -> usize {
        self.findings.iter().filter(|finding| finding.kind == kind).count()
    }
}

/// All rounds.
#[derive(Serialize)]
pub struct Figures {
    seed: u64,
    rounds: Vec<Round>,
}

impl Figures {
    /// Of these rounds.
    pub fn of(seed: u64, rounds: Vec<Round>) -> Self {
        Self { seed, rounds }
    }

    /// How many things are wrong.
    pub fn found(&self) -> usize {
        self.rounds.iter().map(|round| round.findings.len()).sum()
    }

    /// Everything in one line.
    pub fn in_a_line(&self) -> String {
        let sum = |of: fn(&Round) -> usize| self.rounds.iter().map(of).sum::<usize>();
        format!(
            "{} kills, {} reports acknowledged: none lost, none doubled, no differences",
            sum(|round| round.kills),
            sum(|round| round.acknowledged)
        )
    }

    /// Prints the table.
    pub fn print(&self) {
        println!(
            "\n{:<10}{:<8}{:>7}{:>7}{:>9}{:>8}{:>8}{:>7}{:>9}{:>8}{:>13}{:>15}",
            "engine",
            "during",
            "kills",
            "sent",
            "receipts",
            "kept *",
            "routed",
            "lost",
            "doubled",
            "others",
            "differences",
            "slowest start"
        );
        let mut lines: Vec<(&str, Scene)> = Vec::new();
        for round in &self.rounds {
            if !lines.contains(&(round.engine, round.scene)) {
                lines.push((round.engine, round.scene));
            }
        }
        for (engine, scene) in lines {
            self.print_line(engine, scene);
        }
        println!("* kept although the kill came before the receipt; the same key found it again\n");
    }

    fn print_line(&self, engine: &str, scene: Scene) {
        let of_line = |round: &&Round| round.engine == engine && round.scene == scene;
        let rounds: Vec<&Round> = self.rounds.iter().filter(of_line).collect();
        let sum = |of: fn(&Round) -> usize| rounds.iter().map(|round| of(round)).sum::<usize>();
        let (lost, doubled) = (sum(|round| round.count(Kind::Lost)), sum(|round| round.count(Kind::Doubled)));
        let differences = sum(|round| round.differences);
        println!(
            "{engine:<10}{:<8}{:>7}{:>7}{:>9}{:>8}{:>8}{lost:>7}{doubled:>9}{:>8}{differences:>13}{:>12} ms",
            scene.code(),
            sum(|round| round.kills),
            sum(|round| round.sent),
            sum(|round| round.acknowledged),
            sum(|round| round.kept_unanswered),
            sum(|round| round.routed),
            sum(|round| round.findings.len()) - lost - doubled - differences,
            rounds.iter().map(|round| round.slowest_start_ms).max().unwrap_or_default(),
        );
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
