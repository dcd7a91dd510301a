//! `lapor serve`.

use crate::demo;
use crate::office::Place;
use anyhow::{Context, bail};
use lapor_app::jobs::deadline_sweep::sweep;
use lapor_app::ports::MachineClock;
use lapor_app::{App, sign_in};
use lapor_store::keys::Purpose;
use lapor_web::components::Ground;
use lapor_web::{Limits, Site, router};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How often clocks are looked at. A due date is a midnight, so a minute late is early enough.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// How to serve.
#[derive(clap::Args)]
pub struct Options {
    /// Start a demo: every institution connected, invented reports, passwords printed once.
    #[arg(long, env = "LAPOR_DEMO", value_parser = clap::builder::FalseyValueParser::new())]
    demo: bool,
    /// Where to listen.
    #[arg(long, value_name = "ADDR:PORT", env = "LAPOR_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Limits against floods: `on`, or `off` while listening on loopback.
    #[arg(long, env = "LAPOR_LIMITS", default_value = "on", value_parser = ["on", "off"])]
    limits: String,
    /// How many trusted proxies stand in front and add to X-Forwarded-For.
    #[arg(long, value_name = "COUNT", env = "LAPOR_PROXIES", default_value_t = 0)]
    proxies: usize,
}

/// Serves until it is asked to stop, and then finishes what it began.
pub async fn run(place: &Place, options: &Options) -> anyhow::Result<ExitCode> {
    start_log();
    let limits = limits(options)?;
    let app = match options.demo {
        true => demo::open(place).await?,
        false => place.open_for(Purpose::Production, Arc::new(MachineClock)).await?,
    };
    let app = Arc::new(app);
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("can't listen on {}; is another program there?", options.listen))?;
    let address = listener.local_addr()?;
    print_addresses(address, &app, options).await?;
    let ground = if options.demo { Ground::Demo } else { Ground::Real };
    let site = Site { app: app.clone(), ground, limits: Arc::new(limits) };
    let sweeper = tokio::spawn(sweep_forever(app.clone()));
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await?;
    sweeper.abort();
    app.store().db.close().await;
    Ok(ExitCode::SUCCESS)
}

fn limits(options: &Options) -> anyhow::Result<Limits> {
    match (options.limits.as_str(), options.listen.ip().is_loopback()) {
        ("off", true) => Ok(Limits::off()),
        ("off", false) => bail!("limits can be off only while listening on loopback"),
        _ => Ok(Limits::behind(options.proxies)),
    }
}

async fn print_addresses(address: SocketAddr, app: &App, options: &Options) -> anyhow::Result<()> {
    println!("Report, track:   http://{address}/");
    println!("Desk:            http://{address}/login");
    println!("API:             http://{address}/api/v1/openapi.json");
    if !options.demo && !sign_in::has_staff(app).await? {
        println!("There is no account yet: make one with `lapor admin create-user`.");
    }
    println!("Stop with Ctrl-C.");
    Ok(())
}

async fn sweep_forever(app: Arc<App>) {
    loop {
        match sweep(&app).await {
            Ok(swept) if swept.due > 0 => {
                tracing::info!(due = swept.due, moved = swept.moved, refused = swept.refused, "swept clocks");
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "the sweep stopped; it goes on at the next turn"),
        }
        tokio::time::sleep(SWEEP_EVERY).await;
    }
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(_) => {
            let _ = interrupt.await;
            return;
        }
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("LAPOR_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
