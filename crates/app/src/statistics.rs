//! The public figures as a page shows them: the newest vintage, read from the records once and then held.

mod inside;

pub use inside::{Inside, inside};

use crate::error::Error;
use crate::jobs::freeze::AFTER_MIDNIGHT;
use crate::office::App;
use lapor_domain::statistics::figures::{Figure, Period, Shown};
use lapor_domain::statistics::{Flow, Margin, day_of};
use lapor_domain::values::Instant;
use lapor_store::vintages::{self, Vintage};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The newest vintage.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// The midnight that ends the last day in it.
    pub day: Instant,
    /// When it was made.
    pub frozen_at: Instant,
    tables: BTreeMap<Margin, Vec<Line>>,
}

/// The figures of one topic, province, channel or institution, or of the whole country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which; empty for the whole country.
    pub code: String,
    cells: Cells,
}

/// The figures of a line.
type Cells = BTreeMap<(Flow, Period), Shown>;

impl Line {
    /// A figure. What is not there has not happened.
    pub fn shown(&self, flow: Flow, period: Period) -> Shown {
        self.cells.get(&(flow, period)).copied().unwrap_or(Shown::Number(0))
    }
}

impl Statistics {
    /// When the figures after these are due; past, where they are late.
    pub fn next_due(&self) -> Instant {
        self.day.plus_days(1).plus_seconds(AFTER_MIDNIGHT)
    }

    /// The figures by a margin, the largest first, as far as that is shown: an order of what is not told would tell it.
    pub fn by(&self, margin: Margin) -> &[Line] {
        self.tables.get(&margin).map_or(&[], Vec::as_slice)
    }

    /// The figures of the whole country.
    pub fn country(&self) -> Option<&Line> {
        self.by(Margin::Country).first()
    }

    /// The flows that are told apart by a margin, in order.
    pub fn flows(margin: Margin) -> impl Iterator<Item = Flow> {
        Flow::ALL.iter().copied().filter(move |flow| flow.margins().contains(&margin))
    }

    fn of(vintage: Vintage, figures: Vec<Figure>) -> Statistics {
        let mut cells: BTreeMap<Margin, BTreeMap<String, Cells>> = BTreeMap::new();
        for figure in figures {
            let line = cells.entry(figure.margin).or_default().entry(figure.code).or_default();
            line.insert((figure.flow, figure.period), figure.shown);
        }
        let sorted = cells.into_iter().map(|(margin, lines)| {
            let mut lines: Vec<Line> = lines.into_iter().map(|(code, cells)| Line { code, cells }).collect();
            let first = Statistics::flows(margin).next().unwrap_or(Flow::Received);
            lines.sort_by_key(|line| std::cmp::Reverse(line.shown(first, Period::Year)));
            (margin, lines)
        });
        Statistics { day: vintage.day, frozen_at: vintage.frozen_at, tables: sorted.collect() }
    }
}

/// The vintage that was read last.
#[derive(Default)]
pub(crate) struct Held(RwLock<Option<Arc<Statistics>>>);

impl Held {
    fn of(&self, vintage: Vintage) -> Option<Arc<Statistics>> {
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().filter(|held| (held.day, held.frozen_at) == (vintage.day, vintage.frozen_at)).cloned()
    }

    fn hold(&self, fresh: &Arc<Statistics>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(fresh));
    }
}

/// The newest public figures; none before the first vintage. It costs one small statement, however many cases there
/// are: what a vintage holds never changes.
///
/// # Errors
/// The records can't be read.
pub async fn newest(app: &App) -> Result<Option<Arc<Statistics>>, Error> {
    let Some(vintage) = vintages::newest(&app.store.db).await? else { return Ok(None) };
    if let Some(held) = app.figures.of(vintage) {
        return Ok(Some(held));
    }
    let figures = vintages::figures(&app.store.db, vintage).await?;
    let fresh = Arc::new(Statistics::of(vintage, figures));
    app.figures.hold(&fresh);
    Ok(Some(fresh))
}

/// When the next figures are due after `now`.
pub fn next_due(now: Instant) -> Instant {
    day_of(now.plus_seconds(-AFTER_MIDNIGHT)).plus_days(1).plus_seconds(AFTER_MIDNIGHT)
}
