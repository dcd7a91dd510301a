//! The words for people: catalogues in Indonesian and English, and the way dates and numbers read.
//!
//! Code elsewhere holds keys, never sentences. A key is kebab-case and names what is said
//! (`status-routed`, `portal-home-title`); both languages have the same keys with the same
//! variables, which the tests prove.

mod cases;
mod catalogue;
mod flaws;
mod formats;
mod languages;
mod letters;
mod reasons;
mod refusals;
mod sums;

pub use cases::StatusWords;
pub use catalogue::{Arg, Words};
pub use languages::Lang;
pub use reasons::Names;
pub use sums::SumWords;
