//! The figures of the parts of one province or institution, as the records hold them.

use super::{READ_PARTS, Vintage, number_of, shown_by, text};
use crate::args;
use crate::db::Db;
use crate::error::StoreError;
use lapor_domain::statistics::figures::Shown;
use lapor_domain::statistics::within::Within;
use lapor_domain::statistics::{Flow, Margin};
use std::collections::BTreeMap;

/// What the parts are, and what they lie in.
pub(super) type Place = (Margin, String);

/// What is shown of the parts of one province or institution, by flow: each part in which it happened; none where none of
/// the parts is told.
pub type Parts = BTreeMap<Flow, Option<BTreeMap<String, Shown>>>;

/// A table in the records: the flow, and the parts with number or mark.
type Written = (String, Option<BTreeMap<String, i64>>);

/// The parts of one province or institution in a vintage; none where the vintage has none of it.
///
/// # Errors
/// `Corrupt` when they can't be read.
pub async fn parts(
    db: &Db,
    vintage: Vintage,
    margin: Margin,
    above: &str,
) -> Result<Option<Parts>, StoreError> {
    let odd = || StoreError::Corrupt("the parts of a vintage".into());
    let Some(row) = db.one_or_none(READ_PARTS, args![vintage.day, margin.code(), above]).await? else {
        return Ok(None);
    };
    let written: Vec<Written> = serde_json::from_str(&row.get::<String>("figures")?).map_err(|_| odd())?;
    written.into_iter().map(|one| read(one).ok_or_else(odd)).collect::<Result<_, _>>().map(Some)
}

/// The tables of each province and institution as text.
pub(super) fn written(within: Vec<Within>) -> Result<Vec<(Place, String)>, StoreError> {
    let mut places: BTreeMap<Place, Vec<Written>> = BTreeMap::new();
    for Within { margin, above, flow, cells } in within {
        let cells =
            cells.map(|cells| cells.into_iter().map(|(code, shown)| (code, number_of(shown))).collect());
        places.entry((margin, above)).or_default().push((flow.code().to_owned(), cells));
    }
    places.into_iter().map(|(place, tables)| Ok((place, text(&tables)?))).collect()
}

fn read((flow, cells): Written) -> Option<(Flow, Option<BTreeMap<String, Shown>>)> {
    let flow = Flow::from_code(&flow)?;
    let Some(cells) = cells else { return Some((flow, None)) };
    let cells: Option<BTreeMap<String, Shown>> =
        cells.into_iter().map(|(code, number)| Some((code, shown_by(number)?))).collect();
    Some((flow, Some(cells?)))
}
