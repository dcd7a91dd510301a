//! Letters to reporters, taken in by a mail server.

mod letters;
mod outages;
mod secured;
mod world;
