//! `lapor serve`.

mod connections;
mod safety;

use crate::demo;
use crate::log::Log;
use crate::mail::Mail;
use crate::metrics::Metrics;
use crate::office::Place;
use crate::work::{CLOSING, Worker, close, print_letters};
use anyhow::{Context, bail};
use connections::Patience;
use lapor_app::ports::MachineClock;
use lapor_app::{App, sign_in};
use lapor_store::keys::Purpose;
use lapor_web::components::Ground;
use lapor_web::{Limits, Site, router};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

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
    /// Leave clocks and letters to `lapor work` on this or another machine.
    #[arg(long, env = "LAPOR_NO_WORK", value_parser = clap::builder::FalseyValueParser::new())]
    no_work: bool,
    #[command(flatten)]
    mail: Mail,
    #[command(flatten)]
    metrics: Metrics,
    #[command(flatten)]
    log: Log,
}

/// Serves until it is asked to stop, and then finishes what it began.
pub async fn run(place: &Place, options: &Options) -> anyhow::Result<ExitCode> {
    options.log.start();
    let limits = limits(options)?;
    let email = options.mail.email()?;
    safety::refuse_damaged(place).await?;
    let app = match options.demo {
        true => demo::open(place).await?,
        false => place.open_for(Purpose::Production, Arc::new(MachineClock)).await?,
    };
    let app = Arc::new(app);
    safety::keep_room(place);
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("can't listen on {}; is another program there?", options.listen))?;
    let address = listener.local_addr()?;
    let goodbye = Goodbye::listen()?;
    print_addresses(address, &app, options).await?;
    options.metrics.start(&app).await?;
    let ground = if options.demo { Ground::Demo } else { Ground::Real };
    let site = Site { app: app.clone(), ground, limits: Arc::new(limits) };
    let worker = match options.no_work {
        false => Worker::start(&app, email),
        true => Worker::watch(&app),
    };
    connections::answer(listener, router(site), Patience::default(), goodbye.asked()).await;
    worker.stop().await;
    close(&app.store().db, CLOSING).await;
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
    match options.no_work {
        true => println!("Clocks, letters: left to `lapor work`"),
        false => print_letters(app, options.mail.way()).await?,
    }
    println!("Stop with Ctrl-C.");
    Ok(())
}

/// What asks the program to stop: the operator or the system.
pub struct Goodbye {
    interrupt: Signal,
    terminate: Signal,
}

impl Goodbye {
    /// Listens from now on. Done before the program says that it is there, so that whoever has read that can stop it.
    pub fn listen() -> std::io::Result<Goodbye> {
        Ok(Goodbye {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Returns when the program is asked to stop.
    pub async fn asked(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
