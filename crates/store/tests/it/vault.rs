use crate::world::{assert_taken, demo_keys};
use lapor_domain::values::CaseId;
use lapor_store::db::{Engine, Statement};
use lapor_store::keys::IdentityKey;
use lapor_store::vault::{self, Held, Kind, Opened, Slot};
use lapor_store::{Db, Location, StoreError, args};
use lapor_testkit::databases::{Fresh, on_both, on_sqlite};
use std::path::Path;

const CASE: CaseId = CaseId(41);

const WRAPPED: Statement = Statement::new(
    "test::wrapped",
    "select wrapped_key from vault_body where case_id = $1 and wrapped_key is not null",
);
const DUMP: [Statement; 3] = [
    Statement::new("test::dump", "select field, nonce, sealed, wrapped_key from vault_identity"),
    Statement::new("test::dump", "select field, nonce, sealed, wrapped_key from vault_contact"),
    Statement::new("test::dump", "select field, nonce, sealed, wrapped_key from vault_body"),
];

fn slot(kind: Kind, field: &str, version: i64) -> Slot<'_> {
    Slot { case: CASE, kind, field, version }
}

fn text(opened: Result<Opened, StoreError>) -> String {
    match opened {
        Ok(Opened::Value(value)) => value.text().expect("UTF-8").to_owned(),
        Ok(Opened::Erased) => "(erased)".into(),
        Ok(Opened::Withheld) => "(withheld)".into(),
        Err(error) => format!("({error})"),
    }
}

#[test]
fn values_are_kept_read_replaced_and_erased() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    let (keys, place) = demo_keys();
    let custodian = IdentityKey::open(&place.path().join("keys")).expect("custodian");
    let read = async |kind, field| text(vault::read(&db, &keys, CASE, kind, field).await);
    let mut tx = db.begin().await.expect("begin");
    for kind in Kind::ALL {
        for (field, version, value) in [("a", 1, "one"), ("a", 2, "two"), ("b", 1, "three")] {
            vault::put(&mut tx, &keys, slot(kind, field, version), value.as_bytes()).await.expect("put");
        }
    }
    tx.commit().await.expect("commit");
    let mut tx = db.begin().await.expect("begin");
    let again = vault::put(&mut tx, &keys, slot(Kind::Body, "a", 2), b"x").await;
    assert_taken(again, "vault_body");
    drop(tx);

    for kind in [Kind::Contact, Kind::Body] {
        assert_eq!(read(kind, "a").await, "two");
        assert_eq!(read(kind, "b").await, "three");
        assert_eq!(read(kind, "c").await, "(no such record)");
        let all = vault::read_all(&db, &keys, CASE, kind).await.expect("all");
        let all: Vec<_> = all.into_iter().map(|(field, value)| (field, text(Ok(value)))).collect();
        assert_eq!(all, [("a".into(), "two".into()), ("b".into(), "three".into())]);
    }
    assert_eq!(read(Kind::Identity, "a").await, "(withheld)");
    assert_eq!(text(vault::reveal(&db, &custodian, CASE, "a").await), "two");

    for kind in Kind::ALL {
        let mut tx = db.begin().await.expect("begin");
        assert_eq!(vault::erase(&mut tx, CASE, kind, "a").await, Ok(2));
        assert_eq!(vault::erase(&mut tx, CASE, kind, "a").await, Ok(0));
        tx.commit().await.expect("commit");
        assert_eq!(read(kind, "a").await, "(erased)");
        let held = vault::held(&db, CASE, kind).await.expect("held");
        let held_as = |field: &str, version, is_erased| Held { field: field.into(), version, is_erased };
        assert_eq!(held, [held_as("a", 2, true), held_as("b", 1, false)]);
        let mut tx = db.begin().await.expect("begin");
        assert_eq!(vault::erase_all(&mut tx, CASE, kind).await, Ok(1));
        tx.commit().await.expect("commit");
        assert_eq!(read(kind, "b").await, "(erased)");
    }
    assert_eq!(text(vault::reveal(&db, &custodian, CASE, "b").await), "(erased)");
    db.scrub().await.expect("scrub");
}

