//! The thin layer itself: values, transactions, errors.

use crate::world::{NOW, assert_taken, committed_user, user};
use lapor_domain::values::Instant;
use lapor_store::db::{Engine, Statement};
use lapor_store::{Conflict, Db, Location, StoreError, args, settings, users};
use lapor_testkit::databases::{Fresh, on_both, on_sqlite};
use std::time::{Duration, Instant as Clock};

const ECHO: Statement = Statement::new(
    "test::echo",
    "select cast($1 as bigint) as i, cast($2 as text) as t, cast($3 as double precision) as r, \
     case when $4 = 1 then 1 else 0 end as b",
);
const ADD_SETTING: Statement =
    Statement::new("test::add_setting", "insert into settings (name, value) values ($1, $2)");
const COUNT_SETTINGS: Statement =
    Statement::new("test::count_settings", "select count(*) as n from settings");
const ADD_FILE: Statement = Statement::new(
    "test::add_file",
    "insert into rulebook_files (revision, path, content) values ($1, $2, $3)",
);
const NONSENSE: Statement = Statement::new("test::nonsense", "select nothing from nowhere");

#[test]
fn values_come_back_as_they_went_in() {
    on_both(|db| async move {
        let row = db.one(ECHO, args![i64::MIN, "a\u{202e}😀'\n", 0.1, true]).await.expect("echo");
        assert_eq!(row.get::<i64>("i"), Ok(i64::MIN));
        assert_eq!(row.get::<String>("t"), Ok("a\u{202e}😀'\n".to_owned()));
        assert_eq!(row.get::<f64>("r"), Ok(0.1));
        assert_eq!(row.get::<bool>("b"), Ok(true));
        let none = args![None::<i64>, None::<&str>, None::<f64>, None::<bool>];
        let row = db.one(ECHO, none).await.expect("echo");
        assert_eq!(row.maybe::<Instant>("i"), Ok(None));
        assert_eq!(row.maybe::<String>("t"), Ok(None));
        assert_eq!(row.maybe::<f64>("r"), Ok(None));
        assert_eq!(row.get::<bool>("b"), Ok(false));
    });
}

#[test]
fn a_row_that_is_not_as_expected_is_corrupt() {
    on_both(|db| async move {
        let row = db.one(ECHO, args![2_i64, None::<&str>, 0.0, false]).await.expect("echo");
        let corrupt = |error| matches!(error, Err(StoreError::Corrupt(_)));
        assert!(corrupt(row.get::<String>("t").map(drop)), "an empty value");
        assert!(corrupt(row.get::<i64>("x").map(drop)), "no such column");
        assert!(corrupt(row.get::<bool>("i").map(drop)), "2 is no truth value");
        assert!(corrupt(row.get::<Vec<u8>>("i").map(drop)), "another type");
        assert!(corrupt(db.all(NONSENSE, args![]).await.map(drop)), "no such table");
    });
}

#[test]
fn a_transaction_is_kept_whole_or_not_at_all() {
    on_both(|db| async move {
        let count =
            async || db.one(COUNT_SETTINGS, args![]).await.expect("count").get::<i64>("n").expect("n");
        let mut tx = db.begin().await.expect("begin");
        assert_eq!(tx.run(ADD_SETTING, args!["a", "1"]).await, Ok(1));
        assert_eq!(count().await, 0, "nobody sees it before the commit");
        tx.commit().await.expect("commit");
        assert_eq!(count().await, 1);

        let mut tx = db.begin().await.expect("begin");
        tx.run(ADD_SETTING, args!["b", "1"]).await.expect("run");
        tx.rollback().await.expect("rollback");
        let mut tx = db.begin().await.expect("begin");
        tx.run(ADD_SETTING, args!["c", "1"]).await.expect("run");
        drop(tx);
        let mut tx = db.begin().await.expect("begin");
        tx.run(ADD_SETTING, args!["d", "1"]).await.expect("run");
        assert_taken(tx.run(ADD_SETTING, args!["a", "2"]).await, "settings");
        drop(tx);
        assert_eq!(count().await, 1);
    });
}

