//! The names of the official areas, from province to village: searched as
//! people type them, and resolved as lists write them.

mod forms;
mod kinds;
mod query;
mod search;
#[cfg(test)]
mod tests;

use crate::names::keys::{KeyTable, KeyTableBuilder};
use crate::names::name_words;
use kinds::{Kind, level_of};
use std::fmt;

/// An official area as the list has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Kode wilayah: the official code; every dot is one level down.
    pub code: &'a str,
    /// The official name.
    pub name: &'a str,
    /// Kode pos: five digits, where known.
    pub postal: Option<&'a str>,
}

/// A mistake in the list of places or aliases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Two places have one code.
    DuplicateCode {
        /// The code.
        code: String,
    },
    /// A name without a letter or digit, which nobody can search for.
    EmptyName {
        /// The code of the place.
        code: String,
    },
    /// An alias of a place that the list does not have.
    UnknownAlias {
        /// The alias.
        alias: String,
        /// The code it points to.
        code: String,
    },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateCode { code } => write!(f, "area code {code} occurs twice"),
            Self::EmptyName { code } => write!(f, "area {code} has no name"),
            Self::UnknownAlias { alias, code } => {
                write!(f, "alias {alias:?} points to unknown area {code}")
            }
        }
    }
}

impl std::error::Error for Broken {}

/// A place that answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// Its official code.
    pub code: &'a str,
    /// How well it matches: 100 is the exact name (or postal code) with the
    /// kind that was asked for.
    pub score: u8,
}

/// The level that a word for a kind of area speaks of, as the number of dots in a code:
/// `kelurahan` is 3. None for a word that is no such kind.
pub fn level_of_word(word: &str) -> Option<u8> {
    kinds::level_of_word(&name_words(word))
}

/// What a name in a list stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved<'a> {
    /// Exactly this place.
    One(&'a str),
    /// Several places have the name.
    Many(Vec<&'a str>),
    /// No place has it.
    None,
}

/// All official areas with their aliases, in memory.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    /// All codes in order, so that what lies in an area follows it.
    codes: Box<str>,
    places: Box<[Official]>,
    keys: KeyTable,
    postal: Box<[(u32, u32)]>,
}

#[derive(Clone, Copy, Debug)]
struct Official {
    code_start: u32,
    code_end: u32,
    /// The place that it lies in; its own number at the top.
    parent: u32,
    level: u8,
    kind: Kind,
}

impl Gazetteer {
    /// Builds the gazetteer from places in any order and from further names
    /// (alias, code).
    ///
    /// # Errors
    /// [`Broken`] for the first mistake in the lists.
    pub fn new<'a>(
        places: impl IntoIterator<Item = Place<'a>>,
        aliases: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Broken> {
        let mut sorted: Vec<Place<'a>> = places.into_iter().collect();
        sorted.sort_unstable_by_key(|place| place.code);
        let mut building = Building::default();
        for place in &sorted {
            building.add(place)?;
        }
        for (alias, code) in aliases {
            building.add_alias(alias, code)?;
        }
        Ok(building.finish())
    }

    /// The number of places.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no place at all.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The memory that the gazetteer takes.
    ///
    /// Unit: bytes.
    pub fn bytes(&self) -> usize {
        self.codes.len() + size_of_val(&self.places[..]) + size_of_val(&self.postal[..]) + self.keys.bytes()
    }

