//! The outside: how the program reaches people, one file for each way.

pub mod email;
