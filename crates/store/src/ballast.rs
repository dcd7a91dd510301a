//! Room kept for the day when the disk is full: a file of 64 MiB that is deleted when a write found no
//! room, so that the office can go on while somebody makes space, and made again when there is space.

use rustix::fs::statvfs;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::Notify;

/// Name of the file inside the data directory.
const FILE: &str = "ballast";

/// Unit: bytes.
const SIZE: u64 = 64 << 20;

/// Unit: bytes. Less free than this counts as full, whatever the last write found.
const FULL: u64 = 4 << 20;

/// How often the disk is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Told by every write that found no room.
static WRITE_FOUND_NO_ROOM: Notify = Notify::const_new();

/// Notes that a write found no room.
pub(crate) fn note_full() {
    WRITE_FOUND_NO_ROOM.notify_one();
}

/// Free and whole size of a file system, as far as this program may use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// Unit: bytes.
    pub free: u64,
    /// Unit: bytes.
    pub whole: u64,
}

/// How much room there is where `directory` lies.
///
/// # Errors
/// The system does not say.
pub fn space(directory: &Path) -> io::Result<Space> {
    let found = statvfs(directory)?;
    Ok(Space { free: found.f_bavail * found.f_frsize, whole: found.f_blocks * found.f_frsize })
}

/// The file that keeps room free.
#[derive(Clone, Debug)]
pub struct Ballast {
    directory: PathBuf,
    size: u64,
}

impl Ballast {
    /// The ballast of a data directory.
    pub fn of(directory: &Path) -> Ballast {
        Ballast { directory: directory.into(), size: SIZE }
    }

    /// As [`Ballast::of`], of another size. Unit: bytes.
    pub fn of_size(directory: &Path, size: u64) -> Ballast {
        Ballast { directory: directory.into(), size }
    }

    /// Whether the room is being kept.
    pub fn is_kept(&self) -> bool {
        fs::metadata(self.file()).is_ok_and(|found| found.len() >= self.size)
    }

    /// Takes the room, if as much again stays free; tells whether it is kept now.
    ///
    /// # Errors
    /// The file can't be written; what was written of it is taken away again.
    pub fn keep(&self) -> io::Result<bool> {
        if self.is_kept() {
            return Ok(true);
        }
        if space(&self.directory)?.free < self.size.saturating_mul(2) {
            return Ok(false);
        }
        let written = self.write();
        if written.is_err() {
            self.release()?;
        }
        written.map(|()| true)
    }

    /// Gives the room back; doing it twice is fine.
    ///
    /// # Errors
    /// The file can't be deleted.
    pub fn release(&self) -> io::Result<()> {
        match fs::remove_file(self.file()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Gives the room back as soon as a write found none, and takes it again when there is enough. It
    /// never ends.
    pub async fn watch(self) {
        loop {
            let has_failed = tokio::select! {
                () = WRITE_FOUND_NO_ROOM.notified() => true,
                () = tokio::time::sleep(LOOK_EVERY) => false,
            };
            let ballast = self.clone();
            let look = move || if has_failed { ballast.give_back() } else { ballast.look() };
            match tokio::task::spawn_blocking(look).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::warn!(%error, "the ballast can't be kept"),
                Err(error) => tracing::error!(%error, "the ballast's watch failed"),
            }
        }
    }

    fn look(&self) -> io::Result<()> {
        match self.is_kept() {
            true if space(&self.directory)?.free < FULL => self.give_back(),
            true => Ok(()),
            false => self.keep().map(|_| ()),
        }
    }

    fn give_back(&self) -> io::Result<()> {
        if self.is_kept() {
            self.release()?;
            tracing::error!("the disk is full: the ballast was given up, make room now; see `lapor doctor`");
        }
        Ok(())
    }

    fn file(&self) -> PathBuf {
        self.directory.join(FILE)
    }

    /// Random, so that a file system which compresses or skips empty blocks keeps the room all the same.
    fn write(&self) -> io::Result<()> {
        self.release()?;
        let mut block = vec![0; 1 << 20];
        rand::fill(&mut block[..]);
        let mut file: File = OpenOptions::new().write(true).create_new(true).open(self.file())?;
        let mut left = self.size;
        while left > 0 {
            let part = usize::try_from(left).map_or(block.len(), |left| left.min(block.len()));
            file.write_all(&block[..part])?;
            left -= part as u64;
        }
        file.sync_all()
    }
}
