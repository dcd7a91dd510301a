//! The index that cases are searched in, and the search: newest first, page by page.
//!
//! The index holds terms: words of open reports, and tokens for whose a case is and what it is filtered by, so that
//! both are intersected in one place. It only narrows: every hit is joined with its case under the condition of
//! [`Scope`], so that what the index does not know yet shows nobody a case. Secret cases are never in it.

pub(crate) mod index;
pub(crate) mod rebuild;
mod tokens;
pub(crate) mod verify;

pub use index::{Indexed, Terms, index};
pub(crate) use index::{OWE, owe, owed};
pub use rebuild::{is_being_made, rebuild};
pub use tokens::{Filters, State};
pub use verify::{Misplaced, verify};

use crate::args;
use crate::db::{Engine, Statement, Tx, Val, statements};
use crate::dialect::search as dialect;
use crate::error::StoreError;
use crate::open::Store;
use crate::queues::{QueueRow, queue_row};
use crate::scope::{Part, Scope};
use lapor_domain::values::{CaseId, Ticket};
use std::collections::BTreeSet;

statements! {
    /// The case that a page ended with.
    ID_OF = "select id from cases where ticket = $1";
    /// What a row of a list shows of these cases.
    ROWS = "select c.ticket, c.status, c.kind, c.secrecy, c.age, c.topic, c.area, c.lead_institution, \
            c.lead_unit, c.received_at, c.next_due_at, c.next_clock, c.raised, \
            coalesce(r.title, substr(r.words, 1, 120)) as gist \
            from cases c left join reports r on r.case_id = c.id \
            where c.id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
            $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, \
            $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, \
            $60, $61, $62, $63, $64) order by c.id desc";
}

/// How many cases one statement reads the rows of; a longer page takes several.
const SLOTS: usize = 64;

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
#[derive(Default)]
pub struct Hits {
    /// A page, newest first.
    pub rows: Vec<QueueRow>,
    /// How many there are in all pages, up to [`CAP`].
    pub count: usize,
    /// Whether there are more than that.
    pub is_more: bool,
    /// Whether the index is being made again: some older cases are not found until it is done. Told with the first page.
    pub is_rebuilding: bool,
}

/// Looks for cases. A question without a word and without a filter finds nothing.
///
/// # Errors
/// `Corrupt` when a row can't be read.
pub async fn search(store: &Store, search: &Search) -> Result<Hits, StoreError> {
    let terms: Vec<String> = search.words.iter().cloned().chain(search.filters.tokens()).collect();
    if terms.is_empty() {
        return Ok(Hits::default());
    }
    let mut tx = store.db.snapshot().await?;
    let is_rebuilding = search.after.is_none() && rebuild::is_going_on(&mut tx).await?;
    let newest = dialect::prepare(&mut tx, store.db.engine()).await?;
    let before = match search.after {
        Some(ticket) => id_of(&mut tx, ticket).await?.unwrap_or(FIRST),
        None => FIRST,
    };
    // An office's own cases are in two parts: each counts once.
    let (mut all, mut page) = (BTreeSet::new(), BTreeSet::new());
    for part in search.scope.parts() {
        let Some(scope) = tokens::of_part(part) else { continue };
        let asked = Asked { part, search, all: &terms, any: &scope, newest };
        let hits = asked.hits(&mut tx, store, FIRST, CAP + 1).await?;
        page.extend(asked.page(&mut tx, store, &hits, before).await?);
        all.extend(hits);
    }
    let page: Vec<CaseId> = page.into_iter().rev().take(limit_of(search)).collect();
    let rows = rows(&mut tx, &page).await?;
    tx.rollback().await?;
    Ok(Hits { rows, count: all.len().min(CAP), is_more: all.len() > CAP, is_rebuilding })
}

/// Before the newest case.
const FIRST: CaseId = CaseId(i64::MAX);

async fn id_of(tx: &mut Tx, ticket: Ticket) -> Result<Option<CaseId>, StoreError> {
    tx.one_or_none(ID_OF, args![ticket]).await?.map(|row| row.get("id")).transpose()
}

fn limit_of(search: &Search) -> usize {
    usize::try_from(search.limit).unwrap_or(usize::MAX)
}

/// The rows of these cases, newest first.
async fn rows(tx: &mut Tx, page: &[CaseId]) -> Result<Vec<QueueRow>, StoreError> {
    let mut rows = Vec::with_capacity(page.len());
    for ids in page.chunks(SLOTS) {
        let mut values: Vec<Val> = ids.iter().map(|id| Val::Int(Some(id.0))).collect();
        values.resize(SLOTS, Val::Int(None));
        for row in tx.all(ROWS, values).await? {
            rows.push(queue_row(&row)?);
        }
    }
    Ok(rows)
}

/// One part of a question.
struct Asked<'a> {
    part: &'a Part,
    search: &'a Search,
    all: &'a [String],
    any: &'a [String],
    newest: CaseId,
}

impl Asked<'_> {
    /// The keys of the newest hits before a case.
    async fn hits(
        &self,
        tx: &mut Tx,
        store: &Store,
        before: CaseId,
        limit: usize,
    ) -> Result<Vec<CaseId>, StoreError> {
        let engine = store.db.engine();
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        let last = CaseId(before.0.saturating_sub(1)).min(self.newest);
        let question = dialect::question(engine, self.all, self.any, last);
        let mut values = args![question, before, limit, i64::MAX];
        values.extend(self.search.filters.statuses());
        values.extend(self.search.scope.values(self.part));
        let rows = tx.all(dialect::statement(engine, self.part), values).await?;
        rows.iter().map(|row| row.get("id")).collect()
    }

    /// The keys of a page. Most pages lie among the hits that were counted; what lies beyond is asked for anew.
    async fn page(
        &self,
        tx: &mut Tx,
        store: &Store,
        counted: &[CaseId],
        before: CaseId,
    ) -> Result<Vec<CaseId>, StoreError> {
        let limit = limit_of(self.search);
        let page: Vec<CaseId> = counted.iter().copied().filter(|id| *id < before).take(limit).collect();
        match page.len() < limit && counted.len() > CAP {
            true => self.hits(tx, store, before, limit).await,
            false => Ok(page),
        }
    }
}
