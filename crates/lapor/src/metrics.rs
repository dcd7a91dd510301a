//! Figures for a monitoring system, on a listener of their own: never an institution, a ticket, a person or
//! an address among them.

mod families;
mod process;

use ::metrics::gauge;
use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use lapor_app::App;
use lapor_app::jobs::{deadline_sweep, letters};
use lapor_domain::values::Instant;
use lapor_store::lags;
use metrics_exporter_prometheus::PrometheusHandle;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// Where a monitoring system may ask.
#[derive(clap::Args, Clone)]
pub struct Metrics {
    /// Serve figures for Prometheus here, at /metrics. Best on loopback or an inner network: nobody is asked
    /// for a password. Off unless given.
    #[arg(long = "metrics", value_name = "ADDR:PORT", env = "LAPOR_METRICS")]
    address: Option<SocketAddr>,
}

/// How often what was measured is put in order, so that it takes no more and more room while nobody asks.
const TIDY_EVERY: Duration = Duration::from_secs(5);

/// The content type of the text.
///
/// Source: Prometheus exposition format, version 0.0.4.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

#[derive(Clone)]
struct Measured {
    app: Arc<App>,
    handle: PrometheusHandle,
}

impl Metrics {
    /// Begins to measure and to answer, if an address is given. It ends with the process.
    pub async fn start(&self, app: &Arc<App>) -> anyhow::Result<()> {
        let Some(address) = self.address else { return Ok(()) };
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("can't listen on {address} for metrics; is another program there?"))?;
        println!("Metrics:         http://{}/metrics", listener.local_addr()?);
        let handle = families::recorder()?;
        let tidying = handle.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(TIDY_EVERY).await;
                tidying.run_upkeep();
            }
        });
        let measured = Measured { app: Arc::clone(app), handle };
        let router = Router::new().route("/metrics", get(tell)).with_state(measured);
        tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                tracing::error!(%error, "metrics are no longer told");
            }
        });
        Ok(())
    }
}

/// All figures, as of now.
async fn tell(State(measured): State<Measured>) -> impl IntoResponse {
    let records_answer = look(&measured.app).await.is_ok();
    gauge!("lapor_records_up").set(if records_answer { 1.0 } else { 0.0 });
    process::look();
    ([(CONTENT_TYPE, TEXT)], measured.handle.render())
}

/// Looks at what is owed. Whatever can't be read keeps its last figure; `lapor_records_up` says so.
async fn look(app: &App) -> anyhow::Result<()> {
    let (open, idle) = app.store().db.connections();
    gauge!("lapor_store_connections_open").set(f64::from(open));
    gauge!("lapor_store_connections_idle").set(figure(idle as u64));
    let letters = letters::standing(app).await?;
    gauge!("lapor_letters_waiting").set(figure(letters.waiting));
    gauge!("lapor_letters_dead").set(figure(letters.dead));
    gauge!("lapor_letters_oldest_seconds").set(age(app, letters.since));
    let overdue = deadline_sweep::overdue(app).await?;
    gauge!("lapor_clocks_overdue").set(figure(overdue.clocks as u64));
    gauge!("lapor_clocks_overdue_seconds").set(age(app, overdue.since));
    let (counting, indexing) =
        (lags::of_counting(&app.store().db).await?, lags::of_indexing(&app.store().db).await?);
    gauge!("lapor_counts_due").set(figure(counting.cases as u64));
    gauge!("lapor_counts_due_seconds").set(age(app, counting.since));
    gauge!("lapor_search_due").set(figure(indexing.cases as u64));
    gauge!("lapor_search_due_seconds").set(age(app, indexing.since));
    Ok(())
}

/// How long ago something was, in seconds; nothing when there is none.
fn age(app: &App, since: Option<Instant>) -> f64 {
    seconds(since.map_or(0, |since| app.now().0.saturating_sub(since.0)))
}

/// A count as a float: exact as far as any of ours goes.
fn figure(count: u64) -> f64 {
    count as f64
}

/// Microseconds as seconds; nothing is owed since the future.
fn seconds(micros: i64) -> f64 {
    micros.max(0) as f64 / 1e6
}
