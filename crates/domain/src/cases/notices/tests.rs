use super::{News, owed};
use crate::cases::case::Case;
use crate::cases::events::{Doer, Event};
use crate::cases::facts::{Fact, Grade, Value};
use crate::cases::moves::MoveName;
use crate::cases::status::Status;
use crate::reports::{Age, Channel, Kind, Secrecy};
use crate::values::{CaseId, Instant, Ticket, Zone};

fn event(version: u64, fact: Fact) -> Event {
    Event { version, at: Instant(0), by: Doer::System, fact }
}

fn case(age: Age) -> Case {
    let fact = Fact::Submitted {
        ticket: Ticket::from_number(1),
        kind: Kind::Complaint,
        grade: Grade::Plain,
        secrecy: Secrecy::Open,
        age,
        channel: Channel::Web,
        topic: None,
        area: None,
        zone: Zone::Wib,
        sent_at: Instant(0),
    };
    Case::begin(CaseId(1), &event(1, fact)).expect("a case")
}

fn moves(names: &[MoveName]) -> Vec<Event> {
    let moved = |name: &MoveName| Fact::Moved { name: *name, to: Status::Received };
    names.iter().enumerate().map(|(nth, name)| event(nth as u64 + 1, moved(name))).collect()
}

fn check(age: Age, names: &[MoveName], wanted: Option<(u64, News)>) {
    assert_eq!(owed(&case(age), &moves(names)), wanted, "{names:?}");
}

#[test]
fn one_decision_owes_one_letter_at_most() {
    use MoveName::*;
    check(Age::Live, &[Submit], Some((1, News::Received)));
    check(Age::Live, &[Submit, RouteBySystem], Some((1, News::Received)));
    check(Age::Live, &[Message, AnswerRefused], Some((2, News::Answered)));
    check(Age::Live, &[Message], None);
    check(Age::Live, &[], None);
    check(Age::Historic, &[Submit], None);
    check(Age::Historic, &[AnswerDone], None);
}

#[test]
fn every_kind_of_news_is_told_of_some_move_and_has_a_code() {
    for news in News::ALL {
        assert!(MoveName::ALL.iter().any(|name| name.news() == Some(*news)), "{news:?}");
        assert_eq!(News::take(&news.put()), Some(*news));
    }
    assert_eq!(News::take("Nothing"), None);
}
