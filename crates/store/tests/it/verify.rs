//! Nobody changes a record behind the program's back unseen.

use crate::office::{Office, as_staff, report, route};
use crate::world::NOW;
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::commands::{AnswerKind, Command};
use lapor_domain::reports::{Report, Secrecy};
use lapor_domain::values::{CaseId, InstitutionCode, TopicCode};
use lapor_store::db::{ColumnClass, ColumnInfo, Statement, Val};
use lapor_store::verify::{verify_case, verify_rest};
use lapor_store::{Conflict, Db, StoreError, args};
use lapor_testkit::databases::{Fresh, on_both};
use lapor_testkit::rulebooks::{MINISTRY, ROADS, WEST_REGENCY};

#[test]
fn a_damaged_column_is_found_and_named() {
    on_both(damage_story);
}

#[test]
fn a_missing_or_added_row_is_found() {
    on_both(rows_story);
}

#[test]
fn damage_in_the_vault_is_found() {
    on_both(|fresh| async move {
        let office = Office::open(&fresh).await;
        let secret = Report { secrecy: Some(Secrecy::Secret), ..report() };
        let case = office.receive(&secret, NOW).await.case.id;
        office.assert_sound(case).await;
        run(
            &fresh,
            "update vault_body set sealed = $2 where case_id = $1 and field = 'report'",
            args![case, [1; 40]],
        )
        .await
        .expect("damaged");
        let places = places(&office, case).await;
        assert_eq!(places, ["reports"]);
    });
}

/// A case with two clocks that stopped, a question, a reply, an answer, and a value in every column.
async fn full_case(office: &Office) -> CaseId {
    let sent = Report {
        topic: Some(TopicCode::new("roads")),
        institution: Some(InstitutionCode::new(MINISTRY)),
        ..report()
    };
    let mut case = office.receive(&sent, NOW).await.case;
    let national = as_staff(office.people.at(Role::National, "NATIONAL"));
    let officer = as_staff(office.people.at(Role::Officer, WEST_REGENCY));
    let answer = Command::Answer {
        kind: AnswerKind::Refused,
        text: "Bukan jalan kabupaten.".into(),
        law: "UU 38/2004 Pasal 16".into(),
    };
    let steps = [
        (Command::Ask { text: "Di mana?".into() }, &national),
        (Command::Reply { text: "Di pasar.".into() }, &Actor::Reporter),
        (route(WEST_REGENCY, Some(ROADS)), &national),
        (answer, &officer),
    ];
    for (command, actor) in steps {
        case = office.act(&case, command, actor, case.received_at.plus_seconds(60)).await;
    }
    office.assert_sound(case.id).await;
    case.id
}

async fn places(office: &Office, case: CaseId) -> Vec<String> {
    let differences = verify_case(&office.store, case).await.expect("verified");
    let broken = verify_rest(&office.store, NOW).await.expect("looked at");
    let broken = broken.into_iter().map(|broken| broken.place);
    differences.into_iter().map(|difference| difference.place).chain(broken).collect()
}

/// Runs a statement that only this test sends.
async fn run(db: &Db, sql: &str, values: Vec<Val>) -> Result<u64, StoreError> {
    db.run(Statement::new("test::any", sql.to_owned().leak()), values).await
}

/// Which row of a table to damage, and what its differences begin with.
fn target(table: &str) -> Option<(&'static str, &'static str)> {
    Some(match table {
        "cases" => ("id = $1", "cases."),
        // The last clock: its position can be changed without taking another's.
        "clocks" => {
            ("case_id = $1 and position = (select max(position) from clocks where case_id = $1)", "clocks.")
        }
        "journal" => {
            ("case_id = $1 and version = (select max(version) from journal where case_id = $1)", "journal.")
        }
        "messages" => {
            ("case_id = $1 and version = (select max(version) from messages where case_id = $1)", "messages")
        }
        "reports" => ("case_id = $1", "reports"),
        "proposals" => ("case_id = $1", "proposals"),
        _ => return None,
    })
}

