//! Learning from the desk: a model of topics from the rulebook's sentences and from what became of this installation's
//! own cases, taken only where it does better than the one in force.
//!
//! The two are compared on the newest cases, which the new one has not learned from, and it is this very model that is
//! then taken: what was measured is what serves, and those cases teach the next one. Nothing is collected between two
//! trainings: see [`gather`].

mod gather;

pub use gather::{Gathered, Taught, gather};

use crate::book::{Hit, Judge};
use crate::error::Error;
use crate::office::App;
use crate::rulebook::Files;
use crate::rulebook::lessons::{EXAMPLES, Lesson, Lessons, TOPICS};
use lapor_domain::routing::outcomes::Ground;
use lapor_domain::values::Instant;
use lapor_store::models::{self, Comparison, Noted};
use lapor_store::rulebooks::load_files;
use lapor_text::classify::{Model, Stage, manner};
use std::collections::BTreeMap;

/// How far back the cases go that models are compared on. Unit: days.
pub const HELD_BACK_DAYS: i64 = 30;

/// With fewer cases nothing new is learned. House rule.
pub const FEWEST_LEARNED: usize = 20;

/// On fewer cases two models can't be told from chance. House rule.
pub const FEWEST_JUDGED: usize = 20;

/// How many cases of one topic teach, the newest ones: a topic that everybody reports must not drown the others.
const MOST_OF_TOPIC: usize = 300;

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many more cases were looked at.
    Looked(usize),
    /// So much was learned.
    Learned(Stage),
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// There are too few cases: older ones to learn from, newer ones to judge by.
    TooFew {
        /// How many older than a month teach.
        older: usize,
        /// How many of the last month do.
        recent: usize,
    },
    /// The new model was not better; the one in force stays.
    Kept(Comparison),
    /// The new model was better and is in force under this number.
    Taken(i64, Comparison),
}

/// Learns, compares, and takes the better one. A row of the records says what happened.
///
/// # Errors
/// The records can't be read or written, or somebody else put a model in force meanwhile: then nothing changed.
pub async fn retrain(app: &App, tell: &mut (dyn FnMut(Step) + Send)) -> Result<(Gathered, Ending), Error> {
    app.refresh_rulebook().await?;
    let gathered = gather(app, tell).await?;
    let (older, recent) = parted(&gathered.taught, app.now());
    if older.len() < FEWEST_LEARNED || recent.len() < FEWEST_JUDGED {
        let ending = Ending::TooFew { older: older.len(), recent: recent.len() };
        return Ok((gathered, ending));
    }
    let model = learn(app, &older, tell).await?;
    let body = model.to_bytes();
    let book = app.book();
    let figures = Comparison {
        learned: count(older.len()),
        corrected: count(older.iter().filter(|one| one.ground != Ground::AsProposed).count()),
        judged: count(recent.len()),
        old: score(&book.judge(), &recent),
        new: score(&book.judge_of(model), &recent),
    };
    let db = &app.store.db;
    if figures.new <= figures.old {
        models::keep(db, app.now(), book.model, &figures).await?;
        return Ok((gathered, Ending::Kept(figures)));
    }
    let number = models::take(db, app.now(), (&manner(), &body), book.model, &figures).await?;
    app.refresh_rulebook().await?;
    Ok((gathered, Ending::Taken(number, figures)))
}

/// Puts the model before the one in force in force again, and tells its number; none where there was no other.
///
/// # Errors
/// The records can't be read or written.
pub async fn go_back(app: &App) -> Result<Option<i64>, Error> {
    let number = models::go_back(&app.store.db, app.now()).await?;
    app.refresh_rulebook().await?;
    Ok(number)
}

/// What happened to the choice of a model, the last turn first.
///
/// # Errors
/// The records can't be read.
pub async fn turns(app: &App, limit: u32) -> Result<Vec<Noted>, Error> {
    Ok(models::turns(&app.store.db, limit).await?)
}

/// Cases to learn from and cases to judge by. Of each topic the newest teach.
fn parted(taught: &[Taught], now: Instant) -> (Vec<&Taught>, Vec<&Taught>) {
    let since = now.plus_days(-HELD_BACK_DAYS);
    let (recent, mut older): (Vec<&Taught>, Vec<&Taught>) =
        taught.iter().partition(|one| one.received_at >= since);
    let mut of_topic: BTreeMap<&str, usize> = BTreeMap::new();
    older.retain(|one| {
        let held = of_topic.entry(one.topic.as_str()).or_default();
        *held += 1;
        *held <= MOST_OF_TOPIC
    });
    (older, recent)
}

async fn learn(app: &App, older: &[&Taught], tell: &mut (dyn FnMut(Step) + Send)) -> Result<Model, Error> {
    let revision = app.book().rulebook.revision;
    let files = Files::from_pairs(load_files(&app.store.db, revision).await?);
    let lessons = Lessons::read(files.text(TOPICS), files.text(EXAMPLES)).map_err(Error::Rulebook)?;
    let own: Vec<Lesson> = older.iter().map(|one| Lesson::new(one.topic.as_str(), &one.text)).collect();
    let learned = lessons.learn(&own, |_| false, &mut |stage| tell(Step::Learned(stage)));
    learned.map_err(|error| Error::Broken(error.to_string()))
}

/// How often the first topic leads to who was responsible, and how often one of the first three does.
fn score(judge: &Judge<'_>, cases: &[&Taught]) -> (u32, u32) {
    let hits: Vec<Hit> = cases.iter().map(|one| judge.hit(&one.subject(), &one.holder)).collect();
    let first = hits.iter().filter(|hit| **hit == Hit::First).count();
    let three = hits.iter().filter(|hit| **hit != Hit::Missed).count();
    (count(first), count(three))
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
