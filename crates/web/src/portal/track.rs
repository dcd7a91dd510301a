//! `/track`: a reporter opens their case, reads it, and has their say.

mod accused;
mod acts;
mod page;
mod parts;
pub(super) mod view;

use super::access::{Access, TRACK, Visit, lost};
use crate::components::FieldError;
use crate::fault::Fault;
use crate::limits;
use crate::site::Site;
use acts::{Act, Said, act, refuse};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::refusal::{Refusal, RefusalCode};
use serde::Deserialize;

/// What was just done, as the address says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: String,
}

/// Ticket and code as typed; or the wish to close the case again.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    ticket: String,
    code: String,
    go: String,
}

/// The open case; without one, asks for ticket and code.
pub(crate) async fn ask(
    State(site): State<Site>,
    visit: Visit,
    Query(done): Query<Done>,
) -> Result<Response, Fault> {
    let Some(access) = &visit.open else {
        return Ok(page::ask(&site, &visit.reader, &Asked::default(), &[]).into_response());
    };
    match limits::open(&site, &visit.client, access.ticket, &access.code).await {
        Ok(seen) => {
            let told = page::Told { done: Act::from_code(&done.done), wrong: None };
            Ok(page::case(&site, &visit.reader, &seen, &told).into_response())
        }
        Err(fault) => lost(fault),
    }
}

/// Opens a case by ticket and code, or closes it again.
pub(crate) async fn open(
    State(site): State<Site>,
    visit: Visit,
    Form(asked): Form<Asked>,
) -> Result<Response, Fault> {
    if asked.go == "close" {
        return Ok((TRACK.clear(), Redirect::to("/track")).into_response());
    }
    match opened(&site, &visit, &asked).await {
        Ok(access) => Ok((TRACK.keep(&access), Redirect::to("/track")).into_response()),
        Err(Refusing::Fields(wrong)) => {
            let texts: Vec<String> = wrong.iter().map(|(_, key)| visit.reader.words.word(key)).collect();
            let errors: Vec<FieldError<'_>> =
                wrong.iter().zip(&texts).map(|((field, _), text)| FieldError { field, text }).collect();
            let page = page::ask(&site, &visit.reader, &asked, &errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Refusing::Fault(fault)) => Err(fault),
    }
}

/// Why a case was not opened: something beside each of these fields, or a fault.
enum Refusing {
    Fields(Vec<(&'static str, &'static str)>),
    Fault(Fault),
}

async fn opened(site: &Site, visit: &Visit, asked: &Asked) -> Result<Access, Refusing> {
    let (ticket, code) = match (asked.ticket.parse(), asked.code.parse()) {
        (Ok(ticket), Ok(code)) => (ticket, code),
        (ticket, code) => {
            let ticket = ticket.is_err().then_some(("ticket", "field-ticket"));
            let code = code.is_err().then_some(("code", "field-access-code"));
            return Err(Refusing::Fields(ticket.into_iter().chain(code).collect()));
        }
    };
    match limits::unlock(site, &visit.client, ticket, &code).await {
        Ok(_) => Ok(Access { ticket, code }),
        Err(Fault::NotFound) => Err(Refusing::Fields(vec![("ticket", "field-ticket-or-code-wrong")])),
        Err(fault) => Err(Refusing::Fault(fault)),
    }
}

/// Answers a question, revives a lapsed report, or adds something.
pub(crate) async fn reply(
    State(site): State<Site>,
    visit: Visit,
    Form(said): Form<Said>,
) -> Result<Response, Fault> {
    act(&site, &visit, Act::Reply, &Command::Reply { text: said.text.clone() }, &said).await
}

/// Accepts the answer.
pub(crate) async fn confirm(
    State(site): State<Site>,
    visit: Visit,
    Form(said): Form<Said>,
) -> Result<Response, Fault> {
    act(&site, &visit, Act::Confirm, &Command::Confirm, &said).await
}

/// Says that it is not solved.
pub(crate) async fn reopen(
    State(site): State<Site>,
    visit: Visit,
    Form(said): Form<Said>,
) -> Result<Response, Fault> {
    act(&site, &visit, Act::Reopen, &Command::Reopen { text: said.text.clone() }, &said).await
}

/// Contests a rejection.
pub(crate) async fn contest(
    State(site): State<Site>,
    visit: Visit,
    Form(said): Form<Said>,
) -> Result<Response, Fault> {
    act(&site, &visit, Act::Contest, &Command::Contest { text: said.text.clone() }, &said).await
}

/// Rates the answer.
pub(crate) async fn rate(
    State(site): State<Site>,
    visit: Visit,
    Form(said): Form<Said>,
) -> Result<Response, Fault> {
    match said.rating() {
        Some(rating) => act(&site, &visit, Act::Rate, &Command::Rate(rating), &said).await,
        None => refuse(&site, &visit, (Act::Rate, &said), Refusal::because(RefusalCode::RatingMissing)).await,
    }
}

/// Takes the report back.
pub(crate) async fn withdraw(
    State(site): State<Site>,
    visit: Visit,
    Form(said): Form<Said>,
) -> Result<Response, Fault> {
    act(&site, &visit, Act::Withdraw, &Command::Withdraw, &said).await
}

/// Takes the report up again.
pub(crate) async fn resume(
    State(site): State<Site>,
    visit: Visit,
    Form(said): Form<Said>,
) -> Result<Response, Fault> {
    act(&site, &visit, Act::Resume, &Command::Resume, &said).await
}

/// Says whom the report accuses.
pub(crate) async fn accuse(
    State(site): State<Site>,
    visit: Visit,
    Form(said): Form<Said>,
) -> Result<Response, Fault> {
    match accused::command(&said) {
        Ok(command) => act(&site, &visit, Act::Accuse, &command, &said).await,
        Err(refusal) => refuse(&site, &visit, (Act::Accuse, &said), refusal).await,
    }
}

/// Raises the case after a missed limit.
pub(crate) async fn escalate(
    State(site): State<Site>,
    visit: Visit,
    Form(said): Form<Said>,
) -> Result<Response, Fault> {
    act(&site, &visit, Act::Escalate, &Command::Escalate, &said).await
}
