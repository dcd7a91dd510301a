//! One byte of the file changes on the disk. It is found at the start, or by folding, or by whoever reads
//! it; or it changes nothing that anybody reads.

use crate::office::{Office, report, route};
use crate::world::NOW;
use lapor_domain::actors::Role;
use lapor_domain::cases::commands::Command;
use lapor_domain::reports::{Contact, Report, Secrecy};
use lapor_domain::values::CaseId;
use lapor_store::db::{ColumnClass, Depth, Statement};
use lapor_store::keys::Keys;
use lapor_store::verify::{verify_case, verify_rest};
use lapor_store::{Db, Location, Store, StoreError, cases};
use lapor_testkit::databases::on_sqlite;
use lapor_testkit::rulebooks::{ROADS, WEST_REGENCY};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

const SEED: u64 = 20_261_124;
const FLIPS: usize = 200;

/// Every row of every table, as text.
type Content = BTreeMap<String, Vec<String>>;

/// What became of a changed byte.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    AtTheStart,
    ByFolding,
    WhenRead,
    Harmless,
    Unseen(BTreeSet<String>),
}

async fn content(db: &Db) -> Result<Content, StoreError> {
    let mut tables: BTreeMap<String, Vec<(String, ColumnClass)>> = BTreeMap::new();
    for column in db.catalog().await?.columns {
        tables.entry(column.table).or_default().push((column.name, column.class));
    }
    let mut content = Content::new();
    for (table, columns) in tables {
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let names = names.join(", ");
        let sql = format!("select {names} from {table} order by {names}");
        let mut rows = Vec::new();
        for row in db.all(Statement::new("test::any", sql.leak()), vec![]).await? {
            let mut line = String::new();
            for (name, class) in &columns {
                let value = match class {
                    ColumnClass::Integer => format!("{:?}", row.maybe::<i64>(name)?),
                    ColumnClass::Real => format!("{:?}", row.maybe::<f64>(name)?),
                    ColumnClass::Text => format!("{:?}", row.maybe::<String>(name)?),
                    ColumnClass::Blob => format!("{:?}", row.maybe::<Vec<u8>>(name)?),
                };
                line.push_str(&value);
                line.push('|');
            }
            rows.push(line);
        }
        content.insert(table, rows);
    }
    Ok(content)
}

async fn fold(db: &Db, keys: &Arc<Keys>) -> Result<bool, StoreError> {
    let store = Store::reading(db.clone(), keys.clone());
    for case in cases::ids_after(&store, CaseId(0), 1_000).await? {
        if !verify_case(&store, case).await?.is_empty() {
            return Ok(false);
        }
    }
    Ok(verify_rest(&store, NOW).await?.is_empty())
}

async fn fate(file: &Path, keys: &Arc<Keys>, whole: &Content) -> Fate {
    let Ok(db) = Db::attach_file(file).await else { return Fate::AtTheStart };
    let fate = match db.damages(Depth::Quick).await {
        Ok(damages) if damages.is_empty() => match (fold(&db, keys).await, content(&db).await) {
            (Ok(true), Ok(read)) => compared(&read, whole),
            (Ok(true), Err(_)) => Fate::WhenRead,
            _ => Fate::ByFolding,
        },
        _ => Fate::AtTheStart,
    };
    db.close().await;
    fate
}

/// Sealed rows are opened with a key that finds out by itself.
fn compared(read: &Content, whole: &Content) -> Fate {
    let changed: BTreeSet<String> = whole
        .iter()
        .filter(|(table, rows)| read.get(*table) != Some(rows))
        .map(|(table, _)| table.clone())
        .collect();
    match changed {
        changed if changed.is_empty() => Fate::Harmless,
        changed if changed.iter().all(|table| table.starts_with("vault_")) => Fate::WhenRead,
        changed => Fate::Unseen(changed),
    }
}

async fn filled(office: &Office) {
    let national = crate::office::as_staff(office.people.at(Role::National, "NATIONAL"));
    for nth in 0..40 {
        let secrecy = if nth % 4 == 0 { Secrecy::Secret } else { Secrecy::Open };
        let contact = Contact { email: "budi@example.org".into(), ..Contact::default() };
        let sent = Report { secrecy: Some(secrecy), contact, ..report() };
        let case = office.receive(&sent, NOW.plus_seconds(nth)).await.case;
        if secrecy == Secrecy::Open && nth % 2 == 1 {
            let at = case.received_at.plus_seconds(60);
            office.act(&case, route(WEST_REGENCY, Some(ROADS)), &national, at).await;
        } else if secrecy == Secrecy::Open {
            let at = case.received_at.plus_seconds(60);
            office.act(&case, Command::Ask { text: "Di mana?".into() }, &national, at).await;
        }
    }
}

#[test]
fn one_changed_byte_is_never_served_as_a_case() {
    on_sqlite(|fresh| async move {
        let office = Office::open(&fresh).await;
        filled(&office).await;
        fresh.scrub().await.expect("the log is folded in");
        let Location::Directory(directory) = &fresh.location else { panic!("a directory") };
        let bytes = fs::read(directory.join("lapor.sqlite")).expect("read");
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("copy.sqlite");
        fs::write(&file, &bytes).expect("written");
        let db = Db::attach_file(&file).await.expect("opens");
        let whole = content(&db).await.expect("read");
        db.close().await;
        let mut random = StdRng::seed_from_u64(SEED);
        let mut fates: BTreeMap<Fate, usize> = BTreeMap::new();
        for _ in 0..FLIPS {
            let mut changed = bytes.clone();
            let offset = random.random_range(0..changed.len());
            changed[offset] ^= random.random_range(1..=255_u8);
            let file = folder.path().join(format!("{offset}.sqlite"));
            fs::write(&file, &changed).expect("written");
            *fates.entry(fate(&file, &office.store.keys, &whole).await).or_default() += 1;
            fs::remove_file(&file).expect("removed");
        }
        println!("seed {SEED}, {} bytes, {FLIPS} flips: {fates:#?}", bytes.len());
        assert_eq!(fates.values().sum::<usize>(), FLIPS);
        assert!(fates.contains_key(&Fate::AtTheStart) && fates.contains_key(&Fate::ByFolding), "{fates:?}");
        // What has no second copy and no seal. Counts and the index of words are made anew from the cases; of the
        // rest some columns change in a row's life, and are only looked at for what can't be.
        let may_change =
            ["outbox", "users", "sessions", "requests", "settings", "search_marks", "work_counts"];
        for fate in fates.keys() {
            if let Fate::Unseen(tables) = fate {
                assert!(tables.iter().all(|table| may_change.contains(&table.as_str())), "{tables:?}");
            }
        }
    });
}
