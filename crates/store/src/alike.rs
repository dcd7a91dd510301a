//! What open reports that may tell of the same matter are found by. The indexer writes it beside the search index.
//!
//! The table only proposes: it holds a few numbers for each open case, made of its words and its place. Which of those
//! that share one are shown is decided by the condition of [`Scope`], inside the same statement; how alike they are is
//! decided on their texts. A secret case is never in it, and no case that has ended.

use crate::args;
use crate::coded;
use crate::db::{Row, Statement, Tx, Val, statements};
use crate::error::StoreError;
use crate::open::Store;
use crate::scope::{Scope, Whole, condition};
use lapor_domain::cases::status::Status;
use lapor_domain::values::{AreaCode, CaseId, Instant, InstitutionCode, Ticket};
use std::collections::BTreeMap;

/// How many bands a case has at most: as many as the statements have room for.
pub const MOST: usize = 8;

statements! {
    /// The bands of a case.
    PUT = "insert into alike_bands (case_id, band) \
           values ($1, $2), ($1, $3), ($1, $4), ($1, $5), ($1, $6), ($1, $7), ($1, $8), ($1, $9) \
           on conflict (band, case_id) do nothing";
    /// A case that nothing is found by any more, or by other bands.
    TAKE_OUT = "delete from alike_bands where case_id = $1";
    /// The bands that a case is found by.
    HELD = "select band from alike_bands where case_id = $1 order by band";
}

/// Which bands: `$3` and `$5` to `$11`; `$4` is what every condition of a scope expects there.
macro_rules! asked {
    () => {
        "($3, $5, $6, $7, $8, $9, $10, $11)"
    };
}

/// Of a band that very many share, the newest.
macro_rules! newest {
    ($band:literal) => {
        concat!(
            "select case_id from (select b.case_id from alike_bands b where b.band = ",
            $band,
            " and b.case_id <> $1 order by b.case_id desc limit 128) n"
        )
    };
}

/// The cases of a scope that share a band with a case (`$1`), at most `$2`: first those that share most.
/// Of each band only the newest are looked at, so a flood of copies costs no more. The order of `cross join` keeps SQLite from walking
/// through all cases of an office instead. A secret case is never told, not even to who may open it: that would be a
/// view that nobody logged.
macro_rules! candidates {
    ($whole:ident) => {
        Statement::new(
            concat!("alike::candidates::", stringify!($whole)),
            concat!(
                "select c.id, c.ticket, c.status, c.area, c.lead_institution, c.received_at, ",
                "r.title, substr(r.words, 1, 2000) as words, r.place ",
                "from reports r cross join cases c where r.case_id in (",
                newest!("$3"),
                " union ",
                newest!("$5"),
                " union ",
                newest!("$6"),
                " union ",
                newest!("$7"),
                " union ",
                newest!("$8"),
                " union ",
                newest!("$9"),
                " union ",
                newest!("$10"),
                " union ",
                newest!("$11"),
                ") and c.id = r.case_id and c.is_open = 1 and c.secrecy = 'open' and ",
                condition!($whole),
                " order by (select count(*) from alike_bands n where n.case_id = c.id and n.band in ",
                asked!(),
                ") desc, c.id desc limit $2"
            ),
        )
    };
}

/// Every statement that candidates are looked for with. A circle's cases are secret, so none has a band.
pub(crate) const CANDIDATES: [Statement; 3] =
    [candidates!(national), candidates!(coordinated), candidates!(own)];

const fn statement(whole: &Whole) -> Statement {
    match whole {
        Whole::National => CANDIDATES[0],
        Whole::Coordinated(..) => CANDIDATES[1],
        Whole::Own(_) => CANDIDATES[2],
    }
}

/// A question.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who asks.
    pub scope: Scope,
    /// Which case the others may be like.
    pub case: CaseId,
    /// Its bands.
    pub bands: Vec<i64>,
    /// How many candidates at most.
    pub limit: u32,
}

/// An open case that shares a band with another.
#[derive(Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its public number.
    pub ticket: Ticket,
    /// Where it stands.
    pub status: Status,
    /// Where it is about.
    pub area: Option<AreaCode>,
    /// Who is responsible.
    pub lead_institution: Option<InstitutionCode>,
    /// When it was received.
    pub received_at: Instant,
    /// The title, where one was given.
    pub title: Option<String>,
    /// What happened, from the beginning.
    pub words: String,
    /// A landmark or address in words.
    pub place: Option<String>,
}

/// Open cases in scope that share a band with a case. Nobody is told of a case that they may not see: what is secret
/// has no band, and every candidate is joined with its case under the condition of the scope.
///
/// # Errors
/// `Corrupt` when a row can't be read.
pub async fn candidates(store: &Store, asked: &Asked) -> Result<Vec<Candidate>, StoreError> {
    if asked.bands.is_empty() {
        return Ok(Vec::new());
    }
    // Only somebody above very many institutions needs more than one statement.
    let mut found = BTreeMap::new();
    for whole in asked.scope.wholes() {
        for row in store.db.all(statement(&whole), asked.values(&whole)).await? {
            let id: CaseId = row.get("id")?;
            found.insert(id, candidate(&row)?);
        }
    }
    Ok(found.into_values().rev().collect())
}

impl Asked {
    fn values(&self, whole: &Whole) -> Vec<Val> {
        let bands = slots(&self.bands);
        let mut values = args![self.case, self.limit, bands[0], i64::MAX];
        values.extend(bands[1..].iter().map(|band| Val::Int(Some(*band))));
        values.extend(self.scope.values_of(whole));
        values
    }
}

/// The bands, the first again where there are fewer.
fn slots(bands: &[i64]) -> [i64; MOST] {
    std::array::from_fn(|at| bands.get(at).or(bands.first()).copied().unwrap_or_default())
}

fn candidate(row: &Row) -> Result<Candidate, StoreError> {
    Ok(Candidate {
        ticket: row.get("ticket")?,
        status: coded::read(row, "status")?,
        area: row.maybe("area")?,
        lead_institution: row.maybe("lead_institution")?,
        received_at: row.get("received_at")?,
        title: row.maybe("title")?,
        words: row.maybe("words")?.unwrap_or_default(),
        place: row.maybe("place")?,
    })
}

/// Has a case found by these bands alone; by none, when there are none.
pub(crate) async fn put(tx: &mut Tx, case: CaseId, bands: &[i64]) -> Result<(), StoreError> {
    tx.write(TAKE_OUT, args![case]).await?;
    if !bands.is_empty() {
        let mut values = args![case];
        values.extend(slots(bands).map(|band| Val::Int(Some(band))));
        tx.write(PUT, values).await?;
    }
    Ok(())
}

/// The bands that a case is found by, in order.
pub(crate) async fn held(tx: &mut Tx, case: CaseId) -> Result<Vec<i64>, StoreError> {
    tx.all(HELD, args![case]).await?.iter().map(|row| row.get("band")).collect()
}
