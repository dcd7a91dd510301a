//! Who sees what of a case. `store` has its SQL form; a property test holds the two together.

use super::case::Case;
use super::facts::Rung;
use crate::actors::{Role, Staff};
use crate::routing::book::RoutingBook;
use crate::rulebook::Rulebook;

/// Who looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Anyone, without the case's access code.
    Public,
    /// Who holds the case's access code.
    Reporter,
    /// A member of staff.
    Staff(Staff),
}

/// How much of a case someone sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Nothing, not even that it exists.
    Nothing,
    /// Everything but identity and contact; each view is logged before it is shown.
    Logged,
    /// Everything but identity and contact.
    Full,
}

/// What `viewer` sees of `case`. Identity and contact are nobody's in this table.
pub fn sight(viewer: &Viewer, case: &Case, rulebook: &Rulebook) -> Sight {
    match viewer {
        Viewer::Public => Sight::Nothing,
        Viewer::Reporter => Sight::Full,
        // Whom it accuses sees what the public sees.
        Viewer::Staff(staff) if case.accuses(staff) => Sight::Nothing,
        Viewer::Staff(staff) if case.is_secret() => secret_sight(staff, case),
        Viewer::Staff(staff) => open_sight(staff, case, rulebook),
    }
}

/// The national desk must read a secret report to route it; after that its circle alone opens it, until
/// the case is raised to the national desk.
fn secret_sight(staff: &Staff, case: &Case) -> Sight {
    let circle = case.lead.as_ref().and_then(|lead| lead.circle.as_ref());
    match circle {
        Some(circle) if staff.rank_in(circle).is_some() => Sight::Logged,
        _ if staff.role == Role::National && is_before_the_desk(case) => Sight::Logged,
        _ => Sight::Nothing,
    }
}

fn is_before_the_desk(case: &Case) -> bool {
    case.lead.is_none() || case.raised >= Rung::National
}

fn open_sight(staff: &Staff, case: &Case, rulebook: &Rulebook) -> Sight {
    let is_seen = match staff.role {
        Role::National => true,
        Role::Coordinator => is_in_tree(staff, case, rulebook),
        Role::Admin | Role::Officer => case
            .lead
            .as_ref()
            .is_some_and(|lead| lead.acting == staff.institution || lead.institution == staff.institution),
    };
    if is_seen { Sight::Full } else { Sight::Nothing }
}

/// A coordinator's tree: the lead stands below its institution; without a lead, the place lies in its area.
pub(super) fn is_in_tree(staff: &Staff, case: &Case, rulebook: &Rulebook) -> bool {
    match &case.lead {
        Some(lead) => rulebook.is_at_or_below(&lead.institution, &staff.institution),
        None => {
            let own = rulebook.institution(&staff.institution).and_then(|one| one.area.as_ref());
            own.zip(case.area.as_ref()).is_some_and(|(own, area)| area.is_within(own))
        }
    }
}
