//! Figures as everybody sees them: no small number, no number that follows from others, none that is exact.

use super::{Flow, Margin};
use crate::values::Instant;
use std::collections::BTreeMap;

/// A smaller number than this is not told: it would be about people who can be named.
pub const FEW: u64 = 5;

/// Numbers are rounded to a multiple of this, so that one case more or less seldom shows. Never larger than [`FEW`]:
/// a number that is told must not become 0.
pub const STEP: u64 = 5;

/// A share of fewer than this says more about chance than about an institution.
pub const ENOUGH_FOR_A_SHARE: u64 = 30;

/// The stretch of days that a figure is about. Each ends with the last whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// Thirty days.
    Month,
    /// 365 days, so that every season counts once.
    Year,
}

impl Period {
    /// Every one, the shorter first.
    pub const ALL: [Period; 2] = [Period::Month, Period::Year];

    /// The code in the records, the data and the catalogues.
    pub const fn code(self) -> &'static str {
        match self {
            Period::Month => "30-days",
            Period::Year => "12-months",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Period::ALL.into_iter().find(|period| period.code() == code)
    }

    /// How many days.
    pub const fn days(self) -> i64 {
        match self {
            Period::Month => 30,
            Period::Year => 365,
        }
    }

    /// Its first day, where `end` is the midnight that ends the last.
    pub fn begins(self, end: Instant) -> Instant {
        end.plus_days(-self.days())
    }
}

/// How many cases, exactly; never shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// In which stretch of days.
    pub period: Period,
    /// By what.
    pub margin: Margin,
    /// Which of these.
    pub code: String,
    /// What happened.
    pub flow: Flow,
    /// How many.
    pub cases: u64,
}

/// A number as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shown {
    /// Withheld, because another that is not told would follow from it.
    Withheld,
    /// Fewer than [`FEW`], but some.
    Few,
    /// Rounded.
    Number(u64),
}

/// A figure as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// In which stretch of days.
    pub period: Period,
    /// By what.
    pub margin: Margin,
    /// Which of these.
    pub code: String,
    /// What happened.
    pub flow: Flow,
    /// How many.
    pub shown: Shown,
}

/// Protects sums: those of one margin, flow and period are one table, whose total somebody may know.
pub fn protect(sums: &[Sum]) -> Vec<Figure> {
    let mut tables: BTreeMap<(Period, Margin, Flow), Vec<&Sum>> = BTreeMap::new();
    for sum in sums {
        tables.entry((sum.period, sum.margin, sum.flow)).or_default().push(sum);
    }
    let protected = tables.into_values().flat_map(|table| {
        let cases: Vec<u64> = table.iter().map(|sum| sum.cases).collect();
        table.into_iter().zip(protect_table(&cases))
    });
    protected
        .map(|(sum, shown)| Figure {
            period: sum.period,
            margin: sum.margin,
            code: sum.code.clone(),
            flow: sum.flow,
            shown,
        })
        .collect()
}

/// Protects the cells of one table, as far as that can be done: so many ones that they are all of a table do follow.
pub(crate) fn protect_table(cells: &[u64]) -> Vec<Shown> {
    let mut table = Table::of(cells);
    table.withhold_enough();
    table.shown()
}

/// A table with what is shown of its cells.
pub(crate) struct Table<'a> {
    cells: &'a [u64],
    shown: Vec<Shown>,
}

impl<'a> Table<'a> {
    /// Each cell as it is shown if nothing follows from the others.
    pub(crate) fn of(cells: &'a [u64]) -> Self {
        let shown = cells.iter().map(|cases| match *cases {
            1..FEW => Shown::Few,
            cases => Shown::Number(rounded(cases)),
        });
        Table { cells, shown: shown.collect() }
    }

    /// Withholds cells that could be told, until nothing follows from the others or none is left. Those that are shown
    /// as the smallest number go first: an order of exact numbers would say that what is withheld is no larger than what
    /// is told.
    pub(crate) fn withhold_enough(&mut self) {
        let mut told: Vec<usize> = (0..self.cells.len()).filter(|at| self.cells[*at] >= FEW).collect();
        told.sort_by_key(|at| (rounded(self.cells[*at]), *at));
        for at in told {
            if self.is_safe() {
                break;
            }
            self.shown[at] = Shown::Withheld;
        }
    }

    /// Whether nothing that is untold follows from what is told and from the total: if there is something untold, it is at
    /// least two cells, and together they hold at least [`FEW`] and more than the least they could by one for each cell that
    /// is few and one more, and, where all are few, as many fewer than the most. Then each few one may be two numbers even
    /// for somebody who knows what is told and the total exactly; and the one more is for somebody who knows this rule,
    /// and concludes from what was withheld how many cases there must be.
    pub(crate) fn is_safe(&self) -> bool {
        let of = |kind: Shown| {
            let cells = self.cells.iter().zip(&self.shown).filter(move |(_, shown)| **shown == kind);
            cells.fold((0, 0), |(cells, held), (cases, _)| (cells + 1, held + cases))
        };
        let ((few, held_by_few), (withheld, held_by_others)) = (of(Shown::Few), of(Shown::Withheld));
        let (untold, held) = (few + withheld, held_by_few + held_by_others);
        let least = few + withheld * FEW;
        let is_above_least = held > least + few;
        let is_below_most = withheld > 0 || held + few <= (FEW - 1) * few;
        untold == 0 || untold > 1 && held >= FEW && is_above_least && is_below_most
    }

    /// What is shown of each cell.
    pub(crate) fn shown(self) -> Vec<Shown> {
        self.shown
    }
}

fn rounded(cases: u64) -> u64 {
    (cases + STEP / 2) / STEP * STEP
}

/// The least that a rounded number may stand for.
fn least_of(rounded: u64) -> u64 {
    rounded - STEP / 2
}

/// A share as it can be told. Unit: percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// About so much: both numbers are rounded.
    About(u64),
    /// At least so much: of the rest there are only few.
    AtLeast(u64),
    /// At most so much: of the part there are only few.
    AtMost(u64),
}

impl Share {
    /// The share of `part` in both together, from what is shown alone, so that it tells nothing more. None where that
    /// is not enough to be fair.
    pub fn of(part: Shown, rest: Shown) -> Option<Share> {
        match (part, rest) {
            (Shown::Number(part), Shown::Number(rest)) if part + rest >= ENOUGH_FOR_A_SHARE => {
                Some(Share::About((part * 200 + part + rest) / (2 * (part + rest))))
            }
            (Shown::Number(part), Shown::Few) if part >= ENOUGH_FOR_A_SHARE => {
                Some(Share::AtLeast(least_of(part) * 100 / (least_of(part) + FEW - 1)))
            }
            (Shown::Few, Shown::Number(rest)) if rest >= ENOUGH_FOR_A_SHARE => {
                Some(Share::AtMost(((FEW - 1) * 100).div_ceil(FEW - 1 + least_of(rest))))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
