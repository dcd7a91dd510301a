//! What reporters wrote, apart from the case's state; and what is held to reach them by.

use crate::args;
use crate::coded::odd;
use crate::db::{Row, Tx, Val, statements};
use crate::error::StoreError;
use crate::journal;
use crate::keys::Keys;
use crate::open::Store;
use crate::vault::{self, Holding, Opened, Slot};
use jiff::civil::Date;
use lapor_domain::cases::case::Case;
use lapor_domain::reports::{Contact, Report};
use lapor_domain::values::{CaseId, InstitutionCode, TopicCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

statements! {
    /// A report.
    pub(crate) ADD = "insert into reports (case_id, title, words, place, happened_on, topic, institution, nonce) \
           values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// The report of a case.
    pub(crate) READ = "select title, words, place, happened_on, topic, institution, nonce \
            from reports where case_id = $1";
    /// What is or was held to name and reach a reporter.
    pub(crate) HELD = "select field, version, wrapped_key from vault_identity where case_id = $1 \
                       union all select field, version, wrapped_key from vault_contact where case_id = $1";
}

/// Isi laporan: what the reporter wrote and chose.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportText {
    /// A title, where one was given.
    pub title: Option<String>,
    /// What happened; empty once it was erased.
    pub words: String,
    /// A landmark or address in words.
    pub place: Option<String>,
    /// When it happened.
    #[serde(with = "dates")]
    pub happened_on: Option<Date>,
    /// The topic, as the reporter chose it.
    #[serde(with = "codes")]
    pub topic: Option<TopicCode>,
    /// The institution, as the reporter chose it.
    #[serde(with = "codes")]
    pub institution: Option<InstitutionCode>,
}

/// Name of the report in the vault.
const FIELD: &str = "report";

/// What the reporter wrote. A secret report is opened: log the view before.
///
/// # Errors
/// `NotFound` when there is no such case, `Corrupt` when it does not open.
pub async fn read(store: &Store, case: &Case) -> Result<ReportText, StoreError> {
    opened(store, case.id, &store.db.one(READ, args![case.id]).await?).await
}

/// What the reporter wrote, from its row.
pub(crate) async fn opened(store: &Store, case: CaseId, row: &Row) -> Result<ReportText, StoreError> {
    text(&store.keys, &bodies(store, case, row).await?, row)
}

/// Which of `name`, `email` and `phone` are held of the reporter, never their values.
///
/// # Errors
/// As [`Db::all`](crate::Db::all).
pub async fn contact_kinds(store: &Store, case: CaseId) -> Result<Vec<&'static str>, StoreError> {
    kinds(&store.db.all(HELD, args![case]).await?)
}

/// Which of `name`, `email` and `phone` are held, from the rows of [`HELD`].
pub(crate) fn kinds(rows: &[Row]) -> Result<Vec<&'static str>, StoreError> {
    let mut newest: BTreeMap<String, (i64, bool)> = BTreeMap::new();
    for row in rows {
        let version = (row.get("version")?, row.maybe::<Vec<u8>>("wrapped_key")?.is_some());
        let known = newest.entry(row.get("field")?).or_insert(version);
        *known = version.max(*known);
    }
    let is_held = |kind: &&str| newest.get(*kind).is_some_and(|(_, is_held)| *is_held);
    Ok(["name", "email", "phone"].into_iter().filter(is_held).collect())
}

/// Writes a report and how its reporter is reached; returns what the journal holds of the report.
pub(crate) async fn add(
    tx: &mut Tx,
    store: &Store,
    case: &Case,
    report: &Report,
) -> Result<[u8; 32], StoreError> {
    let written = written(&store.keys, case, report)?;
    tx.write(ADD, written.row).await?;
    for sealed in written.sealed {
        vault::keep(tx, sealed).await?;
    }
    Ok(written.commitment)
}

/// A report on its way into the records.
pub(crate) struct Written {
    /// The values of its row.
    pub row: Vec<Val>,
    /// What of it goes into the vault, with what its reporter is reached by.
    pub sealed: Vec<vault::Sealed>,
    /// What the journal holds of it.
    pub commitment: [u8; 32],
}

