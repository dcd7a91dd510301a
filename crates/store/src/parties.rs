//! Whom cases accuse, a row for each, so that the condition of [`Scope`](crate::scope::Scope) can leave out what accuses who
//! asks. The case itself holds the same list.

use crate::args;
use crate::db::{Tx, statements};
use crate::error::StoreError;
use lapor_domain::actors::Staff;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::facts::Value;
use lapor_domain::cases::parties::Party;
use lapor_domain::values::CaseId;

statements! {
    /// A party of a case.
    ADD = "insert into case_parties (case_id, party) values ($1, $2) on conflict (case_id, party) do nothing";
    /// The parties of a case.
    OF_CASE = "select party from case_parties where case_id = $1 order by party";
}

/// Stands around each code in [`codes_of`]; no code has it.
const BETWEEN: &str = "|";

/// Writes whom a case accuses. Nobody is ever taken out again.
pub(crate) async fn write(tx: &mut Tx, case: &Case) -> Result<(), StoreError> {
    for party in &case.parties {
        tx.write(ADD, args![case.id, party.put()]).await?;
    }
    Ok(())
}

/// The stored rows, for whoever compares them.
pub(crate) async fn rows(tx: &mut Tx, case: CaseId) -> Result<Vec<String>, StoreError> {
    tx.all(OF_CASE, args![case]).await?.iter().map(|row| row.get("party")).collect()
}

/// Every party that a member of staff would be, as one text: the condition looks for a case's parties in it.
pub(crate) fn codes_of(staff: &Staff) -> String {
    let circles = staff.circles.iter().map(|seat| &seat.unit);
    let units = staff.unit.iter().chain(circles.clone()).cloned().map(Party::Unit);
    let above = circles.map(|unit| &unit.institution);
    let institutions = std::iter::once(&staff.institution).chain(above).cloned().map(Party::Institution);
    let all = std::iter::once(Party::Official(staff.user)).chain(units).chain(institutions);
    all.fold(BETWEEN.to_owned(), |codes, party| codes + &party.put() + BETWEEN)
}
