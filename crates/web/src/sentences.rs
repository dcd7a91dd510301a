//! Faults as sentences, and the names that sentences are filled with.

use crate::fault::{Fault, Slip, SlipKind};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{AreaCode, InstitutionCode, TopicCode, UnitKindCode};
use lapor_words::{Lang, Names, Words};

/// A fault as a title and a text.
pub(crate) fn fault(words: Words, fault: &Fault) -> (String, String) {
    let code = fault.code();
    let text = match fault {
        Fault::Refused(refusal) => return (words.word("refusal-title"), words.refusal(refusal)),
        Fault::Outdated => return (words.word("refusal-title"), words.word("refusal-stale")),
        Fault::Malformed(what) if words.has(what) => words.word(what),
        Fault::TooMany(seconds) => {
            let seconds = i64::try_from(*seconds).unwrap_or(i64::MAX);
            words.say("fault-too-many", &[("seconds", seconds.into())])
        }
        _ => words.named("fault", code),
    };
    (words.named("fault", &format!("{code}-title")), text)
}

/// What is wrong with one place of a body.
pub(crate) fn slip(words: Words, slip: &Slip) -> String {
    match slip.kind {
        SlipKind::WrongType(expected) => words.say("slip-wrong-type", &[("expected", expected.into())]),
        _ => words.named("slip", slip.kind.code()),
    }
}

/// The names that a rulebook gives to its codes.
pub(crate) struct NamesOf<'a>(pub &'a Rulebook);

impl Names for NamesOf<'_> {
    fn institution(&self, code: &str) -> Option<String> {
        self.0.institution(&InstitutionCode::new(code)).map(|one| one.name.clone())
    }

    fn area(&self, code: &str) -> Option<String> {
        self.0.areas.get(&AreaCode::new(code)).map(|one| one.name.clone())
    }

    fn topic(&self, code: &str, lang: Lang) -> Option<String> {
        self.0.topic(&TopicCode::new(code)).map(|one| match lang {
            Lang::Id => one.name.clone(),
            Lang::En => one.name_en.clone(),
        })
    }

    fn unit(&self, code: &str) -> Option<String> {
        self.0.unit_kind(&UnitKindCode::new(code)).map(|kind| kind.name.clone())
    }
}

#[cfg(test)]
mod tests;
