//! A classifier that learns from labelled texts and can say why.
//!
//! Linear on purpose: it trains in seconds on one core, fits in a few megabytes, gives the same model for
//! the same data and seed, and every decision is a sum of what single words contributed.

mod calibrate;
mod features;
mod file;
pub mod measure;
mod model;
mod solve;
#[cfg(test)]
mod tests;
mod train;
mod vocabulary;

pub use features::VERSION;
pub use file::{Damaged, manner};
pub use model::{Clue, Model, Ranked};
pub use train::{Example, Favour, Settings, Stage, Untrainable, train, train_with};
