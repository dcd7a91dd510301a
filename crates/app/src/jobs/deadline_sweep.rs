//! Every clock that ran out asks for its move. Doing it twice changes nothing: the second finds the
//! breach recorded, the clock stopped, or the version gone.
//!
//! Each clock is a Decision of its own, so nobody who writes waits for more than one of them, however many ran
//! out at once.

use crate::error::Error;
use crate::office::App;
use crate::perform::perform_as_system;
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::disputes::Findings;
use lapor_domain::deadlines::clocks::{ClockKind, Expiry};
use lapor_domain::values::{CaseId, Instant};
use lapor_store::StoreError;
use lapor_store::deadlines::{self, Due};

/// How many clocks one turn takes in: few, so that a program that is to stop need not wait for long.
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

/// What waits for the sweep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overdue {
    /// How many clocks; counted no further than [`COUNTED`].
    pub clocks: usize,
    /// Since when the oldest of them waits.
    pub since: Option<Instant>,
}

/// How far overdue clocks are counted: who watches wants to know whether there are many, not how many.
pub const COUNTED: u32 = 1000;

/// What waits for the sweep now.
///
/// # Errors
/// The records can't be read.
pub async fn overdue(app: &App) -> Result<Overdue, Error> {
    let due = deadlines::due(&app.store, app.now(), None, COUNTED).await?;
    Ok(Overdue { clocks: due.len(), since: due.first().map(|first| first.due_at) })
}

/// The command that a clock's expiry asks for.
pub fn command_for(kind: ClockKind) -> Option<Command> {
    match kind.row().on_expiry {
        Expiry::Escalate | Expiry::EscalateToTop => Some(Command::Expire(kind)),
        Expiry::Lapse => Some(Command::Lapse),
        Expiry::Close => Some(Command::Close),
        Expiry::BreakPromise => Some(Command::BreakPromise),
        Expiry::LapseArbitration => Some(Command::LapseArbitration(Findings::default())),
        Expiry::Never => None,
    }
}

impl Swept {
    fn add(&mut self, other: Swept) {
        self.due += other.due;
        self.moved += other.moved;
        self.refused += other.refused;
    }
}

/// How far a sweep has come that goes through what is due a turn at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(Option<Due>);

impl Place {
    /// Whether the sweep has been through everything, and would begin anew.
    pub fn is_start(&self) -> bool {
        self.0.is_none()
    }
}

/// Sweeps once through everything that is due.
///
/// # Errors
/// As [`turn`].
pub async fn sweep(app: &App) -> Result<Swept, Error> {
    let mut place = Place::default();
    let mut swept = turn(app, &mut place).await?;
    while !place.is_start() {
        swept.add(turn(app, &mut place).await?);
    }
    Ok(swept)
}

/// Takes up the next few clocks that are due, the oldest first.
///
/// # Errors
/// The records can't be read or written; what was done stays done, and the next sweep goes on.
pub async fn turn(app: &App, place: &mut Place) -> Result<Swept, Error> {
    app.refresh_directory().await?;
    app.refresh_rulebook().await?;
    let mut batch = deadlines::due(&app.store, app.now(), place.0.as_ref(), BATCH).await?;
    let lanes = [0, 1, 2, 3].map(|number| lane(&batch, number));
    let (one, two, three, four) = tokio::join!(
        go_through(app, &lanes[0]),
        go_through(app, &lanes[1]),
        go_through(app, &lanes[2]),
        go_through(app, &lanes[3])
    );
    let mut swept = Swept::default();
    for done in [one, two, three, four] {
        swept.add(done?);
    }
    let is_last = batch.len() < BATCH as usize;
    place.0 = if is_last { None } else { batch.pop() };
    Ok(swept)
}

/// What one of four takes up: all clocks of its cases, in their order. Together they share commits. It begins at
/// a case of its own choice, so that several nodes that look at once share the work: each finds the other's half
/// done, and a clock that is done costs no commit.
fn lane(batch: &[Due], number: i64) -> Vec<&Due> {
    let mine: Vec<&Due> = batch.iter().filter(|due| due.case.0.rem_euclid(4) == number).collect();
    if mine.is_empty() {
        return mine;
    }
    let first = mine[rand::random_range(0..mine.len())].case.0;
    let (mut from_there, before): (Vec<&Due>, Vec<&Due>) =
        mine.into_iter().partition(|due| due.case.0 >= first);
    from_there.extend(before);
    from_there
}

async fn go_through(app: &App, lane: &[&Due]) -> Result<Swept, Error> {
    let mut swept = Swept::default();
    for due in lane {
        swept.due += 1;
        expire(app, due.case, due.kind, &mut swept).await?;
    }
    Ok(swept)
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
