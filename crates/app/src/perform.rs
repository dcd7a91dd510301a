//! Door 2: any command on any case.

mod findings;

use crate::error::Error;
use crate::office::App;
use lapor_domain::actors::Actor;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::decide::decide;
use lapor_domain::cases::facts::Value;
use lapor_domain::cases::refusal::{Refusal, RefusalCode};
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::values::{CaseId, Ticket};
use lapor_store::commit::{Change, commit};
use lapor_store::requests::{self, Request};
use lapor_store::{StoreError, cases};

/// What comes with a command besides its content.
#[derive(Clone, Debug, Default)]
pub struct Envelope {
    /// The `seen_version` the person had before their eyes; none for those who need not have seen it.
    pub seen: Option<u64>,
    /// The idempotency key; none for timers, which are idempotent by the version.
    pub key: Option<String>,
}

/// How often a command is decided again when someone was faster.
const TRIES: usize = 3;

/// Performs a command on the case with this ticket.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case or the actor may not know of it;
/// [`Error::Refused`] with the lawful no, `Stale` among them; [`Error::KeyReused`].
pub async fn perform(
    app: &App,
    ticket: Ticket,
    command: &Command,
    actor: &Actor,
    envelope: &Envelope,
) -> Result<Case, Error> {
    let case = cases::by_ticket(&app.store, ticket).await?.ok_or(Error::NotFound)?;
    let command = &cleaned(command)?;
    perform_on(app, case, command, actor, envelope).await
}

/// Performs a timer's command on a case.
///
/// # Errors
/// As [`perform`].
pub(crate) async fn perform_as_system(app: &App, id: CaseId, command: &Command) -> Result<Case, Error> {
    let case = cases::get(&app.store, id).await?.ok_or(Error::NotFound)?;
    perform_on(app, case, command, &Actor::System, &Envelope::default()).await
}

async fn perform_on(
    app: &App,
    mut case: Case,
    command: &Command,
    actor: &Actor,
    envelope: &Envelope,
) -> Result<Case, Error> {
    for _ in 0..TRIES {
        // A repetition first: what it did may have taken the case out of the actor's sight.
        if let Some(done) = repeat(app, &case, (command, actor), envelope).await? {
            return Ok(done);
        }
        may_know(app, &case, actor)?;
        has_seen(&case, envelope)?;
        let complete = findings::found(app, &case, command).await?;
        let present = app.present();
        let decision = decide(&case, &complete, actor, &present.scene())?;
        let request = request(app, &case, (command, actor), envelope);
        match commit(&app.store, &Change { decision: &decision, new_report: None, request }).await {
            Ok(()) => return Ok(decision.case),
            // Someone was faster, or left their seat: look again, and decide again.
            Err(StoreError::Conflict(conflict)) if conflict.is_race() => {
                app.refresh_directory().await?;
                case = cases::get(&app.store, case.id).await?.ok_or(Error::NotFound)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    // So many are at it that whoever asks has to look again as well.
    Err(stale(&case))
}

/// What an actor may not see does not exist for them.
fn may_know(app: &App, case: &Case, actor: &Actor) -> Result<(), Error> {
    match actor {
        Actor::Reporter | Actor::System => Ok(()),
        Actor::Staff(staff) => match sight(&Viewer::Staff(staff.clone()), case, &app.book().rulebook) {
            Sight::Nothing => Err(Error::NotFound),
            Sight::Logged | Sight::Full => Ok(()),
        },
    }
}

fn has_seen(case: &Case, envelope: &Envelope) -> Result<(), Error> {
    match envelope.seen {
        Some(seen) if seen != case.seen_version => Err(stale(case)),
        _ => Ok(()),
    }
}

fn stale(case: &Case) -> Error {
    Refusal::because(RefusalCode::Stale).with("status", case.status.code()).into()
}

async fn repeat(
    app: &App,
    case: &Case,
    said: (&Command, &Actor),
    envelope: &Envelope,
) -> Result<Option<Case>, Error> {
    let Some(asked) = request(app, case, said, envelope) else { return Ok(None) };
    match requests::find(&app.store.db, &asked.key_hmac).await? {
        None => Ok(None),
        Some(done) if done.request_hash != asked.request_hash => Err(Error::KeyReused),
        Some(_) => Ok(cases::get(&app.store, case.id).await?),
    }
}

fn request(app: &App, case: &Case, said: (&Command, &Actor), envelope: &Envelope) -> Option<Request> {
    let key = envelope.key.as_deref()?;
    let pepper = app.store.keys.pepper();
    Some(Request {
        key_hmac: pepper.action_hmac(case.id, key),
        case: case.id,
        request_hash: pepper.request_hash(&fingerprint(said.0, said.1)),
        version: i64::try_from(case.version + 1).unwrap_or(i64::MAX),
        created_at: app.now(),
    })
}

/// A command and who says it, in bytes, to tell a repeat from another's or another command.
fn fingerprint(command: &Command, actor: &Actor) -> Vec<u8> {
    let details = match command {
        Command::Route { institution, unit } | Command::Arbitrate { institution, unit, .. } => {
            [institution.put(), unit.put()]
        }
        Command::Assign { unit, officer } => [unit.put(), officer.put()],
        Command::Reject { code, .. } => [code.put(), String::new()],
        Command::Decline { reason, instead, .. } => [reason.put(), instead.put()],
        Command::Answer { kind, .. } => [kind.put(), String::new()],
        Command::Promise { until, .. } => [until.put(), String::new()],
        Command::Extend { days, .. } => [days.put(), String::new()],
        Command::Rate(rating) => [rating.put(), String::new()],
        Command::NameParty { party, .. } => [party.put(), String::new()],
        _ => Default::default(),
    };
    let [first, second] = &details;
    let who = actor.user().put();
    let text = command.text().unwrap_or_default();
    [command.name().code(), &who, first, second, text, command.law()].join("\0").into_bytes()
}

/// The command with its texts cleaned; a text with signs that no text has is refused as missing.
fn cleaned(command: &Command) -> Result<Command, Error> {
    let clean = |text: &str| {
        lapor_text::clean_input(text)
            .map(|cleaned| cleaned.text.trim().to_string())
            .map_err(|_| Error::Refused(Refusal::because(RefusalCode::ControlSign)))
    };
    let mut command = command.clone();
    for text in command.texts_mut() {
        *text = clean(text)?;
    }
    Ok(command)
}
