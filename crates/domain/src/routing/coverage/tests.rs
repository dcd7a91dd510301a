use super::*;
use crate::routing::sample::Sample;

const PLACES: [&str; 4] = ["1.01", "1.02", "1.03", "2.01"];

/// Every finding as one line.
fn told(book: &Sample) -> Vec<String> {
    let places = PLACES.map(AreaCode::new);
    let institutions: Vec<&Institution> = book.institutions.iter().collect();
    let areas = |areas: &[AreaCode]| areas.iter().map(AreaCode::as_str).collect::<Vec<_>>().join(" ");
    let line = |finding: &Finding<'_>| match finding {
        Finding::Gap(gap) => {
            let what = if gap.row.is_some() { "nobody" } else { "no row" };
            format!("gap {} {what} {}: {}", gap.topic, gap.why.code(), areas(&gap.areas))
        }
        Finding::Overlap(overlap) => {
            format!("overlap {} {}", overlap.first.topic, overlap.word.unwrap_or("-"))
        }
        Finding::Unreached(one) => format!("unreached {}", one.code),
    };
    examine(book, &places, &institutions).iter().map(line).collect()
}

/// The sample without what is wrong in it on purpose.
fn sound() -> Sample {
    let mut book = Sample::new();
    let is_odd = |code: &TopicCode| ["ferry", "pier", "comet", "dream"].contains(&code.as_str());
    book.topics.retain(|topic| !is_odd(&topic.code));
    book.duties.retain(|duty| !is_odd(&duty.topic));
    book
}

#[test]
fn a_sound_map_has_nothing_to_tell() {
    assert_eq!(told(&sound()), [""; 0]);
}

#[test]
fn a_topic_without_an_owner_somewhere_is_a_gap() {
    let found = told(&Sample::new());
    for gap in [
        "gap ferry no row no_institution: 2.01",
        "gap pier no row no_institution: 1.01 1.03 2.01",
        "gap comet no row no_institution: 1.01 1.02 1.03 2.01",
        "gap dream nobody no_institution: 1.01 1.02 1.03 2.01",
    ] {
        assert!(found.iter().any(|line| line == gap), "{gap}: {found:#?}");
    }
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[test]
fn a_government_that_is_missing_is_a_gap_where_it_is_missing() {
    let mut book = sound();
    book.institutions.retain(|one| one.code.as_str() != "GOV-1.01");
    let found = told(&book);
    assert!(found.contains(&"gap school nobody no_institution: 1.01".to_owned()), "{found:#?}");
    assert!(found.iter().all(|line| line.ends_with(": 1.01")), "{found:#?}");
}

#[test]
fn rows_of_which_only_their_order_decides_overlap() {
    let mut book = sound();
    let second = |topic: &str, change: fn(&mut Duty)| {
        let mut row = sound().duties.into_iter().find(|duty| duty.topic.as_str() == topic).expect("a row");
        change(&mut row);
        row
    };
    book.duties.push(second("bus", |_| {}));
    book.duties.push(second("road", |row| row.when = vec!["toll".to_owned()]));
    book.duties.push(second("school", |row| row.when_area = vec![AreaCode::new("1")]));
    assert_eq!(told(&book), ["overlap road toll", "overlap bus -"], "a row bound to a place goes first");
    book.duties.push(second("school", |row| row.when_area = vec![AreaCode::new("1.02")]));
    assert_eq!(told(&book)[0], "overlap school -", "two that are bound to the same place do not");
}

#[test]
fn an_institution_that_nothing_leads_to_is_named() {
    let mut book = sound();
    book.duties.retain(|duty| duty.topic.as_str() != "light");
    book.topics.retain(|topic| topic.code.as_str() != "light");
    assert_eq!(told(&book), ["unreached POWER"], "a city that does not govern is meant to be none");
}
