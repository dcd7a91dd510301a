//! Lives lived in a real browser: every `browser/*.story.mjs`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use super::install::find;
use super::runner::closing_lines;
use super::{Outcome, run_cargo};

/// The line in which a story sums itself up begins with this.
const MARK: &str = "story: ";

/// Runs every story against the program as built for tests.
pub fn run(root: &Path) -> Outcome {
    let stories = stories(root)?;
    // The whole workspace, because building one package alone would choose other
    // features for what both share and compile it again.
    run_cargo(root, &["build", "--workspace", "--bins", "--locked", "--quiet"])?;
    let mut said = Vec::new();
    for story in &stories {
        let mut node = Command::new("node");
        node.arg(story).current_dir(root);
        if let Some(chromium) = find("chromium") {
            node.env("LAPOR_CHROMIUM", chromium);
        }
        said.extend(closing_lines(&mut node, MARK)?);
    }
    Ok(said.join("; "))
}

/// The stories that were written, by name.
pub fn stories(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let folder = root.join("browser");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut stories: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".story.mjs"))
        .collect();
    stories.sort();
    Ok(stories)
}
