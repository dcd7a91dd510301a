//! The journal: every fact of every case, in order, never changed. No personal data, no free text.

use crate::args;
use crate::coded::odd;
use crate::codes::{Pepper, keyed_hash};
use crate::db::{Bind, Row, Tx, Val, statements};
use crate::error::StoreError;
use crate::open::Store;
use lapor_domain::actors::Role;
use lapor_domain::cases::events::{Doer, Event};
use lapor_domain::cases::facts::Fact;
use lapor_domain::values::{CaseId, Revision};
use std::collections::BTreeMap;

statements! {
    /// A row.
    pub(crate) ADD = "insert into journal (case_id, seq, version, at, by_role, by_user, by_institution, fact, \
           details, revision, commitment, chain) \
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// The last row of a case, as far as the next one needs it.
    LAST = "select seq, chain from journal where case_id = $1 order by seq desc limit 1";
    /// Every row of a case.
    OF_CASE = "select case_id, seq, version, at, by_role, by_user, by_institution, fact, details, \
               revision, commitment, chain from journal where case_id = $1 order by seq";
    /// What happened to a case, without what ties its rows together.
    pub(crate) EVENTS = "select version, at, by_role, by_user, by_institution, fact, details \
                         from journal where case_id = $1 order by seq";
    /// What happened with one version of a case, without what ties its rows together.
    OF_VERSION = "select version, at, by_role, by_user, by_institution, fact, details \
                  from journal where case_id = $1 and version = $2 order by seq";
}

/// A row of the journal with what stands beside its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the case's journal, from 1.
    pub seq: i64,
    /// What happened.
    pub event: Event,
    /// The rulebook it was decided under.
    pub revision: Revision,
    /// What it commits to of a text that is kept apart.
    pub commitment: Option<[u8; 32]>,
}

/// Everything that happened to a case, in order.
///
/// # Errors
/// `Corrupt` when a row is none of ours.
pub async fn of_case(store: &Store, case: CaseId) -> Result<Vec<Event>, StoreError> {
    store.db.all(EVENTS, args![case]).await?.iter().map(event).collect()
}

/// What happened with one version of a case, in order.
///
/// # Errors
/// `Corrupt` when a row is none of ours.
pub async fn of_version(store: &Store, case: CaseId, version: u64) -> Result<Vec<Event>, StoreError> {
    let version = i64::try_from(version).unwrap_or(i64::MAX);
    store.db.all(OF_VERSION, args![case, version]).await?.iter().map(event).collect()
}

/// Every row of a case, in order.
///
/// # Errors
/// `Corrupt` when a row is none of ours.
pub async fn entries(store: &Store, case: CaseId) -> Result<Vec<Entry>, StoreError> {
    store.db.all(OF_CASE, args![case]).await?.iter().map(entry).collect()
}

/// The rulebook under which each version of a case was decided.
///
/// # Errors
/// `Corrupt` when a row is none of ours.
pub async fn revisions(store: &Store, case: CaseId) -> Result<BTreeMap<u64, Revision>, StoreError> {
    let entries = entries(store, case).await?;
    Ok(entries.into_iter().map(|entry| (entry.event.version, entry.revision)).collect())
}

/// What is about to be written of one Decision.
pub(crate) struct Passage<'a> {
    /// Whose journal.
    pub case: CaseId,
    /// The rows.
    pub events: &'a [Event],
    /// The rulebook it was decided under.
    pub revision: Revision,
    /// What the first row of a case is tied to: its verifier.
    pub start: Option<[u8; 32]>,
    /// Which of `events` commit to what.
    pub commitments: BTreeMap<usize, [u8; 32]>,
}

/// Writes the rows of one Decision after those that are there.
pub(crate) async fn add(tx: &mut Tx, pepper: &Pepper, passage: &Passage<'_>) -> Result<(), StoreError> {
    let last = tx.one_or_none(LAST, args![passage.case]).await?;
    let mut end = match (last, passage.start) {
        (Some(row), None) => End { seq: row.get("seq")?, chain: row.get("chain")? },
        (None, Some(start)) => End::before(start),
        _ => return Err(StoreError::Corrupt("a case whose journal does not begin with it".into())),
    };
    for row in written(pepper, passage, &mut end)? {
        tx.run(ADD, row).await?;
    }
    Ok(())
}

/// Where the journal of a case ends: what the next row is tied to.
pub(crate) struct End {
    seq: i64,
    chain: [u8; 32],
}

impl End {
    /// Of a journal without rows, which is tied to the case's verifier.
    pub(crate) fn before(start: [u8; 32]) -> Self {
        End { seq: 0, chain: start }
    }
}

/// The values of the rows of one Decision; the journal then ends with them.
pub(crate) fn written(
    pepper: &Pepper,
    passage: &Passage<'_>,
    end: &mut End,
) -> Result<Vec<Vec<Val>>, StoreError> {
    let mut rows = Vec::with_capacity(passage.events.len());
    for (index, event) in passage.events.iter().enumerate() {
        end.seq += 1;
        let mut row = cells(passage, end.seq, event, passage.commitments.get(&index))?;
        end.chain = link(pepper, &end.chain, &row);
        row.push(end.chain.into_val());
        rows.push(row);
    }
    Ok(rows)
}

fn cells(
    passage: &Passage<'_>,
    seq: i64,
    event: &Event,
    commitment: Option<&[u8; 32]>,
) -> Result<Vec<Val>, StoreError> {
    let details: BTreeMap<&str, String> = event.fact.values().into_iter().collect();
    let details = serde_json::to_string(&details).map_err(|_| odd("details"))?;
    let mut row = args![passage.case, seq, i64::try_from(event.version).unwrap_or(i64::MAX), event.at];
    row.extend(doer_cells(&event.by));
    row.extend(args![event.fact.code(), details, passage.revision, commitment]);
    Ok(row)
}

