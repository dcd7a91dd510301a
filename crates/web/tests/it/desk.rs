//! The staff's pages, as their people use them.

mod actions;
mod alike;
mod case;
pub mod clerk;
mod letters;
mod login;
mod queue;
mod search;
mod seats;
mod secret;
