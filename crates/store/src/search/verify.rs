//! Whether the index holds what it should.

use super::index::{Entry, Terms, held, read};
use crate::args;
use crate::cases;
use crate::db::{Tx, statements};
use crate::dialect::search as dialect;
use crate::error::StoreError;
use crate::open::Store;
use lapor_domain::values::CaseId;

statements! {
    /// Whether something of a case is still to be indexed.
    IS_DUE = "select case_id from search_due where case_id = $1 limit 1";
}

/// How many cases one look takes in.
const PAGE: u32 = 500;

/// A case that is not in the index as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// Which case.
    pub case: CaseId,
    /// What is wrong with its entry.
    pub what: &'static str,
}

/// Compares the entries of cases with what they should be: of every case, or of one in `every`. What is still to be
/// indexed is left out. Tells of each case that is passed.
///
/// # Errors
/// `Unavailable`; a case that can't be read is left to [`verify_case`](crate::verify::verify_case).
pub async fn verify(
    store: &Store,
    terms: Terms,
    every: u32,
    mut done: impl FnMut(),
) -> Result<Vec<Misplaced>, StoreError> {
    let mut found = Vec::new();
    let (mut after, mut number) = (CaseId(0), 0_u32);
    loop {
        let ids = cases::ids_after(store, after, PAGE).await?;
        let Some(last) = ids.last() else { return Ok(found) };
        after = *last;
        for id in ids {
            if number.is_multiple_of(every.max(1)) {
                found.extend(look_at(store, terms, id).await?);
            }
            number = number.wrapping_add(1);
            done();
        }
    }
}

async fn look_at(store: &Store, terms: Terms, case: CaseId) -> Result<Option<Misplaced>, StoreError> {
    // A case that was decided and indexed between the two reads is not wrong: what stays so for a second look is.
    let mut wrong = None;
    for _ in 0..2 {
        let entry = match read(store, case, terms).await {
            Ok(entry) => entry,
            Err(StoreError::Corrupt(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut tx = store.db.snapshot().await?;
        let what = compare(&mut tx, store, case, &entry).await?;
        let is_due = tx.one_or_none(IS_DUE, args![case]).await?.is_some();
        tx.rollback().await?;
        wrong = what.filter(|_| !is_due).map(|what| Misplaced { case, what });
        if wrong.is_none() {
            break;
        }
    }
    Ok(wrong)
}

async fn compare(
    tx: &mut Tx,
    store: &Store,
    case: CaseId,
    entry: &Entry,
) -> Result<Option<&'static str>, StoreError> {
    let engine = store.db.engine();
    if entry.marks() != held(tx, case).await? {
        return Ok(Some("indexed under other terms"));
    }
    if crate::alike::held(tx, case).await? != entry.sorted_bands() {
        return Ok(Some("likenesses are looked for under other numbers"));
    }
    if entry.marks().is_none() {
        let is_in = tx.one_or_none(dialect::is_in(engine), args![case]).await?.is_some();
        return Ok(is_in.then_some("in the index, where it must not be"));
    }
    let question = dialect::matching(engine, &entry.terms(), &[]);
    let holds = tx.one_or_none(dialect::holds(engine), args![question, case]).await?.is_some();
    Ok((!holds).then_some("missing from the index, or some of its terms are"))
}
