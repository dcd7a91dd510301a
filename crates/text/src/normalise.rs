//! Indonesian as people write it, brought into one form for comparison.
//!
//! Accents and styled letters become plain ones, everything that is no letter
//! or digit separates words, `jalaaan` is `jalan`, and everyday short forms
//! (`yg`, `tdk`, `jln`) are written out. Every word keeps the bytes it came
//! from, so that what decided can be shown where the person wrote it.

pub(crate) mod slang;
#[cfg(test)]
mod tests;

use crate::fold::{Folded, folded};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A text as it is compared: plain lowercase words, one space between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Normalised {
    text: String,
    words: Vec<Word>,
}

/// One word of a [`Normalised`] text and where it came from.
///
/// A short form that stands for two words (`sdn`) yields two, both with the
/// same origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the normalised text.
    pub text: Range<usize>,
    /// Its bytes in the original text.
    pub span: Range<usize>,
}

impl Normalised {
    /// Normalises a text. Doing it again to the result changes nothing.
    pub fn new(original: &str) -> Self {
        let mut out = Self { text: String::with_capacity(original.len()), words: Vec::new() };
        let mut raw = RawWord::default();
        for (at, part) in folded(original) {
            match part {
                Folded::Plain(byte) => raw.push(at, byte, &mut out),
                Folded::Apostrophe if raw.may_join() => raw.is_joining = true,
                Folded::Nothing => {}
                Folded::Apostrophe | Folded::Gap => raw.finish(&mut out),
            }
        }
        raw.finish(&mut out);
        out.mend_spans(original);
        out
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its words in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether nothing comparable was written.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The bytes of the original that a range of the normalised text came from.
    ///
    /// The range is widened to whole words; outside every word it is empty.
    pub fn span_of(&self, text: Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|word| word.text.end <= text.start);
        let after = self.words.partition_point(|word| word.text.start < text.end);
        match (self.words.get(first), after.checked_sub(1)) {
            (Some(start), Some(last)) if first <= last => start.span.start..self.words[last].span.end,
            _ => 0..0,
        }
    }

    fn push(&mut self, word: &str, span: Range<usize>) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(word);
        self.words.push(Word { text: start..self.text.len(), span });
    }

    /// While reading, a span ends where its last character starts. Marks on
    /// that character belong to it.
    fn mend_spans(&mut self, original: &str) {
        for word in &mut self.words {
            let mut rest = original[word.span.end..].chars();
            let last = rest.next().map_or(0, char::len_utf8);
            let marks = rest.take_while(|c| is_combining_mark(*c));
            word.span.end += last + marks.map(char::len_utf8).sum::<usize>();
        }
    }
}

/// The letters and digits of one word while they are read.
#[derive(Default)]
struct RawWord {
    bytes: Vec<u8>,
    origins: Vec<usize>,
    is_joining: bool,
}

impl RawWord {
    fn may_join(&self) -> bool {
        !self.is_joining && self.bytes.last().is_some_and(u8::is_ascii_lowercase)
    }

    fn push(&mut self, at: usize, byte: u8, out: &mut Normalised) {
        if self.is_joining && !byte.is_ascii_lowercase() {
            self.finish(out);
        }
        self.is_joining = false;
        self.bytes.push(byte);
        self.origins.push(at);
    }

    fn finish(&mut self, out: &mut Normalised) {
        let mut from = 0;
        for end in segment_ends(&self.bytes) {
            let span = self.origins[from]..self.origins[end - 1];
            push_segment(&self.bytes[from..end], span, out);
            from = end;
        }
        self.bytes.clear();
        self.origins.clear();
        self.is_joining = false;
    }
}

/// `rt05` and `jalan2` are two words each; `b3`, `p3k` and `12km` stay whole.
fn segment_ends(bytes: &[u8]) -> Vec<usize> {
    let letters = bytes.iter().take_while(|b| b.is_ascii_lowercase()).count();
    if bytes.is_empty() {
        return Vec::new();
    }
    if letters < 2 {
        return vec![bytes.len()];
    }
    let changes = (1..bytes.len()).filter(|&i| bytes[i].is_ascii_digit() != bytes[i - 1].is_ascii_digit());
    changes.chain([bytes.len()]).collect()
}

fn push_segment(bytes: &[u8], span: Range<usize>, out: &mut Normalised) {
    let word = without_long_runs(bytes);
    match slang::written_out(&word) {
        Some(full) => full.split(' ').for_each(|part| out.push(part, span.clone())),
        None => out.push(&word, span),
    }
}

/// Three or more of one letter are emphasis, except in a Roman numeral.
fn without_long_runs(bytes: &[u8]) -> String {
    let is_numeral = bytes.len() <= 5 && bytes.iter().all(|b| b"ivx".contains(b));
    let mut word = String::with_capacity(bytes.len());
    for run in bytes.chunk_by(|a, b| a == b) {
        let is_emphasis = run.len() >= 3 && run[0].is_ascii_lowercase() && !is_numeral;
        let kept = if is_emphasis { 1 } else { run.len() };
        word.extend(run[..kept].iter().map(|&b| char::from(b)));
    }
    word
}
