//! `lapor work`: what the program does by itself. Any number of nodes may do it at once.

#[cfg(debug_assertions)]
mod crashes;

use crate::log::Log;
use crate::mail::{Mail, Way};
use crate::metrics::Metrics;
use crate::office::Place;
use crate::print::say;
use crate::serve::Goodbye;
use lapor_app::App;
use lapor_app::jobs::count;
use lapor_app::jobs::deadline_sweep::{self, Swept, turn};
use lapor_app::jobs::deliver::{Delivered, deliver, pause_seconds};
use lapor_app::jobs::forget;
use lapor_app::jobs::freeze;
use lapor_app::jobs::index::index;
use lapor_app::jobs::letters;
use lapor_app::ports::Outbound;
use lapor_channels::email::Email;
use lapor_store::Db;
use metrics::counter;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How often clocks are looked at. A due date is a midnight, so a minute late is early enough.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// How often letters are looked for when none was due.
const LETTERS_EVERY: Duration = Duration::from_secs(5);

/// How many letters may be on their way at once. A letter is mostly waiting for the mail server's next word; a lane
/// that dies or waits holds up no other.
const LETTER_LANES: usize = 8;

/// How often cases are looked for that can't be searched for yet.
const INDEX_EVERY: Duration = Duration::from_secs(2);

/// How long counting rests after an error.
const COUNT_AGAIN_AFTER: Duration = Duration::from_secs(5);

/// How long the work may take to finish what it has in hand once it is asked to stop. A letter that is then on
/// its way is sent again under the same key; everything else is one transaction or none.
const FAREWELL: Duration = Duration::from_secs(20);

/// How long connections may take to close, once everything else has stopped: longer than a read may take.
pub const CLOSING: Duration = Duration::from_secs(10);

/// Works until it is asked to stop, and then finishes what it began.
pub async fn run(place: &Place, mail: &Mail, metrics: &Metrics, log: Log) -> anyhow::Result<ExitCode> {
    log.start();
    let email = mail.email()?;
    let app = Arc::new(place.open().await?);
    print_letters(&app, mail.way()).await?;
    metrics.start(&app).await?;
    let goodbye = Goodbye::listen()?;
    say!("Working. Stop with Ctrl-C.");
    let worker = Worker::start(&app, email);
    goodbye.asked().await;
    worker.stop().await;
    close(&app.store().db, CLOSING).await;
    Ok(ExitCode::SUCCESS)
}

/// Closes the records, or leaves that to the end of the program where somebody still holds a connection after `limit`:
/// whatever was acknowledged is durable, and the rest was not.
pub async fn close(db: &Db, limit: Duration) {
    if tokio::time::timeout(limit, db.close()).await.is_err() {
        tracing::warn!("some connections did not close in time");
    }
}

/// Tells what is owed, and whether it can leave.
pub async fn print_letters(app: &App, way: Way) -> anyhow::Result<()> {
    let standing = letters::standing(app).await?;
    match way {
        Way::Out => say!("Letters:         {} wait and will be sent", standing.waiting),
        Way::Nowhere => {
            say!("Letters:         {} wait: no mail server is set (--smtp)", standing.waiting)
        }
    }
    if standing.dead > 0 {
        say!("                 {} were given up: see `lapor jobs list --dead`", standing.dead);
    }
    Ok(())
}

