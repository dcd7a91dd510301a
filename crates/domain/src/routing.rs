//! Who answers for what: topic × place × duty → institution, with the reasons.

pub mod book;
pub mod coverage;
pub mod duties;
pub mod likeness;
pub mod outcomes;
pub mod propose;
pub mod reasons;
pub mod topics;

#[cfg(test)]
mod sample;
