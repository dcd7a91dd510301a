//! `outbox`: eight workers send the same letters, and crash between owing and sending, between sending and
//! noting, and whenever signal 9 comes.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::bail;
use rand::RngExt;
use rand::rngs::StdRng;

use super::base::Place;
use super::clockwork::Clockwork;
use super::load::{Letters, Load, Sent};
use super::post_office::{judge_letters, wait_until_nothing_is_owed};
use super::program::Server;
use super::sink::Sink;
use super::stage::Stage;
use super::table::Row;

/// How many send reports at the same time.
const CLIENTS: usize = 8;
/// How many letters a worker sends, on average, before it crashes at one of the two places.
const CRASH_ONE_IN: u32 = 12;
/// How long a letter stays in a dead worker's hands, and a little more: so far the clock jumps. Unit: seconds.
const LEASE_S: u64 = 610;
/// How long all workers may take.
const PATIENCE: Duration = Duration::from_secs(600);
/// How often it is looked whether a worker has crashed, and how rarely one is killed: one look in so many.
const LOOK_EVERY: Duration = Duration::from_millis(50);
const KILL_ONE_IN: u32 = 120;
/// Without a letter for so long, what is left is in dead workers' hands.
const STALLED: Duration = Duration::from_secs(3);

/// How many.
#[derive(clap::Args)]
pub struct Outbox {
    /// How many reports want letters.
    #[arg(long, value_name = "N", default_value_t = 600)]
    pub reports: usize,
    /// How many workers send them.
    #[arg(long, value_name = "N", default_value_t = 8)]
    pub workers: usize,
}

/// Receives, lets the workers crash until everybody has a letter, and then lets them finish.
///
/// # Errors
/// When PostgreSQL can't be started, or the program is none for tests.
pub fn run(stage: &Stage, options: &Outbox) -> anyhow::Result<Row> {
    stage.on_postgres("outbox", |_, place, row| {
        let mut random = stage.random();
        let sent = receive(stage, place, options.reports, &mut random)?;
        let sink = Sink::start(Duration::from_millis(2))?;
        let clock = Clockwork::new(place.folder(), "workers")?;
        let mut office = Office { stage, place, sink: &sink, clock: &clock, jumps: 0, crashes: 0, kills: 0 };
        office.crash_until_everybody_has_one(options.workers, &sent, &mut random)?;
        if office.crashes == 0 {
            bail!("no worker crashed by itself: this program was not built for tests");
        }
        row.note("crashes", office.crashes);
        row.note("kills", office.kills);
        office.finish(options.workers)?;
        row.acknowledged = sent.len();
        let post = judge_letters(&sent, &sink.taken());
        row.note("letters", post.letters);
        row.note("handed over again under the same Message-ID", post.again);
        row.findings.extend(post.findings);
        Ok(())
    })
}

fn receive(stage: &Stage, place: &Place, reports: usize, random: &mut StdRng) -> anyhow::Result<Vec<Sent>> {
    let server = stage.program.serve_with(place, &["--no-work"])?;
    let load = Load {
        addresses: vec![server.address.clone()],
        clients: CLIENTS,
        letters: Letters::Wanted,
        country: &stage.country,
        first_number: 0,
    };
    let (mut sent, _, _) = load.during(random, |heard| heard.wait_for_receipts(reports))?;
    server.stop()?;
    sent.retain(|one| one.first.is_some());
    Ok(sent)
}

struct Office<'a> {
    stage: &'a Stage,
    place: &'a Place<'a>,
    sink: &'a Sink,
    clock: &'a Clockwork,
    jumps: u64,
    crashes: usize,
    kills: usize,
}

impl Office<'_> {
    fn hire(&self, one_in: Option<u32>) -> anyhow::Result<Server> {
        let mut settings = self.clock.settings();
        settings.extend(one_in.map(|number| ("LAPOR_CRASH_ONE_IN", number.to_string())));
        let arguments = self.sink.arguments();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        self.stage.program.work_in(self.place, &arguments, &settings)
    }

    /// Lets every claim of a dead worker lapse.
    fn jump(&mut self) -> anyhow::Result<()> {
        self.jumps += 1;
        self.clock.set(&format!("+{}", self.jumps * LEASE_S))
    }

    fn crash_until_everybody_has_one(
        &mut self,
        workers: usize,
        sent: &[Sent],
        random: &mut StdRng,
    ) -> anyhow::Result<()> {
        let began = Instant::now();
        let mut hired = (0..workers).map(|_| self.hire(Some(CRASH_ONE_IN))).collect::<Result<Vec<_>, _>>()?;
        let mut last = (0, Instant::now());
        while !judge_letters(sent, &self.sink.taken()).findings.is_empty() {
            if began.elapsed() > PATIENCE {
                bail!("not everybody has a letter after {} s", PATIENCE.as_secs());
            }
            sleep(LOOK_EVERY);
            for worker in &mut hired {
                if worker.has_ended()? {
                    self.crashes += 1;
                } else if random.random_ratio(1, KILL_ONE_IN) {
                    worker.kill()?;
                    self.kills += 1;
                } else {
                    continue;
                }
                *worker = self.hire(Some(CRASH_ONE_IN))?;
            }
            let taken = self.sink.taken().len();
            if taken > last.0 {
                last = (taken, Instant::now());
            } else if last.1.elapsed() > STALLED {
                self.jump()?;
                last.1 = Instant::now();
            }
        }
        Ok(())
    }

    /// Sends what is left, without crashes, until nothing is owed.
    fn finish(&mut self, workers: usize) -> anyhow::Result<()> {
        let hired = (0..workers.min(2)).map(|_| self.hire(None)).collect::<Result<Vec<_>, _>>()?;
        let (program, place) = (&self.stage.program, self.place);
        let mut looks = 0;
        wait_until_nothing_is_owed(program, place, || {
            looks += 1;
            if looks % 10 == 0 { self.jump() } else { Ok(()) }
        })?;
        hired.into_iter().try_for_each(Server::stop)
    }
}
