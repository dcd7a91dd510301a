//! The closing table of an import.

use super::columns::{PlaceFound, Row};
use lapor_app::receive::Receipt;
use lapor_domain::reports::Flaw;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::InstitutionCode;
use std::collections::HashMap;

/// What became of a row.
pub enum Outcome {
    /// It is a case, now or since an earlier run.
    Kept(Box<Receipt>),
    /// It is none, and why.
    Rejected(Vec<Flaw>),
}

/// How many rows of the table of institutions are printed; the rest is added up.
const INSTITUTIONS_SHOWN: usize = 25;

/// What was counted.
#[derive(Default)]
pub struct Tally {
    rows: u64,
    received: u64,
    already_there: u64,
    rejected: u64,
    by_name: u64,
    by_later_name: u64,
    by_default: u64,
    unknown_place: u64,
    at_desk: u64,
    institutions: HashMap<InstitutionCode, (u64, u64)>,
}

impl Tally {
    /// Counts a row.
    pub fn count(&mut self, row: &Row, outcome: Outcome) {
        self.rows += 1;
        match row.place {
            PlaceFound::ByName => self.by_name += 1,
            PlaceFound::ByLaterName => self.by_later_name += 1,
            PlaceFound::ByDefault => self.by_default += 1,
            PlaceFound::Unknown => self.unknown_place += 1,
        }
        match outcome {
            Outcome::Rejected(_) => self.rejected += 1,
            Outcome::Kept(receipt) => self.count_kept(&receipt),
        }
    }

    fn count_kept(&mut self, receipt: &Receipt) {
        match receipt.is_repeat {
            true => self.already_there += 1,
            false => self.received += 1,
        }
        if let Some(institution) = &receipt.proposal.institution {
            self.institutions.entry(institution.clone()).or_default().0 += 1;
        }
        match &receipt.case.lead {
            Some(lead) => self.institutions.entry(lead.institution.clone()).or_default().1 += 1,
            None => self.at_desk += 1,
        }
    }

    /// Prints the table.
    pub fn print(self, rulebook: &Rulebook) {
        println!("rows            {:>9}", self.rows);
        println!("  received      {:>9}", self.received);
        println!("  already there {:>9}", self.already_there);
        println!("  rejected      {:>9}", self.rejected);
        println!("place");
        println!("  first name    {:>9}", self.by_name);
        println!("  later name    {:>9}", self.by_later_name);
        println!("  by --within   {:>9}", self.by_default);
        println!("  not known     {:>9}", self.unknown_place);
        println!("waiting at the desk {:>5}", self.at_desk);
        println!("{:>9} {:>9}  institution", "proposed", "led by");
        let mut all: Vec<(InstitutionCode, (u64, u64))> = self.institutions.into_iter().collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        for (code, (proposed, led)) in all.iter().take(INSTITUTIONS_SHOWN) {
            let name = rulebook.institution(code).map_or(code.as_str(), |one| one.short_name.as_str());
            println!("{proposed:>9} {led:>9}  {name}");
        }
        let rest = &all[all.len().min(INSTITUTIONS_SHOWN)..];
        if !rest.is_empty() {
            let (proposed, led) = rest.iter().fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1));
            println!("{proposed:>9} {led:>9}  {} others", rest.len());
        }
    }
}
