//! Flows: what happened on each day, counted once, whenever counting happens; and of secret cases nothing but the total.

use crate::counts::{LATER, drain, live, tries, wrong};
use crate::office::Office;
use crate::world::NOW;
use lapor_domain::actors::Actor;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::Fact;
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::status::Status;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::Secrecy;
use lapor_domain::satisfaction::Rating;
use lapor_domain::statistics::{Margin, day_of};
use lapor_domain::values::{CaseId, Instant, UnitCode, Zone};
use lapor_store::counting::{BATCH, count, rebuild};
use lapor_store::db::Statement;
use lapor_store::vintages::{Vintage, freeze};
use lapor_store::{cases, journal};
use lapor_testkit::databases::on_both;
use std::collections::{BTreeMap, BTreeSet};

/// Day, margin, code, flow.
type Cell = (i64, String, String, String);

#[test]
fn flows_are_what_the_journals_say() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        for round in 0..6 {
            live(&office, 15, round).await;
            count(&office.store, u32::try_from(round * 4).expect("small")).await.expect("counted");
            assert_eq!(wrong(&office).await, [], "what is not counted yet is not wrong");
        }
        afterwards(&office).await;
        drain(&office).await;
        let counted = stored(&office).await;
        assert_eq!(counted, recounted(&office).await);
        let flows: BTreeSet<&str> = counted.keys().map(|(.., flow)| flow.as_str()).collect();
        assert!(flows.len() >= 12, "the lives are of many kinds: {flows:?}");
        let margins: BTreeSet<&str> = counted.keys().map(|(_, margin, ..)| margin.as_str()).collect();
        assert_eq!(margins.len(), Margin::ALL.len(), "and in every place: {margins:?}");
        assert_eq!(wrong(&office).await, []);
        rebuild(&office.store).await.expect("rebuilt");
        drain(&office).await;
        assert_eq!(stored(&office).await, counted, "counted anew it is the same");
    });
}

#[test]
fn a_secret_case_counts_in_the_country_alone() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 20, 1).await;
        drain(&office).await;
        let all = stored(&office).await;
        let mut expected = BTreeMap::new();
        for case in every_case(&office).await {
            let events = journal::of_case(&office.store, case).await.expect("a journal");
            if !is_secret(&events) {
                add_case(&mut expected, &events);
            }
        }
        let margins = |cells: &BTreeMap<Cell, i64>| -> BTreeMap<Cell, i64> {
            cells.iter().filter(|(cell, _)| cell.1 != "country").map(|(cell, n)| (cell.clone(), *n)).collect()
        };
        assert_eq!(margins(&all), margins(&expected), "as if there were no secret cases");
        let received = |cells: &BTreeMap<Cell, i64>| -> i64 {
            cells.iter().filter(|(cell, _)| cell.1 == "country" && cell.3 == "received").map(|(_, n)| n).sum()
        };
        assert_eq!((received(&all), received(&expected)), (20, 16), "four of twenty are secret");
    });
}

#[test]
fn what_an_older_program_counted_without_flows_is_in_the_next_vintage() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 20, 2).await;
        for sql in [
            "insert into count_members (case_id, version) select id, version from cases",
            "delete from counts_due",
        ] {
            office.store.db.run(Statement::new("an older program", sql), vec![]).await.expect("counted");
        }
        let vintage = Vintage { day: day_of(LATER.plus_days(3)), frozen_at: LATER.plus_days(3) };
        assert!(!freeze(&office.store, vintage).await.expect("tried"), "its flows are waited for");
        drain(&office).await;
        assert_eq!(stored(&office).await, recounted(&office).await);
        assert!(freeze(&office.store, vintage).await.expect("frozen"));
    });
}

#[test]
fn two_that_count_at_once_count_no_flow_twice() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 25, 3).await;
        let (one, other) = (office.store.clone(), office.store.clone());
        let counting = |store: lapor_store::Store| async move {
            for _ in 0..40 {
                // Whoever comes second is told that nothing is left, or to come again.
                let _ = count(&store, 3).await;
                tokio::task::yield_now().await;
            }
        };
        let both = (tokio::spawn(counting(one)), tokio::spawn(counting(other)));
        live(&office, 10, 4).await;
        both.0.await.expect("no panic");
        both.1.await.expect("no panic");
        drain(&office).await;
        assert_eq!(stored(&office).await, recounted(&office).await);
    });
}

