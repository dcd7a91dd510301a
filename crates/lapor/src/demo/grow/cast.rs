//! Who acts in grown cases: everybody who has a seat in the demo.

use super::dice::Dice;
use lapor_domain::actors::{Actor, Rank, Role, Staff};
use lapor_domain::cases::case::{Case, Lead};
use lapor_domain::values::{InstitutionCode, UnitCode};
use std::collections::HashMap;

/// Everybody, by where they sit.
pub struct Cast {
    nationals: Vec<Staff>,
    desks: HashMap<(InstitutionCode, Role), Vec<Staff>>,
    circles: HashMap<UnitCode, Vec<Staff>>,
}

impl Cast {
    /// Sorts everybody.
    pub fn of(everybody: Vec<Staff>) -> Self {
        let mut cast = Cast { nationals: Vec::new(), desks: HashMap::new(), circles: HashMap::new() };
        for staff in everybody {
            for seat in &staff.circles {
                cast.circles.entry(seat.unit.clone()).or_default().push(staff.clone());
            }
            match (staff.role, &staff.unit) {
                (Role::National, _) => cast.nationals.push(staff),
                // Who has the key to one unit alone does not sit at its institution's desk.
                (Role::Admin | Role::Officer, None) => {
                    cast.desks.entry((staff.institution.clone(), staff.role)).or_default().push(staff);
                }
                _ => {}
            }
        }
        cast
    }

    /// The arbiter, if one of them did not route the case before.
    pub fn arbiter(&self, case: &Case) -> Option<Actor> {
        let routed = case.dispute.as_ref().map(|dispute| dispute.routed_by.as_slice()).unwrap_or_default();
        let is_fit = |staff: &&Staff| staff.is_arbiter && !routed.contains(&staff.user);
        self.nationals.iter().find(is_fit).cloned().map(Actor::Staff)
    }

    /// Somebody of the national desk: not who rejected the report, where there is anybody else, nor the arbiter.
    pub fn national(&self, case: &Case, dice: &mut Dice) -> Option<Actor> {
        let others: Vec<&Staff> = self
            .nationals
            .iter()
            .filter(|one| !one.is_arbiter && Some(one.user) != case.rejected_by)
            .collect();
        match others.is_empty() {
            true => self.nationals.first().cloned().map(Actor::Staff),
            false => Some(Actor::Staff((*dice.pick(&others)).clone())),
        }
    }

    /// Somebody of the institution that has the case, or of its circle.
    pub fn lead(&self, lead: &Lead, role: Role, dice: &mut Dice) -> Option<Actor> {
        if let Some(circle) = &lead.circle {
            let is_fit = |staff: &&Staff| role != Role::Admin || staff.rank_in(circle) == Some(Rank::Head);
            let fit: Vec<&Staff> = self.circles.get(circle)?.iter().filter(is_fit).collect();
            return (!fit.is_empty()).then(|| Actor::Staff((*dice.pick(&fit)).clone()));
        }
        let there = self.desks.get(&(lead.acting.clone(), role))?;
        Some(Actor::Staff(dice.pick(there).clone()))
    }
}
