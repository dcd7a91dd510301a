//! Statements that wait for each other, and go to an embedded database on one way.

use super::{Row, Val, bound};
use crate::error::{Conflict, StoreError};
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Either, Executor, Sqlite, SqliteConnection};

/// How many go together at most: the text of each mixture is prepared once and kept, so there must not be too many.
const LONG: usize = 24;

/// Statements that were not sent yet, as one text and the values of all of them.
#[derive(Default)]
pub(super) struct Queue {
    text: String,
    args: Vec<Val>,
    /// For each statement, what is the matter when it touches no row.
    untouched: Vec<Option<Conflict>>,
    /// How much of each there was at the mark.
    marked: Option<[usize; 3]>,
}

impl Queue {
    /// Adds a statement.
    pub(super) fn put(&mut self, sql: &str, args: Vec<Val>, untouched: Option<Conflict>) {
        if !self.text.is_empty() {
            self.text.push_str("; ");
        }
        renumber(&mut self.text, sql, self.args.len());
        self.args.extend(args);
        self.untouched.push(untouched);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.untouched.is_empty()
    }

    /// Whether it is time to send it.
    pub(super) fn is_long(&self) -> bool {
        self.untouched.len() >= LONG
    }

    /// Notes a place that [`Queue::back`] goes to.
    pub(super) fn mark(&mut self) {
        self.marked = Some([self.text.len(), self.args.len(), self.untouched.len()]);
    }

    /// Forgets what was added since the mark; tells whether there is one.
    pub(super) fn back(&mut self) -> bool {
        let Some([text, args, untouched]) = self.marked.take() else { return false };
        self.text.truncate(text);
        self.args.truncate(args);
        self.untouched.truncate(untouched);
        true
    }

    /// Sends all of it; gives the rows of each statement. When one is refused, what stands before it is done. When one
    /// touches no row that should, what stands after it may be done too: whoever gives a conflict undoes all of it.
    pub(super) async fn send(self, connection: &mut SqliteConnection) -> Result<Vec<Vec<Row>>, StoreError> {
        let mut untouched = self.untouched.into_iter();
        let (mut answers, mut rows) = (Vec::with_capacity(untouched.len()), Vec::new());
        let mut steps = connection.fetch_many(bound::<Sqlite>(AssertSqlSafe(self.text), self.args));
        while let Some(step) = steps.try_next().await? {
            let done = match step {
                Either::Right(row) => {
                    rows.push(Row::Sqlite(row));
                    continue;
                }
                Either::Left(done) => done,
            };
            answers.push(std::mem::take(&mut rows));
            let conflict = untouched.next().flatten().filter(|_| done.rows_affected() == 0);
            if let Some(conflict) = conflict {
                return Err(conflict.into());
            }
        }
        Ok(answers)
    }
}

/// Appends a statement whose `$1` is the value after the first `before`.
fn renumber(text: &mut String, sql: &str, before: usize) {
    let mut parts = sql.split('$');
    text.extend(parts.next());
    for part in parts {
        let end = part.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(part.len());
        match part[..end].parse::<usize>() {
            Ok(number) => text.push_str(&format!("${}{}", number + before, &part[end..])),
            Err(_) => text.extend(["$", part]),
        }
    }
}

#[cfg(test)]
mod tests;
