//! The schema's steps, embedded in the program. A released step never changes.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// Number, name and text of each step, for one engine.
macro_rules! steps {
    ($engine:literal: $(($number:literal, $name:literal)),+ $(,)?) => {
        migrator(vec![$(step(
            $number,
            $name,
            include_str!(concat!("../migrations/", $engine, "/", $name, ".sql")),
        )),+])
    };
}

/// Takes the steps that are missing. Steps of a later program are left alone: a step only ever adds, so that
/// the older of two programs on one database goes on, and can be started again.
fn migrator(steps: Vec<Migration>) -> Migrator {
    let mut migrator = Migrator::with_migrations(steps);
    migrator.set_ignore_missing(true);
    migrator
}

/// The steps for SQLite.
pub(crate) fn sqlite() -> Migrator {
    steps!(
        "sqlite": (1, "0001_spine"),
        (2, "0002_cases"),
        (3, "0003_outbox"),
        (4, "0004_counts"),
        (5, "0005_search"),
        (6, "0006_seals"),
        (10, "0010_life"),
        (11, "0011_public_figures"),
        (14, "0014_chores"),
        (15, "0015_promises"),
        (16, "0016_owed_flows"),
        (19, "0019_alike"),
        (20, "0020_disputes"),
        (21, "0021_local_figures"),
        (22, "0022_narrowed_lists"),
        (23, "0023_parties"),
        (24, "0024_models"),
    )
}

/// The steps for PostgreSQL.
pub(crate) fn postgres() -> Migrator {
    steps!(
        "postgres": (1, "0001_spine"),
        (2, "0002_cases"),
        (3, "0003_outbox"),
        (4, "0004_counts"),
        (5, "0005_search"),
        (6, "0006_seals"),
        (10, "0010_life"),
        (11, "0011_public_figures"),
        (14, "0014_chores"),
        (15, "0015_promises"),
        (16, "0016_owed_flows"),
        (19, "0019_alike"),
        (20, "0020_disputes"),
        (21, "0021_local_figures"),
        (22, "0022_narrowed_lists"),
        (23, "0023_parties"),
        (24, "0024_models"),
    )
}

/// The newest step that this program knows; both engines number them alike.
pub(crate) fn newest() -> i64 {
    sqlite().iter().map(|step| step.version).max().unwrap_or(0)
}

/// Folds the checksums of every step of both engines.
pub(crate) fn fingerprint() -> u64 {
    let steps = sqlite().iter().chain(postgres().iter()).cloned().collect::<Vec<_>>();
    steps
        .iter()
        .flat_map(|step| step.checksum.to_vec())
        .fold(0, |folded: u64, byte| folded.wrapping_mul(0x100_0000_01b3) ^ u64::from(byte))
}

fn step(number: i64, name: &'static str, sql: &'static str) -> Migration {
    let text = sql.into_sql_str();
    Migration::new(number, name.into(), MigrationType::Simple, text, false)
}

#[cfg(test)]
mod tests;
