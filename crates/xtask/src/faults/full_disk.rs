//! `full-disk`: no room left, on a small disk of memory, while reports come in.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use super::base::{Base, Place};
use super::client::Client;
use super::cluster::Cluster;
use super::disk::Disk;
use super::judge::{Finding, Kind, Receipt};
use super::kill_database::note_life;
use super::load::{Heard, Letters, Load};
use super::stage::{Engines, Outcome, Stage};
use super::table::Row;
use super::temporary::Folder;

/// How many send at the same time.
const CLIENTS: usize = 8;
/// How large the disk under the embedded database is. The ballast finds no room on it. Unit: megabytes.
const SQLITE_DISK: u32 = 48;
/// How large the disk under PostgreSQL is. Unit: megabytes.
const POSTGRES_DISK: u32 = 256;
/// How often an old report is opened while there is no room.
const READS: usize = 20;

/// How often, and on which engine.
#[derive(clap::Args)]
pub struct FullDisk {
    /// How often the disk gets full.
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub times: u32,
    /// On which engine.
    #[arg(long, value_enum, default_value_t = Engines::Both)]
    pub engine: Engines,
}

/// Fills the disk, sees how the program bears it, makes room, and waits for the next receipt.
///
/// # Errors
/// When no disk can be mounted.
pub fn run(stage: &Stage, options: &FullDisk) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    if options.engine.has_sqlite() {
        rows.push(on_sqlite(stage, options.times)?);
    }
    if options.engine.has_postgres() {
        rows.push(on_postgres(stage, options.times)?);
    }
    Ok(rows)
}

fn on_sqlite(stage: &Stage, times: u32) -> anyhow::Result<Row> {
    stage.on_sqlite("full-disk", |place, row| {
        // The records go onto the small disk, everything else stays where it is.
        let aside = place.folder().join("aside");
        fs::rename(place.data(), &aside)?;
        fs::create_dir(place.data())?;
        let disk = Disk::at(&place.data(), SQLITE_DISK)?;
        super::temporary::copy_all(&aside, &place.data())?;
        play(stage, place, (&disk, &|| Ok(false)), times, row)
    })
}

fn on_postgres(stage: &Stage, times: u32) -> anyhow::Result<Row> {
    let folder = Folder::new("full-disk")?;
    let mut cluster = Cluster::start_on_small_disk(POSTGRES_DISK)?;
    let place = Base::on_postgres(&folder, &cluster, &stage.program, &stage.country)?.into_place();
    let mut row = Row::new("full-disk", "postgres", stage.seed);
    let disk = cluster.disk().expect("it was started on one");
    let played = play(stage, &place, (disk, &|| cluster.start_if_ended()), times, &mut row);
    let row = row.done(played);
    let outcome = Outcome::of(&row.findings);
    if outcome == Outcome::Found {
        folder.keep();
    }
    drop(place);
    cluster.stop(outcome)?;
    Ok(row)
}

/// `restart` does what the service manager of the database does, where there is one.
fn play(
    stage: &Stage,
    place: &Place,
    (disk, restart): (&Disk, &dyn Fn() -> anyhow::Result<bool>),
    times: u32,
    row: &mut Row,
) -> anyhow::Result<()> {
    let mut random = stage.random();
    let server = stage.program.serve(place)?;
    let client = Client::of(&server.address);
    let receipt =
        client.send("the-first-of-all", &serde_json::json!({ "words": "Lampu jalan mati sejak Senin." }));
    let receipt = receipt.map_err(|trouble| anyhow::anyhow!("{trouble}"))?;
    let load = Load {
        addresses: vec![server.address.clone()],
        clients: CLIENTS,
        letters: Letters::Unwanted,
        country: &stage.country,
        first_number: 0,
    };
    let (sent, heard, seen) = load.during(&mut random, |heard| {
        let mut seen = Seen::default();
        for _ in 0..times {
            seen.once(heard, (disk, restart), (&client, &receipt))?;
        }
        Ok(seen)
    })?;
    server.stop()?;
    row.note("times full", times);
    row.note("opened meanwhile", format!("{} of {}", seen.opened, times as usize * READS));
    row.note("first receipt after there was room within", format!("{} ms", seen.slowest.as_millis()));
    row.note("restarts of the database server", seen.restarts);
    if seen.restarts == 0 && seen.opened < times as usize * READS {
        row.findings
            .push(Finding::new(Kind::Refused, "not everything could be opened while the disk was full"));
    }
    note_life(&heard, row);
    // The report that was opened all along is one more case than the clients know of.
    let own = super::load::Sent::of_own("the-first-of-all", "Lampu jalan mati sejak Senin.", receipt);
    let sent = sent.into_iter().chain([own]).collect();
    stage.reckon(place, (sent, &heard), &mut random, row)
}

/// What was seen of the full disks.
#[derive(Default)]
struct Seen {
    opened: usize,
    restarts: usize,
    slowest: Duration,
}

impl Seen {
    fn once(
        &mut self,
        heard: &Heard,
        (disk, restart): (&Disk, &dyn Fn() -> anyhow::Result<bool>),
        (client, receipt): (&Client, &Receipt),
    ) -> anyhow::Result<()> {
        heard.wait_for_receipts(CLIENTS)?;
        disk.fill()?;
        heard.wait_for_trouble(CLIENTS)?;
        for _ in 0..READS {
            self.opened += usize::from(client.open(&receipt.ticket, &receipt.code).is_ok());
            // What the database frees, others take.
            disk.fill()?;
            sleep(Duration::from_millis(50));
        }
        disk.empty()?;
        self.restarts += usize::from(restart()?);
        self.slowest = self.slowest.max(heard.wait_for_receipts(CLIENTS)?);
        Ok(())
    }
}
