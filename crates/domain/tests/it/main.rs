//! The rules as a whole: lives of cases in a small made-up country.

mod clocks_in_lives;
mod country;
mod decisions;
mod due_dates;
mod facts;
mod goldens;
mod life;
mod outcomes;
mod pauses;
mod permissions;
mod statistics;
mod stories;
mod visibility;
mod workflow;
