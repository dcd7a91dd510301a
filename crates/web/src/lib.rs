//! The web: pages without scripts, and the JSON API. Handlers say what a person wants; one call through a
//! door of [`lapor_app`] does it.

pub mod api;
mod assets;
pub mod components;
mod desk;
mod fault;
mod guard;
mod kept;
mod limits;
mod measures;
mod portal;
mod reader;
mod requests;
pub mod router;
mod sentences;
pub mod site;
mod viewer;
mod views;

pub use limits::{Limits, NoRate, Rate, Rates};
pub use router::router;
pub use site::Site;
