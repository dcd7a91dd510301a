//! Personal data in what people write: found to warn them, and to take it out before anything is published.
//!
//! It finds what has a form (numbers with inner checks, addresses, plates) and what stands after a word that
//! announces it. A name in the middle of a sentence stays unseen; a person must still look.

mod numbers;
mod plates;
mod prose;
#[cfg(test)]
mod tests;

use std::ops::Range;

/// What kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// NIK: the number of a person.
    Nik,
    /// Nomor KK: the number of a family card.
    FamilyCard,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// The number plate of a vehicle.
    Plate,
    /// A bank account.
    Account,
    /// Where somebody lives: a street with a house number, or RT and RW.
    Address,
    /// Somebody's name.
    Name,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 8] = [
        Self::Nik,
        Self::FamilyCard,
        Self::Phone,
        Self::Email,
        Self::Plate,
        Self::Account,
        Self::Address,
        Self::Name,
    ];

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nik => "nik",
            Self::FamilyCard => "family_card",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Plate => "plate",
            Self::Account => "account",
            Self::Address => "address",
            Self::Name => "name",
        }
    }

    /// What stands in a text instead of it.
    fn mark(self) -> &'static str {
        match self {
            Self::Nik => "[NIK]",
            Self::FamilyCard => "[KK]",
            Self::Phone => "[TELP]",
            Self::Email => "[EMAIL]",
            Self::Plate => "[PLAT]",
            Self::Account => "[REKENING]",
            Self::Address => "[ALAMAT]",
            Self::Name => "[NAMA]",
        }
    }
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It looks like it, or stands where it usually stands.
    Likely,
    /// Its form leaves little doubt.
    Certain,
}

/// Personal data in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// How sure that is.
    pub confidence: Confidence,
}

/// Everything personal that was found, in the order of the text; findings never overlap.
pub fn find(text: &str) -> Vec<Found> {
    let mut all = numbers::find(text);
    all.extend(plates::find(text));
    all.extend(prose::find(text));
    // Of two that overlap the surer one stays, then the longer one.
    all.sort_by_key(|found| {
        (std::cmp::Reverse(found.confidence), std::cmp::Reverse(found.span.len()), found.span.start)
    });
    let mut kept: std::collections::BTreeMap<usize, Found> = std::collections::BTreeMap::new();
    for found in all {
        let before = kept.range(..found.span.end).next_back();
        if before.is_none_or(|(_, other)| other.span.end <= found.span.start) {
            kept.insert(found.span.start, found);
        }
    }
    kept.into_values().collect()
}

/// The text with a mark in place of each finding. Findings that don't lie on characters of the text, and
/// such as lie in an earlier one, are left out.
pub fn redact(text: &str, found: &[Found]) -> String {
    let mut sorted: Vec<&Found> = found.iter().collect();
    sorted.sort_by_key(|found| found.span.start);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for one in sorted {
        if one.span.start < done || text.get(one.span.clone()).is_none() {
            continue;
        }
        out.push_str(&text[done..one.span.start]);
        out.push_str(one.kind.mark());
        done = one.span.end;
    }
    out.push_str(&text[done..]);
    out
}

/// The words of a list under `words/`.
fn listed(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// The lowercase ASCII words in front of a place, on the same line and within `reach` bytes, the nearest first.
fn words_before(text: &str, at: usize, reach: usize) -> Vec<String> {
    let from = (at.saturating_sub(reach)..=at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
    let line = text[from..at].rsplit('\n').next().unwrap_or("");
    let words = line.split(|sign: char| !sign.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.rev().map(str::to_ascii_lowercase).collect()
}
