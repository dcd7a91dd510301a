//! What it costs, in relation to what is possible and to what others need.
//!
//! Each row of the table is a ratio within one run: ours against a limit or a peer, in turn, the middle of several. A
//! time alone says more about the machine than about the program; time on the processor for one request is steadier,
//! so both are printed. Whatever is answered with an error makes its row worthless, never fast. Benchmarks fail nothing.

mod bare;
mod contests;
mod desk;
mod figures;
mod goals;
mod helpdesk;
mod http;
mod intake;
mod letters;
mod load;
mod machine;
mod model;
mod pgbench;
mod processes;
mod reports;
mod routing;
mod rows;
mod samples;
mod scene;
mod sink;
mod statistics;
mod sweep;
mod tools;
mod tracking;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;

use crate::faults::base::Place;
use crate::faults::temporary::Folder;
use figures::Figures;
use rows::Row;
use scene::{Scene, Setting};
use tools::Tools;

/// What to measure.
#[derive(clap::Args)]
pub struct Args {
    /// With how many cases in the records.
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    cases: u64,
    /// On which engine.
    #[arg(long, value_enum, default_value_t = Engine::Sqlite)]
    engine: Engine,
    /// Against which other program, besides the limits.
    #[arg(long, value_enum)]
    peer: Option<Peer>,
    /// Only these rows: disk, start, model, tracking, case, list, search, statistics, routing, memory, intake, letters,
    /// sweep.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    only: Vec<String>,
    /// A folder with grown records of this engine, used as they are, or grown first; they are copied and never changed.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// How the programs are built; only release says anything about speed.
    #[arg(long, value_enum, default_value_t = Profile::Release)]
    profile: Profile,
    /// How often each contender has its turn.
    #[arg(long, value_name = "N", default_value_t = 3)]
    rounds: usize,
    /// How long a turn takes. Unit: seconds.
    #[arg(long, value_name = "S", default_value_t = 4)]
    seconds: u64,
    /// The figures of an earlier run: with fewer cases, or on the other engine.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Where the figures go.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Args {
    fn turn(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }

    fn wants(&self, row: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|wanted| wanted == row)
    }
}

/// The engines.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    const fn code(self) -> &'static str {
        match self {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
    }
}

/// The peers that can be installed here.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Peer {
    Helpdesk,
}

/// How the programs are built.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Profile {
    Release,
    Dev,
}

/// Measures the rows of one name.
type Measuring = fn(&Scene<'_>) -> anyhow::Result<Vec<Row>>;

/// Measures the rows of one name on records that nobody uses.
type MeasuringAtRest = fn(&Setting<'_>, &Place<'_>) -> anyhow::Result<Vec<Row>>;

/// What is measured before the program serves, beside an installation without a case.
const AT_REST: &[(&str, MeasuringAtRest)] =
    &[("disk", machine::disk), ("start", machine::starts), ("model", model::measure)];

/// What is measured while the program serves. Memory comes after the reading and before what fills the records.
const WHILE_SERVING: &[(&str, Measuring)] = &[
    ("tracking", tracking::measure),
    ("case", desk::case),
    ("list", desk::lists),
    ("search", desk::searches),
    ("statistics", statistics::measure),
    ("routing", routing::measure),
    ("memory", machine::memory),
    ("intake", intake::measure),
];

/// Measures, prints the table and saves the figures.
///
/// # Errors
/// When there is nothing to measure with. A row that fails is printed as such.
pub fn run(root: &Path, args: &Args) -> anyhow::Result<()> {
    let tools = Tools::build(root, args.profile)?;
    let folder = Folder::new("bench")?;
    let cluster =
        (args.engine == Engine::Postgres).then(|| scene::server(args.data.as_deref())).transpose()?;
    let setting = Setting::make(&tools, args, folder.path(), cluster.as_ref())?;
    let mut figures = Figures::new(args)?;
    if AT_REST.iter().any(|(name, _)| args.wants(name)) {
        let empty = machine::empty(&setting, folder.path())?;
        for (name, measure) in AT_REST.iter().filter(|(name, _)| args.wants(name)) {
            figures.add(measure(&setting, &empty), name);
        }
    }
    let scene = Scene::open(&setting, folder.path())?;
    for (name, measure) in WHILE_SERVING.iter().filter(|(name, _)| args.wants(name)) {
        figures.add(measure(&scene), name);
    }
    scene.close()?;
    if args.wants("letters") {
        figures.add(letters::measure(&setting), "letters");
    }
    if args.wants("sweep") {
        figures.add(sweep::measure(&setting), "sweep");
    }
    figures.print();
    figures.save(root, args)
}
