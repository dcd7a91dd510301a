//! `lapor rulebook`.

use lapor_app::rulebook::Files;
use lapor_domain::values::Revision;
use std::path::Path;
use std::process::ExitCode;

/// Reads the rulebook and tells every mistake with file and line.
pub fn check(folder: Option<&Path>) -> anyhow::Result<ExitCode> {
    let files = match folder {
        Some(folder) => Files::from_dir(folder)?,
        None => Files::seed(),
    };
    match files.read(Revision(1)) {
        Ok(read) => {
            println!(
                "The rulebook is sound: {} areas, {} institutions, {} topics; calendar up to {}.",
                read.rulebook.areas.all().len(),
                read.rulebook.institutions().count(),
                read.rulebook.topics.len(),
                read.rulebook.calendar.known_through(),
            );
            println!("hash {}", files.hash());
            Ok(ExitCode::SUCCESS)
        }
        Err(mistakes) => {
            mistakes.iter().for_each(|mistake| eprintln!("{mistake}"));
            eprintln!("{} mistakes", mistakes.len());
            Ok(ExitCode::FAILURE)
        }
    }
}
