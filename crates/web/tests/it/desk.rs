//! The staff's pages, as their people use them.

mod actions;
mod case;
mod clerk;
mod login;
mod queue;
mod secret;
