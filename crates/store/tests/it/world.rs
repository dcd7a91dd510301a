//! What the stories share: a moment, people, keys.

use lapor_domain::values::{Instant, InstitutionCode, UnitCode, UserId};
use lapor_store::keys::{Keys, Purpose};
use lapor_store::users::{self, NewUser};
use lapor_store::{Db, Secret, StoreError, Tx};
use tempfile::TempDir;

/// The moment at which stories begin.
pub const NOW: Instant = Instant(1_790_000_000_000_000);

pub async fn user(tx: &mut Tx, login: &str) -> UserId {
    let password_hash = Secret::new("$argon2id$none".to_owned());
    let new = NewUser { login, name: "Sri Rahayu", password_hash: &password_hash, created_at: NOW };
    users::create(tx, &new).await.expect("a new account")
}

/// An account that is committed.
pub async fn committed_user(db: &Db, login: &str) -> UserId {
    let mut tx = db.begin().await.expect("begin");
    let id = user(&mut tx, login).await;
    tx.commit().await.expect("commit");
    id
}

pub fn institution(code: &str) -> InstitutionCode {
    InstitutionCode::new(code)
}

pub fn unit(code: &str) -> UnitCode {
    code.parse().expect("INSTITUTION/KIND")
}

/// New demo keys, with the directory that holds them.
pub fn demo_keys() -> (Keys, TempDir) {
    let place = TempDir::new().expect("a temporary directory");
    let keys = Keys::open_or_create(&place.path().join("keys"), Purpose::Demo).expect("keys");
    (keys, place)
}

/// Asserts a conflict on a taken key of `table`.
pub fn assert_taken<T>(result: Result<T, StoreError>, table: &str) {
    let error = result.err().expect("refused");
    let taken = lapor_store::Conflict::Taken(table.into());
    assert_eq!(error, StoreError::Conflict(taken));
}
