//! Figures of the parts of one province or one institution: its regencies, its units.
//!
//! Nothing follows from them about provinces or institutions, because the parts of one whose own number is not told are
//! not told at all: whoever knows the told numbers exactly learns nothing new of the others. Nothing follows from a told
//! number about its parts, because the parts of each are a table of its own, protected as if the total were known exactly.
//! Where that can't be done, the table is not told. And nothing follows from one period about another, because there is
//! but one: in thirty days most parts are a handful of people, and a month is part of its year.

use super::figures::{Figure, Period, Shown, Sum, Table};
use super::{Flow, Margin};
use std::collections::{BTreeMap, BTreeSet};

/// The stretch of days that figures of parts are about.
pub const PERIOD: Period = Period::Year;

/// What is shown of the parts of one province or institution, by one flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    /// What the parts are.
    pub margin: Margin,
    /// The province or institution that they lie in.
    pub above: String,
    /// What happened.
    pub flow: Flow,
    /// Each part in which it happened; none when none of the parts is told, not even where it did not happen.
    pub cells: Option<Vec<(String, Shown)>>,
}

/// One table: what the parts are, what they lie in, what happened.
type Place = (Margin, String, Flow);

/// Protects the sums of regencies and units. `figures` holds those of provinces and institutions as they are shown.
pub fn protect_within(sums: &[Sum], figures: &[Figure]) -> Vec<Within> {
    let mut tables: BTreeMap<Place, Vec<(&str, u64)>> = BTreeMap::new();
    let mut hidden: BTreeSet<Place> = BTreeSet::new();
    for figure in figures.iter().filter(|figure| figure.period == PERIOD) {
        for place in parts_of(figure) {
            if !matches!(figure.shown, Shown::Number(_)) {
                hidden.insert(place.clone());
            }
            tables.entry(place).or_default();
        }
    }
    for sum in sums.iter().filter(|sum| sum.period == PERIOD) {
        if let Some(above) = sum.margin.above(&sum.code) {
            tables.entry((sum.margin, above, sum.flow)).or_default().push((&sum.code, sum.cases));
        }
    }
    let protected = tables.into_iter().map(|(place, parts)| {
        let cells = if hidden.contains(&place) { None } else { protect_parts(&parts) };
        let (margin, above, flow) = place;
        Within { margin, above, flow, cells }
    });
    protected.collect()
}

/// The tables of parts whose total a figure is.
fn parts_of(figure: &Figure) -> impl Iterator<Item = Place> {
    let margins = Margin::ALL.iter().copied().filter(|margin| margin.within() == Some(figure.margin));
    margins.flat_map(move |margin| {
        let flows = Flow::ALL.iter().copied();
        let own = flows.filter(move |flow| flow.whole() == figure.flow && flow.margins().contains(&margin));
        own.map(move |flow| (margin, figure.code.clone(), flow))
    })
}

fn protect_parts(parts: &[(&str, u64)]) -> Option<Vec<(String, Shown)>> {
    let cells: Vec<u64> = parts.iter().map(|(_, cases)| *cases).collect();
    let mut table = Table::of(&cells);
    table.withhold_enough();
    let codes = parts.iter().map(|(code, _)| (*code).to_owned());
    table.is_safe().then(|| codes.zip(table.shown()).collect())
}

#[cfg(test)]
mod tests;
