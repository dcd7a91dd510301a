//! Who is logged in. The token is known to the browser only; the records keep its hash.

use crate::agencies::SeatId;
use crate::args;
use crate::db::{Db, Row, Tx, statements};
use crate::error::StoreError;
use lapor_domain::values::{Instant, UserId};
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

statements! {
    /// A new session.
    ADD = "insert into sessions (token_hash, user_id, seat_id, created_at, seen_at, expires_at) \
           values ($1, $2, $3, $4, $4, $5)";
    /// A session that has not expired, of an account that is not shut.
    FIND = "select s.user_id, s.seat_id, s.created_at, s.seen_at, s.expires_at, u.name from sessions s \
            join users u on u.id = s.user_id \
            where s.token_hash = $1 and s.expires_at > $2 and u.disabled_at is null";
    /// Chooses the seat to act in.
    CHOOSE = "update sessions set seat_id = $2 where token_hash = $1";
    /// Notes that the person is still there.
    TOUCH = "update sessions set seen_at = $2, expires_at = $3 where token_hash = $1";
    /// Logs out.
    END = "delete from sessions where token_hash = $1";
    /// Logs a person out everywhere.
    END_ALL = "delete from sessions where user_id = $1";
    /// Clears away what has expired.
    SWEEP = "delete from sessions where expires_at <= $1";
}

/// The secret of a session: 256 random bits, as text for a cookie. It has no `Debug`.
pub struct SessionToken(String);

impl SessionToken {
    /// Draws a new one.
    pub fn draw() -> Self {
        let mut bits = [0_u8; 32];
        rand::fill(&mut bits);
        let text = data_encoding::BASE64URL_NOPAD.encode(&bits);
        bits.zeroize();
        SessionToken(text)
    }

    /// Takes what a browser sent; any text is fine, only the right one finds a session.
    pub fn from_cookie(text: &str) -> Self {
        SessionToken(text.to_owned())
    }

    /// The text for the cookie.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A plain hash is enough: 256 random bits can't be guessed.
    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl Drop for SessionToken {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// A running session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub user: UserId,
    /// The seat they act in; none until they chose.
    pub seat: Option<SeatId>,
    /// When they logged in.
    pub created_at: Instant,
    /// When they were last seen, as far as it was noted.
    pub seen_at: Instant,
    /// When it ends by itself.
    pub expires_at: Instant,
}

/// A session that runs, and whose it is by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// The session.
    pub session: Session,
    /// The person's name.
    pub name: String,
}

/// Starts a session.
///
/// # Errors
/// `Conflict` when account or seat do not exist.
pub async fn start(tx: &mut Tx, token: &SessionToken, session: &Session) -> Result<(), StoreError> {
    let (seat, times) = (session.seat, (session.created_at, session.expires_at));
    tx.run(ADD, args![token.hash(), session.user, seat, times.0, times.1]).await?;
    Ok(())
}

/// The session of this token, if it still runs at `now` and its account is not shut.
///
/// # Errors
/// As [`Db::all`].
pub async fn find(db: &Db, token: &SessionToken, now: Instant) -> Result<Option<Running>, StoreError> {
    let Some(row) = db.one_or_none(FIND, args![token.hash(), now]).await? else { return Ok(None) };
    Ok(Some(Running { session: session(&row)?, name: row.get("name")? }))
}

/// Chooses the seat to act in.
///
/// # Errors
/// `NotFound` when the session is gone, `Conflict` when the seat does not exist.
pub async fn choose_seat(db: &Db, token: &SessionToken, seat: SeatId) -> Result<(), StoreError> {
    match db.run(CHOOSE, args![token.hash(), seat]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

/// Notes that the person is still there and moves the end. Call it every few minutes, not per page.
///
/// # Errors
/// As [`Db::run`].
pub async fn touch(
    db: &Db,
    token: &SessionToken,
    now: Instant,
    expires_at: Instant,
) -> Result<(), StoreError> {
    db.run(TOUCH, args![token.hash(), now, expires_at]).await?;
    Ok(())
}

/// Logs out. Doing it twice is fine.
///
/// # Errors
/// As [`Db::run`].
pub async fn end(db: &Db, token: &SessionToken) -> Result<(), StoreError> {
    db.run(END, args![token.hash()]).await?;
    Ok(())
}

/// Logs a person out everywhere; tells how many sessions ended.
///
/// # Errors
/// As [`Tx::run`].
pub async fn end_all(tx: &mut Tx, user: UserId) -> Result<u64, StoreError> {
    tx.run(END_ALL, args![user]).await
}

/// Clears away what has expired; tells how many.
///
/// # Errors
/// As [`Db::run`].
pub async fn sweep(db: &Db, now: Instant) -> Result<u64, StoreError> {
    db.run(SWEEP, args![now]).await
}

fn session(row: &Row) -> Result<Session, StoreError> {
    Ok(Session {
        user: row.get("user_id")?,
        seat: row.maybe("seat_id")?,
        created_at: row.get("created_at")?,
        seen_at: row.get("seen_at")?,
        expires_at: row.get("expires_at")?,
    })
}
