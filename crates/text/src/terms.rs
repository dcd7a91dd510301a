//! The words under which a text is found again.

#[cfg(test)]
mod tests;

use crate::normalise::Normalised;
use crate::stem::stem;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Changes whenever the same text would yield other terms: an index made under another number must be
/// made again.
pub const VERSION: u32 = 2;

static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../words/stop_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

static REGIONAL: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../words/regional.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// The terms of a text or of a question, each once, in the order in which they first stand there.
///
/// Short forms are written out, everyday Javanese and Sundanese words become Indonesian, words that every
/// report holds are left out, the rest is stemmed. A question of such words only has no terms.
pub fn terms(text: &str) -> Vec<String> {
    let normalised = Normalised::new(text);
    let mut seen = HashSet::new();
    let telling = indonesian(&normalised).filter(|word| says_something(word));
    telling.map(stem).filter(|stem| seen.insert(stem.clone())).collect()
}

/// The words of a text, everyday Javanese and Sundanese ones in Indonesian.
pub(crate) fn indonesian(text: &Normalised) -> impl Iterator<Item = &str> {
    let words = text.words().iter().map(|word| &text.text()[word.text.clone()]);
    words.flat_map(|word| REGIONAL.get(word).copied().unwrap_or(word).split(' '))
}

/// Whether a word is more than a letter or one that every report holds.
pub(crate) fn says_something(word: &str) -> bool {
    let is_letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    !is_letter && !STOP_WORDS.contains(word)
}
