//! What was decided and is not counted yet.
//!
//! Every Decision leaves a row here in its own transaction. One node at a time takes some, folds the journals of
//! their cases, changes the counts, adds to the flows what is new in the journals, and deletes the rows it took: effect and checkpoint are one transaction, so that
//! nothing is counted twice or never, whenever the program ends.

use crate::args;
use crate::counts::{self, Counted};
use crate::db::{Engine, Row, Tx, Val, statements};
use crate::dialect;
use crate::error::StoreError;
use crate::flows::{self, Happened, Reach};
use crate::journal;
use crate::open::Store;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::events::Event;
use lapor_domain::values::CaseId;
use std::collections::BTreeMap;
use std::time::Duration;

statements! {
    /// A Decision that is to be counted.
    pub(crate) OWE = "insert into counts_due (case_id, version) values ($1, $2)";
    /// Cases that are to be counted, with the newest version of each and where it was counted last.
    TAKE = "select d.case_id, d.version, m.cell, m.flows_version, m.local_version from \
            (select case_id, max(version) as version from counts_due group by case_id order by case_id limit $1) d \
            left join count_members m on m.case_id = d.case_id order by d.case_id";
    /// What happened to the cases between two that are to be counted. The limit is there to tell an engine that they are
    /// few among all.
    LIVES = "select j.case_id, j.version, j.at, j.by_role, j.by_user, j.by_institution, j.facts from \
             (select distinct case_id from counts_due where case_id >= $1 and case_id <= $2 \
             order by case_id limit 1000) d cross join journal j \
             where j.case_id = d.case_id order by j.case_id, j.version";
    /// What was counted is owed no more.
    DONE = "delete from counts_due where case_id = $1 and version <= $2";
    /// Whether anything is owed.
    ANY = "select case_id from counts_due limit 1";
    /// Nothing is owed.
    CLEAR = "delete from counts_due";
    /// Everything is owed.
    OWE_ALL = "insert into counts_due (case_id, version) select id, version from cases";
    /// What a program counted that knows no flows is owed.
    OWE_FLOWS = "insert into counts_due (case_id, version) select m.case_id, m.version from count_members m \
                 where m.flows_version < m.version \
                 and not exists (select 1 from counts_due d where d.case_id = m.case_id and d.version = m.version) \
                 order by m.case_id limit 10000 on conflict (case_id, version) do nothing";
    /// What a program counted that knows no flows by regency and unit is owed.
    OWE_LOCAL = "insert into counts_due (case_id, version) select m.case_id, m.version from count_members m \
                 where m.local_version < m.version \
                 and not exists (select 1 from counts_due d where d.case_id = m.case_id and d.version = m.version) \
                 order by m.case_id limit 10000 on conflict (case_id, version) do nothing";
}

/// How many cases one transaction counts: few enough that no report waits long behind it.
pub const BATCH: u32 = 200;

/// Notes, with a Decision, that its case is to be counted.
pub(crate) async fn owe(tx: &mut Tx, case: &Case) -> Result<(), StoreError> {
    tx.write(OWE, owed(case)).await
}

/// The values of what is owed for a case.
pub(crate) fn owed(case: &Case) -> Vec<Val> {
    args![case.id, i64::try_from(case.version).unwrap_or(i64::MAX)]
}

/// Waits until this process has decided something, or for `limit`, whichever is first.
pub async fn decided(store: &Store, limit: Duration) {
    // Running into the limit is the ordinary case where other nodes decide.
    let _ = tokio::time::timeout(limit, store.decided.notified()).await;
}

/// Counts up to `limit` cases; tells how many. None when nothing is owed, or when somebody else is counting.
///
/// # Errors
/// `Unavailable`, `Conflict`: nothing was changed, and the next turn goes on.
pub async fn count(store: &Store, limit: u32) -> Result<usize, StoreError> {
    if store.db.one_or_none(ANY, args![]).await?.is_none() {
        return Ok(0);
    }
    let mut tx = store.db.begin().await?;
    match take(&mut tx, store.db.engine(), limit).await {
        Ok(taken) => tx.commit().await.map(|()| taken),
        Err(error) => {
            tx.rollback().await?;
            Err(error)
        }
    }
}

