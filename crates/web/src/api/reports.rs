//! Reports: sent, looked at by whoever holds their code, and answered back.

use super::bodies::{Body, Fields};
use super::shapes::cases::{FullShape, ReceiptShape, href};
use super::shapes::warnings::warnings;
use super::terms::{Holder, Terms, etag};
use crate::fault::Fault;
use crate::limits::Client;
use crate::reader::Reader;
use crate::site::Site;
use axum::Json;
use axum::extract::State;
use axum::http::header::{CONTENT_LANGUAGE, ETAG, HeaderName, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use lapor_app::Error;
use lapor_app::perform::perform;
use lapor_app::receive::{self, Arrival, Receipt};
use lapor_domain::actors::Actor;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::refusal::{Refusal, RefusalCode};
use lapor_domain::reports::{Age, Channel, Contact, Draft, Kind, Secrecy};
use lapor_domain::satisfaction::Rating;
use utoipa::ToSchema;

/// Says that the answer is that of an earlier request with the same key.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// A report.
#[derive(ToSchema)]
#[schema(as = Report)]
pub(crate) struct ReportBody {
    /// What happened, in the reporter's words.
    #[schema(value_type = String, max_length = 20_000, example = "Atap SD kami bocor sejak bulan lalu.")]
    words: Option<String>,
    /// A title.
    #[schema(max_length = 300)]
    title: Option<String>,
    /// The kind of report; a complaint unless said otherwise.
    #[schema(value_type = Option<String>, pattern = "^(complaint|aspiration|information)$")]
    kind: Option<Kind>,
    /// Code of the area where it happened, see `/api/v1/areas`.
    #[schema(example = "33.74.01.1001")]
    area: Option<String>,
    /// A landmark or address in words.
    #[schema(max_length = 300)]
    place: Option<String>,
    /// The day on which it happened.
    #[schema(value_type = Option<String>, format = Date)]
    happened_on: Option<Date>,
    /// Code of the topic, see `/api/v1/topics`. It is a hint for the way of the report, not a command.
    topic: Option<String>,
    /// Code of the institution, see `/api/v1/institutions`. It is a hint as well.
    institution: Option<String>,
    /// Whether only a few named officers may open it. Without a choice, the topic decides.
    secret: Option<bool>,
    /// How the reporter may be reached. It is kept apart from the report, and never shown again.
    contact: Option<ContactBody>,
}

/// How the reporter may be reached.
#[derive(ToSchema)]
#[schema(as = Contact)]
pub(crate) struct ContactBody {
    /// Name.
    #[schema(max_length = 300)]
    name: Option<String>,
    /// E-mail address.
    #[schema(max_length = 300)]
    email: Option<String>,
    /// Phone number.
    #[schema(max_length = 300)]
    phone: Option<String>,
}

/// A text for the case.
#[derive(ToSchema)]
#[schema(as = Text)]
pub(crate) struct TextBody {
    /// The text.
    #[schema(value_type = String, max_length = 20_000)]
    text: Option<String>,
}

/// What the reporter says of the answer.
#[derive(ToSchema)]
#[schema(as = Rating)]
pub(crate) struct RatingBody {
    /// From 1, very bad, to 5, very good.
    #[schema(value_type = i32, minimum = 1, maximum = 5)]
    rating: Option<i64>,
}

/// Whom a report accuses.
#[derive(ToSchema)]
#[schema(as = PartyNamed)]
pub(crate) struct PartyBody {
    /// Code of the institution, see `/api/v1/institutions`.
    #[schema(value_type = String)]
    institution: Option<String>,
    /// The kind of unit, such as `DPUPR`; without one, the head of the institution is accused, and all of it is left out.
    unit: Option<String>,
    /// Who it is, by name or office, and of what they are accused.
    #[schema(value_type = String, max_length = 20_000)]
    text: Option<String>,
}

/// Nothing to say but yes.
#[derive(ToSchema)]
#[schema(as = Empty)]
pub(crate) struct EmptyBody {}

impl ReportBody {
    fn read(mut fields: Fields) -> Result<ReportBody, Fault> {
        let mut contact = fields.open("contact");
        let reached = ContactBody {
            name: contact.text("name"),
            email: contact.text("email"),
            phone: contact.text("phone"),
        };
        fields.close(contact);
        let body = ReportBody {
            words: fields.text("words"),
            title: fields.text("title"),
            kind: fields.one_of("kind", Kind::from_code),
            area: fields.text("area"),
            place: fields.text("place"),
            happened_on: fields.date("happened_on"),
            topic: fields.text("topic"),
            institution: fields.text("institution"),
            secret: fields.flag("secret"),
            contact: Some(reached),
        };
        fields.end().map(|()| body)
    }

    fn draft(self) -> Draft {
        let contact = self.contact.map(|contact| Contact {
            name: contact.name.unwrap_or_default(),
            email: contact.email.unwrap_or_default(),
            phone: contact.phone.unwrap_or_default(),
        });
        Draft {
            words: self.words.unwrap_or_default(),
            title: self.title.unwrap_or_default(),
            kind: self.kind,
            area: self.area.unwrap_or_default(),
            place: self.place.unwrap_or_default(),
            happened_on: self.happened_on,
            topic: self.topic.unwrap_or_default(),
            institution: self.institution.unwrap_or_default(),
            secrecy: self.secret.map(|is_secret| if is_secret { Secrecy::Secret } else { Secrecy::Open }),
            contact: contact.unwrap_or_default(),
        }
    }
}

impl TextBody {
    fn read(mut fields: Fields) -> Result<String, Fault> {
        let body = TextBody { text: fields.text("text") };
        fields.end().map(|()| body.text.unwrap_or_default())
    }
}

impl RatingBody {
    fn read(mut fields: Fields) -> Result<Rating, Fault> {
        let body = RatingBody { rating: fields.whole("rating") };
        fields.end()?;
        let missing = || Fault::Refused(Refusal::because(RefusalCode::RatingMissing));
        body.rating.and_then(Rating::from_points).ok_or_else(missing)
    }
}

impl PartyBody {
    fn read(mut fields: Fields) -> Result<Command, Fault> {
        let body = PartyBody {
            institution: fields.text("institution"),
            unit: fields.text("unit"),
            text: fields.text("text"),
        };
        fields.end()?;
        let unknown = || Fault::Refused(Refusal::because(RefusalCode::InstitutionUnknown));
        let named = (body.institution.unwrap_or_default(), body.unit.unwrap_or_default());
        let party = Party::written(&named.0, &named.1).ok_or_else(unknown)?;
        Ok(Command::NameParty { party, text: body.text.unwrap_or_default() })
    }
}

/// Sends a report.
///
/// The answer holds the ticket and the access code; whoever has both reads and steers the case. With an
/// `Idempotency-Key` (hard to guess, such as a UUID) the request can be repeated: the same key with the same body is
/// the same report, and gets the same ticket and code.
///
/// `warnings` says what the texts give away of a person, by kind and place, so that a program can tell its user. They
/// never stop a report.
#[utoipa::path(
    post, path = "/api/v1/reports", operation_id = "send_report", tag = "reports", request_body = ReportBody,
    responses((status = 201, description = "Received and kept", body = ReceiptShape))
)]
pub(crate) async fn receive(
    State(site): State<Site>,
    Client(client): Client,
    reader: Reader,
    terms: Terms,
    Body(fields): Body,
) -> Result<Response, Fault> {
    site.limits.reports(&client)?;
    let draft = ReportBody::read(fields)?.draft();
    let arrival = Arrival { channel: Channel::Api, sent_at: None, age: Age::Live, token: terms.token() };
    let receipt = receive::receive(&site.app, &draft, &arrival).await?;
    Ok(receipt_answer((&draft, &receipt), &site, &reader))
}

