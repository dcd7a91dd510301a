//! The work as a whole: the three doors, the jobs, the rulebook, on both engines.

mod goldens;
mod look;
mod perform;
mod receive;
mod routing;
mod rulebook;
mod sign_in;
mod simulator;
mod sweep;
