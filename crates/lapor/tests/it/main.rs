//! The program as those live it who meet it.

mod admin;
mod canary;
mod duty;
mod grow;
mod import;
mod letters;
mod log;
mod metrics;
mod model;
mod program;
mod safety;
mod stopping;
mod stories;
