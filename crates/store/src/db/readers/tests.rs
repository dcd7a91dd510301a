use super::{Readers, Times};
use crate::error::StoreError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use std::time::{Duration, Instant};

/// It counts and never ends.
const ENDLESS: &str = "with recursive n (i) as (select 1 union all select i + 1 from n) select max(i) from n";

/// It takes longer than any limit here, and ends.
const LONG: &str = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000000) \
                    select max(i) from n";

/// Longer than any of this takes, unless it hangs.
const HANGING: Duration = Duration::from_secs(60);

/// One reader of an empty database in memory.
async fn one(limit: Option<Duration>) -> Readers {
    let times = Times { count: 1, patience: HANGING, limit };
    Readers::open(SqliteConnectOptions::new().in_memory(true), times).await.expect("opened")
}

fn kind(answer: Result<SqliteRow, sqlx::Error>) -> &'static str {
    answer.map_err(StoreError::from).map_or_else(|error| error.kind(), |_| "answered")
}

#[tokio::test]
async fn a_read_that_takes_too_long_is_given_up_and_its_connection_goes_on() {
    let readers = one(Some(Duration::from_millis(20))).await;
    let mut reader = readers.take().await.expect("free");
    sqlx::query("create table mark (here integer)").execute(reader.asked()).await.expect("marked");
    reader.rest();
    for _ in 0..3 {
        let asked = Instant::now();
        let mut reader = readers.take().await.expect("free");
        let answer = sqlx::query(ENDLESS).fetch_one(reader.asked()).await;
        reader.rest_after(&answer);
        assert_eq!(kind(answer), "unavailable");
        assert!(asked.elapsed() < HANGING);
        let mut reader = readers.take().await.expect("free");
        let here = sqlx::query("select count(*) from mark").fetch_one(reader.asked()).await;
        reader.rest_after(&here);
        assert_eq!(kind(here), "answered", "it is the same connection: another has no mark");
    }
}

#[tokio::test]
async fn inside_a_moment_others_are_still_answered() {
    let readers = one(Some(Duration::from_millis(20))).await;
    let mut reader = readers.take().await.expect("free");
    sqlx::query("begin").execute(reader.asked()).await.expect("begun");
    assert_eq!(kind(sqlx::query(ENDLESS).fetch_one(reader.asked()).await), "unavailable");
    assert_eq!(kind(sqlx::query("select 1").fetch_one(reader.asked()).await), "answered");
    sqlx::query("rollback").execute(reader.asked()).await.expect("ended");
}

#[tokio::test]
async fn who_may_take_long_is_never_given_up() {
    let readers = one(Some(Duration::from_millis(1))).await;
    let mut reader = readers.take().await.expect("free").unhurried();
    assert_eq!(kind(sqlx::query(LONG).fetch_one(reader.asked()).await), "answered");
    reader.rest();
    let mut reader = readers.take().await.expect("free");
    assert_eq!(
        kind(sqlx::query(LONG).fetch_one(reader.asked()).await),
        "unavailable",
        "the next is a page again"
    );

    let attached = one(None).await;
    let mut reader = attached.take().await.expect("free");
    assert_eq!(kind(sqlx::query(LONG).fetch_one(reader.asked()).await), "answered");
}

#[tokio::test]
async fn whose_read_was_abandoned_leaves_the_seat_to_others() {
    let readers = one(Some(Duration::from_millis(20))).await;
    let mut reader = readers.take().await.expect("free");
    let answer =
        tokio::time::timeout(Duration::from_millis(1), sqlx::query(ENDLESS).fetch_one(reader.asked()));
    assert!(answer.await.is_err(), "nobody waits for it any more");
    drop(reader);
    let mut reader = readers.take().await.expect("free");
    assert_eq!(kind(sqlx::query("select 1").fetch_one(reader.asked()).await), "answered");
}
