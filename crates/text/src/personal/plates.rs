//! Number plates: `B 1234 XYZ`.

use super::{Confidence, Found, Kind, listed, words_before};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

static AREAS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| listed(include_str!("../../words/plate_areas.txt")).collect());

const PLATE_WORDS: [&str; 8] =
    ["plat", "nopol", "nopolnya", "platnya", "polisi", "plate", "kendaraan", "bernopol"];

pub(super) fn find(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|at| {
        bytes[*at].is_ascii_alphabetic()
            && text[..*at].chars().next_back().is_none_or(|sign| !sign.is_alphanumeric())
    });
    starts.filter_map(|start| plate(text, start)).collect()
}

fn plate(text: &str, start: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let area = span_of(bytes, start, u8::is_ascii_alphabetic, 2)?;
    let number = span_of(bytes, after_space(bytes, area.end), u8::is_ascii_digit, 4)?;
    let series = span_of(bytes, after_space(bytes, number.end), u8::is_ascii_alphabetic, 3)?;
    let is_whole = text[series.end..].chars().next().is_none_or(|sign| !sign.is_alphanumeric());
    if !is_whole || !AREAS.contains(text[area].to_ascii_uppercase().as_str()) {
        return None;
    }
    let is_said = words_before(text, start, 40).iter().any(|word| PLATE_WORDS.contains(&word.as_str()));
    let written = &text[start..series.end];
    let is_plain = number.len() >= 3 && !written.bytes().any(|byte| byte.is_ascii_lowercase());
    let confidence = if is_said { Confidence::Certain } else { Confidence::Likely };
    (is_said || is_plain).then_some(Found { span: start..series.end, kind: Kind::Plate, confidence })
}

/// One to `most` bytes of one sort.
fn span_of(bytes: &[u8], start: usize, sort: fn(&u8) -> bool, most: usize) -> Option<Range<usize>> {
    let length = bytes.get(start..)?.iter().take_while(|byte| sort(byte)).count();
    (1..=most).contains(&length).then_some(start..start + length)
}

fn after_space(bytes: &[u8], at: usize) -> usize {
    at + usize::from(bytes.get(at).is_some_and(|byte| b" -".contains(byte)))
}
