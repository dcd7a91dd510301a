//! Copied while in use, brought back whole or not at all.

use crate::office::{Office, report};
use crate::world::{NOW, demo_keys};
use lapor_domain::reports::{Contact, Report, Secrecy};
use lapor_domain::values::CaseId;
use lapor_store::backups::{Backup, BackupError, restore, take};
use lapor_store::cases;
use lapor_store::db::{Engine, Statement};
use lapor_store::keys::{Keys, KeysError};
use lapor_store::{Db, Location, Store, args};
use lapor_testkit::databases::{Cluster, Fresh, on_both, on_sqlite};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

#[test]
fn a_backup_comes_back_whole() {
    on_both(story);
}

/// What keeps a place in being.
type Held = Option<Box<dyn std::any::Any + Send>>;

/// An empty place of the same engine, which lives as long as the value beside it.
async fn empty_place(fresh: &Fresh, folder: &Path, name: &str) -> (Location, Held) {
    if fresh.engine() == Engine::Sqlite {
        return (Location::Directory(folder.join(name)), None);
    }
    let copy = tokio::task::spawn_blocking(|| Cluster::running().new_database()).await.expect("a database");
    let location = Location::Server(copy.url().to_owned());
    let db = Db::open(&location).await.expect("opens");
    for sql in ["drop schema public cascade", "create schema public"] {
        db.run(Statement::new("test::any", sql), args![]).await.expect(sql);
    }
    db.close().await;
    (location, Some(Box::new(copy)))
}

async fn drop_place(copy: Held) {
    tokio::task::spawn_blocking(|| drop(copy)).await.expect("dropped");
}

async fn filled(fresh: &Fresh) -> Office {
    let office = Office::open(fresh).await;
    office.store.keys.check(fresh).await.expect("marks the records");
    for nth in 0..7 {
        let secrecy = if nth % 3 == 0 { Secrecy::Secret } else { Secrecy::Open };
        let contact = Contact { email: "budi@example.org".into(), ..Contact::default() };
        let sent = Report { secrecy: Some(secrecy), contact, ..report() };
        office.receive(&sent, NOW.plus_seconds(nth)).await;
    }
    office
}

fn taken(backup: &Result<Backup, BackupError>) -> &Backup {
    backup.as_ref().unwrap_or_else(|error| panic!("{error}"))
}

async fn put_back(file: &Path, location: &Location, keys: &Arc<Keys>) -> Result<u64, BackupError> {
    restore(file, location, keys.clone(), &mut |_, _| {}).await
}

pub async fn story(fresh: Fresh) {
    let office = filled(&fresh).await;
    let keys = &office.store.keys;
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("lapor.backup");
    let made = take(&fresh.location, &file, Some(keys.clone())).await;
    let made = taken(&made);
    assert_eq!((made.cases, made.bytes), (7, fs::metadata(&file).expect("there").len()));
    assert_eq!(made.folded, if fresh.engine() == Engine::Sqlite { 7 } else { 0 });
    assert_eq!(made.hash.len(), 64);
    #[cfg(unix)]
    {
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).expect("there").permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
    let again = take(&fresh.location, &file, None).await;
    assert!(matches!(again, Err(BackupError::Taken(_))), "{again:?}");

    let (place, copy) = empty_place(&fresh, folder.path(), "restored").await;
    let (others, _other_place) = demo_keys();
    let strange = put_back(&file, &place, &Arc::new(others)).await;
    assert!(matches!(strange, Err(BackupError::Keys(KeysError::WrongKey(_)))), "{strange:?}");
    assert_eq!(put_back(&file, &place, keys).await.expect("restored"), 7);
    let db = Db::open(&place).await.expect("opens");
    let restored = Store::reading(db.clone(), keys.clone());
    let ids = |store: Store| async move { cases::ids_after(&store, CaseId(0), 100).await.expect("ids") };
    assert_eq!(ids(restored).await, ids(office.store.clone()).await);
    db.close().await;
    let twice = put_back(&file, &place, keys).await;
    assert!(matches!(twice, Err(BackupError::Occupied(_))), "{twice:?}");
    drop_place(copy).await;
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("folder").map(|entry| entry.expect("entry").file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "no drafts: {left:?}");
}

