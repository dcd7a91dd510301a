//! The public figures as data: the same that the page shows, all of them.

mod csv;
mod shapes;

pub(crate) use csv::{area_csv, download, institution_csv};

use crate::api::problems::Problem;
use crate::fault::Fault;
use crate::kept::{Asked, Keep, kept};
use crate::portal::statistics::of_whole;
use crate::reader::Reader;
use crate::site::Site;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use lapor_app::statistics::{Statistics, newest};
use lapor_domain::statistics::Margin;
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
    published(&site, &reader).await?.json(&site, &headers)
}

/// The newest public figures of a province and of its regencies and cities, in 12 months. A figure of theirs without a
/// code stands for every one of them: none is told.
#[utoipa::path(
    get, path = "/api/v1/statistics/areas/{area}", tag = "statistics", operation_id = "read_area_statistics",
    params(("area" = String, Path, description = "The code of a province", example = "35")),
    responses(
        (status = 200, description = "The figures, as in `/api/v1/statistics`", body = StatisticsShape),
        (status = 304, description = "Those that If-None-Match names are still the newest"),
        (status = 404, description = "No such province", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn show_area(
    State(site): State<Site>,
    Path(area): Path<String>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    published_of(&site, &reader, (Margin::Province, area.as_str())).await?.json(&site, &headers)
}

/// The newest public figures of an institution and of its units, in 12 months. A figure of theirs without a code stands for
/// every one of them: none is told.
#[utoipa::path(
    get, path = "/api/v1/statistics/institutions/{institution}", tag = "statistics",
    operation_id = "read_institution_statistics",
    params(("institution" = String, Path, description = "The code of an institution", example = "PEMDA-35.78")),
    responses(
        (status = 200, description = "The figures, as in `/api/v1/statistics`", body = StatisticsShape),
        (status = 304, description = "Those that If-None-Match names are still the newest"),
        (status = 404, description = "No such institution", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn show_institution(
    State(site): State<Site>,
    Path(institution): Path<String>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    published_of(&site, &reader, (Margin::Institution, institution.as_str())).await?.json(&site, &headers)
}

/// The newest figures as data, and who may keep them.
struct Published {
    shape: StatisticsShape,
    keep: Keep,
    until: Instant,
}

impl Published {
    fn json(self, site: &Site, headers: &HeaderMap) -> Result<Response, Fault> {
        let body = serde_json::to_string(&self.shape).map_err(|_| Fault::Broken)?;
        Ok(self.answer(site, headers, ("application/json", body)))
    }

    fn answer(&self, site: &Site, headers: &HeaderMap, (kind, body): (&'static str, String)) -> Response {
        let asked = Asked { headers, keep: self.keep, until: self.until, now: site.app.now() };
        kept(&asked, kind, body)
    }
}

/// The figures of a province or institution and of its parts.
async fn published_of(
    site: &Site,
    reader: &Reader,
    (whole, code): (Margin, &str),
) -> Result<Published, Fault> {
    let inside = of_whole(site, whole, code).await?;
    let shape = shapes::inside(&site.app.book().rulebook, reader.words, inside.as_ref());
    let until = inside.as_ref().map_or_else(|| site.app.now(), |inside| inside.figures.next_due());
    Ok(Published { shape, keep: Keep::of(inside.as_ref(), reader), until })
}

async fn published(site: &Site, reader: &Reader) -> Result<Published, Fault> {
    let figures = newest(&site.app).await?;
    let shape = shapes::statistics(&site.app.book().rulebook, reader.words, figures.as_deref());
    let until = figures.as_deref().map_or_else(|| site.app.now(), Statistics::next_due);
    Ok(Published { shape, keep: Keep::of(figures.as_deref(), reader), until })
}
