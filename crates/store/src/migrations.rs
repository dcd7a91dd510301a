//! The schema's steps, embedded in the program. A released step never changes.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// Number, name and text of each step, for one engine.
macro_rules! steps {
    ($engine:literal: $(($number:literal, $name:literal)),+ $(,)?) => {
        Migrator::with_migrations(vec![$(step(
            $number,
            $name,
            include_str!(concat!("../migrations/", $engine, "/", $name, ".sql")),
        )),+])
    };
}

/// The steps for SQLite.
pub(crate) fn sqlite() -> Migrator {
    steps!("sqlite": (1, "0001_spine"))
}

/// The steps for PostgreSQL.
pub(crate) fn postgres() -> Migrator {
    steps!("postgres": (1, "0001_spine"))
}

fn step(number: i64, name: &'static str, sql: &'static str) -> Migration {
    let text = sql.into_sql_str();
    Migration::new(number, name.into(), MigrationType::Simple, text, false)
}

#[cfg(test)]
mod tests;
