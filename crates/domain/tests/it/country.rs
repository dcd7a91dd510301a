//! A country of three provinces with just enough in it to decide about cases.
//!
//! ```text
//! PROV-11 (WIB, connected)          PROV-71 (WITA, connected)       PROV-91 (WIT, not connected)
//!   REG-11.01 (connected)             REG-71.01 (connected)           REG-91.01 (not connected)
//!   REG-11.02 (not connected)                                       MIN (WIB, no area, connected)
//! ```
//! Circles with a head: PROV-11/INSPECT and REG-71.01/INSPECT.

use jiff::civil::Date;
use lapor_domain::actors::{Actor, CircleSeat, Rank, Role, Staff};
use lapor_domain::agencies::{Institution, Level, UnitKind};
use lapor_domain::areas::Areas;
use lapor_domain::deadlines::calendar::{Calendar, DayKind, DayStatus, ListedDay};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::deadlines::instruments::{Class, Instrument, Instruments, Length, Limits, Term};
use lapor_domain::law::LegalStatus;
use lapor_domain::routing::topics::{Need, Sensitivity, Supervision, Topic, TopicKind};
use lapor_domain::rulebook::{Contents, Directory, Rulebook};
use lapor_domain::values::{
    AreaCode, InstitutionCode, InstrumentCode, Revision, TopicCode, UnitCode, UnitKindCode, UserId, Zone,
};
use std::collections::{HashMap, HashSet};

/// The law and the people of the country.
pub struct Country {
    pub rulebook: Rulebook,
    pub directory: Directory,
}

/// An ordinary topic.
pub const ROAD: &str = "road";
/// A topic *berkadar pengawasan*.
pub const BRIBE: &str = "bribe";
/// A sensitive topic that is not supervised.
pub const ABUSE: &str = "abuse";

/// Two national admins.
pub const NATIONAL: i64 = 1;
pub const OTHER_NATIONAL: i64 = 2;
/// The national admin with the arbiter's mark.
pub const ARBITER: i64 = 3;
/// An officer of every connected institution and a member of every circle.
pub const ASSIGNED: i64 = 30;

pub fn country() -> Country {
    Country { rulebook: rulebook(), directory: directory() }
}

pub fn institution(code: &str) -> InstitutionCode {
    InstitutionCode::new(code)
}

pub fn unit(code: &str) -> UnitCode {
    code.parse().expect("INSTITUTION/KIND")
}

pub fn area(code: &str) -> AreaCode {
    AreaCode::new(code)
}

pub fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

fn rulebook() -> Rulebook {
    let zones = [("11", Zone::Wib), ("71", Zone::Wita), ("91", Zone::Wit)];
    let zones: HashMap<_, _> = zones.into_iter().map(|(code, zone)| (area(code), zone)).collect();
    let contents = Contents {
        areas: Areas::new(Vec::new(), zones),
        calendar: calendar(),
        instruments: instruments(),
        topics: vec![
            topic(ROAD, Sensitivity::Plain, Supervision::Ordinary),
            topic(BRIBE, Sensitivity::Plain, Supervision::Supervised),
            topic(ABUSE, Sensitivity::Sensitive, Supervision::Ordinary),
        ],
        duties: Vec::new(),
        institutions: vec![
            government("PROV-11", None, Zone::Wib),
            government("REG-11.01", Some("PROV-11"), Zone::Wib),
            government("REG-11.02", Some("PROV-11"), Zone::Wib),
            government("PROV-71", None, Zone::Wita),
            government("REG-71.01", Some("PROV-71"), Zone::Wita),
            government("PROV-91", None, Zone::Wit),
            government("REG-91.01", Some("PROV-91"), Zone::Wit),
            Institution { level: Level::National, area: None, ..government("MIN", None, Zone::Wib) },
        ],
        unit_kinds: vec![unit_kind("ROADS"), unit_kind("INSPECT")],
    };
    Rulebook::new(Revision(7), contents)
}

fn directory() -> Directory {
    let connected = ["PROV-11", "REG-11.01", "PROV-71", "REG-71.01", "MIN"].map(institution);
    let circles = ["PROV-11/INSPECT", "REG-71.01/INSPECT"].map(unit);
    Directory {
        officers: connected.iter().map(|code| (code.clone(), UserId(ASSIGNED))).collect(),
        circle_members: circles.iter().map(|unit| (unit.clone(), UserId(ASSIGNED))).collect(),
        connected: connected.into(),
        circles: circles.into(),
        nationals: [NATIONAL, OTHER_NATIONAL, ARBITER].map(UserId).into(),
        desks: [NATIONAL, OTHER_NATIONAL, ARBITER].map(|user| (institution("MIN"), UserId(user))).into(),
        seated: [NATIONAL, OTHER_NATIONAL, ARBITER, 10, 20, ASSIGNED, 40, 41].map(UserId).into(),
        in_units: HashSet::new(),
    }
}

fn government(code: &str, parent: Option<&str>, zone: Zone) -> Institution {
    let governed = code.split_once('-').map(|(_, area)| AreaCode::new(area));
    Institution {
        code: institution(code),
        name: code.to_string(),
        short_name: code.to_string(),
        kind: "government".to_string(),
        level: if parent.is_some() { Level::Regency } else { Level::Province },
        parent: parent.map(institution),
        area: governed,
        is_autonomous: true,
        zone,
    }
}

