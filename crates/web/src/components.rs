//! The design system: pages, forms and what stands on them, as functions that give HTML.
//!
//! Components are dumb. They take plain words and numbers, never a case or a command, so that a
//! page decides what is said and a component only how it looks and how it is announced. Every one
//! works without JavaScript and reads in a sensible order without the stylesheet. Their fixed
//! words come from [`lapor_words::Words`], passed first.

mod buttons;
mod choices;
mod fields;
mod figures;
mod icons;
mod lists;
mod notices;
mod page;
mod steps;
mod sums;
mod tables;
mod threads;
mod timelines;

pub use buttons::{Button, Look, actions, button, hidden_fields, link_button};
pub use choices::{Choice, Choices, checkboxes, radios, select};
pub use fields::{Field, FieldError, Input, error_summary, search_field, text_field, textarea_field};
pub use figures::{FigureRow, Figures, figures};
pub use icons::{Icon, icon, mark};
pub use lists::{Change, SummaryRow, details, empty_state, summary_list};
pub use notices::{Tone, chip, code_box, notice, panel, reference};
pub use page::{Ground, LanguageSwitch, Mode, NavItem, Page, Viewer, beside, desk_columns, page, queues};
pub use steps::{back_link, steps};
pub use sums::{SkippedDay, SumView, sum};
pub use tables::{Cell, Column, Holds, Pager, Table, TableRow, pager, table};
pub use threads::{MessageView, Side, paragraphs, thread};
pub use timelines::{Entry, timeline};

#[cfg(test)]
mod tests;
