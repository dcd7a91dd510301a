//! The law and the country as data, in one immutable revision; and who is at work today.

use crate::agencies::{Institution, UnitKind};
use crate::areas::{AreaLevel, Areas};
use crate::cases::case::Lead;
use crate::deadlines::calendar::Calendar;
use crate::deadlines::instruments::Instruments;
use crate::routing::book::RoutingBook;
use crate::routing::duties::Duty;
use crate::routing::topics::Topic;
use crate::values::{AreaCode, InstitutionCode, Revision, TopicCode, UnitCode, UnitKindCode, UserId};
use std::collections::{HashMap, HashSet};

/// One revision of the rulebook.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// Its number; every Decision records it.
    pub revision: Revision,
    /// The areas of the country.
    pub areas: Areas,
    /// The working calendar.
    pub calendar: Calendar,
    /// Lengths of clocks, and limits.
    pub instruments: Instruments,
    /// The taxonomy, in the order of the file.
    pub topics: Vec<Topic>,
    duties: HashMap<TopicCode, Vec<Duty>>,
    institutions: HashMap<InstitutionCode, Institution>,
    unit_kinds: HashMap<UnitKindCode, UnitKind>,
    governments: HashMap<AreaCode, InstitutionCode>,
}

/// The lists a [`Rulebook`] is made of.
#[derive(Clone, Debug)]
pub struct Contents {
    /// See [`Rulebook::areas`].
    pub areas: Areas,
    /// See [`Rulebook::calendar`].
    pub calendar: Calendar,
    /// See [`Rulebook::instruments`].
    pub instruments: Instruments,
    /// See [`Rulebook::topics`].
    pub topics: Vec<Topic>,
    /// The duty map, in the order of the file.
    pub duties: Vec<Duty>,
    /// Every institution.
    pub institutions: Vec<Institution>,
    /// Every kind of unit.
    pub unit_kinds: Vec<UnitKind>,
}

impl Rulebook {
    /// Joins the lists.
    pub fn new(revision: Revision, contents: Contents) -> Self {
        let mut duties: HashMap<TopicCode, Vec<Duty>> = HashMap::new();
        for duty in contents.duties {
            duties.entry(duty.topic.clone()).or_default().push(duty);
        }
        let governments = contents
            .institutions
            .iter()
            .filter_map(|one| one.area.clone().map(|area| (area, one.code.clone())))
            .collect();
        Rulebook {
            revision,
            areas: contents.areas,
            calendar: contents.calendar,
            instruments: contents.instruments,
            topics: contents.topics,
            duties,
            institutions: contents.institutions.into_iter().map(|one| (one.code.clone(), one)).collect(),
            unit_kinds: contents.unit_kinds.into_iter().map(|kind| (kind.code.clone(), kind)).collect(),
            governments,
        }
    }

    /// Every institution, in no order.
    pub fn institutions(&self) -> impl Iterator<Item = &Institution> {
        self.institutions.values()
    }

    /// The kind of unit with this code.
    pub fn unit_kind(&self, code: &UnitKindCode) -> Option<&UnitKind> {
        self.unit_kinds.get(code)
    }

    /// Every kind of unit, in no order.
    pub fn unit_kinds(&self) -> impl Iterator<Item = &UnitKind> {
        self.unit_kinds.values()
    }

    /// The institution itself and those above it, upward.
    pub fn upward<'a>(&'a self, code: &InstitutionCode) -> impl Iterator<Item = &'a Institution> {
        std::iter::successors(self.institution(code), |one| {
            one.parent.as_ref().and_then(|above| self.institution(above))
        })
        // A rulebook whose parents run in a ring must not hang the program; `rulebook check` names it.
        .take(8)
    }

    /// Whether `code` is `above` or stands below it.
    pub fn is_at_or_below(&self, code: &InstitutionCode, above: &InstitutionCode) -> bool {
        self.upward(code).any(|one| &one.code == above)
    }
}

impl RoutingBook for Rulebook {
    fn topics(&self) -> &[Topic] {
        &self.topics
    }

    fn duties_of(&self, topic: &TopicCode) -> Vec<&Duty> {
        self.duties.get(topic).map_or_else(Vec::new, |duties| duties.iter().collect())
    }

    fn institution(&self, code: &InstitutionCode) -> Option<&Institution> {
        self.institutions.get(code)
    }

    fn government_of(&self, area: &AreaCode) -> Option<&Institution> {
        self.governments.get(area).and_then(|code| self.institutions.get(code))
    }

    fn governments_below(&self, area: &AreaCode) -> Vec<&Institution> {
        let mut below: Vec<&Institution> = self
            .governments
            .iter()
            .filter(|(other, _)| {
                *other != area && other.is_within(area) && other.level() <= AreaLevel::Regency
            })
            .filter_map(|(_, code)| self.institutions.get(code))
            .collect();
        below.sort_by(|a, b| a.code.cmp(&b.code));
        below
    }
}

/// Who is at work today: it changes as people come and go, so it is no part of the rulebook.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Institutions with at least one active admin and one active officer.
    pub connected: HashSet<InstitutionCode>,
    /// Units whose circle has a head.
    pub circles: HashSet<UnitCode>,
    /// The active national admins.
    pub nationals: HashSet<UserId>,
    /// The active officers, each with the institution they sit in.
    pub officers: HashSet<(InstitutionCode, UserId)>,
    /// The people of each circle.
    pub circle_members: HashSet<(UnitCode, UserId)>,
    /// Everybody who has a seat.
    pub seated: HashSet<UserId>,
    /// Those of them who sit in a unit, each with it.
    pub in_units: HashSet<(UnitCode, UserId)>,
    /// The active national admins, each with the institution they sit in.
    pub desks: HashSet<(InstitutionCode, UserId)>,
}

impl Directory {
    /// Whether the lead can give its case to `user`: an officer of the institution that acts; in a secret
    /// case, somebody of its circle.
    pub fn is_assignable(&self, user: UserId, lead: &Lead) -> bool {
        match &lead.circle {
            Some(circle) => self.circle_members.contains(&(circle.clone(), user)),
            None => self.officers.contains(&(lead.acting.clone(), user)),
        }
    }

    /// The institution that acts for `responsible`: it, or the nearest connected one above.
    pub fn acting_for(&self, responsible: &InstitutionCode, rulebook: &Rulebook) -> Option<InstitutionCode> {
        rulebook.upward(responsible).map(|one| &one.code).find(|code| self.connected.contains(code)).cloned()
    }

    /// The circle that takes a secret case of `unit`: its own, or that of the same unit one level up.
    pub fn circle_for(&self, unit: &UnitCode, rulebook: &Rulebook) -> Option<UnitCode> {
        rulebook
            .upward(&unit.institution)
            .take(2)
            .map(|one| UnitCode { institution: one.code.clone(), kind: unit.kind.clone() })
            .find(|circle| self.circles.contains(circle))
    }
}
