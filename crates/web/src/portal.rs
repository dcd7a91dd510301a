//! The citizen's pages: report, keep the numbers, track; and the figures that everybody may see.

mod access;
pub(crate) mod home;
pub(crate) mod language;
pub(crate) mod report;
pub(crate) mod sent;
pub(crate) mod statistics;
pub(crate) mod track;
