//! The pages of tracking: the question for the numbers, and the case.

use super::Asked;
use super::acts::{Act, Said};
use super::view::{self, Form};
use super::{accused, parts};
use crate::components::{
    Button, Field, FieldError, Input, Look, Tone, actions, button, error_summary, hidden_fields, notice,
    reference, text_field, textarea_field,
};
use crate::fault::Fault;
use crate::portal::report::new_token;
use crate::reader::Reader;
use crate::site::{Sheet, Site};
use crate::views::{BookNames, status_chip};
use lapor_app::look::Seen;
use lapor_domain::reports::{Secrecy, WORDS_LIMIT};
use lapor_words::Words;
use maud::{Markup, html};

/// Asks for ticket and code.
pub(super) fn ask(site: &Site, reader: &Reader, asked: &Asked, errors: &[FieldError<'_>]) -> Markup {
    let words = reader.words;
    let error = |field: &str| errors.iter().find(|error| error.field == field).map(|error| error.text);
    let title = words.word("portal-track-title");
    let (ticket, ticket_hint) = (words.word("portal-track-ticket"), words.word("portal-track-ticket-hint"));
    let (code, code_hint) = (words.word("portal-track-code"), words.word("portal-track-code-hint"));
    let open = words.word("portal-track-open");
    let body = html! {
        (error_summary(words, errors))
        h1 { (title) }
        p.lead { (words.word("portal-track-lead")) }
        form method="post" action="/track" novalidate {
            (text_field(words, &Field {
                name: "ticket", label: &ticket, hint: Some(&ticket_hint), input: Input::Digits,
                autocomplete: Some("off"), value: &asked.ticket, error: error("ticket"), ..Field::default()
            }))
            (text_field(words, &Field {
                name: "code", label: &code, hint: Some(&code_hint), input: Input::Digits,
                autocomplete: Some("off"), value: &asked.code, error: error("code"), ..Field::default()
            }))
            (actions(&button(&Button { label: &open, ..Button::default() })))
        }
        p.hint { (words.word("portal-track-lost")) }
    };
    let sheet = Sheet { title: &title, has_errors: !errors.is_empty(), form: None, before: None, body };
    site.portal_page(reader, sheet)
}

/// What the page has to tell besides the case.
pub(super) struct Told<'a> {
    /// What was just done.
    pub done: Option<Act>,
    /// What was just refused.
    pub wrong: Option<&'a Wrong<'a>>,
}

/// A refused form with what was typed into it.
pub(super) struct Wrong<'a> {
    /// Which form.
    pub act: Act,
    /// Why.
    pub fault: &'a Fault,
    /// What was typed and chosen.
    pub said: &'a Said,
}

impl Wrong<'_> {
    /// The field that was refused; none where it was the act as a whole.
    pub(super) fn field(&self) -> Option<&'static str> {
        match self.fault {
            Fault::Refused(refusal) => refusal.code.field(),
            _ => None,
        }
    }

    fn is_about_text(&self) -> bool {
        !matches!(self.field(), Some("institution" | "unit"))
    }
}

/// The case.
pub(super) fn case(site: &Site, reader: &Reader, seen: &Seen, told: &Told<'_>) -> Markup {
    let words = reader.words;
    let ticket = seen.case.ticket.to_string();
    let title = words.say("portal-case-title", &[("ticket", (&ticket).into())]);
    let status = words.status(seen.case.status);
    let wrong = told.wrong.map(|wrong| (place_of(wrong), told_why(words, wrong.fault)));
    let errors: Vec<FieldError<'_>> = wrong.iter().map(|(field, text)| FieldError { field, text }).collect();
    let book = site.app.book();
    let names = BookNames(&book.rulebook);
    let error = errors.first().map(|error| error.text);
    let mut forms = view::forms(words, seen);
    for form in forms.iter_mut().filter(|form| form.act == Act::Accuse) {
        let wrong = told.wrong.filter(|wrong| wrong.act == Act::Accuse);
        form.more = Some(accused::fields(words, &book, seen, (wrong, error)));
    }
    let (awaited, unasked): (Vec<&Form>, Vec<&Form>) = forms.iter().partition(|form| form.is_awaited);
    let body = html! {
        (error_summary(words, &errors))
        @if let Some(done) = told.done { (thanks(words, done)) }
        h1 { (words.word("portal-case-heading")) " " (reference(&ticket)) }
        p {
            (status_chip(seen.case.status, &status.plain))
            @if seen.case.secrecy == Secrecy::Secret {
                " " (parts::secret_chip(words))
            }
        }
        p.lead { (status.meaning) }
        (notice(Tone::Info, Some(&words.word("portal-case-next")), &html! {
            p { (words.what_next(&seen.case, site.app.now())) }
        }))
        (parts::to_answer(words, seen))
        @for form in awaited { (act_form(words, seen, form, told, error)) }
        (parts::way(words, seen, names))
        (parts::conversation(words, seen, names))
        @for form in unasked { (act_form(words, seen, form, told, error)) }
        (parts::journey(words, seen, names))
        (parts::deadlines(words, seen, &book.rulebook, site.app.now()))
        (parts::own_report(words, seen, names))
        (parts::privacy(words, seen, names))
        form method="post" action="/track" {
            (hidden_fields(&[("go", "close")]))
            (actions(&button(&Button {
                label: &words.word("portal-case-close"), look: Look::Secondary, ..Button::default()
            })))
        }
    };
    let reader = Reader { words, path: "/track".to_owned() };
    let sheet = Sheet { title: &title, has_errors: !errors.is_empty(), form: None, before: None, body };
    site.portal_page(&reader, sheet)
}

