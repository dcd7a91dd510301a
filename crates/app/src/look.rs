//! Door 3: any read, cut to what the viewer may see.

mod alike;

pub use alike::{Alike, Similar, similar};

use crate::error::Error;
use crate::office::App;
use crate::terms;
use lapor_domain::actors::{Actor, Staff};
use lapor_domain::cases::case::{Case, Lead};
use lapor_domain::cases::commands::CommandName;
use lapor_domain::cases::decide::actions_for;
use lapor_domain::cases::events::Event;
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::deadlines::sum::{Sum, sum};
use lapor_domain::routing::propose::Proposal;
use lapor_domain::values::{AccessCode, CaseId, Ticket, UserId};
pub use lapor_store::access::Opening;
pub use lapor_store::counts::Standing;
use lapor_store::dossiers::Dossier;
pub use lapor_store::messages::Message;
use lapor_store::queues::Queue;
pub use lapor_store::queues::{Cursor, QueueRow, View};
pub use lapor_store::reports::ReportText;
use lapor_store::scope::Scope;
pub use lapor_store::search::{CAP, Filters, Hits, State};
use lapor_store::{access, agencies, bookmarks, cases, counts, dossiers, queues, search};

/// A case as its viewer may see it.
pub struct Seen {
    /// Its state.
    pub case: Case,
    /// The reporter's words.
    pub report: ReportText,
    /// Where it went and why.
    pub proposal: Option<Proposal>,
    /// The thread, oldest first.
    pub thread: Vec<Message>,
    /// The journal, oldest first.
    pub journal: Vec<Event>,
    /// Every logged view of it; only the reporter gets these.
    pub openings: Vec<Opening>,
    /// Which of name, e-mail and phone are held. Never their values.
    pub contact: Vec<&'static str>,
    /// What the viewer may do next.
    pub actions: Vec<CommandName>,
    /// Every clock of the case as a sum, with the clock's own standing beside it.
    pub sums: Vec<Sum>,
}

/// The purpose under which a view of a secret case is logged.
const OPENED_CASE: &str = "case";

/// Opens a case for its reporter.
///
/// # Errors
/// [`Error::NotFound`] when there is no such ticket or the code is wrong; both look and time the same.
pub async fn as_reporter(app: &App, ticket: Ticket, code: &AccessCode) -> Result<Seen, Error> {
    let id = reporter_case(app, ticket, code).await?;
    let dossier = dossiers::read(&app.store, id).await?.ok_or(Error::NotFound)?;
    let openings = access::of_case(&app.store.db, id).await?;
    Ok(Seen { openings, ..open(app, dossier, &Actor::Reporter)? })
}

/// The case that ticket and code open.
///
/// # Errors
/// As [`as_reporter`].
pub async fn reporter_case(app: &App, ticket: Ticket, code: &AccessCode) -> Result<CaseId, Error> {
    cases::opened_by(&app.store, ticket, code).await?.ok_or(Error::NotFound)
}

/// Opens a case for a member of staff. A view that must be logged is logged before it is shown.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case or they may not know of it.
pub async fn as_staff(app: &App, ticket: Ticket, staff: &Staff) -> Result<Seen, Error> {
    let dossier = dossiers::by_ticket(&app.store, ticket).await?.ok_or(Error::NotFound)?;
    match sight(&Viewer::Staff(staff.clone()), &dossier.case, &app.book().rulebook) {
        Sight::Nothing => return Err(Error::NotFound),
        Sight::Logged => log_opening(app, &dossier.case, staff).await?,
        Sight::Full => {}
    }
    open(app, dossier, &Actor::Staff(staff.clone()))
}

/// The state of a case, for the program's own work. Nobody sees it, so nothing is logged.
///
/// # Errors
/// The records can't be read.
pub async fn for_job(app: &App, ticket: Ticket) -> Result<Option<Case>, Error> {
    Ok(cases::by_ticket(&app.store, ticket).await?)
}

async fn log_opening(app: &App, case: &Case, staff: &Staff) -> Result<(), Error> {
    let mut tx = app.store.db.begin().await?;
    let opening = Opening {
        case: case.id,
        at: app.now(),
        user: staff.user,
        role: staff.role.code().to_string(),
        institution: staff.institution.clone(),
        what: OPENED_CASE.to_string(),
    };
    access::record(&mut tx, &opening).await?;
    Ok(tx.commit().await?)
}

fn open(app: &App, dossier: Dossier, actor: &Actor) -> Result<Seen, Error> {
    let present = app.present();
    let calendar = &present.book.rulebook.calendar;
    let (case, content) = dossier.open(&app.store.keys)?;
    Ok(Seen {
        report: content.report,
        proposal: content.proposal,
        thread: content.thread,
        journal: content.journal,
        openings: Vec::new(),
        contact: content.contact,
        actions: actions_for(&case, actor, &present.scene()),
        sums: case.clocks.iter().map(|clock| sum(clock, calendar)).collect(),
        case,
    })
}

/// The cursor, without its case when the member of staff may not know of it: where it stands among their own cases
/// would tell that there is such a case, and when it came.
async fn within_sight(app: &App, staff: &Staff, cursor: Cursor) -> Result<Cursor, Error> {
    let Some(ticket) = cursor.ticket() else { return Ok(cursor) };
    let case = cases::by_ticket(&app.store, ticket).await?;
    let viewer = Viewer::Staff(staff.clone());
    let book = app.book();
    let is_known = case.is_some_and(|case| sight(&viewer, &case, &book.rulebook) != Sight::Nothing);
    Ok(if is_known { cursor } else { cursor.at_its_due_time() })
}

