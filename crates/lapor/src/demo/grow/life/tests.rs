use super::*;
use lapor_app::rulebook::Files;
use lapor_domain::actors::{CircleSeat, Rank, Staff};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::facts::Fact;
use lapor_domain::cases::moves::MoveName;
use lapor_domain::reports::{Age, Channel, Kind};
use lapor_domain::values::{Revision, UnitCode, UserId};
use lapor_store::keys::Purpose;
use std::collections::{BTreeSet, HashMap, HashSet};

fn world() -> World {
    let book = Book::new(Files::seed().read(Revision(1)).expect("the seed")).expect("a book");
    let circle: UnitCode = "PEMDA-33/INSPEKTORAT".parse().expect("a unit");
    let institutions: Vec<InstitutionCode> =
        book.rulebook.institutions().map(|one| one.code.clone()).collect();
    let staff = |user, role, institution: &InstitutionCode| Staff {
        user: UserId(user),
        role,
        institution: institution.clone(),
        unit: None,
        circles: Vec::new(),
        is_arbiter: false,
    };
    let member = |user, rank| Staff {
        unit: Some(circle.clone()),
        circles: vec![CircleSeat { unit: circle.clone(), rank }],
        ..staff(user, Role::Officer, &circle.institution)
    };
    let national = InstitutionCode::new("KEMENPANRB");
    let mut everybody = vec![staff(1, Role::National, &national), staff(2, Role::National, &national)];
    everybody.extend([member(3, Rank::Head), member(4, Rank::Member)]);
    everybody.push(Staff { is_arbiter: true, ..staff(7, Role::National, &national) });
    for one in &institutions {
        everybody.extend([staff(5, Role::Admin, one), staff(6, Role::Officer, one)]);
    }
    let directory = Directory {
        connected: institutions.iter().cloned().collect(),
        circles: [circle.clone()].into(),
        nationals: [UserId(1), UserId(2), UserId(7)].into(),
        officers: institutions.iter().map(|one| (one.clone(), UserId(6))).collect(),
        circle_members: [(circle.clone(), UserId(3)), (circle.clone(), UserId(4))].into(),
        ..Directory::default()
    };
    let place = tempfile::TempDir::new().expect("a directory");
    let keys = Keys::open_or_create(&place.path().join("keys"), Purpose::Demo).expect("keys");
    let now = Zone::Wib.midnight(jiff::civil::date(2026, 7, 8)).plus_seconds(10 * 3600);
    World {
        country: Country::of(&book.rulebook, &directory.circles),
        book: Arc::new(book),
        directory: Arc::new(directory),
        keys: Arc::new(keys),
        cast: Cast::of(everybody),
        words: Words::read().expect("the lists"),
        sending: Sending::until(now),
        now,
        seed: 1,
    }
}

fn lives(world: &World, all: u64) -> Vec<Lived> {
    (0..all).map(|nth| live(world, Turn { number: nth, nth, all }).expect("a life")).collect()
}

#[test]
fn a_thousand_lives_show_everything_that_can_become_of_a_case() {
    let world = world();
    // Few cases are in dispute at any time: it takes two declines, and is over in two days.
    let lives = lives(&world, 1_000);
    let cases: Vec<&Case> = lives.iter().map(Lived::case).collect();
    let statuses: BTreeSet<Status> = cases.iter().map(|case| case.status).collect();
    assert_eq!(statuses, BTreeSet::from(Status::ALL));
    for channel in Channel::ALL {
        assert!(cases.iter().any(|case| case.channel == channel), "{channel:?}");
    }
    for age in [Age::Live, Age::Historic] {
        assert!(cases.iter().any(|case| case.age == age), "{age:?}");
    }
    for kind in Kind::ALL {
        assert!(cases.iter().any(|case| case.kind == kind), "{kind:?}");
    }
    assert!(cases.iter().any(|case| case.is_secret()));
    assert!(cases.iter().any(|case| case.clocks.iter().any(Clock::is_paused)));
    assert!(cases.iter().any(|case| case.clocks.iter().any(|clock| clock.breached_at.is_some())));
}

/// Nobody is accused in made-up lives: who tries the demo acts for several of its few desks, and would lose sight of what
/// they look at.
const NOT_LIVED: [MoveName; 2] = [MoveName::NameParty, MoveName::TakeFromParty];

#[test]
fn thousands_of_lives_take_every_move_of_the_table() {
    let world = world();
    let mut taken: HashMap<MoveName, usize> = HashMap::new();
    for lived in lives(&world, 3_000) {
        for event in lived.decisions.iter().flat_map(|decision| &decision.events) {
            if let Fact::Moved { name, .. } = event.fact {
                *taken.entry(name).or_default() += 1;
            }
        }
    }
    let is_missing = |name: &&MoveName| !taken.contains_key(name) && !NOT_LIVED.contains(name);
    let missing: Vec<_> = MoveName::ALL.iter().filter(is_missing).collect();
    assert!(missing.is_empty(), "nobody took {missing:?}");
}

#[test]
fn a_life_is_the_fold_of_its_events_and_ends_before_now() {
    let world = world();
    for lived in lives(&world, 400) {
        let events: Vec<_> = lived.decisions.iter().flat_map(|one| one.events.clone()).collect();
        assert!(
            events.is_sorted_by_key(|event| event.at) && events.iter().all(|event| event.at <= world.now)
        );
        assert_eq!(Case::fold(lived.case().id, &events).as_ref(), Some(lived.case()));
        assert!(lived.begun.decision.case.received_at >= world.now.plus_days(-3 * 366));
        let is_due = |clock: &Clock| {
            clock.is_overdue(world.now.plus_seconds(-120))
                && clock.breached_at.is_none()
                && command_for(clock.kind).is_some()
        };
        assert!(!lived.case().clocks.iter().any(is_due), "a clock ran out and nobody looked");
    }
}

#[test]
fn the_same_seed_lives_the_same_lives_and_another_others() {
    let mut world = world();
    let told = |world: &World| -> Vec<(Case, String)> {
        lives(world, 40).into_iter().map(|one| (one.case().clone(), one.words)).collect()
    };
    let first = told(&world);
    assert!(first == told(&world));
    world.seed = 2;
    assert!(first != told(&world));
}

#[test]
fn no_two_numbers_share_a_ticket_or_a_key() {
    let world = world();
    let lives = lives(&world, 500);
    let tickets: HashSet<_> = lives.iter().map(|one| one.case().ticket).collect();
    let keys: HashSet<_> = lives.iter().map(|one| one.case().id).collect();
    assert_eq!((tickets.len(), keys.len()), (500, 500));
}
