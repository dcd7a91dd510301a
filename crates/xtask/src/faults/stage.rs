//! What all faults share: the program, the country, a seed, and a place to break.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::base::{Base, Place};
use super::cluster::Cluster;
use super::country::Country;
use super::judge::Finding;
use super::load::{Heard, Sent};
use super::program::Program;
use super::reckoning::reckon;
use super::table::Row;
use super::temporary::Folder;

/// The engines to try.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Engines {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
    /// One after the other.
    Both,
}

impl Engines {
    /// Whether the embedded one is among them.
    pub fn has_sqlite(self) -> bool {
        self != Engines::Postgres
    }

    /// Whether the server is among them.
    pub fn has_postgres(self) -> bool {
        self != Engines::Sqlite
    }
}

/// Whether anything is worth looking at afterwards.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was found.
    Clean,
    /// Something was found.
    Found,
}

impl Outcome {
    /// Of these findings.
    pub fn of(findings: &[Finding]) -> Self {
        if findings.is_empty() { Outcome::Clean } else { Outcome::Found }
    }
}

/// What all faults share.
pub struct Stage {
    /// The root of the workspace.
    pub root: PathBuf,
    /// The program under test.
    pub program: Program,
    /// What the reports are about.
    pub country: Country,
    /// What decides the reports and the moments.
    pub seed: u64,
}

impl Stage {
    /// Takes the program that is named, or builds it, and reads the country.
    ///
    /// # Errors
    /// When the program does not build.
    pub fn new(root: &Path, program: Option<&Path>, seed: Option<u64>) -> anyhow::Result<Self> {
        let seed = seed.unwrap_or_else(|| rand::random::<u32>().into());
        let program = match program {
            Some(binary) => Program::at(binary.canonicalize()?),
            None => Program::build(root)?,
        };
        Ok(Self { root: root.into(), program, country: Country::read(root)?, seed })
    }

    /// The chance of a fault.
    pub fn random(&self) -> StdRng {
        StdRng::seed_from_u64(self.seed)
    }

    /// A fault on the embedded database.
    pub fn on_sqlite(
        &self,
        fault: &'static str,
        play: impl FnOnce(&Place, &mut Row) -> anyhow::Result<()>,
    ) -> anyhow::Result<Row> {
        let folder = Folder::new(fault)?;
        let place = Base::on_sqlite(&folder, &self.program, &self.country)?.into_place();
        let mut row = Row::new(fault, "sqlite", self.seed);
        let played = play(&place, &mut row);
        let row = row.done(played);
        if Outcome::of(&row.findings) == Outcome::Found {
            folder.keep();
        }
        Ok(row)
    }

    /// A fault on a PostgreSQL server of its own.
    pub fn on_postgres(
        &self,
        fault: &'static str,
        play: impl FnOnce(&Cluster, &Place, &mut Row) -> anyhow::Result<()>,
    ) -> anyhow::Result<Row> {
        let folder = Folder::new(fault)?;
        let mut cluster = Cluster::start()?;
        let place = Base::on_postgres(&folder, &cluster, &self.program, &self.country)?.into_place();
        let mut row = Row::new(fault, "postgres", self.seed);
        let played = play(&cluster, &place, &mut row);
        let row = row.done(played);
        let outcome = Outcome::of(&row.findings);
        if outcome == Outcome::Found {
            folder.keep();
        }
        drop(place);
        cluster.stop(outcome)?;
        Ok(row)
    }

    /// Looks at everything that was sent, and writes into the row what was heard and found.
    ///
    /// # Errors
    /// When the program does not start again.
    pub fn reckon(
        &self,
        place: &Place,
        (sent, heard): (Vec<Sent>, &Heard),
        random: &mut StdRng,
        row: &mut Row,
    ) -> anyhow::Result<()> {
        row.acknowledged += sent.iter().filter(|one| one.first.is_some()).count();
        row.note("refused for now", heard.refusals());
        row.note("slowest answer", format!("{} ms", heard.slowest().as_millis()));
        row.note("slowest /healthz", format!("{} ms", heard.slowest_sign_of_life().as_millis()));
        row.findings.extend(heard.odd());
        let reckoning = reckon(&self.program, place, sent, random, &self.country)?;
        row.note("kept before their receipt", reckoning.kept_unanswered);
        row.findings.extend(reckoning.findings);
        Ok(())
    }
}
