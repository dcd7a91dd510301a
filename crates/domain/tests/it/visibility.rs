//! Who sees what of a case.

use crate::country::{admin, coordinator, in_circle, national, officer};
use crate::life::{Life, PLAIN, SECRET, accuse, decline, route};
use lapor_domain::actors::{Actor, Rank};
use lapor_domain::cases::commands::Command;
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::deadlines::clocks::ClockKind;

const N: Sight = Sight::Nothing;
const L: Sight = Sight::Logged;
const F: Sight = Sight::Full;

fn viewers() -> Vec<(&'static str, Viewer)> {
    let staff = |actor: Actor| Viewer::Staff(actor.staff().expect("a member of staff").clone());
    vec![
        ("public", Viewer::Public),
        ("reporter", Viewer::Reporter),
        ("national desk", staff(national())),
        ("coordinator above the place", staff(coordinator("PROV-11"))),
        ("coordinator elsewhere", staff(coordinator("PROV-71"))),
        ("admin of REG-11.01", staff(admin("REG-11.01"))),
        ("officer of REG-11.01/ROADS", staff(officer("REG-11.01/ROADS"))),
        ("officer of REG-11.01/INSPECT", staff(officer("REG-11.01/INSPECT"))),
        ("admin of REG-11.02", staff(admin("REG-11.02"))),
        ("admin of PROV-11", staff(admin("PROV-11"))),
        ("admin of MIN", staff(admin("MIN"))),
        ("head of PROV-11/INSPECT", staff(in_circle("PROV-11/INSPECT", Rank::Head))),
        ("member of PROV-11/INSPECT", staff(in_circle("PROV-11/INSPECT", Rank::Member))),
        ("head of REG-71.01/INSPECT", staff(in_circle("REG-71.01/INSPECT", Rank::Head))),
    ]
}

/// Compares with one column of the table, in the order of [`viewers`].
#[track_caller]
fn check(story: &str, life: &Life, expected: [Sight; 14]) {
    for ((who, viewer), expected) in viewers().into_iter().zip(expected) {
        let seen = sight(&viewer, &life.case, &life.country.rulebook);
        assert_eq!(seen, expected, "{story}: {who}");
    }
}

fn secret_with_circle() -> Life {
    let mut life = Life::begin(&SECRET);
    life.does(&national(), route("REG-11.01", Some("REG-11.01/INSPECT")));
    life
}

#[test]
fn an_open_case_is_seen_by_those_who_handle_it_and_those_above() {
    let at_desk = Life::begin(&PLAIN);
    check("at the desk", &at_desk, [N, F, F, F, N, N, N, N, N, N, N, N, N, N]);

    let routed = Life::routed();
    check("routed", &routed, [N, F, F, F, N, F, F, F, N, N, N, N, N, N]);

    let mut elsewhere = Life::begin(&PLAIN);
    elsewhere.does(&national(), route("MIN", None));
    check("led outside the tree", &elsewhere, [N, F, F, N, N, N, N, N, N, N, F, N, N, N]);

    let mut acted_for = Life::begin(&PLAIN);
    acted_for.does(&national(), route("REG-11.02", None));
    check("PROV-11 acts for REG-11.02", &acted_for, [N, F, F, F, N, N, N, N, F, F, N, F, F, N]);

    let mut declined = Life::routed();
    declined.does(&officer("REG-11.01"), decline());
    check("the former lead is out", &declined, [N, F, F, F, N, N, N, N, N, N, N, N, N, N]);
}

#[test]
fn a_report_without_a_place_is_the_national_desks() {
    let placeless = Life::begin(&crate::life::Arrival { area: None, ..PLAIN });
    check("no place", &placeless, [N, F, F, N, N, N, N, N, N, N, N, N, N, N]);
}

#[test]
fn a_secret_case_is_seen_by_its_circle_alone() {
    let at_desk = Life::begin(&SECRET);
    check("at the desk", &at_desk, [N, F, L, N, N, N, N, N, N, N, N, N, N, N]);

    let routed = secret_with_circle();
    check("with its circle", &routed, [N, F, N, N, N, N, N, N, N, N, N, L, L, N]);

    let mut declined = secret_with_circle();
    declined.does(&in_circle("PROV-11/INSPECT", Rank::Head), decline());
    check("declined", &declined, [N, F, L, N, N, N, N, N, N, N, N, N, N, N]);
}

#[test]
fn the_national_desk_sees_a_secret_case_again_once_it_is_raised_there() {
    let mut life = secret_with_circle();
    life.wait_for(ClockKind::FirstResponse).does(&Actor::System, Command::Expire(ClockKind::FirstResponse));
    life.does(&Actor::Reporter, Command::Escalate);
    check("raised to the coordinator", &life, [N, F, N, N, N, N, N, N, N, N, N, L, L, N]);
    life.wait_for(ClockKind::Resolution).does(&Actor::System, Command::Expire(ClockKind::Resolution));
    check("raised to the national desk", &life, [N, F, L, N, N, N, N, N, N, N, N, L, L, N]);
}

#[test]
fn a_desk_that_was_late_does_not_keep_its_eye_on_a_secret_case() {
    let mut life = Life::begin(&SECRET);
    life.wait_for(ClockKind::Verification).does(&Actor::System, Command::Expire(ClockKind::Verification));
    life.does(&national(), route("REG-11.01", Some("REG-11.01/INSPECT")));
    check("routed late", &life, [N, F, N, N, N, N, N, N, N, N, N, L, L, N]);
}

#[test]
fn whom_it_accuses_sees_what_the_public_sees() {
    let mut unit = Life::routed();
    unit.does(&Actor::Reporter, accuse("REG-11.01/ROADS"));
    check("a unit of the lead", &unit, [N, F, F, F, N, F, N, F, N, N, N, N, N, N]);

    let mut head = Life::routed();
    head.does(&Actor::Reporter, accuse("REG-11.01"));
    check("the head, back at the desk", &head, [N, F, F, F, N, N, N, N, N, N, N, N, N, N]);

    let mut above = Life::routed();
    above.does(&Actor::Reporter, accuse("PROV-11"));
    check("the head above, who coordinates", &above, [N, F, F, N, N, F, F, F, N, N, N, N, N, N]);

    let mut officer = Life::routed();
    officer.does(&Actor::Reporter, accuse("@30"));
    check("an officer, in whatever seat", &officer, [N, F, F, F, N, F, N, N, N, N, N, N, N, N]);

    let mut circle = secret_with_circle();
    circle.does(&Actor::Reporter, accuse("@40"));
    check("the head of the circle", &circle, [N, F, N, N, N, N, N, N, N, N, N, N, L, N]);
    circle.does(&Actor::Reporter, accuse("PROV-11/INSPECT"));
    check("the circle, back at the desk", &circle, [N, F, L, N, N, N, N, N, N, N, N, N, N, N]);
}
