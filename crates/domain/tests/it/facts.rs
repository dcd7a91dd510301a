//! What the journal keeps reads back as it was written.

use crate::country::{area, institution, unit};
use lapor_domain::cases::commands::{AnswerKind, DeclineReason, RejectionCode};
use lapor_domain::cases::facts::{Bond, Fact, Grade, Purpose, Rung, Value};
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::status::Status;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::deadlines::instruments::Length;
use lapor_domain::reports::{Age, Channel, Kind, Secrecy};
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::{
    Instant, InstitutionCode, InstrumentCode, Revision, Ticket, TopicCode, UnitCode, UserId, Zone,
};
use proptest::prelude::*;
use std::fmt::Debug;

/// Writes and reads back, as itself and as something that may be missing.
#[track_caller]
fn check<T: Value + PartialEq + Debug>(value: T) {
    let text = value.put();
    assert_eq!(T::take(&text).as_ref(), Some(&value), "{text:?}");
    assert!(!text.is_empty(), "an empty text stands for none");
    let perhaps = Some(value);
    assert_eq!(<Option<T> as Value>::take(&perhaps.put()), Some(perhaps));
    assert_eq!(<Option<T> as Value>::take(&None::<T>.put()), Some(None));
}

#[test]
fn every_code_reads_back() {
    MoveName::ALL.iter().copied().for_each(check);
    Status::ALL.into_iter().for_each(check);
    ClockKind::ALL.into_iter().for_each(check);
    Kind::ALL.into_iter().for_each(check);
    [Secrecy::Open, Secrecy::Secret].into_iter().for_each(check);
    Channel::ALL.into_iter().for_each(check);
    [Age::Live, Age::Historic].into_iter().for_each(check);
    Zone::ALL.into_iter().for_each(check);
    AnswerKind::ALL.into_iter().for_each(check);
    DeclineReason::ALL.into_iter().for_each(check);
    RejectionCode::ALL.into_iter().for_each(check);
    Purpose::ALL.iter().copied().for_each(check);
    Rung::ALL.iter().copied().for_each(check);
    Grade::ALL.iter().copied().for_each(check);
    Bond::ALL.iter().copied().for_each(check);
    Rating::ALL.into_iter().for_each(check);
}

#[test]
fn every_other_value_reads_back() {
    check(institution("REG-11.01"));
    check(area("11.01.02.1003"));
    check(TopicCode::new("road"));
    check(InstrumentCode::new("RULE"));
    check(unit("REG-11.01/ROADS"));
    [i64::MIN, -1, 0, 1, i64::MAX].into_iter().for_each(|number| {
        check(Instant(number));
        check(UserId(number));
        check(Revision(number));
    });
    [0, 1, u16::MAX].into_iter().for_each(check);
    [0, 7, 999_999_999_999].map(Ticket::from_number).into_iter().for_each(check);
    [Length::WorkingDays(0), Length::WorkingDays(60), Length::CalendarDays(30), Length::Unlimited]
        .into_iter()
        .for_each(check);
}

#[test]
fn what_is_no_such_value_is_not_read() {
    assert_eq!(MoveName::take("Vanish"), None);
    assert_eq!(Status::take("Closed"), None);
    assert_eq!(u16::take("65536"), None);
    assert_eq!(Rating::take("0"), None);
    assert_eq!(Rating::take("6"), None);
    assert_eq!(Instant::take("noon"), None);
    assert_eq!(InstitutionCode::take(""), None);
    assert_eq!(UnitCode::take("REG-11.01"), None);
    assert_eq!(Ticket::take("4831-0275-9164-0"), None);
    for text in ["", "hk", "hk:", "hk:-1", "weeks:2", "days:x"] {
        assert_eq!(Length::take(text), None, "{text:?}");
    }
    assert_eq!(<Option<u16> as Value>::take("x"), None);
}