pub async fn damage_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let case = full_case(&office).await;
    let (mut found, mut refused) = (0, Vec::new());
    for column in fresh.catalog().await.expect("catalog").columns {
        let Some((row, place)) = target(&column.table) else { continue };
        let kept = read(&fresh, &column, row, case).await;
        let set = format!("update {} set {} = ", column.table, column.name);
        let other = match column.class {
            ColumnClass::Integer => format!("coalesce({}, 0) + 1", column.name),
            ColumnClass::Text => format!("coalesce({}, '') || 'x'", column.name),
            ColumnClass::Blob | ColumnClass::Real => "$2".to_owned(),
        };
        let mut values = args![case];
        values.extend((column.class == ColumnClass::Blob).then(|| Val::Blob(Some(vec![7; 32]))));
        match run(&fresh, &format!("{set}{other} where {row}"), values).await {
            Err(StoreError::Conflict(Conflict::Reference)) => {
                refused.push(format!("{}.{}", column.table, column.name));
                continue;
            }
            damaged => assert_eq!(damaged, Ok(1), "{column:?}"),
        }
        let places = places(&office, case).await;
        let named = match column.table.as_str() {
            "cases" => format!("cases.{}", column.name),
            "clocks" => format!(".{}", column.name),
            _ => place.to_owned(),
        };
        let is_named = |found: &String| found.contains(place) && found.contains(&named);
        assert!(places.iter().any(is_named), "{column:?}: {places:?}");
        found += 1;
        restore(&fresh, &column, (row, case), kept).await;
        office.assert_sound(case).await;
    }
    println!("{found} damaged columns found; the database itself refuses {refused:?}");
    assert!(found > 70, "{found}");
    assert_eq!(refused.len(), 6, "a key that others refer to can't be changed: {refused:?}");
}

async fn read(db: &Db, column: &ColumnInfo, row: &str, case: CaseId) -> Val {
    let sql = format!("select {} from {} where {row}", column.name, column.table);
    let statement = Statement::new("test::any", sql.leak());
    let found = db.one(statement, args![case]).await.expect("the row");
    match column.class {
        ColumnClass::Integer => Val::Int(found.maybe(&column.name).expect("whole")),
        ColumnClass::Real => Val::Real(found.maybe(&column.name).expect("real")),
        ColumnClass::Text => Val::Text(found.maybe(&column.name).expect("text")),
        ColumnClass::Blob => Val::Blob(found.maybe(&column.name).expect("bytes")),
    }
}

async fn restore(db: &Db, column: &ColumnInfo, (row, case): (&str, CaseId), kept: Val) {
    let sql = format!("update {} set {} = $2 where {row}", column.table, column.name);
    let values = [args![case], vec![kept]].concat();
    assert_eq!(run(db, &sql, values).await, Ok(1), "{column:?}");
}

pub async fn rows_story(fresh: Fresh) {
    let office = Office::open(&fresh).await;
    let damages = [
        ("delete from journal where case_id = $1 and version = 3", "journal."),
        ("delete from journal where case_id = $1 and version > 4", "cases."),
        ("delete from journal where case_id = $1", "journal."),
        ("delete from clocks where case_id = $1 and position = 2", "clocks.2"),
        ("delete from messages where case_id = $1 and version = 2", "messages.2"),
        ("delete from reports where case_id = $1", "reports"),
        ("delete from proposals where case_id = $1", "proposals"),
        (
            "insert into messages (case_id, version, purpose, by_role, at, text) \
             values ($1, 1, 'reply', 'reporter', 5, 'Sudah beres.')",
            "messages.1",
        ),
        (
            "insert into clocks (case_id, position, kind, number, started_at, zone, length, instrument, \
             calendar, pauses) values ($1, 9, 'resolution', 9, 1, 'WIB', 'unlimited', 'law', 1, '[]')",
            "clocks.",
        ),
    ];
    for (damage, place) in damages {
        let case = full_case(&office).await;
        assert!(run(&fresh, damage, args![case]).await.expect(damage) > 0, "{damage}");
        let places = places(&office, case).await;
        assert!(places.iter().any(|found| found.contains(place)), "{damage}: {places:?}");
    }
    let nobody = verify_case(&office.store, CaseId(5)).await.expect("verified");
    assert_eq!(nobody.len(), 1);
    assert_eq!(nobody[0].place, "cases");
}
