//! A clock that jumps, for the program alone: Debian's `faketime`, told through a file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// Where Debian keeps the library that answers for the clock.
const LIBRARY: &str = "faketime/libfaketimeMT.so.1";

/// The clock of one or more programs.
pub struct Clockwork {
    library: PathBuf,
    file: PathBuf,
}

impl Clockwork {
    /// A clock that shows the machine's time, until it is set.
    ///
    /// # Errors
    /// When `faketime` is not installed.
    pub fn new(folder: &Path, name: &str) -> anyhow::Result<Self> {
        let clock = Self { library: library()?, file: folder.join(format!("{name}.clock")) };
        clock.set("+0")?;
        Ok(clock)
    }

    /// From now on it shows another time: an offset such as `-1d`, or from when it goes on: `@2026-12-31 23:58:50`.
    /// What has been begun by then sees the jump.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn set(&self, time: &str) -> anyhow::Result<()> {
        // At once or not at all: a program may look at any moment.
        let aside = self.file.with_extension("next");
        fs::write(&aside, format!("{time}\n"))?;
        fs::rename(&aside, &self.file).with_context(|| format!("{} can't be written", self.file.display()))
    }

    /// What a program is given so that it goes by this clock. Pauses are not touched: they go by another.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        vec![
            ("LD_PRELOAD", self.library.display().to_string()),
            ("FAKETIME_TIMESTAMP_FILE", self.file.display().to_string()),
            ("FAKETIME_NO_CACHE", "1".into()),
            ("DONT_FAKE_MONOTONIC", "1".into()),
        ]
    }
}

/// Whether the library is installed.
pub fn is_there() -> bool {
    library().is_ok()
}

fn library() -> anyhow::Result<PathBuf> {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let candidates = folders.map(|folder| folder.path().join(LIBRARY));
    match candidates.into_iter().find(|library| library.is_file()) {
        Some(library) => Ok(library),
        None => {
            bail!("faketime is not installed; `cargo xtask test` installs it, or: apt-get install faketime")
        }
    }
}
