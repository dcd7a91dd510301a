//! The SQL of a scope and the rule of visibility say the same, for cases and people drawn at random.

use crate::office::{Office, report};
use crate::world::NOW;
use lapor_domain::actors::{CircleSeat, Rank, Role, Staff};
use lapor_domain::agencies::{Institution, Level};
use lapor_domain::cases::case::{Case, Lead};
use lapor_domain::cases::facts::{Bond, Rung};
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::status::Status;
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::reports::Secrecy;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{AreaCode, InstitutionCode, Revision, Ticket, UserId, Zone};
use lapor_store::queues::{Queue, View, page};
use lapor_store::scope::Scope;
use lapor_testkit::databases::{Fresh, on_postgres, on_sqlite};
use lapor_testkit::rulebooks::{INSPECTORATE, ROADS, WEST, contents, unit};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn scope_is_visibility_on_sqlite() {
    on_sqlite(|fresh| agreement(fresh, 1_000, 120));
}

#[test]
fn scope_is_visibility_on_postgresql() {
    on_postgres(|fresh| agreement(fresh, 300, 60));
}

/// Few enough people that many of them are accused; some of their keys begin like others.
const PEOPLE: usize = 12;

/// Enough regencies that a coordinator's list is cut into parts.
const REGENCIES: usize = 90;

/// Draws the same numbers every time (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn maybe<T>(&mut self, value: T) -> Option<T> {
        (self.below(4) > 0).then_some(value)
    }
}

/// The small country with many regencies in its west, one of which lists an area that only looks near.
fn country() -> Rulebook {
    let mut contents = contents();
    for number in 10..10 + REGENCIES {
        let area = format!("91.{number}");
        contents.institutions.push(Institution {
            code: InstitutionCode::new(&format!("PEMDA-{area}")),
            name: area.clone(),
            short_name: area.clone(),
            kind: "pemkab".to_owned(),
            level: Level::Regency,
            parent: Some(InstitutionCode::new(WEST)),
            area: Some(AreaCode::new(&area)),
            is_autonomous: true,
            zone: Zone::Wib,
        });
    }
    Rulebook::new(Revision(1), contents)
}

pub struct World {
    pub rulebook: Rulebook,
    institutions: Vec<InstitutionCode>,
    pub dice: Dice,
}

impl World {
    pub fn new() -> World {
        let rulebook = country();
        let mut institutions: Vec<_> = rulebook.institutions().map(|one| one.code.clone()).collect();
        institutions.sort();
        // One that a later rulebook took out, and cases of the few are drawn more often.
        institutions.push(InstitutionCode::new("GONE"));
        for code in ["PEMDA-91", "PEMDA-91.01", "PEMDA-92", "PEMDA-92.01", "KEM-A"] {
            institutions.extend(std::iter::repeat_n(InstitutionCode::new(code), 30));
        }
        World { rulebook, institutions, dice: Dice(20_260_917) }
    }

    fn lead(&mut self) -> Lead {
        let institution = self.dice.pick(&self.institutions).clone();
        let acting = match self.dice.below(3) {
            0 => self.dice.pick(&self.institutions).clone(),
            _ => institution.clone(),
        };
        let circle = unit(institution.as_str(), [INSPECTORATE, ROADS][self.dice.below(2)]);
        Lead {
            circle: self.dice.maybe(circle),
            institution,
            acting,
            unit: None,
            officer: None,
            bond: Bond::Free,
        }
    }

    pub fn disguise(&mut self, case: &mut Case) {
        const AREAS: [&str; 9] = ["91", "91.01", "91.01.01.2001", "91.71", "92", "92.01", "9", "910", "91.1"];
        case.secrecy = *self.dice.pick(&[Secrecy::Open, Secrecy::Secret]);
        case.area = Some(AreaCode::new(AREAS[self.dice.below(AREAS.len())]));
        case.area = self.dice.maybe(case.area.take()).flatten();
        case.raised = *self.dice.pick(Rung::ALL);
        case.status = *self.dice.pick(&Status::ALL);
        let lead = self.lead();
        case.lead = self.dice.maybe(lead);
        case.parties = (0..self.dice.below(4)).map(|_| self.party()).collect();
        case.parties.sort();
        case.parties.dedup();
    }

