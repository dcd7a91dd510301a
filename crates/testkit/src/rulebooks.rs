//! A small country, made by hand: two provinces in two zones, a ministry, a few topics, a few
//! holidays, and a term for every clock. Names are invented, so that no test leans on the real ones.

use jiff::civil::date;
use lapor_domain::agencies::{Institution, Level, UnitKind};
use lapor_domain::areas::{Area, Areas};
use lapor_domain::deadlines::calendar::{Calendar, DayKind, DayStatus, ListedDay};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::deadlines::instruments::{Class, Instrument, Instruments, Length, Limits, Term};
use lapor_domain::law::LegalStatus;
use lapor_domain::routing::duties::Duty;
use lapor_domain::routing::topics::{Keyword, Need, Sensitivity, Supervision, Topic, TopicKind};
use lapor_domain::rulebook::{Contents, Directory, Rulebook};
use lapor_domain::values::{
    AreaCode, InstitutionCode, InstrumentCode, Revision, TopicCode, UnitCode, UnitKindCode, UserId, Zone,
};

/// The ministry, connected.
pub const MINISTRY: &str = "KEM-A";
/// The western province's government, connected, with a circle in its inspectorate.
pub const WEST: &str = "PEMDA-91";
/// A regency of the west, connected, with a circle in its inspectorate.
pub const WEST_REGENCY: &str = "PEMDA-91.01";
/// A city of the west, not connected: the province acts for it.
pub const WEST_CITY: &str = "PEMDA-91.71";
/// The middle province's government, connected.
pub const MIDDLE: &str = "PEMDA-92";
/// A regency of the middle, connected.
pub const MIDDLE_REGENCY: &str = "PEMDA-92.01";
/// An institution that neither is connected nor stands below one that is.
pub const UNREACHABLE: &str = "KEM-B";
/// The kind of unit that circles are made of.
pub const INSPECTORATE: &str = "inspektorat";
/// The kind of unit that mends roads.
pub const ROADS: &str = "dinas-jalan";

/// The small country, as revision 1.
pub fn tiny() -> Rulebook {
    Rulebook::new(Revision(1), contents())
}

/// What the small country is made of, for tests that need it a little different.
pub fn contents() -> Contents {
    Contents {
        areas: areas(),
        calendar: calendar(),
        instruments: instruments(),
        topics: topics(),
        duties: duties(),
        institutions: institutions(),
        unit_kinds: unit_kinds(),
    }
}

/// Who is at work in the small country: the national admins are users 1 and 2.
pub fn directory() -> Directory {
    let connected = [MINISTRY, WEST, WEST_REGENCY, MIDDLE, MIDDLE_REGENCY];
    Directory {
        connected: connected.into_iter().map(InstitutionCode::new).collect(),
        circles: [WEST, WEST_REGENCY].into_iter().map(|code| unit(code, INSPECTORATE)).collect(),
        nationals: [UserId(1), UserId(2)].into_iter().collect(),
        ..Directory::default()
    }
}

/// The unit of that kind in an institution.
pub fn unit(institution: &str, kind: &str) -> UnitCode {
    UnitCode { institution: InstitutionCode::new(institution), kind: UnitKindCode::new(kind) }
}

fn areas() -> Areas {
    let list = [
        ("91", "Provinsi Barat"),
        ("91.01", "Kabupaten Lembah"),
        ("91.01.01", "Lembah Utara"),
        ("91.01.01.2001", "Desa Sumber"),
        ("91.71", "Kota Muara"),
        ("92", "Provinsi Tengah"),
        ("92.01", "Kabupaten Tanjung"),
        ("92.01.01", "Tanjung Selatan"),
    ];
    let area = |(code, name): (&str, &str)| Area {
        code: AreaCode::new(code),
        name: name.to_owned(),
        postal_code: String::new(),
    };
    let zones = [("91", Zone::Wib), ("92", Zone::Wita)];
    Areas::new(
        list.into_iter().map(area).collect(),
        zones.into_iter().map(|(code, zone)| (AreaCode::new(code), zone)).collect(),
    )
}

/// 2026: two national holidays, a day of joint leave, and a holiday of the western province only.
fn calendar() -> Calendar {
    let day = |(month, day, name, kind, areas): (i8, i8, &str, DayKind, &[&str])| ListedDay {
        date: date(2026, month, day),
        name: name.to_owned(),
        kind,
        status: DayStatus::Fixed,
        areas: areas.iter().copied().map(AreaCode::new).collect(),
    };
    let rows: [(i8, i8, &str, DayKind, &[&str]); 4] = [
        (1, 1, "Tahun Baru", DayKind::NationalHoliday, &[]),
        (3, 20, "Hari Raya", DayKind::NationalHoliday, &[]),
        (3, 23, "Cuti Bersama", DayKind::JointLeave, &[]),
        (9, 24, "Hari Jadi Barat", DayKind::NationalHoliday, &["91"]),
    ];
    Calendar::new(Revision(1), rows.into_iter().map(day).collect())
}

