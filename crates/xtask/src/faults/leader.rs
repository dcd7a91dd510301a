//! `leader`: two nodes share the work; one is held in the middle of it, and goes on later as if no time had
//! passed.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::bail;

use super::client::Client;
use super::clockwork::Clockwork;
use super::judge::{Finding, Kind};
use super::load::{Letters, Load};
use super::post_office::{judge_letters, wait_until_nothing_is_owed};
use super::sink::Sink;
use super::stage::Stage;
use super::table::Row;
use super::timelines;

/// How many send reports at the same time.
const CLIENTS: usize = 1;
/// How far the other node's clock is ahead, once the first is held: what that has in hand has lapsed, and every
/// clock of a case has run out.
const LATER: &str = "+60d";
/// How many reports are received before the first node is held.
const BEFORE: usize = 60;
/// How long the first letters may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long.
#[derive(clap::Args)]
pub struct Leader {
    /// How long the node is held.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub seconds: u64,
}

/// Holds one of two nodes while letters leave, lets the other take over and sweep, and then lets it go on.
///
/// # Errors
/// When PostgreSQL or `faketime` are missing.
pub fn run(stage: &Stage, options: &Leader) -> anyhow::Result<Row> {
    stage.on_postgres("leader", |_, place, row| {
        let mut random = stage.random();
        let sink = Sink::start(Duration::from_millis(60))?;
        let arguments = sink.arguments();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let clocks = [Clockwork::new(place.folder(), "first")?, Clockwork::new(place.folder(), "second")?];
        let first = stage.program.serve_in(place, &arguments, &clocks[0].settings())?;
        let second = stage.program.serve_in(place, &arguments, &clocks[1].settings())?;
        let load = Load {
            addresses: vec![second.address.clone()],
            clients: CLIENTS,
            letters: Letters::Wanted,
            country: &stage.country,
            first_number: 0,
        };
        let (sent, heard, swept) = load.during(&mut random, |heard| {
            heard.wait_for_receipts(BEFORE)?;
            // Letters are leaving; the first node has some in hand.
            wait_for_letters(&sink)?;
            first.signal("STOP")?;
            clocks[1].set(LATER)?;
            sleep(Duration::from_secs(options.seconds));
            clocks[0].set(LATER)?;
            first.signal("CONT")?;
            heard.wait_for_receipts(CLIENTS)?;
            Ok(heard.receipts())
        })?;
        row.note("held for", format!("{} s", options.seconds));
        row.note("received until it went on", swept);
        row.findings.extend(heard.odd());
        wait_until_nothing_is_owed(&stage.program, place, || Ok(()))?;
        wait_for_sweeps(&Client::of(&second.address), &sent)?;
        let looked = timelines::look(&Client::of(&first.address), &sent);
        row.note("clocks that ran out", looked.ran_out);
        row.findings.extend(looked.findings);
        if looked.ran_out == 0 {
            row.findings.push(Finding::new(Kind::Unfinished, "no clock ran out, so no sweep was tried"));
        }
        first.stop()?;
        second.stop()?;
        let post = judge_letters(&sent, &sink.taken());
        row.note("letters", post.letters);
        row.note("handed over again under the same Message-ID", post.again);
        row.findings.extend(post.findings);
        stage.reckon(place, (sent, &heard), &mut random, row)
    })
}

fn wait_for_letters(sink: &Sink) -> anyhow::Result<()> {
    let began = Instant::now();
    while sink.taken().len() < BEFORE / 2 {
        if began.elapsed() > PATIENCE {
            bail!("no letters leave");
        }
        sleep(Duration::from_millis(5));
    }
    Ok(())
}

/// Sweeps come every minute; two of them are enough for both nodes.
fn wait_for_sweeps(client: &Client, sent: &[super::load::Sent]) -> anyhow::Result<()> {
    let mut before = 0;
    for _ in 0..3 {
        sleep(Duration::from_secs(30));
        let now = timelines::look(client, sent).ran_out;
        if now > 0 && now == before {
            break;
        }
        before = now;
    }
    Ok(())
}
