//! The pages around signing in.

use crate::components::{
    Button, Field, FieldError, Input, LanguageSwitch, Look, Mode, Page, Viewer, actions, button, empty_state,
    error_summary, page, search_field, text_field,
};
use crate::reader::Reader;
use crate::site::{Sheet, Site};
use crate::viewer::Person;
use crate::views::BookNames;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use lapor_app::book::Book;
use lapor_app::sign_in::Seat;
use lapor_domain::routing::book::RoutingBook;
use lapor_words::Words;
use maud::{Markup, html};
use std::collections::HashMap;

/// How many seats one page offers; more are found by their name.
const SHOWN: usize = 50;

/// The form to sign in with.
pub(super) fn login(site: &Site, reader: &Reader, typed: &str, error: Option<&str>) -> Markup {
    let words = reader.words;
    let labels = ["title", "name", "password", "enter"].map(|key| words.named("desk-login", key));
    let [title, name, password, enter] = &labels;
    let errors: Vec<FieldError<'_>> =
        error.map(|text| FieldError { field: "login", text }).into_iter().collect();
    let body = html! {
        (error_summary(words, &errors))
        h1 { (title) }
        form method="post" action="/login" {
            (text_field(words, &Field {
                name: "login", label: name, value: typed, error, autocomplete: Some("username"),
                ..Field::default()
            }))
            (text_field(words, &Field {
                name: "password", label: password, input: Input::Password,
                autocomplete: Some("current-password"), ..Field::default()
            }))
            (actions(&button(&Button { label: enter, ..Button::default() })))
        }
    };
    // A form's answer stands under the form's own address, which can be opened again.
    site.portal_page(reader, Sheet { title, has_errors: error.is_some(), form: None, before: None, body })
}

/// The form again: name or password is wrong, and nobody learns which.
pub(super) fn wrong(site: &Site, reader: &Reader, typed: &str) -> Response {
    let error = reader.words.word("field-sign-in-wrong");
    (StatusCode::UNPROCESSABLE_ENTITY, login(site, reader, typed, Some(&error))).into_response()
}

/// The seats of a person, those that fit the typed name first.
pub(super) fn seats(site: &Site, reader: &Reader, person: &Person, (seats, q): (&[Seat], &str)) -> Markup {
    let words = reader.words;
    let book = site.app.book();
    let title = words.word("desk-seats-title");
    let shown = fitting(&book, seats, q.trim());
    let body = html! {
        h1 { (title) }
        p { (words.word("desk-seats-lead")) }
        @if seats.len() > 1 { (search(words, q)) }
        @if shown.is_empty() { (none(words, seats)) }
        form method="post" action="/login/seat" {
            (actions(&html! {
                @for seat in shown.iter().take(SHOWN) { (choice(words, seat, BookNames(&book.rulebook))) }
            }))
        }
        @if shown.len() > SHOWN {
            p.hint { (words.say("desk-seats-more", &[("shown", SHOWN.into()), ("all", shown.len().into())])) }
        }
    };
    page(&Page {
        words,
        mode: Mode::Citizen,
        title: &title,
        has_errors: false,
        ground: site.ground,
        language: LanguageSwitch::Links(&reader.path),
        nav: &[],
        viewer: Some(Viewer { name: &person.signed_in.name, sign_out: "/logout", hidden: &[] }),
        before: None,
        body,
    })
}

fn search(words: Words, q: &str) -> Markup {
    let label = words.word("desk-seats-search");
    html! {
        form method="get" action="/login/seat" role="search" {
            (search_field(words, &Field { name: "q", label: &label, value: q, ..Field::default() }, None))
        }
    }
}

fn none(words: Words, seats: &[Seat]) -> Markup {
    let key = if seats.is_empty() { "desk-seats-none" } else { "desk-seats-none-fits" };
    empty_state(&words.word("desk-seats-none-title"), &words.word(key), None)
}

fn choice(words: Words, seat: &Seat, names: BookNames<'_>) -> Markup {
    let institution = names.of_institution(&seat.institution);
    let unit = seat.unit.as_ref().map(|unit| names.of_unit(unit));
    let role = words.role(seat.role);
    let label = match &unit {
        Some(unit) => words.say(
            "desk-seats-choice-unit",
            &[("role", (&role).into()), ("unit", unit.into()), ("institution", (&institution).into())],
        ),
        None => words
            .say("desk-seats-choice", &[("role", (&role).into()), ("institution", (&institution).into())]),
    };
    let number = seat.id.0.to_string();
    button(&Button {
        label: &label,
        look: Look::Secondary,
        sends: Some(("seat", &number)),
        ..Button::default()
    })
}

/// All seats in a steady order; with words typed, those of the institutions they find, the best first.
fn fitting<'s>(book: &Book, seats: &'s [Seat], q: &str) -> Vec<&'s Seat> {
    let mut shown: Vec<&Seat> = seats.iter().collect();
    let level = |seat: &Seat| book.rulebook.institution(&seat.institution).map(|one| one.level);
    shown.sort_by_key(|seat| (level(seat), seat.institution.clone(), seat.role, seat.id.0));
    if q.is_empty() {
        return shown;
    }
    let found = book.search_institutions(q, seats.len());
    let rank: HashMap<_, _> = found.iter().enumerate().map(|(at, code)| (code, at)).collect();
    shown.retain(|seat| rank.contains_key(&seat.institution));
    shown.sort_by_key(|seat| rank.get(&seat.institution).copied());
    shown
}
