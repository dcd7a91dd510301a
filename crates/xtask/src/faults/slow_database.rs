//! `slow-database`: a long way between the program and PostgreSQL, and one on which nothing comes back.

use std::net::SocketAddr;
use std::thread::sleep;
use std::time::Duration;

use super::kill_database::note_life;
use super::load::{Heard, Letters, Load};
use super::proxy::Proxy;
use super::stage::Stage;
use super::table::Row;

/// How many send at the same time: more than the program has connections.
const CLIENTS: usize = 24;
/// The delays of each direction. Unit: milliseconds.
const DELAYS_MS: [u64; 4] = [200, 1_000, 3_000, 10_000];

/// How long.
#[derive(clap::Args)]
pub struct SlowDatabase {
    /// How long each of the delays lasts, and the silence at the end.
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    pub seconds: u64,
    /// Only the longest delay, and the silence.
    #[arg(long)]
    pub shortly: bool,
}

/// Lets the way get longer and longer, then silent, and healthy again after each.
///
/// # Errors
/// When PostgreSQL can't be started.
pub fn run(stage: &Stage, options: &SlowDatabase) -> anyhow::Result<Row> {
    stage.on_postgres("slow-database", |cluster, place, row| {
        let mut random = stage.random();
        let proxy = Proxy::to(SocketAddr::from(([127, 0, 0, 1], cluster.port())))?;
        let far = place.behind(proxy.port())?;
        let server = stage.program.serve(&far)?;
        let load = Load {
            addresses: vec![server.address.clone()],
            clients: CLIENTS,
            letters: Letters::Unwanted,
            country: &stage.country,
            first_number: 0,
        };
        let delays = if options.shortly { &DELAYS_MS[3..] } else { &DELAYS_MS[..] };
        let (sent, heard, slowest) =
            load.during(&mut random, |heard| get_worse(&proxy, heard, delays, options.seconds))?;
        server.stop()?;
        row.note("delays in ms", format!("{delays:?} and a silence"));
        row.note("first receipt after healing within", format!("{} ms", slowest.as_millis()));
        note_life(&heard, row);
        drop(proxy);
        stage.reckon(place, (sent, &heard), &mut random, row)
    })
}

/// Gives how long it took at most from healing to the next receipt.
fn get_worse(proxy: &Proxy, heard: &Heard, delays: &[u64], seconds: u64) -> anyhow::Result<Duration> {
    let mut slowest = Duration::ZERO;
    heard.wait_for_receipts(CLIENTS)?;
    for delay in delays {
        proxy.delay(Duration::from_millis(*delay));
        sleep(Duration::from_secs(seconds));
        proxy.heal();
        slowest = slowest.max(heard.wait_for_receipts(CLIENTS)?);
    }
    proxy.fall_silent();
    sleep(Duration::from_secs(seconds));
    proxy.heal();
    Ok(slowest.max(heard.wait_for_receipts(CLIENTS)?))
}
