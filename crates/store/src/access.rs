//! Who looked: every opening of secret text or identity, written before it is shown.

use crate::args;
use crate::db::{Db, Row, Tx, statements};
use crate::error::StoreError;
use crate::ids::next_id;
use crate::seals::sealed;
use lapor_domain::values::{CaseId, Instant, InstitutionCode, UserId};

statements! {
    /// Notes an opening.
    ADD = "insert into access_log (id, case_id, at, user_id, role, institution, what, seal) \
           values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// The openings of a case, oldest first.
    OF_CASE = "select case_id, at, user_id, role, institution, what from access_log \
               where case_id = $1 order by id";
}

/// One opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The case.
    pub case: CaseId,
    /// When.
    pub at: Instant,
    /// Who.
    pub user: UserId,
    /// In which role or standing, as a code.
    pub role: String,
    /// For which institution.
    pub institution: InstitutionCode,
    /// What was opened, as a code.
    pub what: String,
}

/// Notes an opening. Commit it before the answer leaves; if that fails, show nothing.
///
/// # Errors
/// As [`Tx::run`].
pub async fn record(tx: &mut Tx, opening: &Opening) -> Result<(), StoreError> {
    let o = opening;
    let row = args![next_id(o.at), o.case, o.at, o.user, &o.role, &o.institution, &o.what];
    tx.run(ADD, sealed(row)).await?;
    Ok(())
}

/// Every opening of a case, oldest first.
///
/// # Errors
/// As [`Db::all`].
pub async fn of_case(db: &Db, case: CaseId) -> Result<Vec<Opening>, StoreError> {
    db.all(OF_CASE, args![case]).await?.iter().map(opening).collect()
}

fn opening(row: &Row) -> Result<Opening, StoreError> {
    Ok(Opening {
        case: row.get("case_id")?,
        at: row.get("at")?,
        user: row.get("user_id")?,
        role: row.get("role")?,
        institution: row.get("institution")?,
        what: row.get("what")?,
    })
}