#[test]
fn a_snapshot_sees_one_moment() {
    on_both(|db| async move {
        let mut snapshot = db.snapshot().await.expect("snapshot");
        let before = snapshot.one(COUNT_SETTINGS, args![]).await.expect("count").get::<i64>("n");
        db.run(ADD_SETTING, args!["a", "1"]).await.expect("run");
        let after = snapshot.one(COUNT_SETTINGS, args![]).await.expect("count").get::<i64>("n");
        assert_eq!((before, after), (Ok(0), Ok(0)));
        let refused = snapshot.run(ADD_SETTING, args!["b", "1"]).await;
        assert!(matches!(refused, Err(StoreError::Unavailable(_))), "{refused:?}");
    });
}

#[test]
fn a_reader_given_up_halfway_holds_nothing_back() {
    on_both(|db| async move {
        let count =
            async || db.one(COUNT_SETTINGS, args![]).await.expect("count").get::<i64>("n").expect("n");
        for number in 1..=40_i64 {
            let mut snapshot = db.snapshot().await.expect("snapshot");
            snapshot.one(COUNT_SETTINGS, args![]).await.expect("count");
            match number % 3 {
                0 => drop(snapshot),
                1 => snapshot.rollback().await.expect("ended"),
                // Its caller went away: the statement is dropped after its first step.
                _ => drop(tokio::time::timeout(Duration::ZERO, snapshot.one(NONSENSE, args![])).await),
            }
            db.run(ADD_SETTING, args![number.to_string(), "1"]).await.expect("run");
            assert_eq!(count().await, number, "nobody goes on seeing an old moment");
            drop(db.all(NONSENSE, args![]).await);
        }
    });
}

#[test]
fn many_more_read_at_once_than_there_are_connections() {
    on_both(|db| async move {
        let readers: Vec<_> = (0..200_i64)
            .map(|number| {
                let db = db.clone();
                tokio::spawn(
                    async move { db.one(ECHO, args![number, "a", 0.5, true]).await?.get::<i64>("i") },
                )
            })
            .collect();
        for (number, reader) in (0..).zip(readers) {
            assert_eq!(reader.await.expect("it reads"), Ok(number));
        }
        let (open, resting) = db.connections();
        assert!(resting <= open as usize && open <= 20, "{open} open, {resting} at rest");
        db.close().await;
        assert!(matches!(db.all(COUNT_SETTINGS, args![]).await, Err(StoreError::Unavailable(_))));
    });
}

#[test]
fn readers_do_not_wait_for_a_writer() {
    on_both(|db| async move {
        let mut tx = db.begin().await.expect("begin");
        tx.run(ADD_SETTING, args!["a", "1"]).await.expect("run");
        let begun = Clock::now();
        assert_eq!(settings::read(&db, "a").await, Ok(None));
        assert!(begun.elapsed() < Duration::from_secs(3));
        tx.commit().await.expect("commit");
    });
}

#[test]
fn every_constraint_is_a_conflict_of_its_kind() {
    on_both(|db| async move {
        committed_user(&db, "sri").await;
        let mut tx = db.begin().await.expect("begin");
        let password_hash = lapor_store::Secret::new("x".to_owned());
        let (login, name) = ("SRI", "Sri");
        let again = users::NewUser { login, name, password_hash: &password_hash, created_at: NOW };
        assert_taken(users::create(&mut tx, &again).await, "users");
        drop(tx);
        let dangling = db.run(ADD_FILE, args![9_i64, "a", b"x"]).await;
        assert_eq!(dangling, Err(StoreError::Conflict(Conflict::Reference)));
        let empty = db.run(ADD_SETTING, args!["a", None::<&str>]).await;
        assert_eq!(empty, Err(StoreError::Conflict(Conflict::Rule)));
    });
}

#[test]
fn errors_do_not_quote_values() {
    on_both(|db| async move {
        db.run(ADD_SETTING, args!["canary-7231", "canary-7231"]).await.expect("run");
        let error = db.run(ADD_SETTING, args!["canary-7231", "x"]).await.expect_err("taken");
        assert!(!format!("{error} {error:?}").contains("7231"));
    });
}

#[test]
fn a_text_with_nul_is_refused_or_kept_but_never_a_failure_of_the_engine() {
    on_both(|db| async move {
        let kept = db.run(ADD_SETTING, args!["a", "x\0y"]).await;
        match db.engine() {
            Engine::Sqlite => assert_eq!(kept, Ok(1)),
            Engine::Postgres => assert_eq!(kept, Err(StoreError::Conflict(Conflict::Rule))),
        }
    });
}

