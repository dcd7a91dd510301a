//! The two engines' schemas are one.

use lapor_store::db::Catalog;
use lapor_testkit::databases::{on_postgres, on_sqlite};
use std::sync::Mutex;

#[test]
fn both_engines_have_the_same_tables_columns_and_indexes() {
    let sqlite = Mutex::new(None::<Catalog>);
    let postgres = Mutex::new(None::<Catalog>);
    on_sqlite(async |db| {
        *sqlite.lock().expect("lock") = Some(db.catalog().await.expect("catalog"));
    });
    on_postgres(async |db| {
        *postgres.lock().expect("lock") = Some(db.catalog().await.expect("catalog"));
    });
    let sqlite = sqlite.into_inner().expect("lock").expect("ran");
    let postgres = postgres.into_inner().expect("lock").expect("ran");
    for (ours, theirs) in sqlite.columns.iter().zip(&postgres.columns) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(sqlite.columns.len(), postgres.columns.len());
    assert_eq!(sqlite.indexes, postgres.indexes);
    assert!(sqlite.columns.len() > 60, "the catalogue was read");
}
