//! What a reporter may do with their case.

use super::page::{self, Told, Wrong};
use crate::fault::Fault;
use crate::limits;
use crate::portal::access::{Access, TRACK, Visit, lost};
use crate::site::Site;
use axum::response::{IntoResponse, Redirect, Response};
use lapor_app::Error;
use lapor_app::perform::{Envelope, perform};
use lapor_domain::actors::Actor;
use lapor_domain::cases::commands::{Command, CommandName};
use lapor_domain::cases::refusal::Refusal;
use lapor_domain::satisfaction::Rating;
use serde::Deserialize;

/// A form of the case's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Write.
    Reply,
    /// Accept the answer.
    Confirm,
    /// Say that it is not solved.
    Reopen,
    /// Contest the rejection.
    Contest,
    /// Raise the case.
    Escalate,
    /// Rate the answer.
    Rate,
    /// Take the report back.
    Withdraw,
    /// Take the report up again.
    Resume,
    /// Say whom the report accuses.
    Accuse,
}

impl Act {
    const ALL: [Act; 9] = [
        Act::Reply,
        Act::Confirm,
        Act::Reopen,
        Act::Contest,
        Act::Escalate,
        Act::Rate,
        Act::Withdraw,
        Act::Resume,
        Act::Accuse,
    ];

    /// Its code: in ids, in keys of the catalogue, in the address of the page that follows.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Act::Reply => "reply",
            Act::Confirm => "confirm",
            Act::Reopen => "reopen",
            Act::Contest => "contest",
            Act::Escalate => "escalate",
            Act::Rate => "rate",
            Act::Withdraw => "withdraw",
            Act::Resume => "resume",
            Act::Accuse => "accuse",
        }
    }

    /// Reads the code.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        Act::ALL.into_iter().find(|act| act.code() == code)
    }

    /// The command it stands for.
    pub(super) const fn command(self) -> CommandName {
        match self {
            Act::Reply => CommandName::Reply,
            Act::Confirm => CommandName::Confirm,
            Act::Reopen => CommandName::Reopen,
            Act::Contest => CommandName::Contest,
            Act::Escalate => CommandName::Escalate,
            Act::Rate => CommandName::Rate,
            Act::Withdraw => CommandName::Withdraw,
            Act::Resume => CommandName::Resume,
            Act::Accuse => CommandName::NameParty,
        }
    }

    /// Where its form is sent.
    pub(super) const fn address(self) -> &'static str {
        match self {
            Act::Reply => "/track/replies",
            Act::Confirm => "/track/confirmation",
            Act::Reopen => "/track/reopening",
            Act::Contest => "/track/contest",
            Act::Escalate => "/track/escalation",
            Act::Rate => "/track/rating",
            Act::Withdraw => "/track/withdrawal",
            Act::Resume => "/track/resumption",
            Act::Accuse => "/track/parties",
        }
    }
}

/// What a form of the case's page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    /// What was written.
    pub(super) text: String,
    /// The rating that was chosen.
    rating: String,
    /// The institution that is accused, or a part of it.
    pub(super) institution: String,
    /// The name of an institution, as typed.
    pub(super) institution_q: String,
    /// The kind of unit that is accused.
    pub(super) unit: String,
    /// The case's `seen_version` that the reporter had before their eyes.
    seen: String,
    /// The idempotency key.
    token: String,
}

impl Said {
    /// The rating; none when none was chosen.
    pub(super) fn rating(&self) -> Option<Rating> {
        self.rating.parse().ok().and_then(Rating::from_points)
    }

    fn envelope(&self) -> Envelope {
        let key = Some(self.token.clone()).filter(|token| !token.is_empty());
        Envelope { seen: self.seen.parse().ok(), key }
    }
}

/// Performs the command, then shows the case; what is refused comes back with what was typed.
pub(super) async fn act(
    site: &Site,
    visit: &Visit,
    act: Act,
    command: &Command,
    said: &Said,
) -> Result<Response, Fault> {
    let Some(access) = &visit.open else { return Ok(Redirect::to("/track").into_response()) };
    if let Err(fault) = limits::unlock(site, &visit.client, access.ticket, &access.code).await {
        return lost(fault);
    }
    match perform(&site.app, access.ticket, command, &Actor::Reporter, &said.envelope()).await {
        Ok(_) => {
            Ok((TRACK.keep(access), Redirect::to(&format!("/track?done={}", act.code()))).into_response())
        }
        Err(error @ (Error::Refused(_) | Error::KeyReused)) => {
            again(site, visit, access, &Wrong { act, fault: &error.into(), said }).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The case with a form that could not be read.
pub(super) async fn refuse(
    site: &Site,
    visit: &Visit,
    (act, said): (Act, &Said),
    refusal: Refusal,
) -> Result<Response, Fault> {
    let Some(access) = &visit.open else { return Ok(Redirect::to("/track").into_response()) };
    if let Err(fault) = limits::unlock(site, &visit.client, access.ticket, &access.code).await {
        return lost(fault);
    }
    again(site, visit, access, &Wrong { act, fault: &Fault::Refused(refusal), said }).await
}

/// The case as it is now, with what was refused and what was typed.
async fn again(site: &Site, visit: &Visit, access: &Access, wrong: &Wrong<'_>) -> Result<Response, Fault> {
    let seen = limits::open(site, &visit.client, access.ticket, &access.code).await?;
    let told = Told { done: None, wrong: Some(wrong) };
    Ok((wrong.fault.status(), page::case(site, &visit.reader, &seen, &told)).into_response())
}
