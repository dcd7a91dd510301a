//! Who sits where: seats in institutions, circles of secret cases, and which institutions are connected.
//!
//! Nothing is deleted: a seat ends, so that old journal rows keep their meaning.

use crate::args;
use crate::db::{Bind, Column, Db, Row, Tx, Val, statements};
use crate::error::StoreError;
use crate::ids::next_id;
use crate::seals::sealed;
use lapor_domain::actors::{CircleSeat, Rank, Role};
use lapor_domain::values::{Instant, InstitutionCode, UnitCode, UserId};
use std::collections::BTreeSet;

statements! {
    /// A new seat.
    ADD_SEAT = "insert into seats (id, user_id, role, institution, unit, created_at, seal) \
                values ($1, $2, $3, $4, $5, $6, $7)";
    /// Ends a seat.
    END_SEAT = "update seats set ended_at = $2 where id = $1 and ended_at is null";
    /// A seat that can act: neither ended nor of a shut account.
    ACTIVE_SEAT = "select s.id, s.user_id, s.role, s.institution, s.unit, \
                   (select count(*) from arbiters a where a.seat_id = s.id and a.ended_at is null) as marks \
                   from seats s \
                   join users u on u.id = s.user_id \
                   where s.id = $1 and s.ended_at is null and u.disabled_at is null";
    /// Every seat that can act.
    SEATED = "select s.id, s.user_id, s.role, s.institution, s.unit, \
              (select count(*) from arbiters a where a.seat_id = s.id and a.ended_at is null) as marks \
              from seats s \
              join users u on u.id = s.user_id \
              where s.ended_at is null and u.disabled_at is null order by s.id";
    /// The seats that a person can act in.
    SEATS_OF_USER = "select s.id, s.user_id, s.role, s.institution, s.unit, \
                     (select count(*) from arbiters a where a.seat_id = s.id and a.ended_at is null) as marks \
                     from seats s \
                     join users u on u.id = s.user_id \
                     where s.user_id = $1 and s.ended_at is null and u.disabled_at is null \
                     order by s.id";
    /// Institutions with at least one active admin and one active officer.
    CONNECTED = "select s.institution from seats s join users u on u.id = s.user_id \
                 where s.ended_at is null and s.role in ('admin', 'officer') \
                 and u.disabled_at is null \
                 group by s.institution having count(distinct s.role) = 2 order by s.institution";
    /// The people who can act for the national desk.
    NATIONALS = "select distinct s.user_id from seats s join users u on u.id = s.user_id \
                 where s.role = 'national' and s.ended_at is null and u.disabled_at is null \
                 order by s.user_id";
    /// A new place in a circle.
    ADD_CIRCLE_SEAT = "insert into circle_seats (id, unit, user_id, is_head, created_at, seal) \
                       values ($1, $2, $3, $4, $5, $6)";
    /// Ends a person's place in a circle.
    END_CIRCLE_SEAT = "update circle_seats set ended_at = $3 \
                       where unit = $1 and user_id = $2 and ended_at is null";
    /// The circles that a person is in.
    CIRCLES_OF_USER = "select c.unit, c.user_id, c.is_head from circle_seats c \
                       join users u on u.id = c.user_id \
                       where c.user_id = $1 and c.ended_at is null and u.disabled_at is null \
                       order by c.unit";
    /// Every officer who can act, with the institution.
    OFFICERS = "select distinct s.institution, s.user_id from seats s join users u on u.id = s.user_id \
                where s.role = 'officer' and s.ended_at is null and u.disabled_at is null";
    /// Everybody in a circle who can act, with the unit.
    CIRCLE_MEMBERS = "select c.unit, c.user_id from circle_seats c join users u on u.id = c.user_id \
                      where c.ended_at is null and u.disabled_at is null";
    /// The officers of an institution with their names.
    OFFICERS_BY_NAME = "select distinct u.id, u.name from seats s join users u on u.id = s.user_id \
                        where s.institution = $1 and s.role = 'officer' and s.ended_at is null \
                        and u.disabled_at is null order by u.name, u.id";
    /// The admins and officers of an institution with their names.
    PEOPLE_BY_NAME = "select distinct u.id, u.name from seats s join users u on u.id = s.user_id \
                      where s.institution = $1 and s.role in ('admin', 'officer') and s.ended_at is null \
                      and u.disabled_at is null order by u.name, u.id";
    /// The people of a unit's circle with their names.
    CIRCLE_BY_NAME = "select u.id, u.name from circle_seats c join users u on u.id = c.user_id \
                      where c.unit = $1 and c.ended_at is null and u.disabled_at is null \
                      order by u.name, u.id";
    /// The units whose circle has a head who can act.
    CIRCLE_HEADS = "select c.unit, c.user_id, c.is_head from circle_seats c \
                    join users u on u.id = c.user_id \
                    where c.is_head = 1 and c.ended_at is null and u.disabled_at is null \
                    order by c.unit";
}

