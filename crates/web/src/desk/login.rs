//! Signing in, choosing a seat, signing out.

mod pages;
mod session;

use super::typed::Typed;
use crate::fault::Fault;
use crate::limits::Client;
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Person;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use lapor_app::Error;
use lapor_app::sign_in::{self, SeatId};
use maud::Markup;
use serde::Deserialize;
use session::{Carried, cleared, set};

/// What is typed to sign in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct LoginForm {
    login: String,
    password: String,
}

/// What narrows the list of seats.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SeatSearch {
    q: String,
}

/// The seat that was chosen.
#[derive(Deserialize)]
pub(crate) struct SeatForm {
    seat: i64,
}

/// The page to sign in on.
pub(crate) async fn ask(State(site): State<Site>, reader: Reader) -> Markup {
    pages::login(&site, &reader, "", None)
}

/// Signs in. The session is a new one, and the one carried so far ends.
pub(crate) async fn enter(
    State(site): State<Site>,
    reader: Reader,
    client: Client,
    carried: Carried,
    Typed(form): Typed<LoginForm>,
) -> Result<Response, Fault> {
    let login = form.login.trim();
    site.limits.login(login, &client.0)?;
    match sign_in::sign_in(&site.app, login, &form.password).await {
        Ok(token) => {
            carried.end(&site).await?;
            Ok((set(&token), Redirect::to("/desk")).into_response())
        }
        Err(Error::NotFound) => Ok(pages::wrong(&site, &reader, login)),
        Err(error) => Err(error.into()),
    }
}

/// The seats to choose from.
pub(crate) async fn seats(
    State(site): State<Site>,
    reader: Reader,
    person: Person,
    Query(search): Query<SeatSearch>,
) -> Result<Markup, Fault> {
    let seats = sign_in::seats(&site.app, person.signed_in.user).await?;
    Ok(pages::seats(&site, &reader, &person, (&seats, &search.q)))
}

/// Takes a seat.
pub(crate) async fn take_seat(
    State(site): State<Site>,
    person: Person,
    Typed(form): Typed<SeatForm>,
) -> Result<Redirect, Fault> {
    sign_in::take_seat(&site.app, &person.token, person.signed_in.user, SeatId(form.seat)).await?;
    Ok(Redirect::to("/desk"))
}

/// Signs out.
pub(crate) async fn leave(State(site): State<Site>, carried: Carried) -> Result<Response, Fault> {
    carried.end(&site).await?;
    Ok((StatusCode::SEE_OTHER, cleared(), Redirect::to("/login")).into_response())
}
