//! The rules of the house that a compiler does not know.
//!
//! Each check looks at the files as they are and names what is in the wrong
//! room: file, line, what is wrong, what to do about it.

mod content;
mod documents;
mod literals;
mod manifests;
mod names;
mod records;
mod shape;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use std::fmt;
use std::path::Path;

use anyhow::bail;

/// Something in the wrong room.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The file, relative to the root of the workspace.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Prints every violation and fails if there is one.
pub fn run(root: &Path) -> anyhow::Result<()> {
    let found = check(root)?;
    for violation in &found {
        println!("{violation}");
    }
    if !found.is_empty() {
        bail!("{} in the wrong room; see the list above", found.len());
    }
    println!("Everything is in its room.");
    Ok(())
}

/// All violations in the workspace, in the order of the files.
pub fn check(root: &Path) -> anyhow::Result<Vec<Violation>> {
    let files = tree::read(root)?;
    let machine = content::Machine::here(root);
    let mut found = Vec::new();
    for file in &files {
        content::check(file, &machine, &mut found);
        names::check_path(file, &mut found);
        documents::check(root, file, &mut found);
        if file.path.ends_with("Cargo.toml") {
            manifests::check(file, &mut found)?;
        }
        if file.path.ends_with(".rs") {
            check_source(file, &mut found);
        }
    }
    found.sort();
    Ok(found)
}

/// The checks that read Rust as Rust.
fn check_source(file: &tree::SourceFile, found: &mut Vec<Violation>) {
    let parsed = match syn::parse_file(&file.text) {
        Ok(parsed) => parsed,
        Err(error) => {
            let line = error.span().start().line;
            found.push(file.at(line, format!("is not Rust that can be read ({error}); mend it")));
            return;
        }
    };
    shape::check(file, &parsed, found);
    names::check_items(file, &parsed, found);
    records::check(file, &parsed, found);
    words::check(file, &parsed, found);
}
