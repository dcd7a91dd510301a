//! Every statement that the program can send is known, understood by both engines, and tried.

use lapor_store::db::{Engine, executed};
use lapor_store::statements;
use lapor_testkit::databases::{on_both, on_sqlite};
use std::collections::BTreeSet;

#[test]
fn every_statement_prepares_on_both_engines() {
    on_both(|db| async move {
        let registered = statements();
        let mut prepared = 0;
        for statement in &registered {
            match db.prepare(*statement).await {
                Ok(()) => prepared += 1,
                Err(error) => eprintln!("{}: {error}\n{}", statement.name(), statement.sql()),
            }
        }
        println!("{:?}: registered {} = prepared {prepared}", db.engine(), registered.len());
        assert_eq!(prepared, registered.len());
    });
}

#[test]
fn statements_have_names_of_their_own_and_name_their_columns() {
    let registered = statements();
    let names: BTreeSet<&str> = registered.iter().map(|statement| statement.name()).collect();
    assert_eq!(names.len(), registered.len());
    for statement in registered {
        let sql = statement.sql();
        assert!(!sql.contains("select *") && !sql.contains(".*"), "{sql}");
        assert_eq!(sql, sql.to_lowercase(), "SQL is lower case");
    }
}

#[test]
fn every_statement_is_executed_on_both_engines() {
    on_both(crate::access::story);
    on_both(crate::agencies::connection_story);
    on_both(crate::agencies::seat_story);
    on_both(crate::agencies::circle_story);
    on_both(crate::alike::story);
    on_both(crate::agencies::arbiter_story);
    on_both(crate::backups::story);
    on_both(crate::bulk::story);
    on_both(crate::cases::plain_story);
    on_both(crate::cases::opening_story);
    on_both(crate::commit::requirement_story);
    on_both(crate::counts::agreement_story);
    on_both(crate::deadlines::story);
    on_both(crate::doctor::story);
    on_both(crate::keys::story);
    on_both(crate::lags::story);
    on_both(crate::models::story);
    on_both(crate::outbox::story);
    on_both(crate::outbox::forgetting_story);
    on_both(crate::outbox::trouble_story);
    on_both(crate::parties::story);
    on_both(crate::queues::narrowed_story);
    on_both(crate::queues::order_story);
    on_both(crate::queues::views_story);
    on_both(crate::requests::story);
    on_both(crate::rulebooks::story);
    on_both(crate::seals::story);
    on_both(crate::search::story);
    on_both(crate::sessions::story);
    on_both(crate::settings::story);
    on_both(crate::submissions::story);
    on_both(crate::users::story);
    on_both(crate::vault::story);
    on_both(crate::vintages::story);
    let registered: BTreeSet<&str> = statements().iter().map(|s| s.name()).collect();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let executed: BTreeSet<&str> =
            executed(engine).into_iter().filter(|name| registered.contains(name)).collect();
        println!("{engine:?}: registered {} = executed {}", registered.len(), executed.len());
        let idle: Vec<_> = registered.difference(&executed).collect();
        assert!(idle.is_empty(), "no test sends {idle:?} to {engine:?}");
    }
}

/// What reads a whole table on purpose: small tables, and housekeeping.
const MAY_SCAN: &[&str] = &[
    "lapor_store::agencies::CIRCLE_HEADS",
    "lapor_store::agencies::CONNECTED",
    "lapor_store::agencies::SEATED",
    "lapor_store::backups::EXTENT",
    "lapor_store::backups::SCHEMA",
    "lapor_store::counts::CLEAR_COUNTS",
    "lapor_store::counts::CLEAR_MEMBERS",
    "lapor_store::counts::verify::CELLS",
    "lapor_store::doctor::records::ACTING",
    "lapor_store::doctor::records::INCOMPLETE",
    "lapor_store::doctor::records::NEWEST",
    "lapor_store::doctor::records::ORPHANS",
    "lapor_store::counting::ANY",
    "lapor_store::counting::CLEAR",
    "lapor_store::counting::OWE_ALL",
    "lapor_store::flows::CELLS",
    "lapor_store::flows::CLEAR",
    "lapor_store::flows::CLEAR_LOCAL",
    "lapor_store::flows::LOCAL_CELLS",
    "lapor_store::models::BEFORE",
    "lapor_store::models::DROP",
    "lapor_store::models::HIGHEST",
    "lapor_store::models::IN_FORCE",
    "lapor_store::rulebooks::IN_FORCE",
    "lapor_store::rulebooks::LATEST",
    "lapor_store::rulebooks::ALL",
    "lapor_store::seals::ODD",
    "lapor_store::vintages::NEWEST",
    "lapor_store::vintages::UNCOUNTED",
];

#[test]
fn no_statement_scans_a_table_unless_listed() {
    on_sqlite(|db| async move {
        let mut scanning = Vec::new();
        for statement in statements() {
            let plan = db.plan(statement).await.expect("a plan");
            // The rows that a statement itself brings are no table, and neither are those that a bounded walk brought;
            // another test looks at the walk.
            let brings = statement.name().starts_with("queues::narrowed::");
            // A part of a statement stands in the plan with its own steps.
            let is_part = |name: &str| plan.iter().any(|step| step.strip_prefix("CO-ROUTINE ") == Some(name));
            let is_scan = |step: &String| {
                let is_brought = step.ends_with("VALUES CLAUSE")
                    || step.strip_prefix("SCAN ").is_some_and(is_part)
                    || brings && !step.starts_with("SCAN c");
                step.starts_with("SCAN") && !step.contains("USING") && !is_brought
            };
            let scans = plan.iter().any(is_scan);
            if scans && !MAY_SCAN.contains(&statement.name()) {
                scanning.push((statement.name(), plan));
            }
        }
        assert!(scanning.is_empty(), "{scanning:#?}");
    });
}
