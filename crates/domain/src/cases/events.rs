//! Facts with who and when: rows of the journal.

use super::facts::Fact;
use crate::actors::{Actor, Role};
use crate::values::{Instant, InstitutionCode, UserId};

/// Who did it, as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doer {
    /// The reporter.
    Reporter,
    /// The program.
    System,
    /// A member of staff.
    Staff {
        /// Who.
        user: UserId,
        /// In which role.
        role: Role,
        /// For which institution.
        institution: InstitutionCode,
    },
}

impl From<&Actor> for Doer {
    fn from(actor: &Actor) -> Self {
        match actor {
            Actor::Reporter => Doer::Reporter,
            Actor::System => Doer::System,
            Actor::Staff(staff) => {
                Doer::Staff { user: staff.user, role: staff.role, institution: staff.institution.clone() }
            }
        }
    }
}

impl Doer {
    /// The role's code; reporters and the program have codes of their own.
    pub const fn code(&self) -> &'static str {
        match self {
            Doer::Reporter => "reporter",
            Doer::System => "system",
            Doer::Staff { role, .. } => role.code(),
        }
    }

    /// The member of staff's key.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Doer::Staff { user, .. } => Some(*user),
            Doer::Reporter | Doer::System => None,
        }
    }

    /// The member of staff's institution.
    pub fn institution(&self) -> Option<&InstitutionCode> {
        match self {
            Doer::Staff { institution, .. } => Some(institution),
            Doer::Reporter | Doer::System => None,
        }
    }
}

/// A row of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The case's version after the Decision it belongs to.
    pub version: u64,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: Doer,
    /// What.
    pub fact: Fact,
}