/// A page of a desk's queue, cut to what the member of staff may see.
///
/// # Errors
/// The records can't be read.
pub async fn queue(
    app: &App,
    staff: &Staff,
    view: View,
    after: Option<Cursor>,
    limit: u32,
) -> Result<Vec<QueueRow>, Error> {
    let scope = Scope::of(staff, &app.book().rulebook);
    let after = match after {
        Some(cursor) => Some(within_sight(app, staff, cursor).await?),
        None => None,
    };
    Ok(queues::page(&app.store, &Queue { scope, view, after, limit }).await?)
}

/// A list that is narrowed down.
#[derive(Clone, Debug)]
pub struct Narrow {
    /// Which list.
    pub view: View,
    /// What must hold besides.
    pub filters: Filters,
    /// Where the page before ended, or the walk of one that was not full, as the address says it.
    pub after: String,
    /// How many rows at most.
    pub limit: u32,
}

/// A page of a list that is narrowed down.
#[derive(Default)]
pub struct Narrowed {
    /// Its rows, in order.
    pub rows: Vec<QueueRow>,
    /// Where the next goes on when this one ended before it was full. Sealed: the case there may be out of sight.
    pub further: Option<String>,
}

/// Whether an address says where a page goes on.
pub fn goes_on(after: &str) -> bool {
    bookmarks::is_one(after) || Cursor::from_code(after).is_some()
}

/// A page of a desk's queue, narrowed down, and cut to what the member of staff may see. Secret cases are in it as far as
/// they are in the list.
///
/// # Errors
/// The records can't be read.
pub async fn narrowed(app: &App, staff: &Staff, narrow: &Narrow) -> Result<Narrowed, Error> {
    let scope = Scope::of(staff, &app.book().rulebook);
    let pepper = app.store.keys.pepper();
    let after = match (bookmarks::open(pepper, staff.user, &narrow.after), Cursor::from_code(&narrow.after)) {
        // Only this program can have written it.
        (Some(place), _) => Some(place),
        (None, Some(cursor)) => Some(within_sight(app, staff, cursor).await?),
        (None, None) => None,
    };
    let queue = Queue { scope, view: narrow.view, after, limit: narrow.limit };
    let found = queues::narrowed(&app.store, &queue, &narrow.filters).await?;
    let further = found.further.map(|place| bookmarks::seal(pepper, staff.user, &place));
    Ok(Narrowed { rows: found.rows, further })
}

/// How many cases of a member of staff stand how, secret ones left out. Counted a moment after the fact.
///
/// # Errors
/// The records can't be read.
pub async fn standing(app: &App, staff: &Staff) -> Result<Standing, Error> {
    let scope = Scope::of(staff, &app.book().rulebook);
    Ok(counts::standing(&app.store, &scope).await?)
}

/// Whether there is a case with this number that the member of staff may open.
///
/// # Errors
/// The records can't be read.
pub async fn is_in_sight(app: &App, staff: &Staff, ticket: Ticket) -> Result<bool, Error> {
    let Some(case) = cases::by_ticket(&app.store, ticket).await? else { return Ok(false) };
    Ok(sight(&Viewer::Staff(staff.clone()), &case, &app.book().rulebook) != Sight::Nothing)
}

/// What staff look for: words of the report, and what else must hold.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// As they were typed.
    pub words: String,
    /// What else.
    pub filters: Filters,
    /// The case that the page before ended with.
    pub after: Option<Ticket>,
    /// How many rows at most.
    pub limit: u32,
}

/// Looks among the open reports that the member of staff may see, newest first. Secret ones are found by their
/// number alone ([`is_in_sight`]). Words that hold nothing to look for ([`can_be_looked_for`]) are left out: then the
/// filters alone decide, and without any nothing is found.
///
/// # Errors
/// The records can't be read.
pub async fn search(app: &App, staff: &Staff, asked: &Search) -> Result<Hits, Error> {
    let words = terms::of_question(&asked.words);
    // A page never starts behind a case out of sight: that would tell when it came.
    let after = match asked.after {
        Some(ticket) if is_in_sight(app, staff, ticket).await? => Some(ticket),
        _ => None,
    };
    let scope = Scope::of(staff, &app.book().rulebook);
    let search = search::Search { scope, words, filters: asked.filters.clone(), after, limit: asked.limit };
    Ok(search::search(&app.store, &search).await?)
}

/// Whether words hold anything that reports are found by: more than signs and words that stand everywhere.
pub fn can_be_looked_for(words: &str) -> bool {
    !terms::of_question(words).is_empty()
}

/// The people whom the lead's desk may assign: the officers of the institution that acts; in a secret
/// case, its circle.
///
/// # Errors
/// The records can't be read.
pub async fn assignable(app: &App, lead: &Lead) -> Result<Vec<(UserId, String)>, Error> {
    let db = &app.store.db;
    Ok(match &lead.circle {
        Some(circle) => agencies::names_in_circle(db, circle).await?,
        None => agencies::names_of_officers(db, &lead.acting).await?,
    })
}

/// The people of those who have a case, whom the desk may name as accused: in a secret case, those of its circle.
///
/// # Errors
/// The records can't be read.
pub async fn accusable(app: &App, lead: &Lead) -> Result<Vec<(UserId, String)>, Error> {
    let db = &app.store.db;
    Ok(match &lead.circle {
        Some(circle) => agencies::names_in_circle(db, circle).await?,
        None => agencies::names_of_people(db, &lead.acting).await?,
    })
}
