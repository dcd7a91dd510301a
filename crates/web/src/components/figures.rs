//! Tables of figures that stay tables on a narrow screen: a name, and a few numbers.

use maud::{Markup, html};

/// How wide a full bar is. Unit: percent.
const FULL: u64 = 100;

/// A row: what it is about, how long its bar is, and its numbers.
#[derive(Clone, Debug)]
pub struct FigureRow {
    /// What it is about.
    pub name: Markup,
    /// Its share of the longest bar; none where bars would compare what can't be compared. Unit: percent.
    pub bar_percent: Option<u64>,
    /// One cell for each column after the first.
    pub cells: Vec<Markup>,
}

/// A table of figures.
#[derive(Clone, Debug)]
pub struct Figures<'a> {
    /// What it shows.
    pub caption: &'a str,
    /// The headings; the first is that of the names.
    pub columns: &'a [String],
    /// The rows.
    pub rows: Vec<FigureRow>,
}

/// The table. A bar says nothing that the numbers don't, so it is hidden from those who listen.
pub fn figures(view: &Figures<'_>) -> Markup {
    html! {
        table.figures {
            caption { (view.caption) }
            thead { tr { @for column in view.columns { th scope="col" { (column) } } } }
            tbody {
                @for row in &view.rows {
                    tr {
                        th scope="row" {
                            (row.name)
                            @if let Some(percent) = row.bar_percent { (bar(percent)) }
                        }
                        @for cell in &row.cells { td { (cell) } }
                    }
                }
            }
        }
    }
}

fn bar(percent: u64) -> Markup {
    html! {
        svg.bar-of aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" {
            rect width=(percent.min(FULL)) height="1" {}
        }
    }
}
