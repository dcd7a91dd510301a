use super::*;
use crate::routing::propose::Proposal;
use crate::routing::reasons::{Decides, Why};
use crate::routing::sample::{Asked, Sample};

/// What becomes of a report that resembles these topics.
fn propose(words: &'static str, at: &'static str, alike: &[(&str, f32)]) -> Proposal {
    let codes: Vec<TopicCode> = alike.iter().map(|(code, _)| TopicCode::new(code)).collect();
    let likeness: Vec<Likeness<'_>> = codes
        .iter()
        .zip(alike)
        .map(|(topic, (_, confidence))| Likeness { topic, confidence: *confidence })
        .collect();
    Sample::new().propose_alike(&Asked { words, at, ..Asked::default() }, &likeness)
}

fn suggested(proposal: &Proposal) -> Vec<(&str, Option<&str>)> {
    assert!(proposal.suggestions.iter().all(|one| one.reason.rule == Rule::Resembles));
    proposal
        .suggestions
        .iter()
        .map(|one| (one.topic.as_str(), one.institution.as_ref().map(InstitutionCode::as_str)))
        .collect()
}

#[test]
fn where_the_words_say_nothing_the_likeness_is_a_suggestion_and_a_person_decides() {
    let found = propose("something is wrong", "1.01", &[("light", 0.99), ("road", 0.2), ("bus", 0.04)]);
    assert_eq!((found.topic.as_ref(), found.institution.as_ref()), (None, None));
    assert_eq!(found.decides, Decides::Person(Why::NoTopic));
    assert_eq!(suggested(&found), [("light", Some("POWER")), ("road", Some("GOV-1.01"))]);
    assert_eq!(found.confidence, 0.0);
}

#[test]
fn likeness_to_the_same_topic_makes_nothing_surer() {
    let without = propose("an outage again", "", &[]);
    let with = propose("an outage again", "", &[("light", 0.9), ("road", 0.1)]);
    assert_eq!((with.confidence, with.decides), (without.confidence, Decides::System));
    assert_eq!(suggested(&with), [], "the system decides, and nobody reads it");
}

#[test]
fn likeness_to_another_topic_takes_from_the_confidence_what_it_believes_more() {
    let without = propose("an outage again", "", &[]);
    let with = propose("an outage again", "", &[("road", 0.7), ("light", 0.2)]);
    assert_eq!(with.topic, without.topic, "the words still lead");
    assert_eq!(with.confidence, without.confidence * 0.5);
    assert_eq!(with.decides, Decides::Person(Why::BelowThreshold));
    assert_eq!(suggested(&with), [("road", None), ("light", Some("POWER"))], "no place, no road");
}

#[test]
fn likeness_to_another_topic_of_the_same_desk_costs_nothing() {
    let without = propose("the bus is late", "1.01", &[]);
    assert_eq!(without.decides, Decides::System);
    let same_desk = propose("the bus is late", "1.01", &[("ferry", 0.7), ("bus", 0.1)]);
    assert_eq!((same_desk.confidence, same_desk.decides), (without.confidence, Decides::System));
    // It speaks for that desk as well as the topic itself would.
    let beside = propose("the bus is late", "1.01", &[("ferry", 0.5), ("light", 0.4), ("bus", 0.1)]);
    assert_eq!(beside.confidence, without.confidence);
    // In the other province nobody is known to sail ferries.
    let elsewhere = propose("the bus is late", "2.01", &[("ferry", 0.5)]);
    assert_eq!(elsewhere.confidence, without.confidence * 0.5);
}

#[test]
fn likeness_to_what_only_a_person_may_route_keeps_the_system_from_routing() {
    for (alike, decides) in [
        (&[("light", 0.7), ("graft", 0.24)][..], Decides::System),
        (&[("light", 0.7), ("graft", 0.25)][..], Decides::Person(Why::MayBeSensitive)),
        (&[("light", 0.6), ("graft", 0.15), ("abuse", 0.15)][..], Decides::Person(Why::MayBeSensitive)),
    ] {
        assert_eq!(propose("an outage again", "", alike).decides, decides, "{alike:?}");
    }
}

#[test]
fn a_topic_that_the_book_does_not_have_leads_nowhere() {
    let found = propose("something is wrong", "1.01", &[("unheard of", 0.9)]);
    assert_eq!(suggested(&found), [("unheard of", None)]);
}
