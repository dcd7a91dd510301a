//! Work lists: what is in them, in which order, and that an index serves each.

use crate::office::{Office, report};
use crate::world::NOW;
use lapor_domain::actors::{CircleSeat, Rank, Role, Staff};
use lapor_domain::cases::case::{Case, Lead};
use lapor_domain::cases::facts::{Bond, Rung};
use lapor_domain::cases::status::Status;
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::{Report, Secrecy};
use lapor_domain::values::{InstitutionCode, Ticket};
use lapor_store::queues::{Cursor, Queue, QueueRow, View, page};
use lapor_store::scope::Scope;
use lapor_store::{Db, statements};
use lapor_testkit::databases::{Fresh, on_both, on_sqlite};
use lapor_testkit::rulebooks::{INSPECTORATE, WEST, WEST_REGENCY, unit};
use std::collections::BTreeSet;

#[test]
fn each_view_shows_its_statuses() {
    on_both(views_story);
}

#[test]
fn a_list_is_by_due_time_then_age_and_nothing_due_comes_last() {
    on_both(order_story);
}

#[test]
fn a_row_says_what_a_list_needs() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let open = office.receive(&report(), NOW).await.case;
        let untitled = Report { title: None, words: "ä".repeat(300), ..report() };
        office.receive(&untitled, NOW).await;
        let secret = Report { secrecy: Some(Secrecy::Secret), ..report() };
        office.receive(&secret, NOW).await;
        let rows = read(&office, national(&office), View::ToTriage).await;
        let row = &rows[0];
        assert_eq!((row.ticket, row.status, row.kind), (open.ticket, open.status, open.kind));
        assert_eq!((&row.topic, &row.area, row.received_at), (&open.topic, &open.area, NOW));
        let due = open.open_clock(ClockKind::Verification).and_then(|clock| clock.due_at);
        assert_eq!((row.next_due_at, row.next_clock), (due, Some(ClockKind::Verification)));
        assert_eq!((&row.lead_institution, &row.unit, row.raised), (&None, &None, Rung::Officer));
        let gists: Vec<Option<String>> = rows.iter().map(|row| row.gist.clone()).collect();
        assert_eq!(gists, [Some("Jalan rusak".to_owned()), Some("ä".repeat(120)), None]);
    });
}

#[test]
fn a_cursor_is_text_and_holds_no_internal_key() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let case = office.receive(&report(), NOW).await.case;
        let row = &read(&office, national(&office), View::Open).await[0];
        let code = row.cursor().code();
        assert_eq!(Cursor::from_code(&code), Some(row.cursor()));
        assert!(!code.contains(&case.id.0.to_string()));
        for odd in ["", "1", "1.2", ".", "x.4831027591643", "1.4831027591643.2"] {
            assert_eq!(Cursor::from_code(odd), None, "{odd}");
        }
        let nowhere = Cursor::from_code(&format!("5.{:013}", Ticket::from_number(5).digits()));
        let queue = Queue { scope: national(&office), view: View::Open, after: nowhere, limit: 9 };
        let rows = page(&office.store, &queue).await.expect("a page");
        assert_eq!(rows.len(), 1, "an unknown case tells nothing: the list goes on from the due time");
    });
}

#[test]
fn an_index_serves_every_list() {
    on_sqlite(|fresh| async move {
        let expected = [
            ("queues::national", "cases_by_due"),
            // In the order of the list, passing by other provinces' cases, until the page is full.
            ("queues::below", "cases_by_due"),
            ("queues::at_desk_in", "cases_by_due"),
            ("queues::acting", "cases_by_acting"),
            ("queues::responsible", "cases_by_responsible"),
            ("queues::circle", "cases_by_circle"),
        ];
        let mut lists = 0;
        for statement in statements() {
            let Some((_, index)) = expected.iter().find(|(part, _)| statement.name().starts_with(part))
            else {
                continue;
            };
            let plan = Db::plan(&fresh, statement).await.expect("a plan");
            assert!(plan[0].contains(&format!("USING INDEX {index} ")), "{}: {plan:?}", statement.name());
            lists += 1;
        }
        assert_eq!(lists, 18);
    });
}

pub fn national(office: &Office) -> Scope {
    Scope::of(office.people.at(Role::National, "NATIONAL"), &office.rulebook)
}

async fn read(office: &Office, scope: Scope, view: View) -> Vec<QueueRow> {
    let queue = Queue { scope, view, after: None, limit: 100 };
    page(&office.store, &queue).await.expect("a page")
}

/// Keeps a case that was changed by hand.
async fn keep(office: &Office, change: impl FnOnce(&mut Case)) -> Case {
    let (mut decision, proposal) = office.received(&report(), NOW);
    change(&mut decision.case);
    let token = decision.case.ticket.to_string();
    office.keep(&report(), decision, &proposal, &token).await.expect("kept").case
}

