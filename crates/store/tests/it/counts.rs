//! Counts: what a list shows, counted once, whenever counting happens.

use crate::office::{Office, as_staff, report, route};
use crate::world::NOW;
use lapor_domain::actors::Actor;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::{AnswerKind, Command, DeclineReason, RejectionCode};
use lapor_domain::cases::decide::decide;
use lapor_domain::cases::disputes::Findings;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::{Report, Secrecy};
use lapor_domain::values::{AreaCode, CaseId, Instant, InstitutionCode, Zone};
use lapor_store::StoreError;
use lapor_store::commit::{Change, commit};
use lapor_store::counting::{BATCH, count, rebuild};
use lapor_store::counts::{Miscount, Standing, standing, verify};
use lapor_store::db::Statement;
use lapor_store::queues::{Queue, View, page};
use lapor_store::scope::Scope;
use lapor_testkit::databases::{Fresh, on_both};
use lapor_testkit::rulebooks::{MIDDLE_REGENCY, ROADS, WEST_CITY, WEST_REGENCY};
use std::sync::Arc;

#[test]
fn counts_are_what_the_lists_show() {
    on_both(agreement_story);
}

#[test]
fn a_count_that_is_wrong_is_found_and_counted_again() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 30, 5).await;
        drain(&office).await;
        assert_eq!(wrong(&office).await, []);
        for (name, sql) in [
            (
                "a count",
                "update work_counts set cases = cases + 1 where institution = '*' and status = 'Received'",
            ),
            ("a cell", "update count_members set cell = null"),
            ("a member", "delete from count_members"),
            ("a flow", "update public_flows set cases = cases + 1 where flow = 'passed'"),
            ("a lost flow", "delete from public_flows where margin = 'topic'"),
            ("how far flows are counted", "update count_members set flows_version = 0"),
            ("a regency's flow", "update local_flows set cases = cases + 1 where margin = 'regency'"),
            ("a lost unit", "delete from local_flows where margin = 'unit'"),
            ("how far those of parts are counted", "update count_members set local_version = 0"),
        ] {
            let sql: &'static str = sql;
            office.store.db.run(Statement::new("tamper", sql), vec![]).await.expect(name);
            assert_ne!(wrong(&office).await, [], "{name}");
            rebuild(&office.store).await.expect("rebuilt");
            drain(&office).await;
            assert_eq!(wrong(&office).await, [], "{name}");
        }
    });
}

#[test]
fn many_who_count_at_once_count_nothing_twice() {
    on_both(|fresh| async move {
        let office = Arc::new(Office::open(&fresh).await);
        let counting: Vec<_> = (0..4)
            .map(|_| {
                let office = Arc::clone(&office);
                tokio::spawn(async move {
                    let mut counted = 0;
                    for _ in 0..60 {
                        match count(&office.store, 3).await {
                            Ok(some) => counted += some,
                            Err(error) => assert!(matches!(error, StoreError::Conflict(_)), "{error:?}"),
                        }
                        tokio::task::yield_now().await;
                    }
                    counted
                })
            })
            .collect();
        live(&office, 30, 4).await;
        for one in counting {
            one.await.expect("no panic");
        }
        drain(&office).await;
        assert_eq!(wrong(&office).await, []);
    });
}

/// Lives of many kinds, counted at any moment; then every list of everybody is compared with its count.
pub async fn agreement_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    for round in 0..6 {
        live(&office, 15, round).await;
        // Sometimes some, sometimes none, sometimes all: what is owed stays owed.
        count(&office.store, u32::try_from(round * 3).expect("small")).await.expect("counted");
        assert_eq!(wrong(&office).await, [], "what is not counted yet is not wrong");
    }
    drain(&office).await;
    assert_eq!(wrong(&office).await, []);
    let mut compared = 0;
    for staff in &office.people.all {
        let scope = Scope::of(staff, &office.rulebook);
        let counted: Standing = standing(&office.store, &scope).await.expect("counted");
        for view in VIEWS {
            let queue = Queue { scope: scope.clone(), view, after: None, limit: 1_000 };
            let rows = page(&office.store, &queue).await.expect("a page");
            let listed = rows.iter().filter(|row| row.secrecy == Secrecy::Open).count();
            assert_eq!(counted.of(view), listed as u64, "{view:?} of {staff:?}");
            compared += listed;
        }
    }
    assert!(compared > 200, "{compared} rows compared");
    rebuild(&office.store).await.expect("rebuilt");
    drain(&office).await;
    assert_eq!(wrong(&office).await, []);
}

