//! What is looked at before anything is served from an embedded database, and what watches its disk.

use crate::office::Place;
use anyhow::bail;
use lapor_store::ballast::Ballast;
use lapor_store::db::Depth;
use lapor_store::{Db, Location};
use std::path::Path;

/// A file larger than this is not read through at the start: the operator does it with `lapor doctor`,
/// while the program serves. Unit: bytes.
const READ_THROUGH: u64 = 4 << 30;

/// Up to this size every index is compared with its table as well, which takes a second or two. A damaged index
/// denies what is there. Unit: bytes.
const COMPARE: u64 = 256 << 20;

/// Refuses a damaged database: a wrong answer is worse than none.
///
/// # Errors
/// What is damaged, and the way back.
pub async fn refuse_damaged(place: &Place) -> anyhow::Result<()> {
    let Location::Directory(directory) = place.location() else { return Ok(()) };
    let Some(bytes) = Db::size_in(&directory) else { return Ok(()) };
    if bytes > READ_THROUGH {
        tracing::warn!(bytes, "the database is too large to be read through now; run `lapor doctor`");
        return Ok(());
    }
    let depth = if bytes > COMPARE { Depth::Quick } else { Depth::Full };
    let damages = damages(&place.location(), depth).await?;
    if let Some(first) = damages.first() {
        bail!(
            "the database in {} is damaged and is not served ({first}). Keep a copy of it, then bring the \
             newest backup back into a new directory: lapor restore FILE --data NEW --keys {}",
            directory.display(),
            place.keys.display()
        );
    }
    Ok(())
}

async fn damages(location: &Location, depth: Depth) -> anyhow::Result<Vec<String>> {
    let db = match Db::attach(location).await {
        Err(lapor_store::StoreError::Corrupt(why)) => return Ok(vec![why]),
        opened => opened?,
    };
    let damages = db.damages(depth).await;
    db.close().await;
    Ok(damages?)
}

/// Keeps room on the disk of an embedded database, from now on.
pub fn keep_room(place: &Place) {
    if let Location::Directory(directory) = place.location() {
        tokio::spawn(watched(directory.as_path()).watch());
    }
}

fn watched(directory: &Path) -> Ballast {
    let ballast = Ballast::of(directory);
    match ballast.keep() {
        Ok(true) => {}
        Ok(false) => tracing::warn!("the disk has no room to spare: no ballast is kept"),
        Err(error) => tracing::warn!(%error, "no ballast is kept"),
    }
    ballast
}
