//! A proposal who should answer, without anything else.

use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, bail};

use super::processes::{Machine, used_by_tree};
use super::rows::Row;
use super::samples::{Measured, Sample};
use super::scene::Scene;

/// How many texts are proposed for in each round.
const TEXTS: usize = 5000;

/// In a loop, in a process of its own, on one processor.
pub fn measure(scene: &Scene<'_>) -> anyhow::Result<Vec<Row>> {
    let rounds = scene.setting.args.rounds.to_string();
    let mut command = scene.setting.tools.companion(&["propose", &rounds]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let (before, used) = (Machine::now()?, used_by_tree(std::process::id()));
    let mut process = command.spawn().context("the proposals could not be started")?;
    let lines: Vec<String> = scene.texts[..TEXTS].iter().map(line).collect();
    // It reads everything before it says anything.
    process.stdin.take().context("it listens")?.write_all(lines.concat().as_bytes())?;
    let output = process.wait_with_output()?;
    let used = used_by_tree(std::process::id()).saturating_sub(used);
    let foreign_share = Machine::now()?.foreign_share(&before, used);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let samples: Vec<Sample> = said.lines().filter_map(|line| sample(line, foreign_share)).collect();
    if !output.status.success() || samples.is_empty() {
        bail!("the proposals ended with {}", output.status);
    }
    let what = "a proposal for a text and its place, in a loop, without a server";
    Ok(vec![Row::of("routing", what, vec![Measured::of("lapor", samples)])])
}

fn line(text: &super::reports::Text) -> String {
    format!("{}\t{}\n", text.area.as_deref().unwrap_or_default(), text.words.replace(['\n', '\t'], " "))
}

fn sample(line: &str, foreign_share: f64) -> Option<Sample> {
    let numbers: Vec<f64> = line.split('\t').filter_map(|number| number.parse().ok()).collect();
    let [texts, on_processor_ns, wall_ns] = numbers[..] else { return None };
    let each_ms = wall_ns / texts / 1e6;
    Some(Sample {
        requests: texts as usize,
        seconds: wall_ns / 1e9,
        per_second: texts / wall_ns * 1e9,
        cpu_ms: on_processor_ns / texts / 1e6,
        client_cpu_ms: 0.0,
        foreign_share,
        p50_ms: each_ms,
        p99_ms: each_ms,
    })
}
