//! Who used the processor, and who holds memory, as Linux tells it.

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

use anyhow::Context;

/// Unit of the kernel's times on every architecture that Linux runs on today: hundredths of a second.
const TICKS_PER_SECOND: f64 = 100.0;

/// A process as `/proc/<id>/stat` tells of it.
struct Process {
    parent: u32,
    /// Its own time, with that of its ended children. Unit: ticks.
    ticks: u64,
}

fn process(id: u32) -> Option<Process> {
    read(&fs::read_to_string(format!("/proc/{id}/stat")).ok()?)
}

fn read(stat: &str) -> Option<Process> {
    // The name may hold anything, so the fields are counted from its end.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |place: usize| fields.get(place).and_then(|field| field.parse::<u64>().ok());
    let ticks = (11..=14).filter_map(number).sum();
    Some(Process { parent: u32::try_from(number(1)?).ok()?, ticks })
}

/// What a process and all below it used of the processor so far, those included that have ended.
pub fn used_by_tree(root: u32) -> Duration {
    let ids = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = ids.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let all: HashMap<u32, Process> = ids.filter_map(|id| Some((id, process(id)?))).collect();
    let is_below = |id: u32| {
        let mut at = id;
        // A process is its own ancestor at most once: the chain ends at process 1, whose parent is 0.
        while at != root && at != 0 {
            at = all.get(&at).map_or(0, |process| process.parent);
        }
        at == root
    };
    seconds(all.iter().filter(|(id, _)| is_below(**id)).map(|(_, process)| process.ticks).sum())
}

/// What this process itself used, without its children.
pub fn used_by_myself() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let number = |place: usize| fields.get(place).and_then(|field| field.parse::<u64>().ok());
    seconds((11..=12).filter_map(number).sum())
}

fn seconds(ticks: u64) -> Duration {
    Duration::from_secs_f64(ticks as f64 / TICKS_PER_SECOND)
}

/// The processors of the machine up to now.
pub struct Machine {
    busy: Duration,
    all: Duration,
}

impl Machine {
    /// Looks at them.
    pub fn now() -> anyhow::Result<Self> {
        let stat = fs::read_to_string("/proc/stat").context("Linux tells in /proc/stat")?;
        Self::read(&stat).context("/proc/stat can't be read")
    }

    fn read(stat: &str) -> Option<Self> {
        let line = stat.lines().next()?.strip_prefix("cpu ")?;
        // Guests are counted as users already; what is idle or waits for a disk is nobody's work.
        let ticks: Vec<u64> =
            line.split_whitespace().take(8).filter_map(|field| field.parse().ok()).collect();
        let all: u64 = ticks.iter().sum();
        let idle = ticks.get(3)? + ticks.get(4)?;
        Some(Self { busy: seconds(all - idle), all: seconds(all) })
    }

    /// The share of all processors that others used since `before`, when `ours` is what the server, its database and
    /// the client used.
    pub fn foreign_share(&self, before: &Self, ours: Duration) -> f64 {
        let all = (self.all - before.all).as_secs_f64();
        let busy = (self.busy - before.busy).as_secs_f64();
        if all == 0.0 { 0.0 } else { ((busy - ours.as_secs_f64()) / all).max(0.0) }
    }
}

/// Memory of a process, with its part of what it shares. Unit: bytes.
///
/// # Errors
/// When the process is gone.
pub fn proportional_memory(id: u32) -> anyhow::Result<u64> {
    let path = format!("/proc/{id}/smaps_rollup");
    let text = fs::read_to_string(&path).with_context(|| path.clone())?;
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kilobytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
    Ok(kilobytes.with_context(|| format!("{path} names no Pss"))? * 1024)
}

#[cfg(test)]
mod tests {
    use super::{Machine, process, read, used_by_tree};
    use std::time::Duration;

    #[test]
    fn a_name_with_spaces_and_brackets_hides_no_field() {
        let stat = "42 (a) b (c) S 7 1 1 0 -1 4194304 10 0 0 0 100 20 3 4 20 0 1 0 1 1 1";
        let found = read(stat).expect("a process");
        assert_eq!((found.parent, found.ticks), (7, 127));
    }

    #[test]
    fn what_others_use_is_what_we_do_not() {
        let before = Machine::read("cpu  100 0 100 800 0 0 0 0 0 0\n").expect("readable");
        let after = Machine::read("cpu  160 0 120 900 20 0 0 0 0 0\n").expect("readable");
        assert_eq!(after.foreign_share(&before, Duration::from_millis(300)), 0.25);
        assert_eq!(after.foreign_share(&before, Duration::from_millis(900)), 0.0);
    }

    #[test]
    fn this_process_is_below_its_parent() {
        let own = std::process::id();
        let parent = process(own).expect("it runs").parent;
        assert!(used_by_tree(parent) >= used_by_tree(own));
    }
}
