//! Making the index again, a few cases a turn, the newest first, while it answers. Where it stands is a setting.

use super::tokens;
use crate::args;
use crate::db::{Row, Tx, statements};
use crate::error::StoreError;
use crate::open::Store;
use crate::settings;
use lapor_domain::values::CaseId;

statements! {
    /// Cases before one, the newest first, with what they are indexed under.
    NEXT = "select c.id as case_id, m.words, m.tokens, m.bands from cases c \
            left join search_marks m on m.case_id = c.id \
            where c.id < $1 and c.id > 0 order by c.id desc limit $2";
}

/// The name of the setting that says how words were made into terms when the index was made last.
const MANNER: &str = "search-terms";

/// The name of the setting that says where a rebuild stands.
const PLACE: &str = "search-rebuild";

/// What a rebuild writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// Entries that should be others than they are.
    Changed,
    /// Every entry, whatever the records say that it is.
    All,
}

impl Pace {
    const fn code(self) -> &'static str {
        match self {
            Pace::Changed => "changed",
            Pace::All => "all",
        }
    }
}

/// A rebuild that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rebuild {
    /// Cases before this one are still to be looked at.
    pub before: CaseId,
    /// What is written.
    pub pace: Pace,
    /// In which manner. Another one begins anew.
    manner: String,
}

impl Rebuild {
    /// The same, with the cases from this one on done.
    pub(super) fn down_to(self, before: CaseId) -> Rebuild {
        Rebuild { before, ..self }
    }

    fn code(&self) -> String {
        format!("{} {} {}", self.before.0, self.pace.code(), self.manner)
    }

    fn from_code(code: &str) -> Option<Rebuild> {
        let (before, rest) = code.split_once(' ')?;
        let (pace, manner) = rest.split_once(' ')?;
        let pace = [Pace::Changed, Pace::All].into_iter().find(|one| one.code() == pace)?;
        Some(Rebuild { before: CaseId(before.parse().ok()?), pace, manner: manner.to_owned() })
    }

    fn of_all(pace: Pace, manner: &str) -> Rebuild {
        Rebuild { before: CaseId(i64::MAX), pace, manner: named(manner) }
    }
}

/// The manner with that of the tokens: when either changes, so does what a case is found by.
fn named(manner: &str) -> String {
    format!("{manner}+{}", tokens::VERSION)
}

/// Has every entry written again, whatever the records say that it is.
///
/// # Errors
/// `Unavailable`: nothing was changed.
pub async fn rebuild(store: &Store, manner: &str) -> Result<(), StoreError> {
    let mut tx = store.db.begin().await?;
    put(&mut tx, &Rebuild::of_all(Pace::All, manner)).await?;
    tx.commit().await
}

/// Whether the index was made in this manner, and is not being made again.
pub(super) async fn is_current(store: &Store, manner: &str) -> Result<bool, StoreError> {
    let held = settings::read(&store.db, MANNER).await?;
    Ok(held == Some(named(manner))
        && settings::read(&store.db, PLACE).await?.as_deref().is_none_or(str::is_empty))
}

/// Whether the index is being made again, or has to be because it was made in another manner.
///
/// # Errors
/// As [`Db::all`](crate::Db::all).
pub async fn is_being_made(store: &Store, manner: &str) -> Result<bool, StoreError> {
    let held = settings::read(&store.db, MANNER).await?;
    let place = settings::read(&store.db, PLACE).await?;
    Ok(held.is_some_and(|held| held != named(manner)) || place.is_some_and(|place| !place.is_empty()))
}

/// Whether the index is being made again.
pub(super) async fn is_going_on(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(settings::read_in(tx, PLACE).await?.is_some_and(|code| !code.is_empty()))
}

/// The rebuild that goes on; it begins when the manner is another than last time. Where there never was one, every
/// case is owed by its own Decisions.
pub(super) async fn going_on(tx: &mut Tx, manner: &str) -> Result<Option<Rebuild>, StoreError> {
    let held = settings::put_first(tx, MANNER, &named(manner)).await?;
    let place = settings::read_in(tx, PLACE).await?.as_deref().and_then(Rebuild::from_code);
    match place {
        Some(rebuild) if rebuild.manner == named(manner) => Ok(Some(rebuild)),
        None if held == named(manner) => Ok(None),
        _ => {
            let rebuild = Rebuild::of_all(Pace::Changed, manner);
            put(tx, &rebuild).await?;
            Ok(Some(rebuild))
        }
    }
}

/// Keeps where a rebuild stands.
pub(super) async fn put(tx: &mut Tx, rebuild: &Rebuild) -> Result<(), StoreError> {
    settings::put(tx, PLACE, &rebuild.code()).await
}

/// The next cases of a rebuild, with what they are indexed under.
pub(super) async fn next(tx: &mut Tx, rebuild: &Rebuild, limit: u32) -> Result<Vec<Row>, StoreError> {
    tx.all(NEXT, args![rebuild.before, limit]).await
}

/// The index is made.
pub(super) async fn finish(tx: &mut Tx, manner: &str) -> Result<(), StoreError> {
    settings::put(tx, MANNER, &named(manner)).await?;
    settings::put(tx, PLACE, "").await
}
