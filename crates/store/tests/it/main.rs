//! The records, on both engines.

mod access;
mod agencies;
mod engines;
mod keys;
mod requests;
mod rulebooks;
mod schema;
mod sessions;
mod settings;
mod statements;
mod submissions;
mod users;
mod vault;
mod world;