/// Every kind of fact, with made-up values; `seed` varies them.
fn facts(seed: u64) -> Vec<Fact> {
    let number = (seed % 1000) as i64;
    let perhaps = |bit: u32| (seed >> bit) & 1 == 1;
    let one_of = |length: usize| (seed >> 8) as usize % length;
    vec![
        Fact::Submitted {
            ticket: Ticket::from_number(seed),
            kind: Kind::ALL[one_of(3)],
            grade: Grade::ALL[one_of(2)],
            secrecy: if perhaps(1) { Secrecy::Open } else { Secrecy::Secret },
            age: if perhaps(2) { Age::Live } else { Age::Historic },
            channel: Channel::ALL[one_of(3)],
            topic: perhaps(3).then(|| TopicCode::new("road")),
            area: perhaps(4).then(|| area("11.01")),
            zone: Zone::ALL[one_of(3)],
            sent_at: Instant(number),
        },
        Fact::Proposed {
            institution: perhaps(1).then(|| institution("REG-11.01")),
            unit: perhaps(2).then(|| unit("REG-11.01/ROADS")),
            confidence_percent: (seed % 101) as u16,
        },
        Fact::Moved {
            name: MoveName::ALL[one_of(MoveName::ALL.len())],
            to: Status::ALL[one_of(Status::ALL.len())],
        },
        Fact::LeadNamed {
            institution: institution("REG-11.02"),
            acting: institution("PROV-11"),
            unit: perhaps(1).then(|| unit("REG-11.02/ROADS")),
            circle: perhaps(2).then(|| unit("PROV-11/INSPECT")),
            bond: Bond::ALL[one_of(2)],
        },
        Fact::Assigned { unit: unit("REG-11.01/ROADS"), officer: perhaps(1).then_some(UserId(number)) },
        Fact::Declined {
            reason: DeclineReason::ALL[one_of(3)],
            instead: perhaps(1).then(|| institution("MIN")),
        },
        Fact::Disputed {
            between: vec![institution("REG-11.01"), institution("PROV-11")],
            routed_by: (0..seed as i64 % 3).map(UserId).collect(),
        },
        Fact::RejectedFor { code: RejectionCode::ALL[one_of(5)] },
        Fact::Answered { kind: AnswerKind::ALL[one_of(3)] },
        Fact::Rated { rating: Rating::ALL[one_of(5)] },
        Fact::MessageAdded { purpose: Purpose::ALL[one_of(Purpose::ALL.len())] },
        Fact::ClockStarted {
            kind: ClockKind::ALL[one_of(ClockKind::ALL.len())],
            started_at: Instant(number),
            zone: Zone::ALL[one_of(3)],
            area: perhaps(1).then(|| area("71")),
            length: [Length::WorkingDays(5), Length::CalendarDays(30), Length::Unlimited][one_of(3)],
            instrument: InstrumentCode::new("RULE"),
            calendar: Revision(number),
            pause_limit_hk: perhaps(2).then_some(20),
            due_at: perhaps(3).then_some(Instant(-number)),
        },
        Fact::ClockPaused {
            kind: ClockKind::ALL[one_of(ClockKind::ALL.len())],
            at_most_until: Instant(number),
            due_at: perhaps(1).then_some(Instant(number)),
        },
        Fact::ClockResumed {
            kind: ClockKind::ALL[one_of(ClockKind::ALL.len())],
            due_at: perhaps(1).then_some(Instant(number)),
        },
        Fact::ClockStopped { kind: ClockKind::ALL[one_of(ClockKind::ALL.len())] },
        Fact::ClockBreached { kind: ClockKind::ALL[one_of(ClockKind::ALL.len())] },
        Fact::ClockSuspended { kind: ClockKind::ALL[one_of(ClockKind::ALL.len())] },
        Fact::ClockTakenUp {
            kind: ClockKind::ALL[one_of(ClockKind::ALL.len())],
            question_until: perhaps(1).then_some(Instant(number)),
            due_at: perhaps(2).then_some(Instant(number)),
        },
        Fact::Raised { to: Rung::ALL[one_of(5)] },
        Fact::ClockExtended {
            kind: ClockKind::ALL[one_of(ClockKind::ALL.len())],
            days: (seed % 61) as u16,
            instrument: InstrumentCode::new("RULE"),
            due_at: perhaps(1).then_some(Instant(number)),
        },
    ]
}

fn read_back(fact: &Fact) -> Option<Fact> {
    let values = fact.values();
    Fact::read(fact.code(), &|name| {
        values.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn every_fact_reads_back(seed: u64) {
        for fact in facts(seed) {
            let names: Vec<&str> = fact.values().into_iter().map(|(name, _)| name).collect();
            prop_assert_eq!(Fact::fields(fact.code()), Some(names.as_slice()), "values lie in the order of the fields");
            prop_assert_eq!(read_back(&fact), Some(fact));
        }
    }
}

#[test]
fn a_fact_with_a_missing_value_or_an_unknown_code_is_not_read() {
    assert_eq!(Fact::read("Vanished", &|_| Some(String::new())), None);
    assert_eq!(Fact::fields("Vanished"), None);
    assert_eq!(Fact::read("Raised", &|_| None), None);
    assert_eq!(Fact::read("Raised", &|_| Some("moon".to_string())), None);
}
