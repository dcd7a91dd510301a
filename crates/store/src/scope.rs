//! Who of the staff sees which cases: the only SQL form of `lapor_domain::cases::visibility`.
//!
//! A scope is a union of parts, each one condition that an index serves; a list asks them one by
//! one and merges the answers. One condition with `or` would scan the cases of the whole country to
//! find the twenty of one office.

use crate::args;
use crate::db::Val;
use crate::parties;
use lapor_domain::actors::{Role, Staff};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{AreaCode, InstitutionCode, UnitCode};

/// How many institutions one statement asks for; a longer list is cut into several parts.
const SLOTS: usize = 64;

/// That the case accuses nobody who asks. Few cases accuse anybody, so most rows need no look at the other table.
macro_rules! spares {
    () => {
        " and (c.parties is null or not exists (select 1 from case_parties p where p.case_id = c.id \
         and replace($12, '|' || p.party || '|', '') <> $12))"
    };
}

pub(crate) use spares;

/// The conditions, as text for statements on `cases c`. Their values begin at `$12`, which says every party that who asks would
/// be; `$4` is the latest due time. One office's cases are few: there the `+` keeps that limit out of the choice of
/// an index, or SQLite, seeing two equals, walks through the whole country by due time.
macro_rules! condition {
    (national) => {
        concat!(
            "(c.secrecy = 'open' or c.lead_institution is null or c.raised in ('national', 'ombudsman')) \
         and c.next_due_at <= $4",
            $crate::scope::spares!()
        )
    };
    (below) => {
        concat!(
            "c.secrecy = 'open' and c.lead_institution in ( \
         $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, \
         $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, \
         $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, \
         $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76) and c.next_due_at <= $4",
            $crate::scope::spares!()
        )
    };
    (at_desk_in) => {
        concat!(
            "c.secrecy = 'open' and c.lead_institution is null and c.area >= $13 and c.area < $15 \
         and (c.area = $13 or c.area >= $14) and c.next_due_at <= $4",
            $crate::scope::spares!()
        )
    };
    (acting) => {
        concat!(
            "c.secrecy = 'open' and c.lead_acting = $13 and +c.next_due_at <= $4",
            $crate::scope::spares!()
        )
    };
    (responsible) => {
        concat!(
            "c.secrecy = 'open' and c.lead_institution = $13 and +c.next_due_at <= $4",
            $crate::scope::spares!()
        )
    };
    (circle) => {
        concat!(
            "c.secrecy = 'secret' and c.lead_circle = $13 and +c.next_due_at <= $4",
            $crate::scope::spares!()
        )
    };
    (own) => {
        concat!(
            "c.secrecy = 'open' and (c.lead_acting = $13 or c.lead_institution = $13) and c.next_due_at <= $4",
            $crate::scope::spares!()
        )
    };
    (coordinated) => {
        concat!(
            "c.secrecy = 'open' and (c.lead_institution in ( \
         $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, \
         $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, \
         $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, \
         $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76) \
         or c.lead_institution is null and c.area >= $77 and c.area < $79 \
         and (c.area = $77 or c.area >= $78)) and c.next_due_at <= $4",
            $crate::scope::spares!()
        )
    };
}

pub(crate) use condition;

/// One condition with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The national desk's: every open case, and the secret ones that nobody has or that were
    /// raised to it.
    National,
    /// Open cases whose lead is one of these.
    Below(Vec<InstitutionCode>),
    /// Open cases without a lead, in this area.
    AtDeskIn(AreaCode),
    /// Open cases that this institution acts on.
    Acting(InstitutionCode),
    /// Open cases that this institution is responsible for.
    Responsible(InstitutionCode),
    /// Secret cases of this circle.
    Circle(UnitCode),
}

/// The open cases of a scope in as few conditions as there can be: for statements that ask about cases they know by
/// key, where no index has to serve the condition and an `or` costs nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// The national desk's.
    National,
    /// Cases whose lead is one of these, and those without a lead in this area.
    Coordinated(Vec<InstitutionCode>, Option<AreaCode>),
    /// Cases that this institution acts on or is responsible for.
    Own(InstitutionCode),
}

