//! Facts about the installation itself, kept with its records.

use crate::db::{Db, Tx, statements};
use crate::error::StoreError;
use crate::{args, db::Row};
use std::collections::BTreeMap;

statements! {
    /// One value, by name.
    READ = "select value from settings where name = $1";
    /// Every value, by name.
    ALL = "select name, value from settings order by name";
    /// Writes a value unless there is one.
    PUT_FIRST = "insert into settings (name, value) values ($1, $2) on conflict (name) do nothing";
    /// Writes a value over an older one.
    PUT = "insert into settings (name, value) values ($1, $2) \
           on conflict (name) do update set value = excluded.value";
}

/// The value under `name`, if it was ever written.
///
/// # Errors
/// As [`Db::all`].
pub async fn read(db: &Db, name: &str) -> Result<Option<String>, StoreError> {
    db.one_or_none(READ, args![name]).await?.map(|row: Row| row.get("value")).transpose()
}

/// As [`read`], as a transaction sees it.
///
/// # Errors
/// As [`Tx::all`].
pub async fn read_in(tx: &mut Tx, name: &str) -> Result<Option<String>, StoreError> {
    tx.one_or_none(READ, args![name]).await?.map(|row: Row| row.get("value")).transpose()
}

/// Every value, by name.
///
/// # Errors
/// As [`Db::all`].
pub async fn all(db: &Db) -> Result<BTreeMap<String, String>, StoreError> {
    db.all(ALL, args![]).await?.iter().map(|row| Ok((row.get("name")?, row.get("value")?))).collect()
}

/// Writes a value, over an older one.
///
/// # Errors
/// As [`Tx::run`].
pub async fn put(tx: &mut Tx, name: &str, value: &str) -> Result<(), StoreError> {
    tx.run(PUT, args![name, value]).await?;
    Ok(())
}

/// Writes a value unless there is one, and returns the one that stands.
///
/// # Errors
/// As [`Tx::run`].
pub async fn put_first(tx: &mut Tx, name: &str, value: &str) -> Result<String, StoreError> {
    tx.run(PUT_FIRST, args![name, value]).await?;
    tx.one(READ, args![name]).await?.get("value")
}
