//! The rulebook: a seed at the first start, and the database's from then on.

use lapor_app::ports::SetClock;
use lapor_app::rulebook::Files;
use lapor_app::{App, Error};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::{Revision, TopicCode};
use lapor_store::Store;
use lapor_store::keys::{Keys, Purpose};
use lapor_store::rulebooks::{NewRevision, latest_revision, load_files, revisions, save_revision};
use lapor_testkit::apps::monday;
use lapor_testkit::databases::{Fresh, on_both};
use std::path::Path;
use std::sync::Arc;

async fn store(fresh: &Fresh, keys: &Path) -> Store {
    let keys = Keys::open_or_create(&keys.join("keys"), Purpose::Demo).expect("keys");
    Store::open(&fresh.location, keys).await.expect("the records open")
}

async fn start(fresh: &Fresh, keys: &Path, seed: Files) -> Result<App, Error> {
    App::open_with(store(fresh, keys).await, Arc::new(SetClock::at(monday())), seed).await
}

/// The seed with another name for the topic of damaged roads.
fn renamed(name: &str) -> Files {
    let mut files = Files::seed();
    let text = files.text("topics.toml").replacen("\"Jalan rusak\"", &format!("\"{name}\""), 1);
    files.set("topics.toml", &text);
    files
}

fn name_of_roads(app: &App) -> String {
    let book = app.book();
    book.rulebook.topic(&TopicCode::new("road-damage")).expect("the topic").name.clone()
}

#[test]
fn the_first_start_imports_the_seed_as_revision_one() {
    on_both(|fresh| async move {
        let keys = tempfile::tempdir().expect("a directory");
        assert!(latest_revision(&fresh.db).await.expect("read").is_none());
        let app = start(&fresh, keys.path(), Files::seed()).await.expect("it starts");
        assert_eq!(app.book().rulebook.revision, Revision(1));
        app.is_ready().await.expect("ready");

        let stored = latest_revision(&fresh.db).await.expect("read").expect("a revision");
        assert_eq!((stored.revision, stored.hash), (Revision(1), Files::seed().hash()));
        assert_eq!((stored.valid_from, stored.created_at), (monday(), monday()));
        let files = Files::from_pairs(load_files(&fresh.db, Revision(1)).await.expect("files"));
        assert!(files == Files::seed(), "byte for byte");
    });
}

#[test]
fn from_the_second_start_on_the_database_is_the_truth() {
    on_both(|fresh| async move {
        let keys = tempfile::tempdir().expect("a directory");
        start(&fresh, keys.path(), renamed("Jalan bolong")).await.expect("it starts");
        for seed in [Files::seed(), Files::default()] {
            let app = start(&fresh, keys.path(), seed).await.expect("it starts, whatever the seed");
            assert_eq!(name_of_roads(&app), "Jalan bolong");
        }
        assert_eq!(revisions(&fresh.db).await.expect("read").len(), 1);
    });
}

#[test]
fn a_seed_with_a_mistake_is_refused_and_nothing_is_saved() {
    on_both(|fresh| async move {
        let keys = tempfile::tempdir().expect("a directory");
        let mut wrong = Files::seed();
        let text = wrong.text("zones.toml").replacen("\"WIT\"", "\"MOON\"", 1);
        let line = 1 + text.lines().position(|line| line.contains("MOON")).expect("the line");
        wrong.set("zones.toml", &text);
        let Err(Error::Rulebook(why)) = start(&fresh, keys.path(), wrong).await else { panic!("it starts") };
        assert!(why.contains(&format!("rulebook/zones.toml:{line}:")), "{why}");
        assert!(latest_revision(&fresh.db).await.expect("read").is_none());

        let app = start(&fresh, keys.path(), Files::seed()).await.expect("a sound one starts");
        assert_eq!(app.book().rulebook.revision, Revision(1));
    });
}

#[test]
fn a_newer_revision_of_another_node_is_taken_over() {
    on_both(|fresh| async move {
        let keys = tempfile::tempdir().expect("a directory");
        let app = start(&fresh, keys.path(), Files::seed()).await.expect("it starts");
        let newer = renamed("Jalan bolong");
        let (hash, files) = (newer.hash(), newer.to_pairs());
        let new = NewRevision {
            hash: &hash,
            author: "sari",
            reason: "nama baru",
            valid_from: monday(),
            created_at: monday(),
            files: &files,
        };
        let mut tx = fresh.db.begin().await.expect("a transaction");
        assert_eq!(save_revision(&mut tx, &new).await.expect("saved"), Revision(2));
        tx.commit().await.expect("committed");

        assert_eq!(name_of_roads(&app), "Jalan rusak", "until it looks");
        app.refresh_rulebook().await.expect("taken over");
        assert_eq!((app.book().rulebook.revision, name_of_roads(&app)), (Revision(2), "Jalan bolong".into()));
    });
}

#[test]
fn two_nodes_that_start_at_once_agree_on_one_revision() {
    on_both(|fresh| async move {
        let keys = tempfile::tempdir().expect("a directory");
        let (one, other) = (store(&fresh, keys.path()).await, store(&fresh, keys.path()).await);
        let clock = || Arc::new(SetClock::at(monday()));
        let (one, other) = tokio::join!(
            tokio::spawn(App::open_with(one, clock(), renamed("Jalan satu"))),
            tokio::spawn(App::open_with(other, clock(), renamed("Jalan dua"))),
        );
        let one = one.expect("the task ends").expect("it starts");
        let other = other.expect("the task ends").expect("it starts");
        assert_eq!(name_of_roads(&one), name_of_roads(&other));
        assert_eq!(revisions(&fresh.db).await.expect("read").len(), 1);
    });
}

/// Whatever SP4N-LAPOR has a category for has a topic here, and the topic leads to somebody.
#[test]
fn every_category_of_sp4n_reaches_an_institution() {
    let files = Files::seed();
    let read = files.read(Revision(1)).expect("the seed is sound");
    let topics = &read.rulebook.topics;
    let text = files.text("sp4n_categories.csv");
    let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let mut categories = 0;
    for row in reader.records() {
        let row = row.expect("a row");
        let name = match &row[1] {
            "" => row[0].to_owned(),
            subcategory => format!("{}/{subcategory}", &row[0]),
        };
        let topic = topics.iter().find(|topic| topic.sp4n.contains(&name));
        let topic = topic.unwrap_or_else(|| panic!("no topic stands for {name:?}"));
        assert!(!read.rulebook.duties_of(&topic.code).is_empty(), "{} leads nowhere", topic.code);
        categories += 1;
    }
    assert_eq!((categories, rows.len()), (51 + 172, 51 + 172));
}
