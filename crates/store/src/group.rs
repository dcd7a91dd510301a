//! Group commit: on SQLite, Decisions that arrive together are made durable together, and with them what is noted of
//! letters.
//!
//! One fsync costs more than all the rest of a change. The writer takes what is waiting, applies each
//! change inside a savepoint, commits once, and only then tells anybody. A change that contradicts the
//! records is undone by itself; any other error aborts the batch, every waiter gets it, and the
//! connection is given up, because a full disk inside a savepoint rolls back the whole transaction, and
//! what followed would be committed outside it.

use crate::commit::{OwnedChange, apply};
use crate::db::{Row, Tx};
use crate::error::{Conflict, StoreError};
use crate::open::Store;
use crate::outbox::Errand;
use metrics::{gauge, histogram};
use std::time::Instant;
use tokio::sync::{mpsc, oneshot};

/// How many changes one commit takes at most: more make nobody faster and everybody wait.
const BATCH: usize = 128;

/// How many changes may wait. Whoever finds the queue full waits before it.
const QUEUE: usize = 1024;

/// The way to the writer.
#[derive(Clone)]
pub(crate) struct Group(mpsc::Sender<Waiting>);

struct Waiting {
    work: Work,
    done: oneshot::Sender<Outcome>,
}

enum Work {
    Change(Box<OwnedChange>),
    Errand(Errand),
}

/// The rows that it gives back; a change gives none.
type Outcome = Result<Vec<Row>, StoreError>;

impl Group {
    /// Starts the writer. It ends when the last way to it is gone.
    pub(crate) fn start(store: Store) -> Group {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(write_forever(store, receiver));
        Group(sender)
    }

    /// Hands a change in and waits until it is durable, or refused.
    pub(crate) async fn commit(&self, change: OwnedChange) -> Result<(), StoreError> {
        let began = Instant::now();
        let outcome = self.write(Work::Change(Box::new(change))).await;
        histogram!("lapor_commit_wait_seconds").record(began.elapsed());
        outcome.map(|_| ())
    }

    /// Hands a worker's errand in and waits until it is durable, or refused.
    pub(crate) async fn run(&self, errand: Errand) -> Outcome {
        self.write(Work::Errand(errand)).await
    }

    async fn write(&self, work: Work) -> Outcome {
        let gone = || StoreError::Unavailable("the writer has stopped".into());
        let (done, answer) = oneshot::channel();
        self.0.send(Waiting { work, done }).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

async fn write_forever(store: Store, mut waiting: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(BATCH);
    while waiting.recv_many(&mut batch, BATCH).await > 0 {
        // Letters that nobody waits for any more would lie in nobody's hands until their time is over.
        batch.retain(|one| !(one.done.is_closed() && matches!(one.work, Work::Errand(Errand::Claim { .. }))));
        note(batch.len(), waiting.len());
        let (work, answers): (Vec<_>, Vec<_>) = batch.drain(..).map(|one| (one.work, one.done)).unzip();
        let outcomes = match write(&store, &work).await {
            Ok(outcomes) => outcomes,
            Err(error) => work.iter().map(|_| Err(error.clone())).collect(),
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // Whoever stopped waiting finds it by its key.
            let _ = answer.send(outcome);
        }
    }
}

/// Tells whoever measures how many changes are written together, and how many must wait for the next time.
fn note(together: usize, left: usize) {
    let count = |changes: usize| u32::try_from(changes).map_or(f64::MAX, f64::from);
    histogram!("lapor_commit_batch_changes").record(count(together));
    gauge!("lapor_commit_queue_changes").set(count(left));
}

/// Writes a batch. The outcomes are true only when this returns them: before the commit nothing is.
async fn write(store: &Store, work: &[Work]) -> Result<Vec<Outcome>, StoreError> {
    let mut tx = store.db.begin_batch().await?;
    let mut outcomes = Vec::with_capacity(work.len());
    for one in work {
        let done = match one {
            Work::Change(change) => decided(&mut tx, store, change).await,
            Work::Errand(errand) => run(&mut tx, store, errand).await,
        };
        match done {
            Ok(outcome) => outcomes.push(outcome),
            Err(error) => {
                tx.rollback().await?;
                return Err(error);
            }
        }
    }
    tx.commit().await?;
    Ok(outcomes)
}

/// One change of a batch: its own outcome, or an error that ends the batch.
async fn decided(tx: &mut Tx, store: &Store, change: &OwnedChange) -> Result<Outcome, StoreError> {
    tx.begin_change().await?;
    match apply(tx, store, &change.borrowed()).await {
        Ok(()) => tx.keep_change().await.map(|()| Ok(Vec::new())),
        Err(error) if is_its_own(&error) => tx.undo_change().await.map(|()| Err(error)),
        Err(error) => Err(error),
    }
}

/// One errand of a batch: its own outcome, or an error that ends the batch. What is refused has changed nothing, so
/// there is nothing to undo.
async fn run(tx: &mut Tx, store: &Store, errand: &Errand) -> Result<Outcome, StoreError> {
    match errand.write(tx, store).await {
        Ok(rows) => Ok(Ok(rows)),
        Err(error) if is_its_own(&error) => Ok(Err(error)),
        Err(error) => Err(error),
    }
}

/// Whether an error is about the change alone and leaves the others as they are.
fn is_its_own(error: &StoreError) -> bool {
    match error {
        StoreError::Conflict(conflict) => *conflict != Conflict::Concurrent,
        StoreError::NotFound | StoreError::Unavailable(_) | StoreError::Corrupt(_) => false,
    }
}
