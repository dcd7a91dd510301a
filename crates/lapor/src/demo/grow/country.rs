//! Where reports come from and what they are about: a few places and topics often, most of them seldom.

use super::dice::Dice;
use super::words::{PlaceNames, can_be_named};
use lapor_domain::areas::AreaLevel;
use lapor_domain::routing::topics::Topic;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{AreaCode, UnitCode};
use std::ops::Range;

/// Which share of reports names no place.
const NOWHERE: f64 = 0.04;
/// Which share of reports names a regency and nothing narrower.
const WIDE: f64 = 0.12;
/// Which share of the reports of a regency comes from its few large places.
const CENTRAL: f64 = 0.5;
/// How even the first places are: with 0 the first would have twice as much as the second.
const EVENNESS: f64 = 6.0;

/// The places and topics of a rulebook, by how often they come up.
pub struct Country {
    /// Each regency with the areas inside it, as a range of the rulebook's list.
    regencies: Weighed<(AreaCode, Range<usize>)>,
    /// Places in the rulebook's list of topics.
    topics: Weighed<usize>,
    /// Those whose secret cases a circle takes.
    with_circle: Vec<(AreaCode, Range<usize>)>,
}

/// Things with the sums of their weights.
struct Weighed<T> {
    things: Vec<T>,
    sums: Vec<f64>,
}

impl<T> Weighed<T> {
    /// The first comes up most often.
    fn ranked(things: Vec<T>) -> Self {
        let mut sum = 0.0;
        let weigh = |rank: usize| {
            sum += 1.0 / (rank as f64 + EVENNESS);
            sum
        };
        Weighed { sums: (0..things.len()).map(weigh).collect(), things }
    }

    fn draw(&self, dice: &mut Dice) -> &T {
        let sought = dice.unit() * self.sums.last().copied().unwrap_or_default();
        let at = self.sums.partition_point(|sum| *sum <= sought);
        &self.things[at.min(self.things.len() - 1)]
    }
}

impl Country {
    /// The country of a rulebook, with the circles that there are.
    pub fn of<'a>(rulebook: &Rulebook, circles: impl IntoIterator<Item = &'a UnitCode>) -> Self {
        let mut regencies = regencies(rulebook);
        let trees: Vec<AreaCode> = circles.into_iter().filter_map(|unit| tree(rulebook, unit)).collect();
        let with_circle = regencies
            .iter()
            .filter(|(code, _)| trees.iter().any(|tree| code.is_within(tree)))
            .cloned()
            .collect();
        // Which place is large is the same in every run.
        regencies.sort_by_cached_key(|(code, _)| spread(code.as_str()));
        let topics = (0..rulebook.topics.len()).filter(|at| can_be_named(&rulebook.topics[*at])).collect();
        Country { regencies: Weighed::ranked(regencies), topics: Weighed::ranked(topics), with_circle }
    }

    /// What a report is about.
    pub fn topic<'a>(&self, rulebook: &'a Rulebook, dice: &mut Dice) -> &'a Topic {
        &rulebook.topics[*self.topics.draw(dice)]
    }

    /// Where it is; none where nobody says.
    pub fn area(&self, rulebook: &Rulebook, dice: &mut Dice) -> Option<AreaCode> {
        if dice.happens(NOWHERE) {
            return None;
        }
        Some(inside(rulebook, self.regencies.draw(dice), dice))
    }

    /// Where it is, if there is a circle for it; else anywhere.
    pub fn area_with_circle(&self, rulebook: &Rulebook, dice: &mut Dice) -> Option<AreaCode> {
        match self.with_circle.is_empty() {
            true => self.area(rulebook, dice),
            false => Some(inside(rulebook, dice.pick(&self.with_circle), dice)),
        }
    }

    /// The names of a place, from the village up.
    pub fn names(&self, rulebook: &Rulebook, area: Option<&AreaCode>) -> PlaceNames {
        let name = |level| {
            let at = area.and_then(|area| area.at_level(level)).and_then(|code| rulebook.areas.get(&code));
            at.map(|area| area.name.clone()).unwrap_or_default()
        };
        PlaceNames {
            village: name(AreaLevel::Village),
            district: name(AreaLevel::District),
            regency: name(AreaLevel::Regency),
        }
    }
}

/// A village of the regency, or the regency as a whole.
fn inside(rulebook: &Rulebook, (regency, range): &(AreaCode, Range<usize>), dice: &mut Dice) -> AreaCode {
    if range.is_empty() || dice.happens(WIDE) {
        return regency.clone();
    }
    let nth = if dice.happens(CENTRAL) { dice.zipf(range.len()) } else { dice.below(range.len()) };
    rulebook.areas.all()[range.start + nth].code.clone()
}

/// Every regency with the areas inside it, in the order of the list.
fn regencies(rulebook: &Rulebook) -> Vec<(AreaCode, Range<usize>)> {
    let mut all: Vec<(AreaCode, Range<usize>)> = Vec::new();
    for (at, area) in rulebook.areas.all().iter().enumerate() {
        match (area.code.level(), all.last_mut()) {
            (AreaLevel::Regency, _) => all.push((area.code.clone(), at + 1..at + 1)),
            (AreaLevel::District | AreaLevel::Village, Some((code, range))) if area.code.is_within(code) => {
                range.end = at + 1;
            }
            _ => {}
        }
    }
    all
}

/// The area in which a unit's circle takes secret cases: its institution's.
fn tree(rulebook: &Rulebook, unit: &UnitCode) -> Option<AreaCode> {
    use lapor_domain::routing::book::RoutingBook;
    rulebook.institution(&unit.institution).and_then(|one| one.area.clone())
}

/// An order in which neighbours are far apart (FNV-1a).
fn spread(code: &str) -> u64 {
    code.bytes().fold(0xcbf2_9ce4_8422_2325, |folded: u64, byte| {
        (folded ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
