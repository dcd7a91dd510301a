//! Writes every component in its states to `target/gallery-*.html`, to be looked at in a browser.
//!
//! `cargo run -p lapor-web --example gallery`

mod citizen;
mod desk;

use std::path::PathBuf;

use lapor_words::{Lang, Words};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("target"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for (name, page) in [
            ("form", citizen::form(words)),
            ("check", citizen::check(words)),
            ("done", citizen::done(words)),
            ("track", citizen::track(words)),
            ("queue", desk::queue(words)),
            ("case", desk::case(words)),
        ] {
            let html = with_style(&page.into_string());
            let file = folder.join(format!("gallery-{name}-{}.html", lang.code()));
            std::fs::write(&file, html)?;
            println!("{}", file.display());
        }
    }
    Ok(())
}

/// The page with its stylesheet inside, so that it can be opened as a file.
fn with_style(html: &str) -> String {
    let css = include_str!("../../assets/lapor.css");
    let (before, link) = html.split_once("<link rel=\"stylesheet\"").unwrap_or((html, ""));
    let after = link.split_once('>').map_or("", |parts| parts.1);
    format!("{before}<style>{css}</style>{after}")
}