fn unit_kind(code: &str) -> UnitKind {
    UnitKind {
        code: UnitKindCode::new(code),
        name: code.to_string(),
        variants: Vec::new(),
        is_inspectorate: code == "INSPECT",
    }
}

fn topic(code: &str, sensitivity: Sensitivity, supervision: Supervision) -> Topic {
    Topic {
        code: TopicCode::new(code),
        name: code.to_string(),
        name_en: code.to_string(),
        definition: String::new(),
        sp4n: Vec::new(),
        sensitivity,
        supervision,
        kind: TopicKind::Complaint,
        threshold: 0.6,
        place: Need::Optional,
        proof: Need::Optional,
        questions: Vec::new(),
        keywords: Vec::new(),
        pairs: Vec::new(),
    }
}

/// Monday 8 July 2024 is free everywhere, Tuesday 9 July in province 71 only, and the calendar knows
/// the years to 2025.
pub fn calendar() -> Calendar {
    let day = |on: &str, areas: &[&str]| ListedDay {
        date: date(on),
        name: "Libur".to_string(),
        kind: DayKind::NationalHoliday,
        status: DayStatus::Fixed,
        areas: areas.iter().copied().map(area).collect(),
    };
    Calendar::new(
        Revision(7),
        vec![day("2024-07-08", &[]), day("2024-07-09", &["71"]), day("2025-01-01", &[])],
    )
}

pub const LIMITS: Limits = Limits {
    contest_hk: 30,
    reopen_hk: 30,
    resume_hk: 30,
    reopenings: 2,
    contests: 1,
    pausing_questions: 2,
    pause_hk: 20,
    binding_after_declines: 2,
    promise_renewals: 1,
};

fn instruments() -> Instruments {
    let code = InstrumentCode::new("RULE");
    let rule = Instrument {
        code: code.clone(),
        name: "Aturan".to_string(),
        name_en: "Rule".to_string(),
        status: LegalStatus::HouseRule,
        note: String::new(),
        note_en: String::new(),
    };
    let terms = [
        (ClockKind::Verification, None, Length::WorkingDays(3)),
        (ClockKind::FirstResponse, None, Length::WorkingDays(5)),
        (ClockKind::Resolution, Some(Class::Information), Length::WorkingDays(5)),
        (ClockKind::Resolution, Some(Class::Aspiration), Length::WorkingDays(5)),
        (ClockKind::Resolution, Some(Class::Complaint), Length::WorkingDays(14)),
        (ClockKind::Resolution, Some(Class::SupervisedComplaint), Length::WorkingDays(60)),
        (ClockKind::Resolution, Some(Class::Reopened), Length::WorkingDays(5)),
        (ClockKind::Completion, None, Length::CalendarDays(30)),
        (ClockKind::Promise, None, Length::CalendarDays(90)),
        (ClockKind::ReporterReply, None, Length::WorkingDays(10)),
        (ClockKind::Arbitration, None, Length::WorkingDays(2)),
        (ClockKind::OuterLimit, None, Length::CalendarDays(60)),
        (ClockKind::TotalWait, None, Length::Unlimited),
    ];
    let terms = terms.map(|(clock, class, length)| (clock, class, Term { length, instrument: code.clone() }));
    let extension = Term { length: Length::WorkingDays(10), instrument: code.clone() };
    Instruments::new(vec![rule], terms.into(), LIMITS).with_extension(extension)
}

/// A member of staff of `at`: an institution, or `INSTITUTION/KIND` for one of its units.
pub fn staff(user: i64, role: Role, at: &str) -> Staff {
    let at_unit: Option<UnitCode> = at.parse().ok();
    Staff {
        user: UserId(user),
        role,
        institution: at_unit.as_ref().map_or_else(|| institution(at), |unit| unit.institution.clone()),
        unit: at_unit,
        circles: Vec::new(),
        is_arbiter: false,
    }
}

pub fn national() -> Actor {
    Actor::Staff(staff(NATIONAL, Role::National, "MIN"))
}

pub fn other_national() -> Actor {
    Actor::Staff(staff(OTHER_NATIONAL, Role::National, "MIN"))
}

pub fn arbiter() -> Actor {
    Actor::Staff(Staff { is_arbiter: true, ..staff(ARBITER, Role::National, "MIN") })
}

pub fn coordinator(of: &str) -> Actor {
    Actor::Staff(staff(10, Role::Coordinator, of))
}

pub fn admin(of: &str) -> Actor {
    Actor::Staff(staff(20, Role::Admin, of))
}

pub fn officer(of: &str) -> Actor {
    Actor::Staff(staff(30, Role::Officer, of))
}

/// An officer with a seat in the circle of `of`.
pub fn in_circle(of: &str, rank: Rank) -> Actor {
    let user = if rank == Rank::Head { 40 } else { 41 };
    let seat = CircleSeat { unit: unit(of), rank };
    Actor::Staff(Staff { circles: vec![seat], ..staff(user, Role::Officer, of) })
}
