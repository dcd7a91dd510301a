//! Staff: who they are, and in which seat they act.

use crate::error::Error;
use crate::office::App;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use lapor_domain::actors::{CircleSeat, Rank, Role, Staff};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::values::{InstitutionCode, UnitCode, UserId};
use lapor_store::agencies::{self, NewSeat};
pub use lapor_store::agencies::{Seat, SeatId};
use lapor_store::sessions;
pub use lapor_store::sessions::SessionToken;
use lapor_store::users::{self, NewUser, User};
use lapor_store::{Secret, Tx};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// How long a session lives from its start. Unit: seconds. House rule.
pub const SESSION_SECONDS: i64 = 12 * 3600;
/// How long a session lives without a request. Unit: seconds. House rule.
pub const IDLE_SECONDS: i64 = 30 * 60;

/// Hashing takes memory and time on purpose; more at once would let a flood of logins starve the rest.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Verified against when there is no such user, so that both take the same time.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("nobody has this password").unwrap_or_default());

/// Someone with a session.
#[derive(Clone)]
pub struct SignedIn {
    /// Who.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// In which seat; none until one is chosen.
    pub sitting: Option<Sitting>,
}

/// A seat that somebody acts in.
#[derive(Clone)]
pub struct Sitting {
    /// Which.
    pub seat: SeatId,
    /// Them in it.
    pub staff: Staff,
}

/// A new member of staff.
pub struct NewStaff<'a> {
    /// The name they log in with.
    pub login: &'a str,
    /// Their name.
    pub name: &'a str,
    /// Their password.
    pub password: &'a str,
    /// Where they sit.
    pub seats: Vec<(Role, InstitutionCode, Option<UnitCode>)>,
    /// Their places in circles.
    pub circles: Vec<(UnitCode, Rank)>,
}

/// Checks login and password, and starts a session. With a single seat it is taken at once.
///
/// # Errors
/// [`Error::NotFound`] when login or password is wrong; both look and time the same.
pub async fn sign_in(app: &App, login: &str, password: &str) -> Result<SessionToken, Error> {
    let db = &app.store.db;
    let user = users::by_login(db, login).await?.filter(|user| user.disabled_at.is_none());
    let stored = user.as_ref().map_or_else(|| NOBODY.clone(), |user| user.password_hash.expose().clone());
    let is_right = verify(password.to_string(), stored).await;
    let user = user.filter(|_| is_right).ok_or(Error::NotFound)?;
    let seats = agencies::seats_of(db, user.id).await?;
    let seat = if seats.len() == 1 { seats.first().map(|seat| seat.id) } else { None };
    let now = app.now();
    let token = SessionToken::draw();
    let mut tx = db.begin().await?;
    sessions::start(&mut tx, &token, &session_of(&user, seat, now)).await?;
    tx.commit().await?;
    Ok(token)
}

fn session_of(user: &User, seat: Option<SeatId>, now: lapor_domain::values::Instant) -> sessions::Session {
    sessions::Session {
        user: user.id,
        seat,
        created_at: now,
        seen_at: now,
        expires_at: now.plus_seconds(SESSION_SECONDS),
    }
}

/// Who a session belongs to; none when it is unknown, over, or idle too long.
///
/// # Errors
/// The records can't be read.
pub async fn who(app: &App, token: &SessionToken) -> Result<Option<SignedIn>, Error> {
    let db = &app.store.db;
    let now = app.now();
    let Some(running) = sessions::find(db, token, now).await? else { return Ok(None) };
    let session = running.session;
    if session.seen_at.plus_seconds(IDLE_SECONDS) <= now {
        sessions::end(db, token).await?;
        return Ok(None);
    }
    // One write a minute keeps a session alive without a write per page.
    if session.seen_at.plus_seconds(60) <= now {
        let touched = sessions::touch(db, token, now, session.expires_at).await;
        // A full disk takes no note of it; whoever reads can go on reading all the same.
        if let Err(error) = touched
            && !error.is_unavailable()
        {
            return Err(error.into());
        }
    }
    let seat = match session.seat {
        Some(seat) => agencies::active_seat(db, seat).await?,
        None => None,
    };
    let sitting = match seat {
        Some(seat) => Some(sitting(app, seat).await?),
        None => None,
    };
    Ok(Some(SignedIn { user: session.user, name: running.name, sitting }))
}

async fn sitting(app: &App, seat: Seat) -> Result<Sitting, Error> {
    let circles = agencies::circles_of(&app.store.db, seat.user).await?;
    let Seat { id, user, role, institution, unit, is_arbiter } = seat;
    Ok(Sitting { seat: id, staff: Staff { user, role, institution, unit, circles, is_arbiter } })
}

/// A person in one of their seats, whichever they chose last; none when it has ended, or is not theirs.
///
/// # Errors
/// The records can't be read.
pub async fn sits(app: &App, user: UserId, seat: SeatId) -> Result<Option<Sitting>, Error> {
    match agencies::active_seat(&app.store.db, seat).await?.filter(|seat| seat.user == user) {
        Some(seat) => Ok(Some(sitting(app, seat).await?)),
        None => Ok(None),
    }
}

/// The seats that a signed-in person may choose from.
///
/// # Errors
/// The records can't be read.
pub async fn seats(app: &App, user: UserId) -> Result<Vec<Seat>, Error> {
    Ok(agencies::seats_of(&app.store.db, user).await?)
}