#[test]
fn what_is_received_meanwhile_hinders_no_backup() {
    on_both(|fresh| async move {
        let office = Arc::new(filled(&fresh).await);
        let folder = TempDir::new().expect("a folder");
        let sending = Arc::clone(&office);
        let sender = tokio::spawn(async move {
            for nth in 0..40 {
                let token = format!("meanwhile {nth}");
                sending.try_receive(&report(), NOW.plus_seconds(nth), &token).await.expect("received");
            }
        });
        let file = folder.path().join("a");
        let made = take(&fresh.location, &file, Some(office.store.keys.clone())).await;
        let held = taken(&made).cases;
        sender.await.expect("sends on");
        assert!((7..=47).contains(&held), "{held}");
        let (place, copy) = empty_place(&fresh, folder.path(), "restored").await;
        assert_eq!(put_back(&file, &place, &office.store.keys).await.expect("restored"), held);
        drop_place(copy).await;
    });
}

#[test]
fn what_is_no_backup_or_of_a_later_program_is_refused() {
    on_both(|fresh| async move {
        let office = filled(&fresh).await;
        let folder = TempDir::new().expect("a folder");
        let (place, copy) = empty_place(&fresh, folder.path(), "restored").await;
        let keys = &office.store.keys;
        for content in ["", "a letter", "SQLite format 3\0 and then nothing", "PGDMP and then nothing"] {
            let file = folder.path().join("odd");
            fs::write(&file, content).expect("written");
            let refused = put_back(&file, &place, keys).await;
            assert!(refused.is_err(), "{content:?}");
        }
        let nowhere = put_back(&folder.path().join("nowhere"), &place, keys).await;
        assert!(matches!(nowhere, Err(BackupError::Io { .. })), "{nowhere:?}");
        let later = "update _sqlx_migrations set version = 9999 where version = 1";
        fresh.run(Statement::new("test::any", later), args![]).await.expect("a later schema");
        let file = folder.path().join("later");
        take(&fresh.location, &file, None).await.expect("a copy can be made of anything");
        let refused = put_back(&file, &place, keys).await;
        assert!(matches!(refused, Err(BackupError::TooNew { found: 9999, .. })), "{refused:?}");
        drop_place(copy).await;
    });
}

#[test]
fn a_damaged_backup_and_a_case_that_contradicts_its_journal_are_not_restored() {
    on_sqlite(|fresh| async move {
        let office = filled(&fresh).await;
        let keys = &office.store.keys;
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("whole");
        take(&fresh.location, &file, Some(keys.clone())).await.expect("taken");
        let bytes = fs::read(&file).expect("read");
        let place = |name: &str| Location::Directory(folder.path().join(name));
        let damaged: PathBuf = folder.path().join("short");
        fs::write(&damaged, &bytes[..bytes.len() - 8192]).expect("written");
        let refused = put_back(&damaged, &place("short.d"), keys).await;
        assert!(matches!(refused, Err(BackupError::Damaged(_))), "{refused:?}");

        let tamper = Statement::new(
            "test::any",
            "update cases set declines = declines + 1 where id = (select min(id) from cases)",
        );
        fresh.run(tamper, args![]).await.expect("tampered with");
        let tampered = folder.path().join("tampered");
        let refused = take(&fresh.location, &tampered, Some(keys.clone())).await;
        assert!(matches!(refused, Err(BackupError::Differs(_))), "{refused:?}");
        assert!(!tampered.exists());
        take(&fresh.location, &tampered, None).await.expect("without keys nobody folds");
        let refused = put_back(&tampered, &place("tampered.d"), keys).await;
        assert!(matches!(refused, Err(BackupError::Differs(_))), "{refused:?}");
        let left = fs::read_dir(folder.path().join("tampered.d")).expect("there").count();
        assert_eq!(left, 0, "the place is as it was");
    });
}
