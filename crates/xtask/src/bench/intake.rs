//! Reports come in, and each is acknowledged when it is durable.

use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use super::bare::Bare;
use super::http::{Connection, Request};
use super::load::Load;
use super::rows::Row;
use super::samples::{Measure, Measured, Meter, Sample, alternate};
use super::scene::{Scene, Sent, Setting, report};
use super::{Engine, pgbench};

/// How many send at the same time.
pub const SENDING: usize = 64;
/// Every so many receipts one is kept, to be tried afterwards.
const TRY_EVERY: usize = 50;
/// How long what was decided may take until it is counted and can be searched for.
const PATIENCE: Duration = Duration::from_secs(3600);

/// Ours, in turn with the limit of the engine and with the peer's.
pub fn measure(scene: &Scene<'_>) -> anyhow::Result<Vec<Row>> {
    let lags = Mutex::new(Vec::new());
    let ours = || {
        let (sample, lag) = ours(scene)?;
        lags.lock().unwrap_or_else(PoisonError::into_inner).push(lag.as_secs_f64());
        Ok(sample)
    };
    let measured = contest(scene, Box::new(ours))?;
    let lags = lags.into_inner().unwrap_or_else(PoisonError::into_inner);
    let longest = lags.into_iter().fold(0.0, f64::max);
    let note = format!(
        "all that was acknowledged was there afterwards; counted and searchable {longest:.1} s after the last receipt, \
         which is part of the time on the processor"
    );
    Ok(vec![Row::of("intake", "a report through the API, durable", measured).noting(note)])
}

fn contest(scene: &Scene<'_>, ours: Measure<'_>) -> anyhow::Result<Vec<Measured>> {
    let args = scene.setting.args;
    let mut contenders: Vec<(&str, Measure<'_>)> = vec![("lapor", ours)];
    if args.engine == Engine::Sqlite {
        contenders.push(("bare axum + SQLite group commit", Box::new(|| bare(scene))));
    }
    if let Some(cluster) = scene.setting.cluster {
        pgbench::prepare(scene.setting.tools, cluster)?;
        let measure = move || pgbench::measure(scene.setting.tools, cluster, args.turn());
        contenders.push(("pgbench, small commits", Box::new(measure)));
    }
    if let Some(helpdesk) = &scene.peer {
        contenders.push(("django-helpdesk", Box::new(|| helpdesk.intake(args.turn()))));
    }
    alternate(args.rounds, &contenders)
}

/// One turn of ours: what is still owed when the last receipt is given belongs to its cost.
fn ours(scene: &Scene<'_>) -> anyhow::Result<(Sample, Duration)> {
    let before = scene.setting.cases()?;
    let run_key = rand::random::<u64>();
    let (kept, texts) = (Mutex::new(Vec::new()), &scene.texts);
    let load = scene.load(&scene.server.address);
    let meter = Meter::start(&scene.processes)?;
    let run = load.run(|connection, number| {
        let request = report(&texts[number % texts.len()]);
        let request = request.with("Idempotency-Key", &format!("{run_key:016x}-{number:016x}"));
        let answer = connection.send(&request)?.expect(201, "access_code")?;
        if number % TRY_EVERY == 0 {
            let receipt = answer.json()?;
            let field = |name: &str| receipt[name].as_str().map(str::to_owned).context("a receipt");
            let sent = Sent { ticket: field("ticket")?, code: field("access_code")? };
            kept.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
        }
        Ok(())
    })?;
    let acknowledged = Instant::now();
    scene.setting.wait_until_nothing_is_owed()?;
    let lag = acknowledged.elapsed();
    let sample = meter.stop(&run)?;
    let (found, sent) = (scene.setting.cases()? - before, sample.requests as u64);
    if found != sent {
        bail!("{sent} reports were acknowledged, {found} are there");
    }
    let mut connection = Connection::to(&scene.server.address)?;
    for sent in kept.into_inner().unwrap_or_else(PoisonError::into_inner) {
        let opened = Request::get(&format!("/api/v1/reports/{}", sent.ticket));
        let opened = opened.with("Authorization", &format!("Bearer {}", sent.code));
        connection.send(&opened)?.expect(200, &sent.ticket).context("an acknowledged report")?;
    }
    Ok((sample, lag))
}

fn bare(scene: &Scene<'_>) -> anyhow::Result<Sample> {
    let before = scene.bare.count()?;
    let run_key = rand::random::<u64>();
    let (load, texts) = (scene.load(&scene.bare.address), &scene.texts);
    let meter = Meter::start(&scene.bare.processes())?;
    let run = load.run(|connection, number| {
        let text = &texts[number % texts.len()];
        let request = Bare::add(text, &format!("{run_key:016x}-{number:016x}"));
        connection.send(&request)?.expect(201, "id").map(|_| ())
    })?;
    let sample = meter.stop(&run)?;
    let found = scene.bare.count()? - before;
    if found != sample.requests as u64 {
        bail!("the limit acknowledged {} rows and holds {found}", sample.requests);
    }
    Ok(sample)
}

impl Scene<'_> {
    fn load<'s>(&self, address: &'s str) -> Load<'s> {
        Load { address, connections: SENDING, lasting: self.setting.args.turn() }
    }
}

impl Setting<'_> {
    /// Waits until everything that was decided is counted and can be searched for.
    ///
    /// # Errors
    /// When that does not come to an end.
    pub fn wait_until_nothing_is_owed(&self) -> anyhow::Result<()> {
        let began = Instant::now();
        loop {
            let owed = self.tools.numbers(&["owed", &self.records()])?;
            let [counts, search, ..] = owed[..] else { bail!("two numbers") };
            if counts == 0 && search == 0 {
                return Ok(());
            }
            if began.elapsed() > PATIENCE {
                bail!("{counts} cases are still not counted, {search} still can't be searched for");
            }
            sleep(Duration::from_millis(200));
        }
    }
}
