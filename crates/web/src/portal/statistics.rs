//! `GET /statistics`: the public figures.

mod page;
mod tables;

use crate::fault::Fault;
use crate::kept::{Asked, Keep, kept};
use crate::reader::Reader;
use crate::site::Site;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use lapor_app::statistics::newest;

/// Shows the newest figures, or when the first are due.
pub(crate) async fn show(
    State(site): State<Site>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let now = site.app.now();
    let Some(figures) = newest(&site.app).await? else {
        return Ok(page::nothing_yet(&site, &reader, now).into_response());
    };
    let page = page::page(&site, &reader, &figures).into_string();
    let keep = Keep::of(Some(&figures), &reader);
    let asked = Asked { headers: &headers, keep, until: figures.next_due(), now };
    Ok(kept(&asked, "text/html; charset=utf-8", page))
}
