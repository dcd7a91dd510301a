//! Many Decisions in one commit: nobody is told before it is durable, and a mistake of one is nobody else's.

use crate::office::{Office, report};
use crate::world::NOW;
use lapor_domain::values::CaseId;
use lapor_store::cases;
use lapor_store::{Conflict, StoreError};
use lapor_testkit::databases::{Fresh, on_both, on_sqlite};
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
