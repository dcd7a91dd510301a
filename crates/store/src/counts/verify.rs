//! Whether the counts are those of the journals.

use super::{BETWEEN, Deltas, cell};
use crate::args;
use crate::counting;
use crate::db::{Row, Tx, statements};
use crate::error::StoreError;
use crate::flows::{Happened, Reach};
use crate::open::Store;
use lapor_domain::cases::case::Case;
use lapor_domain::values::CaseId;
use std::collections::{BTreeMap, BTreeSet};

statements! {
    /// Cases after one, in order: where each is counted, and whether more of it is to be counted.
    MEMBERS = "select c.id, m.case_id as counted, m.cell, m.flows_version, m.local_version, \
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

/// Folds every journal and compares it with where its case is counted, then adds up the cases and what happened to them
/// and compares the sums; what is still to be counted is left out. Tells of each case that is done.
///
/// # Errors
/// `Unavailable`; a journal that can't be folded is left to [`verify_case`](crate::verify::verify_case).
pub async fn verify(store: &Store, mut done: impl FnMut()) -> Result<Vec<Miscount>, StoreError> {
    let mut tx = store.db.unhurried_snapshot().await?;
    let mut comparing = Comparing::default();
    let mut after = CaseId(0);
    loop {
        let rows = tx.all(MEMBERS, args![after, PAGE]).await?;
        for row in &rows {
            after = row.get("id")?;
            comparing.compare(&mut tx, &Member::read(row)?).await?;
            done();
        }
        if rows.len() < PAGE as usize {
            break;
        }
    }
    let mut found = comparing.found;
    found.extend(compare_sums(&mut tx, comparing.sums).await?);
    let flows = comparing.happened.compare(&mut tx).await?;
    found.extend(flows.into_iter().map(|(cell, stored, expected)| Miscount {
        case: None,
        cell,
        stored: stored.to_string(),
        expected: expected.to_string(),
    }));
    tx.rollback().await?;
    Ok(found)
}

/// Where a case is counted.
struct Member {
    case: CaseId,
    is_counted: bool,
    is_due: bool,
    cell: Option<String>,
    reach: Reach,
}

impl Member {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Member {
            case: row.get("id")?,
            is_counted: row.maybe::<i64>("counted")?.is_some(),
            is_due: row.maybe::<i64>("due")?.is_some(),
            cell: row.maybe("cell")?,
            reach: Reach {
                country: row.maybe("flows_version")?.unwrap_or(0),
                local: row.maybe("local_version")?.unwrap_or(0),
            },
        })
    }

    fn miscounted(&self, cell: &str, stored: String, expected: String) -> Miscount {
        Miscount { case: Some(self.case), cell: cell.to_owned(), stored, expected }
    }
}

/// What was compared so far.
#[derive(Default)]
struct Comparing {
    found: Vec<Miscount>,
    sums: Deltas,
    happened: Happened,
}

impl Comparing {
    async fn compare(&mut self, tx: &mut Tx, member: &Member) -> Result<(), StoreError> {
        self.sums.add(member.cell.as_deref(), 1);
        if member.is_due && member.reach == Reach::default() {
            return Ok(());
        }
        let (folded, events) = match counting::read(tx, member.case).await {
            Ok(read) => read,
            Err(StoreError::Corrupt(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        self.happened.add(member.case, &events, (Reach::default(), member.reach))?;
        if !member.is_due {
            self.found.extend(miscounts(member, &folded));
        }
        Ok(())
    }
}

fn miscounts(member: &Member, folded: &Case) -> Vec<Miscount> {
    let expected = cell(folded);
    let shown = |cell: &Option<String>| cell.clone().unwrap_or_else(|| "no cell".to_owned());
    let version = i64::try_from(folded.version).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    if !member.is_counted {
        let stored = "not counted, and nothing says that it is to be".to_owned();
        return vec![member.miscounted("count_members", stored, shown(&expected))];
    }
    if member.cell != expected {
        found.push(member.miscounted("count_members", shown(&member.cell), shown(&expected)));
    }
    let reaches = [
        ("count_members.flows_version", member.reach.country),
        ("count_members.local_version", member.reach.local),
    ];
    for (place, stored) in reaches.into_iter().filter(|(_, stored)| *stored != version) {
        found.push(member.miscounted(place, stored.to_string(), version.to_string()));
    }
    found
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
