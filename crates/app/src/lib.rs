//! The work: load, decide, commit. Three doors, and the jobs that knock on them by themselves.
//!
//! - [`receive`]: a report arrives, from any channel.
//! - [`perform`]: any command on any case.
//! - [`look`]: any read, cut to what the viewer may see.

pub mod arbiters;
pub mod book;
pub mod error;
pub mod grow;
pub mod jobs;
pub mod look;
pub mod office;
pub mod perform;
pub mod personal;
pub mod ports;
pub mod receive;
pub mod rulebook;
pub mod sign_in;
pub mod statistics;
pub mod terms;

pub use error::Error;
pub use office::App;