/// Internal key of a [`Seat`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SeatId(pub i64);

impl Bind for SeatId {
    const NULL: Val = Val::Int(None);

    fn into_val(self) -> Val {
        Val::Int(Some(self.0))
    }
}

impl Column for SeatId {
    fn read(row: &Row, name: &str) -> Result<Option<Self>, StoreError> {
        Ok(i64::read(row, name)?.map(SeatId))
    }
}

/// A person's place in an institution. Who has several chooses one at login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its key.
    pub id: SeatId,
    /// Who sits there.
    pub user: UserId,
    /// In which role.
    pub role: Role,
    /// For which institution.
    pub institution: InstitutionCode,
    /// For which unit; none means all of the institution.
    pub unit: Option<UnitCode>,
    /// Whether it has the arbiter's mark.
    pub is_arbiter: bool,
}

/// A seat that is about to be given.
#[derive(Clone, Debug)]
pub struct NewSeat {
    /// To whom.
    pub user: UserId,
    /// In which role.
    pub role: Role,
    /// For which institution.
    pub institution: InstitutionCode,
    /// For which unit; none means all of the institution.
    pub unit: Option<UnitCode>,
    /// Now.
    pub created_at: Instant,
}

/// Gives a person a seat.
///
/// # Errors
/// `Conflict` when there is no such account.
pub async fn add_seat(tx: &mut Tx, new: &NewSeat) -> Result<SeatId, StoreError> {
    let id = SeatId(next_id(new.created_at));
    let (role, unit) = (new.role.code(), new.unit.as_ref());
    tx.run(ADD_SEAT, sealed(args![id, new.user, role, &new.institution, unit, new.created_at])).await?;
    Ok(id)
}

