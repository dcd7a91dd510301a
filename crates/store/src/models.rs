//! Models that learned from this installation's own cases: the one in force, the one before it, and every turn between
//! them with the figures that decided it. They lie in the records so that all nodes agree.

use crate::args;
use crate::db::{Db, Row, Tx, statements};
use crate::error::{Conflict, StoreError};
use crate::ids::next_id;
use crate::seals::{seal, sealed};
use lapor_domain::values::Instant;

statements! {
    /// A model.
    ADD = "insert into models (number, made_at, manner, body, seal) values ($1, $2, $3, $4, $5)";
    /// A model by its number.
    READ = "select number, made_at, manner, body, seal from models where number = $1";
    /// Every model but two.
    DROP = "delete from models where number <> $1 and number <> $2";
    /// The highest number that was ever in force.
    HIGHEST = "select coalesce(max(in_force), 0) as number from model_turns";
    /// A turn.
    ADD_TURN = "insert into model_turns (id, at, what, in_force, learned, corrected, judged, old_first, old_three, \
                new_first, new_three, seal) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// Which model is in force.
    IN_FORCE = "select in_force from model_turns order by id desc limit 1";
    /// Which was in force before this one.
    BEFORE = "select in_force from model_turns where in_force <> $1 order by id desc limit 1";
    /// The newest turns.
    TURNS = "select at, what, in_force, learned, corrected, judged, old_first, old_three, new_first, new_three \
             from model_turns where id < $1 order by id desc limit $2";
}

/// Stands for the model inside the program.
pub const BUILT_IN: i64 = 0;

/// What happened to the choice of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turn {
    /// A new one was better and is in force.
    Taken,
    /// A new one was not better; the old one stays.
    Kept,
    /// The one before is in force again, as an operator wished.
    Back,
}

impl Turn {
    /// Every turn.
    pub const ALL: [Turn; 3] = [Turn::Taken, Turn::Kept, Turn::Back];

    /// The code in the records.
    pub const fn code(self) -> &'static str {
        match self {
            Turn::Taken => "taken",
            Turn::Kept => "kept",
            Turn::Back => "back",
        }
    }
}

/// On how many cases two models were compared, and how often each was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many cases the new one learned from.
    pub learned: u32,
    /// Of these: how many ended elsewhere than proposed.
    pub corrected: u32,
    /// How many cases both were judged on.
    pub judged: u32,
    /// The one in force: whose first topic leads to who was responsible, and one of whose first three does.
    pub old: (u32, u32),
    /// The new one: the same.
    pub new: (u32, u32),
}

/// A turn as it was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// When.
    pub at: Instant,
    /// What.
    pub turn: Turn,
    /// Which model is in force since then.
    pub in_force: i64,
    /// The figures; all 0 where nothing was compared.
    pub figures: Comparison,
}

/// A model in the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its number.
    pub number: i64,
    /// For which manner of reading texts it was made.
    pub manner: String,
    /// Its bytes; none where the row is not as it was written.
    pub body: Option<Vec<u8>>,
}

/// The number of the model in force.
///
/// # Errors
/// As [`Db::all`].
pub async fn in_force(db: &Db) -> Result<i64, StoreError> {
    let newest = db.one_or_none(IN_FORCE, args![]).await?;
    newest.map_or(Ok(BUILT_IN), |row| row.get("in_force"))
}

/// A model by its number.
///
/// # Errors
/// As [`Db::all`].
pub async fn read(db: &Db, number: i64) -> Result<Option<Stored>, StoreError> {
    db.one_or_none(READ, args![number]).await?.as_ref().map(stored).transpose()
}

