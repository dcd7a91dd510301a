//! Everyday short forms and spellings, from `words/slang.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../words/slang.tsv");

static WRITTEN_OUT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| rows().collect());

static FULL_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows().flat_map(|(_, full)| full.split(' ')).collect());

/// What a short form stands for; nothing for an ordinary word.
pub(crate) fn written_out(word: &str) -> Option<&'static str> {
    WRITTEN_OUT.get(word).copied()
}

/// Whether some short form stands for this word: then it is an ordinary one.
pub(crate) fn is_written_out(word: &str) -> bool {
    FULL_WORDS.contains(word)
}

/// The rows of the table: short form, written out.
pub(crate) fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}
