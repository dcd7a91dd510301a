//! Public figures as they are frozen: one row for each day, made once and never changed.
//!
//! What everybody sees must not follow what happens: who looks at a number before and after would learn of one case.

use crate::args;
use crate::counting;
use crate::db::{Db, Statement, Tx, statements};
use crate::error::{Conflict, StoreError};
use crate::flows;
use crate::keys::Purpose;
use crate::open::Store;
use lapor_domain::statistics::figures::{Figure, Period, Shown, protect};
use lapor_domain::statistics::{Flow, Margin};
use lapor_domain::values::Instant;

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
        Some(text) => write(store, ADD, vintage, text).await,
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
        Some(text) => write(store, PUT, vintage, text).await,
        None => Ok(false),
    }
}

/// The figures as of one moment, made beside all other work: adding up a year takes a while, and reports go on coming.
async fn made(store: &Store, vintage: Vintage) -> Result<Option<String>, StoreError> {
    let mut tx = store.db.snapshot().await?;
    let figures = protected(&mut tx, vintage).await;
    tx.rollback().await?;
    let written: Option<Vec<Written>> = figures?.map(|figures| figures.into_iter().map(written).collect());
    let text = written.map(|written| serde_json::to_string(&written)).transpose();
    text.map_err(|_| StoreError::Corrupt("figures that are no text".into()))
}

async fn protected(tx: &mut Tx, vintage: Vintage) -> Result<Option<Vec<Figure>>, StoreError> {
    if tx.one_or_none(UNCOUNTED, args![vintage.day]).await?.is_some() {
        return Ok(None);
    }
    let mut sums = Vec::new();
    for period in Period::ALL {
        sums.extend(flows::sums(tx, period, vintage.day).await?);
    }
    Ok((!sums.is_empty()).then(|| protect(&sums)))
}

async fn write(
    store: &Store,
    statement: Statement,
    vintage: Vintage,
    text: String,
) -> Result<bool, StoreError> {
    Ok(store.db.run(statement, args![vintage.day, vintage.frozen_at, text]).await? > 0)
}

fn written(figure: Figure) -> Written {
    let number = match figure.shown {
        Shown::Number(number) => i64::try_from(number).unwrap_or(i64::MAX),
        Shown::Few => FEW,
        Shown::Withheld => WITHHELD,
    };
    let (period, margin, flow) = (figure.period.code(), figure.margin.code(), figure.flow.code());
    (period.to_owned(), margin.to_owned(), figure.code, flow.to_owned(), number)
}

fn read((period, margin, code, flow, number): Written) -> Option<Figure> {
    let shown = match number {
        FEW => Shown::Few,
        WITHHELD => Shown::Withheld,
        number => Shown::Number(u64::try_from(number).ok()?),
    };
    let (period, margin) = (Period::from_code(&period)?, Margin::from_code(&margin)?);
    Some(Figure { period, margin, code, flow: Flow::from_code(&flow)?, shown })
}
