//! `GET /report/sent`: the numbers to keep.

use super::access::{Access, Visit};
use super::track::view::way;
use crate::components::{
    Button, Look, Tone, actions, button, code_box, hidden_fields, link_button, notice, panel,
};
use crate::fault::Fault;
use crate::limits;
use crate::reader::Reader;
use crate::site::{Sheet, Site};
use crate::views::BookNames;
use axum::extract::State;
use axum::http::HeaderName;
use axum::response::{IntoResponse, Redirect, Response};
use lapor_app::look::Seen;
use maud::{Markup, html};

/// What was typed on the way here is forgotten by the browser, so that nobody after the reporter goes back to it.
const FORGET: [(HeaderName, &str); 1] = [(HeaderName::from_static("clear-site-data"), "\"cache\"")];

/// Shows ticket and access code of the report that was just sent; it can be loaded again for some minutes.
pub(crate) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Fault> {
    let Some(access) = &visit.sent else { return Ok(Redirect::to("/track").into_response()) };
    match limits::open(&site, &visit.client, access.ticket, &access.code).await {
        Ok(seen) => Ok((FORGET, page(&site, &visit.reader, access, &seen)).into_response()),
        Err(Fault::NotFound) => Ok(Redirect::to("/track").into_response()),
        Err(fault) => Err(fault),
    }
}

fn page(site: &Site, reader: &Reader, access: &Access, seen: &Seen) -> Markup {
    let words = reader.words;
    let title = words.word("portal-sent-title");
    let (ticket, code) = (access.ticket.to_string(), access.code.reveal());
    let (ticket_label, code_label) = (words.word("portal-track-ticket"), words.word("portal-track-code"));
    let (open, again) = (words.word("portal-track-open"), words.word("portal-sent-another"));
    let book = site.app.book();
    let names = BookNames(&book.rulebook);
    let body = html! {
        (panel(&title, &html! { p { (words.word("portal-sent-keep")) } }))
        (code_box(words, &[(&ticket_label, &ticket), (&code_label, &code)]))
        (notice(Tone::Warning, None, &html! { p { (words.word("portal-sent-once")) } }))
        h2 { (words.word("portal-sent-next")) }
        p { (way(words, seen, names).sentence) }
        p { (words.what_next(&seen.case, site.app.now())) }
        p { (words.word("portal-sent-come-back")) }
        p { (words.word("portal-sent-accuse")) }
        form method="post" action="/track" {
            (hidden_fields(&[("ticket", &ticket), ("code", &code)]))
            (actions(&html! {
                (button(&Button { label: &open, ..Button::default() }))
                (link_button(&again, "/", Look::Secondary))
            }))
        }
    };
    site.portal_page(reader, Sheet { title: &title, has_errors: false, form: None, before: None, body })
}
