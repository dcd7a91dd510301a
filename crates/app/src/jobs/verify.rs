//! Folds every journal and compares with the state.

use crate::error::Error;
use crate::office::App;
use lapor_domain::values::{CaseId, Ticket};
use lapor_store::verify::{verify_case, verify_rest};
use lapor_store::{Store, StoreError, cases};
use std::collections::BTreeMap;
use tokio::task::JoinSet;

/// How many cases one look takes in.
const BATCH: u32 = 200;

/// How many batches are looked at at once for each core: while one waits for the records, another computes.
const LANES_PER_CORE: usize = 2;

/// A difference between journal and state, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of which case; none outside the cases, or when the case itself can't be read.
    pub ticket: Option<Ticket>,
    /// Where.
    pub place: String,
    /// What is stored there.
    pub stored: String,
    /// What should be.
    pub expected: String,
}

/// How many cases there are to verify.
///
/// # Errors
/// The records can't be read.
pub async fn count(app: &App) -> Result<u64, Error> {
    let mut all = 0;
    each(app, |_| all += 1).await?;
    Ok(all)
}

/// Verifies every case, telling of each one that is done. A few are looked at at once, on every core.
///
/// # Errors
/// The records can't be read. What contradicts itself is a finding, not an error.
pub async fn verify(app: &App, mut done: impl FnMut()) -> Result<Vec<Finding>, Error> {
    let lanes = std::thread::available_parallelism().map_or(1, usize::from) * LANES_PER_CORE;
    let mut looking = JoinSet::new();
    let mut findings = BTreeMap::new();
    let mut after = CaseId(0);
    loop {
        let ids = cases::ids_after(&app.store, after, BATCH).await?;
        if let Some(last) = ids.last() {
            after = *last;
            looking.spawn(look_at(app.store.clone(), ids.clone()));
        }
        while looking.len() >= lanes || (ids.is_empty() && !looking.is_empty()) {
            let Some(looked) = looking.join_next().await else { break };
            let looked = looked.map_err(|error| Error::Broken(error.to_string()))??;
            (0..looked.cases).for_each(|_| done());
            findings.insert(looked.first, looked.findings);
        }
        if ids.is_empty() {
            let rest = rest(app).await?;
            return Ok(findings.into_values().flatten().chain(rest).collect());
        }
    }
}

/// What is wrong outside the cases.
async fn rest(app: &App) -> Result<impl Iterator<Item = Finding> + use<>, Error> {
    let broken = verify_rest(&app.store, app.now()).await?;
    Ok(broken.into_iter().map(|broken| Finding {
        ticket: None,
        place: broken.place,
        stored: broken.stored,
        expected: "what was written".into(),
    }))
}

/// What was found in a batch.
struct Looked {
    first: CaseId,
    cases: usize,
    findings: Vec<Finding>,
}

async fn look_at(store: Store, ids: Vec<CaseId>) -> Result<Looked, StoreError> {
    let first = ids.first().copied().unwrap_or(CaseId(0));
    let mut looked = Looked { first, cases: ids.len(), findings: Vec::new() };
    for id in ids {
        for difference in verify_case(&store, id).await? {
            let case = cases::get(&store, id).await.ok().flatten();
            looked.findings.push(Finding {
                ticket: case.map(|case| case.ticket),
                place: difference.place,
                stored: difference.stored,
                expected: difference.expected,
            });
        }
    }
    Ok(looked)
}

async fn each(app: &App, mut take: impl FnMut(CaseId)) -> Result<(), Error> {
    let mut after = CaseId(0);
    loop {
        let ids = cases::ids_after(&app.store, after, BATCH).await?;
        let Some(last) = ids.last().copied() else { return Ok(()) };
        ids.into_iter().for_each(&mut take);
        after = last;
    }
}