fn postpone(case: &mut Case, days: i64) {
    for clock in &mut case.clocks {
        clock.due_at = clock.due_at.map(|due| due.plus_days(days));
    }
}

fn shows(view: View, case: &Case) -> bool {
    match view {
        View::ToTriage => case.status == Status::Received,
        View::AwaitingReporter => matches!(case.status, Status::AwaitingReporter(_)),
        View::ToStart => case.status == Status::Routed,
        View::AtWork => case.status == Status::InProgress,
        View::Disputed => case.status == Status::Disputed,
        View::Promised => case.status == Status::Promised,
        View::Answered => case.status == Status::Answered,
        View::Open => case.status.is_open(),
        View::Overdue(now) => case.status.is_open() && case.clocks.iter().any(|clock| clock.is_overdue(now)),
        View::Ended => !case.status.is_open(),
        View::Raised => case.status.is_open() && case.raised != Rung::Officer,
    }
}

pub async fn views_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let circle = unit(WEST_REGENCY, INSPECTORATE);
    let lead = Lead {
        institution: InstitutionCode::new(WEST_REGENCY),
        acting: InstitutionCode::new(WEST_REGENCY),
        unit: None,
        officer: None,
        circle: None,
        bond: Bond::Free,
    };
    let mut kept = Vec::new();
    for (number, status) in Status::ALL.into_iter().enumerate() {
        for secrecy in [Secrecy::Open, Secrecy::Secret] {
            let circle = (secrecy == Secrecy::Secret).then(|| circle.clone());
            let lead = Lead { circle, ..lead.clone() };
            let change = |case: &mut Case| {
                (case.status, case.secrecy, case.lead) = (status, secrecy, Some(lead));
                case.raised = Rung::ALL[number % Rung::ALL.len()];
                postpone(case, number as i64);
            };
            kept.push(keep(&office, change).await);
        }
    }
    let staff = |role, institution: &str, circles| Staff {
        user: lapor_domain::values::UserId(1),
        role,
        institution: InstitutionCode::new(institution),
        unit: None,
        circles,
        is_arbiter: false,
    };
    let seat = CircleSeat { unit: circle, rank: Rank::Member };
    let viewers = [
        staff(Role::National, "NATIONAL", Vec::new()),
        staff(Role::Coordinator, WEST, Vec::new()),
        staff(Role::Officer, WEST_REGENCY, vec![seat]),
    ];
    use View::*;
    let overdue = Overdue(NOW.plus_days(9));
    for view in [
        ToTriage,
        AwaitingReporter,
        ToStart,
        AtWork,
        Disputed,
        Promised,
        Answered,
        Open,
        overdue,
        Ended,
        Raised,
    ] {
        for staff in &viewers {
            let rows = read(&office, Scope::of(staff, &office.rulebook), view).await;
            let listed: BTreeSet<Ticket> = rows.iter().map(|row| row.ticket).collect();
            let viewer = Viewer::Staff(staff.clone());
            let is_seen = |case: &Case| sight(&viewer, case, &office.rulebook) != Sight::Nothing;
            let is_listed = |case: &&Case| shows(view, case) && is_seen(case);
            let expected: BTreeSet<Ticket> = kept.iter().filter(is_listed).map(|case| case.ticket).collect();
            assert_eq!(listed, expected, "{view:?} {:?}", staff.role);
            assert!(!expected.is_empty(), "{view:?} {:?} shows something", staff.role);
        }
    }
}

pub async fn order_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let mut kept = Vec::new();
    for day in [3, 1, 2, 2, 0] {
        let change = |case: &mut Case| match day {
            0 => case.clocks.clear(),
            days => postpone(case, days),
        };
        kept.push(keep(&office, change).await.ticket);
    }
    let by_due = [kept[1], kept[2], kept[3], kept[0], kept[4]];
    for limit in 1..=6 {
        let mut queue = Queue { scope: national(&office), view: View::Open, after: None, limit };
        let mut listed = Vec::new();
        while let rows @ [.., last] = &*page(&office.store, &queue).await.expect("a page") {
            assert!(rows.len() <= limit as usize);
            listed.extend(rows.iter().map(|row| row.ticket));
            queue.after = Some(last.cursor());
        }
        assert_eq!(listed, by_due, "pages of {limit}");
    }
    let ended = [keep(&office, |case| case.status = Status::Rejected).await, {
        keep(&office, |case| case.status = Status::Rejected).await
    }];
    let rows = read(&office, national(&office), View::Ended).await;
    let listed: Vec<Ticket> = rows.iter().map(|row| row.ticket).collect();
    let newest_first = |at: usize| ended[1 - at].ticket;
    assert_eq!(listed, [newest_first(0), newest_first(1)]);
}
