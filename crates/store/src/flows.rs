//! What happened on each day, by one margin at a time, for the public figures. Counted with the counts, in the same
//! transaction, from what is new in the journal; see [`counting`](crate::counting).
//!
//! What tells the country apart and what tells one part of it apart stand in two tables, each with its own mark of how far
//! a case is counted: an older program knows the first alone, and must neither read nor lose what it does not know.

use crate::args;
use crate::db::{Row, Statement, Tx, statements};
use crate::error::StoreError;
use lapor_domain::cases::events::Event;
use lapor_domain::statistics::figures::{Period, Sum};
use lapor_domain::statistics::{Counted, Flow, Margin, flows};
use lapor_domain::values::{CaseId, Instant};
use std::collections::BTreeMap;

statements! {
    /// More on a day.
    ADD = "insert into public_flows (day, margin, code, flow, cases) values ($1, $2, $3, $4, $5) \
           on conflict (day, margin, code, flow) do update set cases = public_flows.cases + excluded.cases";
    /// The same, in a regency or a unit.
    ADD_LOCAL = "insert into local_flows (day, margin, code, flow, cases) values ($1, $2, $3, $4, $5) \
                 on conflict (day, margin, code, flow) do update set cases = local_flows.cases + excluded.cases";
    /// Nothing happened.
    CLEAR = "delete from public_flows";
    /// The same, in regencies and units.
    CLEAR_LOCAL = "delete from local_flows";
    /// What happened from a day on, before another.
    SUMS = "select margin, code, flow, cast(sum(cases) as bigint) as cases from public_flows \
            where day >= $1 and day < $2 group by margin, code, flow order by margin, code, flow";
    /// The same, in regencies and units.
    LOCAL_SUMS = "select margin, code, flow, cast(sum(cases) as bigint) as cases from local_flows \
                  where day >= $1 and day < $2 group by margin, code, flow order by margin, code, flow";
    /// Everything that happened.
    CELLS = "select day, margin, code, flow, cases from public_flows where cases <> 0 \
             order by day, margin, code, flow";
    /// The same, in regencies and units.
    LOCAL_CELLS = "select day, margin, code, flow, cases from local_flows where cases <> 0 \
                   order by day, margin, code, flow";
}

/// Up to which version of a case its flows are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reach {
    /// Those that tell the country apart.
    pub country: i64,
    /// Those of regencies and units.
    pub local: i64,
}

impl Reach {
    /// All of them up to the same version.
    pub(crate) fn up_to(version: i64) -> Self {
        Reach { country: version, local: version }
    }

    fn of(self, margin: Margin) -> i64 {
        if margin.within().is_some() { self.local } else { self.country }
    }
}

/// A place of the figures: day, margin, code, flow.
type Cell = (Instant, Margin, String, Flow);

/// What is to be added.
#[derive(Default)]
pub(crate) struct Happened(BTreeMap<Cell, i64>);

impl Happened {
    /// What happened to a case after some version, up to another.
    pub(crate) fn add(
        &mut self,
        case: CaseId,
        events: &[Event],
        (after, to): (Reach, Reach),
    ) -> Result<(), StoreError> {
        let counted = flows(case, events)
            .ok_or_else(|| StoreError::Corrupt("a journal that is no life of a case".into()))?;
        for Counted { version, day, margin, code, flow } in counted {
            let version = i64::try_from(version).unwrap_or(i64::MAX);
            if after.of(margin) < version && version <= to.of(margin) {
                *self.0.entry((day, margin, code, flow)).or_default() += 1;
            }
        }
        Ok(())
    }

    /// Writes it, always in the same order.
    pub(crate) async fn write(self, tx: &mut Tx) -> Result<(), StoreError> {
        for ((day, margin, code, flow), cases) in self.0 {
            let add = if margin.within().is_some() { ADD_LOCAL } else { ADD };
            tx.write(add, args![day, margin.code(), code, flow.code(), cases]).await?;
        }
        Ok(())
    }

    /// Each place where this and what is stored are not the same: its name, what is stored, what should be.
    pub(crate) async fn compare(self, tx: &mut Tx) -> Result<Vec<(String, i64, i64)>, StoreError> {
        let mut both: BTreeMap<Cell, (i64, i64)> =
            self.0.into_iter().map(|(cell, cases)| (cell, (0, cases))).collect();
        for stored in [CELLS, LOCAL_CELLS] {
            for row in tx.all(stored, args![]).await? {
                let (margin, code, flow) = place(&row)?;
                both.entry((row.get("day")?, margin, code, flow)).or_default().0 = row.get("cases")?;
            }
        }
        let differing = both.into_iter().filter(|(_, (stored, expected))| stored != expected);
        Ok(differing
            .map(|((day, margin, code, flow), (stored, expected))| {
                let cell = format!("flows|{}|{}|{code}|{}", day.0, margin.code(), flow.code());
                (cell, stored, expected)
            })
            .collect())
    }
}

/// Forgets everything.
pub(crate) async fn clear(tx: &mut Tx) -> Result<(), StoreError> {
    tx.run(CLEAR, args![]).await?;
    tx.run(CLEAR_LOCAL, args![]).await?;
    Ok(())
}

/// What happened in a period that ends at this midnight, by what tells the country apart.
pub(crate) async fn sums(tx: &mut Tx, period: Period, end: Instant) -> Result<Vec<Sum>, StoreError> {
    sums_of(tx, SUMS, period, end).await
}

/// The same, by regency and unit.
pub(crate) async fn local_sums(tx: &mut Tx, period: Period, end: Instant) -> Result<Vec<Sum>, StoreError> {
    sums_of(tx, LOCAL_SUMS, period, end).await
}

async fn sums_of(
    tx: &mut Tx,
    statement: Statement,
    period: Period,
    end: Instant,
) -> Result<Vec<Sum>, StoreError> {
    let rows = tx.all(statement, args![period.begins(end), end]).await?;
    rows.iter()
        .map(|row| {
            let (margin, code, flow) = place(row)?;
            let cases = u64::try_from(row.get::<i64>("cases")?).unwrap_or(0);
            Ok(Sum { period, margin, code, flow, cases })
        })
        .collect()
}

fn place(row: &Row) -> Result<(Margin, String, Flow), StoreError> {
    let odd = || StoreError::Corrupt("a flow's place".into());
    let margin = Margin::from_code(&row.get::<String>("margin")?).ok_or_else(odd)?;
    let flow = Flow::from_code(&row.get::<String>("flow")?).ok_or_else(odd)?;
    Ok((margin, row.get("code")?, flow))
}
