use super::*;
use crate::bulk::{MANY, TARGETS};
use crate::db::Statement;

#[test]
fn many_rows_are_the_one_row_again_and_again() {
    const PAIR: Statement =
        Statement::new("test::one", "insert into pairs (a, b) values ($1, $2) on conflict do x");
    const PAIRS: Statement = many!("test::many", PAIR);
    let sql = PAIRS.sql();
    assert!(sql.starts_with("insert into pairs (a, b) values ($1, $2), ($3, $4), ($5, $6), "), "{sql}");
    assert!(sql.ends_with(", ($13, $14), ($15, $16)"), "{sql}");
}

#[test]
fn every_table_has_its_own() {
    let names: std::collections::BTreeSet<_> = MANY.iter().map(|many| many.name()).collect();
    assert_eq!(names.len(), TARGETS.len());
    for target in TARGETS {
        let table = |sql: &'static str| sql.split_once(" values ").map(|(start, _)| start);
        assert_eq!(table(target.one.sql()), table(target.many.sql()));
        assert_eq!(
            target.many.sql().matches('$').count(),
            columns(target.one.sql(), start_of_row(target.one.sql())) * TOGETHER
        );
    }
}
