//! Work lists: what is in them, in which order, and that an index serves each.

use crate::counts::{LATER, live};
use crate::office::{Office, report};
use crate::world::NOW;
use lapor_domain::actors::{CircleSeat, Rank, Role, Staff};
use lapor_domain::cases::case::{Case, Lead};
use lapor_domain::cases::facts::{Bond, Rung};
use lapor_domain::cases::status::Status;
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::{Channel, Kind, Report, Secrecy};
use lapor_domain::values::{AreaCode, InstitutionCode, Ticket, TopicCode, UnitKindCode};
use lapor_store::queues::{Cursor, Queue, QueueRow, View, narrowed, page};
use lapor_store::scope::Scope;
use lapor_store::search::{Filters, State};
use lapor_store::{Db, statements};
use lapor_testkit::databases::{Fresh, on_both, on_sqlite};
use lapor_testkit::rulebooks::{INSPECTORATE, ROADS, WEST, WEST_REGENCY, unit};
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

#[test]
fn an_index_serves_every_list_that_is_narrowed_down() {
    on_sqlite(|fresh| async move {
        let mut lists = 0;
        for statement in statements() {
            let Some(way) = statement.name().strip_prefix("queues::narrowed::") else { continue };
            let index = match way.split("::").next().unwrap_or_default() {
                way if way.ends_with("_topic") => "cases_by_topic",
                "national_institution" | "responsible" => "cases_by_responsible",
                "acting" => "cases_by_acting",
                "circle" => "cases_by_circle",
                _ => "cases_by_due",
            };
            let plan = Db::plan(&fresh, statement).await.expect("a plan");
            let is_walked = |kind: &str| {
                let walk = format!("SEARCH c USING {kind} {index} (");
                plan.iter().any(|step| step.starts_with(&walk))
            };
            assert!(is_walked("INDEX"), "{}: {plan:#?}", statement.name());
            assert!(is_walked("COVERING INDEX"), "the end of the walk: {}: {plan:#?}", statement.name());
            let is_odd = |step: &String| step.starts_with("SCAN c") || step.contains("TEMP B-TREE");
            assert!(!plan.iter().any(is_odd), "it comes in order: {}: {plan:#?}", statement.name());
            lists += 1;
        }
        assert_eq!(lists, 30);
    });
}

#[test]
fn a_list_is_narrowed_down_to_what_fits() {
    on_both(narrowed_story);
}

#[test]
fn a_walk_that_finds_nothing_yet_tells_where_it_goes_on() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let mut last = None;
        for number in 0..50 {
            let change = |case: &mut Case| {
                postpone(case, number);
                case.kind = if number == 49 { Kind::Aspiration } else { Kind::Complaint };
            };
            last = Some(keep(&office, change).await.ticket);
        }
        let filters = Filters { kind: Some(Kind::Aspiration), ..Filters::default() };
        let mut queue = Queue { scope: national(&office), view: View::Open, after: None, limit: 1 };
        for walk in 0..2 {
            let found = narrowed(&office.store, &queue, &filters).await.expect("a page");
            assert_eq!(found.rows.len(), 0, "walk {walk}: only twenty cases are looked at");
            assert!(found.further.is_some(), "walk {walk}");
            queue.after = found.further;
        }
        let found = narrowed(&office.store, &queue, &filters).await.expect("a page");
        assert_eq!(found.rows.iter().map(|row| Some(row.ticket)).collect::<Vec<_>>(), [last]);
        queue.after = found.rows.last().map(QueueRow::cursor);
        let found = narrowed(&office.store, &queue, &filters).await.expect("a page");
        assert!(found.rows.is_empty() && found.further.is_none(), "that is all");
    });
}

/// Lists of everybody by every kind of filter are what the whole lists hold of it, whatever the size of a page.
pub async fn narrowed_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    live(&office, 60, 2).await;
    let mut compared = 0;
    for staff in &office.people.all {
        let scope = Scope::of(staff, &office.rulebook);
        for view in [View::Open, View::Overdue(LATER), View::Ended, View::Raised, View::AtWork] {
            let all = read(&office, scope.clone(), view).await;
            for filters in kinds_of_filters() {
                let expected: Vec<Ticket> =
                    all.iter().filter(|row| fits(row, &filters)).map(|row| row.ticket).collect();
                for limit in [1, 100] {
                    let listed = walked(&office, (&scope, view, &filters), limit).await;
                    assert_eq!(listed, expected, "{view:?} {filters:?} {staff:?} in pages of {limit}");
                }
                compared += expected.len();
            }
        }
    }
    assert!(compared > 500, "{compared} rows compared");
}

/// Every row of a list, page by page.
async fn walked(
    office: &Office,
    (scope, view, filters): (&Scope, View, &Filters),
    limit: u32,
) -> Vec<Ticket> {
    let mut queue = Queue { scope: scope.clone(), view, after: None, limit };
    let mut listed = Vec::new();
    loop {
        let found = narrowed(&office.store, &queue, filters).await.expect("a page");
        listed.extend(found.rows.iter().map(|row| row.ticket));
        let full = found.rows.last().filter(|_| found.rows.len() == limit as usize);
        queue.after = full.map(QueueRow::cursor).or(found.further);
        if queue.after.is_none() {
            return listed;
        }
    }
}

fn kinds_of_filters() -> Vec<Filters> {
    let unit = UnitKindCode::new(ROADS);
    vec![
        Filters::default(),
        Filters { topic: report().topic, ..Filters::default() },
        Filters { topic: Some(TopicCode::new("none")), ..Filters::default() },
        Filters { kind: Some(Kind::Complaint), ..Filters::default() },
        Filters { area: Some(AreaCode::new("91.01")), ..Filters::default() },
        Filters { area: Some(AreaCode::new("92")), state: Some(State::Open), ..Filters::default() },
        Filters { institution: Some(InstitutionCode::new(WEST_REGENCY)), ..Filters::default() },
        Filters {
            institution: Some(InstitutionCode::new(WEST_REGENCY)),
            unit: Some(unit),
            ..Filters::default()
        },
        Filters { channel: Some(Channel::Web), state: Some(State::At(Status::Routed)), ..Filters::default() },
        Filters { channel: Some(Channel::Api), ..Filters::default() },
    ]
}

fn fits(row: &QueueRow, filters: &Filters) -> bool {
    let is_within = |area: &AreaCode| row.area.as_ref().is_some_and(|own| own.is_within(area));
    let is_unit = |kind: &UnitKindCode| row.unit.as_ref().is_some_and(|unit| unit.kind == *kind);
    filters.topic.as_ref().is_none_or(|topic| row.topic.as_ref() == Some(topic))
        && filters.kind.is_none_or(|kind| row.kind == kind)
        && filters.area.as_ref().is_none_or(is_within)
        && filters.institution.as_ref().is_none_or(|code| row.lead_institution.as_ref() == Some(code))
        && filters.unit.as_ref().is_none_or(is_unit)
        && filters.channel.is_none_or(|channel| channel == Channel::Web)
        && filters.state.is_none_or(|state| state.holds(row.status))
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
