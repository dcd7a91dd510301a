//! `lapor verify`.

use crate::office::Place;
use indicatif::{ProgressBar, ProgressStyle};
use lapor_app::jobs::verify;
use std::process::ExitCode;

/// Folds every journal and compares it with the records; fails when anything differs.
pub async fn run(place: &Place) -> anyhow::Result<ExitCode> {
    let app = place.open().await?;
    let bar = progress(verify::count(&app).await?, "cases");
    let findings = verify::verify(&app, || bar.inc(1)).await?;
    bar.finish_and_clear();
    for finding in &findings {
        let ticket = finding.ticket.map_or_else(|| "unreadable case".into(), |ticket| ticket.to_string());
        println!("{ticket}: {}: stored {}, expected {}", finding.place, finding.stored, finding.expected);
    }
    println!("{} cases verified, {} differences", bar.length().unwrap_or(0), findings.len());
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A progress bar that shows what is counted, how fast, and how long it still takes.
pub fn progress(all: u64, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg} {per_sec} {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(all).with_style(style).with_message(what)
}