async fn take(tx: &mut Tx, engine: Engine, limit: u32) -> Result<usize, StoreError> {
    if !may_count(tx, engine).await? {
        return Ok(0);
    }
    let due = tx.all(TAKE, args![limit]).await?;
    let mut lives = lives(tx, &due).await?;
    let (mut deltas, mut happened) = (counts::Deltas::default(), Happened::default());
    for row in &due {
        let (id, version): (CaseId, i64) = (row.get("case_id")?, row.get("version")?);
        let life = match lives.remove(&id) {
            Some(rows) => folded(id, &rows),
            None => read(tx, id).await,
        };
        let version = match life {
            Ok((case, events)) => {
                let version = i64::try_from(case.version).unwrap_or(i64::MAX);
                let counted = Counted { case: id, version, cell: counts::cell(&case) };
                let flows_before = counts::recount(tx, (row, &counted), &mut deltas).await?;
                happened.add(id, &events, (flows_before, Reach::up_to(version)))?;
                version
            }
            // One case that can't be read must not keep all others from being counted.
            Err(StoreError::Corrupt(why)) => {
                tracing::error!(%why, "a case can't be counted; see `lapor verify`");
                version
            }
            Err(error) => return Err(error),
        };
        tx.write(DONE, args![id, version]).await?;
    }
    deltas.write(tx).await?;
    happened.write(tx).await?;
    Ok(due.len())
}

async fn may_count(tx: &mut Tx, engine: Engine) -> Result<bool, StoreError> {
    Ok(tx.one_or_none(dialect::counts_turn(engine), args![]).await?.is_some())
}

/// The case and its events as one statement shows them: read from its row and its clocks, it could be of two moments.
pub(crate) async fn read(tx: &mut Tx, id: CaseId) -> Result<(Case, Vec<Event>), StoreError> {
    folded(id, &journal::rows(tx, id).await?)
}

/// The journals of these cases, each in order.
async fn lives(tx: &mut Tx, due: &[Row]) -> Result<BTreeMap<CaseId, Vec<Row>>, StoreError> {
    let mut lives = BTreeMap::new();
    let Some((first, last)) = due.first().zip(due.last()) else { return Ok(lives) };
    let ends = args![first.get::<CaseId>("case_id")?, last.get::<CaseId>("case_id")?];
    for row in tx.all(LIVES, ends).await? {
        lives.entry(row.get("case_id")?).or_insert_with(Vec::new).push(row);
    }
    Ok(lives)
}

fn folded(id: CaseId, rows: &[Row]) -> Result<(Case, Vec<Event>), StoreError> {
    let events = journal::events(rows)?;
    match Case::fold(id, &events) {
        Some(case) => Ok((case, events)),
        None => Err(StoreError::Corrupt("a journal that is no life of a case".into())),
    }
}

/// Owes the flows of cases that an older program counted beside this one, which knows none of them or not all; tells of
/// how many. Ten thousand of each at a time: in between, reports come in.
///
/// # Errors
/// `Unavailable`: nothing was changed, or the next call goes on.
pub async fn owe_flows(store: &Store) -> Result<u64, StoreError> {
    let owed = store.db.run(OWE_FLOWS, args![]).await? + store.db.run(OWE_LOCAL, args![]).await?;
    if owed > 0 {
        store.decided.notify_one();
    }
    Ok(owed)
}

/// Forgets every count and every flow, and owes all of them anew. Counting goes on as always.
///
/// # Errors
/// `Unavailable`: nothing was changed.
pub async fn rebuild(store: &Store) -> Result<(), StoreError> {
    let mut tx = store.db.begin().await?;
    // Whoever is counting now ends first; what it wrote is then thrown away with the rest.
    while !may_count(&mut tx, store.db.engine()).await? {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    counts::clear(&mut tx).await?;
    flows::clear(&mut tx).await?;
    tx.run(CLEAR, args![]).await?;
    tx.run(OWE_ALL, args![]).await?;
    tx.commit().await?;
    store.decided.notify_one();
    Ok(())
}
