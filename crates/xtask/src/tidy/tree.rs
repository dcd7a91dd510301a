//! The files that belong to the project.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::Violation;

/// Folders that hold nothing of ours.
const SKIPPED: &[&str] = &["target", "node_modules", ".git", "lapor-data", "lapor-keys"];

/// A text file of the project.
pub struct SourceFile {
    /// Where it is, relative to the root, with `/` between the parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl SourceFile {
    /// A violation in this file.
    pub fn at(&self, line: usize, what: impl Into<String>) -> Violation {
        Violation { file: self.path.clone(), line, what: what.into() }
    }

    /// Whether the file is only ever built for tests.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/") || self.is_in("crates/testkit/")
    }

    /// Whether the file lies under a folder.
    pub fn is_in(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }
}

/// Reads every text file below the root; files that are no text are left out.
pub fn read(root: &Path) -> anyhow::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    collect(root, root, &mut files)?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if SKIPPED.contains(&name.as_str()) || name.ends_with(".orig") {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(root, &path, files)?;
            continue;
        }
        // What is no text (archives, pictures) has no lines to check, and an
        // editor may take a file away between listing and reading.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        files.push(SourceFile { path: relative(root, &path), text });
    }
    Ok(())
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