#[test]
fn a_program_from_before_leaves_its_flows_to_this_one() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 8, 2).await;
        drain(&office).await;
        let expected = stored(&office).await;
        // What it would have left: counts, but neither flows nor how far they are counted.
        for sql in [
            "delete from public_flows",
            "delete from local_flows",
            "update count_members set flows_version = 0, local_version = 0",
        ] {
            office.store.db.run(Statement::new("before", sql), vec![]).await.expect("done");
        }
        assert_ne!(wrong(&office).await, []);
        let owe = "insert into counts_due (case_id, version) select id, version from cases";
        office.store.db.run(Statement::new("owe", owe), vec![]).await.expect("owed");
        while count(&office.store, BATCH).await.expect("counted") > 0 {}
        assert_eq!(stored(&office).await, expected);
        assert_eq!(wrong(&office).await, []);
    });
}

#[test]
fn a_program_that_knows_no_regencies_leaves_these_alone_to_this_one() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        live(&office, 12, 3).await;
        drain(&office).await;
        let expected = stored(&office).await;
        // What it would have left: every flow that it knows, and none of the others.
        for sql in ["delete from local_flows", "update count_members set local_version = 0"] {
            office.store.db.run(Statement::new("before", sql), vec![]).await.expect("done");
        }
        assert_ne!(wrong(&office).await, []);
        let vintage = Vintage { day: day_of(LATER.plus_days(3)), frozen_at: LATER.plus_days(3) };
        assert!(!freeze(&office.store, vintage).await.expect("tried"), "they are waited for");
        drain(&office).await;
        assert_eq!(stored(&office).await, expected, "none is counted twice");
        assert_eq!(wrong(&office).await, []);
        assert!(freeze(&office.store, vintage).await.expect("frozen"));
    });
}

/// Reporters rate, come back and withdraw, on later days.
pub async fn afterwards(office: &Office) {
    for (number, id) in every_case(office).await.into_iter().enumerate() {
        let at = LATER.plus_days(i64::try_from(number % 5).expect("small"));
        let mut case = cases::get(&office.store, id).await.expect("read").expect("a case");
        let rating = Rating::ALL[number % 5];
        let reopen = Command::Reopen { text: "Belum selesai.".to_owned() };
        for command in [Command::Rate(rating), reopen, Command::Withdraw] {
            case = tries(office, case, &command, &Actor::Reporter, at).await;
        }
    }
}

pub async fn every_case(office: &Office) -> Vec<CaseId> {
    cases::ids_after(&office.store, CaseId(0), 10_000).await.expect("ids").into_iter().collect()
}

async fn stored(office: &Office) -> BTreeMap<Cell, i64> {
    let sql = "select day, margin, code, flow, cases from public_flows \
               union all select day, margin, code, flow, cases from local_flows";
    let rows = office.store.db.all(Statement::new("flows", sql), vec![]).await.expect("rows");
    let text = |row: &lapor_store::db::Row, name| row.get::<String>(name).expect("a text");
    rows.iter()
        .map(|row| {
            let cell =
                (row.get("day").expect("a day"), text(row, "margin"), text(row, "code"), text(row, "flow"));
            (cell, row.get("cases").expect("a count"))
        })
        .collect()
}

async fn recounted(office: &Office) -> BTreeMap<Cell, i64> {
    let mut cells = BTreeMap::new();
    for case in every_case(office).await {
        add_case(&mut cells, &journal::of_case(&office.store, case).await.expect("a journal"));
    }
    cells
}

fn is_secret(events: &[Event]) -> bool {
    matches!(&events[0].fact, Fact::Submitted { secrecy: Secrecy::Secret, .. })
}

