use super::{Earlier, Row, Standing};
use crate::bench::samples::{Measured, Sample};

fn contender(name: &str, per_second: f64, cpu_ms: f64) -> Measured {
    let sample = Sample {
        requests: 1000,
        seconds: 1.0,
        per_second,
        cpu_ms,
        client_cpu_ms: 0.0,
        foreign_share: 0.02,
        p50_ms: 1.0,
        p99_ms: 2.0,
    };
    Measured::of(name, vec![sample])
}

fn judged(mut row: Row, engine: &str, earlier: Option<&Earlier>) -> Vec<(String, Standing)> {
    row.judge(engine, earlier);
    row.verdicts.into_iter().map(|verdict| (verdict.figure, verdict.standing)).collect()
}

#[test]
fn a_row_is_held_against_each_of_its_goals() {
    let contenders = vec![
        contender("lapor", 2000.0, 0.5),
        contender("bare axum", 5000.0, 0.2),
        contender("django-helpdesk", 100.0, 9.0),
    ];
    let row = Row::of("intake", "reports", contenders);
    let wanted =
        [("CPU ms", Standing::Met), ("× bare", Standing::Met), ("× django-helpdesk", Standing::Beyond)];
    assert_eq!(judged(row, "sqlite", None), wanted.map(|(figure, standing)| (figure.to_owned(), standing)));
}

#[test]
fn a_goal_of_another_engine_is_none() {
    let row = Row::of("tracking", "pages", vec![contender("lapor", 1000.0, 9.0)]);
    assert_eq!(judged(row.clone(), "postgres", None), []);
    assert_eq!(judged(row, "sqlite", None), [("CPU ms".to_owned(), Standing::Gap)]);
}

#[test]
fn what_grows_with_the_cases_is_seen() {
    let earlier = |engine: &str| Earlier {
        engine: engine.into(),
        cases: 10_000,
        rows: vec![
            Row::of("case", "pages", vec![contender("lapor", 1000.0, 0.2)]),
            Row::of("statistics", "pages", vec![contender("lapor", 1000.0, 0.2)]),
        ],
    };
    let case = Row::of("case", "pages", vec![contender("lapor", 900.0, 0.25)]);
    let statistics = Row::of("statistics", "pages", vec![contender("lapor", 900.0, 0.25)]);
    let growth = |standing| ("× at 10000".to_owned(), standing);
    let same = earlier("sqlite");
    assert!(judged(case.clone(), "sqlite", Some(&same)).contains(&growth(Standing::Met)));
    assert!(judged(statistics, "sqlite", Some(&same)).contains(&growth(Standing::Gap)));
    let other = judged(case, "postgres", Some(&same));
    assert_eq!(other, [("× sqlite".to_owned(), Standing::Met)]);
}

#[test]
fn a_value_has_a_goal_too() {
    let row = Row::value("memory", "after everything", 80.0, "MB");
    assert_eq!(judged(row, "postgres", None), [("MB".to_owned(), Standing::Met)]);
}
