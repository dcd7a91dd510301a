//! What the program finds out for a command before it is decided: what stands in the journal and in the words of the
//! report, where the state of the case alone does not tell.

use crate::book::Subject;
use crate::error::Error;
use crate::office::App;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::disputes::{Dispute, DutyHolder, Findings};
use lapor_store::{journal, reports};

/// The command with what was found out for it. If somebody acts meanwhile, the commit tells and it is found out anew.
///
/// # Errors
/// The records can't be read.
pub(super) async fn found(app: &App, case: &Case, command: &Command) -> Result<Command, Error> {
    let mut command = command.clone();
    if let Some(found) = command.findings_mut() {
        let past = Dispute::of(&journal::of_case(&app.store, case.id).await?);
        *found = Findings { holder: holder(app, case).await?, past };
    }
    Ok(command)
}

/// Whom the duty map names. The words of a secret report are not opened for it: a person decides there.
async fn holder(app: &App, case: &Case) -> Result<Option<DutyHolder>, Error> {
    if case.is_secret() {
        return Ok(None);
    }
    let report = reports::read(&app.store, case).await?;
    let title = report.title.as_deref().unwrap_or_default();
    let text = format!("{title}\n{}", report.words);
    let subject =
        Subject { text: &text, area: case.area.as_ref(), topic: case.topic.as_ref(), institution: None };
    Ok(app.book().duty_holder(&subject))
}
