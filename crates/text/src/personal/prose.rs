//! Addresses and names, by the words that announce them.

use super::{Confidence, Found, Kind, listed};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

static NOT_NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| listed(include_str!("../../words/not_names.txt")).collect());

const STREETS: [&str; 12] =
    ["jl", "jln", "jalan", "gang", "gg", "perum", "perumahan", "dusun", "dsn", "kampung", "kp", "komplek"];
const NUMBERED: [&str; 5] = ["no", "nomor", "nomer", "rt", "rw"];

/// After one of these a name follows, however it is written.
const NAMED: [&[&str]; 5] =
    [&["nama", "saya"], &["nama", "lengkap"], &["atas", "nama"], &["a", "n"], &["bernama"]];
/// After one of these a capital letter begins a name.
const ADDRESSED: [&str; 9] = ["bapak", "bpk", "pak", "ibu", "bu", "sdr", "sdri", "saudara", "an"];

/// Words between a street and its house number.
const LONGEST_STREET: usize = 7;
const LONGEST_NAME: usize = 3;

struct Token<'a> {
    text: &'a str,
    lower: String,
    span: Range<usize>,
}

pub(super) fn find(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        found.extend(address(&tokens, at));
        found.extend(name(text, &tokens, at));
    }
    found
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match (sign.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                push(text, from..at, &mut tokens);
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// `RT05` and `no12` are two tokens each.
fn push<'a>(text: &'a str, span: Range<usize>, tokens: &mut Vec<Token<'a>>) {
    let word = &text[span.clone()];
    let letters = word.len() - word.trim_start_matches(|sign: char| sign.is_ascii_alphabetic()).len();
    let is_glued = NUMBERED.contains(&word[..letters].to_ascii_lowercase().as_str()) && letters < word.len();
    let cut = if is_glued { span.start + letters } else { span.end };
    for span in [span.start..cut, cut..span.end] {
        if !span.is_empty() {
            tokens.push(Token { text: &text[span.clone()], lower: text[span.clone()].to_lowercase(), span });
        }
    }
}

/// A street with what is numbered after it, or RT and RW together.
fn address(tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let found = |end: usize, confidence| {
        let span = tokens[at].span.start..tokens[end].span.end;
        Some(Found { span, kind: Kind::Address, confidence })
    };
    if STREETS.contains(&tokens[at].lower.as_str()) {
        let first =
            (at + 1..tokens.len().min(at + 1 + LONGEST_STREET)).find(|at| numbered(tokens, *at).is_some())?;
        let (end, kinds) = numbered_from(tokens, first);
        let is_home = kinds.iter().any(|kind| kind.starts_with("no")) || kinds.len() >= 2;
        return is_home.then(|| found(end, Confidence::Certain))?;
    }
    let (end, kinds) = numbered_from(tokens, at);
    let is_home = kinds.contains(&"rt") && kinds.contains(&"rw");
    is_home.then(|| found(end, Confidence::Likely))?
}

/// `no 12`: the kind of number, when a number stands there.
fn numbered<'a>(tokens: &'a [Token<'_>], at: usize) -> Option<&'a str> {
    let kind = tokens.get(at).map(|token| token.lower.as_str()).filter(|kind| NUMBERED.contains(kind))?;
    tokens.get(at + 1)?.text.starts_with(|sign: char| sign.is_ascii_digit()).then_some(kind)
}

/// How far numbered parts follow each other (`no 12 rt 3 rw 5`, `RT/RW 03/05`), and which.
fn numbered_from<'a>(tokens: &'a [Token<'_>], mut at: usize) -> (usize, Vec<&'a str>) {
    let mut kinds = Vec::new();
    let mut end = at;
    loop {
        let is_pair = tokens.get(at).is_some_and(|token| token.lower == "rt")
            && numbered(tokens, at + 1) == Some("rw")
            && tokens
                .get(at + 3)
                .is_some_and(|token| token.text.starts_with(|sign: char| sign.is_ascii_digit()));
        if is_pair {
            kinds.extend(["rt", "rw"]);
            (end, at) = (at + 3, at + 4);
        } else if let Some(kind) = numbered(tokens, at) {
            kinds.push(kind);
            (end, at) = (at + 1, at + 2);
        } else {
            return (end, kinds);
        }
    }
}

fn name(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Found> {
    let is_named = |words: &&&[&str]| {
        let said = tokens.get(at..at + words.len());
        said.is_some_and(|said| said.iter().zip(words.iter()).all(|(token, word)| token.lower == **word))
    };
    let named = NAMED.iter().find(is_named).map(|words| words.len());
    let addressed = ADDRESSED.contains(&tokens[at].lower.as_str()).then_some(1);
    let first = at + named.or(addressed)?;
    let belongs = |next: usize| {
        let token = tokens.get(next)?;
        let gap = &text[tokens[next - 1].span.end..token.span.start];
        let is_near = gap.len() <= 3 && !gap.contains('\n') && (next == first || gap == " ");
        let is_word =
            token.lower.chars().all(char::is_alphabetic) && !NOT_NAMES.contains(token.lower.as_str());
        (is_near && is_word && token.text.starts_with(char::is_uppercase)).then_some(next)
    };
    let last = (first..first + LONGEST_NAME).map_while(belongs).last()?;
    let span = tokens[first].span.start..tokens[last].span.end;
    let confidence = if named.is_some() { Confidence::Certain } else { Confidence::Likely };
    Some(Found { span, kind: Kind::Name, confidence })
}
