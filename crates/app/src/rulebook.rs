//! Reads `rulebook/` into domain types, and explains every mistake with file and line.

mod areas;
mod check;
mod deadlines;
mod examples;
mod facilities;
mod institutions;
pub mod lessons;
mod topics;

use lapor_domain::rulebook::{Contents, Rulebook};
use lapor_domain::values::Revision;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// The rulebook as it was when the program was built: revision 1 of a new installation.
#[derive(RustEmbed)]
#[folder = "../../rulebook"]
struct Seed;

/// The files of one revision: path inside `rulebook/` to content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, Vec<u8>>);

/// A mistake in the rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, as a path inside `rulebook/`.
    pub file: String,
    /// The line, from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rulebook/{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Other names of areas and institutions, as people write them.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    /// Alias to area code.
    pub areas: Vec<(String, String)>,
    /// Alias to institution code.
    pub institutions: Vec<(String, String)>,
}

/// Everything that a revision says.
#[derive(Clone, Debug)]
pub struct Read {
    /// The rules.
    pub rulebook: Rulebook,
    /// The other names.
    pub aliases: Aliases,
}

impl Files {
    /// The seed inside the program.
    pub fn seed() -> Self {
        let read = |path: std::borrow::Cow<'static, str>| {
            let file = Seed::get(&path)?;
            is_part(&path).then(|| (path.to_string(), file.data.into_owned()))
        };
        Files(Seed::iter().filter_map(read).collect())
    }

    /// The files below `dir`.
    ///
    /// # Errors
    /// When the directory or a file can't be read.
    pub fn from_dir(dir: &Path) -> std::io::Result<Self> {
        let mut files = BTreeMap::new();
        let mut waiting = vec![dir.to_path_buf()];
        while let Some(next) = waiting.pop() {
            for entry in std::fs::read_dir(next)? {
                let path = entry?.path();
                if path.is_dir() {
                    waiting.push(path);
                    continue;
                }
                let inside = path.strip_prefix(dir).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                if is_part(&inside) {
                    files.insert(inside, std::fs::read(&path)?);
                }
            }
        }
        Ok(Files(files))
    }

    /// From path and content.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Files(pairs.into_iter().collect())
    }

    /// Path and content, by path.
    pub fn to_pairs(&self) -> Vec<(String, Vec<u8>)> {
        self.0.iter().map(|(path, content)| (path.clone(), content.clone())).collect()
    }

    /// Replaces the content of a file, for tests and previews.
    pub fn set(&mut self, path: &str, content: &str) {
        self.0.insert(path.to_string(), content.as_bytes().to_vec());
    }

    /// The content of a file as text; empty when there is none.
    pub fn text(&self, path: &str) -> &str {
        self.0.get(path).and_then(|content| std::str::from_utf8(content).ok()).unwrap_or_default()
    }

    /// A hash over all paths and contents, in hexadecimal.
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for (path, content) in &self.0 {
            hasher.update((path.len() as u64).to_le_bytes());
            hasher.update(path.as_bytes());
            hasher.update((content.len() as u64).to_le_bytes());
            hasher.update(content);
        }
        hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads the rules.
    ///
    /// # Errors
    /// Every mistake that was found, with file and line.
    pub fn read(&self, revision: Revision) -> Result<Read, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let areas = areas::read(self, &mut mistakes);
        let aliases = areas::aliases(self, &mut mistakes);
        let institutions = institutions::read(self, &areas, &mut mistakes);
        let unit_kinds = institutions::unit_kinds(self, &mut mistakes);
        let topics = topics::topics(self, &mut mistakes);
        let duties = topics::duties(self, &mut mistakes);
        examples::check(self, &topics, &mut mistakes);
        let calendar = deadlines::calendar(self, revision, &mut mistakes);
        let instruments = deadlines::instruments(self, &mut mistakes);
        let contents = Contents { areas, calendar, instruments, topics, duties, institutions, unit_kinds };
        check::references(self, &contents, &aliases, &mut mistakes);
        match mistakes.is_empty() {
            true => Ok(Read { rulebook: Rulebook::new(revision, contents), aliases }),
            false => Err(mistakes),
        }
    }

    fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// Paths below a folder, in order.
    fn below(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str).filter(move |path| path.starts_with(folder))
    }

    /// Reads a TOML file; a mistake is noted with its line and gives nothing.
    fn toml<T: serde::de::DeserializeOwned>(&self, path: &str, mistakes: &mut Vec<Mistake>) -> Option<T> {
        let Some(bytes) = self.bytes(path) else {
            mistakes.push(Mistake { file: path.into(), line: 0, what: "the file is missing".into() });
            return None;
        };
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let line = line_at(bytes, error.valid_up_to());
                mistakes.push(Mistake { file: path.into(), line, what: "this is not UTF-8 text".into() });
                return None;
            }
        };
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let line = error.span().map_or(0, |span| line_at(bytes, span.start));
                mistakes.push(Mistake { file: path.into(), line, what: error.message().to_string() });
                None
            }
        }
    }
}

/// Files that carry rules; the rest of the folder is for people.
fn is_part(path: &str) -> bool {
    let is_amendment = path.ends_with("amendments.toml");
    let is_table = [".toml", ".csv", ".csv.xz"].iter().any(|ending| path.ends_with(ending));
    (is_table && !is_amendment) || path == lessons::EXAMPLES
}

fn line_at(bytes: &[u8], offset: usize) -> usize {
    bytes[..offset.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// The line on which `needle` stands first after `from`, from 1; 0 when it does not.
fn line_of(text: &str, needle: &str) -> usize {
    // A needle may begin with the line break before its line.
    let lead = usize::from(needle.starts_with('\n'));
    text.find(needle).map_or(0, |at| line_at(text.as_bytes(), at + lead))
}

#[cfg(test)]
mod tests;
