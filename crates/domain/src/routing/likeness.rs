//! Kemiripan: which topics a report resembles, by examples of what people write.
//!
//! Whoever compares the words hands the likeness in as numbers. It is a second opinion: it never routes by itself and
//! never makes a proposal surer. Where it speaks for a topic that leads elsewhere, the confidence falls; where it speaks
//! for topics that only a person may route, a person looks first; and the person who decides is told what it found.
//! Source: house rule.

use super::book::RoutingBook;
use super::reasons::{Reason, Rule};
use crate::values::{InstitutionCode, TopicCode};

/// How much a report resembles the examples of a topic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness<'a> {
    /// The topic.
    pub topic: &'a TopicCode,
    /// How likely the report is about it, 0 to 1.
    pub confidence: f32,
}

/// A topic whose examples a report resembles, for the person who decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The topic.
    pub topic: TopicCode,
    /// Who would answer for it, where that can be said.
    pub institution: Option<InstitutionCode>,
    /// How likely the report is about it, 0 to 1.
    pub confidence: f32,
    /// Why: the rule [`Rule::Resembles`].
    pub reason: Reason,
}

impl Suggestion {
    /// Without the words that it rests on.
    pub(super) fn new(likeness: &Likeness<'_>, institution: Option<InstitutionCode>) -> Self {
        let args = vec![("topic", likeness.topic.to_string())];
        let reason = Reason { rule: Rule::Resembles, args, spans: Vec::new() };
        Suggestion { topic: likeness.topic.clone(), institution, confidence: likeness.confidence, reason }
    }
}

/// How many topics are suggested.
pub(super) const SUGGESTIONS: usize = 3;
/// What is less likely than this is not worth a person's time.
pub(super) const LEAST_SUGGESTED: f32 = 0.05;
/// From this likeliness on, all such topics together, a report may be about one that only a person may route. Of
/// sentences that no rule was written for, one in four that would have gone out unseen stops here.
const CAUTION_LIKENESS: f32 = 0.25;

/// What is left of the confidence in a topic: as much less as the examples believe more in one that leads elsewhere.
/// Which of two topics of one desk it is, that desk will see; only the way must be right.
pub(super) fn agreement(likeness: &[Likeness<'_>], leads_there: impl Fn(&TopicCode) -> bool) -> f32 {
    let (there, elsewhere): (Vec<&Likeness<'_>>, Vec<&Likeness<'_>>) =
        likeness.iter().partition(|one| leads_there(one.topic));
    let most = |all: &[&Likeness<'_>]| all.iter().map(|one| one.confidence).fold(0.0, f32::max);
    1.0 - (most(&elsewhere) - most(&there)).clamp(0.0, 1.0)
}

/// Whether the report resembles topics that only a person may route.
pub(super) fn asks_for_caution(likeness: &[Likeness<'_>], book: &impl RoutingBook) -> bool {
    let needs_person = |one: &&Likeness<'_>| book.topic(one.topic).is_some_and(|topic| topic.needs_person());
    likeness.iter().filter(needs_person).map(|one| one.confidence).sum::<f32>() >= CAUTION_LIKENESS
}

#[cfg(test)]
mod tests;
