//! Makes the generated documents again, so that a changed rule is a diff to read.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

/// The variable that tells a golden test to write its file instead of comparing.
pub const UPDATE: &str = "UPDATE_GOLDENS";

/// Runs the golden tests in writing mode.
///
/// Golden tests are found by name: any test whose path contains `golden`.
pub fn run(root: &Path) -> anyhow::Result<()> {
    let status = Command::new("cargo")
        .args(["test", "--workspace", "--locked", "golden"])
        .env(UPDATE, "1")
        .current_dir(root)
        .status()
        .context("cargo could not be started")?;
    if !status.success() {
        bail!("a golden test failed while writing; its message is above");
    }
    println!("docs/generated is up to date; read the diff before you commit it.");
    Ok(())
}
