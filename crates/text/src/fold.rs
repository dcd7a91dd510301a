//! One character, as it counts for comparison. Everything that compares words
//! or names goes through here, so that no two parts disagree on a letter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What one character contributes to a compared text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Folded {
    /// A lowercase ASCII letter or a digit.
    Plain(u8),
    /// An apostrophe: joins the letters around it (`jum'at`, `do'a`).
    Apostrophe,
    /// Invisible or a mark on another letter: as if it were not there.
    Nothing,
    /// Anything else separates words.
    Gap,
}

/// The folded characters of a text with the byte offset of their origin.
pub(crate) fn folded(text: &str) -> impl Iterator<Item = (usize, Folded)> + '_ {
    text.char_indices().flat_map(|(at, original)| Parts::of(original).map(move |part| (at, part)))
}

/// Most characters are ASCII and need no table.
enum Parts {
    One(std::iter::Once<Folded>),
    Decomposed(Box<dyn Iterator<Item = Folded>>),
}

impl Parts {
    fn of(original: char) -> Self {
        if original.is_ascii() || is_apostrophe(original) {
            return Self::One(std::iter::once(fold_one(original)));
        }
        Self::Decomposed(Box::new(std::iter::once(original).nfkd().map(fold_one)))
    }
}

impl Iterator for Parts {
    type Item = Folded;

    fn next(&mut self) -> Option<Folded> {
        match self {
            Self::One(one) => one.next(),
            Self::Decomposed(many) => many.next(),
        }
    }
}

fn fold_one(part: char) -> Folded {
    match part {
        'a'..='z' | '0'..='9' => Folded::Plain(part as u8),
        'A'..='Z' => Folded::Plain(part.to_ascii_lowercase() as u8),
        _ if is_apostrophe(part) => Folded::Apostrophe,
        _ if is_invisible(part) || is_combining_mark(part) => Folded::Nothing,
        _ => Folded::Gap,
    }
}

fn is_apostrophe(part: char) -> bool {
    matches!(part, '\'' | '`' | '\u{b4}' | '\u{2bc}' | '\u{2018}' | '\u{2019}')
}

fn is_invisible(part: char) -> bool {
    matches!(part, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
