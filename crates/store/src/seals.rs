//! Segel baris: what is written once into a row that no journal speaks of carries a hash over itself.
//!
//! It is there against damage, not against people: whoever can write a row can write its seal. What changes in
//! a row (attempts, leases, ends) is not sealed, but looked at for what can't be.

use crate::args;
use crate::db::{Bind, ColumnClass, Db, Row, Statement, Val, statements};
use crate::error::StoreError;
use lapor_domain::values::Instant;
use sha2::{Digest, Sha256};

statements! {
    /// Accounts after one, as they were made.
    USERS = "select id, login, name, created_at, seal from users where id > $1 order by id limit $2";
    /// Seats after one, as they were given.
    SEATS = "select id, user_id, role, institution, unit, created_at, seal from seats \
             where id > $1 order by id limit $2";
    /// Places in circles after one, as they were given.
    CIRCLE_SEATS = "select id, unit, user_id, is_head, created_at, seal from circle_seats \
                    where id > $1 order by id limit $2";
    /// Arbiters' marks after one, as they were given.
    ARBITERS = "select id, seat_id, created_at, seal from arbiters where id > $1 order by id limit $2";
    /// Received reports after one.
    SUBMISSIONS = "select token_hmac, case_id, nonce, request_hash, created_at, seal from submissions \
                   where token_hmac > $1 order by token_hmac limit $2";
    /// Openings after one.
    ACCESS_LOG = "select id, case_id, at, user_id, role, institution, what, seal from access_log \
                  where id > $1 order by id limit $2";
    /// Proposals after one.
    PROPOSALS = "select case_id, body, seal from proposals where case_id > $1 order by case_id limit $2";
    /// Letters after one, as they were owed.
    OUTBOX = "select id, case_id, version, template, due_at, seal from outbox \
              where id > $1 order by id limit $2";
    /// Deeds after one.
    CHORES = "select id, at, user_id, institution, what, letter, letters, seal from chores \
              where id > $1 order by id limit $2";
    /// Models after one.
    MODELS = "select number, made_at, manner, body, seal from models where number > $1 order by number limit $2";
    /// Turns of models after one.
    MODEL_TURNS = "select id, at, what, in_force, learned, corrected, judged, old_first, old_three, new_first, \
                   new_three, seal from model_turns where id > $1 order by id limit $2";
    /// Rows of each table whose changing columns hold what can't be, even if a clock was set.
    ODD = "select 'outbox' as place, count(*) as n from outbox where attempts < 0 or lease_token < 0 \
           or next_at < due_at - $2 or sent_at < due_at - $2 or dead_at < due_at - $2 \
           or (sent_at is null and dead_at is null and next_at > $1) \
           union all select 'users', count(*) from users where disabled_at < created_at - $2 \
           union all select 'seats', count(*) from seats where ended_at < created_at - $2 \
           union all select 'circle_seats', count(*) from circle_seats where ended_at < created_at - $2 \
           union all select 'arbiters', count(*) from arbiters where ended_at < created_at - $2 \
           union all select 'sessions', count(*) from sessions where expires_at < created_at - $2";
}

/// A table with sealed rows. The first column is its key.
struct Sealed {
    name: &'static str,
    page: Statement,
    columns: &'static [(&'static str, ColumnClass)],
}

use ColumnClass::{Blob, Integer, Text};

const TABLES: &[Sealed] = &[
    Sealed {
        name: "users",
        page: USERS,
        columns: &[("id", Integer), ("login", Text), ("name", Text), ("created_at", Integer)],
    },
    Sealed {
        name: "seats",
        page: SEATS,
        columns: &[
            ("id", Integer),
            ("user_id", Integer),
            ("role", Text),
            ("institution", Text),
            ("unit", Text),
            ("created_at", Integer),
        ],
    },
    Sealed {
        name: "circle_seats",
        page: CIRCLE_SEATS,
        columns: &[
            ("id", Integer),
            ("unit", Text),
            ("user_id", Integer),
            ("is_head", Integer),
            ("created_at", Integer),
        ],
    },
    Sealed {
        name: "arbiters",
        page: ARBITERS,
        columns: &[("id", Integer), ("seat_id", Integer), ("created_at", Integer)],
    },
    Sealed {
        name: "submissions",
        page: SUBMISSIONS,
        columns: &[
            ("token_hmac", Blob),
            ("case_id", Integer),
            ("nonce", Blob),
            ("request_hash", Blob),
            ("created_at", Integer),
        ],
    },
    Sealed {
        name: "access_log",
        page: ACCESS_LOG,
        columns: &[
            ("id", Integer),
            ("case_id", Integer),
            ("at", Integer),
            ("user_id", Integer),
            ("role", Text),
            ("institution", Text),
            ("what", Text),
        ],
    },
    Sealed { name: "proposals", page: PROPOSALS, columns: &[("case_id", Integer), ("body", Text)] },
    Sealed {
        name: "outbox",
        page: OUTBOX,
        columns: &[
            ("id", Integer),
            ("case_id", Integer),
            ("version", Integer),
            ("template", Text),
            ("due_at", Integer),
        ],
    },
    Sealed {
        name: "chores",
        page: CHORES,
        columns: &[
            ("id", Integer),
            ("at", Integer),
            ("user_id", Integer),
            ("institution", Text),
            ("what", Text),
            ("letter", Integer),
            ("letters", Integer),
        ],
    },
    Sealed {
        name: "models",
        page: MODELS,
        columns: &[("number", Integer), ("made_at", Integer), ("manner", Text), ("body", Blob)],
    },
    Sealed {
        name: "model_turns",
        page: MODEL_TURNS,
        columns: &[
            ("id", Integer),
            ("at", Integer),
            ("what", Text),
            ("in_force", Integer),
            ("learned", Integer),
            ("corrected", Integer),
            ("judged", Integer),
            ("old_first", Integer),
            ("old_three", Integer),
            ("new_first", Integer),
            ("new_three", Integer),
        ],
    },
];

