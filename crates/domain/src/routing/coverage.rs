//! Pemeriksaan pembagian urusan: whether the duty map leads somewhere everywhere, and only one way.
//!
//! A mistake of spelling is found when the rulebook is read. This finds what reads well and still leaves somebody at a
//! door that nobody opens: a topic without an owner somewhere, two rows of which only the order in the file decides,
//! an institution that no report is ever led to.

use super::book::RoutingBook;
use super::duties::{Duty, owner};
use super::reasons::Why;
use crate::agencies::Institution;
use crate::values::{AreaCode, InstitutionCode, TopicCode};
use std::collections::{BTreeSet, HashSet};

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding<'b> {
    /// Somewhere nobody answers for a topic.
    Gap(Gap<'b>),
    /// Two rows of one topic claim the same; the one that comes first in the file wins.
    Overlap(Overlap<'b>),
    /// No row leads to the institution, wherever something happens.
    Unreached(&'b Institution),
}

/// Somewhere nobody answers for a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap<'b> {
    /// The topic.
    pub topic: &'b TopicCode,
    /// The row that names nobody there; none where no row without words fits the place.
    pub row: Option<&'b Duty>,
    /// What is missing.
    pub why: Why,
    /// Where, in order.
    pub areas: Vec<AreaCode>,
}

/// Two rows of one topic that claim the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlap<'b> {
    /// The row that wins.
    pub first: &'b Duty,
    /// The row that never gets a turn there.
    pub second: &'b Duty,
    /// The phrase that both wait for; none where both wait for none.
    pub word: Option<&'b str>,
}

/// Examines the duty map: for each of `places` (the regencies and cities of the country), and for each of
/// `institutions`.
pub fn examine<'b>(
    book: &'b impl RoutingBook,
    places: &[AreaCode],
    institutions: &[&'b Institution],
) -> Vec<Finding<'b>> {
    let mut found = Vec::new();
    let mut reached = HashSet::new();
    for topic in book.topics() {
        let rows = book.duties_of(&topic.code);
        found.extend(without_row(&topic.code, &rows, places).map(Finding::Gap));
        for row in &rows {
            found.extend(without_owner(row, book, places, &mut reached).into_iter().map(Finding::Gap));
        }
        found.extend(overlaps(&rows).into_iter().map(Finding::Overlap));
    }
    // Where a city does not govern in its own right, the province answers: that is meant so.
    let unreached = institutions.iter().filter(|one| one.is_autonomous && !reached.contains(&one.code));
    found.extend(unreached.map(|one| Finding::Unreached(one)));
    found
}

/// The places where a report without any deciding word finds no row.
fn without_row<'b>(topic: &'b TopicCode, rows: &[&Duty], places: &[AreaCode]) -> Option<Gap<'b>> {
    let fits = |place: &AreaCode| rows.iter().any(|row| row.when.is_empty() && holds(row, place));
    let areas: Vec<AreaCode> = places.iter().filter(|place| !fits(place)).cloned().collect();
    (!areas.is_empty()).then_some(Gap { topic, row: None, why: Why::NoInstitution, areas })
}

fn holds(row: &Duty, place: &AreaCode) -> bool {
    row.when_area.is_empty() || row.when_area.iter().any(|bound| place.is_within(bound))
}

/// Where a row that fits names nobody, told by what is missing. Whom it names elsewhere is reached.
fn without_owner<'b>(
    row: &'b Duty,
    book: &'b impl RoutingBook,
    places: &[AreaCode],
    reached: &mut HashSet<InstitutionCode>,
) -> Vec<Gap<'b>> {
    let mut gaps: Vec<Gap<'b>> = Vec::new();
    for place in places_of(row, places) {
        let why = match owner(row, Some(&place), book) {
            Ok((institution, _)) => {
                reached.insert(institution.code.clone());
                continue;
            }
            Err(why) => why,
        };
        match gaps.iter_mut().find(|gap| gap.why == why) {
            Some(gap) => gap.areas.push(place),
            None => gaps.push(Gap { topic: &row.topic, row: Some(row), why, areas: vec![place] }),
        }
    }
    gaps
}

/// The places that a row is for; a bound that is smaller than all of them is a place of its own.
fn places_of(row: &Duty, places: &[AreaCode]) -> BTreeSet<AreaCode> {
    let inside = places.iter().filter(|place| holds(row, place)).cloned();
    let smaller = row.when_area.iter().filter(|bound| !places.iter().any(|place| place.is_within(bound)));
    inside.chain(smaller.cloned()).collect()
}

/// Pairs of rows between which neither words nor places choose.
fn overlaps<'b>(rows: &[&'b Duty]) -> Vec<Overlap<'b>> {
    let pairs = rows
        .iter()
        .enumerate()
        .flat_map(|(at, first)| rows[at + 1..].iter().map(move |second| (first, second)));
    pairs
        .filter(|(first, second)| meet(first, second))
        .filter_map(|(first, second)| overlap(first, second))
        .collect()
}

fn overlap<'b>(first: &'b Duty, second: &'b Duty) -> Option<Overlap<'b>> {
    let word = first.when.iter().find(|word| second.when.contains(word)).map(String::as_str);
    let is_always = first.when.is_empty() && second.when.is_empty();
    (is_always || word.is_some()).then_some(Overlap { first, second, word })
}

/// Whether two rows are for the same places: a row that is bound to a place goes before one that is not.
fn meet(first: &Duty, second: &Duty) -> bool {
    let (ours, theirs) = (&first.when_area, &second.when_area);
    let touch = |one: &AreaCode, other: &AreaCode| one.is_within(other) || other.is_within(one);
    match (ours.is_empty(), theirs.is_empty()) {
        (true, true) => true,
        (false, false) => ours.iter().any(|one| theirs.iter().any(|other| touch(one, other))),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
