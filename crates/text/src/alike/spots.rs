//! What a text says of where exactly: RT and RW, lanes, house numbers, and the names of roads and places.

use super::Agreement;
use crate::normalise::slang;
use crate::stem::{is_root, stem};
use crate::terms::says_something;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words that a number follows.
const NUMBERED: [&str; 7] = ["rt", "rw", "gang", "no", "nomor", "blok", "km"];

/// Words that a name of a place follows.
static BEFORE_NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../words/before_names.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// How many words a name has at most.
const LONGEST_NAME: usize = 3;

/// No name is shorter. Unit: letters.
const SHORTEST_NAME: usize = 3;

/// The longest number of a house or a lane; longer ones are dates, telephones or tickets. Unit: digits.
const LONGEST_NUMBER: usize = 3;

/// How much of their pairs of letters two spellings of one name share.
const SPELLING: f32 = 0.6;

/// A number with what it numbers, such as RT 3.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The word before it.
    pub label: String,
    /// The number.
    pub number: u16,
}

/// The name of a place with the word that announced it, such as *jalan kenanga*.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The word before it.
    pub label: String,
    /// Its words, a space between them.
    pub name: String,
}

impl Name {
    /// Whether it is that of a road or of what is named like one.
    pub fn is_road(&self) -> bool {
        ["jalan", "gang"].contains(&self.label.as_str())
    }
}

/// Where a text says that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spots {
    numbers: BTreeMap<String, BTreeSet<u16>>,
    names: Vec<Name>,
    /// Every word that may be the spelling of a name, with its pairs of letters.
    spelled: BTreeMap<String, Vec<u16>>,
}

impl Spots {
    /// Reads the words of a text.
    pub(super) fn of(words: &[&str]) -> Self {
        let mut spots = Spots { numbers: BTreeMap::new(), names: Vec::new(), spelled: BTreeMap::new() };
        for at in 0..words.len() {
            spots.number(words, at);
            spots.name(words, at);
            let is_word =
                words[at].len() >= SHORTEST_NAME && words[at].bytes().all(|byte| byte.is_ascii_lowercase());
            if is_word && !spots.spelled.contains_key(words[at]) {
                spots.spelled.insert(words[at].to_owned(), pairs(words[at]));
            }
        }
        spots
    }

    /// `rt 3`, `rt rw 3 5`, and the number after a name: `kenanga 12`.
    fn number(&mut self, words: &[&str], at: usize) {
        let Some(number) = words.get(at).and_then(|word| number(word)) else { return };
        let before = |back: usize| at.checked_sub(back).map(|at| words[at]);
        let label = match (before(1), before(2), before(3)) {
            (Some("rw"), Some("rt"), _) => "rt",
            (Some(first), Some("rw"), Some("rt")) if self::number(first).is_some() => "rw",
            (Some("no" | "nomor"), ..) => "no",
            (Some(label), ..) if NUMBERED.contains(&label) || is_name(label) => label,
            _ => return,
        };
        let label = if is_name(label) { AFTER_A_NAME } else { label };
        self.numbers.entry(label.to_owned()).or_default().insert(number);
    }

    fn name(&mut self, words: &[&str], at: usize) {
        if !BEFORE_NAMES.contains(words[at]) {
            return;
        }
        let name: Vec<&str> =
            words[at + 1..].iter().take(LONGEST_NAME).copied().take_while(|word| is_name(word)).collect();
        let name = Name { label: words[at].to_owned(), name: name.join(" ") };
        if !name.name.is_empty() && !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// Whether numbers under the same label agree, and which stand in both.
    pub(super) fn compare_numbers(&self, other: &Self) -> (Agreement, Vec<Number>) {
        let (mut same, mut is_other) = (Vec::new(), false);
        for (label, ours) in &self.numbers {
            let Some(theirs) = other.numbers.get(label) else { continue };
            let both: Vec<u16> = ours.intersection(theirs).copied().collect();
            is_other |= both.is_empty();
            let named = both.into_iter().filter(|_| label != AFTER_A_NAME);
            same.extend(named.map(|number| Number { label: label.clone(), number }));
        }
        let agreement = match (is_other, same.is_empty()) {
            (true, _) => Agreement::Other,
            (false, false) => Agreement::Same,
            (false, true) => Agreement::Silent,
        };
        (agreement, same)
    }

    /// Whether the names agree, and which stand in both.
    pub(super) fn compare_names(&self, other: &Self) -> (Agreement, Vec<Name>) {
        let ours = self.names.iter().filter(|name| other.spells(name)).cloned().collect::<Vec<_>>();
        let (only_here, only_there) = (self.says_more_than(other), other.says_more_than(self));
        let agreement = match (only_here, only_there) {
            (true, true) => Agreement::Other,
            (true, false) | (false, true) => Agreement::More,
            (false, false) if ours.is_empty() => Agreement::Silent,
            (false, false) => Agreement::Same,
        };
        (agreement, ours)
    }

    fn says_more_than(&self, other: &Self) -> bool {
        self.names.iter().flat_map(|name| name.name.split(' ')).any(|word| !other.spells_word(word))
    }

    fn spells(&self, name: &Name) -> bool {
        name.name.split(' ').all(|word| self.spells_word(word))
    }

    /// Whether a word stands there, perhaps with a letter wrong.
    fn spells_word(&self, word: &str) -> bool {
        if self.spelled.contains_key(word) {
            return true;
        }
        let ours = pairs(word);
        let is_near = |(other, theirs): (&String, &Vec<u16>)| {
            word.len() > SHORTEST_NAME
                && other.len() > SHORTEST_NAME
                && word.len().abs_diff(other.len()) <= 1
                && share(&ours, theirs) >= SPELLING
        };
        self.spelled.iter().any(is_near)
    }
}

/// The label of a number that follows a name.
const AFTER_A_NAME: &str = "name";

fn number(word: &str) -> Option<u16> {
    (word.len() <= LONGEST_NUMBER).then(|| word.parse().ok())?
}

/// Whether a word only says where: a number, or what one follows.
pub(super) fn says_where(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit()) || NUMBERED.contains(&word) || BEFORE_NAMES.contains(word)
}

/// Whether a word looks like a proper name: no word of the language that is known here.
fn is_name(word: &str) -> bool {
    let is_word = word.len() >= SHORTEST_NAME && word.bytes().all(|byte| byte.is_ascii_lowercase());
    is_word
        && says_something(word)
        && !BEFORE_NAMES.contains(word)
        && !slang::is_written_out(word)
        && !is_root(&stem(word))
}

/// Two letters at a time, in order.
fn pairs(word: &str) -> Vec<u16> {
    let bytes: Vec<u8> = [b" ", word.as_bytes(), b" "].concat();
    let mut pairs: Vec<u16> = bytes.windows(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn share(one: &[u16], other: &[u16]) -> f32 {
    let both = one.iter().filter(|pair| other.binary_search(pair).is_ok()).count();
    2.0 * both as f32 / (one.len() + other.len()).max(1) as f32
}
