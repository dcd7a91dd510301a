//! What is measured, and how it is described to whoever reads the figures.

use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// Bounds for how long something takes. Unit: seconds.
const DURATIONS: &[f64] = &[0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// Bounds for how many changes are written together; the last is the most there can be.
const CHANGES: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0];

const GAUGES: &[(&str, &str)] = &[
    ("lapor_records_up", "1 when the records answered this scrape, else 0"),
    ("lapor_build_info", "Always 1; the label says which program this is"),
    ("lapor_letters_waiting", "Letters that are owed and neither sent nor given up"),
    ("lapor_letters_dead", "Letters that were given up and wait for an operator"),
    ("lapor_letters_oldest_seconds", "For how long the oldest waiting letter has been owed"),
    ("lapor_clocks_overdue", "Clocks that ran out and wait for the sweep; counted up to 1000"),
    ("lapor_clocks_overdue_seconds", "For how long the oldest of them has waited"),
    ("lapor_counts_due", "Cases with a decision that is not counted yet; counted up to 1000"),
    ("lapor_counts_due_seconds", "How old the oldest such decision is"),
    ("lapor_search_due", "Cases with a decision that is not indexed yet; counted up to 1000"),
    ("lapor_search_due_seconds", "How old the oldest such decision is"),
    ("lapor_store_connections_open", "Open connections to the records"),
    ("lapor_store_connections_idle", "Of these, how many are at rest"),
    ("lapor_commit_queue_changes", "Changes left waiting for the next group commit, on SQLite"),
    ("process_resident_memory_bytes", "Memory that the process holds"),
    ("process_open_fds", "Files and sockets that the process has open"),
];

const COUNTERS: &[(&str, &str)] = &[
    ("lapor_http_requests_total", "Answered requests"),
    ("lapor_store_errors_total", "Errors of the database, by what can be done about them"),
    ("lapor_letters_total", "What became of letters in a worker's hands"),
    ("lapor_clocks_swept_total", "What became of clocks that the sweep took up"),
    ("lapor_work_failures_total", "Turns of the work that ended in an error"),
    ("process_cpu_seconds_total", "CPU time of the process"),
];

/// Starts measuring. Every family without labels is there from the start, at 0.
///
/// # Errors
/// Something measures already.
pub fn recorder() -> anyhow::Result<PrometheusHandle> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), DURATIONS)?
        .set_buckets_for_metric(Matcher::Full("lapor_commit_batch_changes".into()), CHANGES)?
        .install_recorder()?;
    for (name, what) in GAUGES {
        describe_gauge!(*name, *what);
    }
    for (name, what) in COUNTERS {
        describe_counter!(*name, *what);
    }
    describe_histogram!("lapor_http_request_seconds", Unit::Seconds, "How long requests took");
    describe_histogram!("lapor_commit_wait_seconds", Unit::Seconds, "How long a change waited to be durable");
    describe_histogram!("lapor_commit_batch_changes", "How many changes one group commit wrote");
    gauge!("lapor_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    start_at_nothing();
    Ok(handle)
}

/// A counter that appears only with its first error can't be compared with what it was before.
fn start_at_nothing() {
    for kind in ["not-found", "conflict", "unavailable", "corrupt"] {
        counter!("lapor_store_errors_total", "kind" => kind).absolute(0);
    }
    for outcome in ["sent", "refused", "dead", "lost"] {
        counter!("lapor_letters_total", "outcome" => outcome).absolute(0);
    }
    for outcome in ["moved", "refused"] {
        counter!("lapor_clocks_swept_total", "outcome" => outcome).absolute(0);
    }
    for task in ["sweep", "forget", "letters", "freeze"] {
        counter!("lapor_work_failures_total", "task" => task).absolute(0);
    }
}
