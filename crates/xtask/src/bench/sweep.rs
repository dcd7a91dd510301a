//! Clocks that run out, as fast as one worker takes them up: each is a decision of its own.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use anyhow::{Context, bail};

use super::rows::Row;
use super::samples::{Measured, Meter, Sample};
use super::scene::Setting;
use crate::faults::cluster::Cluster;

/// How many turns that find nothing make a round.
const IDLE_TURNS: usize = 200;
/// How many turns make a round: few, so that small records have enough for several.
const TURNS: usize = 1;
/// How far ahead the clock is turned: by then most open clocks have run out. Unit: days.
const AHEAD: u32 = 200;

/// What a turn costs with nothing due, and a clock that ran out. It changes the records more than anything else, so
/// it comes last.
pub fn measure(setting: &Setting<'_>) -> anyhow::Result<Vec<Row>> {
    let mut worker = Worker::start(setting)?;
    let (mut idle, mut due, mut refused) = (Vec::new(), Vec::new(), 0);
    for _ in 0..setting.args.rounds {
        idle.push(worker.round(&format!("idle {IDLE_TURNS}"))?.0);
    }
    for _ in 0..setting.args.rounds {
        let (sample, no) = worker.round(&format!("due {AHEAD} {TURNS}"))?;
        due.push(sample);
        refused += no;
    }
    let idle = Measured::of("lapor", idle);
    let due = Measured::of("lapor", due);
    Ok(vec![
        Row::of("sweep: nothing due", "a look at all open clocks", vec![idle]),
        Row::of("sweep: due", "clocks that ran out and moved their case, one worker", vec![due])
            .noting(format!("{refused} more were lawfully refused, because their case had gone on")),
    ])
}

/// The sweep, in a process that ends with this one.
struct Worker {
    process: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
    processes: Vec<u32>,
}

impl Worker {
    fn start(setting: &Setting<'_>) -> anyhow::Result<Worker> {
        let keys = setting.place.keys();
        let mut command = setting.tools.companion(&[
            "sweep",
            &setting.records(),
            keys.to_str().context("a path in UTF-8")?,
        ]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().context("the sweep could not be started")?;
        let orders = process.stdin.take().context("it listens")?;
        let answers = BufReader::new(process.stdout.take().context("it speaks")?);
        let processes = [process.id()].into_iter().chain(setting.cluster.map(Cluster::id)).collect();
        let mut worker = Worker { process, orders, answers, processes };
        match worker.answer()?.as_str() {
            "ready" => Ok(worker),
            other => bail!("the sweep said {other:?}"),
        }
    }

    /// One round, and how many clocks were refused in it.
    fn round(&mut self, order: &str) -> anyhow::Result<(Sample, usize)> {
        let meter = Meter::start(&self.processes)?;
        writeln!(self.orders, "{order}")?;
        let answer = self.answer()?;
        let numbers: Vec<usize> = answer.split('\t').filter_map(|number| number.parse().ok()).collect();
        match numbers[..] {
            [done, refused] if done > refused => Ok((meter.stop_after(done)?, refused)),
            _ => bail!("too few clocks run out in records of this size: {answer:?}"),
        }
    }

    fn answer(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
