//! The web from outside: requests in, answers out. No network; the same router as the program's.

mod access;
mod api;
mod desk;
mod goldens;
mod guard;
mod personal;
mod portal;
mod routes;
mod statements;
mod web;
