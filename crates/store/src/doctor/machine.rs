//! Checks of the machine around the records.

use super::{Patient, Seen, Verdict};
use crate::ballast::{Ballast, space};
use crate::db::Location;
use crate::dialect;
use crate::keys::{Keys, KeysError, holds_private_identity};
use std::fs;
use std::path::Path;

/// Unit: bytes. Less free than this is scarce on any disk.
const SCARCE: u64 = 1 << 30;

/// Unit: percent of the disk.
const SCARCE_PERCENT: u64 = 15;

/// Unit: bytes. Less free than this lasts for minutes.
const NEARLY_FULL: u64 = 128 << 20;

/// Unit: bytes. SQLite folds its log in at 4 MiB; more means that it can't.
const LONG_LOG: u64 = 256 << 20;

const ELSEWHERE: &str = "the records are on a server";

fn directory(patient: &Patient) -> Option<&Path> {
    match &patient.location {
        Location::Directory(directory) => Some(directory),
        Location::Server(_) => None,
    }
}

pub(super) fn disk(patient: &Patient) -> Seen {
    let Some(directory) = directory(patient) else { return (Verdict::Good, ELSEWHERE.into()) };
    match space(directory) {
        Ok(space) => {
            let percent = (space.free * 100).checked_div(space.whole).unwrap_or(0);
            let verdict = match space.free {
                free if free < NEARLY_FULL => Verdict::Bad,
                free if free < SCARCE || percent < SCARCE_PERCENT => Verdict::Warn,
                _ => Verdict::Good,
            };
            (verdict, format!("{} MiB free, {percent} %", space.free >> 20))
        }
        Err(error) => (Verdict::Bad, error.to_string()),
    }
}

pub(super) fn ballast(patient: &Patient) -> Seen {
    match directory(patient).map(|directory| Ballast::of(directory).is_kept()) {
        None => (Verdict::Good, ELSEWHERE.into()),
        Some(true) => (Verdict::Good, "room is kept for the day when the disk is full".into()),
        Some(false) => (Verdict::Warn, "no room is kept".into()),
    }
}

pub(super) fn log(patient: &Patient) -> Seen {
    let Some(directory) = directory(patient) else { return (Verdict::Good, ELSEWHERE.into()) };
    let file = directory.join(format!("{}-wal", dialect::FILE));
    let bytes = fs::metadata(file).map_or(0, |found| found.len());
    let verdict = if bytes > LONG_LOG { Verdict::Warn } else { Verdict::Good };
    (verdict, format!("{} MiB", bytes >> 20))
}

pub(super) fn key_files(patient: &Patient) -> Seen {
    match Keys::open_any(&patient.keys) {
        Ok(_) => (Verdict::Good, "closed to others".into()),
        Err(KeysError::Io { path, source }) => (Verdict::Bad, format!("{}: {source}", path.display())),
        Err(error) => (Verdict::Bad, error.to_string()),
    }
}

pub(super) fn identity_key(patient: &Patient) -> Seen {
    match holds_private_identity(&patient.keys) {
        false => (Verdict::Good, "the custodian's private key is not on this machine".into()),
        true => (Verdict::Warn, "identity.private lies on this machine".into()),
    }
}
