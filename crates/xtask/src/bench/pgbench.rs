//! The limit on PostgreSQL: small commits from its own measuring program.

use std::time::Duration;

use anyhow::Context;

use super::samples::{Meter, Sample};
use super::tools::Tools;
use crate::faults::cluster::{Cluster, must};

/// The database of the limit.
const DATABASE: &str = "limit";
/// Where its statements are.
const FOLDER: &str = "crates/xtask/src/bench/pgbench";
/// As many connections as give PostgreSQL its best rate on a small machine.
const CLIENTS: &str = "32";

/// Makes its tables.
///
/// # Errors
/// When PostgreSQL does not.
pub fn prepare(tools: &Tools, cluster: &Cluster) -> anyhow::Result<()> {
    cluster.create(DATABASE)?;
    let mut psql = cluster.client("psql");
    psql.args(["-q", "-v", "ON_ERROR_STOP=1", "-f"]).arg(tools.root.join(FOLDER).join("tables.sql"));
    must(psql.arg(DATABASE)).map(|_| ())
}

/// One turn.
///
/// # Errors
/// When not every commit succeeded.
pub fn measure(tools: &Tools, cluster: &Cluster, lasting: Duration) -> anyhow::Result<Sample> {
    let mut pgbench = cluster.client("pgbench");
    pgbench.args(["-n", "-c", CLIENTS, "-j", "2", "-T", &lasting.as_secs().to_string(), "-f"]);
    pgbench.arg(tools.root.join(FOLDER).join("commit.sql")).arg(DATABASE);
    let meter = Meter::start(&[cluster.id()])?;
    let said = must(&mut pgbench)?;
    let count =
        said.lines().find_map(|line| line.strip_prefix("number of transactions actually processed: "));
    let count = count.and_then(|count| count.trim().parse().ok());
    meter.stop_after(count.with_context(|| format!("pgbench said {said:?}"))?)
}
