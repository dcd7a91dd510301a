use super::{Worker, close};
use lapor_store::{Db, Location};
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinSet;

/// Longer than any of these tests.
const LONG: Duration = Duration::from_secs(3600);

/// Work that holds something until it ends.
fn working(task: impl Future<Output = ()> + Send + 'static) -> (Worker, Arc<()>) {
    let (stop, _) = watch::channel(false);
    let held = Arc::new(());
    let mut tasks = JoinSet::new();
    let holding = Arc::clone(&held);
    tasks.spawn(async move {
        task.await;
        drop(holding);
    });
    (Worker { stop, tasks }, held)
}

#[tokio::test]
async fn what_is_in_hand_is_finished() {
    let (finish, finished) = oneshot::channel::<()>();
    let (worker, held) = working(async { finished.await.expect("told to finish") });
    let stopping = tokio::spawn(worker.stop_within(LONG));
    finish.send(()).expect("still in hand");
    stopping.await.expect("it stops");
    assert_eq!(Arc::strong_count(&held), 1);
}

#[tokio::test]
async fn nothing_keeps_the_work_from_stopping() {
    let (worker, held) = working(pending());
    worker.stop_within(Duration::from_millis(20)).await;
    assert_eq!(Arc::strong_count(&held), 1, "what did not finish is dropped");
}

#[tokio::test]
async fn who_holds_a_connection_does_not_keep_the_program_from_ending() {
    let place = tempfile::tempdir().expect("a place");
    let db = Db::open(&Location::Directory(place.path().into())).await.expect("opened");
    let held = db.snapshot().await.expect("begun");
    close(&db, Duration::from_millis(20)).await;
    held.rollback().await.expect("what is in hand can still end");
    close(&db, LONG).await;
    assert!(db.snapshot().await.is_err(), "closed");
}
