//! Contoh kalimat: a file of sentences, each under the label that it belongs to.
//!
//! A line `# label` names the label of the lines after it, one sentence a line. Remarks stand before the first label.

use crate::names::squeeze;
use std::collections::HashMap;
use std::fmt;

/// A sentence and where it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// The label above it.
    pub label: &'a str,
    /// What somebody might write.
    pub text: &'a str,
    /// Its line, from 1.
    pub line: usize,
}

/// A line that can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong.
    pub flaw: Flaw,
}

/// What can be wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A sentence before any label.
    NoLabel,
    /// A line with `#` among the sentences that names no label: more than one word, or none.
    NotALabel,
    /// The same words as in an earlier line, whatever its label.
    Twice {
        /// The earlier line.
        first: usize,
    },
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLabel => write!(f, "a sentence stands before the first label; write `# label` above it"),
            Self::NotALabel => {
                write!(f, "a label is one word after `# `; remarks stand before the first label")
            }
            Self::Twice { first } => write!(f, "the sentence of line {first} stands here again"),
        }
    }
}

/// The sentences of a file, and the lines that can't be used.
pub fn read(file: &str) -> (Vec<Sentence<'_>>, Vec<Unusable>) {
    let (mut sentences, mut unusable) = (Vec::new(), Vec::new());
    let mut label = None;
    let mut first_of: HashMap<String, usize> = HashMap::new();
    for (at, text) in file.lines().map(str::trim).enumerate().filter(|(_, text)| !text.is_empty()) {
        let line = at + 1;
        let mut note = |flaw| unusable.push(Unusable { line, flaw });
        match (text.strip_prefix('#').map(str::trim), label) {
            (Some(name), _) if is_one_word(name) => label = Some(name),
            (Some(_), None) => {}
            (Some(_), Some(_)) => note(Flaw::NotALabel),
            (None, None) => note(Flaw::NoLabel),
            (None, Some(label)) => match first_of.insert(squeeze(text), line) {
                Some(first) => note(Flaw::Twice { first }),
                None => sentences.push(Sentence { label, text, line }),
            },
        }
    }
    (sentences, unusable)
}

fn is_one_word(name: &str) -> bool {
    name.split_whitespace().count() == 1
}

#[cfg(test)]
mod tests;