/// The columns that the chain ties together, in order, each with its type.
const TIED: [(&str, Val); 11] = [
    ("case_id", Val::Int(None)),
    ("seq", Val::Int(None)),
    ("version", Val::Int(None)),
    ("at", Val::Int(None)),
    ("by_role", Val::Text(None)),
    ("by_user", Val::Int(None)),
    ("by_institution", Val::Text(None)),
    ("fact", Val::Text(None)),
    ("details", Val::Text(None)),
    ("revision", Val::Int(None)),
    ("commitment", Val::Blob(None)),
];

fn link(pepper: &Pepper, before: &[u8; 32], row: &[Val]) -> [u8; 32] {
    let parts: Vec<Vec<u8>> = row.iter().map(bytes).collect();
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    pepper.chain(before, &parts)
}

/// A mark for its type, then the value; nothing at all where there is none.
fn bytes(value: &Val) -> Vec<u8> {
    match value {
        Val::Int(Some(whole)) => [b"i".as_slice(), &whole.to_be_bytes()].concat(),
        Val::Real(Some(real)) => [b"r".as_slice(), &real.to_be_bytes()].concat(),
        Val::Text(Some(text)) => [b"t".as_slice(), text.as_bytes()].concat(),
        Val::Blob(Some(blob)) => [b"b".as_slice(), blob].concat(),
        Val::Int(None) | Val::Real(None) | Val::Text(None) | Val::Blob(None) => Vec::new(),
    }
}

/// The rows of a case, unread, for whoever checks them.
pub(crate) async fn rows(tx: &mut Tx, case: CaseId) -> Result<Vec<Row>, StoreError> {
    tx.all(OF_CASE, args![case]).await
}

/// Places of the rows whose chain does not hold: a row that was changed, or stands beside one that
/// was added or taken out. `start` is what the first is tied to.
pub(crate) fn broken_links(pepper: &Pepper, start: [u8; 32], rows: &[Row]) -> Result<Vec<i64>, StoreError> {
    let mut broken = Vec::new();
    let mut before = start;
    for (row, expected) in rows.iter().zip(1_i64..) {
        let cells: Vec<Val> =
            TIED.iter().map(|(name, like)| stored(row, name, like)).collect::<Result<_, _>>()?;
        let chain: Vec<u8> = row.get("chain")?;
        let is_tied = chain == link(pepper, &before, &cells) && cells[1] == expected.into_val();
        if !is_tied {
            broken.push(row.get("seq")?);
        }
        before = chain.try_into().unwrap_or_default();
    }
    Ok(broken)
}

/// A column as it is stored, of the same type as `like`.
pub(crate) fn stored(row: &Row, name: &str, like: &Val) -> Result<Val, StoreError> {
    Ok(match like {
        Val::Int(_) => Val::Int(row.maybe(name)?),
        Val::Real(_) => Val::Real(row.maybe(name)?),
        Val::Text(_) => Val::Text(row.maybe(name)?),
        Val::Blob(_) => Val::Blob(row.maybe(name)?),
    })
}

/// Reads a row.
pub(crate) fn entry(row: &Row) -> Result<Entry, StoreError> {
    Ok(Entry {
        seq: row.get("seq")?,
        event: event(row)?,
        revision: row.get("revision")?,
        commitment: row.maybe("commitment")?,
    })
}

/// Reads the event of a row.
pub(crate) fn event(row: &Row) -> Result<Event, StoreError> {
    let code: String = row.get("fact")?;
    let details: String = row.get("details")?;
    let details: BTreeMap<String, String> = serde_json::from_str(&details).map_err(|_| odd("details"))?;
    let fact = Fact::read(&code, &|name| details.get(name).cloned()).ok_or_else(|| odd("fact"))?;
    let version = u64::try_from(row.get::<i64>("version")?).map_err(|_| odd("version"))?;
    Ok(Event { version, at: row.get("at")?, by: doer(row)?, fact })
}

/// Who did it, in three columns.
pub(crate) fn doer_cells(by: &Doer) -> Vec<Val> {
    args![by.code(), by.user(), by.institution()]
}

/// Who did it, from its three columns.
pub(crate) fn doer(row: &Row) -> Result<Doer, StoreError> {
    let role: String = row.get("by_role")?;
    let (user, institution) = (row.maybe("by_user")?, row.maybe("by_institution")?);
    match (role.as_str(), user, institution) {
        ("reporter", None, None) => Ok(Doer::Reporter),
        ("system", None, None) => Ok(Doer::System),
        (role, Some(user), Some(institution)) => {
            Ok(Doer::Staff { user, role: Role::from_code(role).ok_or_else(|| odd("by_role"))?, institution })
        }
        _ => Err(odd("by_role")),
    }
}

/// Draws what a text that is kept apart is committed to with. Deleted, nobody can tell any more
/// whether a guessed text is the one: a plain hash of a short text or a number could be guessed.
pub(crate) fn new_opening() -> [u8; 32] {
    let mut opening = [0; 32];
    rand::fill(&mut opening);
    opening
}

/// What the journal holds of a text that is kept apart.
pub(crate) fn commitment(opening: &[u8; 32], case: CaseId, parts: &[&str]) -> [u8; 32] {
    let case = case.0.to_be_bytes();
    let parts: Vec<&[u8]> =
        std::iter::once(case.as_slice()).chain(parts.iter().map(|part| part.as_bytes())).collect();
    keyed_hash(opening, b"lapor commitment 1", &parts)
}
