//! Finding things by their names: institutions, topics, anything with a few
//! names and a code. Case, spaces and punctuation do not count.

pub(crate) mod keys;
#[cfg(test)]
mod tests;

use crate::fold::{Folded, folded};
use keys::{Entry, KeyTable, KeyTableBuilder};
use std::collections::HashMap;

/// A query with more words is cut: nobody types such a name.
pub(crate) const LONGEST_QUERY_WORDS: usize = 12;

/// A query with more characters is cut before anything else.
const LONGEST_QUERY_CHARS: usize = 200;

/// The beginning of a query, as much as is looked at.
pub(crate) fn shortened(query: &str) -> &str {
    let end = query.char_indices().nth(LONGEST_QUERY_CHARS);
    end.map_or(query, |(end, _)| &query[..end])
}

/// The name with only its plain letters and digits: `Kebon-Jeruk` and
/// `kebon jeruk` are one.
pub fn squeeze(name: &str) -> String {
    name_words(name).concat()
}

/// The words of a name, plain and lowercase; letter runs stay (`Blok III`).
pub(crate) fn name_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (_, part) in folded(name) {
        match part {
            Folded::Plain(byte) => words.last_mut().expect("starts with one").push(byte.into()),
            Folded::Gap => words.push(String::new()),
            Folded::Apostrophe | Folded::Nothing => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// How a name answered a query, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tier {
    Exact,
    Prefix,
    WordPrefix,
    AllWords,
    Inside,
    OneEdit,
}

impl Tier {
    pub(crate) fn score(self) -> u8 {
        match self {
            Self::Exact => 100,
            Self::Prefix => 80,
            Self::WordPrefix => 60,
            Self::AllWords => 50,
            Self::Inside => 40,
            Self::OneEdit => 20,
        }
    }
}

/// Names and the codes they stand for.
#[derive(Clone, Debug)]
pub struct NameIndex {
    codes: Vec<Box<str>>,
    keys: KeyTable,
}

/// A thing that answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// Its code.
    pub code: &'a str,
    /// How well it matches: 100 is the exact name.
    pub score: u8,
}

impl NameIndex {
    /// Builds the index of things in the order in which equal answers shall
    /// come; the names of one thing are equally good.
    pub fn new<C, N, S>(things: impl IntoIterator<Item = (C, N)>) -> Self
    where
        C: AsRef<str>,
        N: IntoIterator<Item = S>,
        S: AsRef<str>,
    {
        let mut keys = KeyTableBuilder::default();
        let mut codes = Vec::new();
        for (code, names) in things {
            let owner = codes.len() as u32;
            codes.push(code.as_ref().into());
            for name in names {
                keys.add(&name_words(name.as_ref()), owner);
            }
        }
        Self { codes, keys: keys.finish() }
    }

    /// The number of things.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// What answers a query, the best first: the exact name, the start of a
    /// name, the start of a word in it, all words in any order, any part of it;
    /// and only when there is nothing else, a name with one letter changed.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Named<'_>> {
        let mut words = name_words(shortened(query));
        words.truncate(LONGEST_QUERY_WORDS);
        if words.is_empty() {
            return Vec::new();
        }
        let key = words.concat();
        let mut best = Best::default();
        best.all(Tier::Exact, self.keys.exact(&key));
        best.all(Tier::Prefix, self.keys.prefix(&key));
        best.all(Tier::WordPrefix, self.keys.word_prefix(&key));
        best.all(Tier::AllWords, self.with_all_words(&words));
        best.all(Tier::Inside, self.keys.containing(&key));
        if best.is_empty() {
            best.all(Tier::OneEdit, self.keys.one_edit(&key));
        }
        best.first(limit, &self.codes)
    }

    /// Names in which every word of the query starts some word.
    fn with_all_words(&self, words: &[String]) -> Vec<&Entry> {
        let starting = |word: &String| {
            let whole = self.keys.prefix(word).iter();
            whole.chain(self.keys.word_prefix(word))
        };
        let mut counts: HashMap<(u32, u32), (usize, &Entry)> = HashMap::new();
        for (nth, word) in words.iter().enumerate() {
            for entry in starting(word) {
                let seen = counts.entry((entry.owner, entry.name)).or_insert((0, entry));
                if seen.0 == nth {
                    seen.0 += 1;
                }
            }
        }
        let complete = counts.into_values().filter(|(n, _)| *n == words.len());
        complete.map(|(_, entry)| entry).collect()
    }
}

/// The best answer per thing: how, then how much of the name is left over.
#[derive(Default)]
struct Best(HashMap<u32, (Tier, u16)>);

impl Best {
    fn all<'a>(&mut self, tier: Tier, entries: impl IntoIterator<Item = &'a Entry>) {
        for entry in entries {
            let rank = (tier, entry.len);
            let best = self.0.entry(entry.owner).or_insert(rank);
            *best = rank.min(*best);
        }
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn first(self, limit: usize, codes: &[Box<str>]) -> Vec<Named<'_>> {
        let mut ranked: Vec<_> = self.0.into_iter().map(|(owner, rank)| (rank, owner)).collect();
        ranked.sort_unstable();
        let named = ranked
            .into_iter()
            .take(limit)
            .map(|((tier, _), owner)| Named { code: &codes[owner as usize], score: tier.score() });
        named.collect()
    }
}
