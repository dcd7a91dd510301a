//! `lapor model eval --aliases`: the rulebook's proposals against labels that it has never seen.

use super::table::Rows;
use super::topics::book;
use super::{Source, bar};
use crate::labels::{Hits, Labels};
use lapor_app::book::Subject;
use std::path::Path;

/// Prints how often the right label comes first and among three, of all rows and of each label.
pub fn measure(aliases: &Path, source: &Source) -> anyhow::Result<()> {
    let labels = Labels::read(aliases)?;
    let rows = Rows::read(&source.data, &source.text, &source.label, None)?;
    let book = book()?;
    let mut hits = Hits::default();
    let bar = bar("texts", rows.len() as u64);
    for row in bar.wrap_iter(rows.examples()) {
        let subject = Subject { text: row.text, area: None, topic: None, institution: None };
        hits.count(&labels, row.label, &book.candidates(&subject));
    }
    bar.finish_and_clear();
    hits.print();
    Ok(())
}
