//! What came of the rounds of `kill`: a line for each, and a row of the table for all.

use std::time::Duration;

use super::judge::{Finding, Kind};
use super::table::Row;

/// How many findings of a round are printed; the file has them all.
const SHOWN: usize = 12;

/// What the program was doing when it was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// The row of the table for all rounds of a scene on an engine; the rounds are used up.
pub fn row(rounds: Vec<Round>) -> Option<Row> {
    let (engine, scene, seed) = rounds.first().map(|round| (round.engine, round.scene, round.seed))?;
    let sum = |of: fn(&Round) -> usize| rounds.iter().map(of).sum::<usize>();
    let mut row = Row::new("kill", format!("{engine} {}", scene.code()), seed);
    row.acknowledged = sum(|round| round.acknowledged);
    row.note("kills", sum(|round| round.kills));
    row.note("sent", sum(|round| round.sent));
    row.note("kept before their receipt", sum(|round| round.kept_unanswered));
    row.note("routed", sum(|round| round.routed));
    row.note("differences", sum(|round| round.differences));
    let slowest = rounds.iter().map(|round| round.slowest_start_ms).max().unwrap_or_default();
    row.note("slowest start", format!("{slowest} ms"));
    row.findings = rounds.into_iter().flat_map(|round| round.findings).collect();
    Some(row)
}