/// Counts a life as somebody would who reads its journal line by line and knows nothing of how cases are folded.
fn add_case(cells: &mut BTreeMap<Cell, i64>, events: &[Event]) {
    let Fact::Submitted { topic, area, channel, .. } = &events[0].fact else { panic!("no beginning") };
    let is_open = !is_secret(events);
    let mut add = |at: Instant, margin: &str, code: String, flow: &str| {
        if margin == "country" || is_open {
            let day = Zone::Wib.midnight(Zone::Wib.date_of(at)).0;
            *cells.entry((day, margin.to_owned(), code, flow.to_owned())).or_default() += 1;
        }
    };
    let (mut lead, mut due, mut status) = (String::new(), None::<Option<Instant>>, Status::Received);
    let mut unit = None::<UnitCode>;
    for event in events {
        let at = event.at;
        match &event.fact {
            Fact::Submitted { .. } => {
                add(at, "country", String::new(), "received");
                add(at, "channel", channel.code().to_owned(), "received");
                if let Some(topic) = topic {
                    add(at, "topic", topic.to_string(), "received");
                }
                if let Some(area) = area {
                    add(at, "province", area.as_str()[..2].to_owned(), "received");
                    add(at, "regency", area.as_str()[..5].to_owned(), "received");
                }
            }
            Fact::LeadNamed { institution, unit: named, .. } => {
                lead = institution.to_string();
                add(at, "country", String::new(), "passed");
                add(at, "institution", lead.clone(), "passed");
                unit = named.clone();
                own(&unit, &lead).into_iter().for_each(|unit| add(at, "unit", unit, "assigned"));
            }
            Fact::Assigned { unit: named, .. } => {
                let is_other = unit.replace(named.clone()).as_ref() != Some(named);
                let assigned = own(&unit, &lead).into_iter().filter(|_| is_other);
                assigned.for_each(|unit| add(at, "unit", unit, "assigned"));
            }
            Fact::ClockStarted { kind: ClockKind::FirstResponse, due_at, .. } => due = Some(*due_at),
            Fact::ClockPaused { kind: ClockKind::FirstResponse, due_at, .. }
            | Fact::ClockResumed { kind: ClockKind::FirstResponse, due_at }
            | Fact::ClockTakenUp { kind: ClockKind::FirstResponse, due_at, .. } => due = Some(*due_at),
            Fact::ClockStopped { kind: ClockKind::FirstResponse }
            | Fact::ClockSuspended { kind: ClockKind::FirstResponse } => due = None,
            Fact::ClockBreached { kind: ClockKind::FirstResponse } => {
                due = None;
                add(at, "country", String::new(), "late");
                add(at, "institution", lead.clone(), "late");
                own(&unit, &lead).into_iter().for_each(|unit| add(at, "unit", unit, "late"));
            }
            Fact::Answered { .. } => add(at, "country", String::new(), "answered"),
            Fact::Rated { rating } => {
                add(at, "country", String::new(), "rated");
                if rating.points() > 3 {
                    add(at, "country", String::new(), "satisfied");
                }
            }
            Fact::Moved { name, to } => {
                let is_response = matches!(
                    name,
                    MoveName::Start
                        | MoveName::AnswerDone
                        | MoveName::AnswerInformation
                        | MoveName::AnswerRefused
                        | MoveName::AnswerPromised
                );
                if let Some(due) = due.filter(|_| is_response) {
                    let flow = if due.is_some_and(|due| at >= due) { "late" } else { "in-time" };
                    add(at, "country", String::new(), flow);
                    add(at, "institution", lead.clone(), flow);
                    own(&unit, &lead).into_iter().for_each(|unit| add(at, "unit", unit, flow));
                }
                if *name == MoveName::Reopen {
                    add(at, "country", String::new(), "reopened");
                }
                let ending = match to.full_code() {
                    "Closed/ConfirmedSolved" => "confirmed",
                    "Closed/AnsweredNoReply" => "silent",
                    "Closed/RefusedByLaw" => "refused",
                    "Closed/Incomplete" => "incomplete",
                    "Rejected" => "rejected",
                    "Withdrawn" => "withdrawn",
                    _ => "",
                };
                if status.is_open() && !ending.is_empty() {
                    add(at, "country", String::new(), ending);
                }
                status = *to;
            }
            _ => {}
        }
    }
    assert!(events[0].at >= NOW);
}

/// The unit, where it is one of the responsible institution.
fn own(unit: &Option<UnitCode>, lead: &str) -> Option<String> {
    unit.as_ref().filter(|unit| unit.institution.as_str() == lead).map(ToString::to_string)
}
