//! The citizen's pages, as a citizen uses them.

mod canary;
mod language;
mod report;
mod sent;
mod statistics;
mod track;
pub mod visitor;
