//! Files that pages load. Their addresses carry a hash of their content, so a browser may keep
//! them for ever and a new version is a new address.

use std::sync::LazyLock;

use crate::fault::Fault;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// The stylesheet.
pub const LAPOR_CSS: &str = include_str!("../assets/lapor.css");

/// The mark, as the icon of a browser's tab.
pub const MARK_SVG: &str = include_str!("../assets/mark.svg");

/// The address of the stylesheet.
pub fn lapor_css_path() -> &'static str {
    static PATH: LazyLock<String> = LazyLock::new(|| hashed("lapor", "css", LAPOR_CSS));
    &PATH
}

/// The address of the mark.
pub fn mark_svg_path() -> &'static str {
    static PATH: LazyLock<String> = LazyLock::new(|| hashed("mark", "svg", MARK_SVG));
    &PATH
}

/// Gives the file at an address. Addresses of another version hold nothing.
pub(crate) async fn serve(Path(file): Path<String>) -> Result<Response, Fault> {
    let files = [
        (lapor_css_path(), "text/css; charset=utf-8", LAPOR_CSS),
        (mark_svg_path(), "image/svg+xml", MARK_SVG),
    ];
    let found = files.into_iter().find(|(path, ..)| path.strip_prefix("/assets/") == Some(&file));
    let (_, kind, content) = found.ok_or(Fault::NotFound)?;
    let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, content).into_response())
}

fn hashed(name: &str, kind: &str, content: &str) -> String {
    let hash = HEXLOWER.encode(&Sha256::digest(content.as_bytes()));
    format!("/assets/{name}-{}.{kind}", &hash[..12])
}

#[cfg(test)]
mod tests;
