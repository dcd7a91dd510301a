//! `lapor verify`.

use crate::office::Place;
use crate::print::say;
use indicatif::{ProgressBar, ProgressStyle};
use lapor_app::App;
use lapor_app::jobs::{count, index, verify};
use std::process::ExitCode;

/// Folds every journal and compares it with the records; fails when anything differs.
pub async fn run(place: &Place) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    let bar = progress(verify::count(&app).await?, "cases");
    let findings = verify::verify(&app, || bar.inc(1)).await?;
    bar.finish_and_clear();
    for finding in &findings {
        let ticket = finding.ticket.map_or_else(|| "records".into(), |ticket| ticket.to_string());
        say!("{ticket}: {}: stored {}, expected {}", finding.place, finding.stored, finding.expected);
    }
    say!("{} cases verified, {} differences", bar.length().unwrap_or(0), findings.len());
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Compares every count with the journals; fails when one is wrong.
pub async fn rollups(place: &Place) -> anyhow::Result<ExitCode> {
    compare(&place.open().await?).await
}

/// Counts everything again, and then compares.
pub async fn rebuild_rollups(place: &Place) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    let bar = progress(verify::count(&app).await?, "cases counted");
    count::rebuild(&app, |cases| bar.inc(u64::try_from(cases).unwrap_or(0))).await?;
    bar.finish_and_clear();
    compare(&app).await
}

async fn compare(app: &App) -> anyhow::Result<ExitCode> {
    let bar = progress(verify::count(app).await?, "cases");
    let wrong = count::verify(app, || bar.inc(1)).await?;
    bar.finish_and_clear();
    for one in &wrong {
        let ticket = one.ticket.map_or_else(|| "all".into(), |ticket| ticket.to_string());
        say!("{ticket}: {}: stored {}, expected {}", one.cell, one.stored, one.expected);
    }
    say!("{} cases compared, {} wrong counts", bar.length().unwrap_or(0), wrong.len());
    if !wrong.is_empty() {
        say!("`lapor verify rollups --rebuild` counts everything again.");
    }
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Compares the search index with the reports, of one case in `every`; fails when an entry is wrong.
pub async fn search(place: &Place, every: u32) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    if index::is_being_made(&app).await? {
        say!("The index is being made again, by `lapor serve` or `lapor work`; compare when that is done.");
        return Ok(ExitCode::FAILURE);
    }
    compare_index(&app, every).await
}

/// Writes every entry of the search index again, and then compares.
pub async fn rebuild_search(place: &Place, every: u32) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    let bar = progress(verify::count(&app).await?, "cases indexed");
    index::rebuild(&app, |cases| bar.inc(u64::try_from(cases).unwrap_or(0))).await?;
    bar.finish_and_clear();
    compare_index(&app, every).await
}

async fn compare_index(app: &App, every: u32) -> anyhow::Result<ExitCode> {
    let bar = progress(verify::count(app).await?, "cases");
    let wrong = index::verify(app, every, || bar.inc(1)).await?;
    bar.finish_and_clear();
    for one in &wrong {
        let ticket = one.ticket.map_or_else(|| "unknown case".into(), |ticket| ticket.to_string());
        say!("{ticket}: {}", one.what);
    }
    let compared = bar.length().unwrap_or(0).div_ceil(u64::from(every));
    say!("{compared} entries compared, {} wrong", wrong.len());
    if !wrong.is_empty() {
        say!("`lapor verify search --rebuild` writes every entry again.");
    }
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A progress bar that shows what is counted, how fast, and how long it still takes.
pub fn progress(all: u64, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg} {per_sec} {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(all).with_style(style).with_message(what)
}
