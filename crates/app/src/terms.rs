//! Words as they are searched for: the same for what is kept and for what is asked.

use lapor_domain::areas::AreaLevel;
use lapor_domain::values::AreaCode;
use lapor_store::reports::ReportText;
use lapor_store::search::Terms;
use lapor_text::alike::{self, Ground};
use lapor_text::terms;
use std::collections::BTreeSet;

/// How the words of a report become terms. When the name changes, every case is indexed anew.
pub const TERMS: Terms = Terms { manner: MANNER, of: of_report, bands: bands_of };

/// The name of the way in which words become terms and bands; a test holds it to the versions of the language work.
const MANNER: &str = "stems-2.alike-1";

/// The longest word that is kept. Unit: letters. Longer ones are addresses of pages and the like.
const LONGEST: usize = 32;

/// How many words a question may have; the others are left out.
const ASKED: usize = 12;

/// The terms of a report: its title, its words, its place.
pub fn of_report(report: &ReportText) -> Vec<String> {
    let parts = [report.title.as_deref(), Some(report.words.as_str()), report.place.as_deref()];
    let words: BTreeSet<String> = parts.into_iter().flatten().flat_map(of_words).collect();
    words.into_iter().collect()
}

/// The bands of a report's terms: what reports like it are found by. Without a village or district they are fewer, and
/// rarer.
pub fn bands_of(terms: &[String], area: Option<&AreaCode>) -> Vec<i64> {
    let near = area.filter(|area| area.level() >= AreaLevel::District);
    let wide = area.map(|area| area.at_level(AreaLevel::Regency).unwrap_or_else(|| area.clone()));
    let ground =
        Ground { near: near.map(AreaCode::as_str), wide: wide.as_ref().map_or("", AreaCode::as_str) };
    alike::bands(terms, ground)
}

/// All that a report says, as it is compared with others.
pub(crate) fn told(title: Option<&str>, words: &str, place: Option<&str>) -> String {
    [title, Some(words), place].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The terms of a question, in the order in which they were written.
pub fn of_question(words: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for term in of_words(words) {
        if terms.len() < ASKED && !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

fn of_words(text: &str) -> impl Iterator<Item = String> {
    terms(text).into_iter().filter(|term| (1..=LONGEST).contains(&term.len()))
}

#[cfg(test)]
mod tests;
