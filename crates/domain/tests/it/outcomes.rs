//! What a life teaches about who is responsible.

use crate::country::{arbiter, national, officer, unit};
use crate::life::{Life, PLAIN, SECRET, arbitrate, assign_to, decline, decline_for, promise, route, start};
use lapor_domain::actors::Actor;
use lapor_domain::cases::commands::{AnswerKind, Command, DeclineReason};
use lapor_domain::routing::outcomes::{Ground, outcome};

/// Every life here begins with a proposal of REG-11.01, without a unit.
fn taught(life: &Life) -> Option<(String, Ground)> {
    outcome(&life.case, &life.events).map(|one| (one.holder.institution.to_string(), one.ground))
}

fn by(institution: &str, ground: Ground) -> Option<(String, Ground)> {
    Some((institution.to_owned(), ground))
}

#[test]
fn who_is_named_is_not_responsible_until_they_take_it_on() {
    let mut life = Life::begin(&PLAIN);
    assert_eq!(taught(&life), None, "at the desk");
    life.does(&national(), route("REG-11.01", None));
    assert_eq!(taught(&life), None, "named");
    let mut promised = Life::routed();
    life.does(&officer("REG-11.01"), start());
    assert_eq!(taught(&life), by("REG-11.01", Ground::AsProposed));
    promised.does(&officer("REG-11.01"), promise("2024-07-30"));
    assert_eq!(taught(&promised), by("REG-11.01", Ground::AsProposed));
    assert_eq!(taught(&Life::answered(AnswerKind::Done)), by("REG-11.01", Ground::AsProposed));
}

#[test]
fn a_correction_is_told_with_its_reason() {
    let mut named = Life::begin(&PLAIN);
    named.does(&national(), route("PROV-11", None));
    named.does(&officer("PROV-11"), start());
    assert_eq!(taught(&named), by("PROV-11", Ground::Named));

    let mut declined = Life::routed();
    declined.does(&officer("REG-11.01"), decline());
    assert_eq!(taught(&declined), None, "nobody has it");
    declined.does(&national(), route("PROV-11", None));
    assert_eq!(taught(&declined), None, "who declined took nothing on, and the next not yet");
    declined.does(&officer("PROV-11"), start());
    assert_eq!(taught(&declined), by("PROV-11", Ground::Declined(DeclineReason::Law)));
}

#[test]
fn who_declined_and_is_bound_to_it_was_proposed_rightly() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), decline_for("PROV-11", "PROV-11"));
    life.does(&officer("PROV-11"), decline());
    life.does(&arbiter(), arbitrate("REG-11.01", None));
    life.does(&officer("REG-11.01"), start());
    assert_eq!(taught(&life), by("REG-11.01", Ground::AsProposed));
}

#[test]
fn the_unit_that_does_the_work_is_part_of_it() {
    let mut life = Life::routed();
    life.does(&crate::country::admin("REG-11.01"), assign_to("REG-11.01/ROADS", crate::country::ASSIGNED));
    life.does(&officer("REG-11.01"), start());
    let found = outcome(&life.case, &life.events).expect("it teaches");
    assert_eq!(found.holder.unit, Some(unit("REG-11.01/ROADS")));
}

#[test]
fn secret_and_withdrawn_cases_teach_nothing() {
    let mut secret = Life::begin(&SECRET);
    secret.does(&national(), route("REG-11.01", Some("REG-11.01/INSPECT")));
    let head = crate::country::in_circle("PROV-11/INSPECT", lapor_domain::actors::Rank::Head);
    secret.does(&head, start());
    assert_eq!(taught(&secret), None);

    let mut withdrawn = Life::routed();
    withdrawn.does(&officer("REG-11.01"), start());
    withdrawn.does(&Actor::Reporter, Command::Withdraw);
    assert_eq!(taught(&withdrawn), None);
    withdrawn.does(&Actor::Reporter, Command::Resume);
    assert_eq!(taught(&withdrawn), by("REG-11.01", Ground::AsProposed), "taken up again it counts again");
}
