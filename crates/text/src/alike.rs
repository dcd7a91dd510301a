//! Laporan serupa: whether two reports may tell of the same matter, and why.
//!
//! Two reports of one pothole are worded differently, and two reports of two potholes are worded alike: words alone
//! can't tell them apart. The place decides, then the numbers and names in the text, and how far apart in time they
//! are. What comes out is a score with its parts, offered to a person; nothing is ever merged because of it.
//!
//! Source: unverified; the figures are our own, fitted on pairs outside this repository (`docs/routing.md`).

mod bands;
pub mod measure;
mod spots;
#[cfg(test)]
mod tests;

pub use bands::{BANDS, COARSE, FINE, Ground, bands};
pub use spots::{Name, Number};

use crate::normalise::Normalised;
use crate::stem::stem;
use crate::terms::{indonesian, says_something};
use spots::Spots;
use std::collections::BTreeSet;

/// Changes whenever the same text would get other bands or be compared in another way.
pub const VERSION: u32 = 1;

/// From this score on a report is offered as alike.
pub const THRESHOLD: f32 = 0.6;

/// Reports further apart are not offered: what was written a year ago is another matter. Unit: days.
pub const WINDOW_DAYS: u32 = 365;

/// How much of a text is compared. Unit: characters.
const LONGEST: usize = 2_000;

/// What remains of a likeness between texts when the places are certainly two: never enough.
const ELSEWHERE: f32 = 0.55;
/// The same when one of them does not say its village.
const UNSAID: f32 = 0.95;
/// When the same label has other numbers: RT 3 here, RT 5 there.
const OTHER_NUMBERS: f32 = 0.6;
/// When each names a place that the other does not.
const OTHER_NAMES: f32 = 0.7;
/// When one of them names a place that the other does not.
const MORE_NAMES: f32 = 0.92;

/// What is known of the two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// The same village.
    Same,
    /// One of them does not say its village, and nothing speaks against it.
    Unsaid,
    /// Two villages.
    Elsewhere,
}

/// What is known of two reports besides their texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    /// Of their places.
    pub nearness: Nearness,
    /// How far apart they came. Unit: days.
    pub days: u32,
}

/// Whether what both texts say of a thing is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Nothing that could be compared.
    Silent,
    /// Both say the same.
    Same,
    /// One says more than the other.
    More,
    /// They say different things.
    Other,
}

/// A text as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// Triples of letters, in order.
    triples: Vec<u32>,
    /// Each telling word with its stem, as the text has them.
    words: Vec<(String, String)>,
    spots: Spots,
}

/// How much two reports are alike, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// From 0 to 1.
    pub score: f32,
    /// How much the texts are alike, before places count. From 0 to 1.
    pub text: f32,
    /// What is known of the two besides their texts.
    pub between: Between,
    /// Whether RT, RW, lanes and house numbers agree.
    pub numbers: Agreement,
    /// Whether the names of places in the texts agree.
    pub names: Agreement,
    /// Numbers that stand in both.
    pub same_numbers: Vec<Number>,
    /// Names of places that stand in both.
    pub same_names: Vec<Name>,
    /// Words that stand in both, as the first text has them.
    pub words: Vec<String>,
}

impl Sketch {
    /// Sketches a text.
    pub fn of(text: &str) -> Self {
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
        let normalised = Normalised::new(&text[..end]);
        let all: Vec<&str> = indonesian(&normalised).collect();
        let telling = || all.iter().copied().filter(|word| says_something(word));
        let mut triples: Vec<u32> = telling().flat_map(triples).collect();
        triples.sort_unstable();
        triples.dedup();
        let mut seen = BTreeSet::new();
        let words = telling().map(|word| (stem(word), word.to_owned()));
        let words = words.filter(|(stem, _)| seen.insert(stem.clone())).collect();
        Sketch { triples, words, spots: Spots::of(&all) }
    }

    /// Compares it with another, both as known from outside.
    pub fn compare(&self, other: &Self, between: Between) -> Likeness {
        let text = alike(&self.triples, &other.triples);
        let (numbers, same_numbers) = self.spots.compare_numbers(&other.spots);
        let (names, same_names) = self.spots.compare_names(&other.spots);
        let score = text * of_place(between.nearness) * of_numbers(numbers) * of_names(names);
        let words = self.shared_words(other, &same_names);
        Likeness { score, text, between, numbers, names, same_numbers, same_names, words }
    }

    /// Words that stand in both; those that only say where are told apart from them.
    fn shared_words(&self, other: &Self, names: &[Name]) -> Vec<String> {
        let theirs: BTreeSet<&str> = other.words.iter().map(|(stem, _)| stem.as_str()).collect();
        let is_named = |word: &str| names.iter().any(|name| name.name.split(' ').any(|part| part == word));
        let shared = self.words.iter().filter(|(stem, word)| {
            theirs.contains(stem.as_str()) && !spots::says_where(word) && !is_named(word)
        });
        shared.map(|(_, word)| word.clone()).collect()
    }
}

impl Likeness {
    /// Whether it is worth a look.
    pub fn is_offered(&self) -> bool {
        self.score >= THRESHOLD && self.between.days <= WINDOW_DAYS
    }
}

fn of_place(nearness: Nearness) -> f32 {
    match nearness {
        Nearness::Same => 1.0,
        Nearness::Unsaid => UNSAID,
        Nearness::Elsewhere => ELSEWHERE,
    }
}

fn of_numbers(numbers: Agreement) -> f32 {
    if numbers == Agreement::Other { OTHER_NUMBERS } else { 1.0 }
}

fn of_names(names: Agreement) -> f32 {
    match names {
        Agreement::Silent | Agreement::Same => 1.0,
        Agreement::More => MORE_NAMES,
        Agreement::Other => OTHER_NAMES,
    }
}

/// Three letters at a time, the word between two spaces: what is left alike when a letter is wrong.
fn triples(word: &str) -> Vec<u32> {
    let bytes: Vec<u8> = [b" ", word.as_bytes(), b" "].concat();
    bytes.windows(3).map(|three| u32::from_be_bytes([0, three[0], three[1], three[2]])).collect()
}

/// The mean of two shares: of both texts that stands in both, and of the shorter one that stands in the other. The
/// first alone would call a short report and a long one of the same matter strangers.
fn alike(one: &[u32], other: &[u32]) -> f32 {
    let shorter = one.len().min(other.len());
    if shorter == 0 {
        return 0.0;
    }
    let both = one.iter().filter(|triple| other.binary_search(triple).is_ok()).count() as f32;
    (2.0 * both / (one.len() + other.len()) as f32 + both / shorter as f32) / 2.0
}
