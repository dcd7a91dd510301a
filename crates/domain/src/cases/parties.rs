//! Pihak terlapor: whom a report accuses. A party never handles the case, is given it by nobody, ends it in no way, and
//! sees of it what the public sees.
//!
//! Names of people are in no journal: somebody who has no account here is named by their unit, or by the head of their
//! institution, and in the words that come with it.

use super::case::{Case, Lead};
use super::checks::Matter;
use super::commands::Command;
use super::facts::Bond;
use super::refusal::RefusalCode;
use crate::actors::Staff;
use crate::routing::book::RoutingBook;
use crate::rulebook::Directory;
use crate::values::{InstitutionCode, UnitCode, UnitKindCode, UserId};

/// How many parties one report names at most: more would be a way to shut a whole government out.
///
/// Source: house rule.
pub const PARTIES_LIMIT: usize = 5;

/// Terlapor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// The head of an institution, and with them all who work under them: somebody above handles the case.
    Institution(InstitutionCode),
    /// A unit, with its circle.
    Unit(UnitCode),
    /// A member of staff, in whatever seat.
    Official(UserId),
}

impl Party {
    /// What a form or a program names: a kind of unit of an institution, or its head where no unit is named; none where no
    /// institution is.
    pub fn written(institution: &str, unit: &str) -> Option<Party> {
        let code = Some(institution).filter(|code| !code.is_empty()).map(InstitutionCode::new)?;
        Some(match unit {
            "" => Party::Institution(code),
            kind => Party::Unit(UnitCode { institution: code, kind: UnitKindCode::new(kind) }),
        })
    }

    /// Whether it is this member of staff, in the seat that they act in. Places in circles are had in every seat.
    pub fn is(&self, staff: &Staff) -> bool {
        let is_in_circle =
            |fits: &dyn Fn(&UnitCode) -> bool| staff.circles.iter().any(|seat| fits(&seat.unit));
        match self {
            Party::Institution(code) => {
                &staff.institution == code || is_in_circle(&|unit| &unit.institution == code)
            }
            Party::Unit(unit) => staff.unit.as_ref() == Some(unit) || is_in_circle(&|circle| circle == unit),
            Party::Official(user) => staff.user == *user,
        }
    }

    /// Whether it would have the case with this lead.
    fn has(&self, lead: &Lead) -> bool {
        let circle = lead.circle.as_ref();
        match self {
            Party::Institution(code) => {
                [&lead.institution, &lead.acting].contains(&code)
                    || circle.is_some_and(|circle| &circle.institution == code)
            }
            Party::Unit(unit) => lead.unit.as_ref() == Some(unit) || circle == Some(unit),
            Party::Official(_) => false,
        }
    }

    /// Whether this person belongs to it, whatever seat they act in.
    fn holds(&self, user: UserId, directory: &Directory) -> bool {
        match self {
            Party::Institution(_) => false,
            Party::Unit(unit) => {
                let place = (unit.clone(), user);
                directory.in_units.contains(&place) || directory.circle_members.contains(&place)
            }
            Party::Official(party) => *party == user,
        }
    }
}

impl Case {
    /// Whether the report accuses this member of staff, or the unit or institution that they act for.
    pub fn accuses(&self, staff: &Staff) -> bool {
        self.parties.iter().any(|party| party.is(staff))
    }

    /// Whether a lead would have the case whom it accuses.
    pub(super) fn accuses_lead(&self, lead: &Lead) -> bool {
        self.parties.iter().any(|party| party.has(lead))
    }

    /// One more party. Whoever had the case and is one has it no more.
    pub(super) fn accuse(&mut self, party: &Party) {
        if !self.parties.contains(party) {
            self.parties.push(party.clone());
        }
        self.lead = self.lead.take().filter(|lead| !party.has(lead));
        if let Some(lead) = &mut self.lead {
            lead.officer = lead.officer.filter(|officer| *party != Party::Official(*officer));
        }
    }
}

