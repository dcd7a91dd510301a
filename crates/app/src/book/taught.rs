//! What the desk's decisions say of topics, and how well a model would have known them.

use super::examples::Examples;
use super::{Book, Subject};
use lapor_domain::cases::disputes::DutyHolder;
use lapor_domain::routing::duties::{Qualifier, answerable};
use lapor_domain::routing::topics::Topic;
use lapor_domain::values::{AreaCode, TopicCode, UnitCode};
use lapor_text::Normalised;
use lapor_text::classify::Model;
use std::sync::Arc;

/// How likely a topic must be before a decision that fits several is taken for one about it.
const LEAST_LIKELY: f32 = 0.05;

/// How many of the first topics are shown to a person.
const SHOWN: usize = 3;

/// Which of a model's topics leads to whom a report belonged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// The first.
    First,
    /// The second or third.
    AmongThree,
    /// None that anybody is shown.
    Missed,
}

/// Judges a model by decisions that it has not seen.
pub struct Judge<'b> {
    book: &'b Book,
    examples: Option<Examples>,
}

impl Judge<'_> {
    /// How well it knew whom this report belonged to. It is asked for the desk, not for the topic: which of two topics
    /// of one desk it was, nobody decided.
    pub fn hit(&self, subject: &Subject<'_>, holder: &DutyHolder) -> Hit {
        let way = Way::of(self.book, subject);
        let examples = self.examples.as_ref().or(self.book.examples.as_ref());
        let ranked = examples.map(|examples| examples.ranked(subject.text)).unwrap_or_default();
        match ranked.into_iter().take(SHOWN).position(|topic| way.leads(topic, holder)) {
            Some(0) => Hit::First,
            Some(_) => Hit::AmongThree,
            None => Hit::Missed,
        }
    }
}

impl Book {
    /// Judges the model that is in force.
    pub fn judge(&self) -> Judge<'_> {
        Judge { book: self, examples: None }
    }

    /// Judges another model by the same rules.
    pub fn judge_of(&self, model: Model) -> Judge<'_> {
        Judge { book: self, examples: Some(Examples::new(Arc::new(model), &self.rulebook.topics)) }
    }

    /// What a report was about, told from who turned out to be responsible: its own topic where that leads there; else
    /// the only one that does; else the one of several that its words speak for most. None where nothing says which.
    pub fn topic_taught(&self, subject: &Subject<'_>, holder: &DutyHolder) -> Option<TopicCode> {
        let way = Way::of(self, subject);
        if let Some(own) = subject.topic.filter(|topic| way.may_lead(topic, holder)) {
            return Some(own.clone());
        }
        let there = |topic: &&Topic| way.leads(&topic.code, holder);
        let leading: Vec<&Topic> = self.rulebook.topics.iter().filter(there).collect();
        match leading.as_slice() {
            [] => None,
            [only] => Some(only.code.clone()),
            several => self.likeliest(subject, several),
        }
    }

    fn likeliest(&self, subject: &Subject<'_>, several: &[&Topic]) -> Option<TopicCode> {
        let unguided = Subject { topic: None, institution: None, ..*subject };
        let proposal = self.propose(&unguided);
        let others = proposal.alternatives.into_iter().map(|other| other.topic);
        let likeness = self.examples.as_ref().map(|examples| examples.likeness(subject.text));
        let likely = likeness.unwrap_or_default().into_iter();
        let likely = likely.filter(|one| one.confidence >= LEAST_LIKELY).map(|one| one.topic.clone());
        let mut spoken_for = proposal.topic.into_iter().chain(others).chain(likely);
        spoken_for.find(|topic| several.iter().any(|one| &one.code == topic))
    }
}

/// How topics lead on from one report.
struct Way<'a> {
    book: &'a Book,
    qualifiers: Vec<Qualifier>,
    area: Option<&'a AreaCode>,
}

impl<'a> Way<'a> {
    fn of(book: &'a Book, subject: &Subject<'a>) -> Self {
        let qualifiers = book.deciding(&Normalised::new(subject.text));
        Way { book, qualifiers, area: subject.area }
    }

    /// Whether a topic leads there: to the institution, and to the unit where one is known to be responsible.
    fn leads(&self, topic: &TopicCode, holder: &DutyHolder) -> bool {
        self.unit_of(topic, holder).is_some_and(|unit| holder.unit.is_none() || unit == holder.unit)
    }

    /// Whether nothing speaks against it: the duty map may not know who inside the institution does the work.
    fn may_lead(&self, topic: &TopicCode, holder: &DutyHolder) -> bool {
        self.unit_of(topic, holder)
            .is_some_and(|unit| unit.is_none() || holder.unit.is_none() || unit == holder.unit)
    }

    /// Which unit of this institution the topic leads to; none where it leads to another institution.
    fn unit_of(&self, topic: &TopicCode, holder: &DutyHolder) -> Option<Option<UnitCode>> {
        let answer = answerable(topic, &self.qualifiers, self.area, &self.book.rulebook).ok()?;
        (answer.institution.code == holder.institution).then_some(answer.unit)
    }
}

#[cfg(test)]
mod tests;
