//! The pages and the API: what a person or a system sees of `lapor`.

pub mod assets;
pub mod components;
