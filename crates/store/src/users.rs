//! Accounts of members of staff. Citizens have none.

use crate::args;
use crate::db::{Db, Row, Tx, statements};
use crate::error::StoreError;
use crate::ids::next_id;
use crate::seals::seal;
use crate::secret::Secret;
use lapor_domain::values::{Instant, UserId};

statements! {
    /// A new account.
    ADD = "insert into users (id, login, name, password_hash, created_at, seal) \
           values ($1, $2, $3, $4, $5, $6)";
    /// An account by the name it logs in with.
    BY_LOGIN = "select id, login, name, password_hash, created_at, disabled_at \
                from users where login = $1";
    /// An account by its key.
    BY_ID = "select id, login, name, password_hash, created_at, disabled_at \
             from users where id = $1";
    /// Every account, by login.
    ALL = "select id, login, name, password_hash, created_at, disabled_at from users order by login";
    /// A new password.
    SET_PASSWORD = "update users set password_hash = $2 where id = $1";
    /// Shuts an account.
    DISABLE = "update users set disabled_at = $2 where id = $1 and disabled_at is null";
}

/// A member of staff's account.
pub struct User {
    /// Its key.
    pub id: UserId,
    /// What it logs in with, in lower case.
    pub login: String,
    /// The person's name, as colleagues see it.
    pub name: String,
    /// The slow hash of the password.
    pub password_hash: Secret<String>,
    /// When it was made.
    pub created_at: Instant,
    /// When it was shut; a shut account never acts again.
    pub disabled_at: Option<Instant>,
}

/// An account that is about to be made.
pub struct NewUser<'a> {
    /// What it will log in with; kept in lower case.
    pub login: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// The slow hash of the password.
    pub password_hash: &'a Secret<String>,
    /// Now.
    pub created_at: Instant,
}

/// Makes an account.
///
/// # Errors
/// `Conflict` when the login is taken.
pub async fn create(tx: &mut Tx, new: &NewUser<'_>) -> Result<UserId, StoreError> {
    let id = UserId(next_id(new.created_at));
    let login = new.login.to_lowercase();
    let hash = new.password_hash.expose();
    let written = args![id, &login, new.name, new.created_at];
    let seal = seal(&written);
    tx.run(ADD, args![id, login, new.name, hash, new.created_at, seal]).await?;
    Ok(id)
}

/// The account with this login, shut or not; case does not matter.
///
/// # Errors
/// As [`Db::all`].
pub async fn by_login(db: &Db, login: &str) -> Result<Option<User>, StoreError> {
    db.one_or_none(BY_LOGIN, args![login.to_lowercase()]).await?.as_ref().map(user).transpose()
}

/// The account with this key.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn get(db: &Db, id: UserId) -> Result<User, StoreError> {
    user(&db.one(BY_ID, args![id]).await?)
}

/// Every account, by login.
///
/// # Errors
/// As [`Db::all`].
pub async fn all(db: &Db) -> Result<Vec<User>, StoreError> {
    db.all(ALL, args![]).await?.iter().map(user).collect()
}

/// Replaces the password. End the account's sessions in the same transaction.
///
/// # Errors
/// `NotFound` when there is no such account.
pub async fn set_password(tx: &mut Tx, id: UserId, hash: &Secret<String>) -> Result<(), StoreError> {
    match tx.run(SET_PASSWORD, args![id, hash.expose()]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

/// Shuts an account. End its sessions in the same transaction.
///
/// # Errors
/// `NotFound` when there is no such open account.
pub async fn disable(tx: &mut Tx, id: UserId, at: Instant) -> Result<(), StoreError> {
    match tx.run(DISABLE, args![id, at]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

fn user(row: &Row) -> Result<User, StoreError> {
    Ok(User {
        id: row.get("id")?,
        login: row.get("login")?,
        name: row.get("name")?,
        password_hash: Secret::new(row.get("password_hash")?),
        created_at: row.get("created_at")?,
        disabled_at: row.maybe("disabled_at")?,
    })
}
