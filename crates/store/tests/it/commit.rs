//! One Decision is one transaction: all of it or nothing.

use crate::office::{Office, as_staff, report, route};
use crate::world::{NOW, assert_taken};
use lapor_domain::actors::{Actor, Rank, Role};
use lapor_domain::cases::commands::Command;
use lapor_domain::reports::{Report, Secrecy};
use lapor_store::commit::{Change, NewReport, commit};
use lapor_store::db::Statement;
use lapor_store::requests::{self, Request};
use lapor_store::{Conflict, Db, StoreError, agencies, args, cases, submissions, users};
use lapor_testkit::databases::{Fresh, on_both};
use lapor_testkit::rulebooks::{INSPECTORATE, WEST_REGENCY, unit};
use std::sync::Arc;

#[test]
fn the_same_report_twice_is_one_case() {
    on_both(repetition_story);
}

#[test]
fn of_many_equal_reports_at_once_one_becomes_a_case() {
    on_both(|fresh| async move {
        let office = Arc::new(Office::open(&fresh).await);
        let sending: Vec<_> = (0..24)
            .map(|_| {
                let office = Arc::clone(&office);
                tokio::spawn(async move { office.try_receive(&report(), NOW, "token").await.map(drop) })
            })
            .collect();
        let mut received = 0;
        for sent in sending {
            match sent.await.expect("no panic") {
                Ok(()) => received += 1,
                taken => assert_taken(taken, "submissions"),
            }
        }
        assert_eq!((received, rows(&fresh, CASES).await), (1, 1));
    });
}

#[test]
fn of_two_who_decide_at_once_one_is_told() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let case = office.receive(&report(), NOW).await.case;
        let national = as_staff(office.people.at(Role::National, "NATIONAL"));
        let first = office.decided(&case, &route(WEST_REGENCY, None), &national, NOW);
        let second = office.decided(&case, &Command::Ask { text: "Di mana?".into() }, &national, NOW);
        let (first, second) = (plain(&first), plain(&second));
        let (one, two) = tokio::join!(commit(&office.store, &first), commit(&office.store, &second));
        let outcomes = [one, two];
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert!(outcomes.contains(&Err(StoreError::Conflict(Conflict::Stale))));
        office.assert_sound(case.id).await;
    });
}

#[test]
fn a_decision_does_not_outlive_what_it_counts_on() {
    on_both(requirement_story);
}

#[test]
fn the_same_action_twice_is_done_once() {
    on_both(request_story);
}

#[test]
fn a_case_begins_with_a_report_and_only_then() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let (decision, _) = office.received(&report(), NOW);
        assert_eq!(commit(&office.store, &plain(&decision)).await, Err(StoreError::Conflict(Conflict::Rule)));
        assert_eq!(rows(&fresh, CASES).await, 0);
    });
}

const CASES: Statement = Statement::new("test::cases", "select count(*) as n from cases");
const JOURNAL: Statement = Statement::new("test::journal", "select count(*) as n from journal");
const VAULT: Statement = Statement::new("test::vault", "select count(*) as n from vault_contact");
const SUBMISSIONS: Statement = Statement::new("test::submissions", "select count(*) as n from submissions");

async fn rows(db: &Db, count: Statement) -> i64 {
    db.one(count, args![]).await.expect("count").get("n").expect("n")
}

fn plain(decision: &lapor_domain::cases::decide::Decision) -> Change<'_> {
    Change { decision, new_report: None, request: None }
}

pub async fn repetition_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let mut sent = report();
    sent.contact.email = "a@example.org".into();
    let first = office.try_receive(&sent, NOW, "token").await.expect("received");
    let rows_before = rows(&fresh, JOURNAL).await;
    assert_taken(office.try_receive(&sent, NOW, "token").await, "submissions");
    assert_eq!(rows(&fresh, JOURNAL).await, rows_before);
    assert_eq!((rows(&fresh, CASES).await, rows(&fresh, VAULT).await), (1, 1));
    let hmac = office.store.keys.pepper().token_hmac("token");
    let winner = submissions::find(&fresh, &hmac).await.expect("find").expect("the first");
    assert_eq!(winner, first.submission);

    // The same ticket for another report: nothing of it stays, not even its token.
    let (mut decision, proposal) = office.received(&sent, NOW);
    decision.case.ticket = first.case.ticket;
    let mut submission = first.submission.clone();
    (submission.token_hmac, submission.case) = ([7; 32], decision.case.id);
    let new = NewReport { report: &sent, proposal: &proposal, verifier: [1; 32], submission };
    let change = Change { decision: &decision, new_report: Some(new), request: None };
    assert_taken(commit(&office.store, &change).await, "cases");
    assert_eq!(rows(&fresh, SUBMISSIONS).await, 1);
}

pub async fn requirement_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let open = office.receive(&report(), NOW).await.case;
    let secret = Report { secrecy: Some(Secrecy::Secret), ..report() };
    let secret = office.receive(&secret, NOW).await.case;
    let routing = office.decided(&open, &route(WEST_REGENCY, None), &national, NOW);
    let hiding = office.decided(&secret, &route(WEST_REGENCY, Some(INSPECTORATE)), &national, NOW);

    let mut tx = fresh.begin().await.expect("begin");
    let admin = office.people.at(Role::Admin, WEST_REGENCY).user;
    users::disable(&mut tx, admin, NOW).await.expect("disabled");
    let circle = unit(WEST_REGENCY, INSPECTORATE);
    let head = office.people.in_circle(&circle, Rank::Head).user;
    agencies::leave_circle(&mut tx, head, &circle, NOW).await.expect("left");
    tx.commit().await.expect("commit");

    let before = rows(&fresh, JOURNAL).await;
    for decision in [&routing, &hiding] {
        let refused = commit(&office.store, &plain(decision)).await;
        assert_eq!(refused, Err(StoreError::Conflict(Conflict::Requirement)));
    }
    assert_eq!(rows(&fresh, JOURNAL).await, before);
    assert_eq!(cases::get(&office.store, open.id).await, Ok(Some(open)));
}

pub async fn request_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let case = office.receive(&report(), NOW).await.case;
    let pepper = office.store.keys.pepper();
    let decision =
        office.decided(&case, &Command::Reply { text: "Masih rusak.".into() }, &Actor::Reporter, NOW);
    let request = Request {
        key_hmac: pepper.action_hmac(case.id, "key"),
        case: case.id,
        request_hash: pepper.request_hash(b"reply"),
        version: 2,
        created_at: NOW,
    };
    let change = Change { decision: &decision, new_report: None, request: Some(request.clone()) };
    assert_eq!(commit(&office.store, &change).await, Ok(()));
    // The second learns that it is a repetition, not that it came too late.
    assert_taken(commit(&office.store, &change).await, "requests");
    assert_eq!(requests::find(&fresh, &request.key_hmac).await, Ok(Some(request)));
    office.assert_sound(case.id).await;
}
