//! The JSON API, below `/api/v1`.

pub(crate) mod areas;
mod bodies;
pub(crate) mod health;
pub(crate) mod institutions;
pub mod openapi;
pub(crate) mod problems;
pub(crate) mod reports;
mod searches;
mod shapes;
pub(crate) mod statistics;
mod terms;
pub(crate) mod topics;
