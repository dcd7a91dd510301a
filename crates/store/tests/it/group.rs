//! Many Decisions in one commit: nobody is told before it is durable, and a mistake of one is nobody else's.

use crate::office::{Office, report};
use crate::world::NOW;
use lapor_domain::reports::{Contact, Report};
use lapor_domain::values::CaseId;
use lapor_store::db::Statement;
use lapor_store::outbox::{self, Claimed, claim, mark_sent};
use lapor_store::{Conflict, StoreError, args, cases};
use lapor_testkit::databases::{Fresh, on_both, on_sqlite};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Sends this many reports at once and tells which were acknowledged.
async fn send(office: &Arc<Office>, count: usize, name: &str) -> Vec<Result<CaseId, StoreError>> {
    let sending: Vec<_> = (0..count)
        .map(|nth| {
            let (office, token) = (Arc::clone(office), format!("{name} {nth}"));
            tokio::spawn(async move {
                office.try_receive(&report(), NOW, &token).await.map(|receipt| receipt.case.id)
            })
        })
        .collect();
    let mut outcomes = Vec::new();
    for one in sending {
        outcomes.push(one.await.expect("no panic"));
    }
    outcomes
}

async fn stored(office: &Office) -> Vec<CaseId> {
    cases::ids_after(&office.store, CaseId(0), 10_000).await.expect("ids")
}

/// The disk fills at every place that a batch of changes has.
#[test]
fn whatever_moment_the_disk_fills_the_acknowledged_are_the_stored() {
    on_sqlite(|fresh: Fresh| async move {
        let office = Arc::new(Office::open(&fresh).await);
        let mut acknowledged: Vec<CaseId> = Vec::new();
        let (mut refused, mut rounds_refused, mut rounds_kept) = (0, 0, 0);
        for pages in 0..48 {
            fresh.db.leave_room(pages).await.expect("a limit");
            let outcomes = send(&office, 12, &format!("round {pages}")).await;
            let kept: Vec<CaseId> = outcomes.iter().filter_map(|outcome| outcome.clone().ok()).collect();
            for error in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
                assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
                refused += 1;
            }
            rounds_refused += usize::from(kept.len() < outcomes.len());
            rounds_kept += usize::from(!kept.is_empty());
            acknowledged.extend(kept);
            acknowledged.sort();
            assert_eq!(stored(&office).await, acknowledged, "after {pages} pages");
            // The writer's connection is another now: there is room again, and the same reports go in.
            let again = send(&office, 12, &format!("round {pages}")).await;
            acknowledged.extend(again.into_iter().filter_map(Result::ok));
            acknowledged.sort();
            assert_eq!(stored(&office).await, acknowledged, "again after {pages} pages");
        }
        assert!(
            refused > 0 && rounds_refused > 5 && rounds_kept > 5,
            "{refused} {rounds_refused} {rounds_kept}"
        );
        for case in acknowledged {
            office.assert_sound(case).await;
        }
    });
}

#[test]
fn a_repetition_in_a_batch_is_undone_alone() {
    on_both(|fresh| async move {
        let office = Arc::new(Office::open(&fresh).await);
        // Every report once, and every third a second time, all at the same moment.
        let sending: Vec<_> = (0..60)
            .map(|nth| {
                let (office, token) = (Arc::clone(&office), format!("report {}", nth % 45));
                tokio::spawn(async move { office.try_receive(&report(), NOW, &token).await.map(|_| ()) })
            })
            .collect();
        let (mut kept, mut taken) = (0, 0);
        for one in sending {
            match one.await.expect("no panic") {
                Ok(()) => kept += 1,
                Err(StoreError::Conflict(Conflict::Taken(_))) => taken += 1,
                Err(error) => panic!("{error:?}"),
            }
        }
        assert_eq!((kept, taken, stored(&office).await.len()), (45, 15, 45));
    });
}

/// An office that owes so many letters.
async fn owing(fresh: &Fresh, letters: usize) -> Arc<Office> {
    let office = Arc::new(Office::open(fresh).await);
    let contact = Contact { email: "budi@contoh.example".into(), ..Contact::default() };
    let reachable = Report { contact, ..report() };
    for nth in 0..letters {
        office.try_receive(&reachable, NOW, &format!("owed {nth}")).await.expect("received");
    }
    office
}

/// Takes two letters at a time until there is none, and notes each twice, while others take theirs. Gives the letters
/// whose first note was kept.
async fn carry(office: Arc<Office>) -> Vec<i64> {
    let store = &office.store;
    let mut sent = Vec::new();
    loop {
        let letters: Vec<Claimed> = claim(store, NOW, NOW.plus_seconds(600), 2).await.expect("claimed");
        if letters.is_empty() {
            return sent;
        }
        for letter in &letters {
            assert_eq!(mark_sent(store, letter, NOW).await, Ok(()));
            let again = mark_sent(store, letter, NOW).await;
            assert_eq!(again, Err(StoreError::Conflict(Conflict::Stale)));
            sent.push(letter.id);
        }
    }
}

#[test]
fn letters_are_taken_once_and_noted_once_among_decisions() {
    on_both(|fresh| async move {
        let office = owing(&fresh, 60).await;
        let carriers: Vec<_> = (0..8).map(|_| tokio::spawn(carry(Arc::clone(&office)))).collect();
        let decided = send(&office, 40, "meanwhile").await;
        assert!(decided.iter().all(Result::is_ok), "what is noted of a letter refuses no decision");
        let mut sent = Vec::new();
        for carrier in carriers {
            sent.extend(carrier.await.expect("no panic"));
        }
        assert_eq!((sent.len(), sent.iter().collect::<BTreeSet<_>>().len()), (60, 60));
        assert_eq!(outbox::standing(&office.store).await.expect("counted").waiting, 0);
    });
}

/// Keys of the letters that the records hold as sent.
async fn noted(fresh: &Fresh) -> BTreeSet<i64> {
    let sent = Statement::new("test::sent", "select id from outbox where sent_at is not null order by id");
    let rows = fresh.all(sent, args![]).await.expect("listed");
    rows.iter().map(|row| row.get("id").expect("a key")).collect()
}

/// The disk fills at every place that a batch of notes has, beside decisions that need more room.
#[test]
fn whatever_moment_the_disk_fills_what_is_told_of_letters_is_stored() {
    on_sqlite(|fresh: Fresh| async move {
        let office = owing(&fresh, 48).await;
        let mut told = BTreeSet::new();
        let mut refused = 0;
        for pages in 0..24 {
            let letters = claim(&office.store, NOW, NOW.plus_seconds(600), 2).await.expect("claimed");
            fresh.db.leave_room(pages).await.expect("a limit");
            let noting: Vec<_> = letters
                .into_iter()
                .map(|letter| {
                    let office = Arc::clone(&office);
                    tokio::spawn(async move { (letter.id, mark_sent(&office.store, &letter, NOW).await) })
                })
                .collect();
            let decided = send(&office, 6, &format!("round {pages}")).await;
            refused += decided.iter().filter(|outcome| outcome.is_err()).count();
            for note in noting {
                let (letter, outcome) = note.await.expect("no panic");
                told.extend(outcome.is_ok().then_some(letter));
            }
            assert_eq!(noted(&fresh).await, told, "after {pages} pages");
        }
        assert!(refused > 0, "the disk was full");
        assert!(told.len() > 24, "a note does not fail with what it was written beside: {}", told.len());
    });
}
