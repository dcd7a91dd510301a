//! The keys outside the database: a directory of their own, never in the data directory or a backup.
//!
//! `body.key` opens secret text, `contact.key` phone and mail, `pepper.key` stands behind access
//! codes. Identities are sealed to `identity.public`; `identity.private` belongs to the custodian,
//! and no function of a running server reads it.

mod files;

use crate::codes::{Pepper, keyed_hash};
use crate::db::Db;
use crate::error::StoreError;
use crate::secret::Secret;
use crate::settings;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use x25519_dalek::{PublicKey, StaticSecret};

/// What an installation is for. Keys and records of one purpose never meet those of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To try the program with invented cases.
    Demo,
    /// The real thing.
    Production,
}

impl Purpose {
    /// The word in the key directory's `KIND` file.
    pub const fn code(self) -> &'static str {
        match self {
            Purpose::Demo => "demo",
            Purpose::Production => "production",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Purpose::Demo, Purpose::Production].into_iter().find(|purpose| purpose.code() == code)
    }

    /// The value of the setting `demo`.
    const fn is_demo(self) -> &'static str {
        match self {
            Purpose::Demo => "yes",
            Purpose::Production => "no",
        }
    }
}

/// The keys that a running server holds.
pub struct Keys {
    purpose: Purpose,
    body: Secret<[u8; 32]>,
    contact: Secret<[u8; 32]>,
    identity: PublicKey,
    pepper_check: [u8; 32],
    pepper: Pepper,
}

/// The custodian's key, which opens identities.
pub struct IdentityKey(StaticSecret);

