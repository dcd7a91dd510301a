//! What no file of the project may say: unfinished work, and where it was made.

use std::env;
use std::fs;
use std::path::Path;

use super::Violation;
use super::tree::SourceFile;

/// Marks of unfinished work, spelt so that this file does not hold them.
const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Hosts from which packages are fetched; a mirror must be able to take their place.
const REGISTRIES: &[&str] = &[
    concat!("registry.npm", "js.org"),
    concat!("pypi", ".org"),
    concat!("python", "hosted.org"),
    concat!("static.crates", ".io"),
    concat!("index.crates", ".io"),
];

/// Folders of every system: what lies directly below them is nobody's own.
const SHARED_FOLDERS: &[&str] = &["/", "/usr", "/usr/local", "/var", "/etc", "/opt", "/tmp"];

/// The paths by which this machine would be known.
pub struct Machine {
    paths: Vec<String>,
}

impl Machine {
    /// This machine: the checkout, the folders beside it, the home folder.
    pub fn here(root: &Path) -> Self {
        let mut paths = Vec::new();
        if let Some(parent) = root.parent()
            && !SHARED_FOLDERS.contains(&parent.to_string_lossy().as_ref())
        {
            paths.extend(folders_in(parent));
        }
        paths.extend(env::home_dir().map(|home| home.to_string_lossy().into_owned()));
        Self::known_by(paths)
    }

    /// A machine known by these absolute paths.
    pub fn known_by(paths: Vec<String>) -> Self {
        let paths = paths.into_iter().filter(|path| path.len() > 1).collect();
        Self { paths }
    }
}

fn folders_in(parent: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(parent) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .collect()
}

/// Checks every line of a text file.
pub fn check(file: &SourceFile, machine: &Machine, found: &mut Vec<Violation>) {
    let is_lock = file.path.ends_with("Cargo.lock");
    for (index, text) in file.text.lines().enumerate() {
        let line = index + 1;
        if let Some(mark) = UNFINISHED.iter().find(|mark| has_word(text, mark)) {
            found.push(
                file.at(line, format!("`{mark}` marks unfinished work; finish it, or leave the part out")),
            );
        }
        if let Some(path) = machine.paths.iter().find(|path| names_path(text, path)) {
            found.push(
                file.at(
                    line,
                    format!("names `{path}`, a folder of this machine; say it relative to the root"),
                ),
            );
        }
        if let Some(host) = REGISTRIES.iter().find(|host| !is_lock && text.contains(**host)) {
            found.push(
                file.at(
                    line,
                    format!("names the registry {host}; leave the host to each machine's settings"),
                ),
            );
        }
    }
}

/// Whether a word stands alone in a line.
fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
    })
}

/// Whether a line holds an absolute path, not merely a longer path that ends alike.
fn names_path(text: &str, path: &str) -> bool {
    let continues = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    let leads = |letter: char| continues(letter) || matches!(letter, '.' | '}' | ')' | '/');
    text.match_indices(path).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + path.len()..].chars().next();
        !before.is_some_and(leads) && !after.is_some_and(continues)
    })
}
