//! Reading what a person typed to name a place: the name itself and, after it,
//! the larger areas that it lies in.

use super::forms;
use super::kinds::{self, Kind};
use crate::names::{LONGEST_QUERY_WORDS, name_words, shortened};

/// One name in a query, as its words stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    words: Vec<String>,
}

/// A name as it may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meant {
    /// The squeezed name.
    pub(crate) key: String,
    /// The kind that was asked for.
    pub(crate) kind: Option<Kind>,
}

impl Part {
    fn new(words: &[String]) -> Option<Self> {
        let is_name = !words.is_empty() && !kinds::is_only_kind(words);
        is_name.then(|| Self { words: words.to_vec() })
    }

    /// The name as a whole and, when it starts with a word for a kind, the name
    /// after it: `kota baru` is a name and a city called Baru. Short forms
    /// (`tj`) are also read written out.
    pub(crate) fn meanings(&self) -> Vec<Meant> {
        let mut meanings: Vec<Meant> = Vec::new();
        for words in [self.words.clone(), forms::written_out(&self.words)] {
            let after_kind = kinds::leading(&words)
                .map(|(kind, taken)| Meant { key: words[taken..].concat(), kind: Some(kind) });
            let whole = Meant { key: words.concat(), kind: None };
            for meant in [whole].into_iter().chain(after_kind) {
                if !meanings.contains(&meant) {
                    meanings.push(meant);
                }
            }
        }
        meanings
    }
}

/// A way to read a query: the place itself first, then what it lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) place: Part,
    pub(crate) inside: Vec<Part>,
}

impl Reading {
    fn new(mut parts: Vec<Part>) -> Option<Self> {
        if parts.is_empty() {
            return None;
        }
        let place = parts.remove(0);
        let inside = parts;
        Some(Self { place, inside })
    }
}

/// A name by itself, for looking up names of a list.
pub(crate) fn single(name: &str) -> Option<Part> {
    let words = name_words(shortened(name));
    (!words.is_empty()).then_some(Part { words })
}

/// The digits of a query that is a postal code.
pub(crate) fn postal_code(query: &str) -> Option<&str> {
    let query = query.trim();
    let is_code = query.len() == 5 && query.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then_some(query)
}

/// The ways to read a query, the likeliest first: cut at commas; cut at words
/// for kinds too; the same backwards; and, when there is only one part, cut
/// between any two words.
pub(crate) fn readings(query: &str) -> Vec<Reading> {
    let pieces = pieces(query);
    let at_commas = pieces.iter().map(|words| Part { words: words.clone() });
    let at_commas: Vec<Part> = at_commas.collect();
    let at_kinds: Vec<Part> = pieces.iter().flat_map(|words| cut_at_kinds(words)).collect();
    let backwards: Vec<Part> = at_kinds.iter().rev().cloned().collect();
    let mut ways = vec![at_commas, at_kinds, backwards];
    if let [words] = &pieces[..] {
        let cuts = (1..words.len()).rev();
        let cut = |at| [Part::new(&words[..at]), Part::new(&words[at..])];
        ways.extend(cuts.map(|at| cut(at).into_iter().flatten().collect()));
    }
    let mut seen: Vec<Reading> = Vec::new();
    for reading in ways.into_iter().filter_map(Reading::new) {
        if !seen.contains(&reading) {
            seen.push(reading);
        }
    }
    seen
}

fn pieces(query: &str) -> Vec<Vec<String>> {
    let mut left = LONGEST_QUERY_WORDS;
    let mut pieces = Vec::new();
    for piece in shortened(query).split([',', ';', '|', '\n']) {
        let mut words = name_words(piece);
        words.truncate(left);
        left -= words.len();
        if !words.is_empty() {
            pieces.push(words);
        }
    }
    pieces
}

/// `desa a b kecamatan c` is two parts.
fn cut_at_kinds(words: &[String]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = kinds::leading(words).map_or(1, |(_, taken)| taken + 1);
    while at < words.len() {
        let rest = &words[at..];
        let taken = kinds::leading_inside(rest).unwrap_or(0);
        if taken > 0 || kinds::is_only_kind(rest) {
            parts.extend(Part::new(&words[from..at]));
            from = at;
        }
        at += taken + 1;
    }
    parts.extend(Part::new(&words[from..]));
    parts
}
