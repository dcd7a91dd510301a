//! People at work in the small country of [`rulebooks`](crate::rulebooks): accounts, seats, circles.

use lapor_domain::actors::{CircleSeat, Rank, Role, Staff};
use lapor_domain::rulebook::Directory;
use lapor_domain::values::{Instant, InstitutionCode, UnitCode, UserId};
use lapor_store::agencies::{self, NewSeat, SeatId};
use lapor_store::arbiters;
use lapor_store::users::{self, NewUser};
use lapor_store::{Db, Secret, StoreError, Tx};

/// Everybody who is at work.
#[derive(Clone, Debug)]
pub struct People {
    /// Everyone, each in the only seat they have.
    pub all: Vec<Staff>,
    /// Who they are to the rules.
    pub directory: Directory,
}

impl People {
    /// The first who sits in this role for this institution.
    ///
    /// # Panics
    /// When nobody does.
    pub fn at(&self, role: Role, institution: &str) -> &Staff {
        let sits = |staff: &&Staff| staff.role == role && staff.institution.as_str() == institution;
        self.all.iter().filter(|staff| staff.circles.is_empty()).find(sits).expect("somebody sits there")
    }

    /// The head or the member of a unit's circle.
    ///
    /// # Panics
    /// When it has none.
    pub fn in_circle(&self, unit: &UnitCode, rank: Rank) -> &Staff {
        self.all.iter().find(|staff| staff.rank_in(unit) == Some(rank)).expect("somebody of the circle")
    }
}

/// Gives everybody of `directory` an account and a seat: two national admins, the second an arbiter, an admin and an
/// officer for each connected institution, a head and a member for each circle, and a coordinator
/// for each of `coordinators`.
///
/// # Errors
/// As the records.
pub async fn seat_all(
    db: &Db,
    directory: &Directory,
    coordinators: &[&str],
    at: Instant,
) -> Result<People, StoreError> {
    let mut tx = db.begin().await?;
    let mut people = People { all: Vec::new(), directory: directory.clone() };
    people.directory.nationals.clear();
    let mut last = None;
    for _ in 0..2 {
        let national = InstitutionCode::new("NATIONAL");
        let (user, place) = seat_at(&mut tx, &mut people, Role::National, &national, at).await?;
        people.directory.nationals.insert(user);
        last = Some(place);
    }
    if let (Some(place), Some(second)) = (last, people.all.last_mut()) {
        arbiters::mark(&mut tx, place, at).await?;
        second.is_arbiter = true;
    }
    let mut connected: Vec<&InstitutionCode> = directory.connected.iter().collect();
    connected.sort();
    for code in connected {
        seat(&mut tx, &mut people, Role::Admin, code, at).await?;
        seat(&mut tx, &mut people, Role::Officer, code, at).await?;
    }
    for code in coordinators {
        seat(&mut tx, &mut people, Role::Coordinator, &InstitutionCode::new(code), at).await?;
    }
    let mut circles: Vec<&UnitCode> = directory.circles.iter().collect();
    circles.sort_by_key(|unit| unit.to_string());
    for unit in circles {
        for rank in [Rank::Head, Rank::Member] {
            let user = seat(&mut tx, &mut people, Role::Officer, &unit.institution, at).await?;
            let place = CircleSeat { unit: unit.clone(), rank };
            agencies::join_circle(&mut tx, user, &place, at).await?;
            people.directory.circle_members.insert((unit.clone(), user));
            if let Some(last) = people.all.last_mut() {
                last.circles.push(place);
            }
        }
    }
    tx.commit().await?;
    Ok(people)
}

async fn seat(
    tx: &mut Tx,
    people: &mut People,
    role: Role,
    institution: &InstitutionCode,
    at: Instant,
) -> Result<UserId, StoreError> {
    Ok(seat_at(tx, people, role, institution, at).await?.0)
}

async fn seat_at(
    tx: &mut Tx,
    people: &mut People,
    role: Role,
    institution: &InstitutionCode,
    at: Instant,
) -> Result<(UserId, SeatId), StoreError> {
    let password_hash = Secret::new("$argon2id$none".to_owned());
    let login = format!("{}-{}-{}", role.code(), institution, people.all.len());
    let new = NewUser { login: &login, name: "Sri Rahayu", password_hash: &password_hash, created_at: at };
    let user = users::create(tx, &new).await?;
    let new = NewSeat { user, role, institution: institution.clone(), unit: None, created_at: at };
    let place = agencies::add_seat(tx, &new).await?;
    let institution = institution.clone();
    people.directory.seated.insert(user);
    if role == Role::Officer {
        people.directory.officers.insert((institution.clone(), user));
    }
    let (unit, circles, is_arbiter) = (None, Vec::new(), false);
    people.all.push(Staff { user, role, institution, unit, circles, is_arbiter });
    Ok((user, place))
}
