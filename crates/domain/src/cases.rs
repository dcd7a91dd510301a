//! The life of a report once it is received.

pub mod case;
pub mod checks;
pub mod commands;
pub mod decide;
pub mod disputes;
pub mod events;
pub mod extensions;
pub mod facts;
pub mod grounds;
pub mod moves;
pub mod notices;
pub mod parties;
pub mod refusal;
pub mod status;
pub mod timing;
pub mod visibility;
