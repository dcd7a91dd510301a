//! What staff do to a case: one handler for each form of its page.

mod lost;

use super::case::{CaseView, Draft, page};
use super::forms::{Open, Posted};
use crate::fault::Fault;
use crate::site::Site;
use crate::viewer::Person;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use lapor_app::Error;
use lapor_app::perform::perform;
use lapor_app::personal::Exposed;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::CommandName;
use lapor_domain::cases::refusal::{Refusal, RefusalCode};
use lapor_domain::cases::visibility::{Sight, Viewer, sight};

/// Names who is responsible.
pub(crate) async fn route(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Route).await
}

/// Asks the reporter.
pub(crate) async fn ask(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Ask).await
}

/// Takes the question back.
pub(crate) async fn cancel_question(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::CancelQuestion).await
}

/// Refuses the report.
pub(crate) async fn reject(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Reject).await
}

/// Names a unit and an officer.
pub(crate) async fn assign(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Assign).await
}

/// Begins.
pub(crate) async fn start(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Start).await
}

/// Tells how far it is.
pub(crate) async fn progress(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Progress).await
}

/// Says that another is responsible.
pub(crate) async fn decline(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Decline).await
}

/// Decides who is responsible, where institutions keep declining.
pub(crate) async fn arbitrate(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Arbitrate).await
}

/// Looks again at who is bound.
pub(crate) async fn rearbitrate(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Rearbitrate).await
}

/// Answers.
pub(crate) async fn answer(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Answer).await
}

/// Promises an act by a day.
pub(crate) async fn promise(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Promise).await
}

/// Tells that what was promised is done.
pub(crate) async fn deliver(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Deliver).await
}

/// Puts an answer right.
pub(crate) async fn correct(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::CorrectAnswer).await
}

/// Sends it back to work.
pub(crate) async fn return_to_work(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::ReturnToWork).await
}

/// Says whom the report accuses.
pub(crate) async fn name_party(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::NameParty).await
}

/// Takes more time.
pub(crate) async fn extend(State(site): State<Site>, posted: Posted) -> Result<Response, Fault> {
    act(&site, posted, CommandName::Extend).await
}

/// Performs what a form says, in the seat that it was shown in; a no brings the page back with everything that was
/// typed.
async fn act(site: &Site, posted: Posted, name: CommandName) -> Result<Response, Fault> {
    let Posted { reader, person, seated, ticket, form } = posted;
    let Some(seated) = seated else { return Ok(lost::seat(site, &reader, &person, (ticket, &form))) };
    let exposed = form.unwarned();
    let no = match form.command(name) {
        Ok(_) if !exposed.is_empty() => No::NotYet(exposed),
        Err(open) => No::Open(open),
        Ok(command) => {
            match perform(&site.app, ticket, &command, &seated.actor(), &form.envelope()).await {
                Ok(case) => return Ok(done(site, &person, &case, name)),
                Err(Error::Refused(refusal)) => No::Refused(refusal),
                // The form was sent before, and is now sent with something else in it.
                Err(Error::KeyReused) => No::Refused(Refusal::because(RefusalCode::Stale)),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let draft = Draft::new(reader.words, name, form, no);
    let status = draft.status;
    let view = CaseView::load(site, &seated, ticket).await?.with(draft);
    Ok((status, page::case(site, &reader, &seated, &view)).into_response())
}

/// Why a form comes back.
pub(super) enum No {
    /// Something must be chosen first.
    Open(Open),
    /// A lawful no.
    Refused(Refusal),
    /// The text gives something away of a person; pressing once more sends it.
    NotYet(Vec<Exposed>),
}

/// On to the case; to the list when the case has left the desk that is open.
fn done(site: &Site, person: &Person, case: &Case, name: CommandName) -> Response {
    let is_seen = person.chosen().is_some_and(|chosen| {
        sight(&Viewer::Staff(chosen.staff), case, &site.app.book().rulebook) != Sight::Nothing
    });
    let place = if is_seen { format!("/desk/cases/{}", case.ticket) } else { "/desk".to_owned() };
    Redirect::to(&format!("{place}?done={}", name.code())).into_response()
}
