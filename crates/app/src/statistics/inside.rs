//! The figures of the parts of one province or institution: its regencies, its units.

use super::{Line, Statistics, newest};
use crate::error::Error;
use crate::office::App;
use lapor_domain::statistics::figures::Shown;
use lapor_domain::statistics::{Flow, Margin};
use lapor_store::vintages::{self, Parts, Vintage};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the newest vintage tells of one province or institution.
#[derive(Clone, Debug)]
pub struct Inside {
    /// The whole vintage.
    pub figures: Arc<Statistics>,
    /// What the parts are.
    pub margin: Margin,
    /// The province or institution.
    pub above: String,
    parts: Option<Parts>,
}

impl Inside {
    /// The figures of the province or institution itself; none where nothing happened.
    pub fn own(&self) -> Option<&Line> {
        let above = self.margin.within()?;
        self.figures.by(above).iter().find(|line| line.code == self.above)
    }

    /// Whether figures of the parts were made. A vintage that an older program made has none.
    pub fn is_made(&self) -> bool {
        self.parts.is_some() || self.own().is_none()
    }

    /// Whether anything is told of the parts by a flow.
    pub fn is_told(&self, flow: Flow) -> bool {
        let table = self.parts.as_ref().and_then(|parts| parts.get(&flow));
        self.is_made() && table.is_none_or(Option::is_some)
    }

    /// The parts in which something happened that is told, in order.
    pub fn codes(&self) -> BTreeSet<&str> {
        let tables = self.parts.iter().flat_map(Parts::values).flatten();
        tables.flat_map(|cells| cells.keys().map(String::as_str)).collect()
    }

    /// The figure of a part. What is not there has not happened.
    pub fn shown(&self, code: &str, flow: Flow) -> Shown {
        if !self.is_told(flow) {
            return Shown::Withheld;
        }
        let table = self.parts.as_ref().and_then(|parts| parts.get(&flow)).and_then(Option::as_ref);
        table.and_then(|cells| cells.get(code)).copied().unwrap_or(Shown::Number(0))
    }
}

/// The figures of the parts of a province or institution; none before the first vintage. It costs two small statements,
/// however many parts the country has.
///
/// # Errors
/// The records can't be read.
pub async fn inside(app: &App, margin: Margin, above: &str) -> Result<Option<Inside>, Error> {
    let Some(figures) = newest(app).await? else { return Ok(None) };
    let vintage = Vintage { day: figures.day, frozen_at: figures.frozen_at };
    let parts = vintages::parts(&app.store.db, vintage, margin, above).await?;
    Ok(Some(Inside { figures, margin, above: above.to_owned(), parts }))
}
