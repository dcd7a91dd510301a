//! Cadangan: a copy of the records as of one moment, made while the program serves, and the way back.
//!
//! A backup never holds a key. Whoever has it without the keys can read no identity, no contact and no
//! secret text; whoever restores it without them has nothing either, so both are kept, apart.

mod postgres;
mod sqlite;

use crate::args;
use crate::db::{Db, Location, statements};
use crate::error::StoreError;
use crate::keys::{Keys, KeysError};
use crate::open::Store;
use crate::verify::{Difference, verify_case};
use crate::{cases, migrations, settings};
use lapor_domain::values::CaseId;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

statements! {
    /// How many cases there are, and between which keys they lie.
    EXTENT = "select count(*) as cases, coalesce(min(id), 0) as first, coalesce(max(id), 0) as last \
              from cases";
    /// The newest step of the schema; the column's name is the driver's.
    SCHEMA = "select coalesce(max(version), 0) as version from _sqlx_migrations where success";
}

/// So many journals of a new backup are folded: the oldest, and again as many spread over the rest.
const SAMPLE: u32 = 100;

/// How many cases one look takes in.
const BATCH: u32 = 500;

/// A backup that was made and looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its size. Unit: bytes.
    pub bytes: u64,
    /// How many cases it holds.
    pub cases: u64,
    /// How many of them were compared with their journal.
    pub folded: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
}

/// Why there is no backup, or nothing was restored. Shown to the operator.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is there already.
    #[error("{0} is there already; a backup never overwrites anything")]
    Taken(PathBuf),
    /// There is something where the records should go.
    #[error("{0} is not empty; restore into a new place, and move it when you have looked at it")]
    Occupied(String),
    /// The file is no backup for this engine.
    #[error("{0} is no backup that can be restored here")]
    Foreign(PathBuf),
    /// The copy is damaged.
    #[error("the backup is damaged: {}", .0.join("; "))]
    Damaged(Vec<String>),
    /// A later program made the backup.
    #[error("the backup has schema {found}, this program knows {known}; use the program that made it")]
    TooNew {
        /// The backup's.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// Cases in it contradict their journal.
    #[error("{} places contradict the journal, the first at {}", .0.len(), first(.0))]
    Differs(Vec<Difference>),
    /// A program that belongs to PostgreSQL is missing or failed.
    #[error("{program}: {why}")]
    Tool {
        /// Which.
        program: &'static str,
        /// What it said.
        why: String,
    },
    /// A file can't be read or written.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The keys are not those of the backup.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The records could not be asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn first(differences: &[Difference]) -> String {
    differences.first().map_or_else(String::new, |difference| difference.place.clone())
}

/// Copies the records to `file` while others read and write, then looks at the copy: its pages, its
/// schema, its cases, and with keys a sample of its journals. The file appears only when it is whole.
///
/// # Errors
/// [`BackupError`]; then there is no file.
pub async fn take(location: &Location, file: &Path, keys: Option<Arc<Keys>>) -> Result<Backup, BackupError> {
    if file.exists() {
        return Err(BackupError::Taken(file.into()));
    }
    let draft = draft_of(file)?;
    let taken = match location {
        Location::Directory(_) => sqlite::take(location, &draft, keys).await,
        Location::Server(url) => postgres::take(url, &draft).await,
    };
    let published = match taken {
        Ok((cases, folded)) => {
            publish(&draft, file).map(|(bytes, hash)| Backup { bytes, cases, folded, hash })
        }
        Err(error) => Err(error),
    };
    if published.is_err() {
        // Half a copy helps nobody.
        let _ = fs::remove_file(&draft);
    }
    published
}

