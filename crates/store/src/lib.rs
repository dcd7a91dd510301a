//! The records of SP4N-LAPOR: one SQL text, two engines.
//!
//! Every noun has one file: its statements, its row and its functions side by side. What is
//! written in one change is written in one [`db::Tx`]; what is read comes from [`db::Db`].

pub mod access;
pub mod agencies;
pub mod alike;
pub mod arbiters;
pub mod backups;
pub mod ballast;
pub mod bookmarks;
pub mod bulk;
pub mod cases;
pub mod chores;
pub mod clocks;
mod coded;
pub mod codes;
pub mod commit;
pub mod counting;
pub mod counts;
pub mod db;
pub mod deadlines;
mod dialect;
pub mod doctor;
pub mod dossiers;
pub mod error;
mod flows;
mod group;
pub mod ids;
pub mod journal;
pub mod keys;
pub mod lags;
pub mod messages;
mod migrations;
pub mod models;
pub mod open;
pub mod outbox;
mod parties;
pub mod proposals;
pub mod queues;
pub mod reports;
pub mod requests;
pub mod rulebooks;
pub mod scope;
pub mod seals;
pub mod search;
pub mod secret;
pub mod sessions;
pub mod settings;
pub mod submissions;
pub mod users;
pub mod vault;
pub mod verify;
pub mod vintages;

pub use db::{Db, Location, Tx};
pub use error::{Conflict, StoreError};
pub use open::Store;
pub use secret::Secret;

/// Every statement that the program can send to a database, module by module.
pub fn statements() -> Vec<db::Statement> {
    [
        access::STATEMENTS,
        agencies::STATEMENTS,
        alike::STATEMENTS,
        &alike::CANDIDATES,
        arbiters::STATEMENTS,
        backups::STATEMENTS,
        bulk::STATEMENTS,
        &bulk::MANY,
        cases::STATEMENTS,
        chores::STATEMENTS,
        clocks::STATEMENTS,
        commit::STATEMENTS,
        counting::STATEMENTS,
        counts::STATEMENTS,
        counts::verify::STATEMENTS,
        deadlines::STATEMENTS,
        doctor::STATEMENTS,
        dossiers::STATEMENTS,
        flows::STATEMENTS,
        journal::STATEMENTS,
        lags::STATEMENTS,
        messages::STATEMENTS,
        models::STATEMENTS,
        outbox::STATEMENTS,
        outbox::CARRYING,
        outbox::SHELVES,
        parties::STATEMENTS,
        proposals::STATEMENTS,
        queues::STATEMENTS,
        queues::narrowed::STATEMENTS,
        reports::STATEMENTS,
        requests::STATEMENTS,
        rulebooks::STATEMENTS,
        search::STATEMENTS,
        search::index::STATEMENTS,
        search::rebuild::STATEMENTS,
        search::verify::STATEMENTS,
        seals::STATEMENTS,
        sessions::STATEMENTS,
        settings::STATEMENTS,
        submissions::STATEMENTS,
        users::STATEMENTS,
        vault::STATEMENTS,
        vintages::STATEMENTS,
    ]
    .concat()
}

/// Tells two states of the schema apart: changes whenever a migration of either engine does.
pub fn schema_fingerprint() -> u64 {
    migrations::fingerprint()
}
