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

/// Protects the cells of one table. If some are few, at least two cells stay untold, and together they hold at least
/// [`FEW`] and as many more than the least they could, and, where all are few, as many fewer than the most, as there are few
/// cells: else those would follow from the total, nearly enough. The smallest that could be told go first. Where none is left to go, so many ones that they are all of a
/// table do follow.
pub(crate) fn protect_table(cells: &[u64]) -> Vec<Shown> {
    let mut shown: Vec<Shown> = cells
        .iter()
        .map(|cases| if (1..FEW).contains(cases) { Shown::Few } else { Shown::Number(rounded(*cases)) })
        .collect();
    let few = shown.iter().filter(|one| **one == Shown::Few).count();
    let (mut untold, mut held) = (few, cells.iter().filter(|cases| **cases < FEW).sum::<u64>());
    let mut least = few as u64;
    let mut larger: Vec<usize> = (0..cells.len()).filter(|at| cells[*at] >= FEW).collect();
    larger.sort_by_key(|at| (cells[*at], *at));
    for at in larger {
        let is_below_most = untold > few || (FEW - 1) * few as u64 - held >= few as u64;
        if untold == 0 || (untold > 1 && held >= FEW && held - least >= few as u64 && is_below_most) {
            break;
        }
        shown[at] = Shown::Withheld;
        untold += 1;
        held += cells[at];
        least += FEW;
    }
    shown
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
