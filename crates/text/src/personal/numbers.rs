//! Numbers that belong to a person, and e-mail addresses.

use super::{Confidence, Found, Kind, listed, words_before};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

static PROVINCES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| listed(include_str!("../../words/nik_provinces.txt")).collect());

const NIK_WORDS: [&str; 3] = ["nik", "ktp", "kependudukan"];
const FAMILY_CARD_WORDS: [&str; 3] = ["kk", "keluarga", "nkk"];
const PHONE_WORDS: [&str; 22] = [
    "telp",
    "telepon",
    "telpon",
    "tlp",
    "tel",
    "phone",
    "fax",
    "hub",
    "hubungi",
    "kontak",
    "contact",
    "cp",
    "hp",
    "nohp",
    "wa",
    "whatsapp",
    "rumah",
    "kantor",
    "no",
    "nomor",
    "nmr",
    "handphone",
];
const ACCOUNT_WORDS: [&str; 23] = [
    "rek", "rekening", "norek", "account", "acc", "va", "transfer", "tf", "bca", "bri", "bni", "btn",
    "mandiri", "bsi", "cimb", "niaga", "permata", "danamon", "bpd", "jago", "seabank", "ocbc", "bank",
];

/// Digits in front of which one of these stands are part of a longer code.
const JOINERS: [char; 3] = ['.', '_', ','];

/// Longer than this is no number of a person. Unit: digits.
const LONGEST: usize = 18;

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut all = emails(text);
    for run in runs(text) {
        all.extend(in_run(text, &run));
    }
    all
}

/// Groups of digits on one line with at most one sign between two of them.
fn runs(text: &str) -> Vec<Vec<Range<usize>>> {
    let bytes = text.as_bytes();
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut at = 0;
    while let Some(start) = (at..bytes.len()).find(|at| bytes[*at].is_ascii_digit()) {
        let end = (start..bytes.len()).find(|at| !bytes[*at].is_ascii_digit()).unwrap_or(bytes.len());
        at = end;
        let gap = runs.last().and_then(|run| run.last()).map(|last| &bytes[last.end..start]);
        match gap {
            Some(b" " | b"-" | b"." | b") " | b")" | b" (" | b"\t" | b" - ") => {
                runs.last_mut().expect("has a last group").push(start..end);
            }
            _ => runs.push(std::iter::once(start..end).collect()),
        }
    }
    runs
}

/// From each group on, the longest sequence of groups that is something.
fn in_run(text: &str, groups: &[Range<usize>]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let mut digits = 0;
        let within = |group: &&Range<usize>| {
            digits += group.len();
            digits <= LONGEST
        };
        let most = groups[at..].iter().take_while(within).count();
        let hit = (1..=most)
            .rev()
            .find_map(|count| classify(text, &groups[at..at + count]).map(|found| (count, found)));
        at += hit.as_ref().map_or(1, |(count, _)| *count);
        found.extend(hit.map(|(_, found)| found));
    }
    found
}

fn classify(text: &str, groups: &[Range<usize>]) -> Option<Found> {
    let (first, last) = (groups.first()?, groups.last()?);
    let before = text[..first.start].chars().next_back();
    let after = text[last.end..].chars().next();
    if before
        .is_some_and(|sign| sign.is_alphanumeric() || JOINERS.contains(&sign) && !is_stop(text, first.start))
        || after.is_some_and(char::is_alphanumeric)
    {
        return None;
    }
    let digits: String = groups.iter().map(|group| &text[group.clone()]).collect();
    let is_international = before == Some('+');
    let near = words_before(text, first.start, 25);
    let said = |words: &[&str], near: &[String]| near.iter().any(|word| words.contains(&word.as_str()));
    let found =
        |kind, confidence| Found { span: widened(text, first.start, last.end, kind), kind, confidence };
    if is_mobile(&digits) {
        let is_grouped_well = groups.iter().skip(1).all(|group| group.len() >= 2);
        let is_phone = is_grouped_well || said(&PHONE_WORDS, &near);
        return is_phone.then(|| found(Kind::Phone, Confidence::Certain));
    }
    if digits.len() == 16 {
        let nearest = near
            .iter()
            .find(|word| NIK_WORDS.contains(&word.as_str()) || FAMILY_CARD_WORDS.contains(&word.as_str()));
        return match nearest {
            Some(word) if FAMILY_CARD_WORDS.contains(&word.as_str()) => {
                Some(found(Kind::FamilyCard, Confidence::Certain))
            }
            _ if is_nik(&digits) => Some(found(Kind::Nik, Confidence::Certain)),
            Some(_) => Some(found(Kind::Nik, Confidence::Likely)),
            None => account(text, first.start, &digits).then(|| found(Kind::Account, Confidence::Likely)),
        };
    }
    let is_bracketed = before == Some('(');
    if is_landline(&digits, is_international)
        && (is_international || is_bracketed || said(&PHONE_WORDS, &near))
    {
        return Some(found(Kind::Phone, Confidence::Likely));
    }
    account(text, first.start, &digits).then(|| found(Kind::Account, Confidence::Certain))
}

