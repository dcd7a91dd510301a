//! What routing asks of the rulebook.

use super::duties::Duty;
use super::topics::Topic;
use crate::agencies::Institution;
use crate::values::{AreaCode, InstitutionCode, TopicCode};

/// The part of a rulebook revision that routing reads.
pub trait RoutingBook {
    /// Every topic, in the order of the file; the earlier one wins a tie.
    fn topics(&self) -> &[Topic];

    /// The duties of a topic, in the order of the file.
    fn duties_of(&self, topic: &TopicCode) -> Vec<&Duty>;

    /// The institution with this code.
    fn institution(&self, code: &InstitutionCode) -> Option<&Institution>;

    /// The government of exactly this area (a province, a regency or a city).
    fn government_of(&self, area: &AreaCode) -> Option<&Institution>;

    /// The governments of the areas inside this one, itself left out.
    fn governments_below(&self, area: &AreaCode) -> Vec<&Institution>;

    /// The topic with this code.
    fn topic(&self, code: &TopicCode) -> Option<&Topic> {
        self.topics().iter().find(|topic| &topic.code == code)
    }
}
