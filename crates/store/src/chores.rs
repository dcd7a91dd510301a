//! What people did for the installation outside any case. Written with the deed, in one transaction.

use crate::args;
use crate::db::{Db, Row, Tx, statements};
use crate::error::StoreError;
use crate::ids::next_id;
use crate::seals::sealed;
use lapor_domain::actors::Staff;
use lapor_domain::values::{Instant, InstitutionCode};

statements! {
    /// Notes a deed.
    ADD = "insert into chores (id, at, user_id, institution, what, letter, letters, seal) \
           values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// The newest deeds.
    NEWEST = "select c.at, c.what, c.letters, c.institution, u.name from chores c \
              left join users u on u.id = c.user_id where c.id < $1 order by c.id desc limit $2";
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// One letter that was given up is tried again.
    RetryLetter,
    /// All letters that were given up are tried again.
    RetryLetters,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Deed; 2] = [Deed::RetryLetter, Deed::RetryLetters];

    /// The code in the records and of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Deed::RetryLetter => "retry-letter",
            Deed::RetryLetters => "retry-letters",
        }
    }
}

/// A deed that was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chore {
    /// When.
    pub at: Instant,
    /// What.
    pub deed: Deed,
    /// To how many letters.
    pub letters: u64,
    /// Who, by name, and for which institution; none for whoever worked at the machine itself.
    pub by: Option<(String, InstitutionCode)>,
}

/// Notes a deed that is done to `letters` letters, one of them by its key.
pub(crate) async fn note(
    tx: &mut Tx,
    (deed, at): (Deed, Instant),
    by: Option<&Staff>,
    (letter, letters): (Option<i64>, u64),
) -> Result<(), StoreError> {
    let (user, institution) = (by.map(|staff| staff.user), by.map(|staff| &staff.institution));
    let letters = i64::try_from(letters).unwrap_or(i64::MAX);
    tx.run(ADD, sealed(args![next_id(at), at, user, institution, deed.code(), letter, letters])).await?;
    Ok(())
}

/// The newest `limit` deeds, the last one first.
///
/// # Errors
/// As [`Db::all`].
pub async fn newest(db: &Db, limit: u32) -> Result<Vec<Chore>, StoreError> {
    db.all(NEWEST, args![i64::MAX, limit]).await?.iter().map(chore).collect()
}

fn chore(row: &Row) -> Result<Chore, StoreError> {
    let code: String = row.get("what")?;
    let deed = Deed::ALL.into_iter().find(|deed| deed.code() == code);
    let (name, institution) = (row.maybe("name")?, row.maybe("institution")?);
    Ok(Chore {
        at: row.get("at")?,
        deed: deed.ok_or_else(|| StoreError::Corrupt("odd deed".into()))?,
        letters: row.get::<i64>("letters")?.unsigned_abs(),
        by: Option::zip(name, institution),
    })
}