/// Puts a new model in force and tells its number. The one before stays; older ones go.
///
/// # Errors
/// `Conflict` when somebody else put one in force meanwhile: `expected` is the one that it was compared with.
pub async fn take(
    db: &Db,
    now: Instant,
    (manner, body): (&str, &[u8]),
    expected: i64,
    figures: &Comparison,
) -> Result<i64, StoreError> {
    let mut tx = db.begin().await?;
    expect(&mut tx, expected).await?;
    let number = tx.one(HIGHEST, args![]).await?.get::<i64>("number")? + 1;
    tx.run(ADD, sealed(args![number, now, manner, body])).await?;
    tx.run(DROP, args![number, expected]).await?;
    note(&mut tx, now, (Turn::Taken, number), figures).await?;
    tx.commit().await?;
    Ok(number)
}

/// Notes that a new model was not better than the one in force.
///
/// # Errors
/// `Conflict` when somebody else put one in force meanwhile.
pub async fn keep(db: &Db, now: Instant, expected: i64, figures: &Comparison) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    expect(&mut tx, expected).await?;
    note(&mut tx, now, (Turn::Kept, expected), figures).await?;
    tx.commit().await
}

/// Puts the model before the one in force in force again, and tells its number; none where there was no other.
///
/// # Errors
/// As [`Tx::run`].
pub async fn go_back(db: &Db, now: Instant) -> Result<Option<i64>, StoreError> {
    let mut tx = db.begin().await?;
    let held = held(&mut tx).await?;
    let before = match tx.one_or_none(BEFORE, args![held]).await? {
        Some(row) => row.get("in_force")?,
        None => BUILT_IN,
    };
    if before == held {
        tx.rollback().await?;
        return Ok(None);
    }
    note(&mut tx, now, (Turn::Back, before), &Comparison::default()).await?;
    tx.commit().await?;
    Ok(Some(before))
}

/// The newest `limit` turns, the last one first.
///
/// # Errors
/// As [`Db::all`].
pub async fn turns(db: &Db, limit: u32) -> Result<Vec<Noted>, StoreError> {
    db.all(TURNS, args![i64::MAX, limit]).await?.iter().map(noted).collect()
}

async fn held(tx: &mut Tx) -> Result<i64, StoreError> {
    let newest = tx.one_or_none(IN_FORCE, args![]).await?;
    newest.map_or(Ok(BUILT_IN), |row| row.get("in_force"))
}

async fn expect(tx: &mut Tx, expected: i64) -> Result<(), StoreError> {
    match held(tx).await? {
        held if held == expected => Ok(()),
        _ => Err(StoreError::Conflict(Conflict::Stale)),
    }
}

async fn note(
    tx: &mut Tx,
    now: Instant,
    (turn, in_force): (Turn, i64),
    figures: &Comparison,
) -> Result<(), StoreError> {
    let Comparison { learned, corrected, judged, old, new } = figures;
    let made = args![next_id(now), now, turn.code(), in_force, *learned, *corrected, *judged];
    let compared = args![old.0, old.1, new.0, new.1];
    tx.run(ADD_TURN, sealed(made.into_iter().chain(compared).collect())).await?;
    Ok(())
}

fn stored(row: &Row) -> Result<Stored, StoreError> {
    let (number, manner): (i64, String) = (row.get("number")?, row.get("manner")?);
    let body: Vec<u8> = row.get("body")?;
    let written = args![number, row.get::<i64>("made_at")?, &manner, &body];
    let is_whole = seal(&written) == row.get::<String>("seal")?;
    Ok(Stored { number, manner, body: is_whole.then_some(body) })
}

fn noted(row: &Row) -> Result<Noted, StoreError> {
    let code: String = row.get("what")?;
    let turn = Turn::ALL.into_iter().find(|turn| turn.code() == code);
    Ok(Noted {
        at: row.get("at")?,
        turn: turn.ok_or_else(|| StoreError::Corrupt("odd turn of models".into()))?,
        in_force: row.get("in_force")?,
        figures: Comparison {
            learned: row.get("learned")?,
            corrected: row.get("corrected")?,
            judged: row.get("judged")?,
            old: (row.get("old_first")?, row.get("old_three")?),
            new: (row.get("new_first")?, row.get("new_three")?),
        },
    })
}
