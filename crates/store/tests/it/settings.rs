use lapor_store::settings::{put, put_first, read};
use lapor_testkit::databases::{Fresh, on_both};

#[test]
fn a_setting_is_written_first_or_over() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    assert_eq!(read(&db, "demo").await, Ok(None));
    let mut tx = db.begin().await.expect("begin");
    assert_eq!(put_first(&mut tx, "demo", "yes").await, Ok("yes".into()));
    assert_eq!(put_first(&mut tx, "demo", "no").await, Ok("yes".into()));
    put(&mut tx, "demo", "no").await.expect("put");
    put(&mut tx, "other", "x").await.expect("put");
    tx.commit().await.expect("commit");
    assert_eq!(read(&db, "demo").await, Ok(Some("no".into())));
    assert_eq!(read(&db, "other").await, Ok(Some("x".into())));
}
