//! `lapor doctor`.

use crate::office::Place;
use crate::print::say;
use lapor_app::ports::{Clock, MachineClock};
use lapor_store::doctor::{Finding, Patient, Verdict, examine};
use lapor_text::classify;
use std::process::ExitCode;

/// Looks at everything and prints a table; fails when anything is bad.
pub async fn run(place: &Place) -> anyhow::Result<ExitCode> {
    let now = MachineClock.now();
    let patient =
        Patient { location: place.location(), keys: place.keys.clone(), now, manner: classify::manner() };
    let findings = examine(&patient).await;
    for finding in &findings {
        print(finding);
    }
    let count = |verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
    let (warned, bad) = (count(Verdict::Warn), count(Verdict::Bad));
    say!("{} checks, {warned} to watch, {bad} bad", findings.len());
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(finding: &Finding) {
    let verdict = match finding.verdict {
        Verdict::Good => "ok",
        Verdict::Warn => "warn",
        Verdict::Bad => "BAD",
    };
    say!("{verdict:<5} {:<16} {}", finding.check, finding.seen);
    if !finding.advice.is_empty() {
        say!("{:<22} -> {}", "", finding.advice);
    }
}
