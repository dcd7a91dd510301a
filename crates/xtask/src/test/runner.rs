//! Runs the tests and keeps the line in which the runner sums them up.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, bail};

use super::install::is_in_path;
use super::{Outcome, named};

#[cfg(test)]
mod tests;

/// Runs every test of the workspace, with nextest where it is installed.
pub fn run(root: &Path) -> Outcome {
    let mut command = Command::new("cargo");
    command.current_dir(root);
    if is_in_path("cargo-nextest") {
        command.args(["nextest", "run", "--workspace", "--locked", "--no-fail-fast", "--color", "never"]);
        let last = closing_lines(&mut command, "Summary [")?;
        return Ok(last.join("; "));
    }
    command.args(["test", "--workspace", "--locked", "--all-targets"]);
    let last = closing_lines(&mut command, "test result: ")?;
    Ok(format!("{} passed", total_passed(&last)))
}

/// Runs a command, shows what it says, and returns the lines that hold a mark.
///
/// # Errors
/// When the command cannot be started, or ends with a failure.
pub fn closing_lines(command: &mut Command, mark: &'static str) -> anyhow::Result<Vec<String>> {
    let shown = named(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{shown} could not be started"))?;
    let said = child.stdout.take().context("the output is piped")?;
    let warned = child.stderr.take().context("the output is piped")?;
    let aside = thread::spawn(move || pass_on(warned, &mut io::stderr(), mark));
    let mut kept = pass_on(said, &mut io::stdout(), mark)?;
    kept.extend(aside.join().expect("passing lines on does not panic")?);
    let status = child.wait()?;
    if !status.success() {
        bail!("{shown} ended with {status}. {}", kept.join("; "));
    }
    Ok(kept)
}

/// Copies lines as they come and keeps those that hold the mark.
fn pass_on(from: impl Read, to: &mut impl Write, mark: &str) -> io::Result<Vec<String>> {
    let mut kept = Vec::new();
    for line in BufReader::new(from).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        writeln!(to, "{line}")?;
        if line.contains(mark) {
            kept.push(line.trim().to_owned());
        }
    }
    Ok(kept)
}

/// The sum over lines like `test result: ok. 12 passed; 0 failed; …`.
fn total_passed(lines: &[String]) -> usize {
    lines
        .iter()
        .filter_map(|line| line.split(" passed").next()?.rsplit(' ').next())
        .filter_map(|count| count.parse::<usize>().ok())
        .sum()
}