/// Restores `file` into an empty place: looks at the file, compares the keys, brings the schema up to
/// date, and folds every journal. `done` is told how many cases were folded, out of how many.
///
/// # Errors
/// [`BackupError`]. An embedded database appears only when everything agreed; on a server, what was
/// restored stays and must be dropped.
pub async fn restore(
    file: &Path,
    location: &Location,
    keys: Arc<Keys>,
    done: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<u64, BackupError> {
    match location {
        Location::Directory(directory) => sqlite::restore(file, directory, keys, done).await,
        Location::Server(url) => postgres::restore(file, url, keys, done).await,
    }
}

/// The newest step of the records' schema.
///
/// # Errors
/// As [`Db::all`].
pub async fn schema_of(db: &Db) -> Result<i64, StoreError> {
    db.one(SCHEMA, args![]).await?.get("version")
}

fn refuse_newer(found: i64) -> Result<(), BackupError> {
    match migrations::newest() {
        known if found > known => Err(BackupError::TooNew { found, known }),
        _ => Ok(()),
    }
}

/// Counts the cases and folds a sample of them, spread evenly over time.
async fn sample(db: &Db, keys: Option<Arc<Keys>>) -> Result<(u64, u64), BackupError> {
    let extent = db.one(EXTENT, args![]).await?;
    let (first, last): (i64, i64) = (extent.get("first")?, extent.get("last")?);
    let cases = u64::try_from(extent.get::<i64>("cases")?).unwrap_or(0);
    let Some(keys) = keys else { return Ok((cases, 0)) };
    keys.compare(&settings::all(db).await?)?;
    let store = Store::reading(db.clone(), keys);
    let mut chosen: BTreeSet<CaseId> =
        cases::ids_after(&store, CaseId(0), SAMPLE).await?.into_iter().collect();
    for nth in 1..i64::from(SAMPLE) {
        let after = CaseId(first + (last - first) / i64::from(SAMPLE) * nth);
        chosen.extend(cases::ids_after(&store, after, 1).await?);
    }
    let mut differences = Vec::new();
    for case in &chosen {
        differences.extend(verify_case(&store, *case).await?);
    }
    match differences.is_empty() {
        true => Ok((cases, chosen.len() as u64)),
        false => Err(BackupError::Differs(differences)),
    }
}

/// Folds every journal of restored records.
async fn fold_all(store: &Store, done: &mut (dyn FnMut(u64, u64) + Send)) -> Result<u64, BackupError> {
    let all = store.db.one(EXTENT, args![]).await?.get::<i64>("cases")?;
    let all = u64::try_from(all).unwrap_or(0);
    let (mut folded, mut after, mut differences) = (0, CaseId(0), Vec::new());
    loop {
        let batch = cases::ids_after(store, after, BATCH).await?;
        let Some(last) = batch.last() else { break };
        after = *last;
        for case in batch {
            differences.extend(verify_case(store, case).await?);
            folded += 1;
            done(folded, all);
        }
    }
    match differences.is_empty() {
        true => Ok(folded),
        false => Err(BackupError::Differs(differences)),
    }
}

/// Whether these settings, read from a backup, go with the keys.
fn compare(keys: &Keys, settings: &BTreeMap<String, String>) -> Result<(), BackupError> {
    Ok(keys.compare(settings)?)
}

/// An empty file beside `file` that nobody else can read.
fn draft_of(file: &Path) -> Result<PathBuf, BackupError> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let draft = file.with_file_name(format!(".{name}.{:08x}", rand::random::<u32>()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&draft).map_err(|source| BackupError::Io { path: file.into(), source })?;
    Ok(draft)
}

/// Makes the draft durable, gives it its name, and tells its size and hash.
fn publish(draft: &Path, file: &Path) -> Result<(u64, String), BackupError> {
    let failed = |source| BackupError::Io { path: file.into(), source };
    let opened = File::open(draft).map_err(failed)?;
    opened.sync_all().map_err(failed)?;
    let told = hash_of(opened).map_err(failed)?;
    if file.exists() {
        return Err(BackupError::Taken(file.into()));
    }
    fs::rename(draft, file).map_err(failed)?;
    sync_parent(file).map_err(failed)?;
    Ok(told)
}

fn hash_of(mut file: File) -> io::Result<(u64, String)> {
    let (mut hasher, mut bytes, mut block) = (Sha256::new(), 0, vec![0; 1 << 20]);
    loop {
        match file.read(&mut block)? {
            0 => return Ok((bytes, data_encoding::HEXLOWER.encode(&hasher.finalize()))),
            read => {
                hasher.update(&block[..read]);
                bytes += read as u64;
            }
        }
    }
}

/// Makes a new name in a directory durable.
fn sync_parent(file: &Path) -> io::Result<()> {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => File::open(parent)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}
