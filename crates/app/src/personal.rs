//! Data pribadi dalam tulisan: what a text gives away of a person, to warn whoever is about to send it.
//!
//! A warning never stops anybody and is kept nowhere: it holds a kind and a place in the text, never what stands there.

use lapor_domain::reports::{Draft, Field};
use lapor_text::personal::{Confidence, Found, Kind, find};
use std::ops::Range;

/// The codes of all kinds that a warning may name.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(Kind::code)
}

/// Something personal in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exposed {
    /// In which field.
    pub field: Field,
    /// The code of its kind, such as `nik` or `phone`.
    pub kind: &'static str,
    /// Its bytes in the field as it was sent.
    pub span: Range<usize>,
}

impl Exposed {
    /// Where it stands in `text`, as characters: what counts in every language and on every keyboard.
    pub fn characters(&self, text: &str) -> Range<usize> {
        let until = |end: usize| text.char_indices().take_while(|(at, _)| *at < end).count();
        until(self.span.start)..until(self.span.end)
    }
}

/// What a report gives away where everybody who handles it reads it. Name and contact have fields of their own.
pub fn in_report(draft: &Draft) -> Vec<Exposed> {
    let fields = [(Field::Title, &draft.title), (Field::Words, &draft.words), (Field::Place, &draft.place)];
    fields.into_iter().flat_map(|(field, text)| in_field(field, text)).collect()
}

/// An address in the field that asks for one is what was asked; elsewhere a house is meant, not a neighbourhood.
fn in_field(field: Field, text: &str) -> impl Iterator<Item = Exposed> {
    let is_asked = move |found: &Found| {
        found.kind == Kind::Address && (field == Field::Place || !names_a_house(&text[found.span.clone()]))
    };
    find(text).into_iter().filter(move |found| !is_asked(found)).map(move |found| exposed(field, found))
}

/// What an answer gives away. An office's own numbers and addresses belong into it, and so does the name of whom it
/// addresses: it is warned of what has the form of a person's own.
pub fn in_answer(text: &str) -> Vec<Exposed> {
    let found = find(text).into_iter().filter(|found| is_somebodys(text, found));
    found.map(|found| exposed(Field::Words, found)).collect()
}

fn is_somebodys(text: &str, found: &Found) -> bool {
    let written = || text.get(found.span.clone()).unwrap_or_default();
    match found.kind {
        Kind::Nik | Kind::FamilyCard | Kind::Account | Kind::Plate => true,
        Kind::Phone => is_mobile(written()),
        Kind::Email => !written().to_ascii_lowercase().ends_with(OF_GOVERNMENT),
        Kind::Address => names_a_house(written()),
        Kind::Name => found.confidence == Confidence::Certain,
    }
}

/// Words before the number of a house. RT and RW alone are where most trouble is.
const BEFORE_A_HOUSE: [&str; 3] = ["no", "nomor", "nomer"];

fn names_a_house(address: &str) -> bool {
    let mut words = address.split(|sign: char| !sign.is_ascii_alphabetic()).map(str::to_ascii_lowercase);
    words.any(|word| BEFORE_A_HOUSE.contains(&word.as_str()))
}

/// Where mail of government offices ends.
const OF_GOVERNMENT: &str = ".go.id";

fn is_mobile(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    ["08", "628"].iter().any(|start| digits.starts_with(start))
}

fn exposed(field: Field, found: Found) -> Exposed {
    Exposed { field, kind: found.kind.code(), span: found.span }
}

#[cfg(test)]
mod tests;
