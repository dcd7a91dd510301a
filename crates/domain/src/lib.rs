//! The rules of SP4N-LAPOR: who may do what to a case, by when, and who answers for it.
//!
//! Pure and synchronous: no I/O, no clock, no SQL, no serialisation. Everything that varies
//! (institutions, calendars, lengths of clocks, topics) arrives as a [`rulebook::Rulebook`].

pub mod actors;
pub mod agencies;
pub mod areas;
pub mod cases;
mod coded;
pub mod deadlines;
pub mod law;
#[cfg(feature = "mutants")]
pub mod mutants;
pub mod reports;
pub mod rights;
pub mod routing;
pub mod rulebook;
pub mod satisfaction;
pub mod statistics;
pub mod values;
