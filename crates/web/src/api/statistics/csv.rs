//! The public figures as a table for spreadsheets.

use super::shapes::StatisticsShape;
use super::{published, published_of};
use crate::fault::Fault;
use crate::reader::Reader;
use crate::site::Site;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use lapor_domain::statistics::Margin;

/// What a table is.
const KIND: &str = "text/csv; charset=utf-8; header=present";

/// The columns: those of a figure in the API, and the last day in it.
const HEADINGS: [&str; 8] = ["day", "by", "code", "name", "indicator", "period", "count", "untold"];

/// `GET /statistics.csv`.
pub(crate) async fn download(
    State(site): State<Site>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let published = published(&site, &reader).await?;
    Ok(published.answer(&site, &headers, (KIND, text(&published.shape))))
}

/// `GET /statistics/areas/{area}/figures.csv`.
pub(crate) async fn area_csv(
    State(site): State<Site>,
    Path(area): Path<String>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let published = published_of(&site, &reader, (Margin::Province, area.as_str())).await?;
    Ok(published.answer(&site, &headers, (KIND, text(&published.shape))))
}

/// `GET /statistics/institutions/{institution}/figures.csv`.
pub(crate) async fn institution_csv(
    State(site): State<Site>,
    Path(institution): Path<String>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let published = published_of(&site, &reader, (Margin::Institution, institution.as_str())).await?;
    Ok(published.answer(&site, &headers, (KIND, text(&published.shape))))
}

fn text(shape: &StatisticsShape) -> String {
    let day = shape.day.as_deref().unwrap_or_default();
    let mut lines = vec![HEADINGS.join(",")];
    lines.extend(shape.figures.iter().map(|figure| {
        let count = figure.count.map(|count| count.to_string()).unwrap_or_default();
        let (code, name) = (field(&figure.code), field(&figure.name));
        let untold = figure.untold.unwrap_or_default();
        [day, figure.by, &code, &name, figure.indicator, figure.period, &count, untold].join(",")
    }));
    lines.push(String::new());
    lines.join("\r\n")
}

/// A text that a spreadsheet takes for nothing but a text.
fn field(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests;
