//! Killed while a file is imported.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::base::Place;
use super::client::Client;
use super::country::Country;
use super::figures::Round;
use super::judge::{Evidence, Finding, Kind, Receipt, judge, judge_differences, judge_records};
use super::program::{Program, kill};
use super::reckoning::open_all;
use super::reports::Report;

/// How many rows the file has.
const ROWS: usize = 400;
/// Every so many rows one is empty, and has to be rejected.
const EMPTY_EVERY: usize = 80;
/// Every so many rows one equals the row before it, and is a report of its own all the same.
const EQUAL_EVERY: usize = 50;
/// The kill comes when the file of receipts has so many lines …
const MOMENTS: std::ops::Range<usize> = 1..ROWS / 2;
/// … and so much later. Unit: microseconds.
const LATER_US: std::ops::Range<u64> = 0..20_000;
/// How long the next receipt may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Receipts by row, counted from 1.
type Receipts = HashMap<usize, Receipt>;

/// One round: import, kill, look; import to the end, import once more, open everything.
pub fn play(program: &Program, place: &Place, country: &Country, round: &mut Round) -> anyhow::Result<()> {
    let mut random = StdRng::seed_from_u64(round.seed);
    let file = place.folder().join("reports.csv");
    let rows = rows(&mut random, country);
    write(&file, &rows, country)?;
    let first = import_and_kill(program, place, &mut random)?;
    round.kills += 1;
    let torn = program.verify(place)?;
    round.differences = torn.differences;
    round.findings.extend(judge_differences(&torn));
    let (second_table, second) = import(program, place, "second.csv")?;
    let (third_table, third) = import(program, place, "third.csv")?;
    let sound = rows.iter().filter(|row| !row.words.is_empty()).count();
    round.sent = sound;
    round.acknowledged = first.len();
    round.kept_unanswered = second_table.already_there.saturating_sub(first.len());
    round.routed = routed(&third_table);
    round.check_routed();
    round.findings.extend(judge_tables(&second_table, &third_table, first.len(), sound));
    let verified = program.verify(place)?;
    round.differences += verified.differences;
    round.findings.extend(judge_records(&verified, sound));
    let mut evidence = evidence(&rows, &[first, second, third]);
    let server = program.serve(place)?;
    round.started(server.ready_in);
    open_all(&Client::of(&server.address), &mut evidence);
    server.stop()?;
    round.findings.extend(judge(&evidence));
    Ok(())
}

fn rows(random: &mut StdRng, country: &Country) -> Vec<Report> {
    let mut rows: Vec<Report> = Vec::with_capacity(ROWS);
    for number in 1..=ROWS {
        let mut row = Report::draw(random, number, country);
        if number % EMPTY_EVERY == 0 {
            row.words.clear();
        } else if number % EQUAL_EVERY == 0 {
            row = rows[number - 2].clone();
        }
        rows.push(row);
    }
    rows
}

fn write(file: &Path, rows: &[Report], country: &Country) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_path(file)?;
    writer.write_record(["kabupaten", "isi"])?;
    for row in rows {
        let area = row.government(country).map_or("", |government| government.area_name());
        writer.write_record([area, &row.words])?;
    }
    writer.flush().with_context(|| format!("{} can't be written", file.display()))
}

fn words(receipts: &str) -> [&str; 9] {
    ["import", "reports", "reports.csv", "--words", "isi", "--area", "kabupaten", "--receipts", receipts]
}

/// Starts the import, kills it after some receipts, and returns those.
fn import_and_kill(program: &Program, place: &Place, random: &mut StdRng) -> anyhow::Result<Receipts> {
    let file = place.folder().join("first.csv");
    let enough = random.random_range(MOMENTS);
    let later = Duration::from_micros(random.random_range(LATER_US));
    let mut command = program.command(place, &words("first.csv"));
    let mut process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let waited = wait_for_receipts(&file, enough, &mut process);
    sleep(later);
    waited.and(kill(&mut process))?;
    receipts(&file)
}

