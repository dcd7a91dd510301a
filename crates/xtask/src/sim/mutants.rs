//! Which mutants of the tables are noticed, and by what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use super::built;

/// The file in which they are written down.
const WRITTEN: &str = "docs/generated/mutants.txt";

/// How many must be noticed. Unit: percent.
const WANTED_PERCENT: usize = 95;

/// Mutants that nothing can notice, because nobody is allowed or refused anything that was not before. The row, what it
/// lacks, and why.
const EQUIVALENT: &[(&str, &str, &str)] = &[
    (
        "RouteBySystem from Received",
        "needs InstitutionKnown",
        "refused all the same: nobody acts for an institution that is not there",
    ),
    (
        "Decline",
        "needs RoutingNotBinding",
        "nothing changes: who is bound was decided after a second decline, and a third is DeclineAgain",
    ),
    (
        "DeclineToNamed",
        "needs RoutingNotBinding",
        "nothing changes: who is bound was decided after a second decline, and a third is DeclineAgain",
    ),
    (
        "Arbitrate from Disputed",
        "needs InstitutionKnown",
        "refused all the same: nobody acts for an institution that is not there, and it has no circle",
    ),
    (
        "clock verification",
        "stops with Reject",
        "nothing changes: leaving the open statuses stops every clock",
    ),
    ("clock verification", "resumes with LapseAtWork", "nothing changes: at work this clock does not run"),
];

/// A mutant, as the worlds tell of it.
struct Tried {
    row: String,
    lacks: String,
    /// What noticed it; none where nothing did.
    by: Option<String>,
}

/// Lets the worlds and the tests of the tables try every mutant, and writes down what came of it.
///
/// # Errors
/// When too few are noticed, or something could not be run.
pub fn run(root: &Path, (seeds, steps): (u64, u64)) -> anyhow::Result<()> {
    let mut tried = by_worlds(root, (seeds, steps))?;
    for number in by_tests(root)? {
        if let Some(one) = tried.get_mut(&number) {
            one.by.get_or_insert_with(|| "a test of the tables".to_owned());
        }
    }
    let noticed = tried.values().filter(|one| one.by.is_some()).count();
    let text = written(&tried, noticed);
    std::fs::write(root.join(WRITTEN), &text).with_context(|| format!("{WRITTEN} cannot be written"))?;
    println!("{noticed} of {} mutants are noticed; {WRITTEN} names the others", tried.len());
    if noticed * 100 < tried.len() * WANTED_PERCENT {
        bail!("fewer than {WANTED_PERCENT} % of the mutants are noticed");
    }
    Ok(())
}

fn by_worlds(root: &Path, (seeds, steps): (u64, u64)) -> anyhow::Result<BTreeMap<usize, Tried>> {
    let mut command = built(root, &["--features", "mutants"])?;
    command.args(["mutants".to_owned(), seeds.to_string(), steps.to_string()]);
    let mut tried = BTreeMap::new();
    for line in lines(&mut command)? {
        let parts: Vec<&str> = line.split('\t').collect();
        let [verdict, number, row, lacks, how] = parts[..] else { continue };
        let by = (verdict == "noticed").then(|| how.to_owned());
        tried.insert(number.parse()?, Tried { row: row.to_owned(), lacks: lacks.to_owned(), by });
    }
    if tried.is_empty() {
        bail!("the worlds told of no mutant");
    }
    Ok(tried)
}

fn by_tests(root: &Path) -> anyhow::Result<BTreeSet<usize>> {
    let mut command = Command::new("cargo");
    command.current_dir(root).args(["test", "--locked", "--package", "lapor-domain", "--lib"]);
    command.args(["--features", "mutants", "mutants_are_noticed", "--", "--test-threads=1", "--nocapture"]);
    let noticed = lines(&mut command)?;
    Ok(noticed.iter().filter_map(|line| line.split_once("noticed\t")?.1.parse().ok()).collect())
}

fn lines(command: &mut Command) -> anyhow::Result<Vec<String>> {
    let output = command.stderr(Stdio::inherit()).output().context("it could not be started")?;
    if !output.status.success() {
        bail!("it ended with {}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

fn written(tried: &BTreeMap<usize, Tried>, noticed: usize) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for by in tried.values().filter_map(|one| one.by.as_deref()) {
        let kind = by.split(':').next().unwrap_or(by);
        *kinds.entry(kind).or_default() += 1;
    }
    let percent = noticed as f64 * 100.0 / tried.len() as f64;
    let mut text = format!(
        "# What is noticed when the tables of moves and clocks lack one guard, one target or one clock.\n\
         # Written by `cargo xtask sim --mutate`. The tables are changed for everybody, the laws among them.\n\
         # Left out is what the goldens and the tables of decisions in the tests of `domain` would notice besides.\n\n\
         {noticed} of {} mutants are noticed ({percent:.1} %)\n",
        tried.len()
    );
    for (kind, times) in &kinds {
        let _ = writeln!(text, "  {times:>4} by: {kind}");
    }
    text.push_str("\n# Not noticed, and why\n");
    for one in tried.values().filter(|one| one.by.is_none()) {
        let _ = writeln!(text, "{}: {}: {}", one.row, one.lacks, why(one));
    }
    text.push_str("\n# Noticed, and by what\n");
    for one in tried.values() {
        if let Some(by) = &one.by {
            let _ = writeln!(text, "{}: {}: {by}", one.row, one.lacks);
        }
    }
    text
}

fn why(one: &Tried) -> &'static str {
    let known = EQUIVALENT.iter().find(|(row, lacks, _)| *row == one.row && *lacks == one.lacks);
    known.map_or("no reason is known: the worlds are blind here", |(_, _, reason)| reason)
}
