//! The thread of a case: what its reporter and its institutions wrote to each other, as sent.

use crate::coded::{self, odd};
use crate::db::{Row, Tx, Val, statements};
use crate::error::StoreError;
use crate::keys::Keys;
use crate::open::Store;
use crate::vault::{self, Holding, Opened, Slot};
use crate::{args, journal};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::decide::NewMessage;
use lapor_domain::cases::events::{Doer, Event};
use lapor_domain::cases::facts::Purpose;
use lapor_domain::values::{CaseId, Instant};
use serde::{Deserialize, Serialize};

statements! {
    /// A message.
    pub(crate) ADD = "insert into messages (case_id, version, purpose, by_role, by_user, by_institution, at, \
           text, law, nonce) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// The thread of a case.
    pub(crate) OF_CASE = "select case_id, version, purpose, by_role, by_user, by_institution, at, text, law, nonce \
               from messages where case_id = $1 order by version";
    /// The message that came with one version of a case.
    OF_VERSION = "select case_id, version, purpose, by_role, by_user, by_institution, at, text, law, nonce \
                  from messages where case_id = $1 and version = $2";
}

/// Pesan: one text of the thread.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// The case's version that it came with.
    pub version: u64,
    /// What it is for.
    pub purpose: Purpose,
    /// Who wrote it.
    pub by: Doer,
    /// When.
    pub at: Instant,
    /// The text, as sent; empty once it was erased.
    pub text: String,
    /// The law a refusal quotes; empty otherwise.
    pub law: String,
}

/// A secret message as the vault keeps it.
#[derive(Serialize, Deserialize)]
struct Sealed {
    text: String,
    law: String,
}

/// The thread of a case, oldest first. Secret texts are opened: log the view before.
///
/// # Errors
/// `Corrupt` when a text does not open.
pub async fn thread(store: &Store, case: &Case) -> Result<Vec<Message>, StoreError> {
    let rows = store.db.all(OF_CASE, args![case.id]).await?;
    read(&store.keys, &bodies(store, case.id, &rows).await?, &rows)
}

/// The thread from its rows and, where it is secret, from the vault.
pub(crate) fn read(keys: &Keys, bodies: &Holding, rows: &[Row]) -> Result<Vec<Message>, StoreError> {
    rows.iter().map(|row| message(keys, bodies, row)).collect()
}

/// The secret texts of a case, where a message's row holds none.
async fn bodies(store: &Store, case: CaseId, rows: &[Row]) -> Result<Holding, StoreError> {
    for row in rows {
        if row.maybe::<String>("text")?.is_none() {
            return vault::holding(&store.db, case, vault::Kind::Body).await;
        }
    }
    Holding::of(case, vault::Kind::Body, Vec::new())
}

/// The message that came with one version of a case, if there is one. A secret text is opened.
///
/// # Errors
/// As [`thread`].
pub async fn of_version(store: &Store, case: &Case, version: u64) -> Result<Option<Message>, StoreError> {
    let key = i64::try_from(version).unwrap_or(i64::MAX);
    let rows = store.db.all(OF_VERSION, args![case.id, key]).await?;
    Ok(read(&store.keys, &bodies(store, case.id, &rows).await?, &rows)?.pop())
}

/// Writes a message with its event; returns what the journal holds of it.
pub(crate) async fn add(
    tx: &mut Tx,
    store: &Store,
    case: &Case,
    both: (&Event, &NewMessage),
) -> Result<[u8; 32], StoreError> {
    let written = written(&store.keys, case, both)?;
    tx.write(ADD, written.row).await?;
    if let Some(sealed) = written.sealed {
        vault::keep(tx, sealed).await?;
    }
    Ok(written.commitment)
}

/// A message on its way into the records.
pub(crate) struct Written {
    /// The values of its row.
    pub row: Vec<Val>,
    /// What of it goes into the vault.
    pub sealed: Option<vault::Sealed>,
    /// What the journal holds of it.
    pub commitment: [u8; 32],
}

