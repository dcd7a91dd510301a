//! Letters that are owed: written with their Decision, carried by one worker at a time, lost never.

use crate::office::{Office, Receipt, as_staff, report, route};
use crate::world::NOW;
use lapor_domain::actors::Role;
use lapor_domain::cases::commands::{Command, RejectionCode};
use lapor_domain::cases::notices::News;
use lapor_domain::reports::{Age, Contact, Report, Secrecy};
use lapor_domain::values::Instant;
use lapor_store::args;
use lapor_store::chores::{self, Chore, Deed};
use lapor_store::db::Statement;
use lapor_store::outbox::{self, Again, Claimed, Cursor, Place, Shelf, Trouble, claim};
use lapor_store::{Conflict, StoreError, vault};
use lapor_testkit::databases::{Fresh, on_both, on_sqlite};
use lapor_testkit::rulebooks::WEST_REGENCY;
use std::collections::BTreeSet;
use std::sync::Arc;

const MINUTE: i64 = 60;

fn reachable() -> Report {
    let contact = Contact { email: "budi@contoh.example".into(), ..Contact::default() };
    Report { contact, ..report() }
}

async fn received(office: &Office) -> Receipt {
    office.receive(&reachable(), NOW).await
}

/// Takes what is due, for ten minutes.
async fn taken(office: &Office, now: Instant) -> Vec<Claimed> {
    claim(&office.store, now, now.plus_seconds(10 * MINUTE), 8).await.expect("claimed")
}

fn assert_stale(result: Result<(), StoreError>) {
    assert_eq!(result, Err(StoreError::Conflict(Conflict::Stale)));
}

pub async fn story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let case = received(&office).await.case;
    let waiting = outbox::list(&office.store, Shelf::Waiting, 10).await.expect("listed");
    assert_eq!((waiting.len(), waiting[0].ticket, waiting[0].news), (1, case.ticket, News::Received));

    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let case = office.act(&case, route(WEST_REGENCY, None), &national, NOW).await;
    let first = taken(&office, NOW).await;
    assert_eq!((first.len(), first[0].news), (1, News::Received), "the oldest of a case comes first");
    assert_eq!(taken(&office, NOW).await, [], "the one after it waits for it");
    outbox::mark_sent(&office.store, &first[0], NOW).await.expect("noted");
    assert_stale(outbox::mark_sent(&office.store, &first[0], NOW).await);

    let second = taken(&office, NOW).await.remove(0);
    assert_eq!((second.news, second.version, second.attempts), (News::Routed, case.version, 1));
    let envelope = outbox::envelope(&office.store, case.id).await.expect("an envelope");
    assert_eq!((envelope.ticket, envelope.first), (case.ticket, (first[0].id, 1)));
    assert_eq!(envelope.to.expect("an address").text(), Some("budi@contoh.example"));
    outbox::put_back(&office.store, &second, "sink-unreachable").await.expect("put back");
    let second = taken(&office, NOW).await.remove(0);
    assert_eq!(second.attempts, 1, "what was never handed over does not count");
    let later = NOW.plus_seconds(MINUTE);
    outbox::mark_refused(&office.store, &second, (later, None), "smtp-451").await.expect("noted");
    assert_eq!(taken(&office, NOW).await, [], "it is left alone for a while");
    let second = taken(&office, later).await.remove(0);
    assert_eq!(second.attempts, 2);

    outbox::mark_refused(&office.store, &second, (later, Some(later)), "smtp-550").await.expect("noted");
    let standing = outbox::standing(&office.store).await.expect("counted");
    assert_eq!((standing.waiting, standing.since, standing.dead), (0, None, 1));
    let dead = outbox::list(&office.store, Shelf::Dead, 10).await.expect("listed").remove(0);
    assert_eq!((dead.id, dead.last_error.as_deref()), (second.id, Some("smtp-550")));
    let again = |which| outbox::retry(&office.store, which, None, later);
    assert_eq!(again(Again::One(second.id)).await, Ok(1));
    assert_eq!(again(Again::One(second.id)).await, Ok(0), "once");
    assert_eq!(again(Again::All).await, Ok(0));
    let noted = chores::newest(&office.store.db, 10).await.expect("listed");
    assert_eq!(
        noted,
        [Chore { at: later, deed: Deed::RetryLetter, letters: 1, by: None }],
        "what changed nothing is no deed"
    );
    assert_eq!(taken(&office, later).await[0].attempts, 1, "an operator's word begins anew");
}

