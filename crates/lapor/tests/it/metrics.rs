//! Figures for a monitoring system: they move with the work, and nobody can be found in them.

use crate::program::{Served, field, on_both};
use std::time::{Duration, Instant};

/// What stands in a report, in an address and in a query, and in no figure.
const CANARY: &str = "zzyqkenari";

/// The line of the log that says where figures are told.
fn address_of(server: &Served) -> String {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let said = server.said();
        let line = said.lines().find_map(|line| line.strip_prefix("Metrics:"));
        if let Some((_, rest)) = line.and_then(|line| line.split_once("http://")) {
            return rest.trim_end_matches("/metrics").to_owned();
        }
        assert!(Instant::now() < end, "it tells no figures: {said}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn scrape(address: &str) -> String {
    let answer = Served::try_ask(address, "GET /metrics", "").expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.to_ascii_lowercase().contains("content-type: text/plain; version=0.0.4"), "{answer}");
    answer
}

/// The value of a series; nothing when it is not there.
fn value(figures: &str, series: &str) -> Option<f64> {
    let mut lines = figures.lines().filter_map(|line| line.rsplit_once(' '));
    lines.find(|(name, _)| *name == series).and_then(|(_, value)| value.parse().ok())
}

fn report(server: &Served) -> String {
    let body = format!(
        "{{\"words\":\"Jalan berlubang dalam {CANARY}\",\"area\":\"33.07.08.1008\",\"contact\":{{\"email\":\"{CANARY}@contoh.example\"}}}}"
    );
    field(&server.ask("POST /api/v1/reports", &body), "ticket")
}

#[test]
fn figures_move_with_the_work_and_name_nobody() {
    on_both(|place| {
        let server = place.serve_with(&["--metrics", "127.0.0.1:0"]);
        let address = address_of(&server);
        let before = scrape(&address);
        for (series, expected) in [
            ("lapor_records_up", 1.0),
            ("lapor_letters_waiting", 0.0),
            ("lapor_letters_dead", 0.0),
            ("lapor_letters_oldest_seconds", 0.0),
            ("lapor_clocks_overdue", 0.0),
            ("lapor_clocks_overdue_seconds", 0.0),
            ("lapor_counts_due", 0.0),
            ("lapor_counts_due_seconds", 0.0),
            ("lapor_search_due", 0.0),
            ("lapor_search_due_seconds", 0.0),
            ("lapor_letters_total{outcome=\"sent\"}", 0.0),
            ("lapor_clocks_swept_total{outcome=\"moved\"}", 0.0),
            ("lapor_work_failures_total{task=\"sweep\"}", 0.0),
            ("lapor_store_errors_total{kind=\"corrupt\"}", 0.0),
        ] {
            assert_eq!(value(&before, series), Some(expected), "{series} in {before}");
        }
        for series in ["lapor_store_connections_open", "process_resident_memory_bytes", "process_open_fds"] {
            assert!(value(&before, series) > Some(0.0), "{series} in {before}");
        }
        assert!(before.contains("lapor_build_info{version=\""), "{before}");
        assert!(before.contains("process_cpu_seconds_total "), "{before}");

        let tickets: Vec<String> = (0..3).map(|_| report(&server)).collect();
        server.ask(&format!("GET /api/v1/reports/{}", tickets[0]), "");
        server.ask(&format!("GET /{CANARY}"), "");
        server.ask(&format!("GET /api/v1/institutions?q={CANARY}"), "");
        server.ask(&format!("{} /", CANARY.to_ascii_uppercase()), "");
        std::thread::sleep(Duration::from_millis(1100));
        let after = scrape(&address);
        let count = |route: &str, method: &str, status: &str| {
            let labels = format!("route=\"{route}\",method=\"{method}\",status=\"{status}\"");
            value(&after, &format!("lapor_http_requests_total{{{labels}}}"))
        };
        assert_eq!(count("/api/v1/reports", "write", "2xx"), Some(3.0), "{after}");
        assert_eq!(count("/api/v1/reports/{ticket}", "read", "4xx"), Some(1.0), "{after}");
        assert_eq!(count("none", "read", "4xx"), Some(1.0), "{after}");
        assert_eq!(count("/", "other", "4xx"), Some(1.0), "{after}");
        let took = "lapor_http_request_seconds_count{route=\"/api/v1/reports\",method=\"write\"}";
        assert_eq!(value(&after, took), Some(3.0), "{after}");
        assert_eq!(value(&after, "lapor_letters_waiting"), Some(3.0), "{after}");
        assert!(value(&after, "lapor_letters_oldest_seconds") > Some(1.0), "{after}");
        let batches = value(&after, "lapor_commit_batch_changes_count");
        let is_embedded = std::path::Path::new(&place.path("data/lapor.sqlite")).exists();
        assert_eq!(batches.is_some(), is_embedded, "only the embedded engine has a group writer: {after}");
        assert_eq!(
            value(&after, "lapor_commit_batch_changes_sum").is_some_and(|sum| sum >= 3.0),
            is_embedded
        );
        assert_eq!(value(&after, "lapor_commit_wait_seconds_count").is_some(), is_embedded);

        let figures = after.to_ascii_lowercase();
        let digits = |ticket: &str| ticket.replace('-', "");
        for ticket in &tickets {
            assert!(!figures.contains(ticket) && !figures.contains(&digits(ticket)), "{after}");
        }
        for needle in [CANARY, "pemda", "33.07", "127.0.0.1"] {
            assert!(!figures.contains(needle), "{needle} in {after}");
        }
        // The site itself tells none.
        assert!(server.ask("GET /metrics", "").starts_with("HTTP/1.1 404"));
    });
}

#[test]
fn who_works_without_serving_tells_figures_too_and_nobody_does_unasked() {
    on_both(|place| {
        let server = place.serve();
        report(&server);
        assert!(!server.said().contains("Metrics:"));
        let worker = place.work_with(&["--metrics", "127.0.0.1:0"]);
        let figures = scrape(&address_of(&worker));
        assert_eq!(value(&figures, "lapor_letters_waiting"), Some(1.0), "{figures}");
        assert_eq!(value(&figures, "lapor_records_up"), Some(1.0), "{figures}");
    });
}

#[test]
fn what_nobody_counts_or_indexes_is_told_with_its_age() {
    on_both(|place| {
        let server = place.serve_with(&["--no-work", "--metrics", "127.0.0.1:0"]);
        let address = address_of(&server);
        report(&server);
        std::thread::sleep(Duration::from_millis(1100));
        let figures = scrape(&address);
        for due in ["lapor_counts_due", "lapor_search_due"] {
            assert_eq!(value(&figures, due), Some(1.0), "{figures}");
            assert!(value(&figures, &format!("{due}_seconds")) > Some(1.0), "{figures}");
        }
        let seen = place.run(&["doctor"]);
        for check in ["counting", "search index"] {
            let row = seen.lines().find(|row| row.contains(check)).unwrap_or_default();
            assert!(row.starts_with("ok") && row.contains("1 cases wait"), "{seen}");
        }
        let _worker = place.work_with(&[]);
        let end = Instant::now() + Duration::from_secs(60);
        while !["lapor_counts_due", "lapor_search_due"]
            .iter()
            .all(|due| value(&scrape(&address), due) == Some(0.0))
        {
            assert!(Instant::now() < end, "the work catches up: {}", scrape(&address));
            std::thread::sleep(Duration::from_millis(100));
        }
    });
}
