//! The records together with the keys that fit them.

use crate::db::{Db, Engine, Location};
use crate::group::Group;
use crate::keys::{Keys, KeysError};
use std::sync::Arc;
use tokio::sync::Notify;

/// Everything that reading and writing a case needs. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    /// The open records.
    pub db: Db,
    /// The keys outside them.
    pub keys: Arc<Keys>,
    /// The writer that commits many Decisions at once; none where the engine does that itself.
    pub(crate) group: Option<Group>,
    /// Rung after each Decision of this process that is durable.
    pub(crate) decided: Arc<Notify>,
}

impl Store {
    /// Joins open records and checked keys. Called inside a runtime, where the writer can start.
    pub fn over(db: Db, keys: Keys) -> Store {
        let alone = Store { db, keys: Arc::new(keys), group: None, decided: Arc::default() };
        let group = (alone.db.engine() == Engine::Sqlite).then(|| Group::start(alone.clone()));
        Store { group, ..alone }
    }

    /// Joins attached records and keys, only to read.
    pub fn reading(db: Db, keys: Arc<Keys>) -> Store {
        Store { db, keys, group: None, decided: Arc::default() }
    }

    /// Opens the records, brings the schema up to date, and compares the keys with them. The first
    /// start marks the records with the keys and with what they are for.
    ///
    /// # Errors
    /// [`KeysError`] when the keys are not those of these records, or the records can't be opened.
    pub async fn open(location: &Location, keys: Keys) -> Result<Store, KeysError> {
        let db = Db::open(location).await?;
        keys.check(&db).await?;
        Ok(Store::over(db, keys))
    }
}
