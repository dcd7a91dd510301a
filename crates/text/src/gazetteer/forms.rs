//! Short forms of the words that many names share, from `words/name_forms.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../words/name_forms.tsv");

static WRITTEN_OUT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| rows().collect());

/// The words of a name with every short form written out.
pub(crate) fn written_out(words: &[String]) -> Vec<String> {
    let full = |word: &String| match WRITTEN_OUT.get(word.as_str()) {
        Some(full) => (*full).to_owned(),
        None => word.clone(),
    };
    words.iter().map(full).collect()
}

/// The rows of the table: short form, written out.
pub(crate) fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}