/// Whether the full stop or comma in front ends something else: `hubungi,0812…`, `Telp.0812…`.
fn is_stop(text: &str, at: usize) -> bool {
    let mut signs = text[..at].chars().rev();
    signs.next().is_some_and(|sign| sign != '_') && !signs.next().is_some_and(|sign| sign.is_ascii_digit())
}

/// A plus and an opening bracket belong to a telephone number.
fn widened(text: &str, start: usize, end: usize, kind: Kind) -> Range<usize> {
    let is_part = kind == Kind::Phone && text[..start].ends_with(['+', '(']);
    let start = start - usize::from(is_part);
    let is_plus = is_part && text[..start].ends_with('+');
    start - usize::from(is_plus)..end
}

/// `08…`, `628…`, `00628…`, `+62 08…`, with as many digits as such numbers have.
fn is_mobile(digits: &str) -> bool {
    let local = digits.strip_prefix("0062").or(digits.strip_prefix("62")).unwrap_or(digits);
    let is_abroad = local.len() < digits.len();
    let national = match local.strip_prefix('0') {
        Some(rest) => rest,
        None if is_abroad => local,
        None => return false,
    };
    let mut signs = national.bytes();
    signs.next() == Some(b'8')
        && signs.next().is_some_and(|sign| sign != b'0')
        && (9..=12).contains(&national.len())
}

fn is_landline(digits: &str, is_international: bool) -> bool {
    let national = if is_international { digits.strip_prefix("62") } else { digits.strip_prefix('0') };
    national.is_some_and(|rest| (8..=11).contains(&rest.len()) && !rest.starts_with(['0', '1', '8']))
}

/// Province, regency and district, birth date (women's days count from 41), and a serial.
fn is_nik(digits: &str) -> bool {
    let number = |range: Range<usize>| digits[range].parse::<u32>().unwrap_or(0);
    let (day, month) = (number(6..8), number(8..10));
    let day = if day > 40 { day - 40 } else { day };
    let most = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    let is_place = PROVINCES.contains(&digits[..2]) && number(2..4) > 0 && number(4..6) > 0;
    is_place && (1..=most).contains(&day) && number(12..16) > 0
}

fn account(text: &str, at: usize, digits: &str) -> bool {
    let near = words_before(text, at, 40);
    (8..=LONGEST).contains(&digits.len()) && near.iter().any(|word| ACCOUNT_WORDS.contains(&word.as_str()))
}

fn emails(text: &str) -> Vec<Found> {
    let local = |sign: char| sign.is_ascii_alphanumeric() || "._%+-".contains(sign);
    let host = |sign: char| sign.is_ascii_alphanumeric() || ".-".contains(sign);
    let address = |(at, _): (usize, &str)| {
        let start = text[..at].trim_end_matches(local).len();
        let rest = &text[at + 1..];
        let length = rest.find(|sign: char| !host(sign)).unwrap_or(rest.len());
        let host = rest[..length].trim_end_matches(['.', '-']);
        let top = host.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map(|(_, top)| top)?;
        let is_top = top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
        let span = start..at + 1 + host.len();
        (is_top && start < at).then_some(Found { span, kind: Kind::Email, confidence: Confidence::Certain })
    };
    text.match_indices('@').filter_map(address).collect()
}
