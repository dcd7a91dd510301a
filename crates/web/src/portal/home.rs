//! `GET /`: the first question of a report stands on the home page.

use super::report::{Turn, Values, page};
use crate::reader::Reader;
use crate::site::Site;
use axum::extract::State;
use maud::Markup;

/// Asks what happened.
pub(crate) async fn show(State(site): State<Site>, reader: Reader) -> Markup {
    page(&site, &reader, &Values::begin(), &Turn::default())
}