/// A report and how its reporter is reached, as the records keep it.
pub(crate) fn written(keys: &Keys, case: &Case, report: &Report) -> Result<Written, StoreError> {
    let text = ReportText {
        title: report.title.clone(),
        words: report.words.clone(),
        place: report.place.clone(),
        happened_on: report.happened_on,
        topic: report.topic.clone(),
        institution: report.institution.clone(),
    };
    let opening = journal::new_opening();
    let open = Some(&text).filter(|_| !case.is_secret());
    let row = args![
        case.id,
        open.and_then(|text| text.title.as_ref()),
        open.map(|text| &text.words),
        open.and_then(|text| text.place.as_ref()),
        open.and_then(|text| text.happened_on).map(|date| date.to_string()),
        open.and_then(|text| text.topic.as_ref()),
        open.and_then(|text| text.institution.as_ref()),
        opening,
    ];
    let mut sealed = sealed_contact(keys, case.id, &report.contact);
    if case.is_secret() {
        let body = serde_json::to_vec(&text).map_err(|_| odd(FIELD))?;
        let slot = Slot { case: case.id, kind: vault::Kind::Body, field: FIELD, version: 1 };
        sealed.push(vault::sealed(keys, slot, &body));
    }
    Ok(Written { row, sealed, commitment: commitment(&opening, case.id, &text)? })
}

fn sealed_contact(keys: &Keys, case: CaseId, contact: &Contact) -> Vec<vault::Sealed> {
    let held = [
        (vault::Kind::Identity, "name", &contact.name),
        (vault::Kind::Contact, "email", &contact.email),
        (vault::Kind::Contact, "phone", &contact.phone),
    ];
    let given = held.into_iter().filter(|(_, _, value)| !value.is_empty());
    given
        .map(|(kind, field, value)| {
            vault::sealed(keys, Slot { case, kind, field, version: 1 }, value.as_bytes())
        })
        .collect()
}

/// What the journal must hold of a report; none once that was made unprovable.
pub(crate) async fn proof(store: &Store, case: CaseId) -> Result<Option<[u8; 32]>, StoreError> {
    let row = store.db.one(READ, args![case]).await?;
    match row.maybe::<[u8; 32]>("nonce")? {
        Some(opening) => {
            let text = text(&store.keys, &bodies(store, case, &row).await?, &row)?;
            Ok(Some(commitment(&opening, case, &text)?))
        }
        None => Ok(None),
    }
}

fn commitment(opening: &[u8; 32], case: CaseId, text: &ReportText) -> Result<[u8; 32], StoreError> {
    let text = serde_json::to_string(text).map_err(|_| odd(FIELD))?;
    Ok(journal::commitment(opening, case, &[FIELD, &text]))
}

/// The secret texts of a case, where the report's row holds none.
async fn bodies(store: &Store, case: CaseId, row: &Row) -> Result<Holding, StoreError> {
    match row.maybe::<String>("words")? {
        Some(_) => Holding::of(case, vault::Kind::Body, Vec::new()),
        None => vault::holding(&store.db, case, vault::Kind::Body).await,
    }
}

/// The report from its row and, where it is secret, from the vault.
pub(crate) fn text(keys: &Keys, bodies: &Holding, row: &Row) -> Result<ReportText, StoreError> {
    let Some(words) = row.maybe("words")? else {
        return match bodies.open(keys, FIELD)? {
            Opened::Value(value) => serde_json::from_slice(value.expose()).map_err(|_| odd(FIELD)),
            Opened::Erased | Opened::Withheld => Ok(ReportText::default()),
        };
    };
    let happened_on: Option<String> = row.maybe("happened_on")?;
    Ok(ReportText {
        title: row.maybe("title")?,
        words,
        place: row.maybe("place")?,
        happened_on: happened_on.map(|date| date.parse().map_err(|_| odd("happened_on"))).transpose()?,
        topic: row.maybe("topic")?,
        institution: row.maybe("institution")?,
    })
}

/// Dates as `2026-03-17`.
mod dates {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(date: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        date.map(|date| date.to_string()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        let text: Option<String> = Option::deserialize(from)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}

/// Codes of the rulebook as their text.
mod codes {
    use lapor_domain::cases::facts::Value;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<T: Value, S: Serializer>(code: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        code.as_ref().map(Value::put).serialize(to)
    }

    pub(super) fn deserialize<'de, T: Value, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        let text: Option<String> = Option::deserialize(from)?;
        text.map(|text| T::take(&text).ok_or_else(|| D::Error::custom("odd code"))).transpose()
    }
}
