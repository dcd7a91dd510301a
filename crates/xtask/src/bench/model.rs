//! What the classifier of texts needs to learn.

use std::path::Path;
use std::process::Stdio;
use std::time::Instant;
use std::{fs, iter};

use anyhow::Context;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::reports::texts;
use super::rows::Row;
use super::scene::Setting;
use crate::faults::base::Place;
use crate::faults::cluster::must;
use crate::faults::program::tied;

/// From how many texts it learns.
const TEXTS: usize = 10_000;
/// How many labels they have.
const LABELS: usize = 40;
/// How many words speak for each label.
const SPEAKING: usize = 50;
/// How many of them stand in each text.
const SPOKEN: usize = 6;

/// Training on invented texts, and how large the model is.
pub fn measure(setting: &Setting<'_>, _: &Place<'_>) -> anyhow::Result<Vec<Row>> {
    let folder = setting.place.folder();
    let (texts, model) = (folder.join("texts.csv"), folder.join("model"));
    write_texts(setting, &texts)?;
    let mut train = tied(setting.tools.program.binary(), "KILL");
    train.args(["model", "train", "--text", "text", "--label", "label", "--data"]).arg(&texts);
    let began = Instant::now();
    must(train.arg("--out").arg(&model).stdin(Stdio::null()))?;
    let seconds = began.elapsed().as_secs_f64();
    let bytes = fs::metadata(&model).context("the model")?.len();
    let what = format!("from {TEXTS} texts with {LABELS} labels");
    Ok(vec![
        Row::value("model: training", &what, seconds, "s"),
        Row::value("model: size", &what, bytes as f64 / 1e6, "MB"),
    ])
}

fn write_texts(setting: &Setting<'_>, path: &Path) -> anyhow::Result<()> {
    let mut random = StdRng::seed_from_u64(2);
    let mut writer = csv::Writer::from_path(path)?;
    writer.write_record(["text", "label"])?;
    for text in texts(&setting.tools.country, TEXTS, 2) {
        let label = random.random_range(0..LABELS);
        let speaking = iter::repeat_with(|| format!("kata{label}x{}", random.random_range(0..SPEAKING)));
        let speaking: Vec<String> = speaking.take(SPOKEN).collect();
        writer.write_record([format!("{} {}", text.words, speaking.join(" ")), format!("label-{label}")])?;
    }
    Ok(writer.flush()?)
}
