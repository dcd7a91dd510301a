//! Every clock that ran out asks for its move. Doing it twice changes nothing: the second finds the
//! breach recorded, the clock stopped, or the version gone.

use crate::error::Error;
use crate::office::App;
use crate::perform::perform_as_system;
use lapor_domain::cases::commands::Command;
use lapor_domain::deadlines::clocks::{ClockKind, Expiry};
use lapor_domain::values::CaseId;
use lapor_store::StoreError;
use lapor_store::deadlines::{self, Due};

/// How many clocks one look takes in.
const BATCH: u32 = 200;

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Clocks that had run out.
    pub due: usize,
    /// Moves that were made.
    pub moved: usize,
    /// Moves that were lawfully refused, because the case had gone on.
    pub refused: usize,
}

/// The command that a clock's expiry asks for.
fn command_for(kind: ClockKind) -> Option<Command> {
    match kind.row().on_expiry {
        Expiry::Escalate => Some(Command::Expire(kind)),
        Expiry::Lapse => Some(Command::Lapse),
        Expiry::Close => Some(Command::Close),
        Expiry::Never => None,
    }
}

/// Sweeps once through everything that is due now.
///
/// # Errors
/// The records can't be read or written; what was done stays done, and the next sweep goes on.
pub async fn sweep(app: &App) -> Result<Swept, Error> {
    app.refresh_directory().await?;
    app.refresh_rulebook().await?;
    let now = app.now();
    let mut swept = Swept::default();
    let mut after: Option<Due> = None;
    loop {
        let mut batch = deadlines::due(&app.store, now, after.as_ref(), BATCH).await?;
        for due in &batch {
            swept.due += 1;
            expire(app, due.case, due.kind, &mut swept).await?;
        }
        if batch.len() < BATCH as usize {
            return Ok(swept);
        }
        after = batch.pop();
    }
}

async fn expire(app: &App, id: CaseId, kind: ClockKind, swept: &mut Swept) -> Result<(), Error> {
    let Some(command) = command_for(kind) else { return Ok(()) };
    match perform_as_system(app, id, &command).await {
        Ok(_) => swept.moved += 1,
        Err(Error::Refused(_) | Error::NotFound) => swept.refused += 1,
        // One case that can't be read must not keep all others from their move.
        Err(Error::Store(error @ StoreError::Corrupt(_))) => {
            tracing::error!(%error, clock = kind.code(), "a case that is due can't be read; see `lapor verify`");
        }
        Err(error) => return Err(error),
    }
    Ok(())
}
