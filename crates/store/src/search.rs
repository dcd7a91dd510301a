//! The index that cases are searched in, and the search: newest first, page by page.
//!
//! The index holds terms: words of open reports, and tokens for whose a case is and what it is filtered by, so that
//! both are intersected in one place. It only narrows: every hit is joined with its case under the condition of
//! [`Scope`], so that what the index does not know yet shows nobody a case. Secret cases are never in it.

mod index;
mod tokens;

pub use index::{Indexed, index, owe_all};
pub(crate) use index::{OWE, owe, owed};
pub use tokens::{Filters, State};

use crate::args;
use crate::db::{Engine, Row, Statement, Tx, Val, statements};
use crate::dialect::search as dialect;
use crate::error::StoreError;
use crate::open::Store;
use crate::queues::{QueueRow, queue_row};
use crate::scope::{Part, Scope};
use lapor_domain::values::{CaseId, Ticket};
use std::collections::{BTreeMap, BTreeSet};

statements! {
    /// The case that a page ended with.
    ID_OF = "select id from cases where ticket = $1";
}

/// Every statement of the index.
pub(crate) const INDEXING: &[Statement] = index::STATEMENTS;

/// Every statement of the search that differs by engine, for tests that look at their plans.
pub fn statements_on(engine: Engine) -> Vec<Statement> {
    dialect::statements(engine)
}

/// Up to where hits are counted.
pub const CAP: usize = 1000;

/// A question.
#[derive(Clone, Debug)]
pub struct Search {
    /// Who asks.
    pub scope: Scope,
    /// Terms that must all stand in the report, as they were indexed.
    pub words: Vec<String>,
    /// What else must hold.
    pub filters: Filters,
    /// The case that the page before ended with.
    pub after: Option<Ticket>,
    /// How many rows at most.
    pub limit: u32,
}

/// What was found.
pub struct Hits {
    /// A page, newest first.
    pub rows: Vec<QueueRow>,
    /// How many there are in all pages, up to [`CAP`].
    pub count: usize,
    /// Whether there are more than that.
    pub is_more: bool,
}

/// Looks for cases. A question without a word and without a filter finds nothing.
///
/// # Errors
/// `Corrupt` when a row can't be read.
pub async fn search(store: &Store, search: &Search) -> Result<Hits, StoreError> {
    // An office's own cases are in two parts: each counts once.
    let (mut found, mut all) = (BTreeMap::new(), BTreeSet::new());
    let terms = terms(search);
    if terms.is_empty() {
        return Ok(Hits { rows: Vec::new(), count: 0, is_more: false });
    }
    let mut tx = store.db.snapshot().await?;
    dialect::prefer_indexes(&mut tx, store.db.engine()).await?;
    let before = match search.after {
        Some(ticket) => id_of(&mut tx, ticket).await?.unwrap_or(FIRST),
        None => FIRST,
    };
    for part in search.scope.parts() {
        let Some(scope) = tokens::of_part(part) else { continue };
        let asked =
            Asked { part, matching: dialect::matching(store.db.engine(), &terms, &scope), before, search };
        let hits = asked.hits(&mut tx, store).await?;
        let are_many = hits.len() > CAP;
        all.extend(hits);
        for row in asked.page(&mut tx, store, are_many).await? {
            let id: CaseId = row.get("id")?;
            found.insert(id, queue_row(&row)?);
        }
    }
    tx.rollback().await?;
    let limit = usize::try_from(search.limit).unwrap_or(usize::MAX);
    let rows = found.into_values().rev().take(limit).collect();
    Ok(Hits { rows, count: all.len().min(CAP), is_more: all.len() > CAP })
}

/// Before the newest case.
const FIRST: CaseId = CaseId(i64::MAX);

async fn id_of(tx: &mut Tx, ticket: Ticket) -> Result<Option<CaseId>, StoreError> {
    tx.one_or_none(ID_OF, args![ticket]).await?.map(|row| row.get("id")).transpose()
}

fn terms(search: &Search) -> Vec<String> {
    search.words.iter().cloned().chain(search.filters.tokens()).collect()
}

/// One part of a question.
struct Asked<'a> {
    part: &'a Part,
    matching: String,
    before: CaseId,
    search: &'a Search,
}

impl Asked<'_> {
    fn values(&self, before: CaseId, limit: u32) -> Vec<Val> {
        let mut values = args![&self.matching, before, limit, i64::MAX];
        values.extend(self.search.filters.statuses());
        values.extend(self.part.values());
        values
    }

    /// The keys of the hits, up to one more than are counted.
    async fn hits(&self, tx: &mut Tx, store: &Store) -> Result<Vec<CaseId>, StoreError> {
        let statement = dialect::statement(store.db.engine(), self.part, dialect::Way::Count);
        let limit = u32::try_from(CAP + 1).unwrap_or(u32::MAX);
        let rows = tx.all(statement, self.values(FIRST, limit)).await?;
        rows.iter().map(|row| row.get("id")).collect()
    }

    /// The page. Where there are many hits, PostgreSQL looks through the newest cases first.
    async fn page(&self, tx: &mut Tx, store: &Store, are_many: bool) -> Result<Vec<Row>, StoreError> {
        let engine = store.db.engine();
        let limit = self.search.limit;
        if are_many && let Some(walk) = dialect::walk(engine, self.part) {
            let rows = tx.all(walk, self.values(self.before, limit)).await?;
            if rows.len() >= usize::try_from(limit).unwrap_or(usize::MAX) {
                return Ok(rows);
            }
        }
        let statement = dialect::statement(engine, self.part, dialect::Way::Page);
        tx.all(statement, self.values(self.before, limit)).await
    }
}
