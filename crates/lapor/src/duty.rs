//! `lapor duty`: whether the duty map of the rulebook in force leads everywhere, and only one way.

use crate::office::Place;
use crate::print::say;
use clap::Subcommand;
use lapor_domain::areas::AreaLevel;
use lapor_domain::routing::coverage::{Finding, Gap, Overlap, examine};
use lapor_domain::routing::duties::Duty;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::AreaCode;
use std::process::ExitCode;

/// How many areas of a gap are named.
const NAMED: usize = 5;

#[derive(Subcommand)]
pub enum Chore {
    /// List topics that nobody answers for somewhere, rows that claim the same, and institutions that no topic leads to.
    Check {
        #[command(flatten)]
        place: Place,
    },
}

/// Does the chore. Gaps and overlaps are failures; that no topic leads to an institution may be meant so.
pub async fn run(chore: &Chore) -> anyhow::Result<ExitCode> {
    let Chore::Check { place } = chore;
    let app = place.open().await?;
    let book = app.book();
    let rulebook = &book.rulebook;
    let mut institutions: Vec<_> = rulebook.institutions().collect();
    institutions.sort_by(|one, other| one.code.cmp(&other.code));
    let places = places(rulebook);
    let found = examine(rulebook, &places, &institutions);
    found.iter().for_each(|finding| say!("{}", line(finding)));
    let count = |of: fn(&Finding<'_>) -> bool| found.iter().filter(|finding| of(finding)).count();
    let gaps = count(|finding| matches!(finding, Finding::Gap(_)));
    let overlaps = count(|finding| matches!(finding, Finding::Overlap(_)));
    let unreached = count(|finding| matches!(finding, Finding::Unreached(_)));
    say!(
        "revision {}, {} topics, {} places: {gaps} gaps, {overlaps} overlaps, {unreached} institutions that no topic \
         leads to",
        rulebook.revision.0,
        rulebook.topics.len(),
        places.len(),
    );
    Ok(if gaps + overlaps == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every regency and city.
fn places(rulebook: &Rulebook) -> Vec<AreaCode> {
    let regencies = rulebook.areas.all().iter().filter(|area| area.code.level() == AreaLevel::Regency);
    regencies.map(|area| area.code.clone()).collect()
}

fn line(finding: &Finding<'_>) -> String {
    match finding {
        Finding::Gap(gap) => format!("gap        {}: {}", gap_of(gap), gap.why.code()),
        Finding::Overlap(Overlap { first, second, word }) => {
            let word = word.map_or_else(String::new, |word| format!(" for “{word}”"));
            format!("overlap    {}{word}: {} wins over {}", first.topic, whose(first), whose(second))
        }
        Finding::Unreached(one) => format!("unreached  {}: {}", one.code, one.name),
    }
}

fn gap_of(gap: &Gap<'_>) -> String {
    let row = gap.row.map_or_else(|| "no row".to_owned(), |row| format!("the row of {}", whose(row)));
    let named: Vec<&str> = gap.areas.iter().take(NAMED).map(AreaCode::as_str).collect();
    let more = if gap.areas.len() > NAMED { " …" } else { "" };
    format!("{}, {row}, {} places ({}{more})", gap.topic, gap.areas.len(), named.join(" "))
}

/// Whom a row names, as the file says it.
fn whose(row: &Duty) -> String {
    let named = row.institution.as_ref().map_or(row.level.code(), |one| one.as_str());
    match &row.unit {
        Some(unit) => format!("{named}/{unit}"),
        None => named.to_owned(),
    }
}