#[test]
fn what_went_wrong_is_listed_page_by_page_and_what_is_done_about_it_noted() {
    on_both(trouble_story);
}

pub async fn trouble_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let secret = Report { secrecy: Some(Secrecy::Secret), ..reachable() };
    let mut cases = vec![office.receive(&secret, NOW).await.case];
    for _ in 0..4 {
        cases.push(received(&office).await.case);
    }
    let page = async |trouble, after, limit| {
        outbox::page(&office.store, trouble, after, limit).await.expect("listed")
    };
    for trouble in [Trouble::GivenUp, Trouble::Waiting] {
        assert_eq!(page(trouble, None, 9).await, [], "nothing went wrong yet");
    }
    let later = |minutes| NOW.plus_seconds(minutes * MINUTE);
    for (nth, letter) in (1..).zip(taken(&office, NOW).await) {
        // The first three are given up; of the others the one that was refused last comes first.
        let dead_at = (nth <= 3).then_some(later(nth));
        outbox::mark_refused(&office.store, &letter, (later(9 - nth), dead_at), "smtp-550")
            .await
            .expect("noted");
    }
    let of = |nth: usize| (cases[nth].ticket, if nth == 0 { Secrecy::Secret } else { Secrecy::Open });
    for (trouble, wanted) in
        [(Trouble::GivenUp, vec![of(0), of(1), of(2)]), (Trouble::Waiting, vec![of(4), of(3)])]
    {
        let mut listed = Vec::new();
        let mut after = None;
        loop {
            let rows = page(trouble, after, 1).await;
            let Some(row) = rows.first() else { break };
            assert_eq!(row.letter.dead_at.is_some(), trouble == Trouble::GivenUp);
            listed.push((row.letter.ticket, row.secrecy));
            after = Cursor::from_code(&Cursor::after(row).code());
            assert!(after.is_some(), "a cursor reads itself");
        }
        assert_eq!(listed, wanted);
    }
    assert_eq!(Cursor::from_code("1"), None);

    let staff = office.people.at(Role::National, "NATIONAL");
    let again = outbox::retry(&office.store, Again::All, Some(staff), later(20)).await;
    assert_eq!(again, Ok(3));
    assert_eq!(page(Trouble::GivenUp, None, 9).await, []);
    assert_eq!(page(Trouble::Waiting, None, 9).await.len(), 5, "their last error is still told");
    let noted = chores::newest(&office.store.db, 1).await.expect("listed").remove(0);
    assert_eq!((noted.at, noted.deed, noted.letters), (later(20), Deed::RetryLetters, 3));
    assert_eq!(noted.by.expect("somebody").1, staff.institution);
}

#[test]
fn what_is_due_is_found_by_an_index() {
    on_sqlite(|fresh| async move {
        let plan = fresh.plan(outbox::looking(fresh.engine())).await.expect("a plan");
        assert!(plan.iter().any(|step| step.contains("outbox_to_send")), "{plan:?}");
        assert!(plan.iter().any(|step| step.contains("outbox_of_case")), "{plan:?}");
        assert!(plan.iter().all(|step| !step.contains("TEMP B-TREE")), "{plan:?}");
    });
}

#[test]
fn who_left_no_address_or_comes_from_the_past_is_owed_nothing() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        office.receive(&report(), NOW).await;
        office.receive(&Report { age: Age::Historic, ..reachable() }, NOW).await;
        assert_eq!(outbox::standing(&office.store).await.expect("counted").waiting, 0);

        let case = received(&office).await.case;
        let mut tx = office.store.db.begin().await.expect("begin");
        vault::erase(&mut tx, case.id, vault::Kind::Contact, "email").await.expect("erased");
        tx.commit().await.expect("commit");
        let national = as_staff(office.people.at(Role::National, "NATIONAL"));
        office.act(&case, route(WEST_REGENCY, None), &national, NOW).await;
        assert_eq!(outbox::standing(&office.store).await.expect("counted").waiting, 1, "the receipt alone");
    });
}

#[test]
fn a_decision_that_came_too_late_owes_nothing() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let case = received(&office).await.case;
        let national = as_staff(office.people.at(Role::National, "NATIONAL"));
        let late = office.decided(&case, &Command::Ask { text: "Di mana?".into() }, &national, NOW);
        office.act(&case, route(WEST_REGENCY, None), &national, NOW).await;
        let change = lapor_store::commit::Change { decision: &late, new_report: None, request: None };
        assert_stale(lapor_store::commit::commit(&office.store, &change).await);
        let news: Vec<News> = outbox::list(&office.store, Shelf::Waiting, 10)
            .await
            .expect("listed")
            .iter()
            .map(|letter| letter.news)
            .collect();
        assert_eq!(news, [News::Received, News::Routed]);
    });
}

