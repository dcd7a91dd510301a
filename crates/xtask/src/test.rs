//! Everything that must hold before a change is accepted, one step after another.

mod browser;
mod databases;
mod install;
mod runner;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};

use crate::{faults, tidy};
pub use install::find;

/// What a step says about itself when it went well, for the table at the end.
type Outcome = anyhow::Result<String>;

/// One step: its heading, what it does, and what helps when it fails.
struct Step {
    heading: &'static str,
    run: fn(&Path) -> Outcome,
    advice: &'static str,
}

/// The step that exists as soon as there is a story.
const BROWSER: &str = "Browser stories";

const STEPS: &[Step] = &[
    Step {
        heading: "What the tests need",
        run: install::run,
        advice: "install what is named above, then run `cargo xtask test` again",
    },
    Step { heading: "Format", run: format, advice: "run `cargo fmt --all`" },
    Step { heading: "Lints", run: lints, advice: "mend what clippy names above; warnings count" },
    Step {
        heading: "Tidy",
        run: tidiness,
        advice: "each line above names a file, a line and what to do; the rules are in CONTRIBUTING.md",
    },
    Step {
        heading: "Tests on both engines, goldens",
        run: runner::run,
        advice: "if a golden file differs and the change is meant, run `cargo xtask goldens` and read the diff",
    },
    Step {
        heading: "Faults on purpose",
        run: faults::run_shortly,
        advice: "repeat a row with `cargo xtask faults <fault> --seed <its seed>`; its records are kept",
    },
    Step {
        heading: BROWSER,
        run: browser::run,
        advice: "the pictures are in target/screenshots; run one story with `node browser/<name>.story.mjs`",
    },
];

/// A step that is over.
struct Done {
    heading: &'static str,
    took: Duration,
    says: String,
}

/// Runs every step and stops at the first that fails.
///
/// # Errors
/// The step that failed, and what helps.
pub fn run(root: &Path) -> anyhow::Result<()> {
    let began = Instant::now();
    let outcome = run_steps(root);
    databases::stop(root);
    let done = outcome?;
    print_table(&done);
    println!("Everything passed in {}.", shown(began.elapsed()));
    Ok(())
}

fn run_steps(root: &Path) -> anyhow::Result<Vec<Done>> {
    let stories = browser::stories(root)?;
    let is_due = |step: &&Step| !stories.is_empty() || step.heading != BROWSER;
    let steps: Vec<&Step> = STEPS.iter().filter(is_due).collect();
    let mut done = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        println!("\n== {}/{} {}", index + 1, steps.len(), step.heading);
        let began = Instant::now();
        let says = (step.run)(root).map_err(|error| {
            print_table(&done);
            anyhow!("{} failed: {error:#}\nWhat helps: {}", step.heading, step.advice)
        })?;
        let took = began.elapsed();
        println!("   {says} ({})", shown(took));
        let heading = step.heading;
        done.push(Done { heading, took, says });
    }
    Ok(done)
}

fn format(root: &Path) -> Outcome {
    run_cargo(root, &["fmt", "--all", "--check"])?;
    Ok("as rustfmt wants it".into())
}

fn lints(root: &Path) -> Outcome {
    run_cargo(root, &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
    Ok("no warning".into())
}

fn tidiness(root: &Path) -> Outcome {
    tidy::run(root)?;
    Ok("no rule of the house is broken".into())
}

/// Runs cargo with its output shown as it comes.
///
/// # Errors
/// When cargo can't be started, or ends with a failure.
pub fn run_cargo(root: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    run_shown(cargo(root).args(arguments))
}

/// Cargo, as it is called by hand. What the cargo that started this program set for it would count as set from outside, and
/// all that asks for it would be built anew, here and then there again.
fn cargo(root: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root).env_remove("LIBSQLITE3_FLAGS").env_remove("JEMALLOC_SYS_WITH_MALLOC_CONF");
    let is_of_package = |name: &String| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for name in std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).filter(is_of_package) {
        command.env_remove(name);
    }
    command
}

/// As [`run_cargo`], into another target folder.
///
/// # Errors
/// As [`run_cargo`].
pub fn run_cargo_in(root: &Path, arguments: &[&str], target: &Path) -> anyhow::Result<()> {
    run_shown(cargo(root).args(arguments).env("CARGO_TARGET_DIR", target))
}

/// Runs a command with its output shown as it comes.
fn run_shown(command: &mut Command) -> anyhow::Result<()> {
    let shown = named(command);
    let status = command.status().with_context(|| format!("{shown} could not be started"))?;
    if status.success() { Ok(()) } else { Err(anyhow!("{shown} ended with {status}")) }
}

/// A command as a person would type it.
fn named(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

fn print_table(done: &[Done]) {
    println!("\n{:<34}{:>12}  result", "step", "time");
    for step in done {
        println!("{:<34}{:>12}  {}", step.heading, shown(step.took), step.says);
    }
}

/// A duration as a person reads it.
fn shown(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f32())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}
