//! The salutation in front of a report.

use crate::normalise::Normalised;

/// Longer than this it is no name of an office but the report itself.
const LONGEST_ADDRESSEE_WORDS: usize = 16;

/// What people write before the honorific.
const LEADS: [&str; 2] = ["kepada", "kpd"];

/// The honorific "yang terhormat" and its short forms.
const HONORIFICS: [&str; 2] = ["yth", "yang terhormat"];

/// Words of a sentence: an addressee that holds one is not only a name.
const SENTENCE: [&str; 32] = [
    "saya",
    "kami",
    "kita",
    "mohon",
    "tolong",
    "ingin",
    "mau",
    "hendak",
    "melapor",
    "melaporkan",
    "lapor",
    "ada",
    "adalah",
    "tidak",
    "belum",
    "sudah",
    "bahwa",
    "yang",
    "kenapa",
    "mengapa",
    "bagaimana",
    "kapan",
    "apakah",
    "rusak",
    "karena",
    "agar",
    "supaya",
    "terima",
    "selamat",
    "perkenankan",
    "bersama",
    "dengan",
];

/// The text without `Yth. <office>,` and `Kepada Yth. <office>,` in front.
///
/// Who was addressed says where an earlier operator sent the case, not what the
/// case is about. Cuts only what is certainly an address: it must end in a
/// comma, colon, line end or full stop, be short, hold no word of a sentence,
/// and leave something over; otherwise the text stays whole.
pub fn strip_salutation(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(shorter) = strip_one(rest) {
        rest = shorter;
    }
    if rest.len() == text.trim_start().len() { text } else { rest }
}

fn strip_one(text: &str) -> Option<&str> {
    let addressee = after_honorific(text)?;
    let end = addressee_end(addressee)?;
    let name = Normalised::new(&addressee[..end]);
    let mut words = name.words().iter().map(|word| &name.text()[word.text.clone()]);
    let is_short = name.words().len() <= LONGEST_ADDRESSEE_WORDS;
    if !is_short || words.any(|word| SENTENCE.contains(&word)) {
        return None;
    }
    let rest = addressee[end..].trim_start_matches(|c: char| c.is_whitespace() || ",:;.".contains(c));
    rest.chars().any(char::is_alphanumeric).then_some(rest)
}

/// The rest after `Yth.`, if the text starts with it.
fn after_honorific(text: &str) -> Option<&str> {
    let lead = LEADS.iter().find_map(|lead| strip_word(text, lead));
    let text = lead.unwrap_or(text);
    HONORIFICS.iter().find_map(|words| strip_word(text, words))
}

/// The rest after a whole word in any case, without punctuation before it.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    let rest = &text[word.len()..];
    let is_whole = !rest.starts_with(char::is_alphanumeric);
    (head.eq_ignore_ascii_case(word) && is_whole)
        .then(|| rest.trim_start_matches(|c: char| c.is_whitespace() || ".:".contains(c)))
}

/// Where the addressee ends; a full stop after a short form (`Kab.`) is none.
fn addressee_end(text: &str) -> Option<usize> {
    text.char_indices().find_map(|(at, c)| match c {
        ',' | ':' | ';' | '\n' | '!' => Some(at),
        '.' if ends_sentence(&text[..at], &text[at + 1..]) => Some(at),
        _ => None,
    })
}

fn ends_sentence(before: &str, after: &str) -> bool {
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let is_short_form = last.len() < 4 || Normalised::new(last).text() != last.to_lowercase();
    after.starts_with(char::is_whitespace) && !is_short_form
}
