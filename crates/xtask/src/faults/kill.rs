//! `kill`: signal 9 for the program while it receives and while it imports.

use super::base::Base;
use super::cluster::Cluster;
use super::figures::{Round, Scene, row};
use super::judge::Finding;
use super::stage::{Engines, Outcome, Stage};
use super::table::Row;
use super::temporary::Folder;
use super::{imports, posts};

/// How often the program is killed on the same records before they are looked at.
const KILLS_PER_ROUND: u32 = 10;

/// How often, and on which engine.
#[derive(clap::Args)]
pub struct Kill {
    /// How often the program is killed on each engine while 64 clients send reports. After every tenth time, and
    /// at the end, everything is looked at, and an import is killed as well.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub times: u32,
    /// On which engine.
    #[arg(long, value_enum, default_value_t = Engines::Both)]
    pub engine: Engines,
}

/// All kills.
///
/// # Errors
/// When nothing can be tried at all.
pub fn run(stage: &Stage, kill: &Kill) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    if kill.engine.has_sqlite() {
        let folder = Folder::new("sqlite")?;
        let base = Base::on_sqlite(&folder, &stage.program, &stage.country)?;
        play(stage, kill, &base, &folder, &mut rows)?;
    }
    if kill.engine.has_postgres() {
        let folder = Folder::new("postgres")?;
        let mut cluster = Cluster::start()?;
        let base = Base::on_postgres(&folder, &cluster, &stage.program, &stage.country)?;
        let outcome = play(stage, kill, &base, &folder, &mut rows)?;
        cluster.stop(outcome)?;
    }
    Ok(rows)
}

/// All rounds on one engine. What a clean round leaves behind is removed.
fn play(
    stage: &Stage,
    kill: &Kill,
    base: &Base,
    folder: &Folder,
    rows: &mut Vec<Row>,
) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    let mut rounds: [Vec<Round>; 2] = Default::default();
    let count = kill.times.div_ceil(KILLS_PER_ROUND);
    for number in 1..=count {
        let seed = stage.seed.wrapping_add(u64::from(number) - 1);
        let kills = KILLS_PER_ROUND.min(kill.times - (number - 1) * KILLS_PER_ROUND) as usize;
        for (scene, rounds) in [Scene::Posts, Scene::Import].into_iter().zip(&mut rounds) {
            let place = base.copy(&format!("{}{number}", scene.code()))?;
            let mut round = Round::new(base.engine(), scene, seed);
            let (program, country) = (&stage.program, &stage.country);
            let played = match scene {
                Scene::Posts => posts::play(program, &place, country, kills, &mut round),
                Scene::Import => imports::play(program, &place, country, &mut round),
            };
            round.findings.extend(played.err().map(|error| Finding::unfinished(&error)));
            round.print(number, count);
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
    rows.extend(rounds.into_iter().filter_map(row).map(|row| row.done(Ok(()))));
    Ok(outcome)
}
