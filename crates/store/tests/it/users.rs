use crate::world::{NOW, assert_taken, user};
use lapor_domain::values::UserId;
use lapor_store::users::{self, NewUser};
use lapor_store::{Secret, StoreError};
use lapor_testkit::databases::{Fresh, on_both};

#[test]
fn accounts_are_made_found_and_shut() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    let hash = Secret::new("$argon2id$first".to_owned());
    let mut tx = db.begin().await.expect("begin");
    let new = NewUser { login: "Sri", name: "Sri Rahayu", password_hash: &hash, created_at: NOW };
    let sri = users::create(&mut tx, &new).await.expect("create");
    user(&mut tx, "budi").await;
    tx.commit().await.expect("commit");

    let mut tx = db.begin().await.expect("begin");
    assert_taken(users::create(&mut tx, &NewUser { login: "SRI", ..new }).await, "users");
    drop(tx);

    let found = users::by_login(&db, "sRi").await.expect("find").expect("there");
    assert_eq!((found.id, found.login.as_str(), found.disabled_at), (sri, "sri", None));
    assert_eq!(found.password_hash.expose(), "$argon2id$first");
    assert!(users::by_login(&db, "nobody").await.expect("find").is_none());
    let logins: Vec<String> =
        users::all(&db).await.expect("list").into_iter().map(|user| user.login).collect();
    assert_eq!(logins, ["budi", "sri"]);

    let mut tx = db.begin().await.expect("begin");
    let second = Secret::new("$argon2id$second".to_owned());
    users::set_password(&mut tx, sri, &second).await.expect("set");
    let nobody = users::set_password(&mut tx, UserId(-1), &second).await;
    assert_eq!(nobody, Err(StoreError::NotFound));
    users::disable(&mut tx, sri, NOW).await.expect("disable");
    assert_eq!(users::disable(&mut tx, sri, NOW).await, Err(StoreError::NotFound));
    tx.commit().await.expect("commit");
    let shut = users::get(&db, sri).await.expect("get");
    assert_eq!(shut.password_hash.expose(), "$argon2id$second");
    assert_eq!(shut.disabled_at, Some(NOW));
    assert_eq!(users::get(&db, UserId(-1)).await.err(), Some(StoreError::NotFound));
}
