//! Who acts, and for whom.

use crate::values::{InstitutionCode, UnitCode, UserId};

/// A role in which a member of staff acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Admin nasional: triages and routes.
    National,
    /// Admin koordinator: sees and helps the institutions below its own.
    Coordinator,
    /// Admin instansi: the institution's desk.
    Admin,
    /// Pejabat penghubung: handles cases.
    Officer,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 4] = [Role::National, Role::Coordinator, Role::Admin, Role::Officer];

    /// The code in the records and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Role::National => "national",
            Role::Coordinator => "coordinator",
            Role::Admin => "admin",
            Role::Officer => "officer",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A place in the circle of a unit, which alone handles that unit's secret cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleSeat {
    /// The unit whose circle it is.
    pub unit: UnitCode,
    /// Head or member.
    pub rank: Rank,
}

/// Standing inside a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rank {
    /// Adds people and assigns.
    Head,
    /// Handles cases.
    Member,
}

/// A member of staff in the seat they chose at login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub user: UserId,
    /// In which role.
    pub role: Role,
    /// For which institution.
    pub institution: InstitutionCode,
    /// For which unit; none means all of the institution.
    pub unit: Option<UnitCode>,
    /// Their places in circles of secret cases.
    pub circles: Vec<CircleSeat>,
    /// Pemutus sengketa wewenang: whether this seat of the national desk decides who is responsible where
    /// institutions keep declining.
    pub is_arbiter: bool,
}

impl Staff {
    /// The standing in the circle of `unit`, if any.
    pub fn rank_in(&self, unit: &UnitCode) -> Option<Rank> {
        self.circles.iter().find(|seat| &seat.unit == unit).map(|seat| seat.rank)
    }
}

/// Whoever says a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Pelapor: who holds the case's access code.
    Reporter,
    /// A member of staff.
    Staff(Staff),
    /// The program itself: timers and routing.
    System,
}

impl Actor {
    /// The member of staff, if it is one.
    pub fn staff(&self) -> Option<&Staff> {
        match self {
            Actor::Staff(staff) => Some(staff),
            Actor::Reporter | Actor::System => None,
        }
    }

    /// The member of staff's key, if it is one.
    pub fn user(&self) -> Option<UserId> {
        self.staff().map(|staff| staff.user)
    }
}