/// Why the keys can't be used. Shown to the operator who starts the program.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// A file or the directory can't be read or made.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Other users of the machine can read a key.
    #[error("{0} can be read by others; set its mode to 0600 (0700 for the directory)")]
    Exposed(PathBuf),
    /// A file is there but is no key.
    #[error("{0} does not hold 64 hexadecimal digits")]
    Malformed(PathBuf),
    /// The directory does not say what its keys are for.
    #[error("{0} holds neither \"demo\" nor \"production\"")]
    Unmarked(PathBuf),
    /// Demo keys for a production start, or the other way round.
    #[error("the keys in {directory} are {found} keys, but this start is {wanted}")]
    WrongPurpose {
        /// The key directory.
        directory: PathBuf,
        /// What the keys are for.
        found: &'static str,
        /// What they should be for.
        wanted: &'static str,
    },
    /// A demo start on production records, or the other way round.
    #[error("this database is no {0} database; choose another with --data or --database")]
    WrongRecords(&'static str),
    /// The records were made with another key.
    #[error("{0} is not the key that this database was made with; choose the right --keys directory")]
    WrongKey(&'static str),
    /// The records could not be asked.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Keys {
    /// Reads the keys in `directory`; makes new ones when it is missing or empty.
    ///
    /// # Errors
    /// [`KeysError`], except those that need the records.
    pub fn open_or_create(directory: &Path, purpose: Purpose) -> Result<Keys, KeysError> {
        if files::is_vacant(directory)? {
            files::create(directory, purpose)?;
        }
        Self::open(directory, purpose)
    }

    /// Reads the keys in `directory`, which must be there.
    ///
    /// # Errors
    /// [`KeysError`], except those that need the records.
    pub fn open(directory: &Path, purpose: Purpose) -> Result<Keys, KeysError> {
        let found = files::read_purpose(directory)?;
        if found != purpose {
            let (found, wanted) = (found.code(), purpose.code());
            return Err(KeysError::WrongPurpose { directory: directory.into(), found, wanted });
        }
        let pepper = files::read_key(directory, files::PEPPER)?;
        Ok(Keys {
            purpose,
            body: files::read_key(directory, files::BODY)?,
            contact: files::read_key(directory, files::CONTACT)?,
            identity: PublicKey::from(*files::read_key(directory, files::IDENTITY_PUBLIC)?.expose()),
            pepper_check: check_value(pepper.expose(), files::PEPPER),
            pepper: Pepper::new(pepper),
        })
    }

    /// Reads the keys in `directory`, whatever they are for.
    ///
    /// # Errors
    /// [`KeysError`], except those that need the records.
    pub fn open_any(directory: &Path) -> Result<Keys, KeysError> {
        Self::open(directory, files::read_purpose(directory)?)
    }

    /// Compares the keys with the records; on the first start, marks the records with them.
    ///
    /// # Errors
    /// `WrongRecords` or `WrongKey`: then the program must not go on, because it would seal new
    /// rows with a key that opens none of the old ones.
    pub async fn check(&self, db: &Db) -> Result<(), KeysError> {
        let mut tx = db.begin().await?;
        let demo = settings::put_first(&mut tx, "demo", self.purpose.is_demo()).await?;
        if demo != self.purpose.is_demo() {
            return Err(KeysError::WrongRecords(self.purpose.code()));
        }
        for (file, name, value) in self.checks() {
            if settings::put_first(&mut tx, name, &value).await? != value {
                return Err(KeysError::WrongKey(file));
            }
        }
        Ok(tx.commit().await?)
    }

    /// Compares the keys with the settings of records that are only read. Records that were never
    /// started fit any keys.
    ///
    /// # Errors
    /// `WrongRecords` or `WrongKey`.
    pub fn compare(&self, settings: &BTreeMap<String, String>) -> Result<(), KeysError> {
        if settings.get("demo").is_some_and(|demo| demo != self.purpose.is_demo()) {
            return Err(KeysError::WrongRecords(self.purpose.code()));
        }
        for (file, name, value) in self.checks() {
            if settings.get(name).is_some_and(|stored| *stored != value) {
                return Err(KeysError::WrongKey(file));
            }
        }
        Ok(())
    }

    /// File, setting and check value of each key.
    fn checks(&self) -> [(&'static str, &'static str, String); 4] {
        let hex = |value: [u8; 32]| data_encoding::HEXLOWER.encode(&value);
        let identity = check_value(self.identity.as_bytes(), files::IDENTITY_PUBLIC);
        [
            (files::BODY, "key_check.body", hex(check_value(self.body.expose(), files::BODY))),
            (files::CONTACT, "key_check.contact", hex(check_value(self.contact.expose(), files::CONTACT))),
            (files::PEPPER, "key_check.pepper", hex(self.pepper_check)),
            (files::IDENTITY_PUBLIC, "key_check.identity", hex(identity)),
        ]
    }

    /// What the keys are for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The key behind access codes.
    pub fn pepper(&self) -> &Pepper {
        &self.pepper
    }

    pub(crate) fn body(&self) -> &[u8; 32] {
        self.body.expose()
    }

    pub(crate) fn contact(&self) -> &[u8; 32] {
        self.contact.expose()
    }

    pub(crate) fn identity(&self) -> &PublicKey {
        &self.identity
    }
}

impl IdentityKey {
    /// Reads `identity.private` from the directory the custodian keeps it in.
    ///
    /// # Errors
    /// [`KeysError`] when it is not there, exposed, or no key.
    pub fn open(directory: &Path) -> Result<Self, KeysError> {
        let key = files::read_key(directory, files::IDENTITY_PRIVATE)?;
        Ok(IdentityKey(StaticSecret::from(*key.expose())))
    }

    pub(crate) fn secret(&self) -> &StaticSecret {
        &self.0
    }
}

/// Whether the custodian's private key lies in this directory, where a server has no use for it.
pub fn holds_private_identity(directory: &Path) -> bool {
    directory.join(files::IDENTITY_PRIVATE).exists()
}

/// Tells keys apart without telling anything about them.
fn check_value(key: &[u8; 32], name: &str) -> [u8; 32] {
    keyed_hash(key, b"lapor key check 1", &[name.as_bytes()])
}

#[cfg(test)]
mod tests;
