//! What is wrong with a field of a report, as the sentence beside it.

use lapor_domain::reports::{Field, Flaw, FlawKind};

use crate::catalogue::Words;

impl Words {
    /// The flaw in plain words, with what to do about it.
    pub fn flaw(&self, flaw: &Flaw) -> String {
        match (flaw.kind, flaw.field) {
            (FlawKind::TooLong { length, limit }, _) => {
                self.say("field-too-long", &[("length", length.into()), ("max", limit.into())])
            }
            (FlawKind::ControlSign, _) => self.word("field-bad-signs"),
            (FlawKind::InFuture, _) => self.word("field-date-future"),
            (FlawKind::Missing, Field::Words) => self.word("field-words-missing"),
            (FlawKind::Missing, _) => self.word("field-required"),
            (FlawKind::Unknown, Field::Area) => self.word("field-area-unknown"),
            (FlawKind::Unknown, _) => self.word("field-choose"),
            (FlawKind::Malformed, Field::Email) => self.word("field-email"),
            (FlawKind::Malformed, Field::Phone) => self.word("field-phone"),
            (FlawKind::Malformed, Field::HappenedOn) => self.word("field-date"),
            (FlawKind::Malformed, _) => self.word("field-choose"),
        }
    }
}

#[cfg(test)]
mod tests;
