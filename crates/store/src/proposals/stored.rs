//! A proposal as text, and back.

use lapor_domain::cases::facts::Value;
use lapor_domain::routing::likeness::Suggestion;
use lapor_domain::routing::propose::{Alternative, Proposal};
use lapor_domain::routing::reasons::{Decides, Reason, Rule, Why};
use lapor_domain::values::{InstitutionCode, TopicCode};
use serde::{Deserialize, Serialize, Serializer};

/// Declares what text keeps as its values in this order, without their names, because there is one for each case.
macro_rules! in_order {
    ($($(#[$doc:meta])* $visible:vis struct $name:ident { $($(#[$fdoc:meta])* $field:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Deserialize)]
        $visible struct $name { $($(#[$fdoc])* $field: $kind),* }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                ($(&self.$field,)*).serialize(serializer)
            }
        }
    )*};
}

in_order! {
    /// A proposal as text keeps it.
    pub(super) struct StoredProposal {
        topic: Option<String>,
        institution: Option<String>,
        unit: Option<String>,
        confidence: f32,
        reasons: Vec<StoredReason>,
        alternatives: Vec<StoredAlternative>,
        suggestions: Vec<StoredSuggestion>,
        /// Why a person decides; none when the system may.
        person: Option<String>,
    }

    struct StoredReason {
        rule: String,
        args: Vec<(String, String)>,
        spans: Vec<(usize, usize)>,
    }

    struct StoredAlternative {
        topic: String,
        institution: Option<String>,
        confidence: f32,
    }

    struct StoredSuggestion {
        topic: String,
        institution: Option<String>,
        confidence: f32,
        reason: StoredReason,
    }
}

/// Every name that an argument of a reason has.
const ARGUMENTS: [&str; 9] =
    ["answers", "area", "basis", "institution", "level", "status", "topic", "unit", "words"];

impl From<&Proposal> for StoredProposal {
    fn from(proposal: &Proposal) -> Self {
        StoredProposal {
            topic: proposal.topic.as_ref().map(Value::put),
            institution: proposal.institution.as_ref().map(Value::put),
            unit: proposal.unit.as_ref().map(Value::put),
            confidence: proposal.confidence,
            reasons: proposal.reasons.iter().map(StoredReason::from).collect(),
            alternatives: proposal.alternatives.iter().map(StoredAlternative::from).collect(),
            suggestions: proposal.suggestions.iter().map(StoredSuggestion::from).collect(),
            person: match proposal.decides {
                Decides::System => None,
                Decides::Person(why) => Some(why.code().to_owned()),
            },
        }
    }
}

impl From<&Reason> for StoredReason {
    fn from(reason: &Reason) -> Self {
        StoredReason {
            rule: reason.rule.code().to_owned(),
            args: reason.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            spans: reason.spans.clone(),
        }
    }
}

impl From<&Alternative> for StoredAlternative {
    fn from(other: &Alternative) -> Self {
        StoredAlternative {
            topic: other.topic.put(),
            institution: other.institution.as_ref().map(Value::put),
            confidence: other.confidence,
        }
    }
}

impl From<&Suggestion> for StoredSuggestion {
    fn from(one: &Suggestion) -> Self {
        StoredSuggestion {
            topic: one.topic.put(),
            institution: one.institution.as_ref().map(Value::put),
            confidence: one.confidence,
            reason: StoredReason::from(&one.reason),
        }
    }
}

impl StoredProposal {
    /// The proposal; none when the text is none of ours.
    pub(super) fn proposal(self) -> Option<Proposal> {
        Some(Proposal {
            topic: taken(self.topic)?,
            institution: taken(self.institution)?,
            unit: taken(self.unit)?,
            confidence: self.confidence,
            reasons: self.reasons.into_iter().map(StoredReason::reason).collect::<Option<_>>()?,
            alternatives: self
                .alternatives
                .into_iter()
                .map(StoredAlternative::alternative)
                .collect::<Option<_>>()?,
            suggestions: self
                .suggestions
                .into_iter()
                .map(StoredSuggestion::suggestion)
                .collect::<Option<_>>()?,
            decides: match self.person {
                None => Decides::System,
                Some(code) => Decides::Person(Why::from_code(&code)?),
            },
        })
    }
}

impl StoredReason {
    fn reason(self) -> Option<Reason> {
        let argument = |(name, value): (String, String)| {
            let name = ARGUMENTS.into_iter().find(|known| *known == name)?;
            Some((name, value))
        };
        Some(Reason {
            rule: Rule::from_code(&self.rule)?,
            args: self.args.into_iter().map(argument).collect::<Option<_>>()?,
            spans: self.spans,
        })
    }
}

impl StoredAlternative {
    fn alternative(self) -> Option<Alternative> {
        Some(Alternative {
            topic: TopicCode::new(&self.topic),
            institution: self.institution.as_deref().map(InstitutionCode::new),
            confidence: self.confidence,
        })
    }
}

impl StoredSuggestion {
    fn suggestion(self) -> Option<Suggestion> {
        Some(Suggestion {
            topic: TopicCode::new(&self.topic),
            institution: self.institution.as_deref().map(InstitutionCode::new),
            confidence: self.confidence,
            reason: self.reason.reason()?,
        })
    }
}

fn taken<T: Value>(text: Option<String>) -> Option<Option<T>> {
    match text {
        Some(text) => T::take(&text).map(Some),
        None => Some(None),
    }
}

#[cfg(test)]
mod tests;
