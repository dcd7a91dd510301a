//! `POST /report`: the way of a report from step to step. Nothing is kept before it is sent; every step carries
//! what was typed in hidden fields.

mod check;
mod checks;
mod place;
mod reach;
mod right;
mod steps;
mod values;
mod what;

pub(super) use steps::Turn;
pub(crate) use values::Values;
pub(super) use values::new_token;

use super::access::{Access, SENT, Visit};
use super::language;
use crate::components::{FieldError, error_summary, hidden_fields, steps as step_bar};
use crate::fault::Fault;
use crate::reader::Reader;
use crate::site::{Sheet, Site};
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::{CookieJar, Form};
use lapor_app::receive::{Arrival, receive};
use lapor_domain::reports::{Age, Channel};
use lapor_words::{Lang, Words};
use maud::{Markup, html};
use steps::{Step, Wish};

/// How a step is kept: by the reporter's own browser, so that its Back button finds what was typed instead of an
/// error. The page with the numbers has the browser forget it.
const KEPT: [(HeaderName, &str); 1] = [(CACHE_CONTROL, "private, no-cache")];

/// One step further, back, elsewhere, or sent.
pub(crate) async fn step(
    State(site): State<Site>,
    visit: Visit,
    Form(mut values): Form<Values>,
) -> Result<Response, Fault> {
    let reader = speaking(visit.reader.clone(), &values.lang);
    values.tidy();
    let answer = match values.wish() {
        Wish::Send => return send(&site, &visit, reader, values).await,
        wish => steps::turn(&site.app, reader.words, &mut values, wish),
    };
    let jar = CookieJar::new().add(language::cookie(reader.words.lang()));
    Ok((jar, shown(&site, &reader, &values, &answer)).into_response())
}

/// The reader in the language that the form's own switch asks for.
fn speaking(reader: Reader, lang: &str) -> Reader {
    match Lang::from_code(lang) {
        Some(lang) => Reader { words: Words::new(lang), ..reader },
        None => reader,
    }
}

async fn send(site: &Site, visit: &Visit, reader: Reader, mut values: Values) -> Result<Response, Fault> {
    if let Some(turn) = steps::before_sending(&site.app, reader.words, &values) {
        return Ok(shown(site, &reader, &values, &turn).into_response());
    }
    match received(site, visit, &values).await {
        Ok(access) => Ok((SENT.keep(&access), Redirect::to("/report/sent")).into_response()),
        Err(Fault::Flawed(flaws)) => {
            let turn = steps::flawed(reader.words, &flaws);
            Ok(shown(site, &reader, &values, &turn).into_response())
        }
        Err(fault) => {
            if matches!(fault, Fault::KeyReused) {
                values.renew_token();
            }
            let turn = steps::unsent(reader.words, &fault);
            Ok((fault.status(), KEPT, page(site, &reader, &values, &turn)).into_response())
        }
    }
}

async fn received(site: &Site, visit: &Visit, values: &Values) -> Result<Access, Fault> {
    site.limits.reports(&visit.client)?;
    let token = values.token.clone();
    let arrival = Arrival { channel: Channel::Web, sent_at: None, age: Age::Live, token };
    let receipt = receive(&site.app, &values.draft(&site.app), &arrival).await?;
    Ok(Access { ticket: receipt.ticket, code: receipt.access_code })
}

/// A step with the status that fits it: a step that comes back with errors is no success.
fn shown(site: &Site, reader: &Reader, values: &Values, turn: &Turn) -> impl IntoResponse + use<> {
    let status = if turn.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, KEPT, page(site, reader, values, turn))
}

/// The page of a step.
pub(super) fn page(site: &Site, reader: &Reader, values: &Values, turn: &Turn) -> Markup {
    let words = reader.words;
    let look = Look { words, values, turn };
    let (title, body) = match turn.step {
        Step::What => what::body(&look),
        Step::Where => place::body(&look, &site.app.book()),
        Step::Right => right::body(&look, &site.app),
        Step::Reach => reach::body(&look),
        Step::Check => check::body(&look, &site.app),
    };
    let errors: Vec<FieldError<'_>> =
        turn.errors.iter().map(|error| FieldError { field: error.field, text: &error.text }).collect();
    let body = html! {
        (error_summary(words, &errors))
        form #report method="post" action="/report" novalidate {
            (hidden_fields(&values.hidden(turn.step)))
            (body)
        }
        @if turn.step == Step::What { (what::after(words)) }
    };
    let before = step_bar(words, turn.step.number(), Step::ALL.len());
    site.portal_page(
        reader,
        Sheet {
            title: &title,
            has_errors: !turn.errors.is_empty(),
            form: Some("report"),
            before: Some(before),
            body,
        },
    )
}

/// What every step is drawn from.
struct Look<'a> {
    words: Words,
    values: &'a Values,
    turn: &'a Turn,
}

impl Look<'_> {
    /// What is wrong with a field.
    fn error(&self, field: &str) -> Option<&str> {
        self.turn.errors.iter().find(|error| error.field == field).map(|error| error.text.as_str())
    }
}