fn thanks(words: Words, done: Act) -> Markup {
    notice(Tone::Good, None, &html! { p role="status" { (words.named("portal-done", done.code())) } })
}

/// Why a form was refused, with the rule where it has one.
fn told_why(words: Words, fault: &Fault) -> String {
    match fault {
        // A slip in a field needs no rule; what may not be done does.
        Fault::Refused(refusal) => {
            match words.refusal_rule(refusal).filter(|_| refusal.code.field().is_none()) {
                Some(rule) => format!("{} {rule}", words.refusal(refusal)),
                None => words.refusal(refusal),
            }
        }
        _ => words.word("portal-act-sent-before"),
    }
}

fn act_form(words: Words, seen: &Seen, form: &Form, told: &Told<'_>, error: Option<&str>) -> Markup {
    let own = told.wrong.filter(|wrong| wrong.act == form.act);
    let is_first = form.is_awaited && matches!(form.act, Act::Confirm | Act::Reply);
    let look = if is_first { Look::Primary } else { Look::Secondary };
    let (seen_version, token) = (seen.case.seen_version.to_string(), new_token());
    html! {
        section.act {
            h2 #(format!("act-{}", form.act.code())) { (form.title) }
            (folded(form, own, &html! { form method="post" action=(form.act.address()) novalidate {
                (hidden_fields(&[("seen", &seen_version), ("token", &token)]))
                @if let Some(more) = &form.more { (more) }
                @if let Some(label) = &form.label {
                    (textarea_field(words, &Field {
                        name: "text", id: Some(field_of(form.act)), label, hint: form.hint.as_deref(), rows: 4,
                        value: own.map_or("", |wrong| &wrong.said.text),
                        error: own.filter(|wrong| wrong.is_about_text()).and(error),
                        max_chars: Some(WORDS_LIMIT), ..Field::default()
                    }))
                } @else if form.act == Act::Rate {
                    (parts::ratings(words, form.hint.as_deref(), own.and(error)))
                } @else if let Some(hint) = &form.hint {
                    p.hint { (hint) }
                }
                (actions(&button(&Button { label: &form.button, look, ..Button::default() })))
            } }))
        }
    }
}

/// The id of what was refused.
fn place_of(wrong: &Wrong<'_>) -> &'static str {
    match wrong.field() {
        Some(field @ ("institution" | "unit")) if wrong.act == Act::Accuse => field,
        _ => field_of(wrong.act),
    }
}

/// A form of many fields is folded until somebody wants it; one that came back stands open.
fn folded(form: &Form, own: Option<&Wrong<'_>>, body: &Markup) -> Markup {
    html! {
        @if form.more.is_some() {
            details open[own.is_some()] { summary { (form.button) } (body) }
        } @else {
            (body)
        }
    }
}

/// The id that an error of this form leads to: its text, or its heading.
const fn field_of(act: Act) -> &'static str {
    match act {
        Act::Reply => "text-reply",
        Act::Reopen => "text-reopen",
        Act::Contest => "text-contest",
        Act::Confirm => "act-confirm",
        Act::Escalate => "act-escalate",
        Act::Rate => "rating",
        Act::Withdraw => "act-withdraw",
        Act::Resume => "act-resume",
        Act::Accuse => "text-accuse",
    }
}
