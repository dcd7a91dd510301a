//! The staff's pages.

pub(crate) mod actions;
pub(crate) mod case;
mod forms;
pub(crate) mod letters;
pub(crate) mod login;
pub(crate) mod queue;
mod typed;

use crate::components::{LanguageSwitch, Mode, NavItem, Page, Viewer, page};
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use crate::views::BookNames;
use lapor_domain::rights::Right;
use lapor_words::Words;
use maud::Markup;

/// What a page of the desk says besides its frame.
struct DeskSheet<'a> {
    /// Its title.
    title: &'a str,
    /// Whether it comes back with errors.
    has_errors: bool,
    /// Its own address: a form's answer stands under another one, where nothing can be read.
    address: &'a str,
    /// What stands before the heading.
    before: Option<Markup>,
    /// The content.
    body: Markup,
}

/// A page of the desk, with who is signed in and in which seat.
fn desk_page(site: &Site, reader: &Reader, seated: &Seated, sheet: DeskSheet<'_>) -> Markup {
    let words = reader.words;
    let book = site.app.book();
    let viewer = seat_title(words, seated, BookNames(&book.rulebook));
    let (queue, seats) = (words.word("nav-queues"), words.word("desk-nav-seats"));
    let letters = words.word("desk-letters-title");
    let mut nav = vec![NavItem { label: &queue, href: "/desk", ..NavItem::default() }];
    if seated.staff.has(Right::TendLetters) {
        nav.push(NavItem { label: &letters, href: "/desk/letters", ..NavItem::default() });
    }
    nav.push(NavItem { label: &seats, href: "/login/seat", ..NavItem::default() });
    page(&Page {
        words,
        mode: Mode::Desk,
        title: sheet.title,
        has_errors: sheet.has_errors,
        ground: site.ground,
        language: LanguageSwitch::Links(sheet.address),
        nav: &nav,
        viewer: Some(Viewer { name: &viewer, sign_out: "/logout", hidden: &[] }),
        before: sheet.before,
        body: sheet.body,
    })
}

/// Name, role and institution of whoever is signed in.
fn seat_title(words: Words, seated: &Seated, names: BookNames<'_>) -> String {
    let role = words.role(seated.staff.role);
    let institution = names.short(&seated.staff.institution);
    let args =
        [("name", (&seated.name).into()), ("role", (&role).into()), ("institution", (&institution).into())];
    words.say("desk-seat-title", &args)
}