fn receipt_answer((draft, receipt): (&Draft, &Receipt), site: &Site, reader: &Reader) -> Response {
    let warnings = warnings(draft, reader.words);
    let shape = ReceiptShape::of(receipt, warnings, &site.app.present(), reader.words);
    let mut response = answer(StatusCode::CREATED, receipt.case.seen_version, reader, Json(shape));
    if let Ok(location) = HeaderValue::from_str(&href(receipt.ticket)) {
        response.headers_mut().insert(LOCATION, location);
    }
    if receipt.is_repeat {
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    }
    response
}

/// Opens a case for its reporter.
#[utoipa::path(
    get, path = "/api/v1/reports/{ticket}", operation_id = "open_case", tag = "reports",
    params(("ticket" = String, Path, description = "The ticket, with or without dashes")),
    responses((status = 200, description = "The case as its reporter sees it", body = FullShape))
)]
pub(crate) async fn show(
    State(site): State<Site>,
    reader: Reader,
    holder: Holder,
) -> Result<Response, Fault> {
    let seen = holder.open(&site).await?;
    let shape = FullShape::of(&seen, &site.app.present(), reader.words);
    Ok(answer(StatusCode::OK, seen.case.seen_version, &reader, Json(shape)))
}

/// Writes to those who work on the case: the reply to a question, something more, or what a lapsed report lacked.
#[utoipa::path(
    post, path = "/api/v1/reports/{ticket}/replies", operation_id = "reply", tag = "reports", request_body = TextBody,
    params(("ticket" = String, Path, description = "The ticket, with or without dashes")),
    responses((status = 200, description = "Done; the case as it stands now", body = FullShape))
)]
pub(crate) async fn reply(
    State(site): State<Site>,
    reader: Reader,
    holder: Holder,
    terms: Terms,
    Body(fields): Body,
) -> Result<Response, Fault> {
    let text = TextBody::read(fields)?;
    act(&site, &reader, &holder, &terms, &Command::Reply { text }).await
}

