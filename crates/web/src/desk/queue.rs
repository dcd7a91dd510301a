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
use lapor_app::look::{self, Cursor, Filters, Narrow, Narrowed};
use maud::Markup;
use serde::Deserialize;
use tabs::Tab;

/// How many cases one page lists.
const PAGE: u32 = 50;

/// Which part of which list is wanted and what must hold in it, or which cases are looked for.
#[derive(Clone, Default, Deserialize)]
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
    let asked = Asked { view: tab.code.to_owned(), ..asked.clone() };
    let found = found(site, seated, tab, &asked).await?;
    let standing = look::standing(&site.app, &seated.staff).await?;
    let done = command_of(&asked.done);
    let is_continued = look::goes_on(&asked.after);
    let list = page::List { tabs, tab, standing, found, is_continued, done, asked };
    Ok(page::queue(site, reader, seated, &list))
}

/// The rows of a page. One more than is shown tells whether there is a page after it.
async fn found(site: &Site, seated: &Seated, tab: &Tab, asked: &Asked) -> Result<Narrowed, Fault> {
    let (view, limit) = ((tab.view)(site.app.now()), PAGE + 1);
    let filters = asked.filters();
    if filters == Filters::default() {
        let after = Cursor::from_code(&asked.after);
        let rows = look::queue(&site.app, &seated.staff, view, after, limit).await?;
        return Ok(Narrowed { rows, further: None });
    }
    let narrow = Narrow { view, filters, after: asked.after.clone(), limit };
    Ok(look::narrowed(&site.app, &seated.staff, &narrow).await?)
}
