//! Letters that went wrong, for whoever tends the installation. Nobody else learns that there is such a page.

mod page;

use super::typed::Typed;
use crate::fault::Fault;
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::{Person, Seated};
use axum::extract::{Query, State};
use axum::response::Redirect;
use lapor_app::jobs::letters::{self, Again, Cursor, Trouble};
use lapor_domain::rights::Right;
use maud::Markup;
use serde::Deserialize;

/// How many letters one page lists.
const PAGE: u32 = 50;

/// How many of the last deeds are told.
const DEEDS: u32 = 10;

/// A shelf with its code in addresses and in the catalogues.
struct Shelf {
    code: &'static str,
    trouble: Trouble,
}

/// The first is the one that needs somebody.
const SHELVES: [Shelf; 2] = [
    Shelf { code: "given-up", trouble: Trouble::GivenUp },
    Shelf { code: "waiting", trouble: Trouble::Waiting },
];

/// Which part of which shelf is wanted, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    view: String,
    after: String,
    done: String,
}

/// What is to be tried again: the key of a letter, or all.
#[derive(Deserialize)]
pub(crate) struct RetryForm {
    letter: String,
    /// The seat in which the form was shown.
    #[serde(default)]
    seat: String,
}

/// What stands for all letters in a form.
const ALL: &str = "all";

impl RetryForm {
    fn again(&self) -> Result<Again, Fault> {
        match self.letter.as_str() {
            ALL => Ok(Again::All),
            one => one.parse().map(Again::One).map_err(|_| Fault::Malformed("form")),
        }
    }
}

/// The list.
pub(crate) async fn show(
    State(site): State<Site>,
    reader: Reader,
    seated: Seated,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let shelf = SHELVES.iter().find(|shelf| shelf.code == asked.view).unwrap_or(&SHELVES[0]);
    let after = Cursor::from_code(&asked.after);
    // One more than is shown tells whether there is a page after it.
    let rows = letters::page(&site.app, &seated.staff, (shelf.trouble, after), PAGE + 1).await?;
    let log = letters::done_lately(&site.app, &seated.staff, DEEDS).await?;
    let list = page::List { shelf, rows, log, is_continued: after.is_some(), done: &asked.done };
    Ok(page::letters(&site, &reader, &seated, &list))
}

/// Has letters tried again.
pub(crate) async fn retry(
    State(site): State<Site>,
    person: Person,
    Typed(form): Typed<RetryForm>,
) -> Result<Redirect, Fault> {
    let again = form.again()?;
    let seated = person.in_seat_of(&site, &form.seat).await?.ok_or(Fault::ChooseSeat)?;
    let letters = letters::try_again(&site.app, &seated.staff, again).await?;
    // The seat chosen last may be another, in which there are no letters to see.
    let is_seen = person.chosen().is_some_and(|chosen| chosen.staff.has(Right::TendLetters));
    let place = if is_seen { "/desk/letters" } else { "/desk" };
    Ok(Redirect::to(&format!("{place}?done={}", page::outcome(again, letters))))
}
