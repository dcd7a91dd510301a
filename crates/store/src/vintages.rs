//! Public figures as they are frozen: one row for each day, and one for each province and institution with figures of its
//! parts, made together, once, and never changed.
//!
//! What everybody sees must not follow what happens: who looks at a number before and after would learn of one case.

mod parts;

pub use parts::{Parts, parts};

use crate::args;
use crate::counting;
use crate::db::{Db, Statement, Tx, statements};
use crate::error::{Conflict, StoreError};
use crate::flows;
use crate::keys::Purpose;
use crate::open::Store;
use lapor_domain::statistics::figures::{Figure, Period, Shown, protect};
use lapor_domain::statistics::within::{PERIOD, Within, protect_within};
use lapor_domain::statistics::{Flow, Margin};
use lapor_domain::values::Instant;
use parts::Place;
use serde::Serialize;

statements! {
    /// The newest one, without its figures.
    NEWEST = "select day, frozen_at from vintages order by day desc limit 1";
    /// The figures of one.
    READ = "select figures from vintages where day = $1";
    /// A new one, unless there is one of this day.
    ADD = "insert into vintages (day, frozen_at, figures) values ($1, $2, $3) on conflict (day) do nothing";
    /// A new one, also in the place of another.
    PUT = "insert into vintages (day, frozen_at, figures) values ($1, $2, $3) \
           on conflict (day) do update set frozen_at = excluded.frozen_at, figures = excluded.figures";
    /// A row of parts.
    ADD_PARTS = "insert into vintage_parts (day, margin, above, figures) values ($1, $2, $3, $4)";
    /// The parts of a day whose vintage is made anew.
    DROP_PARTS = "delete from vintage_parts where day = $1";
    /// The parts of one province or institution.
    READ_PARTS = "select figures from vintage_parts where day = $1 and margin = $2 and above = $3";
    /// Something that was decided before a moment and is not counted yet.
    UNCOUNTED = "select d.case_id from counts_due d where exists (select j.case_id from journal j \
                 where j.case_id = d.case_id and j.version = d.version and j.at < $1) limit 1";
}

/// How the records hold a number that is not told.
const FEW: i64 = -1;
const WITHHELD: i64 = -2;

/// Which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vintage {
    /// The midnight that ends the last day in it.
    pub day: Instant,
    /// When it was made.
    pub frozen_at: Instant,
}

/// A figure in the records: period, margin, code, flow, and the number or a mark.
type Written = (String, String, String, String, i64);

/// The newest vintage; none before the first.
///
/// # Errors
/// As [`Db::all`].
pub async fn newest(db: &Db) -> Result<Option<Vintage>, StoreError> {
    let row = db.one_or_none(NEWEST, args![]).await?;
    row.map(|row| Ok(Vintage { day: row.get("day")?, frozen_at: row.get("frozen_at")? })).transpose()
}

/// The figures of a vintage.
///
/// # Errors
/// `NotFound`, or `Corrupt` when they can't be read.
pub async fn figures(db: &Db, vintage: Vintage) -> Result<Vec<Figure>, StoreError> {
    let odd = || StoreError::Corrupt("a vintage's figures".into());
    let text: String = db.one(READ, args![vintage.day]).await?.get("figures")?;
    let written: Vec<Written> = serde_json::from_str(&text).map_err(|_| odd())?;
    written.into_iter().map(|one| read(one).ok_or_else(odd)).collect()
}

/// Freezes what happened before the day of this vintage, if that is counted, there is anything, and nobody has.
/// Tells whether it did. As long as an older program counts beside this one, what it leaves out is waited for.
///
/// # Errors
/// `Unavailable`: nothing was made, and the next turn goes on.
pub async fn freeze(store: &Store, vintage: Vintage) -> Result<bool, StoreError> {
    if counting::owe_flows(store).await? > 0 {
        return Ok(false);
    }
    match made(store, vintage).await? {
        Some(made) => write(store, ADD, vintage, made).await,
        None => Ok(false),
    }
}

