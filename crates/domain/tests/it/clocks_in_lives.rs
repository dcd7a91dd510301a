//! Random lives: whatever people and timers do, state is the fold of the journal and some clock is running.

use crate::country::*;
use crate::life::*;
use lapor_domain::actors::{Actor, Rank};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::{AnswerKind, Command, RejectionCode};
use lapor_domain::cases::disputes::Findings;
use lapor_domain::cases::facts::Fact;
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::status::Status;
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::{Age, Kind, Secrecy};
use lapor_domain::values::{Instant, Zone};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeSet;

fn actors() -> Vec<Actor> {
    vec![
        Actor::Reporter,
        Actor::System,
        national(),
        other_national(),
        arbiter(),
        coordinator("PROV-11"),
        admin("REG-11.01"),
        officer("REG-11.01/ROADS"),
        admin("PROV-11"),
        officer("PROV-11"),
        in_circle("PROV-11/INSPECT", Rank::Head),
        in_circle("PROV-11/INSPECT", Rank::Member),
    ]
}

/// A promise is given for some days ahead, so what can be said depends on the day.
fn commands(now: Instant) -> Vec<Command> {
    let ahead = |days| Zone::Wib.date_of(now.plus_days(days)).to_string();
    let mut all = vec![
        route("REG-11.01", None),
        route("REG-11.01", Some("REG-11.01/INSPECT")),
        route("REG-11.02", Some("REG-11.02/ROADS")),
        sure("REG-11.01"),
        ask(),
        Command::CancelQuestion,
        reply(),
        Command::Lapse,
        reject(RejectionCode::Spam),
        contest(),
        assign("REG-11.01/ROADS"),
        start(),
        progress(),
        decline(),
        decline_for("PROV-11", "PROV-11"),
        arbitrate("REG-11.01", Some("REG-11.01/INSPECT")),
        Command::LapseArbitration(duty_of("REG-11.01")),
        Command::LapseArbitration(Findings::default()),
        rearbitrate(),
        Command::Confirm,
        Command::Close,
        reopen(),
        Command::Escalate,
        Command::Withdraw,
        Command::Resume,
        rate(4),
        correct(),
        return_to_work(),
        promise(&ahead(12)),
        promise(&ahead(60)),
        deliver(),
        Command::BreakPromise,
        extend(3),
        extend(10),
    ];
    // It could be done at any time; on most days nobody is accused, or few lives would come to anything else.
    if Zone::Wib.date_of(now).day() == 13 {
        all.extend(["REG-11.01", "REG-11.01/ROADS", "PROV-11/INSPECT", "@40"].map(accuse));
    }
    all.extend(AnswerKind::ALL.map(answer));
    all.extend(ClockKind::ALL.map(Command::Expire));
    all
}

/// One step: which of the possible things happens, and how long after the one before. Unit: hours.
type Pick = (usize, i64);

fn arrival() -> impl Strategy<Value = Arrival> {
    let kind = prop::sample::select(Kind::ALL.as_slice());
    let topic = prop::sample::select([ROAD, BRIBE, ABUSE].as_slice());
    let secrecy = prop::sample::select([Secrecy::Open, Secrecy::Open, Secrecy::Secret].as_slice());
    let age = prop::sample::select([Age::Live, Age::Live, Age::Historic].as_slice());
    let place = prop::sample::select([Some("11.01"), Some("71.01"), None].as_slice());
    (kind, topic, secrecy, age, place).prop_map(|(kind, topic, secrecy, age, area)| Arrival {
        kind,
        topic,
        secrecy,
        age,
        area,
    })
}

fn picks() -> impl Strategy<Value = Vec<Pick>> {
    let hours = prop_oneof![4 => 0i64..30, 2 => 30i64..400, 1 => 400i64..1500];
    prop::collection::vec((any::<usize>(), hours), 1..60)
}

/// The first thing from `start` on, in a round, that someone may do now.
fn next_step(life: &mut Life, start: usize) -> Option<MoveName> {
    let (actors, commands) = (actors(), commands(life.now));
    let choices = actors.len() * commands.len();
    for turn in 0..choices {
        // The stride is prime to the number of choices, so that every one is met once.
        let choice = (start % choices + turn * 101) % choices;
        let (actor, command) = (&actors[choice % actors.len()], &commands[choice / actors.len()]);
        if let Ok(decision) = life.tries(actor, command) {
            let offered = life.actions(actor);
            assert!(offered.contains(&command.name()), "{:?} was not offered", command.name());
            return Some(life.take(decision));
        }
    }
    None
}

fn runs_some_clock(case: &Case) -> bool {
    case.clocks.iter().any(|clock| clock.is_open() && clock.due_at.is_some())
}

