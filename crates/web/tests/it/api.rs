//! The JSON API.

mod bad_input;
mod full_disk;
mod life;
mod limits;
mod lists;
mod openapi;
mod repeats;
mod secrecy;
