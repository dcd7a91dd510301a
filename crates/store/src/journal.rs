//! The journal: every fact of every case, in order, never changed. No personal data, no free text.
//!
//! What one Decision did to a case is one row: its facts have their moment, their doer and their place in the chain in
//! common. A fact lies there as its code and its values, `["Moved","Start","InProgress"]`; the names of the values, in
//! their order, are those of [`Fact::fields`].

use crate::args;
use crate::coded::odd;
use crate::codes::{Pepper, keyed_hash};
use crate::db::{Bind, Row, Tx, Val, statements};
use crate::error::{Conflict, StoreError};
use crate::open::Store;
use lapor_domain::actors::Role;
use lapor_domain::cases::events::{Doer, Event};
use lapor_domain::cases::facts::Fact;
use lapor_domain::values::{CaseId, Revision};
use std::borrow::Cow;
use std::collections::BTreeMap;

statements! {
    /// A row.
    pub(crate) ADD = "insert into journal (case_id, version, at, by_role, by_user, by_institution, facts, \
           revision, commitment, chain) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// The last row of a case, as far as the next one needs it.
    LAST = "select version, chain from journal where case_id = $1 order by version desc limit 1";
    /// Every row of a case.
    OF_CASE = "select case_id, version, at, by_role, by_user, by_institution, facts, \
               revision, commitment, chain from journal where case_id = $1 order by version";
    /// What happened to a case, without what ties its rows together.
    pub(crate) EVENTS = "select version, at, by_role, by_user, by_institution, facts \
                         from journal where case_id = $1 order by version";
    /// What happened with one version of a case, without what ties its rows together.
    OF_VERSION = "select version, at, by_role, by_user, by_institution, facts \
                  from journal where case_id = $1 and version = $2";
}

/// An event with what stands beside it in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
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
    events(&store.db.all(EVENTS, args![case]).await?)
}

/// What happened with one version of a case, in order.
///
/// # Errors
/// `Corrupt` when a row is none of ours.
pub async fn of_version(store: &Store, case: CaseId, version: u64) -> Result<Vec<Event>, StoreError> {
    let version = i64::try_from(version).unwrap_or(i64::MAX);
    events(&store.db.all(OF_VERSION, args![case, version]).await?)
}

/// Everything that happened to a case, in order, with what stands beside it.
///
/// # Errors
/// `Corrupt` when a row is none of ours.
pub async fn entries(store: &Store, case: CaseId) -> Result<Vec<Entry>, StoreError> {
    let rows = store.db.all(OF_CASE, args![case]).await?;
    Ok(rows.iter().map(entries_of).collect::<Result<Vec<_>, _>>()?.concat())
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
    /// What happened; more than one version where Decisions were joined.
    pub events: &'a [Event],
    /// The rulebook it was decided under.
    pub revision: Revision,
    /// Which of `events` commit to what; in each version one at most.
    pub commitments: BTreeMap<usize, [u8; 32]>,
}

/// Where the journal of a case ends; nowhere when there is none.
pub(crate) async fn end(tx: &mut Tx, case: CaseId) -> Result<Option<End>, StoreError> {
    let row = tx.one_or_none(LAST, args![case]).await?;
    row.map(|row| Ok(End { version: row.get("version")?, chain: row.get("chain")? })).transpose()
}

/// Writes the rows of one Decision after those that are there.
pub(crate) async fn add(
    tx: &mut Tx,
    pepper: &Pepper,
    passage: &Passage<'_>,
    end: Option<End>,
) -> Result<(), StoreError> {
    let nothing = || StoreError::Corrupt("a case whose journal does not begin with it".into());
    match end.ok_or_else(nothing).and_then(|mut end| written(pepper, passage, &mut end)) {
        Ok(rows) => {
            for row in rows {
                tx.write(ADD, row).await?;
            }
            Ok(())
        }
        Err(error) => {
            // Whoever repeats a request, or comes too late, learns that first.
            tx.flush().await?;
            Err(error)
        }
    }
}

/// Where the journal of a case ends: what the next row is tied to.
pub(crate) struct End {
    version: i64,
    chain: [u8; 32],
}

impl End {
    /// Of a journal without rows, which is tied to the case's verifier.
    pub(crate) fn before(start: [u8; 32]) -> Self {
        End { version: 0, chain: start }
    }
}

