//! Records open only with the keys they were made with.

use crate::world::demo_keys;
use lapor_store::keys::{Keys, KeysError, Purpose};
use lapor_store::{Location, Store, settings};
use lapor_testkit::databases::on_both;

#[test]
fn the_first_start_marks_the_records_and_later_ones_compare() {
    on_both(|fresh| async move {
        let (keys, place) = demo_keys();
        let store = Store::open(&fresh.location, keys).await.expect("the first start");
        assert_eq!(settings::read(&store.db, "demo").await, Ok(Some("yes".to_owned())));
        let again = Keys::open(&place.path().join("keys"), Purpose::Demo).expect("keys");
        assert!(Store::open(&fresh.location, again).await.is_ok());
        let (other, _place) = demo_keys();
        let refused = Store::open(&fresh.location, other).await.err();
        assert!(matches!(refused, Some(KeysError::WrongKey(_))), "{refused:?}");
        let real = Keys::open_or_create(&place.path().join("real"), Purpose::Production).expect("keys");
        let refused = Store::open(&fresh.location, real).await.err();
        assert!(matches!(refused, Some(KeysError::WrongRecords(_))), "{refused:?}");
    });
}

#[test]
fn what_can_not_be_opened_says_so() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let (keys, place) = demo_keys();
        let file = place.path().join("file");
        std::fs::write(&file, "no directory").expect("written");
        let refused = Store::open(&Location::Directory(file), keys).await.err();
        assert!(matches!(refused, Some(KeysError::Store(_))), "{refused:?}");
    });
}

#[cfg(unix)]
#[test]
fn the_records_are_closed_to_others_also_in_an_open_directory() {
    use std::os::unix::fs::PermissionsExt;
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let (keys, place) = demo_keys();
        let directory = place.path().join("data");
        std::fs::create_dir(&directory).expect("a directory");
        std::fs::set_permissions(&directory, PermissionsExt::from_mode(0o755)).expect("opened to all");
        let store = Store::open(&Location::Directory(directory.clone()), keys).await.expect("opened");
        for file in ["lapor.sqlite", "lapor.sqlite-wal", "lapor.sqlite-shm"] {
            let metadata = std::fs::metadata(directory.join(file)).expect("a file");
            assert_eq!(metadata.permissions().mode() & 0o777, 0o600, "{file}");
        }
        store.db.close().await;
    });
}