/// Takes a seat for this session.
///
/// # Errors
/// [`Error::NotFound`] when it is not one of the person's seats.
pub async fn take_seat(app: &App, token: &SessionToken, user: UserId, seat: SeatId) -> Result<(), Error> {
    let own = agencies::seats_of(&app.store.db, user).await?;
    let seat = own.iter().find(|one| one.id == seat).ok_or(Error::NotFound)?;
    Ok(sessions::choose_seat(&app.store.db, token, seat.id).await?)
}

/// Ends a session.
///
/// # Errors
/// The records can't be written.
pub async fn sign_out(app: &App, token: &SessionToken) -> Result<(), Error> {
    Ok(sessions::end(&app.store.db, token).await?)
}

/// Why a new member of staff can't be made.
#[derive(Debug, thiserror::Error)]
pub enum NewStaffError {
    /// The login name is taken.
    #[error("the login name is taken")]
    LoginTaken,
    /// The circle has a head already.
    #[error("the circle already has a head, or the person is in it already")]
    CircleTaken,
    /// No such institution.
    #[error("there is no institution {0}")]
    NoInstitution(InstitutionCode),
    /// No such kind of unit.
    #[error("there is no kind of unit {0}")]
    NoUnit(String),
    /// Something else.
    #[error(transparent)]
    Other(#[from] Error),
}

/// Makes a member of staff with seats and places in circles, in one transaction.
///
/// # Errors
/// See [`NewStaffError`].
pub async fn create_staff(app: &App, new: &NewStaff<'_>) -> Result<UserId, NewStaffError> {
    check_places(app, new)?;
    let password_hash = Secret::new(hash(new.password)?);
    let mut tx = app.store.db.begin().await.map_err(Error::from)?;
    let user = match write_staff(app, &mut tx, new, &password_hash).await {
        Ok(user) => user,
        Err(error) => {
            tx.rollback().await.map_err(Error::from)?;
            return Err(error);
        }
    };
    tx.commit().await.map_err(Error::from)?;
    app.refresh_directory().await?;
    Ok(user)
}

/// Sets a new password and ends every session of the account.
///
/// # Errors
/// [`Error::NotFound`] when there is no such account.
pub async fn set_password(app: &App, login: &str, password: &str) -> Result<(), Error> {
    let user = users::by_login(&app.store.db, login).await?.ok_or(Error::NotFound)?;
    let password_hash = Secret::new(hash(password)?);
    let mut tx = app.store.db.begin().await?;
    users::set_password(&mut tx, user.id, &password_hash).await?;
    sessions::end_all(&mut tx, user.id).await?;
    Ok(tx.commit().await?)
}

/// Whether the installation has any account yet.
///
/// # Errors
/// The records can't be read.
pub async fn has_staff(app: &App) -> Result<bool, Error> {
    Ok(!users::all(&app.store.db).await?.is_empty())
}

fn check_places(app: &App, new: &NewStaff<'_>) -> Result<(), NewStaffError> {
    let book = app.book();
    let of_seats = new.seats.iter().map(|(_, institution, _)| institution);
    let of_circles = new.circles.iter().map(|(unit, _)| &unit.institution);
    for institution in of_seats.chain(of_circles) {
        if book.rulebook.institution(institution).is_none() {
            return Err(NewStaffError::NoInstitution(institution.clone()));
        }
    }
    let units = new.seats.iter().filter_map(|(_, _, unit)| unit.as_ref());
    for unit in units.chain(new.circles.iter().map(|(unit, _)| unit)) {
        if book.rulebook.unit_kind(&unit.kind).is_none() {
            return Err(NewStaffError::NoUnit(unit.kind.to_string()));
        }
    }
    Ok(())
}

async fn write_staff(
    app: &App,
    tx: &mut Tx,
    new: &NewStaff<'_>,
    password_hash: &Secret<String>,
) -> Result<UserId, NewStaffError> {
    let created_at = app.now();
    let user = NewUser { login: new.login, name: new.name, password_hash, created_at };
    let user = users::create(tx, &user).await.map_err(|error| match error.is_taken() {
        true => NewStaffError::LoginTaken,
        false => NewStaffError::Other(error.into()),
    })?;
    for (role, institution, unit) in &new.seats {
        let seat =
            NewSeat { user, role: *role, institution: institution.clone(), unit: unit.clone(), created_at };
        agencies::add_seat(tx, &seat).await.map_err(Error::from)?;
    }
    for (unit, rank) in &new.circles {
        let seat = CircleSeat { unit: unit.clone(), rank: *rank };
        agencies::join_circle(tx, user, &seat, created_at).await.map_err(|error| match error.is_taken() {
            true => NewStaffError::CircleTaken,
            false => NewStaffError::Other(error.into()),
        })?;
    }
    Ok(user)
}

/// Argon2id, 19 MiB, two passes: the OWASP floor, as a page of logins must not exhaust a small server.
fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &str) -> Result<String, Error> {
    hasher()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Broken(format!("the password can't be hashed: {error}")))
}

async fn verify(password: String, stored: String) -> bool {
    let Ok(_permit) = HASHING.acquire().await else { return false };
    let work = move || {
        PasswordHash::new(&stored)
            .is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok())
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(false)
}
