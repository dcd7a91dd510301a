//! Letters that went wrong, page by page, as an office sees them. Never whom they go to; of a secret case not
//! even which it is.

use super::{Letter, letter};
use crate::db::{Row, statements};
use crate::error::StoreError;
use crate::open::Store;
use crate::{args, coded};
use lapor_domain::reports::Secrecy;

statements! {
    /// A page of the letters that wait after something went wrong, the next first.
    TROUBLED = "select o.id, c.ticket, c.secrecy, o.version, o.template, o.due_at, o.attempts, o.next_at, o.dead_at, \
                o.last_error_code from outbox o join cases c on c.id = o.case_id \
                where o.sent_at is null and o.dead_at is null and o.last_error_code is not null \
                and (o.next_at, o.id) > ($1, $2) order by o.next_at, o.id limit $3";
    /// A page of the letters that were given up, the oldest first.
    GIVEN_UP = "select o.id, c.ticket, c.secrecy, o.version, o.template, o.due_at, o.attempts, o.next_at, o.dead_at, \
                o.last_error_code from outbox o join cases c on c.id = o.case_id \
                where o.dead_at is not null and o.id > $1 order by o.id limit $2";
}

/// Which letters went wrong how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// They were given up.
    GivenUp,
    /// They wait to be tried again.
    Waiting,
}

/// A letter that went wrong, and whether its case is secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Troubled {
    /// The letter.
    pub letter: Letter,
    /// How its case is handled.
    pub secrecy: Secrecy,
}

/// Where a page ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    next_at: i64,
    id: i64,
}

impl Cursor {
    /// The place after this letter.
    pub fn after(troubled: &Troubled) -> Cursor {
        Cursor { next_at: troubled.letter.next_at.0, id: troubled.letter.id }
    }

    /// As it stands in an address.
    pub fn code(self) -> String {
        format!("{}.{}", self.next_at, self.id)
    }

    /// Reads [`Cursor::code`]; none of anything else.
    pub fn from_code(code: &str) -> Option<Cursor> {
        let (next_at, id) = code.split_once('.')?;
        Some(Cursor { next_at: next_at.parse().ok()?, id: id.parse().ok()? })
    }
}

/// Up to `limit` letters that went wrong, after a place.
///
/// # Errors
/// As [`Db::all`](crate::Db::all).
pub async fn page(
    store: &Store,
    trouble: Trouble,
    after: Option<Cursor>,
    limit: u32,
) -> Result<Vec<Troubled>, StoreError> {
    let Cursor { next_at, id } = after.unwrap_or(Cursor { next_at: i64::MIN, id: i64::MIN });
    let rows = match trouble {
        Trouble::GivenUp => store.db.all(GIVEN_UP, args![id, limit]).await?,
        Trouble::Waiting => store.db.all(TROUBLED, args![next_at, id, limit]).await?,
    };
    rows.iter().map(troubled).collect()
}

fn troubled(row: &Row) -> Result<Troubled, StoreError> {
    Ok(Troubled { letter: letter(row)?, secrecy: coded::read(row, "secrecy")? })
}
