//! How often the proposals agree with who got the reports in the older system. Only counted: nothing is routed by it.

use super::Options;
use super::columns::column;
use crate::labels::{Hits, Labels};
use lapor_app::book::{Book, Subject};
use lapor_domain::agencies::{Institution, Level};
use lapor_domain::areas::AreaLevel;
use lapor_domain::reports::Draft;
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::AreaCode;
use lapor_text::strip_salutation;

/// What was counted so far.
pub struct Agreement {
    column: usize,
    labels: Labels,
    hits: Hits,
    places: Places,
}

/// Where the first proposals lie, of rows whose regency or city is known.
#[derive(Default)]
struct Places {
    known: u64,
    there: u64,
    elsewhere: u64,
    national: u64,
    nobody: u64,
}

impl Agreement {
    /// Where the options ask for it.
    pub fn open(options: &Options, header: &csv::StringRecord) -> anyhow::Result<Option<Agreement>> {
        let (Some(label), Some(aliases)) = (&options.label, &options.aliases) else { return Ok(None) };
        let (column, labels) = (column(header, label)?, Labels::read(aliases)?);
        Ok(Some(Agreement { column, labels, hits: Hits::default(), places: Places::default() }))
    }

    /// Counts a row.
    pub fn count(&mut self, book: &Book, record: &csv::StringRecord, draft: &Draft) {
        let area = Some(AreaCode::new(&draft.area)).filter(|_| !draft.area.is_empty());
        let text = format!("{}\n{}", draft.title, strip_salutation(&draft.words));
        let subject = Subject { text: &text, area: area.as_ref(), topic: None, institution: None };
        let candidates = book.candidates(&subject);
        let label = record.get(self.column).unwrap_or_default().trim();
        self.hits.count(&self.labels, label, &candidates);
        if let Some(regency) = area.and_then(|area| area.at_level(AreaLevel::Regency)) {
            let first = candidates.first().and_then(|one| one.institution.as_ref());
            self.places.count(first.and_then(|code| book.rulebook.institution(code)), &regency);
        }
    }

    /// Prints the table.
    pub fn print(&self) {
        let Places { known, there, elsewhere, national, nobody } = self.places;
        println!("regency or city known {known:>9}; proposed first");
        println!("  government there    {there:>9}");
        println!("  another government  {elsewhere:>9}");
        println!("  national            {national:>9}");
        println!("  nobody              {nobody:>9}");
        self.hits.print();
    }
}

impl Places {
    fn count(&mut self, first: Option<&Institution>, regency: &AreaCode) {
        self.known += 1;
        let Some(institution) = first else {
            self.nobody += 1;
            return;
        };
        let is_there = institution.area.as_ref().is_some_and(|area| regency.is_within(area));
        match (institution.level, is_there) {
            (Level::National, _) => self.national += 1,
            (_, true) => self.there += 1,
            (_, false) => self.elsewhere += 1,
        }
    }
}
