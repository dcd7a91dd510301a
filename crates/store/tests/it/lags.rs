//! How far counting and indexing lag behind what was decided.

use crate::office::{Office, as_staff, report, route};
use crate::world::NOW;
use lapor_domain::actors::Role;
use lapor_store::lags::{Lag, of_counting, of_indexing};
use lapor_store::{args, counting, db::Statement};
use lapor_testkit::databases::{Fresh, on_both};
use lapor_testkit::rulebooks::WEST_REGENCY;

#[test]
fn what_waits_is_told_with_its_oldest_decision() {
    on_both(story);
}

pub async fn story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let db = &office.store.db;
    assert_eq!((of_counting(db).await, of_indexing(db).await), (Ok(Lag::default()), Ok(Lag::default())));
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let case = office.receive(&report(), NOW).await.case;
    office.act(&case, route(WEST_REGENCY, None), &national, NOW.plus_seconds(60)).await;
    office.receive(&report(), NOW.plus_seconds(30)).await;
    let waiting = Lag { cases: 2, since: Some(NOW) };
    assert_eq!((of_counting(db).await, of_indexing(db).await), (Ok(waiting), Ok(waiting)));

    let first = "delete from counts_due where version = 1";
    db.run(Statement::new("test::counted", first), args![]).await.expect("as if it was counted");
    let later = Lag { cases: 1, since: Some(NOW.plus_seconds(60)) };
    assert_eq!(of_counting(db).await, Ok(later), "it is the decision that counts, not its case");
    while counting::count(&office.store, counting::BATCH).await.expect("counted") > 0 {}
    assert_eq!((of_counting(db).await, of_indexing(db).await), (Ok(Lag::default()), Ok(waiting)));
}