/// After every clock that ran out was looked at, when lists and counts are about the same time.
pub const LATER: Instant = Instant(NOW.0 + 120 * 86_400_000_000);

const VIEWS: [View; 11] = [
    View::ToTriage,
    View::AwaitingReporter,
    View::ToStart,
    View::AtWork,
    View::Disputed,
    View::Promised,
    View::Answered,
    View::Open,
    View::Overdue(LATER),
    View::Ended,
    View::Raised,
];

pub async fn drain(office: &Office) {
    while count(&office.store, BATCH).await.expect("counted") > 0 {}
}

pub async fn wrong(office: &Office) -> Vec<Miscount> {
    let mut cases = 0;
    let found = verify(&office.store, || cases += 1).await.expect("verified");
    let all = lapor_store::cases::ids_after(&office.store, CaseId(0), 10_000).await.expect("ids");
    assert_eq!(cases, all.len());
    found
}

/// Receives reports, and does to each what is lawful of a walk through the commands; at the end every clock that has
/// run out by [`LATER`] is told so.
pub async fn live(office: &Office, cases: usize, seed: usize) {
    for number in 0..cases {
        let draw = number * 7 + seed;
        let secrecy = if draw.is_multiple_of(5) { Secrecy::Secret } else { Secrecy::Open };
        let area = ["91.01.01.2001", "91.71.01.1001", "92.01.01.2001"][draw % 3];
        let sent = Report { secrecy: Some(secrecy), area: Some(AreaCode::new(area)), ..report() };
        let mut case = office.receive(&sent, NOW).await.case;
        for step in 0..draw % 9 {
            case = walk(office, case, draw * 3 + step).await;
        }
        for kind in [ClockKind::Verification, ClockKind::FirstResponse, ClockKind::Resolution] {
            case = tries(office, case, &Command::Expire(kind), &Actor::System, LATER).await;
        }
        for command in [Command::Lapse, Command::Close, Command::BreakPromise] {
            case = tries(office, case, &command, &Actor::System, LATER).await;
        }
        // What a sweep does once it has told the first, for the clocks that only then began to matter.
        for kind in [ClockKind::Verification, ClockKind::FirstResponse, ClockKind::Resolution] {
            case = tries(office, case, &Command::Expire(kind), &Actor::System, LATER).await;
        }
    }
}

/// Whatever command of the walk somebody may give now.
async fn walk(office: &Office, case: Case, draw: usize) -> Case {
    let text = "Sudah diperiksa.".to_owned();
    let commands = [
        route(WEST_REGENCY, None),
        route(WEST_REGENCY, Some(ROADS)),
        route(WEST_CITY, None),
        route(MIDDLE_REGENCY, None),
        Command::Ask { text: text.clone() },
        Command::Reply { text: text.clone() },
        Command::Start { text: text.clone() },
        Command::Progress { text: text.clone() },
        Command::Answer { kind: AnswerKind::Done, text: text.clone(), law: String::new() },
        Command::Decline {
            reason: DeclineReason::Duty,
            text: text.clone(),
            instead: None,
            found: Findings::default(),
        },
        Command::Arbitrate {
            institution: InstitutionCode::new(WEST_REGENCY),
            unit: None,
            text: text.clone(),
        },
        Command::Reject { code: RejectionCode::Spam, text: text.clone() },
        Command::Contest { text },
        Command::Escalate,
        Command::Confirm,
        Command::Promise {
            text: "Ditambal bulan depan.".to_owned(),
            until: Zone::Wib.date_of(NOW.plus_days(30)),
        },
        Command::Deliver { text: "Sudah ditambal.".to_owned() },
    ];
    let at = NOW.plus_seconds(60);
    for turn in 0..commands.len() {
        let command = &commands[(draw * 5 + turn) % commands.len()];
        let staff = office.people.all.iter().map(as_staff);
        for actor in staff.chain([Actor::Reporter]) {
            if decide(&case, command, &actor, &office.scene(at)).is_ok() {
                return tries(office, case, command, &actor, at).await;
            }
        }
    }
    case
}

/// Does it, where it is lawful.
pub async fn tries(office: &Office, case: Case, command: &Command, actor: &Actor, at: Instant) -> Case {
    let Ok(decision) = decide(&case, command, actor, &office.scene(at)) else { return case };
    let change = Change { decision: &decision, new_report: None, request: None };
    commit(&office.store, &change).await.expect("committed");
    decision.case
}
