//! A fresh database for every test, on both engines.
//!
//! SQLite lives in a directory of its own. PostgreSQL is one private cluster for all test
//! processes of a checkout, started by the first that needs it and kept running, because every test is
//! a process of its own and a start takes seconds. Each test gets a copy of a migrated template.
//! `cargo run -p lapor-testkit --no-default-features --example stop_databases` ([`stop`]) ends the
//! cluster and deletes it.

mod cluster;

pub use cluster::{Cluster, stop};
pub use lapor_store::db::sent_by;

use lapor_store::{Db, Location};
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use tempfile::TempDir;

/// A database of its own for one test.
#[derive(Clone)]
pub struct Fresh {
    /// Open and migrated.
    pub db: Db,
    /// Where it is, to open it again.
    pub location: Location,
}

impl Deref for Fresh {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

/// Runs `test` on a fresh SQLite database, then on a fresh PostgreSQL database.
///
/// # Panics
/// When the test does, or when PostgreSQL can't be started: a test that silently left out an
/// engine would prove nothing.
pub fn on_both<F, Fut>(test: F)
where
    F: Fn(Fresh) -> Fut,
    Fut: Future<Output = ()>,
{
    on_sqlite(&test);
    on_postgres(&test);
}

/// Runs `test` on a fresh SQLite database.
///
/// # Panics
/// When the test does.
pub fn on_sqlite<F, Fut>(test: F)
where
    F: Fn(Fresh) -> Fut,
    Fut: Future<Output = ()>,
{
    let place = TempDir::new().expect("a temporary directory");
    run("SQLite", Location::Directory(place.path().join("data")), test);
}

/// Runs `test` on a fresh PostgreSQL database.
///
/// # Panics
/// When the test does, or when PostgreSQL can't be started.
pub fn on_postgres<F, Fut>(test: F)
where
    F: Fn(Fresh) -> Fut,
    Fut: Future<Output = ()>,
{
    let copy = Cluster::running().new_database();
    run("PostgreSQL", Location::Server(copy.url().to_owned()), test);
}

fn run<F, Fut>(engine: &str, location: Location, test: F)
where
    F: Fn(Fresh) -> Fut,
    Fut: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let db = Db::open(&location).await.expect("a fresh database opens");
            test(Fresh { db: db.clone(), location: location.clone() }).await;
            db.close().await;
        });
    }));
    if let Err(panic) = outcome {
        eprintln!("the test failed on {engine}");
        resume_unwind(panic);
    }
}
