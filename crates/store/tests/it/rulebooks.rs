use crate::world::NOW;
use lapor_domain::values::Revision;
use lapor_store::StoreError;
use lapor_store::rulebooks::{
    NewRevision, latest_revision, load_files, revision_in_force, revisions, save_revision,
};
use lapor_testkit::databases::{Fresh, on_both};

fn files(topics: &[u8]) -> Vec<(String, Vec<u8>)> {
    let compressed = (0..=255).cycle().take(100_000).collect();
    vec![("areas.csv.xz".into(), compressed), ("topics.toml".into(), topics.to_vec())]
}

#[test]
fn revisions_are_numbered_and_kept() {
    on_both(story);
}

pub async fn story(db: Fresh) {
    assert_eq!(latest_revision(&db).await, Ok(None));
    let later = NOW.plus_days(10);
    for (hash, valid_from) in [("h1", NOW), ("h2", later)] {
        let files = files(hash.as_bytes());
        let author = "policy desk";
        let reason = "calendar";
        let new = NewRevision { hash, author, reason, valid_from, created_at: NOW, files: &files };
        let mut tx = db.begin().await.expect("begin");
        save_revision(&mut tx, &new).await.expect("save");
        tx.commit().await.expect("commit");
    }
    let all = revisions(&db).await.expect("list");
    let numbers: Vec<i64> = all.iter().map(|r| r.revision.0).collect();
    assert_eq!(numbers, [2, 1]);
    assert_eq!(latest_revision(&db).await, Ok(Some(all[0].clone())));
    let in_force = async |at| revision_in_force(&db, at).await.expect("find").map(|r| r.revision.0);
    assert_eq!(in_force(NOW.plus_seconds(-1)).await, None);
    assert_eq!(in_force(NOW).await, Some(1));
    assert_eq!(in_force(later).await, Some(2));
    assert_eq!(all[1].hash, "h1");
    assert_eq!(load_files(&db, Revision(1)).await, Ok(files(b"h1")));
    assert_eq!(load_files(&db, Revision(3)).await, Err(StoreError::NotFound));
}

#[test]
fn a_revision_that_is_not_committed_takes_no_number() {
    on_both(|db| async move {
        let files = files(b"x");
        let (author, reason) = ("a", "r");
        let new = NewRevision { hash: "h", author, reason, valid_from: NOW, created_at: NOW, files: &files };
        let mut tx = db.begin().await.expect("begin");
        assert_eq!(save_revision(&mut tx, &new).await, Ok(Revision(1)));
        drop(tx);
        assert_eq!(latest_revision(&db).await, Ok(None));
        let mut tx = db.begin().await.expect("begin");
        assert_eq!(save_revision(&mut tx, &new).await, Ok(Revision(1)));
        tx.commit().await.expect("commit");
    });
}