    /// An institution, one of its units, or somebody at work.
    fn party(&mut self) -> Party {
        let institution = self.dice.pick(&self.institutions).clone();
        match self.dice.below(3) {
            0 => Party::Institution(institution),
            1 => Party::Unit(unit(institution.as_str(), [INSPECTORATE, ROADS][self.dice.below(2)])),
            _ => Party::Official(UserId(self.dice.below(PEOPLE) as i64)),
        }
    }

    pub fn staff(&mut self) -> Staff {
        let mut circles = Vec::new();
        for _ in 0..self.dice.below(3) {
            let institution = self.dice.pick(&self.institutions).clone();
            let unit = unit(institution.as_str(), INSPECTORATE);
            circles.push(CircleSeat { unit, rank: *self.dice.pick(&[Rank::Head, Rank::Member]) });
        }
        let institution = self.dice.pick(&self.institutions).clone();
        let own = unit(institution.as_str(), [INSPECTORATE, ROADS][self.dice.below(2)]);
        Staff {
            user: UserId(self.dice.below(PEOPLE) as i64),
            role: *self.dice.pick(&Role::ALL),
            institution,
            unit: self.dice.maybe(own),
            circles,
            is_arbiter: false,
        }
    }
}

async fn agreement(fresh: Fresh, cases: usize, people: usize) {
    let office = Office::open(&fresh).await;
    let mut world = World::new();
    let mut all = Vec::new();
    for number in 0..cases {
        let (mut decision, proposal) = office.received(&report(), NOW.plus_seconds(number as i64));
        world.disguise(&mut decision.case);
        let token = format!("token {number}");
        all.push(office.keep(&report(), decision, &proposal, &token).await.expect("kept").case);
    }
    let mut seen: BTreeMap<Role, [usize; 2]> = BTreeMap::new();
    let (mut through_circles, mut accused) = (0, 0);
    for _ in 0..people {
        let staff = world.staff();
        let listed = listed(&office, &Scope::of(&staff, &world.rulebook)).await;
        for case in &all {
            let sight = sight(&Viewer::Staff(staff.clone()), case, &world.rulebook);
            let is_seen = sight != Sight::Nothing;
            assert_eq!(listed.contains(&case.ticket), is_seen, "{staff:?}\n{case:?}");
            seen.entry(staff.role).or_default()[usize::from(is_seen)] += 1;
            through_circles += usize::from(sight == Sight::Logged && staff.role != Role::National);
            let unaccused = Case { parties: Vec::new(), ..case.clone() };
            let viewer = Viewer::Staff(staff.clone());
            let would_see = lapor_domain::cases::visibility::sight(&viewer, &unaccused, &world.rulebook);
            accused += usize::from(would_see != Sight::Nothing && !is_seen);
        }
    }
    println!("denied and seen: {seen:?}; seen through a circle: {through_circles}");
    assert_eq!(seen.len(), Role::ALL.len());
    assert!(seen.values().flatten().all(|count| *count >= 20), "{seen:?}");
    assert!(through_circles >= 20);
    assert!(accused >= 20, "cases that are kept from whom they accuse: {accused}");
}

/// Every case of a scope, page by page.
async fn listed(office: &Office, scope: &Scope) -> BTreeSet<Ticket> {
    let mut tickets = BTreeSet::new();
    for view in [View::Open, View::Ended] {
        let mut queue = Queue { scope: scope.clone(), view, after: None, limit: 37 };
        loop {
            let rows = page(&office.store, &queue).await.expect("a page");
            for row in &rows {
                assert!(tickets.insert(row.ticket), "listed twice");
                assert_eq!(row.gist.is_none(), row.secrecy == Secrecy::Secret);
            }
            queue.after = rows.last().map(|row| row.cursor());
            if rows.len() < 37 {
                break;
            }
        }
    }
    tickets
}
