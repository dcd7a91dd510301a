//! What of a text the classifier sees: words, pairs of words, and pieces of words, as hashed buckets.
//!
//! Pieces of words stand in for stemming and for spelling: `perbaikan` and `diperbaiki` share most of theirs.
//! Short forms are left as written: writing them out was measured and helped nothing.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Changes whenever the same text would yield other buckets; a model made under another number is refused.
pub const VERSION: u16 = 1;

/// Bits of a bucket within its block.
const BITS: u32 = 18;

/// How many buckets there are, both blocks together.
pub(super) const BUCKETS: usize = 2 << BITS;

/// Longest and shortest piece of a word. Unit: letters.
const PIECES: std::ops::RangeInclusive<usize> = 2..=5;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;
/// Words and pieces hash differently, so that a word never shares a bucket with itself as a piece.
const SALTS: [u64; 2] = [0, 0x9e37_79b9_7f4a_7c15];

/// A word as the classifier sees it, and where it was written.
pub(super) struct Seen {
    pub word: String,
    pub span: Range<usize>,
}

/// The words of a text: plain letters, every digit `0`, letters written three times once.
pub(super) fn words(text: &str) -> Vec<Seen> {
    let mut words: Vec<Seen> = Vec::new();
    let mut rest = 0;
    while rest < text.len() {
        let (end, mark) = next_chunk(text, rest);
        match mark {
            Some(mark) => {
                words.push(Seen { word: format!("zz{}", mark.to_ascii_lowercase()), span: rest..end })
            }
            None => plain_words(&text[rest..end], rest, &mut words),
        }
        rest = end;
    }
    words
}

/// Up to the next mark such as `[NAMA]`, which stands for something taken out; or that mark itself.
fn next_chunk(text: &str, from: usize) -> (usize, Option<&str>) {
    let rest = &text[from..];
    if let Some(mark) = mark_at(rest) {
        return (from + mark.len() + 2, Some(mark));
    }
    let next = rest.char_indices().skip(1).find(|(at, sign)| *sign == '[' && mark_at(&rest[*at..]).is_some());
    (next.map_or(text.len(), |(at, _)| from + at), None)
}

fn mark_at(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let length = inner.bytes().take_while(|byte| byte.is_ascii_uppercase()).count();
    (length >= 2 && inner[length..].starts_with(']')).then_some(&inner[..length])
}

fn plain_words(text: &str, offset: usize, words: &mut Vec<Seen>) {
    let mut word = String::new();
    let mut span = 0..0;
    let mut finish = |word: &mut String, span: &Range<usize>| {
        if !word.is_empty() {
            words.push(Seen { word: without_runs(word), span: span.clone() });
            word.clear();
        }
    };
    for (at, sign) in text.char_indices() {
        for part in std::iter::once(sign).nfkd().filter(char::is_ascii) {
            if !part.is_ascii_alphanumeric() {
                finish(&mut word, &span);
                continue;
            }
            let start = if word.is_empty() { offset + at } else { span.start };
            span = start..offset + at + sign.len_utf8();
            word.push(if part.is_ascii_digit() { '0' } else { part.to_ascii_lowercase() });
        }
    }
    finish(&mut word, &span);
}

/// `rusakkk` is emphasis: three or more of one letter become one.
fn without_runs(word: &str) -> String {
    let runs = word.as_bytes().chunk_by(|a, b| a == b);
    let kept = runs.flat_map(|run| if run.len() >= 3 && run[0] != b'0' { &run[..1] } else { run });
    kept.map(|byte| char::from(*byte)).collect()
}

/// Calls `found` for each feature with its bucket and the words it stands on.
pub(super) fn each(words: &[Seen], mut found: impl FnMut(u32, Range<usize>)) {
    for (at, seen) in words.iter().enumerate() {
        found(bucket(0, seen.word.as_bytes()), at..at + 1);
        if let Some(next) = words.get(at + 1) {
            found(bucket(0, format!("{} {}", seen.word, next.word).as_bytes()), at..at + 2);
        }
        let padded = format!(" {} ", seen.word);
        for length in PIECES {
            if padded.len() <= length {
                found(bucket(1, padded.as_bytes()), at..at + 1);
                break;
            }
            padded.as_bytes().windows(length).for_each(|piece| found(bucket(1, piece), at..at + 1));
        }
    }
}

/// The buckets of a text with how often each occurs, in order.
pub(super) fn counts(text: &str) -> Vec<(u32, u32)> {
    let mut buckets = Vec::new();
    each(&words(text), |bucket, _| buckets.push(bucket));
    buckets.sort_unstable();
    buckets.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as u32)).collect()
}

/// The block that a bucket lies in: words or pieces.
pub(super) fn block(bucket: u32) -> usize {
    (bucket >> BITS) as usize
}

fn bucket(block: usize, feature: &[u8]) -> u32 {
    let mut hash = OFFSET ^ SALTS[block];
    for byte in feature {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^= hash >> 33;
    ((block as u32) << BITS) | (hash >> (64 - BITS)) as u32
}
