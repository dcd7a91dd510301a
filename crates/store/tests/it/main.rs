//! The records, on both engines.

mod access;
mod agencies;
mod canary;
mod cases;
mod commit;
mod deadlines;
mod engines;
mod group;
mod keys;
mod office;
mod open;
mod outbox;
mod queues;
mod requests;
mod rulebooks;
mod schema;
mod scope;
mod sessions;
mod settings;
mod statements;
mod submissions;
mod users;
mod vault;
mod verify;
mod world;
