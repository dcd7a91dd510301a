//! `lapor model`: train a classifier on labelled texts, measure it, ask it why.

mod cold;
mod duplicates;
mod proposal;
mod retrain;
mod table;
mod topics;

use crate::office::Place;
use anyhow::Context;
use clap::{Args, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use lapor_text::classify::measure::{Figures, Judged, figures};
use lapor_text::classify::{Example, Favour, Model, Settings, train};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use table::Rows;

/// How many words an explanation shows.
const CLUES_SHOWN: usize = 12;

#[derive(Subcommand)]
pub enum Chore {
    /// Learn from a CSV file.
    Train {
        #[command(flatten)]
        source: Source,
        /// Where to write the model.
        #[arg(long)]
        out: PathBuf,
        /// The same seed and the same file give the same model.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// What the model should be good at.
        #[arg(long, value_enum, default_value_t = Goal::Balance)]
        favour: Goal,
        /// A column whose equal values mark texts that tell the same thing.
        #[arg(long)]
        group: Option<String>,
    },
    /// Measure a model on a CSV file that it has not learned from; or, with --aliases, the rulebook inside this program,
    /// which has learned nothing of the file's labels.
    Eval {
        /// The model.
        #[arg(long, required_unless_present = "aliases")]
        model: Option<PathBuf>,
        /// Which topics, institutions or kinds of unit each label of the file stands for: a TOML file.
        #[arg(long, value_name = "FILE", conflicts_with_all = ["model", "json"])]
        aliases: Option<PathBuf>,
        #[command(flatten)]
        source: Source,
        /// Print everything as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Say where the rulebook inside this program would send a report, and why.
    Propose {
        /// The code of the area where it happened.
        #[arg(long, value_name = "CODE")]
        area: Option<String>,
        /// What the reporter wrote.
        text: String,
    },
    /// Let the topics' model learn from the rulebook and from what became of this installation's cases, and take the new
    /// one if it does better on the cases of the last month. Secret, withdrawn and erased cases teach nothing.
    Retrain {
        #[command(flatten)]
        place: Place,
    },
    /// Put the model before the one in force in force again.
    Back {
        #[command(flatten)]
        place: Place,
    },
    /// List what happened to the choice of a model, the last turn first.
    History {
        #[command(flatten)]
        place: Place,
    },
    /// Say what a model proposes for a text, and which words decided.
    Explain {
        /// The model.
        #[arg(long)]
        model: PathBuf,
        /// The text.
        text: String,
    },
    /// Measure how well reports that tell of the same matter are told from others, on judged pairs.
    ///
    /// The file has the columns text_a, text_b and label (1: the same matter); kelurahan_a, kelurahan_b, tanggal_a and
    /// tanggal_b where they are known; and jenis where pairs were made up, which are told apart from those people judged.
    EvalDuplicates {
        /// The CSV file, with a header.
        #[arg(long)]
        pairs: PathBuf,
        /// Print everything as JSON.
        #[arg(long)]
        json: bool,
    },
    /// The model of the rulebook's topics: write it as a file for `eval` and `explain`, or measure it.
    Topics {
        /// Where to write it.
        #[arg(long, required_unless_present = "measure")]
        out: Option<PathBuf>,
        /// Learn from four fifths of the sentences and judge the rest, five times; then the same with the rules.
        #[arg(long, conflicts_with = "out")]
        measure: bool,
    },
}

/// Labelled texts.
#[derive(Args)]
pub struct Source {
    /// The CSV file, with a header.
    #[arg(long)]
    data: PathBuf,
    /// The columns that hold the text, joined in this order.
    #[arg(long, value_delimiter = ',', required = true)]
    text: Vec<String>,
    /// The column that holds the label.
    #[arg(long)]
    label: String,
}

/// What a model should be good at.
#[derive(Clone, Copy, ValueEnum)]
pub enum Goal {
    /// As many texts as possible right.
    Accuracy,
    /// Rare labels found as well as common ones.
    Balance,
}

impl From<Goal> for Favour {
    fn from(goal: Goal) -> Favour {
        match goal {
            Goal::Accuracy => Favour::Accuracy,
            Goal::Balance => Favour::Balance,
        }
    }
}

/// Does one chore.
pub async fn run(chore: &Chore) -> anyhow::Result<ExitCode> {
    match chore {
        Chore::Train { source, out, seed, favour, group } => {
            let settings = Settings { seed: *seed, favour: (*favour).into() };
            learn(source, out, settings, group.as_deref())
        }
        Chore::Eval { model: Some(model), source, json: true, .. } => {
            println!("{}", serde_json::to_string(&as_json(&measure(model, source)?))?);
            Ok(())
        }
        Chore::Eval { model: Some(model), source, .. } => {
            measure(model, source).map(|figures| print(&figures))
        }
        Chore::Eval { aliases: Some(aliases), source, .. } => cold::measure(aliases, source),
        Chore::Eval { .. } => anyhow::bail!("give --model or --aliases"),
        Chore::Propose { area, text } => proposal::print(text, area.as_deref()),
        Chore::Retrain { place } => retrain::run(place).await,
        Chore::Back { place } => retrain::back(place).await,
        Chore::History { place } => retrain::history(place).await,
        Chore::Explain { model, text } => explain(model, text),
        Chore::EvalDuplicates { pairs, json: true } => {
            println!("{}", serde_json::to_string(&duplicates::measure(pairs)?.as_json())?);
            Ok(())
        }
        Chore::EvalDuplicates { pairs, json: false } => {
            duplicates::measure(pairs).map(|judged| judged.print())
        }
        Chore::Topics { out: Some(out), .. } => topics::write(out),
        Chore::Topics { out: None, .. } => topics::measure(),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn learn(source: &Source, out: &Path, settings: Settings, group: Option<&str>) -> anyhow::Result<()> {
    let rows = Rows::read(&source.data, &source.text, &source.label, group)?;
    let examples: Vec<Example<'_>> = rows.examples().collect();
    let bar = bar("models", 0);
    let model = train(&examples, settings, |stage| {
        bar.set_length(stage.of as u64);
        bar.set_position(stage.done as u64);
    })?;
    bar.finish_and_clear();
    let bytes = model.to_bytes();
    std::fs::write(out, &bytes).with_context(|| format!("cannot write {}", out.display()))?;
    let (texts, labels, size) = (examples.len(), model.labels().len(), bytes.len() / 1024);
    println!("{}: {texts} texts, {labels} labels, {size} KiB", out.display());
    Ok(())
}

fn measure(model: &Path, source: &Source) -> anyhow::Result<Figures> {
    let model = open(model)?;
    let rows = Rows::read(&source.data, &source.text, &source.label, None)?;
    let bar = bar("texts", rows.len() as u64);
    let judged: Vec<Judged> =
        bar.wrap_iter(rows.examples()).map(|one| Judged::by(&model, one.text, one.label)).collect();
    bar.finish_and_clear();
    Ok(figures(&judged))
}

fn explain(model: &Path, text: &str) -> anyhow::Result<()> {
    let model = open(model)?;
    let ranked = model.rank(text);
    for one in ranked.iter().take(3) {
        println!("{:5.1} %  {}", one.confidence * 100.0, one.label);
    }
    let Some(first) = ranked.first() else { return Ok(()) };
    println!("\nfor and against {}:", first.label);
    for clue in model.explain(text, first.label).into_iter().take(CLUES_SHOWN) {
        println!(
            "{:+6.2}  {}  (bytes {}..{})",
            clue.weight,
            &text[clue.span.clone()],
            clue.span.start,
            clue.span.end
        );
    }
    Ok(())
}

fn open(path: &Path) -> anyhow::Result<Model> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Model::from_bytes(&bytes).with_context(|| path.display().to_string())
}

fn as_json(figures: &Figures) -> Value {
    let coverage = figures.coverage.iter();
    let coverage: Vec<Value> = coverage
        .map(|at| json!({ "threshold": at.threshold, "coverage": at.coverage, "error": at.error }))
        .collect();
    json!({
        "rows": figures.rows,
        "accuracy": figures.accuracy,
        "macro_f1": figures.macro_f1,
        "top3": figures.top3,
        "ece": figures.ece,
        "coverage": coverage,
        "confusion": figures.confusion,
    })
}

fn print(figures: &Figures) {
    println!("rows      {}", figures.rows);
    println!("accuracy  {:.3}", figures.accuracy);
    println!("macro F1  {:.3}", figures.macro_f1);
    println!("top 3     {:.3}", figures.top3);
    println!("ECE       {:.3}", figures.ece);
    println!("\nsure at least  proposed  wrong among these");
    for at in &figures.coverage {
        println!("{:13.2}  {:8.3}  {:17.3}", at.threshold, at.coverage, at.error);
    }
}

/// Shows itself only on a terminal.
fn bar(what: &'static str, length: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg} ({elapsed})");
    let bar = ProgressBar::new(length).with_message(what);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
