//! Stops the PostgreSQL server that the tests start for each other and leave running.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

/// How often, 100 ms apart, the server is asked whether it has ended.
const PATIENCE: usize = 100;

/// Stops the server of this checkout, if it runs, and removes its folder.
pub fn stop(root: &Path) {
    let Some(home) = home(root) else {
        return;
    };
    let notes = home.join("data/postmaster.pid");
    let Ok(text) = fs::read_to_string(&notes) else {
        return;
    };
    // PostgreSQL writes the id of its process into the first line; an interrupt
    // is what it calls a fast shutdown.
    let process = text.lines().next().unwrap_or_default();
    let asked = Command::new("kill").args(["-INT", process]).output();
    let is_asked = asked.is_ok_and(|output| output.status.success());
    if is_asked && !has_ended(&notes) {
        println!("\nThe database server of the tests still runs, as process {process}.");
        return;
    }
    // What remains is in the way of nobody: the next start uses it again.
    let _ = fs::remove_dir_all(home);
}

fn has_ended(notes: &Path) -> bool {
    (0..PATIENCE).any(|_| {
        sleep(Duration::from_millis(100));
        !notes.exists()
    })
}

/// The folder of the server, named after user and checkout by `testkit::databases`. Not called there,
/// because that would link the whole program into the chores.
fn home(root: &Path) -> Option<PathBuf> {
    let mut hasher = DefaultHasher::new();
    let testkit = root.join("crates/testkit");
    testkit.to_string_lossy().as_ref().hash(&mut hasher);
    let ending = format!("-{:08x}", hasher.finish() as u32);
    let all = fs::read_dir(env::temp_dir()).ok()?;
    all.flatten().map(|entry| entry.path()).find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("lapor-pg-") && name.ends_with(&ending)
    })
}
