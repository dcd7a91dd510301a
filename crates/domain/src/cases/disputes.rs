//! Sengketa wewenang: what happens when institutions say, one after the other, that a report is not theirs.

use super::case::{Case, Lead};
use super::checks::{Matter, needs_person};
use super::commands::Command;
use super::events::Event;
use super::facts::Fact;
use super::moves::MoveName;
use super::parties;
use super::visibility::is_in_tree;
use crate::actors::{Role, Staff};
use crate::rulebook::Rulebook;
use crate::values::{InstitutionCode, UnitCode, UserId};

/// Between whom it is in dispute, and who had sent it there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dispute {
    /// The institutions that say that it is not theirs, the first one first.
    pub between: Vec<InstitutionCode>,
    /// Who had routed it to them, and who had declined it for them: the arbiter is somebody else.
    pub routed_by: Vec<UserId>,
}

/// Pemegang urusan: whom the duty map names for a report, by its topic, its place and its deciding words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyHolder {
    /// The institution.
    pub institution: InstitutionCode,
    /// Its unit, where the map knows it.
    pub unit: Option<UnitCode>,
}

/// What the program finds out for a command before it is decided, because the state of the case does not hold it.
/// Nobody says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Whom the duty map names; none where it names nobody, or where the words are not opened for it.
    pub holder: Option<DutyHolder>,
    /// Who declined and who routed so far.
    pub past: Dispute,
}

impl Dispute {
    /// What the journal tells of declines and of who routed.
    pub fn of(journal: &[Event]) -> Dispute {
        let mut past = Dispute::default();
        let mut lead = None;
        for event in journal {
            match &event.fact {
                Fact::LeadNamed { institution, .. } => lead = Some(institution),
                Fact::Declined { .. } => {
                    let new = lead.take().filter(|code| !past.between.contains(code));
                    past.between.extend(new.cloned());
                    // Who declined is of one side, in whatever seat they come back.
                    past.routed_by.extend(event.by.user());
                }
                Fact::Moved { name: MoveName::RouteByPerson, .. } => past.routed_by.extend(event.by.user()),
                _ => {}
            }
        }
        past
    }

    /// With whoever has the case now, and declines it.
    pub(super) fn joined_by(mut self, lead: Option<&Lead>, user: Option<UserId>) -> Dispute {
        let new = lead.map(|lead| &lead.institution).filter(|code| !self.between.contains(code));
        self.between.extend(new.cloned());
        self.routed_by.extend(user);
        self
    }
}

/// Whether this decline is one that goes to the arbiter.
pub(super) fn is_for_the_arbiter(matter: &Matter<'_>) -> bool {
    let limit = matter.scene.rulebook.instruments.limits().binding_after_declines;
    matter.case.counters.declines + 1 >= limit
}

/// Whether the program follows a decline to whom it names. What only a person routes, it does not: nobody could say
/// yet that the one named is not accused.
pub(super) fn named_fits(matter: &Matter<'_>) -> bool {
    let Some(Command::Decline { instead: Some(named), found, .. }) = matter.command else { return false };
    let is_another = matter.case.lead.as_ref().is_some_and(|lead| &lead.institution != named);
    let is_holder = found.holder.as_ref().is_some_and(|holder| &holder.institution == named);
    let is_connected = matter.scene.directory.connected.contains(named);
    let holder = found.holder.as_ref().and_then(|holder| holder.unit.as_ref());
    let may_have = parties::may_go_to(matter, (named, holder));
    is_another && is_holder && is_connected && may_have && !matter.case.is_secret() && !needs_person(matter)
}

/// Whether the duty map names one whom the program may name in the arbiter's place.
pub(super) fn names_one(matter: &Matter<'_>) -> bool {
    let Some(Command::LapseArbitration(Findings { holder: Some(holder), .. })) = matter.command else {
        return false;
    };
    let acting = matter.scene.directory.acting_for(&holder.institution, matter.scene.rulebook);
    let is_anybody_accused = !matter.case.parties.is_empty();
    acting.is_some() && !is_anybody_accused && !matter.case.is_secret() && !needs_person(matter)
}

/// Whether who decides has routed it to one of those who declined, or declined it for one.
pub(super) fn has_routed(matter: &Matter<'_>) -> bool {
    let user = matter.actor.user();
    let dispute = matter.case.dispute.as_ref();
    user.is_some_and(|user| dispute.is_some_and(|dispute| dispute.routed_by.contains(&user)))
}

fn is_one_of_them(case: &Case, institution: &InstitutionCode) -> bool {
    case.dispute.as_ref().is_some_and(|dispute| dispute.between.contains(institution))
}

/// Whether `staff` is the arbiter of this case. Of a secret one, the national desk alone is.
pub(super) fn is_arbiter(staff: &Staff, case: &Case, rulebook: &Rulebook) -> bool {
    match staff.role {
        // Whose own institution declined does not decide whose it is.
        Role::National => staff.is_arbiter && !is_one_of_them(case, &staff.institution),
        Role::Coordinator => {
            let is_own = |code: &InstitutionCode| rulebook.is_at_or_below(code, &staff.institution);
            let is_within = case.dispute.as_ref().is_some_and(|one| one.between.iter().all(is_own));
            is_within && !case.is_secret() && is_in_tree(staff, case, rulebook)
        }
        Role::Admin | Role::Officer => false,
    }
}
