//! `lapor demo grow`: as many cases as a country has, each lived by the rules from its report to now.

mod cast;
mod country;
mod dice;
mod fates;
mod life;
mod moments;
mod summary;
mod words;
mod work;

use crate::office::Place;
use crate::print::say;
use crate::verify::progress;
use anyhow::{Context, ensure};
use cast::Cast;
use country::Country;
use lapor_app::jobs::{count, freeze, index};
use lapor_app::{App, grow};
use life::World;
use moments::Sending;
use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use summary::Summary;
use words::Words;
use work::{Run, Turned};

/// How much the demo grows.
#[derive(clap::Args)]
pub struct Options {
    /// How many cases to add; again, and it adds more.
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    cases: u64,
    /// Chance itself: the same seed on the same day makes the same lives.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Write number, ticket and access code of each case to this CSV file.
    #[arg(long, value_name = "FILE")]
    receipts: Option<PathBuf>,
}

/// Grows the demo. Where there is none yet, it is made first.
pub async fn run(place: &Place, options: &Options) -> anyhow::Result<ExitCode> {
    let app = Arc::new(super::open(place).await.context("only a demo can grow")?);
    let began = std::time::Instant::now();
    let world = Arc::new(world(&app, options.seed).await?);
    let first = grow::take_numbers(&app, options.cases).await?;
    let run = Run { world, first, all: options.cases };
    let summary = write(&app, run, options).await?;
    let written = began.elapsed();
    follow_up(&app, options.cases).await?;
    summary.print();
    say!("{:.1} s for the cases, {:.1} s in all", written.as_secs_f64(), began.elapsed().as_secs_f64());
    Ok(ExitCode::SUCCESS)
}

async fn world(app: &App, seed: u64) -> anyhow::Result<World> {
    let present = app.present();
    let cast = Cast::of(grow::everybody(app).await?);
    let country = Country::of(&present.book.rulebook, &present.directory.circles);
    ensure!(!present.directory.connected.is_empty(), "no institution is connected, so nobody could act");
    Ok(World {
        words: Words::read()?,
        sending: Sending::until(present.now),
        keys: app.store().keys.clone(),
        now: present.now,
        book: present.book,
        directory: present.directory,
        cast,
        country,
        seed,
    })
}

/// Lives on every core, and writes what was lived while more is lived.
async fn write(app: &App, run: Run, options: &Options) -> anyhow::Result<Summary> {
    let mut receipts = options.receipts.as_ref().map(Receipts::create).transpose()?;
    let bar = progress(run.all, "cases");
    let mut working = run.start(receipts.is_some().into());
    let mut summary = Summary::default();
    while let Some(turned) = working.next().await {
        let Turned { rows, receipts: some, summary: its } = turned?;
        let cases = rows.cases();
        grow::write(app, rows).await?;
        if let Some(receipts) = &mut receipts {
            receipts.write(&some)?;
        }
        summary.join(its);
        bar.inc(cases as u64);
    }
    bar.finish_and_clear();
    if let Some(receipts) = receipts {
        receipts.finish()?;
    }
    Ok(summary)
}

/// Counts the cases and has them found, as the program does by itself; what another process does now is its own.
async fn follow_up(app: &App, cases: u64) -> anyhow::Result<()> {
    let bar = progress(cases, "cases counted");
    loop {
        match count::count(app).await? {
            0 => break,
            some => bar.inc(some as u64),
        }
    }
    bar.finish_and_clear();
    freeze::freeze_anew(app).await?;
    let bar = progress(cases, "cases indexed");
    index::index_telling(app, |some| bar.inc(some as u64)).await?;
    bar.finish_and_clear();
    Ok(())
}

/// The file that says how each case is opened.
struct Receipts(csv::Writer<BufWriter<File>>);

impl Receipts {
    fn create(path: &PathBuf) -> anyhow::Result<Self> {
        let file = File::create(path).with_context(|| format!("can't write {}", path.display()))?;
        let mut writer = csv::Writer::from_writer(BufWriter::new(file));
        writer.write_record(["number", "ticket", "access_code"])?;
        Ok(Receipts(writer))
    }

    fn write(&mut self, some: &[work::Receipt]) -> anyhow::Result<()> {
        for receipt in some {
            self.0.write_record([
                receipt.number.to_string(),
                receipt.ticket.to_string(),
                receipt.access_code.reveal(),
            ])?;
        }
        Ok(())
    }

    fn finish(mut self) -> anyhow::Result<()> {
        Ok(self.0.flush()?)
    }
}
