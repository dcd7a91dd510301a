//! `GET /statistics`: the public figures, and those of the parts of one province or institution.

mod page;
mod parts;
mod tables;

use crate::fault::Fault;
use crate::kept::{Asked, Keep, kept};
use crate::reader::Reader;
use crate::site::Site;
use crate::views::BookNames;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use lapor_app::statistics::{Inside, inside, newest};
use lapor_domain::statistics::Margin;

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

/// Shows the newest figures of a province's regencies.
pub(crate) async fn area(
    State(site): State<Site>,
    Path(area): Path<String>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let now = site.app.now();
    let Some(inside) = of_whole(&site, Margin::Province, &area).await? else {
        return Ok(page::nothing_yet(&site, &reader, now).into_response());
    };
    Ok(parts_page(&site, &reader, &headers, &inside))
}

/// Shows the newest figures of an institution's units.
pub(crate) async fn institution(
    State(site): State<Site>,
    Path(institution): Path<String>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let now = site.app.now();
    let Some(inside) = of_whole(&site, Margin::Institution, &institution).await? else {
        return Ok(page::nothing_yet(&site, &reader, now).into_response());
    };
    Ok(parts_page(&site, &reader, &headers, &inside))
}

/// The figures of the parts of a province or institution; none before the first.
///
/// # Errors
/// `NotFound` where nobody knows it.
pub(crate) async fn of_whole(site: &Site, whole: Margin, code: &str) -> Result<Option<Inside>, Fault> {
    let parts = BookNames(&site.app.book().rulebook).parts_of(whole, code).ok_or(Fault::NotFound)?;
    Ok(inside(&site.app, parts, code).await?)
}

fn parts_page(site: &Site, reader: &Reader, headers: &HeaderMap, inside: &Inside) -> Response {
    let page = parts::page(site, reader, inside).into_string();
    let keep = Keep::of(Some(inside), reader);
    let asked = Asked { headers, keep, until: inside.figures.next_due(), now: site.app.now() };
    kept(&asked, "text/html; charset=utf-8", page)
}
