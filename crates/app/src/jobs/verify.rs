//! Folds every journal and compares with the state.

use crate::error::Error;
use crate::office::App;
use lapor_domain::values::{CaseId, Ticket};
use lapor_store::cases;
use lapor_store::verify::verify_case;

/// How many cases one look takes in.
const BATCH: u32 = 500;

/// A difference between journal and state, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of which case; none when the case itself can't be read.
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

/// Verifies every case, telling of each one that is done.
///
/// # Errors
/// The records can't be read. What contradicts itself is a finding, not an error.
pub async fn verify(app: &App, mut done: impl FnMut()) -> Result<Vec<Finding>, Error> {
    let mut ids = Vec::new();
    each(app, |id| ids.push(id)).await?;
    let mut findings = Vec::new();
    for id in ids {
        for difference in verify_case(&app.store, id).await? {
            let case = cases::get(&app.store, id).await.ok().flatten();
            findings.push(Finding {
                ticket: case.map(|case| case.ticket),
                place: difference.place,
                stored: difference.stored,
                expected: difference.expected,
            });
        }
        done();
    }
    Ok(findings)
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