/// The cases that a member of staff sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    parts: Vec<Part>,
    /// Every party that they would be.
    accused_as: String,
}

impl Scope {
    /// What `staff` sees, as `visibility::sight` says.
    pub fn of(staff: &Staff, rulebook: &Rulebook) -> Scope {
        let mut parts = match staff.role {
            Role::National => vec![Part::National],
            Role::Coordinator => coordinator(staff, rulebook),
            Role::Admin | Role::Officer => {
                vec![Part::Acting(staff.institution.clone()), Part::Responsible(staff.institution.clone())]
            }
        };
        parts.extend(staff.circles.iter().map(|seat| Part::Circle(seat.unit.clone())));
        Scope { parts, accused_as: parties::codes_of(staff) }
    }

    /// The values of the condition of one of its parts.
    pub(crate) fn values(&self, part: &Part) -> Vec<Val> {
        [args![&self.accused_as], part.values()].concat()
    }

    /// The same of one of its wholes.
    pub(crate) fn values_of(&self, whole: &Whole) -> Vec<Val> {
        [args![&self.accused_as], whole.values()].concat()
    }

    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The same without what is secret, in as few conditions as there can be.
    pub(crate) fn wholes(&self) -> Vec<Whole> {
        let mut area = self.parts.iter().find_map(|part| match part {
            Part::AtDeskIn(area) => Some(area.clone()),
            _ => None,
        });
        let mut wholes: Vec<Whole> = Vec::new();
        for part in &self.parts {
            match part {
                Part::National => wholes.push(Whole::National),
                Part::Below(codes) => wholes.push(Whole::Coordinated(codes.clone(), area.take())),
                Part::Acting(code) | Part::Responsible(code) => wholes.push(Whole::Own(code.clone())),
                Part::AtDeskIn(_) | Part::Circle(_) => {}
            }
        }
        wholes.extend(area.map(|area| Whole::Coordinated(Vec::new(), Some(area))));
        wholes.dedup();
        wholes
    }
}

fn coordinator(staff: &Staff, rulebook: &Rulebook) -> Vec<Part> {
    let own = &staff.institution;
    let is_below = |code: &InstitutionCode| rulebook.is_at_or_below(code, own);
    let mut below: Vec<InstitutionCode> =
        rulebook.institutions().map(|one| one.code.clone()).filter(is_below).collect();
    below.sort();
    let area = rulebook.institution(own).and_then(|one| one.area.clone());
    below.chunks(SLOTS).map(|codes| Part::Below(codes.to_vec())).chain(area.map(Part::AtDeskIn)).collect()
}

impl Whole {
    /// The values of its condition, but for who asks.
    fn values(&self) -> Vec<Val> {
        match self {
            Whole::National => args![],
            Whole::Coordinated(codes, area) => {
                let mut values = Part::Below(codes.clone()).values();
                match area {
                    Some(area) => values.extend(Part::AtDeskIn(area.clone()).values()),
                    None => values.extend([Val::Text(None), Val::Text(None), Val::Text(None)]),
                }
                values
            }
            Whole::Own(code) => args![code],
        }
    }
}

impl Part {
    /// The values of its condition, but for who asks.
    pub(crate) fn values(&self) -> Vec<Val> {
        match self {
            Part::National => args![],
            Part::Below(codes) => {
                let mut values: Vec<Val> =
                    codes.iter().map(|code| Val::Text(Some(code.to_string()))).collect();
                values.resize(SLOTS, Val::Text(None));
                values
            }
            // What lies inside `33` begins with `33.`; the sign after the dot ends it.
            Part::AtDeskIn(area) => args![area, format!("{area}."), format!("{area}/")],
            Part::Acting(code) | Part::Responsible(code) => args![code],
            Part::Circle(unit) => args![unit],
        }
    }
}