fn instruments() -> Instruments {
    let instrument = |code: &str, status| Instrument {
        code: InstrumentCode::new(code),
        name: code.to_owned(),
        name_en: code.to_owned(),
        status,
        note: String::new(),
        note_en: String::new(),
    };
    let term = |clock, class, length, instrument: &str| {
        (clock, class, Term { length, instrument: InstrumentCode::new(instrument) })
    };
    use Length::{CalendarDays, Unlimited, WorkingDays};
    let terms = vec![
        term(ClockKind::Verification, None, WorkingDays(3), "law"),
        term(ClockKind::FirstResponse, None, WorkingDays(5), "house"),
        term(ClockKind::Resolution, Some(Class::Information), WorkingDays(5), "law"),
        term(ClockKind::Resolution, Some(Class::Aspiration), WorkingDays(5), "law"),
        term(ClockKind::Resolution, Some(Class::Complaint), WorkingDays(14), "law"),
        term(ClockKind::Resolution, Some(Class::SupervisedComplaint), WorkingDays(60), "law"),
        term(ClockKind::Resolution, Some(Class::Reopened), WorkingDays(5), "house"),
        term(ClockKind::Completion, None, CalendarDays(30), "house"),
        term(ClockKind::Promise, None, CalendarDays(90), "house"),
        term(ClockKind::ReporterReply, None, WorkingDays(10), "house"),
        term(ClockKind::Arbitration, None, WorkingDays(2), "house"),
        term(ClockKind::OuterLimit, None, CalendarDays(60), "law"),
        term(ClockKind::TotalWait, None, Unlimited, "house"),
    ];
    let limits = Limits {
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
    let list = vec![instrument("law", LegalStatus::Repealed), instrument("house", LegalStatus::HouseRule)];
    let (_, _, extension) = term(ClockKind::Resolution, None, WorkingDays(10), "house");
    Instruments::new(list, terms, limits).with_extension(extension)
}

fn topics() -> Vec<Topic> {
    let topic = |code: &str, word: &str| Topic {
        code: TopicCode::new(code),
        name: code.to_owned(),
        name_en: code.to_owned(),
        definition: format!("Laporan tentang {word}."),
        sp4n: Vec::new(),
        sensitivity: Sensitivity::Plain,
        supervision: Supervision::Ordinary,
        kind: TopicKind::Complaint,
        threshold: 0.7,
        place: Need::Required,
        proof: Need::Optional,
        questions: Vec::new(),
        keywords: vec![Keyword { phrase: word.to_owned(), weight: 3.0 }],
        pairs: Vec::new(),
    };
    vec![
        topic("roads", "jalan rusak"),
        topic("schools", "sekolah"),
        Topic { place: Need::Optional, ..topic("passports", "paspor") },
        Topic {
            sensitivity: Sensitivity::Sensitive,
            supervision: Supervision::Supervised,
            ..topic("bribes", "pungli")
        },
    ]
}

fn duties() -> Vec<Duty> {
    let duty = |topic: &str, level, institution: Option<&str>, unit: Option<&str>| Duty {
        topic: TopicCode::new(topic),
        when: Vec::new(),
        when_area: Vec::new(),
        level,
        institution: institution.map(InstitutionCode::new),
        unit: unit.map(UnitKindCode::new),
        basis: "house rule".to_owned(),
        status: LegalStatus::HouseRule,
    };
    vec![
        duty("roads", Level::Regency, None, Some(ROADS)),
        duty("schools", Level::Province, None, None),
        duty("passports", Level::National, Some(MINISTRY), None),
        duty("bribes", Level::Regency, None, Some(INSPECTORATE)),
    ]
}

fn institutions() -> Vec<Institution> {
    let national = |code: &str| Institution {
        code: InstitutionCode::new(code),
        name: format!("Kementerian {code}"),
        short_name: code.to_owned(),
        kind: "kementerian".to_owned(),
        level: Level::National,
        parent: None,
        area: None,
        is_autonomous: true,
        zone: Zone::Wib,
    };
    let government = |code: &str, level, parent: Option<&str>, zone| Institution {
        code: InstitutionCode::new(code),
        name: format!("Pemerintah {code}"),
        short_name: code.to_owned(),
        kind: if parent.is_some() { "pemkab" } else { "pemprov" }.to_owned(),
        level,
        parent: parent.map(InstitutionCode::new),
        area: code.strip_prefix("PEMDA-").map(AreaCode::new),
        is_autonomous: true,
        zone,
    };
    vec![
        national(MINISTRY),
        national(UNREACHABLE),
        government(WEST, Level::Province, None, Zone::Wib),
        government(WEST_REGENCY, Level::Regency, Some(WEST), Zone::Wib),
        government(WEST_CITY, Level::Regency, Some(WEST), Zone::Wib),
        government(MIDDLE, Level::Province, None, Zone::Wita),
        government(MIDDLE_REGENCY, Level::Regency, Some(MIDDLE), Zone::Wita),
    ]
}

fn unit_kinds() -> Vec<UnitKind> {
    let kind = |code: &str, is_inspectorate| UnitKind {
        code: UnitKindCode::new(code),
        name: code.to_owned(),
        variants: Vec::new(),
        is_inspectorate,
    };
    vec![kind(INSPECTORATE, true), kind(ROADS, false)]
}
