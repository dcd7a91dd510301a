//! The program's explained proposal of who should answer, as it stood when the report came in.

mod stored;

use crate::args;
use crate::coded::odd;
use crate::db::{Row, Tx, Val, statements};
use crate::error::StoreError;
use crate::keys::Keys;
use crate::open::Store;
use crate::seals;
use crate::vault::{self, Holding, Opened, Slot};
use lapor_domain::cases::case::Case;
use lapor_domain::routing::propose::Proposal;
use stored::StoredProposal;

statements! {
    /// A proposal.
    pub(crate) ADD = "insert into proposals (case_id, body, seal) values ($1, $2, $3)";
    /// The proposal of a case.
    pub(crate) READ = "select body from proposals where case_id = $1";
}

/// Name of the proposal in the vault: its reasons quote the report.
const FIELD: &str = "proposal";

/// The proposal that a case came with. That of a secret case is opened: log the view before.
///
/// # Errors
/// `Corrupt` when it does not open.
pub async fn read(store: &Store, case: &Case) -> Result<Option<Proposal>, StoreError> {
    let Some(row) = store.db.one_or_none(READ, args![case.id]).await? else {
        return Ok(None);
    };
    let bodies = match row.maybe::<String>("body")? {
        Some(_) => Holding::of(case.id, vault::Kind::Body, Vec::new())?,
        None => vault::holding(&store.db, case.id, vault::Kind::Body).await?,
    };
    proposal(&store.keys, &bodies, &row)
}

/// The proposal from its row and, where it is secret, from the vault.
pub(crate) fn proposal(keys: &Keys, bodies: &Holding, row: &Row) -> Result<Option<Proposal>, StoreError> {
    let stored: StoredProposal = match row.maybe::<String>("body")? {
        Some(body) => serde_json::from_str(&body).map_err(|_| odd(FIELD))?,
        None => match bodies.open(keys, FIELD)? {
            Opened::Value(value) => serde_json::from_slice(value.expose()).map_err(|_| odd(FIELD))?,
            Opened::Erased | Opened::Withheld => return Ok(None),
        },
    };
    stored.proposal().map(Some).ok_or_else(|| odd(FIELD))
}

/// Whether a case has its proposal, erased or not.
pub(crate) async fn is_there(store: &Store, case: &Case) -> Result<bool, StoreError> {
    Ok(store.db.one_or_none(READ, args![case.id]).await?.is_some())
}

/// Writes the proposal that a case came with.
pub(crate) async fn add(
    tx: &mut Tx,
    store: &Store,
    case: &Case,
    proposal: &Proposal,
) -> Result<(), StoreError> {
    let (row, sealed) = written(&store.keys, case, proposal)?;
    tx.write(ADD, row).await?;
    match sealed {
        Some(sealed) => vault::keep(tx, sealed).await,
        None => Ok(()),
    }
}

/// The values of a proposal, and what of it goes into the vault.
pub(crate) fn written(
    keys: &Keys,
    case: &Case,
    proposal: &Proposal,
) -> Result<(Vec<Val>, Option<vault::Sealed>), StoreError> {
    // A reason with an argument that reading does not know would be lost to every reader.
    debug_assert!(StoredProposal::from(proposal).proposal().as_ref() == Some(proposal));
    let body = serde_json::to_string(&StoredProposal::from(proposal)).map_err(|_| odd(FIELD))?;
    let open = Some(&body).filter(|_| !case.is_secret());
    let slot = Slot { case: case.id, kind: vault::Kind::Body, field: FIELD, version: 1 };
    let sealed = case.is_secret().then(|| vault::sealed(keys, slot, body.as_bytes()));
    Ok((seals::sealed(args![case.id, open]), sealed))
}
