//! Faults on purpose: what was acknowledged must still be there afterwards.
//!
//! Each fault breaks something while the program works, and then looks at everything that it had promised.
//! What it promised is noted on this side only: in memory, or in a file that the program flushed. A pipe
//! would not do, because lines may still wait in it when the program is gone.

pub(crate) mod base;
mod client;
mod clock;
pub(crate) mod clockwork;
pub(crate) mod cluster;
pub(crate) mod country;
mod disk;
mod figures;
mod flip;
mod full_disk;
mod imports;
mod judge;
mod kill;
mod kill_database;
mod leader;
mod load;
mod outbox;
mod pages;
mod post_office;
mod posts;
pub(crate) mod program;
mod proxy;
mod reckoning;
pub(crate) mod reports;
mod sink;
mod slow_database;
mod stage;
mod table;
pub(crate) mod temporary;
mod timelines;
mod versions;
mod view;

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, Subcommand};

use clock::Jumps;
use cluster::is_root;
use flip::Flip;
use full_disk::FullDisk;
use kill::Kill;
use kill_database::KillDatabase;
use leader::Leader;
use outbox::Outbox;
use slow_database::SlowDatabase;
use stage::{Engines, Stage};
use table::{Row, Table};
use versions::Versions;

/// Which fault, and what decides it.
#[derive(Args)]
pub struct Faults {
    #[command(subcommand)]
    fault: Fault,
    /// What decides the reports and the moments; each row prints its own. Without it, one is drawn.
    #[arg(long, value_name = "S", global = true)]
    seed: Option<u64>,
    /// The program to break, built before; without it, it is built for tests. Only programs that are built for tests
    /// can be told to crash between two steps, which `outbox` needs.
    #[arg(long, value_name = "FILE", global = true)]
    program: Option<PathBuf>,
}

/// Which fault.
#[derive(Subcommand)]
enum Fault {
    /// Kill the program while 64 clients send reports, and during an import.
    Kill(Kill),
    /// Kill the whole PostgreSQL while the program works; the program has to live through it.
    KillDatabase(KillDatabase),
    /// Let the disk run full, and make room again. Needs root, for a small disk of its own.
    FullDisk(FullDisk),
    /// Flip one byte of the embedded database's file, at many places, one at a time.
    Flip(Flip),
    /// Let workers crash between two steps while they send letters, and kill them besides.
    Outbox(Outbox),
    /// Let the clock jump while reports come in and clocks are swept. Needs `faketime`.
    Clock(Jumps),
    /// Hold one of two nodes in the middle of its work, and let it go on later. Needs `faketime`.
    Leader(Leader),
    /// Put a long way between the program and PostgreSQL, and one on which nothing comes back.
    SlowDatabase(SlowDatabase),
    /// Let an older program and this one work on the same records.
    Versions(Versions),
    /// Everything, one after the other, for `docs/reliability.md`.
    All(Everything),
    /// What `cargo xtask test` does: a little of most.
    Fast,
}

/// Everything, but for one choice.
#[derive(Args)]
struct Everything {
    /// The older program that `versions` puts beside this one: a tag or another name of a commit. Without it, the last tag.
    #[arg(long, value_name = "REVISION")]
    older: Option<String>,
}

/// Does what was asked, prints the table and writes `target/faults.json`.
///
/// # Errors
/// What was lost, doubled or changed.
pub fn run(root: &Path, faults: &Faults) -> anyhow::Result<()> {
    let stage = Stage::new(root, faults.program.as_deref(), faults.seed)?;
    let rows = match &faults.fault {
        Fault::Kill(options) => kill::run(&stage, options)?,
        Fault::KillDatabase(options) => vec![kill_database::run(&stage, options)?],
        Fault::FullDisk(options) => full_disk::run(&stage, options)?,
        Fault::Flip(options) => vec![flip::run(&stage, options)?],
        Fault::Versions(options) => versions::run(&stage, options)?,
        Fault::Outbox(options) => vec![outbox::run(&stage, options)?],
        Fault::Clock(options) => clock::run(&stage, options)?,
        Fault::Leader(options) => vec![leader::run(&stage, options)?],
        Fault::SlowDatabase(options) => vec![slow_database::run(&stage, options)?],
        Fault::All(options) => all(&stage, options)?,
        Fault::Fast => fast(&stage)?,
    };
    println!("{}", judged(root, rows)?);
    Ok(())
}

/// The little that belongs to the full test; says what it came to.
///
/// # Errors
/// As [`run`].
pub fn run_shortly(root: &Path) -> anyhow::Result<String> {
    let stage = Stage::new(root, None, None)?;
    let rows = fast(&stage)?;
    judged(root, rows)
}

fn judged(root: &Path, rows: Vec<Row>) -> anyhow::Result<String> {
    let table = Table { rows };
    table.print_markdown();
    table.save(root)?;
    match table.found() {
        0 => Ok(table.in_a_line()),
        count => bail!("{count} promises were not kept; the rows above name them, with their seeds"),
    }
}

fn all(stage: &Stage, options: &Everything) -> anyhow::Result<Vec<Row>> {
    let mut rows = kill::run(stage, &Kill { times: 200, engine: Engines::Both })?;
    rows.push(kill_database::run(stage, &KillDatabase { times: 15 })?);
    rows.extend(full_disk::run(stage, &FullDisk { times: 3, engine: Engines::Both })?);
    rows.push(outbox::run(stage, &Outbox { reports: 600, workers: 8 })?);
    rows.extend(clock::run(stage, &Jumps { engine: Engines::Both })?);
    rows.push(leader::run(stage, &Leader { seconds: 60 })?);
    rows.push(slow_database::run(stage, &SlowDatabase { seconds: 20, shortly: false })?);
    rows.push(flip::run(stage, &Flip { offsets: 1000 })?);
    rows.extend(versions::run(
        stage,
        &Versions { older: options.older.clone(), requests: 10_000, engine: Engines::Both },
    )?);
    Ok(rows)
}

fn fast(stage: &Stage) -> anyhow::Result<Vec<Row>> {
    let mut rows = kill::run(stage, &Kill { times: 10, engine: Engines::Both })?;
    rows.push(kill_database::run(stage, &KillDatabase { times: 2 })?);
    if is_root() {
        rows.extend(full_disk::run(stage, &FullDisk { times: 1, engine: Engines::Sqlite })?);
    }
    rows.push(outbox::run(stage, &Outbox { reports: 30, workers: 3 })?);
    rows.push(flip::run(stage, &Flip { offsets: 4 })?);
    Ok(rows)
}