#[test]
fn a_value_moved_to_another_case_does_not_open() {
    const MOVE: Statement =
        Statement::new("test::move", "update vault_contact set case_id = $1 where case_id = $2");
    on_both(|db| async move {
        let (keys, _place) = demo_keys();
        let mut tx = db.begin().await.expect("begin");
        vault::put(&mut tx, &keys, slot(Kind::Contact, "email", 1), b"a@b.c").await.expect("put");
        tx.commit().await.expect("commit");
        db.run(MOVE, args![CaseId(42), CASE]).await.expect("move");
        let moved = vault::read(&db, &keys, CaseId(42), Kind::Contact, "email").await;
        assert!(matches!(moved, Err(StoreError::Corrupt(_))));
    });
}

/// Strange enough that they can't occur by chance.
const CANARIES: [&str; 4] =
    ["Ńgűrāh-73519-Ŵayan", "3374010203940007", "+62-811-7777-03519", "kanari73519@contoh.example"];

#[test]
fn sealed_values_are_nowhere_in_the_files() {
    on_sqlite(|fresh| async move {
        let (keys, _place) = demo_keys();
        fill(&fresh, &keys).await;
        let Location::Directory(directory) = &fresh.location else {
            panic!("SQLite lives in a directory");
        };
        for moment in ["in the log", "after the log is merged", "after closing"] {
            for canary in CANARIES {
                assert_eq!(files_with(directory, canary.as_bytes()), 0, "{canary} {moment}");
            }
            assert!(files_with(directory, b"canary_field") > 0, "the search finds what is there");
            match moment {
                "in the log" => fresh.scrub().await.expect("scrub"),
                _ => fresh.db.close().await,
            }
        }
    });
}

#[test]
fn sealed_values_are_in_no_column() {
    on_both(|db| async move {
        let (keys, _place) = demo_keys();
        fill(&db, &keys).await;
        for statement in DUMP {
            let rows = db.all(statement, args![]).await.expect("dump");
            assert_eq!(rows.len(), CANARIES.len());
            for row in rows {
                let columns = ["nonce", "sealed", "wrapped_key"];
                let all = columns.map(|name| row.get::<Vec<u8>>(name).expect("bytes")).concat();
                assert!(CANARIES.iter().all(|canary| !contains(&all, canary.as_bytes())));
            }
        }
    });
}

#[test]
fn an_erased_key_is_gone_from_the_files() {
    on_sqlite(|fresh| async move {
        assert_eq!(fresh.engine(), Engine::Sqlite);
        let (keys, _place) = demo_keys();
        fill(&fresh, &keys).await;
        let Location::Directory(directory) = &fresh.location else {
            panic!("SQLite lives in a directory");
        };
        let rows = fresh.all(WRAPPED, args![CASE]).await.expect("wrapped keys");
        let wrapped: Vec<Vec<u8>> = rows.iter().map(|r| r.get("wrapped_key").expect("key")).collect();
        assert_eq!(wrapped.len(), CANARIES.len());
        assert!(wrapped.iter().all(|key| files_with(directory, key) > 0));
        let mut tx = fresh.begin().await.expect("begin");
        vault::erase_all(&mut tx, CASE, Kind::Body).await.expect("erase");
        tx.commit().await.expect("commit");
        fresh.scrub().await.expect("scrub");
        assert!(wrapped.iter().all(|key| files_with(directory, key) == 0));
    });
}

async fn fill(db: &Db, keys: &lapor_store::keys::Keys) {
    let mut tx = db.begin().await.expect("begin");
    for kind in Kind::ALL {
        for (version, canary) in (1..).zip(CANARIES) {
            let slot = slot(kind, "canary_field", version);
            vault::put(&mut tx, keys, slot, canary.as_bytes()).await.expect("put");
        }
    }
    tx.commit().await.expect("commit");
}

/// How many files of a directory hold these bytes.
fn files_with(directory: &Path, needle: &[u8]) -> usize {
    let files = std::fs::read_dir(directory).expect("directory");
    files
        .map(|file| std::fs::read(file.expect("entry").path()).expect("bytes"))
        .filter(|bytes| contains(bytes, needle))
        .count()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
