//! Writes every component in its states to `target/gallery-*.html`, to be looked at in a browser.
//!
//! `cargo run -p lapor-web --example gallery`

mod citizen;
mod desk;

use std::path::PathBuf;

use lapor_web::assets::{LAPOR_CSS, lapor_css_path};
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
            let link = format!("<link rel=\"stylesheet\" href=\"{}\">", lapor_css_path());
            let html = page.into_string().replace(&link, &format!("<style>{LAPOR_CSS}</style>"));
            let file = folder.join(format!("gallery-{name}-{}.html", lang.code()));
            std::fs::write(&file, html)?;
            println!("{}", file.display());
        }
    }
    Ok(())
}