/// Accepts the answer.
#[utoipa::path(
    post, path = "/api/v1/reports/{ticket}/confirmation", operation_id = "confirm_answer", tag = "reports", request_body = EmptyBody,
    params(("ticket" = String, Path, description = "The ticket, with or without dashes")),
    responses((status = 200, description = "Done; the case as it stands now", body = FullShape))
)]
pub(crate) async fn confirm(
    State(site): State<Site>,
    reader: Reader,
    holder: Holder,
    terms: Terms,
    Body(fields): Body,
) -> Result<Response, Fault> {
    fields.end()?;
    act(&site, &reader, &holder, &terms, &Command::Confirm).await
}

/// Says that it is not solved.
#[utoipa::path(
    post, path = "/api/v1/reports/{ticket}/reopening", operation_id = "reopen_case", tag = "reports", request_body = TextBody,
    params(("ticket" = String, Path, description = "The ticket, with or without dashes")),
    responses((status = 200, description = "Done; the case as it stands now", body = FullShape))
)]
pub(crate) async fn reopen(
    State(site): State<Site>,
    reader: Reader,
    holder: Holder,
    terms: Terms,
    Body(fields): Body,
) -> Result<Response, Fault> {
    let text = TextBody::read(fields)?;
    act(&site, &reader, &holder, &terms, &Command::Reopen { text }).await
}

/// Contests the rejection.
#[utoipa::path(
    post, path = "/api/v1/reports/{ticket}/contest", operation_id = "contest_rejection", tag = "reports", request_body = TextBody,
    params(("ticket" = String, Path, description = "The ticket, with or without dashes")),
    responses((status = 200, description = "Done; the case as it stands now", body = FullShape))
)]
pub(crate) async fn contest(
    State(site): State<Site>,
    reader: Reader,
    holder: Holder,
    terms: Terms,
    Body(fields): Body,
) -> Result<Response, Fault> {
    let text = TextBody::read(fields)?;
    act(&site, &reader, &holder, &terms, &Command::Contest { text }).await
}

