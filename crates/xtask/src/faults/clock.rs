//! `clock`: the machine's clock jumps a day ahead and back, stands just before midnight, and runs past every
//! due date, in a time zone with summer time.

use std::thread::sleep;
use std::time::Duration;

use super::base::Place;
use super::client::Client;
use super::clockwork::Clockwork;
use super::judge::{Finding, Kind};
use super::load::{Heard, Letters, Load, Sent};
use super::stage::{Engines, Stage};
use super::table::Row;
use super::timelines;

/// How many send reports at the same time.
const CLIENTS: usize = 4;
/// How many reports are received at each time.
const AT_EACH: usize = 10;
/// Jumps that bring no clock to its end: a report has three working days at least.
const HARMLESS: [&str; 5] = ["+1d", "-1d", "+0", "@2026-12-31 23:59:58", "+0"];
/// Past every due date, back by a day, and past them once more.
const LATER: [&str; 3] = ["+60d", "+59d", "+61d"];
/// A zone whose days are not always 24 hours long; the program has to go by those of its cases.
const ZONE: &str = "America/New_York";
/// Longer than from one sweep to the next.
const SWEEP: Duration = Duration::from_secs(65);

/// On which engine.
#[derive(clap::Args)]
pub struct Jumps {
    /// On which engine.
    #[arg(long, value_enum, default_value_t = Engines::Sqlite)]
    pub engine: Engines,
}

/// Lets the clock jump while reports come in and clocks are swept.
///
/// # Errors
/// When `faketime` is missing.
pub fn run(stage: &Stage, jumps: &Jumps) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    if jumps.engine.has_sqlite() {
        rows.push(stage.on_sqlite("clock", |place, row| play(stage, place, row))?);
    }
    if jumps.engine.has_postgres() {
        rows.push(stage.on_postgres("clock", |_, place, row| play(stage, place, row))?);
    }
    Ok(rows)
}

fn play(stage: &Stage, place: &Place, row: &mut Row) -> anyhow::Result<()> {
    let mut random = stage.random();
    let clock = Clockwork::new(place.folder(), "jumping")?;
    let mut settings = clock.settings();
    settings.push(("TZ", ZONE.into()));
    let server = stage.program.serve_in(place, &[], &settings)?;
    let client = Client::of(&server.address);
    let load = Load {
        addresses: vec![server.address.clone()],
        clients: CLIENTS,
        letters: Letters::Unwanted,
        country: &stage.country,
        first_number: 0,
    };
    let (sent, heard, ()) = load.during(&mut random, |heard| jump(&clock, heard, &HARMLESS))?;
    sleep(SWEEP);
    let early = timelines::look(&client, &sent);
    note_early(&early.ran_out, row);
    row.findings.extend(early.findings);
    for time in LATER {
        clock.set(time)?;
        sleep(SWEEP);
    }
    let late = timelines::look(&client, &sent);
    row.note("jumps", HARMLESS.len() + LATER.len());
    row.note("clocks that ran out", late.ran_out);
    row.findings.extend(late.findings);
    if late.ran_out < acknowledged(&sent) {
        row.findings.push(Finding::new(Kind::Lost, "not every report that nobody looked at ran out of time"));
    }
    server.stop()?;
    stage.reckon(place, (sent, &heard), &mut random, row)
}

fn note_early(ran_out: &usize, row: &mut Row) {
    let what = format!("{ran_out} clocks ran out although nothing was due");
    row.findings.extend((*ran_out > 0).then(|| Finding::new(Kind::Changed, what)));
}

fn acknowledged(sent: &[Sent]) -> usize {
    sent.iter().filter(|one| one.first.is_some()).count()
}

fn jump(clock: &Clockwork, heard: &Heard, times: &[&str]) -> anyhow::Result<()> {
    for time in times {
        heard.wait_for_receipts(AT_EACH)?;
        clock.set(time)?;
    }
    heard.wait_for_receipts(AT_EACH).map(|_| ())
}
