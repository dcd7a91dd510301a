//! Letters leave, as fast as a mail server takes them.

use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::json;

use super::contests::LOOKING;
use super::http::Request;
use super::load::{Load, Run};
use super::processes::used_by_tree;
use super::reports::texts;
use super::rows::Row;
use super::samples::{Measured, Meter, Sample};
use super::scene::Setting;
use super::sink::Sink;

/// How long everything may take.
const PATIENCE: Duration = Duration::from_secs(900);
/// How long nothing may come in before the worker counts as done.
const SILENCE: Duration = Duration::from_secs(8);

/// Letters of reports that left an address, sent by a worker of its own.
pub fn measure(setting: &Setting<'_>) -> anyhow::Result<Vec<Row>> {
    let mut samples = Vec::new();
    for _ in 0..setting.args.rounds {
        fill(setting)?;
        samples.push(drain(setting)?);
    }
    let what = "letters that a mail server on this machine took, one worker";
    Ok(vec![Row::of("letters", what, vec![Measured::of("lapor", samples)])])
}

fn owed(setting: &Setting<'_>) -> anyhow::Result<u64> {
    let owed = setting.tools.numbers(&["owed", &setting.records()])?;
    owed.get(2).copied().context("a number of letters")
}

/// Reports come in while nobody sends letters.
fn fill(setting: &Setting<'_>) -> anyhow::Result<()> {
    let texts = texts(&setting.tools.country, 2000, rand::random());
    let server = setting.serve(&["--no-work"])?;
    let load = Load { address: &server.address, connections: LOOKING, lasting: setting.args.turn() };
    let address = json!({ "email": "pelapor@contoh.id" });
    load.run(|connection, number| {
        let text = &texts[number % texts.len()];
        let body = json!({ "words": format!("{} {number}", text.words), "contact": address });
        connection.send(&Request::post_json("/api/v1/reports", &body))?.expect(201, "access_code").map(|_| ())
    })?;
    server.stop()
}

/// A worker sends what is owed.
fn drain(setting: &Setting<'_>) -> anyhow::Result<Sample> {
    let expected = owed(setting)?;
    if expected == 0 {
        bail!("no letter is owed");
    }
    let sink = Sink::start()?;
    let words = ["work", "--smtp", &sink.url(), "--mail-from", "lapor@contoh.id"];
    let mut command = setting.tools.program.command(&setting.place, &words);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut worker = Ending(command.spawn().context("the worker could not be started")?);
    let cluster = setting.cluster.map(crate::faults::cluster::Cluster::id);
    let processes: Vec<u32> = [worker.0.id()].into_iter().chain(cluster).collect();
    let meter = Meter::start(&processes)?;
    wait(&sink, expected, &mut worker.0)?;
    let (wall, letters, names) = {
        let taken = sink.taken();
        let (first, last) = taken.first.zip(taken.last).context("a letter was taken")?;
        (last - first, taken.letters, taken.names.len())
    };
    let run = Run { latencies_ns: vec![wall.as_nanos() as u64 / letters.max(1) as u64; letters], wall };
    let sample = meter.stop(&run)?;
    drop(worker);
    let left = owed(setting)?;
    if letters != names || expected - left != names as u64 {
        bail!("{expected} letters were owed, {left} still are; {letters} were taken under {names} names");
    }
    Ok(sample)
}

/// Waits until as many were taken as were owed, or until none come any more.
fn wait(sink: &Sink, expected: u64, worker: &mut Child) -> anyhow::Result<()> {
    let began = Instant::now();
    let (mut seen, mut moved) = (0, Instant::now());
    while (seen as u64) < expected {
        sleep(Duration::from_millis(20));
        if let Some(status) = worker.try_wait()? {
            bail!("the worker ended with {status}");
        }
        let letters = sink.taken().letters;
        if letters != seen {
            (seen, moved) = (letters, Instant::now());
        }
        if (seen > 0 && moved.elapsed() > SILENCE) || began.elapsed() > PATIENCE {
            break;
        }
    }
    // The last ones are noted after they were taken.
    let mut used = used_by_tree(worker.id());
    for _ in 0..50 {
        sleep(Duration::from_millis(100));
        let now = used_by_tree(worker.id());
        if now == used {
            break;
        }
        used = now;
    }
    Ok(())
}

/// A process that is ended with whoever started it.
struct Ending(Child);

impl Drop for Ending {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = crate::faults::program::end(&mut self.0, "TERM");
    }
}