/// A message with its event, as the records keep it.
pub(crate) fn written(
    keys: &Keys,
    case: &Case,
    (event, message): (&Event, &NewMessage),
) -> Result<Written, StoreError> {
    let opening = journal::new_opening();
    let version = i64::try_from(event.version).unwrap_or(i64::MAX);
    let is_open = !case.is_secret();
    let text = is_open.then_some(&message.text);
    let law = Some(&message.law).filter(|law| is_open && !law.is_empty());
    let mut row = args![case.id, version, message.purpose.code()];
    row.extend(journal::doer_cells(&event.by));
    row.extend(args![event.at, text, law, opening]);
    let sealed = if is_open { None } else { Some(seal(keys, case.id, event.version, message)?) };
    let key = (event.version, message.purpose);
    let commitment = commitment(&opening, case.id, key, (&message.text, &message.law));
    Ok(Written { row, sealed, commitment })
}

fn seal(keys: &Keys, case: CaseId, version: u64, message: &NewMessage) -> Result<vault::Sealed, StoreError> {
    let sealed = Sealed { text: message.text.clone(), law: message.law.clone() };
    let sealed = serde_json::to_vec(&sealed).map_err(|_| odd("message"))?;
    let slot = Slot { case, kind: vault::Kind::Body, field: &field(version), version: 1 };
    Ok(vault::sealed(keys, slot, &sealed))
}

/// What the journal holds of a message.
fn commitment(
    opening: &[u8; 32],
    case: CaseId,
    (version, purpose): (u64, Purpose),
    (text, law): (&str, &str),
) -> [u8; 32] {
    journal::commitment(opening, case, &["message", &version.to_string(), purpose.code(), text, law])
}

/// Under which name the vault keeps a secret message.
fn field(version: u64) -> String {
    format!("message.{version}")
}

fn message(keys: &Keys, bodies: &Holding, row: &Row) -> Result<Message, StoreError> {
    let version = u64::try_from(row.get::<i64>("version")?).map_err(|_| odd("version"))?;
    let (text, law) = match row.maybe::<String>("text")? {
        Some(text) => (text, row.maybe("law")?.unwrap_or_default()),
        None => sealed(keys, bodies, version)?,
    };
    Ok(Message {
        version,
        purpose: coded::read(row, "purpose")?,
        by: journal::doer(row)?,
        at: row.get("at")?,
        text,
        law,
    })
}

fn sealed(keys: &Keys, bodies: &Holding, version: u64) -> Result<(String, String), StoreError> {
    match bodies.open(keys, &field(version))? {
        Opened::Value(value) => {
            let sealed: Sealed = serde_json::from_slice(value.expose()).map_err(|_| odd("message"))?;
            Ok((sealed.text, sealed.law))
        }
        Opened::Erased | Opened::Withheld => Ok((String::new(), String::new())),
    }
}

/// A message with what the journal must hold of it; none once that was made unprovable.
pub(crate) struct Proof {
    /// The message.
    pub message: Message,
    /// What the journal must hold.
    pub commitment: Option<[u8; 32]>,
}

/// The thread of a case with its proofs.
pub(crate) async fn proofs(store: &Store, case: CaseId) -> Result<Vec<Proof>, StoreError> {
    let mut proofs = Vec::new();
    let rows = store.db.all(OF_CASE, args![case]).await?;
    let bodies = bodies(store, case, &rows).await?;
    for row in &rows {
        let message = message(&store.keys, &bodies, row)?;
        let opening: Option<[u8; 32]> = row.maybe("nonce")?;
        let (key, texts) = ((message.version, message.purpose), (&*message.text, &*message.law));
        let commitment = opening.map(|opening| commitment(&opening, case, key, texts));
        proofs.push(Proof { message, commitment });
    }
    Ok(proofs)
}