/// Rates the answer of a closed case, once.
#[utoipa::path(
    post, path = "/api/v1/reports/{ticket}/rating", operation_id = "rate_answer", tag = "reports", request_body = RatingBody,
    params(("ticket" = String, Path, description = "The ticket, with or without dashes")),
    responses((status = 200, description = "Done; the case as it stands now", body = FullShape))
)]
pub(crate) async fn rate(
    State(site): State<Site>,
    reader: Reader,
    holder: Holder,
    terms: Terms,
    Body(fields): Body,
) -> Result<Response, Fault> {
    let rating = RatingBody::read(fields)?;
    act(&site, &reader, &holder, &terms, &Command::Rate(rating)).await
}

/// Takes the report back. It can be taken up again for some time.
#[utoipa::path(
    post, path = "/api/v1/reports/{ticket}/withdrawal", operation_id = "withdraw_report", tag = "reports", request_body = EmptyBody,
    params(("ticket" = String, Path, description = "The ticket, with or without dashes")),
    responses((status = 200, description = "Done; the case as it stands now", body = FullShape))
)]
pub(crate) async fn withdraw(
    State(site): State<Site>,
    reader: Reader,
    holder: Holder,
    terms: Terms,
    Body(fields): Body,
) -> Result<Response, Fault> {
    fields.end()?;
    act(&site, &reader, &holder, &terms, &Command::Withdraw).await
}

/// Takes a withdrawn report up again, where it stood.
#[utoipa::path(
    post, path = "/api/v1/reports/{ticket}/resumption", operation_id = "resume_report", tag = "reports", request_body = EmptyBody,
    params(("ticket" = String, Path, description = "The ticket, with or without dashes")),
    responses((status = 200, description = "Done; the case as it stands now", body = FullShape))
)]
pub(crate) async fn resume(
    State(site): State<Site>,
    reader: Reader,
    holder: Holder,
    terms: Terms,
    Body(fields): Body,
) -> Result<Response, Fault> {
    fields.end()?;
    act(&site, &reader, &holder, &terms, &Command::Resume).await
}

/// Says whom the report accuses. They no longer see it; if they have it, it goes back to the national desk.
#[utoipa::path(
    post, path = "/api/v1/reports/{ticket}/parties", operation_id = "name_party", tag = "reports", request_body = PartyBody,
    params(("ticket" = String, Path, description = "The ticket, with or without dashes")),
    responses((status = 200, description = "Done; the case as it stands now", body = FullShape))
)]
pub(crate) async fn accuse(
    State(site): State<Site>,
    reader: Reader,
    holder: Holder,
    terms: Terms,
    Body(fields): Body,
) -> Result<Response, Fault> {
    let command = PartyBody::read(fields)?;
    act(&site, &reader, &holder, &terms, &command).await
}

async fn act(
    site: &Site,
    reader: &Reader,
    holder: &Holder,
    terms: &Terms,
    command: &Command,
) -> Result<Response, Fault> {
    holder.unlock(site).await?;
    let done = perform(&site.app, holder.ticket, command, &Actor::Reporter, &terms.envelope()).await;
    done.map_err(|error| match error {
        Error::Refused(refusal) if refusal.code == RefusalCode::Stale && terms.seen.is_some() => {
            Fault::Outdated
        }
        other => other.into(),
    })?;
    let seen = holder.open(site).await?;
    let shape = FullShape::of(&seen, &site.app.present(), reader.words);
    Ok(answer(StatusCode::OK, seen.case.seen_version, reader, Json(shape)))
}

fn answer(status: StatusCode, seen_version: u64, reader: &Reader, body: impl IntoResponse) -> Response {
    let headers = [(ETAG, etag(seen_version)), (CONTENT_LANGUAGE, reader.words.lang().code().to_string())];
    (status, headers, body).into_response()
}
