use crate::world::{NOW, assert_taken};
use lapor_domain::values::CaseId;
use lapor_store::requests::{Request, add, find, forget};
use lapor_testkit::databases::{Fresh, on_both};

#[test]
fn an_action_is_noted_once_and_forgotten_with_age() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    let row =
        Request { key_hmac: [1; 32], case: CaseId(5), request_hash: [2; 32], version: 7, created_at: NOW };
    let mut tx = db.begin().await.expect("begin");
    add(&mut tx, &row).await.expect("add");
    tx.commit().await.expect("commit");
    assert_eq!(find(&db, &[1; 32]).await, Ok(Some(row.clone())));
    assert_eq!(find(&db, &[9; 32]).await, Ok(None));

    let mut tx = db.begin().await.expect("begin");
    let again = async {
        add(&mut tx, &Request { version: 8, ..row }).await?;
        tx.flush().await
    };
    assert_taken(again.await, "requests");
    drop(tx);
    assert_eq!(forget(&db, NOW).await, Ok(0));
    assert_eq!(forget(&db, NOW.plus_days(3)).await, Ok(1));
    assert_eq!(find(&db, &[1; 32]).await, Ok(None));
}
