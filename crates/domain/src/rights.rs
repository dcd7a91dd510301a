//! Who may do what that is no move of a case: one row each. What may be done to a case stands in
//! `cases/moves.rs`.

use crate::actors::{Role, Staff};

/// Something that staff may do besides their cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Right {
    /// Look at letters that went wrong, and have them tried again.
    TendLetters,
}

/// A row: a right, and the roles that have it.
#[derive(Clone, Copy, Debug)]
pub struct Grant {
    /// Which right.
    pub right: Right,
    /// Who has it.
    pub who: &'static [Role],
}

/// THE TABLE of rights besides cases.
///
/// Source: unverified; a house rule. Letters are the whole installation's, and the national desk alone acts for
/// all of it.
pub const RIGHTS: &[Grant] = &[Grant { right: Right::TendLetters, who: &[Role::National] }];

impl Right {
    /// The code in the golden file and in the records.
    pub const fn code(self) -> &'static str {
        match self {
            Right::TendLetters => "tend-letters",
        }
    }
}

impl Staff {
    /// Whether they have this right in the seat they act in.
    pub fn has(&self, right: Right) -> bool {
        RIGHTS.iter().any(|grant| grant.right == right && grant.who.contains(&self.role))
    }
}
