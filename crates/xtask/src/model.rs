//! `cargo xtask model folds`: how well the classifier does on texts that it has not learned from.
//!
//! The file is cut into parts; each part is judged by a model that learned from the others. Texts of one
//! group are never split, or the model would be asked what it was told.

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use lapor_text::classify::measure::{Judged, figures};
use lapor_text::classify::{Example, Favour, Settings, train};
use lapor_text::strip_salutation;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// How many parts a file is cut into.
const FOLDS: usize = 5;

/// What can be measured.
#[derive(Subcommand)]
pub enum Chore {
    /// Cross-validate on a CSV file, keeping the texts of a group together.
    Folds(Folds),
}

/// The file and its columns.
#[derive(Args)]
pub struct Folds {
    /// The CSV file, with a header.
    #[arg(long)]
    data: PathBuf,
    /// The columns that hold the text, joined in this order.
    #[arg(long, value_delimiter = ',', required = true)]
    text: Vec<String>,
    /// The column that holds the label.
    #[arg(long)]
    label: String,
    /// The column whose equal values mark texts that tell the same thing.
    #[arg(long, default_value = "dup_group")]
    group: String,
    /// Leave out the rows with this label.
    #[arg(long)]
    without: Option<String>,
    /// As many right as possible, instead of rare labels found as well.
    #[arg(long)]
    accuracy: bool,
    /// The same seed gives the same parts and the same models.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Does one chore.
pub fn run(chore: &Chore) -> Result<()> {
    let Chore::Folds(folds) = chore;
    let rows = read(folds)?;
    let favour = if folds.accuracy { Favour::Accuracy } else { Favour::Balance };
    let settings = Settings { seed: folds.seed, favour };
    let parts = parts(&rows, folds.seed);
    let mut judged = Vec::new();
    for part in 0..FOLDS {
        let others = rows.iter().zip(&parts).filter(|(_, other)| **other != part);
        let lessons: Vec<Example<'_>> = others.map(|(row, _)| row.example()).collect();
        let model = train(&lessons, settings, |_| {})?;
        let own = rows.iter().zip(&parts).filter(|(_, own)| **own == part);
        judged.extend(own.map(|(row, _)| Judged::by(&model, &row.text, &row.label)));
        eprintln!(
            "part {} of {FOLDS}: {} labels, {} KiB",
            part + 1,
            model.labels().len(),
            model.to_bytes().len() / 1024
        );
    }
    let all = figures(&judged);
    println!("rows      {}", all.rows);
    println!("accuracy  {:.3}", all.accuracy);
    println!("macro F1  {:.3}", all.macro_f1);
    println!("top 3     {:.3}", all.top3);
    println!("ECE       {:.3}", all.ece);
    for at in &all.coverage {
        println!("sure {:.2}: proposed {:.3}, wrong {:.3}", at.threshold, at.coverage, at.error);
    }
    Ok(())
}

struct Row {
    text: String,
    label: String,
    group: String,
}

impl Row {
    fn example(&self) -> Example<'_> {
        Example { text: &self.text, label: &self.label, group: Some(&self.group) }
    }
}

fn read(folds: &Folds) -> Result<Vec<Row>> {
    let path: &Path = &folds.data;
    let mut reader =
        csv::Reader::from_path(path).with_context(|| format!("cannot read {}", path.display()))?;
    let header = reader.headers()?.clone();
    let find = |name: &String| {
        let at = header.iter().position(|known| known == name);
        at.with_context(|| format!("{} has no column {name}", path.display()))
    };
    let text: Vec<usize> = folds.text.iter().map(find).collect::<Result<_>>()?;
    let (label, group) = (find(&folds.label)?, find(&folds.group)?);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        if record[label].is_empty() || folds.without.as_deref() == Some(&record[label]) {
            continue;
        }
        let parts: Vec<&str> = text.iter().map(|at| strip_salutation(&record[*at])).collect();
        let (label, group) = (record[label].to_owned(), record[group].to_owned());
        rows.push(Row { text: parts.join("\n"), label, group });
    }
    if rows.is_empty() {
        bail!("{} has no row to learn from", path.display());
    }
    Ok(rows)
}

/// The part of each row; rows of a group share one.
fn parts(rows: &[Row], seed: u64) -> Vec<usize> {
    use rand::{RngExt, SeedableRng, rngs::StdRng};
    let mut random = StdRng::seed_from_u64(seed);
    let mut of_group: HashMap<&str, usize> = HashMap::new();
    let part = |row| *of_group.entry(row).or_insert_with(|| random.random_range(0..FOLDS));
    rows.iter().map(|row| row.group.as_str()).map(part).collect()
}
