//! Folders that vanish, unless what is in them has to be looked at.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context;

/// A folder of its own below the system's folder for temporary files.
pub struct Folder {
    path: PathBuf,
    is_kept: AtomicBool,
}

impl Folder {
    /// A new one.
    pub fn new(purpose: &str) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix(&format!("lapor-faults-{purpose}-")).tempdir();
        let path = folder.context("no folder for temporary files can be made")?.keep();
        Ok(Self { path, is_kept: AtomicBool::new(false) })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Leaves it there, and says where.
    pub fn keep(&self) {
        if !self.is_kept.swap(true, Ordering::Relaxed) {
            println!("   kept to be looked at: {}", self.path.display());
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.is_kept.load(Ordering::Relaxed) {
            // What can't be removed is the system's to remove.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// Copies a folder with everything in it, rights included.
pub fn copy_all(from: &Path, to: &Path) -> anyhow::Result<()> {
    let copied = copy_entries(from, to);
    copied.with_context(|| format!("{} can't be copied to {}", from.display(), to.display()))
}

fn copy_entries(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy_entries(&entry.path(), &target)?,
            false => fs::copy(entry.path(), target).map(|_| ())?,
        }
    }
    Ok(())
}