/// The values of the rows of one Decision; the journal then ends with them.
pub(crate) fn written(
    pepper: &Pepper,
    passage: &Passage<'_>,
    end: &mut End,
) -> Result<Vec<Vec<Val>>, StoreError> {
    let mut rows = Vec::new();
    let mut first = 0;
    for events in passage.events.chunk_by(|one, next| one.version == next.version) {
        let mut row = cells(passage, first, events)?;
        // A row of another version than the next would not be found to be missing.
        if row[1] != (end.version + 1).into_val() {
            return Err(StoreError::Conflict(Conflict::Rule));
        }
        end.version += 1;
        end.chain = link(pepper, &end.chain, &row);
        row.push(end.chain.into_val());
        rows.push(row);
        first += events.len();
    }
    Ok(rows)
}

/// The cells of the row for these events, of which the first stands at this place of the passage.
fn cells(passage: &Passage<'_>, first: usize, events: &[Event]) -> Result<Vec<Val>, StoreError> {
    let one = &events[0];
    let mut committed = passage.commitments.range(first..first + events.len()).map(|(_, held)| held);
    let commitment = committed.next();
    let is_one_act = events.iter().all(|event| (event.at, &event.by) == (one.at, &one.by));
    if !is_one_act || committed.next().is_some() {
        return Err(StoreError::Conflict(Conflict::Rule));
    }
    let mut row = args![passage.case, i64::try_from(one.version).unwrap_or(i64::MAX), one.at];
    row.extend(doer_cells(&one.by));
    row.extend(args![told(events)?, passage.revision, commitment]);
    Ok(row)
}

/// The facts as text: for each its code and its values.
fn told(events: &[Event]) -> Result<String, StoreError> {
    let tell = |event: &Event| {
        let values = event.fact.values().into_iter().map(|(_, value)| value);
        std::iter::once(event.fact.code().to_owned()).chain(values).collect()
    };
    let facts: Vec<Vec<String>> = events.iter().map(tell).collect();
    serde_json::to_string(&facts).map_err(|_| odd("facts"))
}

/// The columns that the chain ties together, in order, each with its type.
const TIED: [(&str, Val); 9] = [
    ("case_id", Val::Int(None)),
    ("version", Val::Int(None)),
    ("at", Val::Int(None)),
    ("by_role", Val::Text(None)),
    ("by_user", Val::Int(None)),
    ("by_institution", Val::Text(None)),
    ("facts", Val::Text(None)),
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

/// Versions whose row the chain does not hold: one that was changed, or stands beside one that
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
            broken.push(row.get("version")?);
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
pub(crate) fn entries_of(row: &Row) -> Result<Vec<Entry>, StoreError> {
    let revision = row.get("revision")?;
    let commitment: Option<[u8; 32]> = row.maybe("commitment")?;
    let entry = |event: Event| {
        let commits = matches!(event.fact, Fact::Submitted { .. } | Fact::MessageAdded { .. });
        Entry { event, revision, commitment: commitment.filter(|_| commits) }
    };
    Ok(events_of(row)?.into_iter().map(entry).collect())
}

/// Reads the events of rows.
pub(crate) fn events(rows: &[Row]) -> Result<Vec<Event>, StoreError> {
    Ok(rows.iter().map(events_of).collect::<Result<Vec<_>, _>>()?.concat())
}

fn events_of(row: &Row) -> Result<Vec<Event>, StoreError> {
    let facts: String = row.get("facts")?;
    let facts: Vec<Vec<Cow<'_, str>>> = serde_json::from_str(&facts).map_err(|_| odd("facts"))?;
    let version = u64::try_from(row.get::<i64>("version")?).map_err(|_| odd("version"))?;
    let (at, by) = (row.get("at")?, doer(row)?);
    let event = |told: &Vec<Cow<'_, str>>| Some(Event { version, at, by: by.clone(), fact: fact(told)? });
    facts.iter().map(event).collect::<Option<_>>().ok_or_else(|| odd("facts"))
}

/// A fact from its code and its values. Values that an older program did not know are absent; more than we know are
/// another program's.
fn fact(told: &[Cow<'_, str>]) -> Option<Fact> {
    let (code, values) = told.split_first()?;
    let fields = Fact::fields(code)?;
    let value = |name: &str| {
        let place = fields.iter().position(|field| *field == name)?;
        Some(values.get(place).map(ToString::to_string).unwrap_or_default())
    };
    (values.len() <= fields.len()).then(|| Fact::read(code, &value))?
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

#[cfg(test)]
mod tests;
