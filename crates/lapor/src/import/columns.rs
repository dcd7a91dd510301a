//! Which column is what, and how a row becomes a draft.

use super::{Options, noon};
use anyhow::{Context, bail};
use lapor_app::book::Book;
use lapor_domain::areas::AreaLevel;
use lapor_domain::reports::Draft;
use lapor_domain::values::{AreaCode, Instant};

/// Where in a record to look.
pub struct Columns {
    words: usize,
    title: Option<usize>,
    areas: Vec<(usize, Option<AreaLevel>)>,
    within: Option<AreaCode>,
    sent_on: Option<usize>,
}

/// How the place of a row was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceFound {
    /// By the first name that was given.
    ByName,
    /// By a later name, because the first was unknown, ambiguous or empty.
    ByLaterName,
    /// No name matched: the area that all rows lie in.
    ByDefault,
    /// Not at all.
    Unknown,
}

/// A row, ready to be received.
pub struct Row {
    /// The report.
    pub draft: Draft,
    /// When it was sent, where the file says so.
    pub sent_at: Option<Instant>,
    /// How its place was found.
    pub place: PlaceFound,
}

/// Where a column stands.
pub fn column(header: &csv::StringRecord, name: &str) -> anyhow::Result<usize> {
    header.iter().position(|one| one == name).with_context(|| {
        let all: Vec<&str> = header.iter().collect();
        format!("there is no column {name:?}; the file has {}", all.join(", "))
    })
}

impl Columns {
    /// Finds the columns by their names.
    pub fn find(options: &Options, header: &csv::StringRecord, book: &Book) -> anyhow::Result<Self> {
        let column = |name: &str| column(header, name);
        let within = options.within.as_deref().map(AreaCode::new);
        if let Some(unknown) = within.as_ref().filter(|area| book.rulebook.areas.get(area).is_none()) {
            bail!("there is no area {unknown}");
        }
        let areas = options.area.iter().map(|name| Ok((column(name)?, book.level_of_column(name))));
        Ok(Columns {
            words: column(&options.words)?,
            title: options.title.as_deref().map(column).transpose()?,
            areas: areas.collect::<anyhow::Result<_>>()?,
            within,
            sent_on: options.sent_on.as_deref().map(column).transpose()?,
        })
    }

    /// Reads a record. An empty text with a title takes the title for its words.
    pub fn read(&self, record: &csv::StringRecord, book: &Book) -> Row {
        let cell = |column: usize| record.get(column).unwrap_or_default().to_string();
        let mut words = cell(self.words);
        let mut title = self.title.map(cell).unwrap_or_default();
        if words.trim().is_empty() {
            words = std::mem::take(&mut title);
        }
        let (area, place) = self.place(record, book);
        let sent_on = self.sent_on.and_then(|column| record.get(column));
        // A date with a time keeps its day; the time of a file has no zone.
        let sent_on = sent_on.and_then(|text| text.get(..10)).and_then(|day| day.parse().ok());
        let area = area.map(|area| area.to_string()).unwrap_or_default();
        let draft = Draft { words, title, area, ..Draft::default() };
        Row { draft, sent_at: sent_on.map(noon), place }
    }

    fn place(&self, record: &csv::StringRecord, book: &Book) -> (Option<AreaCode>, PlaceFound) {
        for (order, (column, level)) in self.areas.iter().enumerate() {
            let name = record.get(*column).unwrap_or_default();
            if let Some(area) = book.resolve_area(name, *level, self.within.as_ref()) {
                let found = if order == 0 { PlaceFound::ByName } else { PlaceFound::ByLaterName };
                return (Some(area), found);
            }
        }
        match &self.within {
            Some(within) => (Some(within.clone()), PlaceFound::ByDefault),
            None => (None, PlaceFound::Unknown),
        }
    }
}
