//! Several reading statements about the same values, asked at once.
//!
//! A reader of an embedded database lives in a thread of its own, and the way to it and back costs more than most answers.
//! What a page wants to know of a case is therefore asked on one way. Each part is a registered statement.

use super::{Row, Statement, Val, bound};
use crate::dialect;
use crate::error::StoreError;
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Either, Executor, Sqlite, SqliteConnection};
use std::sync::OnceLock;

/// Reading statements whose `$1`, `$2` … mean the same.
pub(crate) struct Together<const N: usize> {
    parts: &'static [Statement; N],
    text: OnceLock<String>,
}

impl<const N: usize> Together<N> {
    /// These statements, answered in this order.
    pub(crate) const fn of(parts: &'static [Statement; N]) -> Self {
        Together { parts, text: OnceLock::new() }
    }

    pub(super) const fn parts(&self) -> &'static [Statement; N] {
        self.parts
    }

    /// All of them as one text, inside a transaction that sees one moment.
    fn text(&'static self) -> &'static str {
        self.text.get_or_init(|| {
            let parts = self.parts.iter().map(|part| part.sql());
            let (begin, end) = (dialect::SNAPSHOT_SQLITE, dialect::END_SNAPSHOT_SQLITE);
            let all: Vec<&str> = std::iter::once(begin).chain(parts).chain([end]).collect();
            all.join("; ")
        })
    }

    /// The rows of each. SQLite numbers values anew in each statement of a text, so that `$1` is the same in all.
    pub(super) async fn ask(
        &'static self,
        reader: &mut SqliteConnection,
        args: Vec<Val>,
    ) -> Result<[Vec<Row>; N], StoreError> {
        let mut answers = Vec::with_capacity(N + 2);
        let mut rows = Vec::new();
        let mut steps = reader.fetch_many(bound::<Sqlite>(AssertSqlSafe(self.text()), args));
        while let Some(step) = steps.try_next().await? {
            match step {
                Either::Right(row) => rows.push(Row::Sqlite(row)),
                Either::Left(_) => answers.push(std::mem::take(&mut rows)),
            }
        }
        // The first is that of the beginning transaction, and holds nothing.
        Ok(each(answers.into_iter().skip(1)))
    }
}

/// One after the other; where one is missing, no rows.
pub(super) fn each<const N: usize>(mut answers: impl Iterator<Item = Vec<Row>>) -> [Vec<Row>; N] {
    std::array::from_fn(|_| answers.next().unwrap_or_default())
}
