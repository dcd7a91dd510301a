//! Language work: what people write, brought into a form that can be compared.
//!
//! Pure functions and indexes in memory: no files, no clock, no network. The
//! lists of places, institutions and topics come from the caller; the only
//! words kept here are those of the language itself, under `words/`.
//!
//! - [`clean_input`] and [`strip_salutation`] prepare a text at intake.
//! - [`Normalised`] is the text as the machine compares it, with the way back
//!   to the original bytes, so that evidence can be shown where it was written.
//! - [`PhraseIndex`] finds keywords in it.
//! - [`personal`] finds what is personal in a text, to warn of it and to take it out.
//! - [`alike`] says whether two reports may tell of the same matter, and why.
//! - [`classify`] learns labels from examples and says why it proposes one.
//! - [`sentences`] reads such examples from a file.
//! - [`terms`] are the words under which a text is found again.
//! - [`Gazetteer`] finds and resolves names of official areas.
//! - [`NameIndex`] finds anything else that has a few names.

pub mod alike;
pub mod classify;
mod fold;
pub mod gazetteer;
pub mod intake;
pub mod names;
pub mod normalise;
pub mod personal;
pub mod phrases;
pub mod sentences;
pub mod stem;
pub mod terms;

pub use gazetteer::{Broken, Found, Gazetteer, Place, Resolved};
pub use intake::{
    Cleaned, Unclean, clean_input, has_bidi_controls, isolate_for_display, length, strip_salutation,
};
pub use names::{NameIndex, Named, squeeze};
pub use normalise::{Normalised, Word};
pub use phrases::{Hit, PhraseIndex};
pub use stem::stem;
pub use terms::terms;
