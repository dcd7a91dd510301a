//! What the system knows about this process. Where there is no `/proc`, nothing is told.

use metrics::{counter, gauge};
use std::fs;

/// Reads time, memory and open files of this process.
pub fn look() {
    if let Some(resident) = resident_bytes() {
        gauge!("process_resident_memory_bytes").set(resident as f64);
    }
    if let Some(ticks) = cpu_ticks() {
        // A counter holds whole numbers: seconds are enough for one that only grows.
        counter!("process_cpu_seconds_total").absolute(ticks / TICKS_PER_SECOND);
    }
    if let Ok(open) = fs::read_dir("/proc/self/fd") {
        gauge!("process_open_fds").set(open.count() as f64);
    }
}

/// What the kernel tells programs, whatever it counts with itself.
///
/// Source: Linux, `USER_HZ`, 100 on every machine that we build for.
const TICKS_PER_SECOND: u64 = 100;

fn resident_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
}

/// User and system time: fields 14 and 15 of the line, counted after the name, which may hold anything.
fn cpu_ticks() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(ticks()? + ticks()?)
}
