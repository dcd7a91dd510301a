//! A person's words at the door: what is refused, what is mended, what stays.
//!
//! Words are kept as they were written. Only what no person means to write is
//! touched: characters that steer the direction of the text can hide from an
//! officer what it says, so they are taken out and counted; other control
//! characters are refused, since no keyboard makes them.

mod salutation;
#[cfg(test)]
mod tests;

pub use salutation::strip_salutation;

use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A text that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The text: composed form (NFC), lines ended by a line feed.
    pub text: String,
    /// How many characters that steer the direction of text were taken out.
    pub bidi_controls_removed: usize,
}

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclean {
    /// It holds a control character other than tab and line end.
    Control {
        /// How many characters stand before it.
        offset: usize,
        /// The character.
        character: char,
    },
}

impl Unclean {
    /// A stable name of the mistake.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Control { .. } => "control_character",
        }
    }
}

impl fmt::Display for Unclean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Control { offset, character } => {
                write!(f, "control character U+{:04X} after {offset} characters", u32::from(*character))
            }
        }
    }
}

impl std::error::Error for Unclean {}

/// Makes a text fit to be stored. Doing it again changes nothing.
///
/// # Errors
/// [`Unclean::Control`] for NUL and every other ASCII control character that
/// is not a tab or a line end.
pub fn clean_input(text: &str) -> Result<Cleaned, Unclean> {
    if let Some((offset, character)) = text.chars().enumerate().find(|(_, c)| is_refused(*c)) {
        return Err(Unclean::Control { offset, character });
    }
    let mut bidi_controls_removed = 0;
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        if is_bidi_control(character) {
            bidi_controls_removed += 1;
        } else {
            visible.push(character);
        }
    }
    let lines = visible.replace("\r\n", "\n").replace('\r', "\n");
    Ok(Cleaned { text: lines.nfc().collect(), bidi_controls_removed })
}

/// Whether a text holds characters that steer its direction.
pub fn has_bidi_controls(text: &str) -> bool {
    text.chars().any(is_bidi_control)
}

/// A foreign text for a plain-text message: whatever its direction, it can't
/// reorder the words around it.
pub fn isolate_for_display(text: &str) -> String {
    let inner = text.chars().filter(|c| !is_bidi_control(*c));
    ['\u{2068}'].into_iter().chain(inner).chain(['\u{2069}']).collect()
}

/// The length of a text as people count it for a limit.
///
/// Unit: characters (Unicode scalar values).
pub fn length(text: &str) -> usize {
    text.chars().count()
}

fn is_refused(character: char) -> bool {
    character.is_ascii_control() && !matches!(character, '\t' | '\n' | '\r')
}

fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
