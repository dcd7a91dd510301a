//! What must stay apart from the case: identity, contact, secret text; each value encrypted under
//! a key of its own, and that key wrapped by one outside the database.
//!
//! Erasing destroys the wrapped key: what is left is noise, also in every later backup.

mod envelope;

use crate::args;
use crate::db::{Db, Row, Statement, Tx, Val};
use crate::error::StoreError;
use crate::keys::{IdentityKey, Keys};
use crate::secret::Secret;
use envelope::{Envelope, Opener};
use lapor_domain::values::CaseId;
use std::collections::BTreeMap;

/// The three parts of the vault, each under its own key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Name, NIK, address: opened only with the custodian's key.
    Identity,
    /// Phone and mail: opened to write to the reporter.
    Contact,
    /// Secret text and originals: opened for the case's circle.
    Body,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Identity, Kind::Contact, Kind::Body];

    const fn table(self) -> &'static Table {
        match self {
            Kind::Identity => &IDENTITY,
            Kind::Contact => &CONTACT,
            Kind::Body => &BODY,
        }
    }
}

/// Where a value lies. The version is part of what is authenticated, so an old value can't be
/// put back in the place of a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<'a> {
    /// The case it belongs to.
    pub case: CaseId,
    /// Which part of the vault.
    pub kind: Kind,
    /// Which value, as a code.
    pub field: &'a str,
    /// Counts up each time the value is replaced.
    pub version: i64,
}

/// What the vault gives back.
pub enum Opened {
    /// The value.
    Value(Secret<Vec<u8>>),
    /// It was held once; its key was destroyed.
    Erased,
    /// It is held, but only the custodian's key opens it.
    Withheld,
}

/// A value that the vault holds or held, without the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Which value.
    pub field: String,
    /// Its newest version.
    pub version: i64,
    /// Whether its key was destroyed.
    pub is_erased: bool,
}

/// The statements of one part of the vault. The three tables have the same shape.
struct Table {
    /// Puts a value in.
    add: Statement,
    /// The newest version of one value.
    newest: Statement,
    /// Every version of every value of a case.
    of_case: Statement,
    /// Destroys the keys of one value.
    erase_field: Statement,
    /// Destroys the keys of all values of a case.
    erase_case: Statement,
}

macro_rules! table {
    ($table:literal) => {
        Table {
            add: Statement::new(
                concat!("vault::", $table, "::add"),
                concat!(
                    "insert into ",
                    $table,
                    " (case_id, field, version, nonce, sealed, wrapped_key) ",
                    "values ($1, $2, $3, $4, $5, $6)"
                ),
            ),
            newest: Statement::new(
                concat!("vault::", $table, "::newest"),
                concat!(
                    "select field, version, nonce, sealed, wrapped_key from ",
                    $table,
                    " where case_id = $1 and field = $2 order by version desc limit 1"
                ),
            ),
            of_case: Statement::new(
                concat!("vault::", $table, "::of_case"),
                concat!(
                    "select field, version, nonce, sealed, wrapped_key from ",
                    $table,
                    " where case_id = $1 order by field, version"
                ),
            ),
            erase_field: Statement::new(
                concat!("vault::", $table, "::erase_field"),
                concat!(
                    "update ",
                    $table,
                    " set wrapped_key = null ",
                    "where case_id = $1 and field = $2 and wrapped_key is not null"
                ),
            ),
            erase_case: Statement::new(
                concat!("vault::", $table, "::erase_case"),
                concat!(
                    "update ",
                    $table,
                    " set wrapped_key = null ",
                    "where case_id = $1 and wrapped_key is not null"
                ),
            ),
        }
    };
}

const IDENTITY: Table = table!("vault_identity");
const CONTACT: Table = table!("vault_contact");
const BODY: Table = table!("vault_body");

/// Every statement of this module.
pub(crate) const STATEMENTS: &[Statement] = &[
    IDENTITY.add,
    IDENTITY.newest,
    IDENTITY.of_case,
    IDENTITY.erase_field,
    IDENTITY.erase_case,
    CONTACT.add,
    CONTACT.newest,
    CONTACT.of_case,
    CONTACT.erase_field,
    CONTACT.erase_case,
    BODY.add,
    BODY.newest,
    BODY.of_case,
    BODY.erase_field,
    BODY.erase_case,
];

/// The statement that reads everything one part of the vault holds of a case.
pub(crate) const fn of_case(kind: Kind) -> Statement {
    kind.table().of_case
}

/// The statement that puts a value into one part of the vault.
pub(crate) const fn adding(kind: Kind) -> Statement {
    kind.table().add
}

/// A value as it lies in the vault, not yet put in.
pub(crate) struct Sealed {
    /// Which part of the vault it belongs to.
    pub kind: Kind,
    /// The values of its row.
    pub row: Vec<Val>,
}

/// Seals a value.
pub(crate) fn sealed(keys: &Keys, slot: Slot<'_>, value: &[u8]) -> Sealed {
    let e = envelope::seal(keys, slot, value);
    let row = args![slot.case, slot.field, slot.version, e.nonce, e.sealed, e.wrapped_key];
    Sealed { kind: slot.kind, row }
}

/// Puts a sealed value in.
pub(crate) async fn keep(tx: &mut Tx, sealed: Sealed) -> Result<(), StoreError> {
    tx.write(adding(sealed.kind), sealed.row).await
}

