//! `kill-database`: signal 9 for the whole PostgreSQL, every process of it, while the program works.

use std::thread::sleep;
use std::time::Duration;

use rand::RngExt;

use super::cluster::Cluster;
use super::load::{Heard, Letters, Load};
use super::stage::Stage;
use super::table::Row;

/// How many send at the same time.
const CLIENTS: usize = 16;
/// How long the server works between two kills, and how long it is gone. Unit: milliseconds.
const MOMENTS_MS: std::ops::Range<u64> = 300..1500;

/// How often.
#[derive(clap::Args)]
pub struct KillDatabase {
    /// How often the server is killed.
    #[arg(long, value_name = "N", default_value_t = 15)]
    pub times: u32,
}

/// Kills the server, starts it again, and waits for the next receipt; the program runs all the time.
///
/// # Errors
/// When PostgreSQL can't be started.
pub fn run(stage: &Stage, options: &KillDatabase) -> anyhow::Result<Row> {
    stage.on_postgres("kill-database", |cluster, place, row| {
        let mut random = stage.random();
        let server = stage.program.serve(place)?;
        let load = Load {
            addresses: vec![server.address.clone()],
            clients: CLIENTS,
            letters: Letters::Unwanted,
            country: &stage.country,
            first_number: 0,
        };
        let pauses: Vec<[u64; 2]> = (0..options.times)
            .map(|_| [random.random_range(MOMENTS_MS), random.random_range(MOMENTS_MS)])
            .collect();
        let (sent, heard, slowest) =
            load.during(&mut random, |heard| kill_again_and_again(cluster, heard, &pauses))?;
        server.stop()?;
        row.note("kills", options.times);
        row.note("first receipt after a restart within", format!("{} ms", slowest.as_millis()));
        note_life(&heard, row);
        stage.reckon(place, (sent, &heard), &mut random, row)
    })
}

/// Gives how long it took at most from the server's return to the next receipt.
fn kill_again_and_again(cluster: &Cluster, heard: &Heard, pauses: &[[u64; 2]]) -> anyhow::Result<Duration> {
    let mut slowest = Duration::ZERO;
    heard.wait_for_receipts(CLIENTS)?;
    for [work, absence] in pauses {
        sleep(Duration::from_millis(*work));
        cluster.kill()?;
        heard.wait_for_trouble(1)?;
        sleep(Duration::from_millis(*absence));
        cluster.start_again()?;
        slowest = slowest.max(heard.wait_for_receipts(CLIENTS)?);
    }
    Ok(slowest)
}

/// The program has to live through it, and to answer everybody.
pub fn note_life(heard: &Heard, row: &mut Row) {
    use super::judge::{Finding, Kind};
    for (count, what) in [
        (heard.silences(), "requests got no answer, although only the database was gone"),
        (heard.no_sign_of_life(), "times the program did not say that it lives"),
    ] {
        row.findings.extend((count > 0).then(|| Finding::new(Kind::Refused, format!("{count} {what}"))));
    }
}
