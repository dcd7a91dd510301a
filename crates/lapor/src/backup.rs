//! `lapor backup` and `lapor restore`.

use crate::office::Place;
use crate::verify::progress;
use anyhow::Context;
use lapor_store::backups::{restore, take};
use lapor_store::keys::Keys;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// What is restored.
#[derive(clap::Args)]
pub struct Restoring {
    /// A file that `lapor backup` wrote.
    file: PathBuf,
}

/// Where the copy goes.
#[derive(clap::Args)]
pub struct Copying {
    /// A file that is not there yet; best on another disk or machine.
    file: PathBuf,
}

/// Copies the records while the program serves, looks at the copy, and tells what it holds.
pub async fn back_up(place: &Place, copying: &Copying) -> anyhow::Result<ExitCode> {
    refuse_inside(&copying.file, &place.keys)?;
    // A copy can be made by whoever may not read the keys; then no journal is folded.
    let keys = Keys::open_any(&place.keys).ok().map(Arc::new);
    let began = std::time::Instant::now();
    let made = take(&place.location(), &copying.file, keys).await.context("no backup was made")?;
    println!("{}", copying.file.display());
    println!(
        "  made     {} in {:.1} s",
        jiff::Timestamp::now().strftime("%F %T UTC"),
        began.elapsed().as_secs_f64()
    );
    println!("  size     {} bytes", made.bytes);
    println!("  cases    {}", made.cases);
    match made.folded {
        0 => println!("  checked  readable as a whole; journals are compared when it is restored"),
        folded => println!("  checked  every page, and {folded} cases against their journal"),
    }
    println!("  SHA-256  {}", made.hash);
    println!("The keys are not in it: back up {} apart from it.", place.keys.display());
    Ok(ExitCode::SUCCESS)
}

/// Restores a backup into an empty place; done only when every journal agrees.
pub async fn bring_back(place: &Place, restoring: &Restoring) -> anyhow::Result<ExitCode> {
    let keys =
        Keys::open_any(&place.keys).context("a backup opens only with the keys of its records: --keys")?;
    let bar = progress(0, "cases");
    let mut done = |folded, all| {
        bar.set_length(all);
        bar.set_position(folded);
    };
    let restored = restore(&restoring.file, &place.location(), Arc::new(keys), &mut done).await;
    bar.finish_and_clear();
    let cases = restored.with_context(|| match place.database {
        Some(_) => "not restored; if there are tables in the database now, drop it and make a new one",
        None => "not restored; the place is as it was",
    })?;
    println!("{cases} cases restored, every one agrees with its journal.");
    Ok(ExitCode::SUCCESS)
}

/// A backup among the keys would travel with them.
fn refuse_inside(file: &Path, keys: &Path) -> anyhow::Result<()> {
    let folder = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let is_inside = match (folder.canonicalize(), keys.canonicalize()) {
        (Ok(folder), Ok(keys)) => folder.starts_with(keys),
        _ => false,
    };
    anyhow::ensure!(!is_inside, "{} lies among the keys; a backup is kept apart from them", file.display());
    Ok(())
}