    /// What a name stands for, on a level (the number of dots in the code) and
    /// inside an area, where given. Case, spaces and punctuation do not count;
    /// a word for a kind in front (`Kel.`, `Kab.`) may stand or be missing.
    pub fn resolve(&self, name: &str, level: Option<u8>, within: Option<&str>) -> Resolved<'_> {
        let Some(part) = query::single(name) else {
            return Resolved::None;
        };
        for meant in part.meanings() {
            let exact = self.keys.exact(&meant.key).iter().map(|entry| entry.owner);
            let mut found: Vec<u32> = exact
                .filter(|&place| {
                    let official = self.places[place as usize];
                    level.is_none_or(|level| official.level == level)
                        && meant.kind.is_none_or(|kind| official.kind == kind)
                        && within.is_none_or(|area| self.lies_in(place, area))
                })
                .collect();
            found.sort_unstable();
            found.dedup();
            match found[..] {
                [] => {}
                [one] => return Resolved::One(self.code(one)),
                _ => return Resolved::Many(found.iter().map(|&p| self.code(p)).collect()),
            }
        }
        Resolved::None
    }

    fn code(&self, place: u32) -> &str {
        code_of(&self.codes, &self.places[place as usize])
    }

    fn lies_in(&self, place: u32, area: &str) -> bool {
        let code = self.code(place);
        code.strip_prefix(area).is_some_and(|rest| rest.starts_with('.'))
    }
}

fn code_of<'a>(codes: &'a str, place: &Official) -> &'a str {
    &codes[place.code_start as usize..place.code_end as usize]
}

/// The gazetteer while places come in, ordered by code.
#[derive(Default)]
struct Building {
    codes: String,
    places: Vec<Official>,
    keys: KeyTableBuilder,
    postal: Vec<(u32, u32)>,
}

impl Building {
    fn add(&mut self, place: &Place<'_>) -> Result<(), Broken> {
        let code = place.code.to_owned();
        let number = self.places.len() as u32;
        let last = self.places.last().map(|last| code_of(&self.codes, last));
        if last == Some(place.code) {
            return Err(Broken::DuplicateCode { code });
        }
        let words = name_words(place.name);
        if words.is_empty() {
            return Err(Broken::EmptyName { code });
        }
        let parent = self.number_of_ancestor(place.code).unwrap_or(number);
        let start = self.codes.len() as u32;
        self.codes.push_str(place.code);
        let kind = Kind::of_official(place.code, &words);
        self.places.push(Official {
            code_start: start,
            code_end: self.codes.len() as u32,
            parent,
            level: level_of(place.code),
            kind,
        });
        self.add_names(&words, kind, number);
        if let Some(postal) = place.postal.and_then(|code| code.trim().parse().ok()) {
            self.postal.push((postal, number));
        }
        Ok(())
    }

    /// A place is found by its full name and by the name without its kind.
    fn add_names(&mut self, words: &[String], kind: Kind, number: u32) {
        self.keys.add(words, number);
        let taken = kinds::leading_in_official(words, kind);
        if taken > 0 {
            self.keys.add(&words[taken..], number);
        }
        if taken > 1 && kinds::is_only_kind(&words[..1]) {
            let short = [&words[..1], &words[taken..]].concat();
            self.keys.add(&short, number);
        }
    }

    fn add_alias(&mut self, alias: &str, code: &str) -> Result<(), Broken> {
        let words = name_words(alias);
        match self.number_of(code) {
            Some(number) if !words.is_empty() => {
                self.keys.add(&words, number);
                Ok(())
            }
            _ => Err(Broken::UnknownAlias { alias: alias.to_owned(), code: code.to_owned() }),
        }
    }

    fn number_of(&self, code: &str) -> Option<u32> {
        let at = |place: &Official| code_of(&self.codes, place).cmp(code);
        self.places.binary_search_by(at).ok().map(|at| at as u32)
    }

    /// The nearest larger area that the list has.
    fn number_of_ancestor(&self, code: &str) -> Option<u32> {
        let mut upper = code;
        while let Some((shorter, _)) = upper.rsplit_once('.') {
            upper = shorter;
            if let Some(number) = self.number_of(upper) {
                return Some(number);
            }
        }
        None
    }

    fn finish(mut self) -> Gazetteer {
        self.postal.sort_unstable();
        Gazetteer {
            codes: self.codes.into_boxed_str(),
            places: self.places.into_boxed_slice(),
            keys: self.keys.finish(),
            postal: self.postal.into_boxed_slice(),
        }
    }
}
