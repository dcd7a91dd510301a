//! Kotak keluar: letters that are owed, and who is carrying them.
//!
//! A row is written with the Decision it tells of, so no letter is lost and none is made up. It is sent at
//! least once: a worker takes it for a while, sends it, and marks it only if nobody took it since.

mod carrying;
mod shelves;

pub use carrying::{Claimed, claim, mark_refused, mark_sent, put_back};
pub(crate) use carrying::{Errand, STATEMENTS as CARRYING};
pub(crate) use shelves::STATEMENTS as SHELVES;
pub use shelves::{Cursor, Trouble, Troubled, page};

use crate::chores::{self, Deed};
use crate::db::{Db, Engine, Row, Statement, Tx, statements};
use crate::error::StoreError;
use crate::open::Store;
use crate::seals::sealed;
use crate::secret::Secret;
use crate::{args, coded, dialect, ids, vault};
use lapor_domain::actors::Staff;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::events::Event;
use lapor_domain::cases::notices::{News, owed};
use lapor_domain::reports::Secrecy;
use lapor_domain::values::{CaseId, Instant, Ticket};

statements! {
    /// A letter by e-mail, where an address is held.
    ADD = "insert into outbox (id, case_id, version, template, channel, due_at, attempts, next_at, lease_token, \
           seal) \
           select cast($1 as bigint), v.case_id, cast($3 as bigint), cast($4 as text), 'email', \
           cast($5 as bigint), 0, cast($5 as bigint), 0, cast($6 as text) from vault_contact v \
           where v.case_id = $2 and v.field = 'email' and v.version = 1 and v.wrapped_key is not null";
    /// What a letter about a case is addressed with: the case's number, its first letter, on which the later ones hang,
    /// and the newest address.
    ENVELOPE = "select c.ticket, c.secrecy, o.id as first_id, o.version as first_version, \
                v.field, v.version, v.nonce, v.sealed, v.wrapped_key \
                from cases c join outbox o on o.case_id = c.id \
                left join vault_contact v on v.case_id = c.id and v.field = 'email' \
                where c.id = $1 order by o.id, v.version desc limit 1";
    /// How many letters wait, and since when.
    WAITING = "select count(id) as letters, min(due_at) as since from outbox \
               where sent_at is null and dead_at is null";
    /// How many letters were given up.
    DEAD = "select count(id) as letters from outbox where dead_at is not null";
    /// Letters that wait, the next first.
    LIST_WAITING = "select o.id, c.ticket, o.version, o.template, o.due_at, o.attempts, o.next_at, o.dead_at, \
                    o.last_error_code from outbox o join cases c on c.id = o.case_id \
                    where o.sent_at is null and o.dead_at is null order by o.next_at, o.id limit $1";
    /// Letters that were given up, the oldest first.
    LIST_DEAD = "select o.id, c.ticket, o.version, o.template, o.due_at, o.attempts, o.next_at, o.dead_at, \
                 o.last_error_code from outbox o join cases c on c.id = o.case_id \
                 where o.dead_at is not null order by o.id limit $1";
    /// Tries a letter again that was given up.
    RETRY = "update outbox set dead_at = null, attempts = 0, next_at = $2 \
             where id = $1 and dead_at is not null";
    /// Letters in the order of their keys, and whether they need to be kept: the first about a case is what
    /// later ones hang on.
    WALK = "select o.id, case when o.sent_at < $2 and c.is_open = 0 and c.ended_at < $2 \
            and exists (select 1 from outbox e where e.case_id = o.case_id and e.id < o.id) \
            then cast(0 as bigint) else cast(1 as bigint) end as is_kept \
            from outbox o join cases c on c.id = o.case_id where o.id > $1 order by o.id limit $3";
    /// Forgets a letter that was sent.
    FORGET = "delete from outbox where id = $1 and sent_at is not null";
    /// Tries every letter again that was given up.
    RETRY_ALL = "update outbox set dead_at = null, attempts = 0, next_at = $1 where dead_at is not null";
}

/// What a letter is addressed with.
pub struct Envelope {
    /// The case's public number.
    pub ticket: Ticket,
    /// Whether the case is secret.
    pub secrecy: Secrecy,
    /// Key and version of the first letter about the case.
    pub first: (i64, u64),
    /// The address; none where it is held no longer.
    pub to: Option<Secret<Vec<u8>>>,
}

/// What an operator sees of a letter. Never whom it goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its key.
    pub id: i64,
    /// The case's public number.
    pub ticket: Ticket,
    /// Which version of the case it tells of.
    pub version: u64,
    /// What it is about.
    pub news: News,
    /// Since when it is owed.
    pub due_at: Instant,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next.
    pub next_at: Instant,
    /// When it was given up.
    pub dead_at: Option<Instant>,
    /// What went wrong last, as a code.
    pub last_error: Option<String>,
}

/// How much is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Letters that wait.
    pub waiting: u64,
    /// Since when the oldest of them is owed.
    pub since: Option<Instant>,
    /// Letters that were given up.
    pub dead: u64,
}

/// Which letters to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Those that wait.
    Waiting,
    /// Those that were given up.
    Dead,
}

