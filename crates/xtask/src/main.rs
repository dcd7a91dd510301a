//! The chores of the project: checks, tests and files that are made from others.
//!
//! `cargo xtask test` is what a person and the build server type; the other
//! commands are its parts, or make files that are committed.

mod bench;
mod faults;
mod goldens;
mod model;
mod rulebook;
mod sim;
mod test;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The chores of the project.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Chores {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Install what the tests need, then run every check and every test.
    Test,
    /// Check the rules of the house: dependencies, sizes, names, where things live.
    Tidy,
    /// Make the files under docs/generated again from the rules.
    Goldens,
    /// Measure what it costs, in relation to what is possible and to what others need.
    Bench(bench::Args),
    /// Break the program on purpose, and see whether what it promised is still there.
    Faults(faults::Faults),
    /// Measure how well the classifier learns from labelled texts.
    #[command(subcommand)]
    Model(model::Chore),
    /// Make the country data under rulebook/ again from registry packages.
    Rulebook(rulebook::Args),
    /// Live through random worlds of citizens, officers, timers and crashes, or through worlds whose tables lack something.
    Sim(sim::Args),
}

fn main() -> ExitCode {
    let root = workspace_root();
    match run(&root) {
        Ok(()) => ExitCode::SUCCESS,
        // Plainly, without a backtrace: what failed is a step, not this program.
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(root: &Path) -> anyhow::Result<()> {
    match Chores::parse().chore {
        Chore::Test => test::run(root),
        Chore::Tidy => tidy::run(root),
        Chore::Goldens => goldens::run(root),
        Chore::Bench(args) => bench::run(root, &args),
        Chore::Faults(faults) => faults::run(root, &faults),
        Chore::Model(chore) => model::run(&chore),
        Chore::Rulebook(args) => rulebook::run(root, &args),
        Chore::Sim(args) => sim::run(root, &args),
    }
}

/// The folder that holds the workspace, wherever the command was typed.
fn workspace_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("crates/xtask lies two folders below the root")
        .to_path_buf()
}
