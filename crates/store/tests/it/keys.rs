use crate::world::demo_keys;
use lapor_store::keys::{Keys, KeysError, Purpose};
use lapor_testkit::databases::{Fresh, on_both};

#[test]
fn a_database_goes_with_the_keys_it_was_made_with() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    let (keys, place) = demo_keys();
    keys.check(&db).await.expect("the first start marks the records");
    keys.check(&db).await.expect("the next start agrees");

    let (others, other_place) = demo_keys();
    let error = others.check(&db).await.expect_err("other keys");
    assert!(matches!(error, KeysError::WrongKey("body.key")), "{error}");

    let (mine, theirs) = (place.path().join("keys"), other_place.path().join("keys"));
    for name in ["contact.key", "pepper.key", "identity.public"] {
        let kept = std::fs::read(mine.join(name)).expect("read");
        std::fs::copy(theirs.join(name), mine.join(name)).expect("copy");
        let mixed = Keys::open(&mine, Purpose::Demo).expect("opens");
        let error = mixed.check(&db).await.expect_err("one wrong key");
        assert!(error.to_string().starts_with(name), "{error}");
        std::fs::write(mine.join(name), kept).expect("write");
    }
    Keys::open(&mine, Purpose::Demo).expect("opens").check(&db).await.expect("right again");
}

#[test]
fn production_and_demo_never_meet() {
    on_both(|db| async move {
        let place = tempfile::TempDir::new().expect("a temporary directory");
        let real = place.path().join("real");
        let real = Keys::open_or_create(&real, Purpose::Production).expect("keys");
        let (demo, _place) = demo_keys();
        real.check(&db).await.expect("first start");
        let error = demo.check(&db).await.expect_err("demo on production records");
        assert!(matches!(error, KeysError::WrongRecords("demo")), "{error}");
    });
}
