//! Step 5: look it over, and send.

use super::right::{destination, topic_name};
use super::values::today;
use super::{Look, checks};
use crate::components::Look as Shape;
use crate::components::{
    Button, Change, Icon, SummaryRow, Tone, actions, back_link, button, notice, paragraphs, summary_list,
};
use crate::views::{BookNames, Warning};
use lapor_app::App;
use lapor_app::personal::in_report;
use lapor_app::receive::preview;
use lapor_domain::reports::{Channel, Field, Kind, Secrecy};
use maud::{Markup, html};

/// Title and content.
pub(super) fn body(look: &Look<'_>, app: &App) -> (String, Markup) {
    let words = look.words;
    let (title, send) = (words.word("portal-check-title"), words.word("button-send"));
    let book = app.book();
    let names = BookNames(&book.rulebook);
    let proposal = preview(app, &look.values.draft(app), Channel::Web).ok().map(|(_, proposal)| proposal);
    let secrecy = checks::secrecy(app, look.values);
    let body = html! {
        (back_link(words, "go", "back"))
        h1 { (title) }
        (rows(look, app))
        (personal(look, app))
        @if let Some(proposal) = &proposal { (destination(words, proposal, secrecy, names)) }
        @if secrecy == Secrecy::Secret {
            (notice(Tone::Plain, None, &html! { p { (words.word("portal-right-secret-hint")) } }))
        }
        p { (words.word("portal-check-promise")) }
        div #send {
            (actions(&button(&Button {
                label: &send, icon: Some(Icon::Check), sends: Some(("go", "send")), ..Button::default()
            })))
        }
    };
    (title, body)
}

/// What the reporter's text gives away; sending stays one press away.
fn personal(look: &Look<'_>, app: &App) -> Markup {
    let (words, values) = (look.words, look.values);
    let found = in_report(&values.draft(app));
    let to = if found.iter().any(|one| one.field == Field::Words) { "change-what" } else { "change-where" };
    let label = words.word("personal-change");
    let change = button(&Button {
        label: &label,
        look: Shape::Secondary,
        sends: Some(("go", to)),
        ..Button::default()
    });
    let warning = Warning { words, who: "report", found: &found, change };
    warning.shown(|field| if field == Field::Place { &values.place } else { &values.words })
}

fn rows(look: &Look<'_>, app: &App) -> Markup {
    let (words, values) = (look.words, look.values);
    let change = |value| Some(Change { name: "go", value });
    let labels = [
        "portal-what-label",
        "portal-where-title",
        "portal-right-topic",
        "portal-right-kind",
        "portal-right-day",
        "portal-right-secrecy",
        "portal-reach-title",
    ]
    .map(|key| words.word(key));
    let secrecy = checks::secrecy(app, values);
    let answers = [
        (paragraphs(&values.words), "change-what"),
        (where_it_is(look, app), "change-where"),
        (html! { (topic_name(look, app)) }, "change-right"),
        (html! { (words.kind(Kind::from_code(&values.kind).unwrap_or(Kind::Complaint))) }, "change-right"),
        (html! { (day(look, app)) }, "change-right"),
        (html! { (words.secrecy(secrecy)) }, "change-right"),
        (contact(look), "change-reach"),
    ];
    let rows: Vec<SummaryRow<'_>> = labels
        .iter()
        .zip(answers)
        .map(|(label, (value, to))| SummaryRow { label, value, change: change(to) })
        .collect();
    summary_list(words, &rows)
}

fn where_it_is(look: &Look<'_>, app: &App) -> Markup {
    let book = app.book();
    let area = match look.values.area_code() {
        Some(area) => BookNames(&book.rulebook).of_area(&area),
        None => look.words.word("portal-where-none"),
    };
    html! {
        (area)
        @if !look.values.place.trim().is_empty() { br; span dir="auto" { (look.values.place) } }
    }
}

fn day(look: &Look<'_>, app: &App) -> String {
    match look.values.day(today(app, look.values.area_code().as_ref())) {
        Some(day) => look.words.date(day),
        None => look.words.word("portal-right-day-none"),
    }
}

fn contact(look: &Look<'_>) -> Markup {
    let values = look.values;
    let given: Vec<&str> = [&values.phone, &values.email, &values.name]
        .into_iter()
        .map(|one| one.trim())
        .filter(|one| !one.is_empty())
        .collect();
    html! {
        @if given.is_empty() { (look.words.word("portal-check-no-contact")) }
        @for (at, one) in given.iter().enumerate() {
            @if at > 0 { br; }
            span dir="auto" { (one) }
        }
    }
}