/// How many rows one look takes in.
const BATCH: u32 = 500;

/// How far a clock may have been set back between two times of one row. Unit: microseconds.
const SET_BACK: i64 = 3 * 24 * 3600 * 1_000_000;

/// How far ahead a letter's next attempt may lie. Unit: days.
const AHEAD_DAYS: i64 = 90;

/// The seal of a row: 128 bits are enough against chance.
pub(crate) fn seal(row: &[Val]) -> String {
    let mut hasher = Sha256::new();
    for value in row {
        let (kind, bytes) = written(value);
        hasher.update([kind, u8::from(bytes.is_some())]);
        let bytes = bytes.unwrap_or_default();
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    }
    data_encoding::BASE64URL_NOPAD.encode(&hasher.finalize()[..16])
}

/// The row with its seal behind it.
pub(crate) fn sealed(mut row: Vec<Val>) -> Vec<Val> {
    row.push(seal(&row).into_val());
    row
}

fn written(value: &Val) -> (u8, Option<Vec<u8>>) {
    match value {
        Val::Int(value) => (b'i', value.map(|whole| whole.to_be_bytes().to_vec())),
        Val::Real(value) => (b'r', value.map(|real| real.to_be_bytes().to_vec())),
        Val::Text(value) => (b't', value.as_ref().map(|text| text.as_bytes().to_vec())),
        Val::Blob(value) => (b'b', value.clone()),
    }
}

/// A row, or several, that are not as they were written. It quotes nothing of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The table, with the row's key where that is no secret.
    pub place: String,
    /// What is stored there.
    pub stored: String,
}

/// Every row whose seal is not its own.
///
/// # Errors
/// `Unavailable`; what can't be read is broken, not an error.
pub async fn broken(db: &Db, now: Instant) -> Result<Vec<Broken>, StoreError> {
    let mut found = Vec::new();
    for table in TABLES {
        match table.look(db, &mut found).await {
            Err(error @ StoreError::Unavailable(_)) => return Err(error),
            Err(error) => found.push(Broken { place: table.name.into(), stored: error.to_string() }),
            Ok(()) => {}
        }
    }
    match odd(db, now).await {
        Err(error @ StoreError::Unavailable(_)) => return Err(error),
        Err(error) => {
            found.push(Broken { place: "outbox, users or seats".into(), stored: error.to_string() })
        }
        Ok(rows) => {
            for row in rows {
                let (place, n): (String, i64) = (row.get("place")?, row.get("n")?);
                let stored = format!("{n} rows with times or counts that can't be");
                found.extend((n != 0).then_some(Broken { place, stored }));
            }
        }
    }
    Ok(found)
}

/// It looks at whole tables, so it takes its time.
async fn odd(db: &Db, now: Instant) -> Result<Vec<Row>, StoreError> {
    let mut tx = db.unhurried_snapshot().await?;
    let rows = tx.all(ODD, args![now.plus_days(AHEAD_DAYS), SET_BACK]).await?;
    tx.rollback().await?;
    Ok(rows)
}

impl Sealed {
    async fn look(&self, db: &Db, found: &mut Vec<Broken>) -> Result<(), StoreError> {
        let mut after = match self.columns[0].1 {
            Blob => Val::Blob(Some(Vec::new())),
            _ => Val::Int(Some(i64::MIN)),
        };
        loop {
            let rows = db.all(self.page, vec![after.clone(), BATCH.into_val()]).await?;
            for row in &rows {
                if !self.is_whole(row)? {
                    let stored = "not the row as it was written".into();
                    found.push(Broken { place: self.place(row)?, stored });
                }
            }
            match rows.last() {
                Some(last) if rows.len() == BATCH as usize => after = read(last, self.columns[0])?,
                _ => return Ok(()),
            }
        }
    }

    fn is_whole(&self, row: &Row) -> Result<bool, StoreError> {
        let Some(found) = row.maybe::<String>("seal")? else { return Ok(true) };
        let values = self.columns.iter().map(|column| read(row, *column)).collect::<Result<Vec<_>, _>>()?;
        Ok(seal(&values) == found)
    }

    fn place(&self, row: &Row) -> Result<String, StoreError> {
        Ok(match read(row, self.columns[0])? {
            Val::Int(Some(key)) => format!("{}.{key}", self.name),
            _ => self.name.to_owned(),
        })
    }
}

fn read(row: &Row, (name, class): (&str, ColumnClass)) -> Result<Val, StoreError> {
    Ok(match class {
        Integer => Val::Int(row.maybe(name)?),
        ColumnClass::Real => Val::Real(row.maybe(name)?),
        Text => Val::Text(row.maybe(name)?),
        Blob => Val::Blob(row.maybe(name)?),
    })
}
