//! An embedded database copies itself into one file.

use super::{BackupError, compare, fold_all, refuse_newer, sample, schema_of, sync_parent};
use crate::db::{Db, Depth, Location};
use crate::dialect;
use crate::error::StoreError;
use crate::keys::Keys;
use crate::open::Store;
use crate::settings;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// What every SQLite file begins with.
const MARK: &[u8; 16] = b"SQLite format 3\0";

/// Where the records lie inside their new directory until everything agreed.
const DRAFT: &str = ".restoring";

/// Copies, and looks at the copy; gives its cases, and how many of them were folded.
pub(super) async fn take(
    location: &Location,
    draft: &Path,
    keys: Option<Arc<Keys>>,
) -> Result<(u64, u64), BackupError> {
    let live = Db::attach(location).await?;
    let name = draft.to_str().ok_or_else(|| BackupError::Foreign(draft.into()))?;
    let copied = live.copy_to(name).await;
    live.close().await;
    copied?;
    let copy = Db::attach_file(draft).await?;
    let found = look(&copy, keys).await;
    copy.close().await;
    found
}

async fn look(copy: &Db, keys: Option<Arc<Keys>>) -> Result<(u64, u64), BackupError> {
    refuse_damaged(copy).await?;
    sample(copy, keys).await
}

async fn refuse_damaged(copy: &Db) -> Result<(), BackupError> {
    match copy.damages(Depth::Full).await? {
        damages if damages.is_empty() => Ok(()),
        damages => Err(BackupError::Damaged(damages)),
    }
}

/// Restores into a directory that is missing or empty.
pub(super) async fn restore(
    file: &Path,
    directory: &Path,
    keys: Arc<Keys>,
    done: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<u64, BackupError> {
    let failed = |source| BackupError::Io { path: directory.into(), source };
    if !is_vacant(directory).map_err(failed)? {
        return Err(BackupError::Occupied(directory.display().to_string()));
    }
    check(file, &keys).await?;
    let draft = directory.join(DRAFT);
    dialect::make_private(&draft)?;
    let folded = fill(file, &draft, keys, done).await;
    let placed = folded.and_then(|folded| {
        let place = directory.join(dialect::FILE);
        fs::rename(draft.join(dialect::FILE), &place).and_then(|()| sync_parent(&place)).map_err(failed)?;
        Ok(folded)
    });
    // Whatever happened, the draft has done its duty.
    let _ = fs::remove_dir_all(&draft);
    placed
}

/// Looks at a backup without touching it.
async fn check(file: &Path, keys: &Keys) -> Result<(), BackupError> {
    let mut mark = [0; 16];
    let read = File::open(file).and_then(|mut opened| opened.read_exact(&mut mark));
    match read {
        Ok(()) if mark == *MARK => {}
        Err(source) if source.kind() != io::ErrorKind::UnexpectedEof => {
            return Err(BackupError::Io { path: file.into(), source });
        }
        _ => return Err(BackupError::Foreign(file.into())),
    }
    let copy = match Db::attach_file(file).await {
        Err(StoreError::Corrupt(why)) => return Err(BackupError::Damaged(vec![why])),
        opened => opened?,
    };
    let checked = check_open(&copy, file, keys).await;
    copy.close().await;
    checked
}

async fn check_open(copy: &Db, file: &Path, keys: &Keys) -> Result<(), BackupError> {
    refuse_damaged(copy).await?;
    let foreign = |_: StoreError| BackupError::Foreign(file.into());
    refuse_newer(schema_of(copy).await.map_err(foreign)?)?;
    compare(keys, &settings::all(copy).await.map_err(foreign)?)
}

/// Copies the backup into the draft directory, brings it up to date and folds it.
async fn fill(
    file: &Path,
    draft: &Path,
    keys: Arc<Keys>,
    done: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<u64, BackupError> {
    let place = draft.join(dialect::FILE);
    let copied = fs::copy(file, &place).and_then(|_| File::open(&place)?.sync_all());
    copied.map_err(|source| BackupError::Io { path: place, source })?;
    let db = Db::open(&Location::Directory(draft.into())).await?;
    let folded = fold_all(&Store::reading(db.clone(), keys), done).await;
    let scrubbed = db.scrub().await;
    db.close().await;
    scrubbed?;
    folded
}

/// Whether nothing is there. The folder that a new file system brings along counts as nothing.
fn is_vacant(directory: &Path) -> io::Result<bool> {
    match fs::read_dir(directory) {
        Ok(entries) => {
            let names = entries.map(|entry| entry.map(|entry| entry.file_name()));
            let names = names.collect::<io::Result<Vec<_>>>()?;
            Ok(names.iter().all(|name| name == "lost+found"))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}
