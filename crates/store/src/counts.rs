//! How many cases stand where, now: read from a table of counts, never by looking at the cases.
//!
//! Secret cases are in no count, nor those that accuse somebody: how many there are of them would tell who is accused.

pub(crate) mod verify;

pub use verify::{Miscount, verify};

use crate::args;
use crate::db::{Row, Statement, Tx, Val, statements};
use crate::error::StoreError;
use crate::flows::Reach;
use crate::open::Store;
use crate::queues::View;
use crate::scope::{Part, Scope};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::facts::Rung;
use lapor_domain::cases::status::Status;
use lapor_domain::deadlines::clocks::Owner;
use lapor_domain::values::CaseId;
use std::collections::BTreeMap;

statements! {
    /// Where a case is counted now.
    KEEP = "insert into count_members (case_id, version, cell, flows_version, local_version) \
            values ($1, $2, $3, $2, $2) \
            on conflict (case_id) do update set version = excluded.version, cell = excluded.cell, \
            flows_version = excluded.flows_version, local_version = excluded.local_version";
    /// More or fewer cases in a cell.
    ADD = "insert into work_counts (institution, acting, unit, area, status, raised, is_overdue, cases) \
           values ($1, $2, $3, $4, $5, $6, $7, $8) \
           on conflict (institution, acting, unit, area, status, raised, is_overdue) \
           do update set cases = work_counts.cases + excluded.cases";
    /// No case is counted.
    CLEAR_MEMBERS = "delete from count_members";
    /// No cell holds anything.
    CLEAR_COUNTS = "delete from work_counts";
    /// The cases an institution is responsible for; of `*`, the whole country's.
    RESPONSIBLE = "select status, raised, is_overdue, cast(sum(cases) as bigint) as cases from work_counts \
                   where institution = $1 group by status, raised, is_overdue";
    /// The cases an institution acts on for another.
    ACTING = "select status, raised, is_overdue, cast(sum(cases) as bigint) as cases from work_counts \
              where acting = $1 and institution <> $1 and institution <> '*' \
              group by status, raised, is_overdue";
    /// The cases of the institutions that somebody coordinates.
    BELOW = "select status, raised, is_overdue, cast(sum(cases) as bigint) as cases from work_counts \
             where institution in ( \
             $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
             $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, \
             $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, \
             $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64) \
             group by status, raised, is_overdue";
    /// The cases that nobody has, inside an area.
    AT_DESK_IN = "select status, raised, is_overdue, cast(sum(cases) as bigint) as cases from work_counts \
                  where institution = '' and acting = '' and unit = '' and area >= $1 and area < $3 \
                  and (area = $1 or area >= $2) group by status, raised, is_overdue";
}

/// Stands for every institution, so that the country's figures need no scan.
const COUNTRY: &str = "*";

/// Between the parts of a cell's name; no code has it.
const BETWEEN: &str = "|";

/// How many parts of an area's code name its regency: province and regency.
const REGENCY_PARTS: usize = 2;

/// A case as it is counted.
pub(crate) struct Counted {
    /// Which.
    pub case: CaseId,
    /// Up to which version.
    pub version: i64,
    /// In which cell; none for a case that no count holds.
    pub cell: Option<String>,
}

/// The cell of a case: institution, acting institution, unit, area while it is at a desk, status, how high it was
/// raised, and whether a clock of somebody has run out. None for a secret case, and for one that accuses somebody.
pub(crate) fn cell(case: &Case) -> Option<String> {
    if case.is_secret() || !case.parties.is_empty() {
        return None;
    }
    let lead = case.lead.as_ref();
    let regency =
        |code: &str| code.splitn(REGENCY_PARTS + 1, '.').take(REGENCY_PARTS).collect::<Vec<_>>().join(".");
    let area = case.area.as_ref().filter(|_| lead.is_none()).map(|area| regency(&area.to_string()));
    let is_overdue = case.clocks.iter().any(|clock| {
        clock.is_open() && clock.breached_at.is_some() && clock.kind.row().owner != Owner::Everybody
    });
    let parts = [
        lead.map(|lead| lead.institution.to_string()).unwrap_or_default(),
        lead.map(|lead| lead.acting.to_string()).unwrap_or_default(),
        lead.and_then(|lead| lead.unit.as_ref()).map(ToString::to_string).unwrap_or_default(),
        area.unwrap_or_default(),
        case.status.full_code().to_owned(),
        case.raised.code().to_owned(),
        i64::from(is_overdue).to_string(),
    ];
    Some(parts.join(BETWEEN))
}

/// The same cell of the whole country.
fn country(cell: &str) -> String {
    let last: Vec<&str> = cell.rsplitn(4, BETWEEN).collect();
    [COUNTRY, "", "", "", last[2], last[1], last[0]].join(BETWEEN)
}

