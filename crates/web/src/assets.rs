//! Files that pages load. Their addresses carry a hash of their content, so a browser may keep
//! them for ever and a new version is a new address.

use std::sync::LazyLock;

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

fn hashed(name: &str, kind: &str, content: &str) -> String {
    let hash = HEXLOWER.encode(&Sha256::digest(content.as_bytes()));
    format!("/assets/{name}-{}.{kind}", &hash[..12])
}

#[cfg(test)]
mod tests;
