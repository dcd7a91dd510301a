//! Room kept for a bad day, given back when a write found none.

use crate::office::{Office, report};
use crate::world::NOW;
use lapor_store::ballast::{Ballast, space};
use lapor_store::{Location, StoreError};
use lapor_testkit::databases::on_sqlite;
use std::time::Duration;
use tempfile::TempDir;

const SIZE: u64 = (1 << 20) + 5;

#[test]
fn room_is_taken_and_given_back() {
    let folder = TempDir::new().expect("a folder");
    let ballast = Ballast::of_size(folder.path(), SIZE);
    assert!(!ballast.is_kept());
    assert!(ballast.keep().expect("written"));
    assert!(ballast.is_kept() && ballast.keep().expect("twice"));
    ballast.release().expect("deleted");
    ballast.release().expect("twice");
    assert!(!ballast.is_kept());
    let found = space(folder.path()).expect("space");
    let huge = Ballast::of_size(folder.path(), found.whole);
    assert!(!huge.keep().expect("asked") && !huge.is_kept(), "it never fills the disk itself");
}

#[test]
fn a_full_disk_gives_the_room_back_and_the_office_goes_on() {
    on_sqlite(|fresh| async move {
        let Location::Directory(directory) = fresh.location.clone() else { panic!("a directory") };
        let office = Office::open(&fresh).await;
        let ballast = Ballast::of_size(&directory, SIZE);
        assert!(ballast.keep().expect("written"));
        let watch = tokio::spawn(ballast.clone().watch());
        let before = office.receive(&report(), NOW).await.case.id;
        fresh.leave_room(0).await.expect("full");
        let mut refused = None;
        for nth in 0..100 {
            refused = office.try_receive(&report(), NOW, &format!("full {nth}")).await.err();
            if refused.is_some() {
                break;
            }
        }
        assert!(matches!(refused, Some(StoreError::Unavailable(_))), "{refused:?}");
        office.assert_sound(before).await;
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(20)).await;
            if !ballast.is_kept() {
                break;
            }
        }
        assert!(!ballast.is_kept(), "given back");
        office.try_receive(&report(), NOW, "full").await.expect("there is room again");
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            if ballast.is_kept() {
                break;
            }
        }
        assert!(ballast.is_kept(), "taken again when there was room");
        watch.abort();
    });
}