/// What is to be added to which cells.
#[derive(Default)]
pub(crate) struct Deltas(BTreeMap<String, i64>);

impl Deltas {
    fn add(&mut self, cell: Option<&str>, cases: i64) {
        for cell in cell.into_iter().flat_map(|cell| [cell.to_owned(), country(cell)]) {
            *self.0.entry(cell).or_default() += cases;
        }
    }

    /// Writes them, always in the same order, so that no two writers wait for each other in a ring.
    pub(crate) async fn write(self, tx: &mut Tx) -> Result<(), StoreError> {
        for (cell, cases) in self.0.into_iter().filter(|(_, cases)| *cases != 0) {
            tx.write(ADD, cell_values(&cell, cases)?).await?;
        }
        Ok(())
    }
}

fn cell_values(cell: &str, cases: i64) -> Result<Vec<Val>, StoreError> {
    let parts: Vec<&str> = cell.split(BETWEEN).collect();
    let [institution, acting, unit, area, status, raised, is_overdue] = parts[..] else {
        return Err(StoreError::Corrupt("a count's cell".into()));
    };
    let is_overdue = i64::from(is_overdue == "1");
    Ok(args![institution, acting, unit, area, status, raised, is_overdue, cases])
}

/// Takes a case out of the cell that it was counted in, as its row `before` tells, and counts it in its own. Tells up to
/// which version its flows were counted.
pub(crate) async fn recount(
    tx: &mut Tx,
    (before, now): (&Row, &Counted),
    deltas: &mut Deltas,
) -> Result<Reach, StoreError> {
    let flows_before = Reach {
        country: before.maybe("flows_version")?.unwrap_or_default(),
        local: before.maybe("local_version")?.unwrap_or_default(),
    };
    deltas.add(before.maybe::<String>("cell")?.as_deref(), -1);
    deltas.add(now.cell.as_deref(), 1);
    tx.write(KEEP, args![now.case, now.version, now.cell.as_ref()]).await?;
    Ok(flows_before)
}

/// Forgets every count.
pub(crate) async fn clear(tx: &mut Tx) -> Result<(), StoreError> {
    tx.run(CLEAR_MEMBERS, args![]).await?;
    tx.run(CLEAR_COUNTS, args![]).await?;
    Ok(())
}

/// How many cases of a scope stand how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    cases: BTreeMap<(Status, Rung, bool), u64>,
}

impl Standing {
    /// How many of them a list shows; secret ones, and those that accuse somebody, are not among them.
    pub fn of(&self, view: View) -> u64 {
        let is_shown = |status: Status, raised: Rung, is_overdue: bool| match view {
            View::Overdue(_) => status.is_open() && is_overdue,
            View::Raised => status.is_open() && raised != Rung::Officer,
            _ => view.shows(status),
        };
        let shown = self
            .cases
            .iter()
            .filter(|((status, raised, is_overdue), _)| is_shown(*status, *raised, *is_overdue));
        shown.map(|(_, cases)| cases).sum()
    }

    fn add(&mut self, row: &Row) -> Result<(), StoreError> {
        let odd = || StoreError::Corrupt("a count's status".into());
        let (status, raised): (String, String) = (row.get("status")?, row.get("raised")?);
        let status = Status::from_full_code(&status).ok_or_else(odd)?;
        let raised = Rung::from_code(&raised).ok_or_else(odd)?;
        let is_overdue = row.get::<i64>("is_overdue")? == 1;
        *self.cases.entry((status, raised, is_overdue)).or_default() +=
            u64::try_from(row.get::<i64>("cases")?).unwrap_or(0);
        Ok(())
    }
}

/// How many cases of a scope stand how, as far as they are counted.
///
/// # Errors
/// `Corrupt` when a cell can't be read.
pub async fn standing(store: &Store, scope: &Scope) -> Result<Standing, StoreError> {
    let mut standing = Standing::default();
    for row in store.db.each(scope.parts().iter().filter_map(of_part).collect()).await?.iter().flatten() {
        standing.add(row)?;
    }
    Ok(standing)
}

/// What is asked of one part of a scope. A circle's cases are secret, and in no count.
fn of_part(part: &Part) -> Option<(Statement, Vec<Val>)> {
    Some(match part {
        Part::National => (RESPONSIBLE, args![COUNTRY]),
        Part::Responsible(code) => (RESPONSIBLE, args![code]),
        Part::Acting(code) => (ACTING, args![code]),
        Part::AtDeskIn(_) => (AT_DESK_IN, part.values()),
        Part::Below(_) => (BELOW, part.values()),
        Part::Circle(_) => return None,
    })
}
