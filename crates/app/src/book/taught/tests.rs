use super::*;
use crate::rulebook::Files;
use lapor_domain::values::{InstitutionCode, Revision};

const KERTEK: &str = "33.07.08.1008";

fn book() -> Book {
    Book::new(Files::seed().read(Revision(1)).expect("the seed is sound")).expect("usable")
}

/// The topic that a report is taken for, when this institution, or unit of it, took it on.
fn taught(book: &Book, text: &str, topic: Option<&str>, holder: &str) -> Option<String> {
    let (area, topic) = (AreaCode::new(KERTEK), topic.map(TopicCode::new));
    let subject = Subject { text, area: Some(&area), topic: topic.as_ref(), institution: None };
    let institution = holder.split('/').next().unwrap_or(holder);
    let holder = DutyHolder { institution: InstitutionCode::new(institution), unit: holder.parse().ok() };
    book.topic_taught(&subject, &holder).map(|topic| topic.to_string())
}

#[test]
fn a_decision_tells_the_topic_where_the_duty_map_leaves_only_one() {
    let book = book();
    let check = |text: &str, topic: Option<&str>, holder: &str, expected: Option<&str>| {
        assert_eq!(taught(&book, text, topic, holder).as_deref(), expected, "{text} {holder}");
    };
    let vague = "Tolong perhatikan kami, sudah lama begini terus.";
    check(vague, Some("road-damage"), "PEMDA-33.07/DPUPR", Some("road-damage"));
    check(vague, Some("road-damage"), "PEMDA-33.07", Some("road-damage"));
    check(vague, Some("road-damage"), "PEMDA-33.07/DAMKAR", Some("fire-rescue"));
    check(vague, None, "PEMDA-33.07/DAMKAR", Some("fire-rescue"));
    check(vague, None, "PEMDA-33.07/NOBODY", None);
}

#[test]
fn of_several_topics_of_one_desk_the_words_choose() {
    let book = book();
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(taught(&book, text, None, "PEMDA-33.07/DLH").as_deref(), expected, "{text}");
    };
    check("Sampah menumpuk di pinggir jalan.", Some("waste"));
    check("Pohon di taman hampir roboh, dahannya kering.", Some("trees-parks"));
    check("?!", None);
}

#[test]
fn a_model_is_judged_by_the_desk_that_its_first_topics_lead_to() {
    let book = book();
    let area = AreaCode::new(KERTEK);
    let text = "Sampah menumpuk dan bau, truk sampah tidak datang.";
    let subject = Subject { text, area: Some(&area), topic: None, institution: None };
    let hit = |holder: &str| {
        let unit = holder.parse().ok();
        let institution = InstitutionCode::new(holder.split('/').next().unwrap_or(holder));
        book.judge().hit(&subject, &DutyHolder { institution, unit })
    };
    assert_eq!(hit("PEMDA-33.07/DLH"), Hit::First);
    assert_eq!(hit("PEMDA-33.07"), Hit::First, "no unit was named: the institution is enough");
    assert_eq!(hit("POLRI"), Hit::Missed);
}

#[test]
fn a_place_that_only_says_where_decides_nothing() {
    let book = book();
    let area = AreaCode::new(KERTEK);
    let institution = |text: &str| {
        let subject = Subject { text, area: Some(&area), topic: None, institution: None };
        book.propose(&subject).institution.map(|code| code.to_string())
    };
    let check = |text: &str, expected: &str| {
        assert_eq!(institution(text).as_deref(), Some(expected), "{text}");
    };
    check("Atap kelas SD kami bocor", "PEMDA-33.07");
    check("Atap kelas SMA kami bocor", "PEMDA-33");
    check("Atap kelas SD kami di depan SMA bocor", "PEMDA-33.07");
}
