use super::*;
use crate::rulebook::Files;
use lapor_domain::values::Revision;

fn topics() -> Vec<Topic> {
    Files::seed().read(Revision(1)).expect("the seed is sound").rulebook.topics
}

fn likely(examples: &Examples, text: &str) -> Vec<(String, f32)> {
    examples.likeness(text).iter().map(|one| (one.topic.to_string(), one.confidence)).collect()
}

#[test]
fn the_build_learned_every_topic_and_no_other() {
    let topics = topics();
    let mut codes: Vec<&str> = topics.iter().map(|topic| topic.code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(Examples::built_in(&topics).model.labels(), codes);
}

#[test]
fn a_topic_that_the_rulebook_no_longer_has_is_left_out() {
    let mut topics = topics();
    let text = "velg motor saya peang gara-gara lubang";
    let likeliest = likely(&Examples::built_in(&topics), text)[0].0.clone();
    topics.retain(|topic| topic.code.as_str() != likeliest);
    let without = likely(&Examples::built_in(&topics), text);
    assert!(!without.is_empty() && without.iter().all(|(topic, _)| *topic != likeliest), "{without:?}");
}

#[test]
fn only_the_beginning_of_a_long_text_is_compared() {
    let examples = Examples::built_in(&topics());
    let beginning = format!("a{}é", "lampu jalan padam ".repeat(111));
    assert!(beginning.len() > READ_BYTES && !beginning.is_char_boundary(READ_BYTES));
    let long = format!("{beginning} {}", "vaksin puskesmas ".repeat(500));
    assert_eq!(likely(&examples, &long), likely(&examples, &beginning));
}

#[test]
fn where_no_word_speaks_nothing_is_suggested() {
    let examples = Examples::built_in(&topics());
    assert!(likely(&examples, "").iter().all(|(_, confidence)| *confidence < 0.25), "nothing is said");
    let book = crate::book::Book::new(Files::seed().read(Revision(1)).expect("sound")).expect("usable");
    for text in ["", "?!", "🚧"] {
        let subject = crate::book::Subject { text, area: None, topic: None, institution: None };
        assert!(book.propose(&subject).suggestions.is_empty(), "{text:?}");
    }
}
