//! A form that nobody may send any more: what was typed stays.

use crate::components::FieldError;
use crate::components::{
    Field, LanguageSwitch, Look, Mode, Page, Viewer, actions, error_summary, link_button, page,
    textarea_field,
};
use crate::desk::forms::CaseForm;
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Person;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use lapor_domain::values::Ticket;
use maud::html;

/// The seat in which a form was shown has ended. In another seat nothing is done unasked: the case may not be seen
/// there, and what is said would be said for somebody else.
pub(super) fn seat(
    site: &Site,
    reader: &Reader,
    person: &Person,
    (ticket, form): (Ticket, &CaseForm),
) -> Response {
    let words = reader.words;
    let (title, text) = (words.word("desk-seat-ended-title"), words.word("desk-seat-ended"));
    let typed = [
        ("kept", words.word("desk-case-kept-text"), &form.text),
        ("kept-law", words.word("desk-act-law"), &form.law),
    ];
    let address = format!("/desk/cases/{ticket}");
    let body = html! {
        (error_summary(words, &[FieldError { field: "content", text: &text }]))
        h1 { (title) }
        @for (name, label, value) in typed.iter().filter(|(_, _, value)| !value.is_empty()) {
            (textarea_field(words, &Field { name, label, value, ..Field::default() }))
        }
        (actions(&html! {
            (link_button(&words.word("desk-nav-seats"), "/login/seat", Look::Primary))
            (link_button(&words.word("desk-seat-ended-case"), &address, Look::Secondary))
        }))
    };
    let page = page(&Page {
        words,
        mode: Mode::Citizen,
        title: &title,
        has_errors: true,
        ground: site.ground,
        language: LanguageSwitch::Links(&address),
        nav: &[],
        viewer: Some(Viewer { name: &person.signed_in.name, sign_out: "/logout", hidden: &[] }),
        before: None,
        body,
    });
    (StatusCode::CONFLICT, page).into_response()
}
