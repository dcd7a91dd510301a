//! The sweep finds every clock that has run out, once, oldest first.

use crate::office::{Office, as_staff, report, route};
use crate::world::NOW;
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::commands::Command;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::values::Instant;
use lapor_store::deadlines::due;
use lapor_testkit::databases::{Fresh, on_both};
use lapor_testkit::rulebooks::WEST_REGENCY;

#[test]
fn a_clock_is_due_until_its_expiry_is_recorded() {
    on_both(story);
}

pub async fn story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let store = &office.store;
    let early = office.receive(&report(), NOW).await.case;
    let late = office.receive(&report(), NOW.plus_days(1)).await.case;
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let routed = office.receive(&report(), NOW).await.case;
    let routed = office.act(&routed, route(WEST_REGENCY, None), &national, NOW).await;
    let at = |case: &lapor_domain::cases::case::Case, kind| {
        case.open_clock(kind).and_then(|clock| clock.due_at).expect("due")
    };

    let first = at(&early, ClockKind::Verification);
    assert_eq!(due(store, Instant(first.0 - 1), None, 9).await, Ok(Vec::new()));
    let found = due(store, first, None, 9).await.expect("due");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].case, found[0].kind, found[0].due_at), (early.id, ClockKind::Verification, first));

    let month = NOW.plus_days(40);
    let all = due(store, month, None, 9).await.expect("due");
    let kinds: Vec<_> = all.iter().map(|due| (due.case, due.kind)).collect();
    assert_eq!(
        kinds,
        [
            (early.id, ClockKind::Verification),
            (late.id, ClockKind::Verification),
            (routed.id, ClockKind::FirstResponse),
            (routed.id, ClockKind::Resolution),
        ]
    );
    let mut one_by_one = Vec::new();
    while let Some(next) = due(store, month, one_by_one.last(), 1).await.expect("due").pop() {
        one_by_one.push(next);
    }
    assert_eq!(one_by_one, all);

    // Recorded, it is no longer due, though the clock still runs.
    let breached = office.act(&early, Command::Expire(ClockKind::Verification), &Actor::System, first).await;
    assert!(
        breached.open_clock(ClockKind::Verification).is_some_and(|clock| clock.breached_at == Some(first))
    );
    assert_eq!(due(store, first, None, 9).await, Ok(Vec::new()));
    assert_eq!(due(store, month, None, 9).await.map(|due| due.len()), Ok(3));
}
