//! Invented reports for measuring: a matter that can be routed, and words from a large vocabulary, as people use
//! them: few often, most hardly ever. What full-text indexing costs depends on that.

use std::collections::HashSet;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::faults::country::Country;
use crate::faults::reports::Report;

/// How many different words.
const VOCABULARY: usize = 20_000;
/// How many of them a report has beside its matter.
const WORDS: std::ops::Range<usize> = 25..60;

const ONSETS: &[&str] =
    &["b", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng", "ny", "c"];
const VOWELS: &[&str] = &["a", "i", "u", "e", "o"];
const ENDINGS: &[&str] = &["", "n", "ng", "k", "t", "r", "s", "h"];

/// A text with its place.
pub struct Text {
    /// What happened.
    pub words: String,
    /// The code of an area, mostly.
    pub area: Option<String>,
}

/// This many texts; the same seed gives the same ones.
pub fn texts(country: &Country, count: usize, seed: u64) -> Vec<Text> {
    let mut random = StdRng::seed_from_u64(seed);
    let vocabulary = vocabulary();
    (0..count)
        .map(|number| {
            let report = Report::draw(&mut random, number, country);
            let count = random.random_range(WORDS);
            let more: Vec<&str> = (0..count).map(|_| vocabulary[rank(&mut random)].as_str()).collect();
            let area = report.government(country).map(|government| government.area.clone());
            Text { words: format!("{} {}.", report.words, more.join(" ")), area }
        })
        .collect()
}

/// A place in the vocabulary: half as often where it is twice as far (Zipf's law).
fn rank(random: &mut StdRng) -> usize {
    let place = (VOCABULARY as f64).powf(random.random::<f64>());
    (place as usize - 1).min(VOCABULARY - 1)
}

/// The vocabulary: invented, and the same in every run.
fn vocabulary() -> Vec<String> {
    let mut random = StdRng::seed_from_u64(0);
    let mut words: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    while words.len() < VOCABULARY {
        let syllables = random.random_range(2..=3);
        let word: String = (0..syllables).map(|_| syllable(&mut random)).collect();
        if known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

fn syllable(random: &mut StdRng) -> String {
    let mut one = |of: &[&'static str]| of[random.random_range(0..of.len())];
    [one(ONSETS), one(VOWELS), one(ENDINGS)].concat()
}

#[cfg(test)]
mod tests {
    use super::{VOCABULARY, rank, vocabulary};
    use rand::SeedableRng;
    use rand::rngs::StdRng;
    use std::collections::HashMap;

    #[test]
    fn few_words_are_frequent_and_most_are_rare() {
        let mut random = StdRng::seed_from_u64(1);
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for _ in 0..200_000 {
            *counts.entry(rank(&mut random)).or_default() += 1;
        }
        assert!(counts.len() > VOCABULARY / 2, "{} different words", counts.len());
        assert!(counts[&0] > 20 * counts.get(&100).copied().unwrap_or_default());
    }

    #[test]
    fn the_vocabulary_is_the_same_every_time() {
        let words = vocabulary();
        assert_eq!(words, vocabulary());
        assert_eq!(words.iter().collect::<std::collections::HashSet<_>>().len(), VOCABULARY);
    }
}
