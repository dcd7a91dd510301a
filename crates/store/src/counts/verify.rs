//! Whether the counts are those of the journals.

use super::{BETWEEN, Deltas, cell};
use crate::args;
use crate::counting;
use crate::db::{Tx, statements};
use crate::error::StoreError;
use crate::open::Store;
use lapor_domain::values::CaseId;
use std::collections::{BTreeMap, BTreeSet};

statements! {
    /// Cases after one, in order: where each is counted, and whether more of it is to be counted.
    MEMBERS = "select c.id, m.case_id as counted, m.cell, \
               (select max(d.version) from counts_due d where d.case_id = c.id) as due \
               from cases c left join count_members m on m.case_id = c.id \
               where c.id > $1 order by c.id limit $2";
    /// Every cell that holds something.
    CELLS = "select institution, acting, unit, area, status, raised, is_overdue, cases from work_counts \
             where cases <> 0 order by institution, acting, unit, area, status, raised, is_overdue";
}

/// How many cases one look takes in.
const PAGE: u32 = 500;

/// A count that is not what the journals say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miscount {
    /// Which case, where it is one case that is counted in the wrong cell.
    pub case: Option<CaseId>,
    /// The cell, or where the case stands.
    pub cell: String,
    /// What is stored.
    pub stored: String,
    /// What should be.
    pub expected: String,
}

/// Folds every journal and compares it with where its case is counted, then adds up the cases and compares the sums;
/// what is still to be counted is left out. Tells of each case that is done.
///
/// # Errors
/// `Unavailable`; a journal that can't be folded is left to [`verify_case`](crate::verify::verify_case).
pub async fn verify(store: &Store, mut done: impl FnMut()) -> Result<Vec<Miscount>, StoreError> {
    let mut tx = store.db.snapshot().await?;
    let mut found = Vec::new();
    let mut sums = Deltas::default();
    let mut after = CaseId(0);
    loop {
        let rows = tx.all(MEMBERS, args![after, PAGE]).await?;
        for row in &rows {
            after = row.get("id")?;
            let member: Option<String> = row.maybe("cell")?;
            sums.add(member.as_deref(), 1);
            let is_counted = row.maybe::<i64>("counted")?.is_some();
            if row.maybe::<i64>("due")?.is_none() {
                found.extend(compare(&mut tx, after, is_counted.then_some(member)).await?);
            }
            done();
        }
        if rows.len() < PAGE as usize {
            break;
        }
    }
    found.extend(compare_sums(&mut tx, sums).await?);
    tx.rollback().await?;
    Ok(found)
}

async fn compare(
    tx: &mut Tx,
    case: CaseId,
    member: Option<Option<String>>,
) -> Result<Option<Miscount>, StoreError> {
    let expected = match counting::read(tx, case).await {
        Ok(folded) => cell(&folded),
        Err(StoreError::Corrupt(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let shown = |cell: Option<String>| cell.unwrap_or_else(|| "no cell".to_owned());
    Ok(match member {
        Some(stored) if stored == expected => None,
        Some(stored) => Some(Miscount {
            case: Some(case),
            cell: "count_members".to_owned(),
            stored: shown(stored),
            expected: shown(expected),
        }),
        None => Some(Miscount {
            case: Some(case),
            cell: "count_members".to_owned(),
            stored: "not counted, and nothing says that it is to be".to_owned(),
            expected: shown(expected),
        }),
    })
}

async fn compare_sums(tx: &mut Tx, sums: Deltas) -> Result<Vec<Miscount>, StoreError> {
    let mut stored = BTreeMap::new();
    for row in tx.all(CELLS, args![]).await? {
        let mut parts = Vec::new();
        for name in ["institution", "acting", "unit", "area", "status", "raised"] {
            parts.push(row.get::<String>(name)?);
        }
        parts.push(row.get::<i64>("is_overdue")?.to_string());
        stored.insert(parts.join(BETWEEN), row.get::<i64>("cases")?);
    }
    let expected: BTreeMap<String, i64> = sums.0.into_iter().filter(|(_, cases)| *cases != 0).collect();
    let cells: BTreeSet<&String> = stored.keys().chain(expected.keys()).collect();
    let number = |map: &BTreeMap<String, i64>, cell: &String| map.get(cell).copied().unwrap_or(0);
    Ok(cells
        .into_iter()
        .filter(|cell| number(&stored, cell) != number(&expected, cell))
        .map(|cell| Miscount {
            case: None,
            cell: cell.clone(),
            stored: number(&stored, cell).to_string(),
            expected: number(&expected, cell).to_string(),
        })
        .collect())
}
