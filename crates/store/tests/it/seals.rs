//! Damage in rows that no journal speaks of is found, wherever it is.

use crate::office::{Office, report};
use crate::world::{NOW, institution};
use lapor_domain::reports::{Contact, Report};
use lapor_store::access::{Opening, record};
use lapor_store::db::{ColumnClass, ColumnInfo, Statement, Val};
use lapor_store::models::{self, Comparison};
use lapor_store::outbox::{self, Again};
use lapor_store::seals::broken;
use lapor_store::verify::verify_rest;
use lapor_store::{Db, StoreError, agencies, arbiters, args};
use lapor_testkit::databases::{Fresh, on_both};

#[test]
fn a_damaged_row_is_found_and_its_table_named() {
    on_both(story);
}

#[test]
fn a_time_that_can_not_be_is_found() {
    on_both(|fresh| async move {
        let office = full(&fresh).await;
        for (damage, table) in [
            ("update outbox set sent_at = 1", "outbox"),
            ("update outbox set sent_at = null, next_at = 9000000000000000000", "outbox"),
            ("update outbox set next_at = due_at, attempts = -3", "outbox"),
            ("update outbox set attempts = 0, dead_at = 0", "outbox"),
            ("update users set disabled_at = 0", "users"),
            ("update seats set ended_at = 1", "seats"),
            ("update circle_seats set ended_at = 1", "circle_seats"),
            ("update arbiters set ended_at = 1", "arbiters"),
        ] {
            run(&fresh, damage, Vec::new()).await.expect(damage);
            let places = places(&office).await;
            assert!(places.iter().any(|place| place == table), "{damage}: {places:?}");
        }
    });
}

#[test]
fn a_row_from_before_the_seals_is_no_finding() {
    on_both(|fresh| async move {
        let office = full(&fresh).await;
        run(&fresh, "update seats set seal = null", Vec::new()).await.expect("unsealed");
        assert_eq!(places(&office).await, [""; 0]);
    });
}

/// Columns that change in a row's life, and keys of tables with several rows, which this test could not put back.
const NOT_SEALED: &[&str] = &[
    "seats.id",
    "circle_seats.id",
    "arbiters.id",
    "users.password_hash",
    "users.disabled_at",
    "seats.ended_at",
    "circle_seats.ended_at",
    "arbiters.ended_at",
    "outbox.channel",
    "outbox.attempts",
    "outbox.next_at",
    "outbox.lease_until",
    "outbox.lease_token",
    "outbox.sent_at",
    "outbox.dead_at",
    "outbox.last_error_code",
];

const SEALED: &[&str] = &[
    "users",
    "seats",
    "circle_seats",
    "arbiters",
    "submissions",
    "access_log",
    "proposals",
    "outbox",
    "chores",
    "models",
    "model_turns",
];

/// An office with a row in every sealed table.
async fn full(fresh: &Fresh) -> Office {
    let office = Office::open(fresh).await;
    let contact = Contact { email: "budi@contoh.example".into(), ..Contact::default() };
    let case = office.receive(&Report { contact, ..report() }, NOW).await.case.id;
    let user = office.people.all[0].user;
    let opening = Opening {
        case,
        at: NOW,
        user,
        role: "national".into(),
        institution: institution("35.78"),
        what: "body".into(),
    };
    let mut tx = fresh.begin().await.expect("begin");
    record(&mut tx, &opening).await.expect("recorded");
    let seat = agencies::seats_of(fresh, user).await.expect("seats")[0].id;
    arbiters::mark(&mut tx, seat, NOW).await.expect("marked");
    tx.commit().await.expect("commit");
    run(fresh, "update outbox set dead_at = due_at", Vec::new()).await.expect("given up");
    let again = outbox::retry(&office.store, Again::All, Some(&office.people.all[0]), NOW).await;
    assert_eq!(again, Ok(1), "and noted");
    let taken = models::take(fresh, NOW, ("1.1", b"weights"), models::BUILT_IN, &Comparison::default()).await;
    assert_eq!(taken, Ok(1), "a model of its own");
    office
}

pub async fn story(fresh: Fresh) {
    let office = full(&fresh).await;
    assert_eq!(places(&office).await, [""; 0]);
    let mut found = 0;
    for column in fresh.catalog().await.expect("catalog").columns {
        let name = format!("{}.{}", column.table, column.name);
        if !SEALED.contains(&column.table.as_str()) || NOT_SEALED.contains(&name.as_str()) {
            continue;
        }
        let kept = first(&fresh, &column).await;
        match damage(&fresh, &column).await {
            // What others refer to, is held to a list or stands once can't be damaged by a statement.
            Err(StoreError::Conflict(_)) => continue,
            damaged => assert_eq!(damaged, Ok(1), "{name}"),
        }
        let places = places(&office).await;
        assert!(places.iter().any(|place| place.starts_with(&column.table)), "{name}: {places:?}");
        found += 1;
        restore(&fresh, &column, kept).await;
    }
    assert_eq!(places(&office).await, [""; 0]);
    assert!(found > 25, "{found}");
}

async fn places(office: &Office) -> Vec<String> {
    let broken = broken(&office.store.db, NOW).await.expect("looked at");
    let rest = verify_rest(&office.store, NOW).await.expect("looked at");
    assert_eq!(rest, broken, "the engine finds its files whole");
    broken.into_iter().map(|broken| broken.place).collect()
}

async fn run(db: &Db, sql: &str, values: Vec<Val>) -> Result<u64, StoreError> {
    db.run(Statement::new("test::any", sql.to_owned().leak()), values).await
}

/// The row that comes last by its key; where the key itself is damaged, the only one.
fn row(column: &ColumnInfo) -> String {
    let key = match column.table.as_str() {
        "submissions" => "token_hmac",
        "proposals" => "case_id",
        "models" => "number",
        _ => "id",
    };
    let table = &column.table;
    match key == column.name {
        false => format!("{key} = (select {key} from {table} order by {key} desc limit 1)"),
        true => "1 = 1".to_owned(),
    }
}

async fn first(db: &Db, column: &ColumnInfo) -> Val {
    let sql = format!("select {} from {} where {} limit 1", column.name, column.table, row(column));
    let found = db.one(Statement::new("test::any", sql.leak()), Vec::new()).await.expect("a row");
    match column.class {
        ColumnClass::Integer => Val::Int(found.maybe(&column.name).expect("whole")),
        ColumnClass::Real => Val::Real(found.maybe(&column.name).expect("real")),
        ColumnClass::Text => Val::Text(found.maybe(&column.name).expect("text")),
        ColumnClass::Blob => Val::Blob(found.maybe(&column.name).expect("bytes")),
    }
}

async fn damage(db: &Db, column: &ColumnInfo) -> Result<u64, StoreError> {
    let name = &column.name;
    let (other, values) = match column.class {
        ColumnClass::Integer => (format!("1 - coalesce({name}, 0)"), Vec::new()),
        ColumnClass::Text => (format!("coalesce({name}, '') || 'x'"), Vec::new()),
        ColumnClass::Blob | ColumnClass::Real => ("$1".to_owned(), args![vec![7_u8; 32]]),
    };
    let sql = format!("update {} set {name} = {other} where {}", column.table, row(column));
    run(db, &sql, values).await
}

async fn restore(db: &Db, column: &ColumnInfo, kept: Val) {
    let sql = format!("update {} set {} = $1 where {}", column.table, column.name, row(column));
    let restored = run(db, &sql, vec![kept]).await;
    assert!(restored.is_ok_and(|rows| rows > 0), "{column:?}");
}
