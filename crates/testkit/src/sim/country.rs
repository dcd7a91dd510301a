//! Who is at work in the simulated country, and what is reported there. Its rulebook is the real one.

use lapor_app::book::Book;
use lapor_app::rulebook::Files;
use lapor_domain::actors::{CircleSeat, Rank, Role, Staff};
use lapor_domain::rulebook::Directory;
use lapor_domain::values::{Instant, InstitutionCode, Revision, UnitCode, UserId, Zone};
use std::sync::{Arc, OnceLock};

/// The institution that runs the national desk.
pub const NATIONAL_DESK: &str = "KEMENPANRB";
/// A province with a circle.
const WEST: &str = "PEMDA-33";
/// A regency of it, with a circle.
const WEST_REGENCY: &str = "PEMDA-33.07";
/// Another regency of it, which is not connected: the province acts.
const WEST_UNCONNECTED: &str = "PEMDA-33.08";
/// A province in another zone.
const EAST: &str = "PEMDA-73";
/// A city of it.
const EAST_CITY: &str = "PEMDA-73.71";
/// A ministry.
const MINISTRY: &str = "KEMENIMIPAS";
/// A ministry that is not connected, with nobody above it.
const UNREACHABLE: &str = "KEMENPU";

/// The institution whose desk is left and taken again while a world goes on.
pub const COMES_AND_GOES: &str = EAST_CITY;

/// What a citizen may name, and a desk may route to; the last is none at all.
pub const INSTITUTIONS: &[&str] =
    &[WEST, WEST_REGENCY, WEST_UNCONNECTED, EAST, EAST_CITY, MINISTRY, UNREACHABLE, "PEMDA-00.00"];

/// Kinds of unit; the last is none at all.
pub const UNIT_KINDS: &[&str] = &["INSPEKTORAT", "DPUPR", "DISDIK", "NONE"];

/// Where reports are about; an empty one is about no place.
pub const AREAS: &[&str] = &["33.07.08.1008", "33.07", "73.71", "33.07.08.1008", "33.08", "33", ""];

/// What reports say: sure, of two things, vague, supervised, sensitive, and what a school of either level is short of.
pub const WORDS: &[&str] = &[
    "Jalan berlubang dalam di depan pasar, sudah dua motor jatuh.",
    "Jalan berlubang dalam di depan pasar, dan sampah menumpuk di sana.",
    "Sampah menumpuk di depan pasar, dan jalannya berlubang dalam.",
    "Jalan berlubang di desa kami, dan lampu jalan mati sejak bulan lalu.",
    "Tolong perhatikan kami, sudah lama begini terus.",
    "Kepala desa menyelewengkan dana desa, proyeknya fiktif.",
    "Kami diminta uang untuk kartu keluarga.",
    "Seorang guru melecehkan murid perempuan di sekolah kami.",
    "Atap kelas SD negeri di kampung kami ambruk, murid belajar di tenda",
    "Atap kelas SMA negeri ambruk, murid belajar di tenda",
];

/// A seat to be filled: role, institution, unit, and the circle it belongs to.
pub struct Place {
    pub role: Role,
    pub institution: &'static str,
    pub unit: Option<&'static str>,
    pub circle: Option<Rank>,
    pub is_arbiter: bool,
}

const fn place(role: Role, institution: &'static str) -> Place {
    Place { role, institution, unit: None, circle: None, is_arbiter: false }
}

const fn in_circle(institution: &'static str, rank: Rank) -> Place {
    Place {
        role: Role::Officer,
        institution,
        unit: Some("INSPEKTORAT"),
        circle: Some(rank),
        is_arbiter: false,
    }
}

/// Everybody at work. The arbiter is the only national admin of a lonely desk.
pub fn places(is_lonely: bool) -> Vec<Place> {
    let arbiter = Place { is_arbiter: true, ..place(Role::National, NATIONAL_DESK) };
    let others = if is_lonely { 0 } else { 2 };
    let nationals = (0..others).map(|_| place(Role::National, NATIONAL_DESK));
    let mut all: Vec<Place> = std::iter::once(arbiter).chain(nationals).collect();
    all.extend([WEST, EAST].map(|code| place(Role::Coordinator, code)));
    for code in [WEST, WEST_REGENCY, EAST, EAST_CITY, MINISTRY] {
        all.extend([Role::Admin, Role::Officer].map(|role| place(role, code)));
    }
    let roads = Place { unit: Some("DPUPR"), ..place(Role::Officer, WEST_REGENCY) };
    all.push(roads);
    all.extend([WEST, WEST_REGENCY].map(|code| in_circle(code, Rank::Head)));
    all.extend([WEST, WEST_REGENCY].map(|code| in_circle(code, Rank::Member)));
    all
}

impl Place {
    /// Who sits there.
    pub fn staff(&self, user: UserId) -> Staff {
        let institution = InstitutionCode::new(self.institution);
        let unit = self.unit.map(|kind| unit(self.institution, kind));
        let circles =
            self.circle.into_iter().flat_map(|rank| unit.clone().map(|unit| CircleSeat { unit, rank }));
        Staff {
            user,
            role: self.role,
            institution,
            circles: circles.collect(),
            unit,
            is_arbiter: self.is_arbiter,
        }
    }
}

/// The unit of that kind.
pub fn unit(institution: &str, kind: &str) -> UnitCode {
    format!("{institution}/{kind}").parse().expect("a unit is written INSTITUTION/KIND")
}

/// Who they are to the rules.
pub fn directory(people: &[Staff]) -> Directory {
    let mut found = Directory::default();
    for staff in people {
        found.seated.insert(staff.user);
        found.in_units.extend(staff.unit.clone().map(|unit| (unit, staff.user)));
        if staff.role == Role::National {
            found.nationals.insert(staff.user);
            found.desks.insert((staff.institution.clone(), staff.user));
        }
        if staff.role == Role::Officer {
            found.officers.insert((staff.institution.clone(), staff.user));
        }
        for seat in &staff.circles {
            found.circle_members.insert((seat.unit.clone(), staff.user));
            if seat.rank == Rank::Head {
                found.circles.insert(seat.unit.clone());
            }
        }
    }
    let has = |role, code: &InstitutionCode| {
        people.iter().any(|staff| staff.role == role && &staff.institution == code)
    };
    let codes = people.iter().map(|staff| &staff.institution);
    found.connected =
        codes.filter(|code| has(Role::Admin, code) && has(Role::Officer, code)).cloned().collect();
    found
}

/// The rulebook, read once.
pub fn book() -> Arc<Book> {
    static BOOK: OnceLock<Arc<Book>> = OnceLock::new();
    let read = || {
        let read = Files::seed().read(Revision(1)).expect("the rulebook is without mistakes");
        Arc::new(Book::new(read).expect("the rulebook can be used"))
    };
    BOOK.get_or_init(read).clone()
}

/// When a world begins: some day from 2019 on, so that it is over before the known holidays are.
pub fn beginning(day: i64) -> Instant {
    Zone::Wib.midnight(jiff::civil::date(2019, 3, 4)).plus_seconds(9 * 3600).plus_days(day)
}
