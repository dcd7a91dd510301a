//! The work list.

mod named;
mod page;
mod results;
mod rows;
mod search;
mod tabs;

use super::forms::command_of;
use crate::fault::Fault;
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use lapor_app::look::{self, Cursor};
use maud::Markup;
use serde::Deserialize;

/// How many cases one page lists.
const PAGE: u32 = 50;

/// Which part of which list is wanted, or which cases are looked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    view: String,
    after: String,
    done: String,
    q: String,
    state: String,
    topic: String,
    kind: String,
    area: String,
    place: String,
    institution: String,
    office: String,
    unit: String,
    channel: String,
}

/// A page of the list, or of what is looked for.
pub(crate) async fn show(
    State(site): State<Site>,
    reader: Reader,
    seated: Seated,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    match asked.is_search() {
        true => search::find(&site, &reader, &seated, &asked).await,
        false => Ok(list(&site, &reader, &seated, &asked).await?.into_response()),
    }
}

/// A page of the list, by what is due next.
async fn list(site: &Site, reader: &Reader, seated: &Seated, asked: &Asked) -> Result<Markup, Fault> {
    let tabs = tabs::of(seated.staff.role);
    let tab = tabs::chosen(tabs, &asked.view);
    let view = (tab.view)(site.app.now());
    let after = Cursor::from_code(&asked.after);
    // One more than is shown tells whether there is a page after it.
    let rows = look::queue(&site.app, &seated.staff, view, after, PAGE + 1).await?;
    let standing = look::standing(&site.app, &seated.staff).await?;
    let done = command_of(&asked.done);
    let list = page::List { tabs, tab, standing, rows, is_continued: after.is_some(), done };
    Ok(page::queue(site, reader, seated, &list))
}
