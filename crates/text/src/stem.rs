//! Stemming: `perbaikannya`, `diperbaiki` and `memperbaiki` are one word to whoever searches.
//!
//! Endings and prefixes are taken off until a root of `words/roots.txt` is left; `menagih` gets the letter
//! back that the prefix swallowed. Rules alone would make `kereta` a derived word and `menagih` another one
//! than `tagihan`. Only words that lead to no known root are left to the rules, which treat a report and
//! a question alike.

#[cfg(test)]
mod tests;

use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../words/roots.txt");

static ROOTS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines
        .flat_map(str::split_whitespace)
        .map(|entry| entry.split_once('=').unwrap_or((entry, entry)))
        .collect()
});

/// Endings, the outermost first; each layer may be absent.
const ENDINGS: [&[&str]; 3] =
    [&["lah", "kah", "pun"], &["nya", "ku", "mu", "ne", "e"], &["kan", "an", "in", "i"]];

/// Prefixes that leave the word as it is.
const PREFIXES: [&str; 15] =
    ["di", "ke", "se", "ber", "bel", "be", "ter", "te", "per", "pel", "pe", "me", "menge", "penge", "nge"];

/// Prefixes that may have swallowed the first letter of the word, and which.
const NASALS: [(&str, &[&str]); 12] = [
    ("meny", &["s"]),
    ("peny", &["s"]),
    ("meng", &["", "k"]),
    ("peng", &["", "k"]),
    ("mem", &["", "p"]),
    ("pem", &["", "p"]),
    ("men", &["", "t"]),
    ("pen", &["", "t"]),
    ("ny", &["s", "c"]),
    ("ng", &["", "k"]),
    ("n", &["t"]),
    ("m", &["p"]),
];

/// No root is shorter than this.
const SHORTEST_ROOT: usize = 3;

/// `memperbaiki` has two prefixes, `dipersalahkan` as well; `keberpihakan` and the like have three.
const MOST_PREFIXES: usize = 3;

/// The stem of a normalised word.
pub fn stem(word: &str) -> String {
    if let Some(root) = ROOTS.get(word) {
        return (*root).to_owned();
    }
    if word.len() <= SHORTEST_ROOT || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut bases = vec![word];
    for endings in ENDINGS {
        let pairs = bases.iter().flat_map(|base| endings.iter().map(move |ending| (*base, ending)));
        let shorter = pairs.filter_map(|(base, ending)| longer_than_root(base.strip_suffix(ending)?));
        let shorter: Vec<&str> = shorter.collect();
        bases.extend(shorter);
    }
    let root = bases.iter().find_map(|base| root_behind_prefixes(base, MOST_PREFIXES));
    root.map_or_else(|| by_rules(word), str::to_owned)
}

/// Whether a stem is a word of the language that is known here; a proper name mostly is none.
pub(crate) fn is_root(stem: &str) -> bool {
    ROOTS.contains_key(stem)
}

fn longer_than_root(word: &str) -> Option<&str> {
    (word.len() >= SHORTEST_ROOT).then_some(word)
}

fn root_behind_prefixes(word: &str, most: usize) -> Option<&'static str> {
    if let Some(root) = ROOTS.get(word) {
        return Some(root);
    }
    let deeper = most.checked_sub(1)?;
    let plain = PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix));
    let plain = plain.filter_map(longer_than_root).find_map(|rest| root_behind_prefixes(rest, deeper));
    plain.or_else(|| {
        NASALS.iter().find_map(|(prefix, letters)| {
            let rest = word.strip_prefix(prefix).filter(|rest| rest.len() + 1 >= SHORTEST_ROOT)?;
            letters.iter().find_map(|letter| root_behind_prefixes(&format!("{letter}{rest}"), deeper))
        })
    })
}

/// The rules of the Snowball project for Indonesian.
fn by_rules(word: &str) -> String {
    Stemmer::create(Algorithm::Indonesian).stem(word).into_owned()
}
