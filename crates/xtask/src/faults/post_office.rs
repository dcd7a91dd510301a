//! The judgement of letters: everybody who is owed one gets it, and none under two names.

use std::collections::{BTreeMap, BTreeSet};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use super::base::Place;
use super::judge::{Finding, Kind};
use super::load::Sent;
use super::program::Program;
use super::sink::Taken;

/// How long letters may take that nothing hinders any more.
const PATIENCE: Duration = Duration::from_secs(240);

/// How many letters a place owes.
///
/// # Errors
/// When the program does not say.
pub fn owed(program: &Program, place: &Place) -> anyhow::Result<usize> {
    let said = program.run(place, &["jobs", "list"])?;
    let number =
        said.lines().find_map(|line| line.split_once(" wait")?.0.split(' ').next_back()?.parse().ok());
    let first = said.lines().next().unwrap_or_default();
    number.with_context(|| format!("`lapor jobs list` does not say how many wait: {first}"))
}

/// Waits until nothing is owed any more, doing something after each look.
///
/// # Errors
/// When letters stay behind.
pub fn wait_until_nothing_is_owed(
    program: &Program,
    place: &Place,
    mut meanwhile: impl FnMut() -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let began = Instant::now();
    loop {
        let owed = owed(program, place)?;
        if owed == 0 {
            return Ok(());
        }
        if began.elapsed() > PATIENCE {
            bail!("{owed} letters are still owed after {} s", PATIENCE.as_secs());
        }
        meanwhile()?;
        sleep(Duration::from_millis(200));
    }
}

/// What came of the letters.
pub struct Post {
    /// How many different letters came.
    pub letters: usize,
    /// How many were handed over again, under the name they had.
    pub again: usize,
    /// Everything that is wrong.
    pub findings: Vec<Finding>,
}

/// Holds what the mail server took against the reports that were acknowledged.
pub fn judge_letters(sent: &[Sent], taken: &[Taken]) -> Post {
    let mut findings = Vec::new();
    let mut letters: BTreeMap<(&str, String), BTreeSet<&str>> = BTreeMap::new();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for one in taken {
        letters.entry((&one.to, about(&one.name))).or_default().insert(&one.name);
        if names.insert(&one.name, &one.to).is_some_and(|other| other != one.to) {
            findings.push(Finding::new(Kind::Ajar, format!("{} went to two people", one.name)));
        }
    }
    for ((to, about), names) in letters.iter().filter(|(_, names)| names.len() > 1) {
        let what = format!("{to} got the letter about {about} under {} names", names.len());
        findings.push(Finding::new(Kind::Doubled, what));
    }
    let reached: BTreeSet<&str> = taken.iter().map(|one| one.to.as_str()).collect();
    for one in sent.iter().filter(|one| one.first.is_some()) {
        let address = one.email.as_deref().filter(|address| !reached.contains(address));
        findings.extend(address.map(|address| Finding::new(Kind::Lost, format!("{address} got no letter"))));
    }
    Post { letters: names.len(), again: taken.len() - names.len(), findings }
}

/// Case and version, as a `Message-ID` names them; a name without them is a letter of its own.
fn about(name: &str) -> String {
    let mut parts = name.trim_start_matches('<').split('.');
    match (parts.next(), parts.next()) {
        (Some(ticket), Some(version)) => format!("{ticket}.{version}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests;
