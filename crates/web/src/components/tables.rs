//! Rows and columns for the desk; on a narrow screen every row becomes a card.

use lapor_words::Words;
use maud::{Markup, html};

use super::notices::Tone;

/// What a column holds, which decides how its cells stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holds {
    /// Short words; a card repeats the heading before them.
    #[default]
    Words,
    /// Counts, which stand to the right.
    Number,
    /// A chip, which speaks for itself.
    State,
    /// The sentence a row is about: it gets the room there is.
    Gist,
}

impl Holds {
    const fn class(self) -> Option<&'static str> {
        match self {
            Holds::Words => None,
            Holds::Number => Some("number"),
            Holds::State => Some("state"),
            Holds::Gist => Some("gist"),
        }
    }
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its heading.
    pub label: &'a str,
    /// What it holds.
    pub holds: Holds,
}

/// What stands in one place of a table.
pub type Cell = Markup;

/// A row: its first cell names it.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// How the row stands; shown as a line at its edge, never alone.
    pub tone: Tone,
}

/// A table with its caption.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// What it lists.
    pub caption: &'a str,
    /// The columns; the first one names the row.
    pub columns: &'a [Column<'a>],
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A table. The roles are spelt out because browsers forget them once the stylesheet turns rows
/// into cards.
pub fn table(view: &Table<'_>) -> Markup {
    html! {
        table.rows role="table" {
            caption { (view.caption) }
            thead role="rowgroup" {
                tr role="row" {
                    @for column in view.columns {
                        th scope="col" role="columnheader" class=[column.holds.class()] { (column.label) }
                    }
                }
            }
            tbody role="rowgroup" {
                @for row in &view.rows {
                    tr role="row" class=(row.tone.class()) {
                        @for (at, (column, cell)) in view.columns.iter().zip(&row.cells).enumerate() {
                            @if at == 0 {
                                th scope="row" role="rowheader" class=[column.holds.class()] { (cell) }
                            } @else {
                                td role="cell" class=[column.holds.class()] data-label=(column.label) { (cell) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the neighbouring pages of a list are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pager<'a> {
    /// The page before.
    pub newer: Option<&'a str>,
    /// The page after.
    pub older: Option<&'a str>,
}

/// Links to the neighbouring pages of a list; nothing when there are none.
pub fn pager(words: Words, view: &Pager<'_>) -> Markup {
    html! {
        @if view.newer.is_some() || view.older.is_some() {
            nav.pager aria-label=(words.word("pager-label")) {
                @if let Some(href) = view.newer {
                    a rel="prev" href=(href) { span aria-hidden="true" { "← " } (words.word("pager-newer")) }
                }
                @if let Some(href) = view.older {
                    a rel="next" href=(href) { (words.word("pager-older")) span aria-hidden="true" { " →" } }
                }
            }
        }
    }
}
