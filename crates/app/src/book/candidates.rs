//! Every way that a report might go, the likeliest first: what a measure ranks, where a person is shown only the first few.

use super::{Book, Subject};
use lapor_domain::routing::duties::answerable;
use lapor_domain::values::{InstitutionCode, TopicCode, UnitCode};
use lapor_text::Normalised;

/// A topic, and whom it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The topic.
    pub topic: TopicCode,
    /// Who would answer for it, where that can be said.
    pub institution: Option<InstitutionCode>,
    /// Which unit of it, where known.
    pub unit: Option<UnitCode>,
}

impl Book {
    /// The topics that the words speak for, in the order of the proposal, and then every other one in the order of how
    /// much the report resembles its examples.
    pub fn candidates(&self, subject: &Subject<'_>) -> Vec<Candidate> {
        let proposal = self.propose(subject);
        let alternatives = proposal.alternatives.into_iter().map(|one| one.topic);
        let mut topics: Vec<TopicCode> = proposal.topic.into_iter().chain(alternatives).collect();
        let alike = self.examples.as_ref().map(|examples| examples.ranked(subject.text)).unwrap_or_default();
        for topic in alike {
            if !topics.contains(topic) {
                topics.push(topic.clone());
            }
        }
        let qualifiers = self.deciding(&Normalised::new(subject.text));
        let lead = |topic: TopicCode| {
            let answer = answerable(&topic, &qualifiers, subject.area, &self.rulebook).ok();
            let institution = answer.as_ref().map(|answer| answer.institution.code.clone());
            Candidate { topic, institution, unit: answer.and_then(|answer| answer.unit) }
        };
        topics.into_iter().map(lead).collect()
    }
}