/// Who would have the case if it were routed there: the circle of a secret one, else the connected institution.
pub(super) fn lead_at(matter: &Matter<'_>, named: (&InstitutionCode, Option<&UnitCode>), bond: Bond) -> Lead {
    let (institution, unit) = named;
    let (directory, rulebook) = (matter.scene.directory, matter.scene.rulebook);
    let circle =
        unit.filter(|_| matter.case.is_secret()).and_then(|unit| directory.circle_for(unit, rulebook));
    let acting = match &circle {
        Some(circle) => circle.institution.clone(),
        None => directory.acting_for(institution, rulebook).unwrap_or_else(|| institution.clone()),
    };
    Lead { institution: institution.clone(), acting, unit: unit.cloned(), officer: None, circle, bond }
}

/// Whether the case may go there: to nobody whom it accuses, and not where only people are whom it accuses.
pub(super) fn may_go_to(matter: &Matter<'_>, named: (&InstitutionCode, Option<&UnitCode>)) -> bool {
    let (case, directory) = (matter.case, matter.scene.directory);
    if case.parties.is_empty() {
        return true;
    }
    let lead = lead_at(matter, named, Bond::Free);
    let is_free = |user: &UserId| !case.parties.iter().any(|party| party.holds(*user, directory));
    let is_anybody_left = match &lead.circle {
        Some(circle) => directory.circle_members.iter().any(|(unit, user)| unit == circle && is_free(user)),
        None => directory.officers.iter().any(|(code, user)| *code == lead.acting && is_free(user)),
    };
    is_anybody_left && !case.accuses_lead(&lead)
}

/// Whether whom the command names may have the case.
pub(super) fn may_have(matter: &Matter<'_>) -> bool {
    let case = matter.case;
    match matter.command {
        Some(Command::Route { .. } | Command::RouteAsProposed(_) | Command::Arbitrate { .. }) => {
            let named = matter.named_institution();
            named.is_none_or(|institution| may_go_to(matter, (institution, matter.named_unit())))
        }
        Some(Command::Assign { unit, officer }) => {
            let accused = Party::Unit(unit.clone());
            let is_free = |officer: UserId| {
                !case.parties.iter().any(|party| party.holds(officer, matter.scene.directory))
            };
            !case.parties.contains(&accused) && officer.is_none_or(is_free)
        }
        _ => true,
    }
}

/// The party that the command names.
pub(super) fn named<'m>(matter: &'m Matter<'_>) -> Option<&'m Party> {
    match matter.command? {
        Command::NameParty { party, .. } => Some(party),
        _ => None,
    }
}

/// Whether the party that the command names has the case.
pub(super) fn named_has_it(matter: &Matter<'_>) -> bool {
    matter.case.lead.as_ref().is_some_and(|lead| named(matter).is_some_and(|party| party.has(lead)))
}

/// Whether somebody of the national desk is still left to handle the case, once this party is named too. Nobody could
/// take their place: the Ombudsman has no seat here yet.
pub(super) fn leaves_the_desk(matter: &Matter<'_>) -> bool {
    let Some(new) = named(matter) else { return true };
    let parties = || matter.case.parties.iter().chain([new]);
    let directory = matter.scene.directory;
    let is_free = |(code, user): &&(InstitutionCode, UserId)| {
        parties().all(|party| *party != Party::Institution(code.clone()) && !party.holds(*user, directory))
    };
    directory.desks.is_empty() || directory.desks.iter().any(|seat| is_free(&seat))
}

/// What is unknown of the party that the command names; none where there is such an institution, unit or member of staff.
pub(super) fn unknown(matter: &Matter<'_>) -> Option<RefusalCode> {
    let (rulebook, directory) = (matter.scene.rulebook, matter.scene.directory);
    let is_there = |code: &InstitutionCode| rulebook.institution(code).is_some();
    let (is_known, otherwise) = match named(matter)? {
        Party::Institution(code) => (is_there(code), RefusalCode::InstitutionUnknown),
        Party::Unit(unit) => {
            let is_kind = rulebook.unit_kind(&unit.kind).is_some();
            (is_kind && is_there(&unit.institution), RefusalCode::UnitUnknown)
        }
        Party::Official(user) => {
            let is_in_circle = directory.circle_members.iter().any(|(_, one)| one == user);
            (directory.seated.contains(user) || is_in_circle, RefusalCode::OfficerUnknown)
        }
    };
    (!is_known).then_some(otherwise)
}