fn check_clocks(life: &Life) {
    let case = &life.case;
    let status = case.status;
    let kinds = life.open_clocks();
    let mut once = kinds.clone();
    once.dedup();
    assert_eq!(kinds, once, "one clock of a kind at a time");
    assert_eq!(status.is_open(), runs_some_clock(case), "{status:?}: someone's time is running");
    assert_eq!(status.is_open(), kinds.contains(&ClockKind::TotalWait), "{status:?}: the reporter waits");
    let runs = |kind| kinds.contains(&kind);
    let is_asked = matches!(status, Status::AwaitingReporter(_));
    assert_eq!(runs(ClockKind::Completion), is_asked, "{status:?}: a question is out");
    assert_eq!(runs(ClockKind::Promise), status == Status::Promised, "{status:?}: an act is promised");
    assert_eq!(runs(ClockKind::Arbitration), status == Status::Disputed, "{status:?}: the arbiter decides");
    assert_eq!(runs(ClockKind::ReporterReply), status == Status::Answered, "{status:?}: the reporter's turn");
    let holder = status.back().unwrap_or(status);
    assert_eq!(runs(ClockKind::Verification), holder == Status::Received, "{status:?}: at the desk");
    assert_eq!(runs(ClockKind::FirstResponse), holder == Status::Routed, "{status:?}: nothing done yet");
    if matches!(holder, Status::Routed | Status::InProgress) {
        assert!(runs(ClockKind::Resolution), "{status:?}: at work");
    }
    for clock in case.clocks.iter().filter(|clock| clock.is_paused()) {
        assert!(is_asked, "{:?} stands still without a question", clock.kind);
    }
    for clock in case.clocks.iter().filter(|clock| clock.is_open() && clock.due_at.is_some()) {
        life.due(clock.kind);
    }
}

fn check_state(life: &Life) {
    let case = &life.case;
    assert_eq!(Case::fold(case.id, &life.events).as_ref(), Some(case), "state is the fold of the journal");
    assert!(case.seen_version <= case.version);
    let is_with_lead = matches!(
        case.status.back().unwrap_or(case.status),
        Status::Routed | Status::InProgress | Status::Promised | Status::Answered
    );
    assert!(!is_with_lead || case.lead.is_some(), "{:?} without a lead", case.status);
    let has_circle = case.lead.as_ref().is_none_or(|lead| lead.circle.is_some() == case.is_secret());
    assert!(has_circle, "a secret case has a circle, an open one none");
    assert_eq!(case.ended_at.is_some(), !case.status.is_open());
    check_parties(life);
}

/// Whom the report accuses neither has it, nor sees it, nor can do anything.
fn check_parties(life: &Life) {
    let (case, rulebook) = (&life.case, &life.country.rulebook);
    if let Some(lead) = &case.lead {
        let institutions = [&lead.institution, &lead.acting].map(|code| Party::Institution(code.clone()));
        let units = lead.unit.iter().chain(&lead.circle).map(|unit| Party::Unit(unit.clone()));
        let officer = lead.officer.map(Party::Official);
        for party in institutions.into_iter().chain(units).chain(officer) {
            assert!(!case.parties.contains(&party), "{party:?} is accused and has it");
        }
    }
    for actor in actors() {
        if let Some(staff) = actor.staff().filter(|staff| case.accuses(staff)) {
            assert_eq!(life.actions(&actor), [], "{staff:?}");
            assert_eq!(sight(&Viewer::Staff(staff.clone()), case, rulebook), Sight::Nothing, "{staff:?}");
        }
    }
}

fn reads_back(fact: &Fact) -> bool {
    let values = fact.values();
    let value = |name: &str| values.iter().find(|(other, _)| *other == name).map(|(_, text)| text.clone());
    Fact::read(fact.code(), &value).as_ref() == Some(fact)
}

/// The same lives on every run.
fn config(cases: u32) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(4_831_027_591),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    }
}

/// Lives one life and checks it at every step. Gives the moves it was made of.
fn live(arrival: &Arrival, picks: &[Pick]) -> Vec<MoveName> {
    let mut life = Life::begin(arrival);
    let mut moves = Vec::new();
    check_state(&life);
    check_clocks(&life);
    for (choice, hours) in picks {
        life.now = life.now.plus_seconds(hours * 3600);
        let step = next_step(&mut life, *choice);
        assert!(step.is_some() || !life.case.status.is_open(), "stuck in {:?}", life.case.status);
        moves.extend(step);
        check_state(&life);
        check_clocks(&life);
    }
    assert!(life.events.iter().all(|event| reads_back(&event.fact)));
    moves
}

#[test]
fn any_life_holds_together() {
    let reached = RefCell::new(BTreeSet::from([MoveName::Submit]));
    let outcome = TestRunner::new(config(1600)).run(&(arrival(), picks()), |(arrival, picks)| {
        reached.borrow_mut().extend(live(&arrival, &picks));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let reached = reached.into_inner();
    let missing: Vec<_> = MoveName::ALL.iter().filter(|name| !reached.contains(name)).collect();
    assert!(missing.is_empty(), "no life went through {missing:?}");
}

proptest! {
    #![proptest_config(config(150))]

    /// A due date never moves back while a case goes on, and a reply never makes it later than assumed.
    #[test]
    fn a_pause_is_never_longer_than_was_assumed(asked_after in 0i64..200, replied_after in 0i64..1500) {
        let mut life = Life::routed();
        life.now = life.now.plus_seconds(asked_after * 3600);
        let before = life.clock(ClockKind::Resolution).due_at;
        life.does(&officer("REG-11.01"), ask());
        let assumed = life.clock(ClockKind::Resolution).due_at;
        life.now = life.now.plus_seconds(replied_after * 3600);
        life.does(&Actor::Reporter, reply());
        let after = life.clock(ClockKind::Resolution).due_at;
        prop_assert!(before <= after && after <= assumed);
    }
}
