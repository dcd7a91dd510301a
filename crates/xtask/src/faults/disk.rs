//! A small disk in memory, which can be filled and emptied.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

/// Name of the file that takes all the room.
const HOG: &str = "hog";

/// A mounted disk. It is unmounted when this is dropped.
pub struct Disk {
    path: PathBuf,
}

impl Disk {
    /// Mounts an empty disk over a folder.
    ///
    /// # Errors
    /// When this is not allowed: only root may mount.
    pub fn at(path: &Path, megabytes: u32) -> anyhow::Result<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={megabytes}m,mode=0755"), "lapor-faults"]);
        let output = mount.arg(path).output().context("`mount` could not be started")?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("no small disk can be mounted; run this as root: {}", said.trim());
        }
        Ok(Self { path: path.into() })
    }

    /// Takes all the room that is left.
    ///
    /// # Errors
    /// When the disk does not get full.
    pub fn fill(&self) -> anyhow::Result<()> {
        let mut hog = File::options().create(true).append(true).open(self.path.join(HOG))?;
        let mut block = 1 << 20;
        // In ever smaller pieces, down to a page: what is left is not enough for anything.
        while block >= 4096 {
            if let Err(error) = hog.write_all(&vec![b'x'; block]) {
                if error.raw_os_error() != Some(NO_ROOM) {
                    return Err(error.into());
                }
                block /= 2;
            }
        }
        Ok(())
    }

    /// Gives the room back.
    ///
    /// # Errors
    /// When the file can't be removed.
    pub fn empty(&self) -> anyhow::Result<()> {
        fs::remove_file(self.path.join(HOG)).context("the file that takes the room can't be removed")
    }
}

/// What the system says when there is no room on a disk.
const NO_ROOM: i32 = 28;

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.path).status();
    }
}
