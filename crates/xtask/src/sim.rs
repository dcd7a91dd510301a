//! Lives through many simulated worlds, or looks what the worlds notice when the tables lack something.

mod mutants;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

use crate::faults::program::target;
use crate::test::run_cargo;

/// Which worlds, and how long.
#[derive(clap::Args)]
pub struct Args {
    /// How many worlds.
    #[arg(long, value_name = "N")]
    seeds: Option<u64>,
    /// How many things happen in each.
    #[arg(long, value_name = "N")]
    steps: Option<u64>,
    /// The first world.
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    seed: u64,
    /// The rules alone, without the doors and the records: a hundred times as fast.
    #[arg(long)]
    rules: bool,
    /// Take one guard, target or clock after another out of the tables, and write down which of them nothing notices.
    #[arg(long)]
    mutate: bool,
}

/// Lives through them.
///
/// # Errors
/// A world that fell apart, or mutants that too few notice.
pub fn run(root: &Path, args: &Args) -> anyhow::Result<()> {
    if args.mutate {
        return mutants::run(root, (args.seeds.unwrap_or(12), args.steps.unwrap_or(2000)));
    }
    let mode = if args.rules { "rules" } else { "doors" };
    let (seeds, steps) = (args.seeds.unwrap_or(20), args.steps.unwrap_or(2000));
    let mut command = built(root, &[])?;
    command.args([mode.to_owned(), args.seed.to_string(), seeds.to_string(), steps.to_string()]);
    let status = command.status().context("the worlds could not be started")?;
    if !status.success() {
        bail!(
            "a world fell apart; its story is above. `cargo xtask sim --seed <its number> --seeds 1` repeats it"
        );
    }
    Ok(())
}

/// The program of the worlds.
fn built(root: &Path, features: &[&str]) -> anyhow::Result<Command> {
    let build = ["build", "--locked", "--quiet", "--package", "lapor-testkit", "--example", "sim"];
    run_cargo(root, &[&build, features].concat())?;
    Ok(Command::new(target(root).join("debug/examples/sim")))
}
