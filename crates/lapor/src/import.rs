//! `lapor import`: reports taken over from another system, every row through the one door.

mod agreement;
mod columns;
mod tally;

use crate::office::Place;
use crate::verify::progress;
use agreement::Agreement;
use anyhow::Context;
use columns::Columns;
use lapor_app::receive::{Arrival, Receipt, receive};
use lapor_app::{App, Error};
use lapor_domain::reports::{Age, Channel, Draft};
use lapor_domain::values::{Instant, Zone};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use tally::{Outcome, Tally};

/// What to take over, and from which columns.
#[derive(clap::Args)]
pub struct Options {
    /// The file: CSV, UTF-8, with a header.
    file: PathBuf,
    /// The column with what happened.
    #[arg(long, value_name = "COL")]
    words: String,
    /// The column with the title.
    #[arg(long, value_name = "COL")]
    title: Option<String>,
    /// A column with the name of an area; its own name says the level (kelurahan, kecamatan …). The
    /// first that matches wins.
    #[arg(long, value_name = "COL")]
    area: Vec<String>,
    /// The code of the area that all rows lie in; it also answers where no name matches.
    #[arg(long, value_name = "CODE")]
    within: Option<String>,
    /// The column with the date on which it was sent, as 2026-01-31.
    #[arg(long, value_name = "COL")]
    sent_on: Option<String>,
    /// Take over this many rows at most.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Write rejected rows, each with its reason, to this CSV file.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Write row, ticket and access code to this CSV file; a row counts as acknowledged when its line
    /// is there.
    #[arg(long, value_name = "FILE")]
    receipts: Option<PathBuf>,
    /// The column that says who got the report there. The closing table then says how often the proposals agree.
    #[arg(long, value_name = "COL", requires = "aliases")]
    label: Option<String>,
    /// What each label stands for: a TOML file with kinds of unit, institutions or topics of the rulebook.
    #[arg(long, value_name = "FILE", requires = "label")]
    aliases: Option<PathBuf>,
}

/// Takes over every row and prints a closing table.
pub async fn run(place: &Place, options: &Options) -> anyhow::Result<ExitCode> {
    let rows = read(options)?;
    let app = place.open().await?;
    let columns = Columns::find(options, &rows.header, &app.book())?;
    let mut agreement = Agreement::open(options, &rows.header)?;
    let mut writing = Writing::open(options, &rows.header)?;
    let mut tally = Tally::default();
    let mut seen = HashMap::new();
    let bar = progress(rows.records.len() as u64, "rows");
    for (number, record) in rows.records.iter().enumerate() {
        let number = number + 1;
        let row = columns.read(record, &app.book());
        let token = token(&row.draft, &mut seen);
        let outcome = take(&app, &row.draft, row.sent_at, token).await?;
        writing.note(number, record, &outcome)?;
        if let Some(agreement) = &mut agreement {
            agreement.count(&app.book(), record, &row.draft);
        }
        tally.count(&row, outcome);
        bar.inc(1);
    }
    bar.finish_and_clear();
    tally.print(&app.book().rulebook);
    if let Some(agreement) = agreement {
        agreement.print();
    }
    Ok(ExitCode::SUCCESS)
}

struct Rows {
    header: csv::StringRecord,
    records: Vec<csv::StringRecord>,
}

fn read(options: &Options) -> anyhow::Result<Rows> {
    let file = &options.file;
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_path(file)
        .with_context(|| format!("can't open {}", file.display()))?;
    let header = reader.headers().with_context(|| format!("{} has no header", file.display()))?.clone();
    let limit = options.limit.unwrap_or(usize::MAX);
    let records = reader.records().take(limit).collect::<Result<Vec<_>, _>>();
    Ok(Rows { header, records: records.with_context(|| format!("{} can't be read", file.display()))? })
}

/// The same row gives the same token in every run; equal rows of one file are told apart by their order.
fn token(draft: &Draft, seen: &mut HashMap<[u8; 32], u32>) -> String {
    let mut hasher = Sha256::new();
    for field in [&draft.words, &draft.title, &draft.area] {
        hasher.update((field.len() as u64).to_le_bytes());
        hasher.update(field.as_bytes());
    }
    let hash: [u8; 32] = hasher.finalize().into();
    let nth = seen.entry(hash).and_modify(|count| *count += 1).or_insert(1);
    format!("{}-{nth}", data_encoding::HEXLOWER.encode(&hash))
}

async fn take(app: &App, draft: &Draft, sent_at: Option<Instant>, token: String) -> anyhow::Result<Outcome> {
    let arrival = Arrival { channel: Channel::Import, sent_at, age: Age::Historic, token };
    match receive(app, draft, &arrival).await {
        Ok(receipt) => Ok(Outcome::Kept(Box::new(receipt))),
        Err(Error::Flawed(flaws)) => Ok(Outcome::Rejected(flaws)),
        // Whatever went wrong here concerns every row: stop, and let the next run go on.
        Err(error) => Err(error.into()),
    }
}

/// The files that a run leaves behind.
struct Writing {
    receipts: Option<csv::Writer<File>>,
    rejects: Option<csv::Writer<BufWriter<File>>>,
}

impl Writing {
    fn open(options: &Options, header: &csv::StringRecord) -> anyhow::Result<Self> {
        let create =
            |path: &PathBuf| File::create(path).with_context(|| format!("can't write {}", path.display()));
        let mut receipts = options.receipts.as_ref().map(create).transpose()?.map(csv::Writer::from_writer);
        if let Some(receipts) = &mut receipts {
            receipts.write_record(["row", "ticket", "access_code"])?;
            receipts.flush()?;
        }
        let rejects = options.rejects.as_ref().map(create).transpose()?.map(BufWriter::new);
        let mut rejects = rejects.map(csv::Writer::from_writer);
        if let Some(rejects) = &mut rejects {
            rejects.write_record(["row", "reason"].into_iter().chain(header))?;
        }
        Ok(Writing { receipts, rejects })
    }

    /// A receipt is flushed line by line: it is what acknowledges the row.
    fn note(&mut self, number: usize, record: &csv::StringRecord, outcome: &Outcome) -> anyhow::Result<()> {
        match outcome {
            Outcome::Kept(receipt) => self.acknowledge(number, receipt)?,
            Outcome::Rejected(flaws) => {
                if let Some(rejects) = &mut self.rejects {
                    let reasons: Vec<String> = flaws
                        .iter()
                        .map(|flaw| format!("{}: {}", flaw.field.code(), flaw.kind.code()))
                        .collect();
                    let number = number.to_string();
                    let reason = reasons.join("; ");
                    rejects.write_record([number.as_str(), &reason].into_iter().chain(record))?;
                }
            }
        }
        Ok(())
    }

    fn acknowledge(&mut self, number: usize, receipt: &Receipt) -> anyhow::Result<()> {
        let Some(receipts) = &mut self.receipts else { return Ok(()) };
        let ticket = receipt.ticket.to_string();
        receipts.write_record([number.to_string(), ticket, receipt.access_code.reveal()])?;
        receipts.flush()?;
        Ok(())
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if let Some(rejects) = &mut self.rejects {
            // Nothing is acknowledged by this file; a failure shows as a short file.
            let _ = rejects.flush().and_then(|()| rejects.get_ref().get_ref().flush());
        }
    }
}

/// Dates without a time are taken as noon in the western zone: on that day everywhere in the country.
fn noon(date: jiff::civil::Date) -> Instant {
    Zone::Wib.midnight(date).plus_seconds(12 * 3600)
}