fn wait_for_receipts(file: &Path, enough: usize, process: &mut Child) -> anyhow::Result<()> {
    let mut last = (0, Instant::now());
    loop {
        let lines = fs::read(file).unwrap_or_default().iter().filter(|sign| **sign == b'\n').count();
        // The first line is the heading.
        if lines > enough {
            return Ok(());
        }
        if lines > last.0 {
            last = (lines, Instant::now());
        }
        if process.try_wait()?.is_some() || last.1.elapsed() > PATIENCE {
            bail!("the import wrote {lines} lines of receipts, and then no more");
        }
        sleep(Duration::from_micros(500));
    }
}

/// The whole lines of a file of receipts. What comes after the last end of a line promises nothing.
fn receipts(file: &Path) -> anyhow::Result<Receipts> {
    let text = fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
    let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
    let mut receipts = Receipts::new();
    for row in csv::Reader::from_reader(whole.as_bytes()).deserialize() {
        let (row, ticket, code): (usize, String, String) = row?;
        receipts.insert(row, Receipt { ticket, code, is_repeat: false, is_routed: false });
    }
    Ok(receipts)
}

/// What the closing table says.
#[derive(Debug, PartialEq, Eq)]
struct Table {
    rows: usize,
    received: usize,
    already_there: usize,
    rejected: usize,
    at_desk: usize,
}

impl Table {
    fn read(said: &str) -> anyhow::Result<Self> {
        let count = |name: &str| {
            let rest = said.lines().find_map(|line| line.trim().strip_prefix(name));
            let number = rest.and_then(|rest| rest.trim().parse().ok());
            number.with_context(|| format!("the closing table has no line `{name}`:\n{said}"))
        };
        Ok(Self {
            rows: count("rows")?,
            received: count("received")?,
            already_there: count("already there")?,
            rejected: count("rejected")?,
            at_desk: count("waiting at the desk")?,
        })
    }
}

fn import(program: &Program, place: &Place, file: &str) -> anyhow::Result<(Table, Receipts)> {
    let said = program.run(place, &words(file))?;
    Ok((Table::read(&said)?, receipts(&place.folder().join(file))?))
}

fn routed(table: &Table) -> usize {
    (table.received + table.already_there).saturating_sub(table.at_desk)
}

/// Whether the tables of the second and third run add up.
fn judge_tables(second: &Table, third: &Table, first: usize, sound: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in [second, third] {
        if table.received + table.already_there + table.rejected != table.rows || table.rows != ROWS {
            findings
                .push(Finding::new(Kind::Changed, format!("the closing table does not add up: {table:?}")));
        }
    }
    if second.already_there < first {
        let what =
            format!("{first} receipts before the kill, {} already there after it", second.already_there);
        findings.push(Finding::new(Kind::Lost, what));
    }
    // A row is committed before its receipt is written, and only one is on its way at a time.
    if second.already_there > first + 1 {
        let what = format!("{} cases for {first} receipts when it was killed", second.already_there);
        findings.push(Finding::new(Kind::Doubled, what));
    }
    if third.received != 0 || third.already_there != sound {
        findings.push(Finding::new(Kind::Doubled, format!("the same file once more: {third:?}")));
    }
    findings
}

fn evidence(rows: &[Report], runs: &[Receipts; 3]) -> Vec<Evidence> {
    let [first, later @ ..] = runs;
    let numbered = rows.iter().zip(1..).filter(|(row, _)| !row.words.is_empty());
    numbered
        .map(|(row, number)| Evidence {
            key: format!("row {number}"),
            words: row.words.clone(),
            first: first.get(&number).cloned(),
            again: later.iter().map(|run| run.get(&number).cloned().ok_or("no receipt".into())).collect(),
            opened: Err("nobody opened it".into()),
            with_other_code: Err("nobody asked".into()),
        })
        .collect()
}

#[cfg(test)]
mod tests;
