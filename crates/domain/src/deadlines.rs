//! Tenggat: by when, counted how, and under which instrument.

pub mod calendar;
pub mod clocks;
pub mod instruments;
pub mod sum;