/// The work, going on beside everything else.
pub struct Worker {
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Worker {
    /// Starts it.
    pub fn start(app: &Arc<App>, email: Option<Email>) -> Worker {
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(sweep_until(Arc::clone(app), stopped.clone()));
        tasks.spawn(count_until(Arc::clone(app), stopped.clone()));
        tasks.spawn(index_until(Arc::clone(app), stopped.clone()));
        #[cfg(debug_assertions)]
        let email = email.map(crashes::Crashing::new);
        if let Some(email) = email.map(Arc::new) {
            for _ in 0..LETTER_LANES {
                tasks.spawn(deliver_until(Arc::clone(app), Arc::clone(&email), stopped.clone()));
            }
        }
        Worker { stop, tasks }
    }

    /// Only keeps up with what others change: who is at work, the rulebook, the model. Where the work is done elsewhere.
    pub fn watch(app: &Arc<App>) -> Worker {
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(refresh_until(Arc::clone(app), stopped));
        Worker { stop, tasks }
    }

    /// Stops it after what it has in hand, or when that takes too long.
    pub async fn stop(self) {
        self.stop_within(FAREWELL).await;
    }

    async fn stop_within(mut self, farewell: Duration) {
        self.stop.send_replace(true);
        let finished = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(farewell, finished).await.is_err() {
            tracing::warn!(tasks = self.tasks.len(), "some work did not finish in time; it is done again");
            self.tasks.shutdown().await;
        }
    }
}

async fn sweep_until(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    let (mut clocks, mut letters) = (deadline_sweep::Place::default(), forget::Place::default());
    while !*stopped.borrow() {
        match turn(&app, &mut clocks).await {
            Ok(swept) if swept.due > 0 => {
                count_swept(&swept);
                tracing::info!(due = swept.due, moved = swept.moved, refused = swept.refused, "swept clocks");
            }
            Ok(_) => {}
            Err(error) => {
                clocks = deadline_sweep::Place::default();
                count_failure("sweep");
                tracing::error!(%error, "the sweep stopped; it goes on at the next turn");
            }
        }
        // With more clocks waiting, a turn follows at once: in between the work can be stopped.
        if !clocks.is_start() {
            continue;
        }
        if let Err(error) = forget::forget(&app, &mut letters).await {
            count_failure("forget");
            tracing::error!(%error, "nothing was forgotten; the next turn goes on");
        }
        rest(SWEEP_EVERY, &mut stopped).await;
    }
}

async fn refresh_until(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let fresh = async {
            app.refresh_directory().await?;
            app.refresh_rulebook().await
        };
        if let Err(error) = fresh.await {
            tracing::error!(%error, "what others changed was not read; the next turn does");
        }
        rest(SWEEP_EVERY, &mut stopped).await;
    }
}

async fn count_until(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    let mut figures = freeze::Place::default();
    while !*stopped.borrow() {
        match freeze::freeze(&app, &mut figures).await {
            Ok(true) => tracing::info!("froze the public figures of the days that are over"),
            Ok(false) => {}
            Err(error) => {
                count_failure("freeze");
                tracing::error!(%error, "the public figures were not frozen; the next turn goes on");
            }
        }
        match count::count(&app).await {
            Ok(0) => {
                tokio::select! {
                    () = count::wait(&app) => {}
                    _ = stopped.changed() => {}
                }
            }
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "counting stopped; it goes on at the next turn");
                rest(COUNT_AGAIN_AFTER, &mut stopped).await;
            }
        }
    }
}

async fn index_until(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        if let Err(error) = index(&app).await {
            tracing::error!(%error, "indexing stopped; it goes on at the next turn");
        }
        rest(INDEX_EVERY, &mut stopped).await;
    }
}

async fn deliver_until(app: Arc<App>, email: Arc<impl Outbound>, mut stopped: watch::Receiver<bool>) {
    let mut failures = 0;
    while !*stopped.borrow() {
        let pause = match deliver(&app, &*email).await {
            Ok(done) if done.is_unreachable => {
                count_delivered(&done);
                failures += 1;
                tracing::warn!(failures, "the mail server can't be reached; letters wait");
                seconds(pause_seconds(failures))
            }
            Ok(done) => {
                failures = 0;
                count_delivered(&done);
                if done.taken > 0 {
                    tracing::info!(
                        sent = done.sent,
                        refused = done.refused,
                        dead = done.dead,
                        "sent letters"
                    );
                }
                if done.taken > 0 { Duration::ZERO } else { LETTERS_EVERY }
            }
            Err(error) => {
                failures += 1;
                count_failure("letters");
                tracing::error!(%error, "sending stopped; it goes on at the next turn");
                seconds(pause_seconds(failures))
            }
        };
        rest(pause, &mut stopped).await;
    }
}

fn count_swept(swept: &Swept) {
    for (outcome, clocks) in [("moved", swept.moved), ("refused", swept.refused)] {
        counter!("lapor_clocks_swept_total", "outcome" => outcome).increment(clocks as u64);
    }
}

fn count_delivered(done: &Delivered) {
    let outcomes = [("sent", done.sent), ("refused", done.refused), ("dead", done.dead), ("lost", done.lost)];
    for (outcome, letters) in outcomes {
        counter!("lapor_letters_total", "outcome" => outcome).increment(letters as u64);
    }
}

fn count_failure(task: &'static str) {
    counter!("lapor_work_failures_total", "task" => task).increment(1);
}

fn seconds(count: i64) -> Duration {
    Duration::from_secs(count.unsigned_abs())
}

/// Waits, or less when the work is to stop.
async fn rest(pause: Duration, stopped: &mut watch::Receiver<bool>) {
    // The sender outlives the work; an error would only mean that it is time to stop.
    let _ = tokio::time::timeout(pause, stopped.changed()).await;
}

#[cfg(test)]
mod tests;
