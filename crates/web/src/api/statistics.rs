//! The public figures as data: the same that the page shows, all of them.

mod csv;
mod shapes;

pub(crate) use csv::download;

use crate::fault::Fault;
use crate::kept::{Asked, Keep, kept};
use crate::reader::Reader;
use crate::site::Site;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use lapor_app::statistics::{Statistics, newest};
use lapor_domain::values::Instant;
use shapes::StatisticsShape;

/// The newest public figures. They are made once a day and never change; `day` is null before the first.
#[utoipa::path(
    get, path = "/api/v1/statistics", tag = "statistics", operation_id = "read_statistics",
    responses(
        (status = 200, description = "The figures, with what they mean and how they are protected",
            body = StatisticsShape),
        (status = 304, description = "Those that If-None-Match names are still the newest"),
    )
)]
pub(crate) async fn show(
    State(site): State<Site>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let published = published(&site, &reader).await?;
    let body = serde_json::to_string(&published.shape).map_err(|_| Fault::Broken)?;
    let (keep, until) = (published.keep, published.until);
    let asked = Asked { headers: &headers, keep, until, now: site.app.now() };
    Ok(kept(&asked, "application/json", body))
}

/// The newest figures as data, and who may keep them.
struct Published {
    shape: StatisticsShape,
    keep: Keep,
    until: Instant,
}

async fn published(site: &Site, reader: &Reader) -> Result<Published, Fault> {
    let figures = newest(&site.app).await?;
    let shape = shapes::statistics(&site.app.book().rulebook, reader.words, figures.as_deref());
    let until = figures.as_deref().map_or_else(|| site.app.now(), Statistics::next_due);
    Ok(Published { shape, keep: Keep::of(figures.as_deref(), reader), until })
}
