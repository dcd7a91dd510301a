//! `versions`: an older program and this one on the same records, at the same time or one after the other.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use anyhow::Context;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::base::{Base, Place};
use super::client::{Client, Trouble, in_parallel};
use super::cluster::{Cluster, must};
use super::judge::{Finding, Kind, judge, judge_records};
use super::load::Sent;
use super::program::{Program, Server};
use super::reckoning::look;
use super::reports::Report;
use super::stage::{Engines, Outcome, Stage};
use super::table::Row;
use super::temporary::Folder;
use crate::test::run_cargo_in;

/// One request in so many is a new report; the others open or repeat one that is there.
const NEW_ONE_IN: usize = 5;

/// Which older program, and how much.
#[derive(clap::Args)]
pub struct Versions {
    /// The older program: a tag or another name of a commit. Without it, the last tag.
    #[arg(long, value_name = "REVISION")]
    pub older: Option<String>,
    /// How many requests are sent, in turn to each program.
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub requests: usize,
    /// On which engine.
    #[arg(long, value_enum, default_value_t = Engines::Both)]
    pub engine: Engines,
}

/// Builds the older program and runs both.
///
/// # Errors
/// When the older program can't be built.
pub fn run(stage: &Stage, options: &Versions) -> anyhow::Result<Vec<Row>> {
    let revision = match &options.older {
        Some(revision) => revision.clone(),
        None => last_tag(&stage.root)?,
    };
    let older = build(&stage.root, &revision)?;
    let mut rows = Vec::new();
    if options.engine.has_postgres() {
        rows.push(on_postgres(stage, &older, options)?);
    }
    if options.engine.has_sqlite() {
        rows.push(on_sqlite(stage, &older, options)?);
    }
    for row in &mut rows {
        row.note("older", &revision);
    }
    Ok(rows)
}

fn last_tag(root: &Path) -> anyhow::Result<String> {
    let tag = must(Command::new("git").args(["describe", "--tags", "--abbrev=0"]).current_dir(root));
    Ok(tag.context("there is no tag yet; name the older program with --older")?.trim().to_owned())
}

/// Builds a revision in a folder of its own, apart from everything that is being worked on.
fn build(root: &Path, revision: &str) -> anyhow::Result<Program> {
    let git = |words: &[&str]| must(Command::new("git").args(words).current_dir(root));
    let commit = git(&["rev-parse", "--short", &format!("{revision}^{{commit}}")])?;
    let older = root.join("target/older");
    let source = older.join(commit.trim());
    if !source.join("Cargo.toml").exists() {
        std::fs::create_dir_all(&source)?;
        let archive = source.join("source.tar");
        git(&["archive", "--output", &archive.to_string_lossy(), commit.trim()])?;
        must(Command::new("tar").arg("-xf").arg(&archive).arg("-C").arg(&source))?;
        std::fs::remove_file(&archive)?;
    }
    // All older programs share it: most of what they are made of is the same.
    let target: PathBuf = older.join("target");
    run_cargo_in(&source, &["build", "--locked", "--quiet", "--package", "lapor"], &target)?;
    // The next older program would overwrite it.
    let binary = source.join("lapor");
    std::fs::copy(target.join("debug/lapor"), &binary)?;
    Ok(Program::at(binary))
}

/// The older one serves when the newer one starts, and brings the schema up to date under it.
fn on_postgres(stage: &Stage, older: &Program, options: &Versions) -> anyhow::Result<Row> {
    let folder = Folder::new("versions")?;
    let mut cluster = Cluster::start()?;
    let place = Base::on_postgres(&folder, &cluster, older, &stage.country)?.into_place();
    let mut row = Row::new("versions", "postgres", stage.seed);
    let played = together(stage, older, &place, options.requests, &mut row);
    let row = row.done(played);
    let outcome = Outcome::of(&row.findings);
    if outcome == Outcome::Found {
        folder.keep();
    }
    drop(place);
    cluster.stop(outcome)?;
    Ok(row)
}

fn together(
    stage: &Stage,
    older: &Program,
    place: &Place,
    requests: usize,
    row: &mut Row,
) -> anyhow::Result<()> {
    let old = older.serve(place)?;
    let clients = [Client::of(&old.address)];
    let mut requests_of = Requests::new(stage);
    requests_of.send(&clients, requests / 10);
    let new = stage.program.serve(place)?;
    let clients = [Client::of(&old.address), Client::of(&new.address)];
    requests_of.send(&clients, requests - requests / 10);
    old.stop()?;
    new.stop()?;
    finish(stage, older, place, requests_of, row)
}

