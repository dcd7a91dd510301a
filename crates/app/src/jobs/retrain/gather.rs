//! What the cases teach, read off their journals when it is asked for.
//!
//! It is kept nowhere. So nothing has to be erased with a case, and nothing of a case that became secret or was
//! withdrawn is left over: the next training knows nothing of it.

use super::Step;
use crate::book::{Book, Subject};
use crate::error::Error;
use crate::office::App;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::DeclineReason;
use lapor_domain::cases::disputes::DutyHolder;
use lapor_domain::routing::outcomes::{Ground, Outcome, outcome};
use lapor_domain::values::{AreaCode, CaseId, Instant, TopicCode};
use lapor_store::dossiers::Content;
use lapor_store::{StoreError, cases, dossiers};

/// How many cases are asked for at once.
const BATCH: u32 = 200;

/// How many of the newest cases are looked at. What was decided long ago, people ask for in other words today.
const MOST_LOOKED_AT: usize = 200_000;

/// How many cases teach at most, the newest ones: learning from as many takes minutes.
const MOST_TAUGHT: usize = 20_000;

/// A case that teaches: what was written, and who turned out to be responsible.
#[derive(Clone, Debug, PartialEq)]
pub struct Taught {
    /// When it was received.
    pub received_at: Instant,
    /// Title and words.
    pub text: String,
    /// Where.
    pub area: Option<AreaCode>,
    /// What it was about, as far as its outcome tells.
    pub topic: TopicCode,
    /// Who was responsible.
    pub holder: DutyHolder,
    /// How that was found: the reason of a correction.
    pub ground: Ground,
}

impl Taught {
    /// As a question of its way.
    pub fn subject(&self) -> Subject<'_> {
        Subject { text: &self.text, area: self.area.as_ref(), topic: None, institution: None }
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// The cases that teach, the newest first.
    pub taught: Vec<Taught>,
    /// How many were looked at.
    pub looked_at: usize,
    /// How many ended with somebody, but no topic that leads there can be told; or another place was meant.
    pub unclear: usize,
}

impl Gathered {
    /// How many of the cases that teach were found on this ground.
    pub fn on(&self, ground: Ground) -> usize {
        self.taught.iter().filter(|one| one.ground == ground).count()
    }
}

/// Looks at the newest cases. What secret ones say is not opened.
///
/// # Errors
/// The records can't be read.
pub async fn gather(app: &App, tell: &mut (dyn FnMut(Step) + Send)) -> Result<Gathered, Error> {
    let book = app.book();
    let mut gathered = Gathered::default();
    let mut before = CaseId(i64::MAX);
    while gathered.looked_at < MOST_LOOKED_AT && gathered.taught.len() < MOST_TAUGHT {
        let ids = cases::ids_before(&app.store, before, BATCH).await?;
        let Some(last) = ids.last() else { break };
        before = *last;
        for id in &ids {
            look_at(app, &book, *id, &mut gathered).await?;
        }
        gathered.looked_at += ids.len();
        tell(Step::Looked(ids.len()));
    }
    Ok(gathered)
}

async fn look_at(app: &App, book: &Book, id: CaseId, gathered: &mut Gathered) -> Result<(), Error> {
    let Some((case, content)) = open(app, id).await? else { return Ok(()) };
    let text = text_of(&content);
    let Some(outcome) = outcome(&case, &content.journal).filter(|_| !text.trim().is_empty()) else {
        return Ok(());
    };
    let subject =
        Subject { text: &text, area: case.area.as_ref(), topic: case.topic.as_ref(), institution: None };
    match topic_of(book, &subject, &outcome) {
        Some(topic) => gathered.taught.push(Taught {
            received_at: case.received_at,
            area: case.area.clone(),
            topic,
            holder: outcome.holder,
            ground: outcome.ground,
            text,
        }),
        None => gathered.unclear += 1,
    }
    Ok(())
}

/// A case that is not secret. One of a later program, or a damaged one, teaches nothing: `lapor verify` names it.
async fn open(app: &App, id: CaseId) -> Result<Option<(Case, Content)>, Error> {
    let read = match dossiers::read(&app.store, id).await {
        Ok(dossier) => dossier.filter(|dossier| !dossier.case.is_secret()),
        Err(StoreError::Corrupt(_)) => None,
        Err(error) => return Err(error.into()),
    };
    match read.map(|dossier| dossier.open(&app.store.keys)).transpose() {
        Err(StoreError::Corrupt(_)) => Ok(None),
        opened => Ok(opened?),
    }
}

/// A report that went to another place says nothing of topics.
fn topic_of(book: &Book, subject: &Subject<'_>, outcome: &Outcome) -> Option<TopicCode> {
    let is_elsewhere = outcome.ground == Ground::Declined(DeclineReason::Area);
    if is_elsewhere { None } else { book.topic_taught(subject, &outcome.holder) }
}

/// As it was when its way was sought; empty once it was erased.
fn text_of(content: &Content) -> String {
    let title = content.report.title.as_deref().unwrap_or_default();
    format!("{title}\n{}", content.report.words)
}
