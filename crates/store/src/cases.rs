//! The present state of every case. What it became is told by the journal; the two must agree.

mod columns;

pub(crate) use columns::{Cell, case as read, columns};

use crate::args;
use crate::clocks;
use crate::db::{Row, Together, Tx, Val, statements};
use crate::error::{Conflict, StoreError};
use crate::open::Store;
use lapor_domain::cases::case::Case;
use lapor_domain::values::{AccessCode, CaseId, Revision, Ticket};

statements! {
    /// A new case.
    pub(crate) ADD = "insert into cases (id, ticket, kind, grade, secrecy, age, channel, topic, area, zone, \
           sent_at, received_at, version, seen_version, status, is_open, \
           lead_institution, lead_acting, lead_unit, lead_officer, lead_circle, lead_bond, \
           desk_questions, work_questions, declines, contests, reopenings, reply_restarts, \
           last_answer, rejected_by, ended_at, raised, next_due_at, next_clock, \
           reporter_raises, answered_by, rating, withdrawn_from, promise_renewals, \
           disputed_between, disputed_routers, parties, revision, verifier) \
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, \
           $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, \
           $37, $38, $39, $40, $41, $42, $43, $44)";
    /// A case after a Decision, if nobody was faster.
    CHANGE = "update cases set kind = $3, grade = $4, secrecy = $5, age = $6, channel = $7, topic = $8, \
              area = $9, zone = $10, sent_at = $11, received_at = $12, version = $13, \
              seen_version = $14, status = $15, is_open = $16, lead_institution = $17, \
              lead_acting = $18, lead_unit = $19, lead_officer = $20, lead_circle = $21, \
              lead_bond = $22, desk_questions = $23, work_questions = $24, declines = $25, \
              contests = $26, reopenings = $27, reply_restarts = $28, last_answer = $29, \
              rejected_by = $30, ended_at = $31, raised = $32, next_due_at = $33, next_clock = $34, \
              reporter_raises = $35, answered_by = $36, rating = $37, withdrawn_from = $38, \
              promise_renewals = $39, disputed_between = $40, disputed_routers = $41, \
              parties = $42 where id = $1 and ticket = $2 and version = $43";
    /// A case by its key.
    pub(crate) BY_ID = "select id, ticket, kind, grade, secrecy, age, channel, topic, area, zone, \
             sent_at, received_at, version, seen_version, status, is_open, \
             lead_institution, lead_acting, lead_unit, lead_officer, lead_circle, lead_bond, \
             desk_questions, work_questions, declines, contests, reopenings, reply_restarts, \
             last_answer, rejected_by, ended_at, raised, next_due_at, next_clock, \
             reporter_raises, answered_by, rating, withdrawn_from, promise_renewals, \
             disputed_between, disputed_routers, parties, revision, verifier \
             from cases where id = $1";
    /// The key of the case with this public number, or else of the one after it, with what its access code is
    /// checked against.
    FROM_TICKET = "select id, ticket, verifier from cases where ticket >= $1 order by ticket limit 1";
    /// Keys of cases, the newest first, before one.
    IDS_BEFORE = "select id from cases where id < $1 order by id desc limit $2";
    /// Keys of cases, in order, after one.
    IDS_AFTER = "select id from cases where id > $1 order by id limit $2";
}

/// The case with this public number, with all its clocks.
///
/// For a number that no case has its neighbour is read and left out, so that the time tells nobody which numbers
/// there are.
///
/// # Errors
/// `Corrupt` when it can't be read back.
pub async fn by_ticket(store: &Store, ticket: Ticket) -> Result<Option<Case>, StoreError> {
    let Some(id) = from_ticket(store, ticket).await? else { return Ok(None) };
    let read = get(store, id).await?;
    Ok(read.filter(|case| case.ticket == ticket))
}

/// The key of the case with this public number, or else of its neighbour.
pub(crate) async fn from_ticket(store: &Store, ticket: Ticket) -> Result<Option<CaseId>, StoreError> {
    let row = store.db.one_or_none(FROM_TICKET, args![ticket]).await?;
    row.map(|row| row.get("id")).transpose()
}

/// The case with this key, with all its clocks.
///
/// # Errors
/// `Corrupt` when it can't be read back.
pub async fn get(store: &Store, id: CaseId) -> Result<Option<Case>, StoreError> {
    let [rows, clocks] = store.db.together(&STATE, args![id]).await?;
    rows.first().map(|row| columns::case(row, clocks::read(&clocks)?)).transpose()
}

/// What [`get`] asks.
static STATE: Together<2> = Together::of(&[BY_ID, clocks::OF_CASE]);

/// The case that `code` opens, if `ticket` is its number. An unknown ticket takes the same work
/// as a wrong code.
///
/// # Errors
/// As [`Db::all`](crate::Db::all).
pub async fn opened_by(
    store: &Store,
    ticket: Ticket,
    code: &AccessCode,
) -> Result<Option<CaseId>, StoreError> {
    let pepper = store.keys.pepper();
    let nobody = pepper.nobody();
    let read = match store.db.one_or_none(FROM_TICKET, args![ticket]).await? {
        Some(row) => Some((row.get::<Ticket>("ticket")?, row.get("id")?, row.get::<[u8; 32]>("verifier")?)),
        None => None,
    };
    let found = read.as_ref().filter(|(number, ..)| *number == ticket);
    let verifier = found.map_or(&nobody, |(_, _, verifier)| verifier);
    let is_opened = pepper.opens(ticket, code, verifier);
    Ok(found.filter(|_| is_opened).map(|(_, id, _)| *id))
}

/// Keys of up to `limit` cases after `after`, oldest first; `CaseId(0)` comes before all.
///
/// # Errors
/// As [`Db::all`](crate::Db::all).
pub async fn ids_after(store: &Store, after: CaseId, limit: u32) -> Result<Vec<CaseId>, StoreError> {
    store.db.all(IDS_AFTER, args![after, limit]).await?.iter().map(|row| row.get("id")).collect()
}

/// Keys of up to `limit` cases before `before`, newest first; `CaseId(i64::MAX)` comes after all.
///
/// # Errors
/// As [`Db::all`](crate::Db::all).
pub async fn ids_before(store: &Store, before: CaseId, limit: u32) -> Result<Vec<CaseId>, StoreError> {
    store.db.all(IDS_BEFORE, args![before, limit]).await?.iter().map(|row| row.get("id")).collect()
}

/// Writes a case that was not there before.
pub(crate) async fn add(
    tx: &mut Tx,
    case: &Case,
    revision: Revision,
    verifier: &[u8; 32],
) -> Result<(), StoreError> {
    tx.write(ADD, written(case, revision, verifier)).await
}

/// The values of a case that was not there before.
pub(crate) fn written(case: &Case, revision: Revision, verifier: &[u8; 32]) -> Vec<Val> {
    let mut row: Vec<Val> = columns(case).into_iter().map(|(_, value)| value).collect();
    row.extend(args![revision, verifier]);
    row
}

/// Writes a case over the version it was decided from.
pub(crate) async fn change(tx: &mut Tx, case: &Case, before: u64) -> Result<(), StoreError> {
    let mut row: Vec<Val> = columns(case).into_iter().map(|(_, value)| value).collect();
    row.push(columns::version(before));
    tx.write_or(Conflict::Stale, CHANGE, row).await
}

/// The stored row, unread, for whoever compares it.
pub(crate) async fn row(tx: &mut Tx, id: CaseId) -> Result<Option<Row>, StoreError> {
    tx.one_or_none(BY_ID, args![id]).await
}
