//! The records of SP4N-LAPOR: one SQL text, two engines.
//!
//! Every noun has one file: its statements, its row and its functions side by side. What is
//! written in one change is written in one [`db::Tx`]; what is read comes from [`db::Db`].

pub mod access;
pub mod agencies;
pub mod codes;
pub mod db;
mod dialect;
pub mod error;
pub mod ids;
pub mod keys;
mod migrations;
pub mod requests;
pub mod rulebooks;
pub mod secret;
pub mod sessions;
pub mod settings;
pub mod submissions;
pub mod users;
pub mod vault;

pub use db::{Db, Location, Tx};
pub use error::{Conflict, StoreError};
pub use secret::Secret;

/// Every statement that the program can send to a database, module by module.
pub fn statements() -> Vec<db::Statement> {
    [
        access::STATEMENTS,
        agencies::STATEMENTS,
        requests::STATEMENTS,
        rulebooks::STATEMENTS,
        sessions::STATEMENTS,
        settings::STATEMENTS,
        submissions::STATEMENTS,
        users::STATEMENTS,
        vault::STATEMENTS,
    ]
    .concat()
}

/// Tells two states of the schema apart: changes whenever a migration of either engine does.
pub fn schema_fingerprint() -> u64 {
    migrations::fingerprint()
}
