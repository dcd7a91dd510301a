//! The work list.

mod page;
mod rows;
mod tabs;

use super::forms::command_of;
use crate::fault::Fault;
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use axum::extract::{Query, State};
use lapor_app::look::{self, Cursor};
use maud::Markup;
use serde::Deserialize;

/// How many cases one page lists.
const PAGE: u32 = 50;

/// Which part of which list is wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    view: String,
    after: String,
    done: String,
}

/// A page of the list, by what is due next.
pub(crate) async fn show(
    State(site): State<Site>,
    reader: Reader,
    seated: Seated,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let tabs = tabs::of(seated.staff.role);
    let tab = tabs::chosen(tabs, &asked.view);
    let view = (tab.view)(site.app.now());
    let after = Cursor::from_code(&asked.after);
    // One more than is shown tells whether there is a page after it.
    let rows = look::queue(&site.app, &seated.staff, view, after, PAGE + 1).await?;
    let list = page::List { tabs, tab, rows, is_continued: after.is_some(), done: command_of(&asked.done) };
    Ok(page::queue(&site, &reader, &seated, &list))
}
