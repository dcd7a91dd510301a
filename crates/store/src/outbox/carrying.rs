//! Letters in the hands of workers: taken for a while, handed over outside, and noted.
//!
//! On SQLite the group writer writes this beside the Decisions that wait: a worker that sends many letters would spend
//! most of its time on making each note durable by itself.

use super::{looking, version};
use crate::db::{Row, Statement, Tx, Val, statements};
use crate::error::{Conflict, StoreError};
use crate::open::Store;
use crate::{args, coded};
use lapor_domain::cases::notices::News;
use lapor_domain::values::{CaseId, Instant};

statements! {
    /// Takes a letter for a while.
    LEASE = "update outbox set attempts = attempts + 1, lease_token = lease_token + 1, lease_until = $2, \
             next_at = $2 where id = $1";
    /// A letter has left, if it is still in these hands.
    SENT = "update outbox set sent_at = $3, lease_until = null, last_error_code = null \
            where id = $1 and lease_token = $2 and sent_at is null and dead_at is null";
    /// A letter was refused, if it is still in these hands.
    REFUSED = "update outbox set next_at = $3, dead_at = $4, last_error_code = $5, lease_until = null \
               where id = $1 and lease_token = $2 and sent_at is null and dead_at is null";
    /// A letter goes back as if it had not been taken, if it is still in these hands.
    PUT_BACK = "update outbox set next_at = due_at, attempts = attempts - 1, last_error_code = $3, \
                lease_until = null \
                where id = $1 and lease_token = $2 and sent_at is null and dead_at is null";
}

/// A letter in the hands of one worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Its key.
    pub id: i64,
    /// Which case it is about.
    pub case: CaseId,
    /// Which version of the case it tells of.
    pub version: u64,
    /// What it is about.
    pub news: News,
    /// Since when it is owed.
    pub due_at: Instant,
    /// How often it was taken, this time included.
    pub attempts: u32,
    /// Until when it is in these hands.
    pub lease_until: Instant,
    token: i64,
}

/// What a worker wants written.
#[derive(Clone, Debug)]
pub(crate) enum Errand {
    /// Take some letters.
    Claim { now: Instant, lease_until: Instant, limit: u32 },
    /// Note what became of one, by its key and the number of its claim.
    Note(i64, i64, Outcome),
}

/// What became of a letter.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    Sent(Instant),
    Refused { next_at: Instant, dead_at: Option<Instant>, code: String },
    PutBack { code: String },
}

impl Errand {
    /// Writes it into a transaction that someone else commits; gives the letters that were taken. A note changes its
    /// one row or none.
    pub(crate) async fn write(&self, tx: &mut Tx, store: &Store) -> Result<Vec<Row>, StoreError> {
        match self {
            Errand::Claim { now, lease_until, limit } => {
                let rows = tx.all(looking(store.db.engine()), args![*now, *limit]).await?;
                for row in &rows {
                    tx.run(LEASE, args![row.get::<i64>("id")?, *lease_until]).await?;
                }
                Ok(rows)
            }
            Errand::Note(id, token, outcome) => {
                let (statement, values) = outcome.note(*id, *token);
                held(tx.run(statement, values).await?)
            }
        }
    }

    async fn alone(self, store: &Store) -> Result<Vec<Row>, StoreError> {
        if let Errand::Note(id, token, outcome) = &self {
            let (statement, values) = outcome.note(*id, *token);
            return held(store.db.run(statement, values).await?);
        }
        let mut tx = store.db.begin().await?;
        let rows = self.write(&mut tx, store).await?;
        tx.commit().await?;
        Ok(rows)
    }

    async fn done(self, store: &Store) -> Result<Vec<Row>, StoreError> {
        let Some(group) = &store.group else { return self.alone(store).await };
        match group.run(self.clone()).await {
            // Nothing of it was written, perhaps because of a change that was written beside it.
            Err(StoreError::Unavailable(_) | StoreError::Corrupt(_) | StoreError::NotFound) => {
                self.alone(store).await
            }
            done => done,
        }
    }
}

impl Outcome {
    fn note(&self, id: i64, token: i64) -> (Statement, Vec<Val>) {
        match self {
            Outcome::Sent(at) => (SENT, args![id, token, *at]),
            Outcome::Refused { next_at, dead_at, code } => {
                (REFUSED, args![id, token, *next_at, *dead_at, code.as_str()])
            }
            Outcome::PutBack { code } => (PUT_BACK, args![id, token, code.as_str()]),
        }
    }
}

fn held(rows: u64) -> Result<Vec<Row>, StoreError> {
    match rows {
        0 => Err(StoreError::Conflict(Conflict::Stale)),
        _ => Ok(Vec::new()),
    }
}

/// Takes up to `limit` letters until `lease_until`: of each case the oldest alone, so that nobody reads the
/// answer before the receipt. What another worker holds is not waited for.
///
/// # Errors
/// As [`Tx::all`].
pub async fn claim(
    store: &Store,
    now: Instant,
    lease_until: Instant,
    limit: u32,
) -> Result<Vec<Claimed>, StoreError> {
    let rows = Errand::Claim { now, lease_until, limit }.done(store).await?;
    let claimed = |row: &Row| {
        Ok(Claimed {
            id: row.get("id")?,
            case: row.get("case_id")?,
            version: version(row)?,
            news: coded::read(row, "template")?,
            due_at: row.get("due_at")?,
            attempts: row.get::<u32>("attempts")?.saturating_add(1),
            lease_until,
            token: row.get::<i64>("lease_token")?.saturating_add(1),
        })
    };
    rows.iter().map(claimed).collect()
}

/// Notes that a letter has left.
///
/// # Errors
/// `Conflict::Stale` when it is no longer in these hands: whoever has it now sends it again.
pub async fn mark_sent(store: &Store, letter: &Claimed, now: Instant) -> Result<(), StoreError> {
    note(store, letter, Outcome::Sent(now)).await
}

/// Notes that a letter was refused: it is tried again at `next_at`, or given up at `dead_at`.
///
/// # Errors
/// As [`mark_sent`].
pub async fn mark_refused(
    store: &Store,
    letter: &Claimed,
    (next_at, dead_at): (Instant, Option<Instant>),
    code: &str,
) -> Result<(), StoreError> {
    note(store, letter, Outcome::Refused { next_at, dead_at, code: code.to_owned() }).await
}

/// Puts a letter back that was never handed over: it keeps its place, and the attempt does not count.
///
/// # Errors
/// As [`mark_sent`].
pub async fn put_back(store: &Store, letter: &Claimed, code: &str) -> Result<(), StoreError> {
    note(store, letter, Outcome::PutBack { code: code.to_owned() }).await
}

async fn note(store: &Store, letter: &Claimed, outcome: Outcome) -> Result<(), StoreError> {
    Errand::Note(letter.id, letter.token, outcome).done(store).await.map(|_| ())
}
