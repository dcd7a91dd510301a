//! Searching for a place as people type it.

use super::query::{self, Meant, Part, Reading};
use super::{Found, Gazetteer};
use crate::names::Tier;
use crate::names::keys::Entry;
use std::collections::HashSet;

/// How much a name of another kind than the one asked for falls back.
const OTHER_KIND_PENALTY: u8 = 15;

/// Of very many answers only so many per asked one are put in order; a place
/// answers by fewer of its words and names than that.
const SORTED_PER_ANSWER: usize = 16;

/// How hard to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effort {
    /// Names as typed; every part must be known.
    AsTyped,
    /// Also names with one letter changed; unknown larger areas don't count.
    OneEdit,
}

/// A place with its rank; the order of the fields is the order of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    /// Whether it is of another kind than the one asked for.
    is_other_kind: bool,
    tier: Tier,
    level: u8,
    /// Letters of the name; the nearer to what was typed, the better.
    len: u16,
    place: u32,
}

impl Gazetteer {
    /// The places that a person may mean, the best first: the exact name, then
    /// names that start so, then names with a word that starts so, and only when
    /// there is nothing else names with one letter changed. Among equals the
    /// larger area comes first. Names after the first one narrow by the areas
    /// that the place lies in (`x, y` or `desa x kecamatan y`); five digits are
    /// a postal code.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Found<'_>> {
        if let Some(code) = query::postal_code(query) {
            let found = self.with_postal(code, limit);
            if !found.is_empty() {
                return found;
            }
        }
        let readings = query::readings(query);
        for effort in [Effort::AsTyped, Effort::OneEdit] {
            for reading in &readings {
                let found = self.answers(reading, effort);
                if !found.is_empty() {
                    return self.best(found, limit);
                }
            }
        }
        Vec::new()
    }

    fn with_postal(&self, code: &str, limit: usize) -> Vec<Found<'_>> {
        let Ok(code) = code.parse::<u32>() else {
            return Vec::new();
        };
        let from = self.postal.partition_point(|(postal, _)| *postal < code);
        let same = self.postal[from..].iter().take_while(|(postal, _)| *postal == code);
        let found =
            same.take(limit).map(|(_, place)| Found { code: self.code(*place), score: Tier::Exact.score() });
        found.collect()
    }

    fn answers(&self, reading: &Reading, effort: Effort) -> Vec<Candidate> {
        let mut found = self.candidates(&reading.place, effort);
        for part in &reading.inside {
            found = self.narrowed(found, part, effort);
        }
        found
    }

    /// The candidates that lie in an area of this name; the exact name counts
    /// before the beginning of one.
    fn narrowed(&self, found: Vec<Candidate>, area: &Part, effort: Effort) -> Vec<Candidate> {
        if found.is_empty() {
            return found;
        }
        let mut areas = self.candidates(area, effort);
        if areas.is_empty() && effort == Effort::OneEdit {
            return found;
        }
        areas.sort_unstable();
        for same in areas.chunk_by(|a, b| (a.is_other_kind, a.tier) == (b.is_other_kind, b.tier)) {
            let mut numbers: Vec<u32> = same.iter().map(|area| area.place).collect();
            numbers.sort_unstable();
            let inside = found.iter().filter(|c| self.has_ancestor(c.place, &numbers));
            let inside: Vec<Candidate> = inside.copied().collect();
            if !inside.is_empty() {
                return inside;
            }
        }
        Vec::new()
    }

    fn has_ancestor(&self, place: u32, areas: &[u32]) -> bool {
        let mut lower = place;
        loop {
            let upper = self.places[lower as usize].parent;
            if upper == lower {
                return false;
            }
            if areas.binary_search(&upper).is_ok() {
                return true;
            }
            lower = upper;
        }
    }

    fn candidates(&self, part: &Part, effort: Effort) -> Vec<Candidate> {
        let mut found = Vec::new();
        for meant in part.meanings() {
            let exact = self.keys.exact(&meant.key);
            let longer = &self.keys.prefix(&meant.key)[exact.len()..];
            let words = self.keys.word_prefix(&meant.key);
            for (tier, entries) in [(Tier::Exact, exact), (Tier::Prefix, longer), (Tier::WordPrefix, words)] {
                found.extend(entries.iter().map(|entry| self.candidate(&meant, tier, entry)));
            }
        }
        if found.is_empty() && effort == Effort::OneEdit {
            for meant in part.meanings() {
                let near = self.keys.one_edit(&meant.key);
                found.extend(near.map(|entry| self.candidate(&meant, Tier::OneEdit, entry)));
            }
        }
        found
    }

    fn candidate(&self, meant: &Meant, tier: Tier, entry: &Entry) -> Candidate {
        let official = &self.places[entry.owner as usize];
        Candidate {
            is_other_kind: meant.kind.is_some_and(|kind| kind != official.kind),
            tier,
            level: official.level,
            len: entry.len,
            place: entry.owner,
        }
    }

    fn best(&self, mut found: Vec<Candidate>, limit: usize) -> Vec<Found<'_>> {
        let sorted = limit.saturating_mul(SORTED_PER_ANSWER);
        if sorted < found.len() {
            found.select_nth_unstable(sorted);
            found.truncate(sorted);
        }
        found.sort_unstable();
        let mut answers: Vec<Found<'_>> = Vec::new();
        let mut seen = HashSet::new();
        for candidate in found {
            if answers.len() == limit {
                break;
            }
            if !seen.insert(candidate.place) {
                continue;
            }
            let penalty = if candidate.is_other_kind { OTHER_KIND_PENALTY } else { 0 };
            answers.push(Found { code: self.code(candidate.place), score: candidate.tier.score() - penalty });
        }
        answers
    }
}