#[test]
fn a_worker_that_slept_past_its_lease_can_note_nothing() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        received(&office).await;
        let sleeper = taken(&office, NOW).await.remove(0);
        assert_eq!(taken(&office, NOW.plus_seconds(9 * MINUTE)).await, [], "the lease still runs");
        let later = NOW.plus_seconds(10 * MINUTE);
        let other = taken(&office, later).await.remove(0);
        assert_eq!((other.id, other.attempts), (sleeper.id, 2));
        assert_stale(outbox::mark_sent(&office.store, &sleeper, later).await);
        assert_stale(outbox::mark_refused(&office.store, &sleeper, (later, Some(later)), "x").await);
        assert_stale(outbox::put_back(&office.store, &sleeper, "x").await);
        outbox::mark_sent(&office.store, &other, later).await.expect("noted");
        assert_stale(outbox::mark_sent(&office.store, &sleeper, later).await);
    });
}

#[test]
fn workers_at_once_never_hold_the_same_letter() {
    on_both(|fresh| async move {
        let office = Arc::new(Office::open(&fresh).await);
        for _ in 0..60 {
            received(&office).await;
        }
        let working: Vec<_> = (0..8)
            .map(|_| {
                let office = Arc::clone(&office);
                tokio::spawn(async move {
                    let mut held = Vec::new();
                    loop {
                        let batch = taken(&office, NOW).await;
                        if batch.is_empty() {
                            return held;
                        }
                        held.extend(batch.into_iter().map(|letter| letter.id));
                    }
                })
            })
            .collect();
        let mut all = Vec::new();
        for worker in working {
            all.extend(worker.await.expect("no panic"));
        }
        let distinct: BTreeSet<i64> = all.iter().copied().collect();
        assert_eq!((all.len(), distinct.len()), (60, 60));
    });
}

#[test]
fn letters_of_cases_that_ended_long_ago_are_forgotten_but_for_the_first() {
    on_both(forgetting_story);
}

/// Sends everything that waits.
async fn send_all(office: &Office) {
    loop {
        let held = taken(office, NOW).await;
        if held.is_empty() {
            return;
        }
        for letter in held {
            outbox::mark_sent(&office.store, &letter, NOW).await.expect("noted");
        }
    }
}

pub async fn forgetting_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let reject = Command::Reject { code: RejectionCode::AbusiveOnly, text: "Hanya makian.".into() };
    let open = received(&office).await.case;
    office.act(&open, route(WEST_REGENCY, None), &national, NOW).await;
    let ended = received(&office).await.case;
    let ended = office.act(&ended, reject.clone(), &national, NOW).await;
    assert!(ended.ended_at.is_some() || !ended.status.is_open(), "{:?}", ended.status);
    send_all(&office).await;
    // Its last letter still waits.
    let unsent = received(&office).await.case;
    office.act(&unsent, reject, &national, NOW).await;
    let mut letters = taken(&office, NOW).await;
    outbox::mark_sent(&office.store, &letters.remove(0), NOW).await.expect("noted");

    let count = async || {
        let all = Statement::new("test::letters", "select id from outbox order by id");
        fresh.all(all, args![]).await.expect("listed").len()
    };
    assert_eq!(count().await, 6);
    let first = async || outbox::envelope(&office.store, ended.id).await.expect("a first letter").first;
    let before = first().await;
    let mut place = Place::default();
    let forget = async |place: &mut Place, before| {
        outbox::forget(&office.store, place, before, 4).await.expect("forgotten")
    };
    assert_eq!(forget(&mut place, NOW).await, 0, "nothing was sent, or ended, before");
    assert_ne!(place, Place::default(), "four of six were looked at");
    assert_eq!(forget(&mut place, NOW).await, 0);
    assert_eq!(place, Place::default(), "after the last it begins anew");
    let later = NOW.plus_seconds(1);
    let gone = forget(&mut place, later).await + forget(&mut place, later).await;
    assert_eq!((gone, count().await), (1, 5), "the second letter of the case that ended");
    assert_eq!(first().await, before, "what later letters hang on stays");
    assert_eq!(outbox::standing(&office.store).await.expect("counted").waiting, 1, "no letter is lost");
}