#[test]
fn records_open_again_and_the_migrations_run_once() {
    on_both(|fresh: Fresh| async move {
        committed_user(&fresh, "sri").await;
        fresh.db.close().await;
        for _ in 0..2 {
            let db = Db::open(&fresh.location).await.expect("opens again");
            assert!(users::by_login(&db, "sri").await.expect("find").is_some());
            db.close().await;
        }
    });
}

#[test]
fn an_older_program_starts_on_the_schema_of_a_newer_one() {
    on_both(|fresh: Fresh| async move {
        committed_user(&fresh, "sri").await;
        let later = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
                     select 9999, 'of a later program', success, checksum, 1 from _sqlx_migrations where version = 1";
        assert_eq!(fresh.run(Statement::new("test::later", later), Vec::new()).await, Ok(1));
        fresh.db.close().await;
        let db = Db::open(&fresh.location).await.expect("opens");
        assert!(users::by_login(&db, "sri").await.expect("find").is_some());
        let altered = "update _sqlx_migrations set checksum = $1 where version = 2";
        db.run(Statement::new("test::altered", altered), args![vec![1_u8; 48]]).await.expect("altered");
        db.close().await;
        let refused = Db::open(&fresh.location).await.err();
        assert!(
            matches!(&refused, Some(StoreError::Corrupt(why)) if why.contains("step 2") && why.contains("another place")),
            "a step that is not as it was written: {refused:?}"
        );
    });
}

#[test]
fn many_writers_all_get_their_turn() {
    on_both(|db| async move {
        let tasks: Vec<_> = (0..32)
            .map(|number| {
                let db = db.db.clone();
                tokio::spawn(async move {
                    let mut tx = db.begin().await?;
                    user(&mut tx, &format!("user{number}")).await;
                    tx.commit().await
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("task").expect("commit");
        }
        assert_eq!(users::all(&db).await.expect("list").len(), 32);
    });
}

#[test]
fn an_unreachable_server_is_unavailable() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("rt");
    let location = Location::Server("postgres://nobody@127.0.0.1:1/none".into());
    let result = runtime.block_on(Db::open(&location));
    assert!(matches!(result.err(), Some(StoreError::Unavailable(_))));
}

#[cfg(unix)]
#[test]
fn the_data_directory_is_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    on_sqlite(|fresh| async move {
        let Location::Directory(directory) = &fresh.location else {
            panic!("SQLite lives in a directory");
        };
        let mode = std::fs::metadata(directory).expect("metadata").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    });
}

const SQLITE_SAFETY: Statement = Statement::new(
    "test::sqlite_safety",
    "select (select journal_mode from pragma_journal_mode) || ' ' || \
     (select synchronous from pragma_synchronous) || ' ' || \
     (select foreign_keys from pragma_foreign_keys) || ' ' || \
     (select secure_delete from pragma_secure_delete) || ' ' || \
     (select trusted_schema from pragma_trusted_schema) as v",
);
const POSTGRES_SAFETY: Statement = Statement::new(
    "test::postgres_safety",
    "select current_setting('synchronous_commit') || ' ' || current_setting('statement_timeout') \
     || ' ' || current_setting('lock_timeout') as v",
);

/// Each of these is a promise: an acknowledged case survives power loss, a dead reference can't be
/// written, erased bytes are overwritten, and no statement waits for ever.
#[test]
fn the_engines_are_set_to_be_safe() {
    on_both(|db| async move {
        let (statement, expected) = match db.engine() {
            Engine::Sqlite => (SQLITE_SAFETY, "wal 2 1 1 0"),
            Engine::Postgres => (POSTGRES_SAFETY, "on 5s 3s"),
        };
        let mut tx = db.begin().await.expect("begin");
        let row = tx.one(statement, args![]).await.expect("settings");
        assert_eq!(row.get::<String>("v").as_deref(), Ok(expected));
    });
}

#[test]
fn processes_that_start_together_migrate_once() {
    on_sqlite(|fresh| async move {
        let Location::Directory(directory) = &fresh.location else {
            panic!("SQLite lives in a directory");
        };
        let place = Location::Directory(directory.join("second"));
        let starts: Vec<_> = (0..6)
            .map(|_| {
                let place = place.clone();
                tokio::spawn(async move { Db::open(&place).await.map(drop) })
            })
            .collect();
        for start in starts {
            assert_eq!(start.await.expect("task"), Ok(()));
        }
    });
}
