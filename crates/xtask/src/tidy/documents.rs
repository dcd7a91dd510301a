//! What the documents say about the code is true: files exist, names are in them.

use std::fs;
use std::path::{Path, PathBuf};

use super::Violation;
use super::tree::SourceFile;

/// Documents whose mentions of files are checked.
const DOCUMENTS: &[&str] = &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md"];

/// Folders at the root that a document may point into.
const ROOMS: &[&str] = &["crates/", "rulebook/", "docs/", "browser/"];

/// Crates that the glossary may name for short.
const CRATES: &[&str] = &["text", "words", "store", "app", "web", "lapor"];

/// Where the glossary looks when no crate is named.
const DOMAIN: &str = "crates/domain/src";

/// Checks the mentions in one document.
pub fn check(root: &Path, file: &SourceFile, found: &mut Vec<Violation>) {
    if !DOCUMENTS.contains(&file.path.as_str()) {
        return;
    }
    for (index, text) in file.text.lines().enumerate() {
        let row = (file.path == "GLOSSARY.md").then(|| last_cell(text)).flatten();
        let objection = row.map_or_else(|| missing_file(root, text), |cell| missing_name(root, cell));
        if let Some(what) = objection {
            found.push(file.at(index + 1, what));
        }
    }
}

/// What stands between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn missing_file(root: &Path, text: &str) -> Option<String> {
    let is_gone = |name: &&str| {
        let is_pattern = name.contains(['*', '<', '…', ' ']);
        ROOMS.iter().any(|room| name.starts_with(room)) && !is_pattern && !root.join(name).exists()
    };
    quoted(text)
        .find(is_gone)
        .map(|name| format!("names `{name}`, which does not exist; say where it is now"))
}

/// The last cell of a row of a table, unless it is a heading.
fn last_cell(text: &str) -> Option<&str> {
    let row = text.strip_prefix('|')?.trim_end().strip_suffix('|')?;
    let cell = row.rsplit('|').next()?.trim();
    (cell != "where" && !cell.starts_with('-')).then_some(cell)
}

/// What is wrong with `Name::Part` in `file`.
fn missing_name(root: &Path, cell: &str) -> Option<String> {
    if cell == "not yet" {
        return None;
    }
    let names: Vec<&str> = quoted(cell).collect();
    let (place, idents) = names.split_last()?;
    let path = root.join(full_path(place));
    if !path.exists() {
        return Some(format!("`{place}` does not exist; say where the term lives now, or `not yet`"));
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    let is_gone = |ident: &&&str| {
        let last = ident.rsplit("::").next().unwrap_or(ident);
        !text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == last)
    };
    idents
        .iter()
        .find(is_gone)
        .map(|ident| format!("`{ident}` is not in `{place}`; name it as the code does"))
}

fn full_path(place: &str) -> PathBuf {
    let first = place.split('/').next().unwrap_or(place);
    if place.starts_with("rulebook/") {
        return place.into();
    }
    match place.strip_prefix(first).and_then(|rest| rest.strip_prefix('/')) {
        Some(rest) if CRATES.contains(&first) => ["crates", first, "src", rest].iter().collect(),
        _ => Path::new(DOMAIN).join(place),
    }
}