/// Ends a seat.
///
/// # Errors
/// `NotFound` when there is no such active seat.
pub async fn end_seat(tx: &mut Tx, seat: SeatId, at: Instant) -> Result<(), StoreError> {
    match tx.run(END_SEAT, args![seat, at]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

/// The seat, if it can act now.
///
/// # Errors
/// As [`Db::all`].
pub async fn active_seat(db: &Db, id: SeatId) -> Result<Option<Seat>, StoreError> {
    db.one_or_none(ACTIVE_SEAT, args![id]).await?.as_ref().map(seat).transpose()
}

/// Every seat that somebody can act in, oldest first.
///
/// # Errors
/// As [`Db::all`].
pub async fn seated(db: &Db) -> Result<Vec<Seat>, StoreError> {
    db.all(SEATED, args![]).await?.iter().map(seat).collect()
}

/// The seats that a person can act in, oldest first.
///
/// # Errors
/// As [`Db::all`].
pub async fn seats_of(db: &Db, user: UserId) -> Result<Vec<Seat>, StoreError> {
    db.all(SEATS_OF_USER, args![user]).await?.iter().map(seat).collect()
}

/// Institutions that can be given a case: at least one active admin and one active officer.
///
/// # Errors
/// As [`Db::all`].
pub async fn connected(db: &Db) -> Result<BTreeSet<InstitutionCode>, StoreError> {
    db.all(CONNECTED, args![]).await?.iter().map(|row| row.get("institution")).collect()
}

/// The people who can act for the national desk.
///
/// # Errors
/// As [`Db::all`].
pub async fn nationals(db: &Db) -> Result<Vec<UserId>, StoreError> {
    db.all(NATIONALS, args![]).await?.iter().map(|row| row.get("user_id")).collect()
}

/// Puts a person into the circle of a unit.
///
/// # Errors
/// `Conflict` when they are in it already, or when it has a head already and this is another.
pub async fn join_circle(
    tx: &mut Tx,
    user: UserId,
    seat: &CircleSeat,
    at: Instant,
) -> Result<(), StoreError> {
    let is_head = seat.rank == Rank::Head;
    tx.run(ADD_CIRCLE_SEAT, sealed(args![next_id(at), &seat.unit, user, is_head, at])).await?;
    Ok(())
}

/// Takes a person out of the circle of a unit.
///
/// # Errors
/// `NotFound` when they are not in it.
pub async fn leave_circle(tx: &mut Tx, user: UserId, unit: &UnitCode, at: Instant) -> Result<(), StoreError> {
    match tx.run(END_CIRCLE_SEAT, args![unit, user, at]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

/// A person's places in circles, by unit.
///
/// # Errors
/// As [`Db::all`].
pub async fn circles_of(db: &Db, user: UserId) -> Result<Vec<CircleSeat>, StoreError> {
    let rows = db.all(CIRCLES_OF_USER, args![user]).await?;
    rows.iter().map(|row| Ok(circle_seat(row)?.1)).collect()
}

/// Every officer who can act, with the institution.
///
/// # Errors
/// As [`Db::all`].
pub async fn officers(db: &Db) -> Result<Vec<(InstitutionCode, UserId)>, StoreError> {
    let rows = db.all(OFFICERS, args![]).await?;
    rows.iter().map(|row| Ok((row.get("institution")?, row.get("user_id")?))).collect()
}

/// Everybody in a circle who can act, with the unit.
///
/// # Errors
/// As [`Db::all`].
pub async fn circle_members(db: &Db) -> Result<Vec<(UnitCode, UserId)>, StoreError> {
    let rows = db.all(CIRCLE_MEMBERS, args![]).await?;
    rows.iter().map(|row| Ok((row.get("unit")?, row.get("user_id")?))).collect()
}

/// The officers who can act for an institution, by name.
///
/// # Errors
/// As [`Db::all`].
pub async fn names_of_officers(
    db: &Db,
    institution: &InstitutionCode,
) -> Result<Vec<(UserId, String)>, StoreError> {
    db.all(OFFICERS_BY_NAME, args![institution]).await?.iter().map(named).collect()
}

/// The admins and officers who can act for an institution, by name.
///
/// # Errors
/// As [`Db::all`].
pub async fn names_of_people(
    db: &Db,
    institution: &InstitutionCode,
) -> Result<Vec<(UserId, String)>, StoreError> {
    db.all(PEOPLE_BY_NAME, args![institution]).await?.iter().map(named).collect()
}

/// The people of a unit's circle, by name.
///
/// # Errors
/// As [`Db::all`].
pub async fn names_in_circle(db: &Db, unit: &UnitCode) -> Result<Vec<(UserId, String)>, StoreError> {
    db.all(CIRCLE_BY_NAME, args![unit]).await?.iter().map(named).collect()
}

fn named(row: &Row) -> Result<(UserId, String), StoreError> {
    Ok((row.get("id")?, row.get("name")?))
}

/// The units whose circle has a head who can act, with the head.
///
/// # Errors
/// As [`Db::all`].
pub async fn circle_heads(db: &Db) -> Result<Vec<(UnitCode, UserId)>, StoreError> {
    let rows = db.all(CIRCLE_HEADS, args![]).await?;
    rows.iter().map(|row| circle_seat(row).map(|(user, seat)| (seat.unit, user))).collect()
}

fn seat(row: &Row) -> Result<Seat, StoreError> {
    let role: String = row.get("role")?;
    Ok(Seat {
        id: row.get("id")?,
        user: row.get("user_id")?,
        role: Role::from_code(&role).ok_or_else(|| StoreError::Corrupt("odd role".into()))?,
        institution: row.get("institution")?,
        unit: row.maybe("unit")?,
        is_arbiter: row.get::<i64>("marks")? > 0,
    })
}

fn circle_seat(row: &Row) -> Result<(UserId, CircleSeat), StoreError> {
    let rank = match row.get("is_head")? {
        true => Rank::Head,
        false => Rank::Member,
    };
    Ok((row.get("user_id")?, CircleSeat { unit: row.get("unit")?, rank }))
}
