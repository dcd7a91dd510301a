//! What of a life counts in the public figures: on which day, where, and once.

use crate::country::*;
use crate::life::*;
use lapor_domain::actors::Actor;
use lapor_domain::cases::commands::{AnswerKind, Command};
use lapor_domain::deadlines::clocks::ClockKind::*;
use lapor_domain::reports::Age;
use lapor_domain::satisfaction::Rating;
use lapor_domain::statistics::flows;
use lapor_domain::values::{CaseId, Zone};

/// What counts of a life: day, flow, margin, code.
fn told(life: &Life) -> Vec<String> {
    let counted = flows(CaseId(1), &life.events).expect("a life");
    let line = |one: lapor_domain::statistics::Counted| {
        let day = Zone::Wib.date_of(one.day);
        format!("{day} {} {} {}", one.flow.code(), one.margin.code(), one.code).trim_end().to_owned()
    };
    counted.into_iter().map(line).collect()
}

/// The same, of the whole country alone and without the days.
fn of_country(life: &Life) -> Vec<String> {
    let flows = told(life).into_iter().filter(|line| line.ends_with(" country"));
    flows.map(|line| line.split(' ').nth(1).unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_plain_case_counts_on_the_days_on_which_it_happens() {
    let mut life = Life::begin(&PLAIN);
    life.at("2024-07-02 23:59").does(&national(), route("REG-11.01", None));
    life.at("2024-07-04 00:00").does(&officer("REG-11.01"), start());
    life.at("2024-07-15 10:00").does(&officer("REG-11.01"), answer(AnswerKind::Done));
    life.at("2024-07-16 20:00").does(&Actor::Reporter, Command::Confirm);
    life.at("2024-07-17 20:00").does(&Actor::Reporter, Command::Rate(Rating::ALL[4]));
    let expected = [
        "2024-07-01 received country",
        "2024-07-01 received topic road",
        "2024-07-01 received province 11",
        "2024-07-01 received regency 11.01",
        "2024-07-01 received channel web",
        "2024-07-02 passed country",
        "2024-07-02 passed institution REG-11.01",
        "2024-07-04 in-time country",
        "2024-07-04 in-time institution REG-11.01",
        "2024-07-15 answered country",
        "2024-07-16 confirmed country",
        "2024-07-17 rated country",
        "2024-07-17 satisfied country",
    ];
    let topic = ROAD;
    assert_eq!(told(&life), expected.map(|line| line.replace("topic road", &format!("topic {topic}"))));
}

#[test]
fn what_happened_stays_with_the_institution_of_its_moment() {
    let mut life = Life::routed();
    life.at("2024-07-02 09:00").does(&officer("REG-11.01"), decline());
    life.at("2024-07-03 09:00").does(&national(), route("PROV-11", None));
    life.at("2024-07-04 09:00").does(&officer("PROV-11"), answer(AnswerKind::Done));
    let of_institutions: Vec<String> =
        told(&life).into_iter().filter(|line| line.contains(" institution ")).collect();
    assert_eq!(
        of_institutions,
        [
            "2024-07-01 passed institution REG-11.01",
            "2024-07-03 passed institution PROV-11",
            "2024-07-04 in-time institution PROV-11",
        ],
        "a decline is no response"
    );
}

#[test]
fn a_unit_counts_what_it_was_given_and_answers_for_it() {
    let mut life = Life::begin(&PLAIN);
    life.at("2024-07-02 09:00").does(&national(), route("REG-11.01", Some("REG-11.01/INSPECT")));
    life.at("2024-07-02 10:00").does(&admin("REG-11.01"), assign("REG-11.01/ROADS"));
    life.at("2024-07-02 11:00").does(&admin("REG-11.01"), assign("REG-11.01/ROADS"));
    life.at("2024-07-03 09:00").does(&officer("REG-11.01"), start());
    let of_units: Vec<String> = told(&life).into_iter().filter(|line| line.contains(" unit ")).collect();
    assert_eq!(
        of_units,
        [
            "2024-07-02 assigned unit REG-11.01/INSPECT",
            "2024-07-02 assigned unit REG-11.01/ROADS",
            "2024-07-03 in-time unit REG-11.01/ROADS",
        ],
        "the same unit again is no other unit"
    );
}

#[test]
fn a_late_response_counts_once_whoever_notices() {
    let mut noticed = Life::routed();
    noticed.wait_for(FirstResponse).does(&Actor::System, Command::Expire(FirstResponse));
    noticed.after_days(1).does(&officer("REG-11.01"), start());
    assert_eq!(of_country(&noticed), ["received", "passed", "late"]);

    let mut unnoticed = Life::routed();
    unnoticed.wait_for(FirstResponse).does(&officer("REG-11.01"), start());
    assert_eq!(of_country(&unnoticed), ["received", "passed", "late"]);
}

#[test]
fn silence_closes_but_satisfies_nobody() {
    let mut life = Life::answered(AnswerKind::Done);
    life.wait_for(ReporterReply).does(&Actor::System, Command::Close);
    assert_eq!(of_country(&life), ["received", "passed", "answered", "in-time", "silent"]);
    life.does(&Actor::Reporter, Command::Rate(Rating::ALL[2]));
    assert_eq!(of_country(&life).last().map(String::as_str), Some("rated"));
}

#[test]
fn a_secret_case_counts_in_the_country_alone_and_a_historic_one_nowhere() {
    let secret = Life::begin(&SECRET);
    assert_eq!(told(&secret), ["2024-07-01 received country"]);
    let historic = Life::begin(&Arrival { age: Age::Historic, ..PLAIN });
    assert_eq!(told(&historic), [] as [&str; 0]);
    assert_eq!(flows(CaseId(1), &[]), None, "nothing is no life");
}

#[test]
fn handing_a_case_on_is_no_response_and_each_new_lead_has_one_to_give() {
    let mut life = Life::routed();
    life.does(&officer("REG-11.01"), decline_for("PROV-11", "PROV-11"));
    life.does(&officer("PROV-11"), decline());
    life.does(&arbiter(), arbitrate("MIN", None));
    life.does(&arbiter(), rearbitrate());
    life.does(&arbiter(), arbitrate("REG-11.01", None));
    life.does(&officer("REG-11.01"), start());
    let expected = ["received", "passed", "passed", "passed", "passed", "in-time"];
    assert_eq!(of_country(&life), expected);
}