/// Seals a value and puts it in.
///
/// # Errors
/// `Conflict` when this version of the value is there already.
pub async fn put(tx: &mut Tx, keys: &Keys, slot: Slot<'_>, value: &[u8]) -> Result<(), StoreError> {
    keep(tx, sealed(keys, slot, value)).await?;
    tx.flush().await
}

/// Opens the newest version of a value with the keys of the server; an identity stays withheld.
///
/// # Errors
/// `NotFound` when it was never held, `Corrupt` when it does not open.
pub async fn read(db: &Db, keys: &Keys, case: CaseId, kind: Kind, field: &str) -> Result<Opened, StoreError> {
    let row = db.one(kind.table().newest, args![case, field]).await?;
    opened(&Opener::Server(keys), case, kind, &row)
}

/// Opens the address in a row that has read it beside something else; none where none is held.
pub(crate) fn address(keys: &Keys, case: CaseId, row: &Row) -> Result<Option<Secret<Vec<u8>>>, StoreError> {
    if row.maybe::<i64>("version")?.is_none() {
        return Ok(None);
    }
    Ok(match opened(&Opener::Server(keys), case, Kind::Contact, row)? {
        Opened::Value(address) => Some(address),
        Opened::Erased | Opened::Withheld => None,
    })
}

/// Opens the newest version of every value that one part of the vault holds of a case, by field.
///
/// # Errors
/// `Corrupt` when one does not open.
pub async fn read_all(
    db: &Db,
    keys: &Keys,
    case: CaseId,
    kind: Kind,
) -> Result<BTreeMap<String, Opened>, StoreError> {
    let holding = holding(db, case, kind).await?;
    let open = |field: &String| Ok((field.clone(), holding.open(keys, field)?));
    holding.newest.keys().map(open).collect()
}

/// What one part of the vault holds or held of a case, sealed: of each value the newest version.
pub(crate) struct Holding {
    case: CaseId,
    kind: Kind,
    newest: BTreeMap<String, Row>,
}

impl Holding {
    /// From the rows of [`of_case`].
    pub(crate) fn of(case: CaseId, kind: Kind, rows: Vec<Row>) -> Result<Holding, StoreError> {
        // In the order of versions: the last one stays.
        let newest = rows.into_iter().map(|row| Ok((row.get("field")?, row)));
        Ok(Holding { case, kind, newest: newest.collect::<Result<_, StoreError>>()? })
    }

    /// Opens a value with the keys of the server; an identity stays withheld. `NotFound` when it was never held.
    pub(crate) fn open(&self, keys: &Keys, field: &str) -> Result<Opened, StoreError> {
        let row = self.newest.get(field).ok_or(StoreError::NotFound)?;
        opened(&Opener::Server(keys), self.case, self.kind, row)
    }

    /// What it holds or held; nothing is opened.
    pub(crate) fn held(&self) -> Result<Vec<Held>, StoreError> {
        let held = |(field, row): (&String, &Row)| {
            let is_erased = row.maybe::<Vec<u8>>("wrapped_key")?.is_none();
            Ok(Held { field: field.clone(), version: row.get("version")?, is_erased })
        };
        self.newest.iter().map(held).collect()
    }
}

/// What one part of the vault holds or held of a case, sealed.
pub(crate) async fn holding(db: &Db, case: CaseId, kind: Kind) -> Result<Holding, StoreError> {
    Holding::of(case, kind, db.all(of_case(kind), args![case]).await?)
}

/// Opens the newest version of an identity value with the custodian's key.
///
/// # Errors
/// `NotFound` when it was never held, `Corrupt` when it does not open.
pub async fn reveal(db: &Db, key: &IdentityKey, case: CaseId, field: &str) -> Result<Opened, StoreError> {
    let row = db.one(IDENTITY.newest, args![case, field]).await?;
    opened(&Opener::Custodian(key), case, Kind::Identity, &row)
}

/// What one part of the vault holds or held of a case, by field; nothing is opened.
///
/// # Errors
/// As [`Db::all`].
pub async fn held(db: &Db, case: CaseId, kind: Kind) -> Result<Vec<Held>, StoreError> {
    holding(db, case, kind).await?.held()
}

/// Destroys every version's key of one value; tells how many. Call [`Db::scrub`] after the commit.
///
/// # Errors
/// As [`Tx::run`].
pub async fn erase(tx: &mut Tx, case: CaseId, kind: Kind, field: &str) -> Result<u64, StoreError> {
    tx.run(kind.table().erase_field, args![case, field]).await
}

/// Destroys the keys of all that one part of the vault holds of a case; tells how many.
/// Call [`Db::scrub`] after the commit.
///
/// # Errors
/// As [`Tx::run`].
pub async fn erase_all(tx: &mut Tx, case: CaseId, kind: Kind) -> Result<u64, StoreError> {
    tx.run(kind.table().erase_case, args![case]).await
}

fn opened(opener: &Opener<'_>, case: CaseId, kind: Kind, row: &Row) -> Result<Opened, StoreError> {
    let field: String = row.get("field")?;
    let slot = Slot { case, kind, field: &field, version: row.get("version")? };
    let Some(wrapped_key) = row.maybe("wrapped_key")? else {
        return Ok(Opened::Erased);
    };
    let envelope = Envelope { nonce: row.get("nonce")?, sealed: row.get("sealed")?, wrapped_key };
    envelope::open(opener, slot, &envelope)
}
