//! What tests need and the program does not: databases on both engines, builders, a clock to turn.

#[cfg(feature = "app")]
pub mod apps;
pub mod databases;
pub mod mail;
pub mod people;
pub mod rulebooks;
#[cfg(feature = "app")]
pub mod sim;
