//! `lapor serve --demo`: every institution connected, and three months of invented reports, made only
//! through `receive` and `perform`.

mod cases;
pub(crate) mod grow;
mod play;
mod staff;

use crate::office::Place;
use anyhow::Context;
use lapor_app::App;
use lapor_app::jobs::{count, freeze};
use lapor_app::ports::{Clock, MachineClock, SetClock};
use lapor_app::sign_in;
use lapor_domain::values::Instant;
use lapor_store::keys::Purpose;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the demo needs to know besides its cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    nationals: Vec<String>,
    arbiter: String,
    national_institution: String,
    circle: String,
    circle_head: String,
    circle_member: String,
    desk_after_days: f64,
    names: BTreeMap<String, String>,
}

impl Settings {
    fn read() -> anyhow::Result<Settings> {
        toml::from_str(include_str!("../demo/settings.toml")).context("demo/settings.toml")
    }
}

/// Opens the demo. The first start makes its people and its cases; a later one goes on with them.
pub async fn open(place: &Place) -> anyhow::Result<App> {
    let now = MachineClock.now();
    let clock = Arc::new(SetClock::at(now.plus_days(-cases::DAYS)));
    let app = place.open_for(Purpose::Demo, clock.clone()).await?;
    if !sign_in::has_staff(&app).await? {
        fill(&app, &clock, now).await?;
    }
    let store = app.store().clone();
    Ok(App::open(store, Arc::new(MachineClock)).await?)
}

async fn fill(app: &App, clock: &SetClock, now: Instant) -> anyhow::Result<()> {
    let settings = Settings::read()?;
    let people = staff::make(app, &settings).await?;
    let played = play::play(app, clock, &people, &settings, now).await?;
    clock.set(now);
    while count::count(app).await? > 0 {}
    freeze::freeze_anew(app).await?;
    println!("{} invented reports, {} steps.", played.reports, played.steps);
    println!("Demo logins; the passwords are shown this once:");
    for (login, password) in &people.passwords {
        println!("  {login:<32} {password}");
    }
    Ok(())
}
