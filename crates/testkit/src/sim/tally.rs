//! What happened in a world, and how often.

use super::model::No;
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::cases::status::Status;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// Refusals that come from a form, before any door.
const BEFORE_THE_DOORS: [RefusalCode; 1] = [RefusalCode::RatingMissing];

/// How often each move was made, each status was entered, and each refusal was given.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Moves.
    pub moves: BTreeMap<MoveName, u64>,
    /// Statuses, counted when a case comes to stand there.
    pub statuses: BTreeMap<Status, u64>,
    /// Refusals.
    pub refusals: HashMap<RefusalCode, u64>,
    /// Commands about cases that whoever spoke may not know of.
    pub unseen: u64,
    /// Acts.
    pub acts: u64,
}

/// How often everything must have happened, at least.
#[derive(Clone, Copy, Debug)]
pub struct Least {
    /// Each move.
    pub moves: u64,
    /// Each status.
    pub statuses: u64,
    /// Each refusal.
    pub refusals: u64,
}

impl Tally {
    pub(super) fn moved(&mut self, name: MoveName, status: Status) {
        *self.moves.entry(name).or_default() += 1;
        *self.statuses.entry(status).or_default() += 1;
    }

    pub(super) fn refused(&mut self, no: No) {
        match no {
            No::NotFound => self.unseen += 1,
            No::Refused(code) => *self.refusals.entry(code).or_default() += 1,
        }
    }

    /// Adds what happened in another world.
    pub fn add(&mut self, other: &Tally) {
        let Tally { moves, statuses, refusals, unseen, acts } = other;
        moves.iter().for_each(|(name, times)| *self.moves.entry(*name).or_default() += times);
        statuses.iter().for_each(|(status, times)| *self.statuses.entry(*status).or_default() += times);
        refusals.iter().for_each(|(code, times)| *self.refusals.entry(*code).or_default() += times);
        self.unseen += unseen;
        self.acts += acts;
    }

    /// What happened too seldom to have been tried, with how often.
    pub fn missing(&self, least: Least) -> Vec<String> {
        let moves = MoveName::ALL.iter().map(|name| (name.code(), self.move_count(*name), least.moves));
        let statuses = Status::ALL.iter().map(|status| {
            let times = self.statuses.get(status).copied().unwrap_or_default();
            (status.full_code(), times, least.statuses)
        });
        let refusals = RefusalCode::ALL.iter().filter(|code| !BEFORE_THE_DOORS.contains(code));
        let refusals = refusals.map(|code| (code.code(), self.refusal_count(*code), least.refusals));
        let all = moves.chain(statuses).chain(refusals);
        all.filter(|(_, times, least)| times < least)
            .map(|(what, times, _)| format!("{what}: {times}"))
            .collect()
    }

    pub(super) fn move_count(&self, name: MoveName) -> u64 {
        self.moves.get(&name).copied().unwrap_or_default()
    }

    pub(super) fn refusal_count(&self, code: RefusalCode) -> u64 {
        self.refusals.get(&code).copied().unwrap_or_default()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rarest = |mut all: Vec<(u64, &'static str)>| {
            all.sort_unstable();
            let shown: Vec<String> =
                all.iter().take(6).map(|(times, what)| format!("{what} {times}")).collect();
            shown.join(", ")
        };
        let moves = MoveName::ALL.iter().map(|name| (self.move_count(*name), name.code())).collect();
        let statuses = self.statuses.iter().map(|(status, times)| (*times, status.full_code())).collect();
        let refusals = RefusalCode::ALL.iter().filter(|code| !BEFORE_THE_DOORS.contains(code));
        let refusals = refusals.map(|code| (self.refusal_count(*code), code.code())).collect();
        writeln!(f, "{} acts, {} moves", self.acts, self.moves.values().sum::<u64>())?;
        writeln!(f, "rarest moves: {}", rarest(moves))?;
        writeln!(f, "rarest statuses: {}", rarest(statuses))?;
        write!(f, "rarest refusals: {}", rarest(refusals))
    }
}
