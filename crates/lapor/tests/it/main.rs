//! The program as those live it who meet it.

mod stories;
mod import;
mod program;