/// SQLite takes one program at a time: the older one, then the newer one.
fn on_sqlite(stage: &Stage, older: &Program, options: &Versions) -> anyhow::Result<Row> {
    let folder = Folder::new("versions")?;
    let place = Base::on_sqlite(&folder, older, &stage.country)?.into_place();
    let mut row = Row::new("versions", "sqlite", stage.seed);
    let mut play = || {
        let mut requests = Requests::new(stage);
        for program in [older, &stage.program] {
            let server = program.serve(&place)?;
            requests.send(&[Client::of(&server.address)], options.requests / 2);
            server.stop()?;
        }
        finish(stage, older, &place, requests, &mut row)
    };
    let played = play();
    let row = row.done(played);
    if Outcome::of(&row.findings) == Outcome::Found {
        folder.keep();
    }
    Ok(row)
}

/// Looks at everything with the newer program, and whether the older one still starts.
fn finish(
    stage: &Stage,
    older: &Program,
    place: &Place,
    requests: Requests,
    row: &mut Row,
) -> anyhow::Result<()> {
    row.acknowledged = requests.sent.len();
    row.note("requests", requests.count);
    row.note("failed", requests.failed.len());
    row.findings.extend(requests.failed.iter().map(|what| Finding::new(Kind::Refused, what.clone())));
    // An older program does not count for a newer one's lists.
    stage.program.run(place, &["verify", "rollups", "--rebuild"])?;
    let starts = older.serve(place).and_then(Server::stop);
    row.note("the older one starts on the newer schema", if starts.is_ok() { "yes" } else { "no" });
    let server = stage.program.serve(place)?;
    let cases = requests.sent.len();
    let mut random = stage.random();
    let evidence = look(&Client::of(&server.address), requests.sent, &mut random, &stage.country);
    server.stop()?;
    row.findings.extend(judge(&evidence));
    row.findings.extend(judge_records(&stage.program.verify(place)?, cases));
    stage.program.run(place, &["verify", "rollups"]).map(|_| ())
}

/// Requests that go to each program in turn.
struct Requests<'a> {
    stage: &'a Stage,
    random: StdRng,
    sent: Vec<Sent>,
    failed: Vec<String>,
    count: usize,
}

impl<'a> Requests<'a> {
    fn new(stage: &'a Stage) -> Self {
        let random = StdRng::seed_from_u64(stage.seed);
        Self { stage, random, sent: Vec::new(), failed: Vec::new(), count: 0 }
    }

    /// Sends as many as asked, in rounds: new ones, and then everybody looks at what another program took.
    fn send(&mut self, clients: &[Client], count: usize) {
        let mut left = count;
        while left > 0 {
            let round = left.min(500);
            let new = round.div_ceil(NEW_ONE_IN);
            self.send_new(clients, new);
            self.look(clients, round - new);
            left -= round;
        }
        self.count += count;
    }

    fn send_new(&mut self, clients: &[Client], count: usize) {
        let first = self.sent.len();
        let country = &self.stage.country;
        let drawn: Vec<Sent> = (0..count)
            .map(|nth| {
                let report = Report::draw(&mut self.random, first + nth, country);
                let key = format!("{:032x}", self.random.random::<u128>());
                Sent { key, report, email: None, first: None }
            })
            .collect();
        let jobs: Vec<(usize, Sent)> = drawn.into_iter().enumerate().collect();
        let answers = in_parallel(&jobs, |(nth, one)| {
            clients[(first + nth) % clients.len()].send(&one.key, &one.report.body(country, None))
        });
        for ((_, mut one), answer) in jobs.into_iter().zip(answers) {
            match answer {
                Ok(receipt) => {
                    one.first = Some(receipt);
                    self.sent.push(one);
                }
                Err(trouble) => self.failed.push(trouble.to_string()),
            }
        }
    }

    fn look(&mut self, clients: &[Client], count: usize) {
        let jobs: Vec<(usize, usize)> =
            (0..count).map(|nth| (nth, self.random.random_range(0..self.sent.len()))).collect();
        let failed = Mutex::new(Vec::new());
        in_parallel(&jobs, |(nth, index)| {
            if let Err(trouble) = self.look_at(&clients[nth % clients.len()], *nth, &self.sent[*index]) {
                failed.lock().expect("nobody panics with it in hand").push(trouble.to_string());
            }
        });
        self.failed.extend(failed.into_inner().expect("nobody panics with it in hand"));
    }

    /// Opens it, or sends it again: that has to find what either program made of it.
    fn look_at(&self, client: &Client, nth: usize, one: &Sent) -> Result<(), Trouble> {
        let receipt = one.first.as_ref().expect("only what was acknowledged is looked at");
        if !nth.is_multiple_of(4) {
            return client.open_whole(&receipt.ticket, &receipt.code).map(|_| ());
        }
        let again = client.send(&one.key, &one.report.body(&self.stage.country, None))?;
        match again.ticket == receipt.ticket && again.code == receipt.code {
            true => Ok(()),
            false => {
                Err(Trouble::Silent(format!("{} became {} when sent again", receipt.ticket, again.ticket)))
            }
        }
    }
}