/// As [`freeze`], but takes the place of one of the same day: a demo that has grown shows what it holds.
///
/// # Errors
/// `Conflict::Rule` when this is no demo; else as [`freeze`].
pub async fn freeze_anew(store: &Store, vintage: Vintage) -> Result<bool, StoreError> {
    if store.keys.purpose() != Purpose::Demo {
        return Err(StoreError::Conflict(Conflict::Rule));
    }
    match made(store, vintage).await? {
        Some(made) => write(store, PUT, vintage, made).await,
        None => Ok(false),
    }
}

/// A vintage as it is written: the figures, and those of the parts of each province and institution.
struct Made {
    figures: String,
    parts: Vec<(Place, String)>,
}

/// The figures as of one moment, made beside all other work: adding up a year takes a while, and reports go on coming.
async fn made(store: &Store, vintage: Vintage) -> Result<Option<Made>, StoreError> {
    let mut tx = store.db.unhurried_snapshot().await?;
    let protected = protected(&mut tx, vintage).await;
    tx.rollback().await?;
    let Some((figures, within)) = protected? else { return Ok(None) };
    let figures: Vec<Written> = figures.into_iter().map(written).collect();
    Ok(Some(Made { figures: text(&figures)?, parts: parts::written(within)? }))
}

async fn protected(tx: &mut Tx, vintage: Vintage) -> Result<Option<(Vec<Figure>, Vec<Within>)>, StoreError> {
    if tx.one_or_none(UNCOUNTED, args![vintage.day]).await?.is_some() {
        return Ok(None);
    }
    let mut sums = Vec::new();
    for period in Period::ALL {
        sums.extend(flows::sums(tx, period, vintage.day).await?);
    }
    let figures = protect(&sums);
    let within = protect_within(&flows::local_sums(tx, PERIOD, vintage.day).await?, &figures);
    Ok((!figures.is_empty()).then_some((figures, within)))
}

async fn write(
    store: &Store,
    statement: Statement,
    vintage: Vintage,
    made: Made,
) -> Result<bool, StoreError> {
    let mut tx = store.db.begin().await?;
    let is_written = tx.run(statement, args![vintage.day, vintage.frozen_at, made.figures]).await? > 0;
    if is_written {
        tx.run(DROP_PARTS, args![vintage.day]).await?;
        for ((margin, above), figures) in made.parts {
            tx.run(ADD_PARTS, args![vintage.day, margin.code(), above, figures]).await?;
        }
    }
    tx.commit().await?;
    Ok(is_written)
}

fn text(written: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(written).map_err(|_| StoreError::Corrupt("figures that are no text".into()))
}

/// How the records hold what is shown.
fn number_of(shown: Shown) -> i64 {
    match shown {
        Shown::Number(number) => i64::try_from(number).unwrap_or(i64::MAX),
        Shown::Few => FEW,
        Shown::Withheld => WITHHELD,
    }
}

/// Reads what [`number_of`] gave.
fn shown_by(number: i64) -> Option<Shown> {
    Some(match number {
        FEW => Shown::Few,
        WITHHELD => Shown::Withheld,
        number => Shown::Number(u64::try_from(number).ok()?),
    })
}

fn written(figure: Figure) -> Written {
    let number = number_of(figure.shown);
    let (period, margin, flow) = (figure.period.code(), figure.margin.code(), figure.flow.code());
    (period.to_owned(), margin.to_owned(), figure.code, flow.to_owned(), number)
}

fn read((period, margin, code, flow, number): Written) -> Option<Figure> {
    let shown = shown_by(number)?;
    let (period, margin) = (Period::from_code(&period)?, Margin::from_code(&margin)?);
    Some(Figure { period, margin, code, flow: Flow::from_code(&flow)?, shown })
}
