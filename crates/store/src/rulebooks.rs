//! Revisions of the rulebook: immutable, numbered, each with its author and reason.

use crate::args;
use crate::db::{Db, Row, Tx, statements};
use crate::error::StoreError;
use lapor_domain::values::{Instant, Revision};

statements! {
    /// The highest number, for giving out the next.
    HIGHEST = "select coalesce(max(revision), 0) as revision from rulebook_revisions";
    /// A new revision.
    ADD = "insert into rulebook_revisions (revision, hash, author, reason, valid_from, created_at) \
           values ($1, $2, $3, $4, $5, $6)";
    /// One file of a revision.
    ADD_FILE = "insert into rulebook_files (revision, path, content) values ($1, $2, $3)";
    /// The revision in force at a time.
    IN_FORCE = "select revision, hash, author, reason, valid_from, created_at \
                from rulebook_revisions where valid_from <= $1 order by revision desc limit 1";
    /// The newest revision, in force or not yet.
    LATEST = "select revision, hash, author, reason, valid_from, created_at \
              from rulebook_revisions order by revision desc limit 1";
    /// Every revision, newest first.
    ALL = "select revision, hash, author, reason, valid_from, created_at \
           from rulebook_revisions order by revision desc";
    /// The files of a revision.
    FILES = "select path, content from rulebook_files where revision = $1 order by path";
}

/// A revision without its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulebookRevision {
    /// Its number.
    pub revision: Revision,
    /// Hash over its files, as the author's program computed it.
    pub hash: String,
    /// Who made it.
    pub author: String,
    /// Why.
    pub reason: String,
    /// From when it counts.
    pub valid_from: Instant,
    /// When it was stored.
    pub created_at: Instant,
}

/// A revision that is about to be stored.
pub struct NewRevision<'a> {
    /// Hash over its files.
    pub hash: &'a str,
    /// Who made it.
    pub author: &'a str,
    /// Why.
    pub reason: &'a str,
    /// From when it counts.
    pub valid_from: Instant,
    /// Now.
    pub created_at: Instant,
    /// Path and content of every file.
    pub files: &'a [(String, Vec<u8>)],
}

/// Stores a revision under the next number.
///
/// # Errors
/// `Conflict` when another node stored one at the same time: look at the newest, then decide again.
pub async fn save_revision(tx: &mut Tx, new: &NewRevision<'_>) -> Result<Revision, StoreError> {
    let highest: i64 = tx.one(HIGHEST, args![]).await?.get("revision")?;
    let revision = Revision(highest + 1);
    let dates = (new.valid_from, new.created_at);
    let row = args![revision, new.hash, new.author, new.reason, dates.0, dates.1];
    tx.run(ADD, row).await?;
    for (path, content) in new.files {
        tx.run(ADD_FILE, args![revision, path, content]).await?;
    }
    Ok(revision)
}

/// The newest revision, even if it is not in force yet; none before the first import.
///
/// # Errors
/// As [`Db::all`].
pub async fn latest_revision(db: &Db) -> Result<Option<RulebookRevision>, StoreError> {
    db.one_or_none(LATEST, args![]).await?.as_ref().map(revision).transpose()
}

/// The revision that counts at `at`.
///
/// # Errors
/// As [`Db::all`].
pub async fn revision_in_force(db: &Db, at: Instant) -> Result<Option<RulebookRevision>, StoreError> {
    db.one_or_none(IN_FORCE, args![at]).await?.as_ref().map(revision).transpose()
}

/// Every revision, newest first.
///
/// # Errors
/// As [`Db::all`].
pub async fn revisions(db: &Db) -> Result<Vec<RulebookRevision>, StoreError> {
    db.all(ALL, args![]).await?.iter().map(revision).collect()
}

/// Path and content of every file of a revision, by path.
///
/// # Errors
/// `NotFound` when there is no such revision.
pub async fn load_files(db: &Db, revision: Revision) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
    let rows = db.all(FILES, args![revision]).await?;
    if rows.is_empty() {
        return Err(StoreError::NotFound);
    }
    rows.iter().map(|row| Ok((row.get("path")?, row.get("content")?))).collect()
}

fn revision(row: &Row) -> Result<RulebookRevision, StoreError> {
    Ok(RulebookRevision {
        revision: row.get("revision")?,
        hash: row.get("hash")?,
        author: row.get("author")?,
        reason: row.get("reason")?,
        valid_from: row.get("valid_from")?,
        created_at: row.get("created_at")?,
    })
}
