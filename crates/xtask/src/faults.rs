//! Faults on purpose: what was acknowledged must still be there afterwards.
//!
//! `kill` ends the program with signal 9 in the middle of its work, as often as asked, and then
//! looks at everything that it had promised before. What it promised is noted on this side only: in
//! memory, or in a file that the program flushed. A pipe would not do, because lines may still wait in
//! it when the program is gone.

mod base;
mod client;
mod cluster;
mod country;
mod figures;
mod imports;
mod judge;
mod posts;
mod program;
mod reports;
mod temporary;

use std::path::Path;

use anyhow::bail;
use clap::{Subcommand, ValueEnum};

use base::Base;
use cluster::Cluster;
use country::Country;
use figures::{Figures, Round, Scene};
use judge::Finding;
use program::Program;
use temporary::Folder;

/// Which fault.
#[derive(Subcommand)]
pub enum Fault {
    /// Kill the program during an import and during 64 parallel reports, then look for what it promised.
    Kill(Kill),
}

/// How often, and on which engine.
#[derive(clap::Args)]
pub struct Kill {
    /// How many rounds on each engine; each round kills twice.
    #[arg(long, value_name = "N", default_value_t = 10)]
    times: u32,
    /// On which engine.
    #[arg(long, value_enum, default_value_t = Engines::Both)]
    engine: Engines,
    /// What decides the reports and the moments; each round prints its own. Without it, one is drawn.
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
}

/// The engines to try.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engines {
    Sqlite,
    Postgres,
    Both,
}

/// How many rounds the full test of a change makes.
const ROUNDS_OF_A_TEST: u32 = 2;

/// Does what was asked.
///
/// # Errors
/// What was lost, doubled or changed.
pub fn run(root: &Path, fault: &Fault) -> anyhow::Result<()> {
    let Fault::Kill(kill) = fault;
    println!("{}", kill_and_look(root, kill)?);
    Ok(())
}

/// The few rounds that belong to the full test; says what they came to.
///
/// # Errors
/// As [`run`].
pub fn run_shortly(root: &Path) -> anyhow::Result<String> {
    let kill = Kill { times: ROUNDS_OF_A_TEST, engine: Engines::Both, seed: None };
    kill_and_look(root, &kill)
}

fn kill_and_look(root: &Path, kill: &Kill) -> anyhow::Result<String> {
    let seed = kill.seed.unwrap_or_else(|| rand::random::<u32>().into());
    let world = World { program: Program::build(root)?, country: Country::read(root)?, seed, kill };
    let mut rounds = Vec::new();
    if kill.engine != Engines::Postgres {
        let folder = Folder::new("sqlite")?;
        world.play(&Base::on_sqlite(&folder, &world.program, &world.country)?, &folder, &mut rounds)?;
    }
    if kill.engine != Engines::Sqlite {
        let folder = Folder::new("postgres")?;
        let mut cluster = Cluster::start()?;
        let base = Base::on_postgres(&folder, &cluster, &world.program, &world.country)?;
        let found = world.play(&base, &folder, &mut rounds)?;
        cluster.stop(found)?;
    }
    let figures = Figures::of(seed, rounds);
    figures.print();
    figures.save(root)?;
    match figures.found() {
        0 => Ok(figures.in_a_line()),
        count => bail!("{count} promises were not kept; the rounds above name them, with their seeds"),
    }
}

/// What all rounds share.
struct World<'a> {
    program: Program,
    country: Country,
    seed: u64,
    kill: &'a Kill,
}

/// Whether anything is worth looking at afterwards.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Clean,
    Found,
}

impl World<'_> {
    /// All rounds on one engine. What a clean round leaves behind is removed.
    fn play(&self, base: &Base, folder: &Folder, rounds: &mut Vec<Round>) -> anyhow::Result<Outcome> {
        let mut outcome = Outcome::Clean;
        for number in 1..=self.kill.times {
            let seed = self.seed.wrapping_add(u64::from(number) - 1);
            for scene in [Scene::Posts, Scene::Import] {
                let place = base.copy(&format!("{}{number}", scene.code()))?;
                let mut round = Round::new(base.engine(), scene, seed);
                let played = match scene {
                    Scene::Posts => posts::play(&self.program, &place, &self.country, &mut round),
                    Scene::Import => imports::play(&self.program, &place, &self.country, &mut round),
                };
                round.findings.extend(played.err().map(|error| Finding::unfinished(&error)));
                round.print(number, self.kill.times);
                match round.findings.is_empty() {
                    true => place.remove()?,
                    false => outcome = Outcome::Found,
                }
                rounds.push(round);
            }
        }
        if outcome == Outcome::Found {
            folder.keep();
        }
        Ok(outcome)
    }
}