/// Which letters that were given up to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The one with this key.
    One(i64),
    /// All of them.
    All,
}

/// Writes the letter that a Decision owes, if its reporter left an address.
pub(crate) async fn add(tx: &mut Tx, case: &Case, events: &[Event]) -> Result<(), StoreError> {
    let Some((version, news)) = owed(case, events) else { return Ok(()) };
    let at = events.first().map_or(case.received_at, |event| event.at);
    let version = i64::try_from(version).unwrap_or(i64::MAX);
    tx.write(ADD, sealed(args![ids::next_id(at), case.id, version, news.code(), at])).await
}

/// What [`claim`] looks with. It differs by engine, so it is not among `lapor_store::statements`.
pub fn looking(engine: Engine) -> Statement {
    dialect::outbox_to_send(engine)
}

/// What the letters about a case are addressed with.
///
/// # Errors
/// `NotFound` when there are none, `Corrupt` when the address does not open.
pub async fn envelope(store: &Store, case: CaseId) -> Result<Envelope, StoreError> {
    let row = store.db.one(ENVELOPE, args![case]).await?;
    let first_version = row.get::<i64>("first_version")?;
    Ok(Envelope {
        ticket: row.get("ticket")?,
        secrecy: coded::read(&row, "secrecy")?,
        first: (row.get("first_id")?, u64::try_from(first_version).map_err(|_| coded::odd("version"))?),
        to: vault::address(&store.keys, case, &row)?,
    })
}

/// How much is owed now.
///
/// # Errors
/// As [`Db::all`](crate::Db::all).
pub async fn standing(store: &Store) -> Result<Standing, StoreError> {
    standing_in(&store.db).await
}

pub(crate) async fn standing_in(db: &Db) -> Result<Standing, StoreError> {
    let waiting = db.one(WAITING, args![]).await?;
    let dead = db.one(DEAD, args![]).await?;
    let count = |row: &Row| row.get::<i64>("letters").map(i64::unsigned_abs);
    Ok(Standing { waiting: count(&waiting)?, since: waiting.maybe("since")?, dead: count(&dead)? })
}

/// Up to `limit` letters of a shelf.
///
/// # Errors
/// As [`Db::all`](crate::Db::all).
pub async fn list(store: &Store, shelf: Shelf, limit: u32) -> Result<Vec<Letter>, StoreError> {
    let statement = match shelf {
        Shelf::Waiting => LIST_WAITING,
        Shelf::Dead => LIST_DEAD,
    };
    store.db.all(statement, args![limit]).await?.iter().map(letter).collect()
}

/// Tries letters again that were given up, and notes who did it: nobody is named for whoever works at the machine
/// itself. Tells how many there were; where there was none, nothing is noted.
///
/// # Errors
/// As [`Tx::run`]; then nothing is changed.
pub async fn retry(store: &Store, again: Again, by: Option<&Staff>, now: Instant) -> Result<u64, StoreError> {
    let mut tx = store.db.begin().await?;
    let (deed, one, letters) = match again {
        Again::One(id) => (Deed::RetryLetter, Some(id), tx.run(RETRY, args![id, now]).await?),
        Again::All => (Deed::RetryLetters, None, tx.run(RETRY_ALL, args![now]).await?),
    };
    if letters > 0 {
        chores::note(&mut tx, (deed, now), by, (one, letters)).await?;
    }
    tx.commit().await?;
    Ok(letters)
}

/// How far somebody has come who goes through all letters, a few at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(i64);

impl Default for Place {
    fn default() -> Self {
        Place(i64::MIN)
    }
}

/// Looks at the next `limit` letters and forgets those that were sent before `before`, of cases that ended
/// before it, but for the first about each case; tells how many. After the last it begins anew.
///
/// # Errors
/// As [`Tx::run`]; then nothing is forgotten, and the place is as it was.
pub async fn forget(
    store: &Store,
    place: &mut Place,
    before: Instant,
    limit: u32,
) -> Result<u64, StoreError> {
    let rows = store.db.all(WALK, args![place.0, before, limit]).await?;
    let mut last = i64::MIN;
    let mut old = Vec::new();
    for row in &rows {
        last = row.get("id")?;
        old.extend((row.get::<i64>("is_kept")? == 0).then_some(last));
    }
    let mut forgotten = 0;
    if !old.is_empty() {
        let mut tx = store.db.begin().await?;
        for id in old {
            forgotten += tx.run(FORGET, args![id]).await?;
        }
        tx.commit().await?;
    }
    *place = if rows.len() < limit as usize { Place::default() } else { Place(last) };
    Ok(forgotten)
}

fn version(row: &Row) -> Result<u64, StoreError> {
    u64::try_from(row.get::<i64>("version")?).map_err(|_| coded::odd("version"))
}

fn letter(row: &Row) -> Result<Letter, StoreError> {
    Ok(Letter {
        id: row.get("id")?,
        ticket: row.get("ticket")?,
        version: version(row)?,
        news: coded::read(row, "template")?,
        due_at: row.get("due_at")?,
        attempts: row.get("attempts")?,
        next_at: row.get("next_at")?,
        dead_at: row.maybe("dead_at")?,
        last_error: row.maybe("last_error_code")?,
    })
}
